"""What the price is in terms of the statements: price to earnings, enterprise value to EBITDA, yields.

The market value of the whole company is held against the whole company's figures. Earnings alone are held
per share, as everybody does, where nothing lies between a listed share and the statements' shares. Earnings
and cash flow are those of the last twelve months where the source has them, else of the last fiscal year;
balances are those of the last quarter. All amounts are in the statements' currency; a price in another one is
converted at a stated rate, or every multiple is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant_core.analysis.common import EQUITY, INCOME
from assistant_core.analysis.company import Company
from assistant_core.analysis.ratios import NO_TWELVE_MONTHS, Missing, Unit, Year, claims_before_owners, shown
from assistant_core.analysis.sectors import FINANCIAL, SAYS_NOTHING, Kind


@dataclass(frozen=True, slots=True)
class Multiple:
    unit: Unit
    formula: str
    value: float | None
    period: date | None
    """The end of the twelve months, or the day of the balance sheet, that it is computed from; of an estimate
    the end of the fiscal year."""
    refused: str = ""
    eps_estimate: float | None = None
    """Of analysts, in `eps_currency`; `growth_percent` is that of their estimates."""
    eps_currency: str | None = None
    analysts: int | None = None
    growth_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Priced:
    """A company at a price, in its statements' currency."""

    flows: Year
    balance: Year
    close: float
    market_cap: float
    ordinary: bool
    """Whether earnings per share are those of a listed share."""
    kind: Kind

    @property
    def per_share(self) -> bool:
        return self.ordinary and self.flows.table.value("DilutedEPS", self.flows.index) is not None

    @property
    def financial(self) -> bool:
        return self.kind in FINANCIAL

    @property
    def enterprise_value(self) -> float:
        if self.financial:
            raise Missing(SAYS_NOTHING)
        return self.market_cap + claims_before_owners(self.balance)

    @property
    def free_cash_flow(self) -> float:
        if self.financial:
            raise Missing(SAYS_NOTHING)
        return self.flows["FreeCashFlow"]

    @property
    def funds_from_operations(self) -> float:
        gain = self.flows.table.value("GainLossOnSaleOfPPE", self.flows.index) or 0
        return self.flows[INCOME] + self.flows["DepreciationAndAmortization"] - gain


def priced_now(company: Company) -> Priced:
    """At its last price. Raises Missing."""
    if company.factor is None:
        raise Missing(company.rate_missing)
    if company.market_cap is None:
        raise Missing("the number of shares is not known")
    if not company.latest_flows.periods:
        raise Missing(NO_TWELVE_MONTHS)
    return Priced(
        Year(company.latest_flows, 0),
        Year(company.latest_balance, 0),
        company.close * company.factor,
        company.market_cap * company.factor,
        company.shares.ordinary,
        company.kind,
    )


def _price_to_earnings(priced: Priced) -> float:
    if priced.per_share:
        return priced.close / priced.flows.positive("DilutedEPS")
    return priced.market_cap / priced.flows.positive(INCOME)


def _earnings_yield(priced: Priced) -> float:
    if priced.per_share:
        return priced.flows["DilutedEPS"] / priced.close
    return priced.flows[INCOME] / priced.market_cap


def _of(amount: float, line: str) -> float:
    if amount <= 0:
        raise Missing(f"{line} is zero" if amount == 0 else f"{line} is negative")
    return amount


PER_SHARE: Mapping[str, str] = {
    "price_to_earnings": "close / DilutedEPS",
    "earnings_yield": "DilutedEPS / close",
}
"""Formulas where nothing lies between a listed share and the statements' shares."""
MULTIPLES: Mapping[str, tuple[Unit, str, Callable[[Priced], float]]] = {
    "price_to_earnings": ("times", f"market_cap / {INCOME}", _price_to_earnings),
    "price_to_sales": (
        "times",
        "market_cap / TotalRevenue",
        lambda priced: priced.market_cap / priced.flows.positive("TotalRevenue"),
    ),
    "price_to_book": (
        "times",
        f"market_cap / {EQUITY}",
        lambda priced: priced.market_cap / priced.balance.positive(EQUITY),
    ),
    "price_to_free_cash_flow": (
        "times",
        "market_cap / FreeCashFlow",
        lambda priced: priced.market_cap / _of(priced.free_cash_flow, "FreeCashFlow"),
    ),
    "enterprise_value_to_ebitda": (
        "times",
        "enterprise_value / EBITDA",
        lambda priced: priced.enterprise_value / priced.flows.positive("EBITDA"),
    ),
    "enterprise_value_to_sales": (
        "times",
        "enterprise_value / TotalRevenue",
        lambda priced: priced.enterprise_value / priced.flows.positive("TotalRevenue"),
    ),
    "free_cash_flow_yield": (
        "percent",
        "FreeCashFlow / market_cap",
        lambda priced: priced.free_cash_flow / priced.market_cap,
    ),
    "earnings_yield": ("percent", f"{INCOME} / market_cap", _earnings_yield),
    "dividend_yield": (
        "percent",
        "-CashDividendsPaid / market_cap",
        lambda priced: -priced.flows["CashDividendsPaid"] / priced.market_cap,
    ),
    "price_to_funds_from_operations": (
        "times",
        f"market_cap / ({INCOME} + DepreciationAndAmortization - GainLossOnSaleOfPPE)",
        lambda priced: priced.market_cap / _of(priced.funds_from_operations, "funds from operations"),
    ),
}
OF_BALANCE = frozenset({"price_to_book"})
OF_REITS = frozenset({"price_to_funds_from_operations"})
"""What only real estate investment trusts are measured by."""


def multiples(company: Company) -> dict[str, Multiple]:
    """Every multiple that its kind of company is measured by, at its last price."""
    return {
        name: _multiple(company, name, *parts)
        for name, parts in MULTIPLES.items()
        if company.kind == "reit" or name not in OF_REITS
    }


def _multiple(
    company: Company, name: str, unit: Unit, formula: str, compute: Callable[[Priced], float]
) -> Multiple:
    table = company.latest_balance if name in OF_BALANCE else company.latest_flows
    try:
        priced = priced_now(company)
        own = PER_SHARE.get(name, formula) if priced.per_share else formula
        return Multiple(unit, own, shown(compute(priced), unit), table.periods[0])
    except Missing as reason:
        return Multiple(unit, formula, None, None, str(reason))
