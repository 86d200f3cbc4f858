"""What the price is in terms of the statements: price to earnings, enterprise value to EBITDA, yields.

Earnings and cash flow are those of the last twelve months where the source has them, else of the last fiscal
year; balances are those of the last quarter. All amounts are in the statements' currency; a price in another
one is converted at a stated rate, or every multiple is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant_core.analysis.company import Company
from assistant_core.analysis.ratios import Missing, Unit, Year, claims_before_owners, shown


@dataclass(frozen=True, slots=True)
class Multiple:
    unit: Unit
    formula: str
    value: float | None
    period: date | None
    """The end of the twelve months, or the day of the balance sheet, that it is computed from."""
    refused: str = ""


class Priced:
    """A company at its last price, in its statements' currency."""

    def __init__(self, company: Company) -> None:
        if company.factor is None:
            raise Missing(company.rate_missing)
        if company.market_cap is None:
            raise Missing("the number of shares is not known")
        self.flows = Year(company.latest_flows, 0)
        self.balance = Year(company.latest_balance, 0)
        self.close = company.close * company.factor
        self.market_cap = company.market_cap * company.factor
        self.ordinary = company.shares.ordinary

    @property
    def close_of_ordinary_share(self) -> float:
        if not self.ordinary:
            raise Missing("a listed share is not one ordinary share of the statements")
        return self.close

    @property
    def enterprise_value(self) -> float:
        return self.market_cap + claims_before_owners(self.balance)


def _price_to_earnings(priced: Priced) -> float:
    if priced.ordinary:
        return priced.close_of_ordinary_share / priced.flows.positive("DilutedEPS")
    return priced.market_cap / priced.flows.positive("NetIncome")


EARNINGS = "close / DilutedEPS; market_cap / NetIncome where a listed share is not an ordinary one"
MULTIPLES: Mapping[str, tuple[Unit, str, Callable[[Priced], float]]] = {
    "price_to_earnings": ("times", EARNINGS, _price_to_earnings),
    "price_to_sales": (
        "times",
        "market_cap / TotalRevenue",
        lambda priced: priced.market_cap / priced.flows.positive("TotalRevenue"),
    ),
    "price_to_book": (
        "times",
        "market_cap / StockholdersEquity",
        lambda priced: priced.market_cap / priced.balance.positive("StockholdersEquity"),
    ),
    "price_to_free_cash_flow": (
        "times",
        "market_cap / FreeCashFlow",
        lambda priced: priced.market_cap / priced.flows.positive("FreeCashFlow"),
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
        lambda priced: priced.flows["FreeCashFlow"] / priced.market_cap,
    ),
    "earnings_yield": (
        "percent",
        "NetIncome / market_cap",
        lambda priced: priced.flows["NetIncome"] / priced.market_cap,
    ),
    "dividend_yield": (
        "percent",
        "-CashDividendsPaid / market_cap",
        lambda priced: -priced.flows["CashDividendsPaid"] / priced.market_cap,
    ),
}
OF_BALANCE = frozenset({"price_to_book"})


def multiples(company: Company) -> dict[str, Multiple]:
    return {name: _multiple(company, name, *parts) for name, parts in MULTIPLES.items()}


def _multiple(
    company: Company, name: str, unit: Unit, formula: str, compute: Callable[[Priced], float]
) -> Multiple:
    table = company.latest_balance if name in OF_BALANCE else company.latest_flows
    try:
        return Multiple(unit, formula, shown(compute(Priced(company)), unit), table.periods[0])
    except Missing as reason:
        return Multiple(unit, formula, None, None, str(reason))
