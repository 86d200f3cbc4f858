"""How many listed shares a company is, and whether its figures per share are those of a listed share.

The source's own market value leads. The share count of the balance sheet checks it: a split since, a
depositary receipt, another class of shares or a stock dividend lies between where the two do not fit. What
is earned per share is checked, too: times the shares it must come to the net income of common shares.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from assistant_core.analysis.common import INCOME
from assistant_core.market.company import Quote
from assistant_core.market.model import Split, Table

FITS = 0.05
"""How far two share counts may be apart: buybacks and grants of some months."""
EARNINGS_FIT = 0.15
"""The same for earnings per share times shares, which are diluted and of the year's average."""
LEAST_PART = 0.6
"""Of net income, that what is earned by the listed shares may be where other shares take part in it."""
WHOLE = 0.02
"""How far a receipt's ratio may be from a whole number of shares."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many listed shares the whole company is. `count` is None where that is not known."""

    count: float | None
    formula: str
    ordinary: bool
    """Whether a figure per share of the statements is one of a listed share, so that a price can be held
    against it."""
    per_counted: float | None = None
    """Listed shares for each one that the newest balance sheet counts; None where nothing explains them."""
    notes: tuple[str, ...] = ()
    """What lies between the two share counts, or between earnings and earnings per share."""


def count_shares(flows: Table, balance: Table, quote: Quote, splits: Sequence[Split]) -> Shares:
    """`flows` and `balance` are the newest of the statements; `splits` those that are known."""
    counted = balance.value("OrdinarySharesNumber") or None
    later, since_flows = _after(balance, splits), _after(flows, splits)
    factor = prod(split.factor or 1 for split in later)
    if quote.market_cap and quote.price:
        listed, formula = quote.market_cap / quote.price, "the source's market value / its price"
    elif quote.shares_outstanding:
        listed, formula = quote.shares_outstanding, "the source's number of shares"
    elif counted:
        listed = counted * factor
        formula = "OrdinarySharesNumber, not confirmed by a market value of the source's own"
    else:
        return Shares(None, "", ordinary=False)
    per_counted, between = _between(listed, counted, factor, later)
    if between:
        return Shares(listed, formula, ordinary=False, per_counted=per_counted, notes=between)
    if since_flows:
        return Shares(listed, formula, False, per_counted, (_split_since(since_flows),))
    ordinary, notes = _are_of_listed_shares(flows, listed)
    return Shares(listed, formula, ordinary, per_counted, notes)


def _between(
    listed: float, counted: float | None, factor: float, splits: list[Split]
) -> tuple[float | None, tuple[str, ...]]:
    """Listed shares for each counted one, as far as it is explained, and a note of what lies between."""
    if counted is None:
        return None, ()
    if factor != 1 and _near(listed, counted * factor, FITS):
        return factor, (_split_since(splits),)
    if factor != 1 and _near(listed, counted, FITS):
        return None, (
            f"A split came after the last balance sheet: {_listed(splits)}. The market value stands for as "
            "many shares as that sheet: either both are adjusted for the split, or neither is. Check it "
            "before relying on multiples.",
        )
    if _near(listed, counted, FITS):
        return 1.0, ()
    apart = abs(counted / listed - 1) * 100
    by_count = f"{apart:.1f} % higher" if counted > listed else f"{apart:.1f} % lower"
    many = counted / listed if counted > listed else listed / counted
    if round(many) >= 2 and _near(many, round(many), WHOLE):
        how = (
            f"one listed share stands for {round(many)} shares of the balance sheet"
            if counted > listed
            else f"{round(many):,} listed shares stand for one share of the balance sheet"
        )
        return (1 / round(many) if counted > listed else float(round(many))), (
            f"By the market value, {how}, as with a depositary receipt, another class of shares or a split. "
            "The market value is held against the whole company's figures.",
        )
    return None, (
        f"The market value stands for {listed:,.0f} shares, the balance sheet of the last report counts "
        f"{counted:,.0f} ({(listed / counted - 1) * 100:+.1f} %). Nothing that is known here explains it: a "
        "stock dividend, an issue, a buyback or another class of shares may. The market value is taken, and "
        f"nothing per share is held against the price; by the counted shares it would be {by_count}.",
    )


def _after(table: Table, splits: Iterable[Split]) -> list[Split]:
    """The splits after the newest period."""
    return [split for split in splits if table.periods and split.day > table.periods[0]]


def _split_since(splits: list[Split]) -> str:
    return (
        f"A split came after the last report: {_listed(splits)}. Figures per share may be of the shares "
        "before it, so the market value is held against the whole company's figures."
    )


def _listed(splits: list[Split]) -> str:
    return ", ".join(f"{split.ratio} ({split.day})" for split in splits)


def _are_of_listed_shares(flows: Table, listed: float) -> tuple[bool, tuple[str, ...]]:
    """Whether earnings per share are those of a listed share, and a note where that is not plain."""
    eps, income = flows.value("DilutedEPS"), flows.value(INCOME)
    if eps is None or not income or _near(eps * listed, income, EARNINGS_FIT):
        return True, ()
    part, diluted = eps * listed / income, flows.value("DilutedAverageShares") or listed
    if LEAST_PART <= part < 1 and 1 - EARNINGS_FIT <= diluted / listed <= (1 + EARNINGS_FIT) / part:
        return True, (
            f"Diluted earnings per share times the listed shares come to {part * 100:.1f} % of net income to "
            "common shares: others take part in it, as preferred shares that share in profits or shares that "
            "options become. Price to earnings is per share; the market value is of the listed shares alone, "
            "so what is made of it comes out low.",
        )
    return False, (
        f"Diluted earnings per share ({eps:,g}) times the shares of the market value come to "
        f"{eps * listed:,.0f}, net income to common shares is {income:,.0f}: they are of other shares. The "
        "market value is held against net income.",
    )


def _near(one: float, other: float, tolerance: float) -> bool:
    return other != 0 and abs(one / other - 1) <= tolerance
