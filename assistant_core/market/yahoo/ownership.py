"""Who owns a company, and what its insiders did with their shares."""

from collections.abc import Iterator
from typing import Any

from assistant_core.market.company import Holder, InsiderTrade, NetPurchases, Ownership
from assistant_core.market.yahoo.currency import nearest_unit
from assistant_core.market.yahoo.fetch import expecting, origin_now
from assistant_core.market.yahoo.summary import Modules, Terms, fetch_modules, terms
from assistant_core.market.yahoo.values import amount, count, day, percent, rows, text

MODULES = (
    "majorHoldersBreakdown",
    "institutionOwnership",
    "fundOwnership",
    "insiderTransactions",
    "netSharePurchaseActivity",
)
KINDS = {"institutionOwnership": "institution", "fundOwnership": "fund"}


def ownership(symbol: str) -> Ownership | None:
    """None where there is nothing of it, as of funds and coins."""
    modules = fetch_modules(symbol, *MODULES)
    with expecting("a list of owners"):
        found = parse(terms(symbol, modules), modules)
    parts = (
        found.insiders_percent,
        found.institutions_percent,
        found.holders,
        found.trades,
        found.net_purchases,
    )
    return found if any(parts) else None


def parse(its: Terms, modules: Modules) -> Ownership:
    shares = modules.get("majorHoldersBreakdown", {})
    of_insiders, of_institutions = (
        percent(shares.get(f"{who}PercentHeld")) for who in ("insiders", "institutions")
    )
    institutions = count(shares.get("institutionsCount"))
    if not (of_insiders or of_institutions or institutions):
        # Nobody counted anybody.
        of_insiders = of_institutions = institutions = None
    return Ownership(
        listing=its.listing,
        currency=its.currency,
        origin=origin_now(),
        insiders_percent=of_insiders,
        institutions_percent=of_institutions,
        institutions_count=institutions,
        holders=tuple(holder for name in KINDS for holder in holders(its, name, modules.get(name, {}))),
        trades=tuple(trades(its, modules.get("insiderTransactions", {}))),
        net_purchases=net_purchases(modules.get("netSharePurchaseActivity", {})),
    )


def holders(its: Terms, module: str, told: dict[str, Any]) -> Iterator[Holder]:
    """The largest first."""
    for row in sorted(
        rows(told.get("ownershipList")), key=lambda row: amount(row.get("position")) or 0, reverse=True
    ):
        if name := text(row.get("organization")):
            shares = count(row.get("position"))
            yield Holder(
                name=name,
                kind=KINDS[module],
                as_of=day(row.get("reportDate")),
                shares=shares,
                percent=percent(row.get("pctHeld")),
                value=value_of(its, row.get("value"), shares),
                change_percent=percent(row.get("pctChange")),
            )


def trades(its: Terms, told: dict[str, Any]) -> Iterator[InsiderTrade]:
    """The latest first."""
    for row in sorted(
        rows(told.get("transactions")), key=lambda row: amount(row.get("startDate")) or 0, reverse=True
    ):
        if name := text(row.get("filerName")):
            shares = count(row.get("shares"))
            yield InsiderTrade(
                day=day(row.get("startDate")),
                name=name,
                relation=text(row.get("filerRelation")),
                what=text(row.get("transactionText")),
                shares=shares,
                value=value_of(its, row.get("value"), shares),
            )


def value_of(its: Terms, value: object, shares: int | None) -> float | None:
    """In whole units: what so many shares cost tells which unit Yahoo used. A grant may cost 0."""
    about = None if its.price is None or not shares else its.price * shares
    found = amount(value)
    return None if found is None or found < 0 else nearest_unit(found, its.divisor, about)


def net_purchases(told: dict[str, Any]) -> NetPurchases | None:
    net = amount(told.get("netInfoShares"))
    found = NetPurchases(
        period=text(told.get("period")),
        shares_bought=count(told.get("buyInfoShares")),
        shares_sold=count(told.get("sellInfoShares")),
        net_shares=None if net is None else int(net),
    )
    return found if found.shares_bought or found.shares_sold else None
