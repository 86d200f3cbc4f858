"""Ratios of statements, each with its formula. Percentages and multiples have two decimals.

A ratio that would mislead is refused with its reason: growth from a loss, a return on negative equity, a
line that is not reported. None is a period in which it could not be computed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant_core.analysis.common import EQUITY, INCOME
from assistant_core.analysis.sectors import FINANCIAL, SAYS_NOTHING, Kind
from assistant_core.market.model import Table

Unit = Literal["percent", "times"]
Formula = Callable[["Year"], float]
YEAR_DAYS = (350, 380)
SPLIT = 1.5
"""A share count that changes by this factor within a year was split, or stands for another company."""


class Missing(Exception):
    """Why a ratio cannot be computed. Never leaves this package."""


@dataclass(frozen=True, slots=True)
class Year:
    """One column of a table, and the one a year before it."""

    table: Table
    index: int

    @property
    def before(self) -> "Year":
        later, earlier = (self.table.periods[i : i + 1] for i in (self.index, self.index + 1))
        if not earlier or not YEAR_DAYS[0] <= (later[0] - earlier[0]).days <= YEAR_DAYS[1]:
            raise Missing("there is no figure of the year before")
        return Year(self.table, self.index + 1)

    def __getitem__(self, line: str) -> float:
        value = self.table.value(line, self.index)
        if value is None:
            raise Missing(f"{line} is not reported")
        return value

    def positive(self, line: str) -> float:
        value = self[line]
        if value <= 0:
            raise Missing(f"{line} is zero" if value == 0 else f"{line} is negative")
        return value

    def average(self, line: str) -> float:
        """Of the two year ends around the year."""
        return (self.positive(line) + self.before.positive(line)) / 2


@dataclass(frozen=True, slots=True)
class Ratio:
    unit: Unit
    formula: str
    values: tuple[float | None, ...]
    refused: str = ""
    """Why the newest period has none; empty when it has one."""


def _growth(line: str) -> Formula:
    return lambda year: year[line] / year.before.positive(line) - 1


def _eps_growth(year: Year) -> float:
    change = year["DilutedAverageShares"] / year.before.positive("DilutedAverageShares")
    if not 1 / SPLIT < change < SPLIT:
        raise Missing("the number of shares changed too much within the year, as by a split")
    return year["DilutedEPS"] / year.before.positive("DilutedEPS") - 1


def _return_on_invested_capital(year: Year) -> float:
    tax_rate = year["TaxProvision"] / year.positive("PretaxIncome")
    return year["OperatingIncome"] * (1 - tax_rate) / year.average("InvestedCapital")


def net_debt(year: Year) -> float:
    return year["TotalDebt"] - year["CashCashEquivalentsAndShortTermInvestments"]


def claims_before_owners(year: Year) -> float:
    """Net debt, minorities and preferred shares: between an enterprise's value and its owners'."""
    others = (
        year.table.value(line, year.index) or 0 for line in ("MinorityInterest", "PreferredStockEquity")
    )
    return net_debt(year) + sum(others)


def _quick(year: Year) -> float:
    quick = year["CashCashEquivalentsAndShortTermInvestments"] + year["AccountsReceivable"]
    return quick / year.positive("CurrentLiabilities")


def _of_revenue(line: str) -> Formula:
    return lambda year: year[line] / year.positive("TotalRevenue")


RATIOS: Mapping[str, tuple[Unit, str, Formula]] = {
    "revenue_growth": ("percent", "TotalRevenue / that of the year before - 1", _growth("TotalRevenue")),
    "net_income_growth": ("percent", "NetIncome / that of the year before - 1", _growth("NetIncome")),
    "eps_growth": ("percent", "DilutedEPS / that of the year before - 1", _eps_growth),
    "gross_margin": ("percent", "GrossProfit / TotalRevenue", _of_revenue("GrossProfit")),
    "operating_margin": ("percent", "OperatingIncome / TotalRevenue", _of_revenue("OperatingIncome")),
    "net_margin": ("percent", "NetIncome / TotalRevenue", _of_revenue("NetIncome")),
    "free_cash_flow_margin": ("percent", "FreeCashFlow / TotalRevenue", _of_revenue("FreeCashFlow")),
    "return_on_equity": (
        "percent",
        f"{INCOME} / average of {EQUITY} at the end of the year and of the one before",
        lambda year: year[INCOME] / year.average(EQUITY),
    ),
    "return_on_assets": (
        "percent",
        "NetIncome / average of TotalAssets at the end of the year and of the one before",
        lambda year: year["NetIncome"] / year.average("TotalAssets"),
    ),
    "return_on_invested_capital": (
        "percent",
        "OperatingIncome * (1 - TaxProvision / PretaxIncome) / average of InvestedCapital at the end of the "
        "year and of the one before",
        _return_on_invested_capital,
    ),
    "debt_to_equity": (
        "times",
        "TotalDebt / StockholdersEquity",
        lambda year: year["TotalDebt"] / year.positive("StockholdersEquity"),
    ),
    "net_debt_to_ebitda": (
        "times",
        "(TotalDebt - CashCashEquivalentsAndShortTermInvestments) / EBITDA",
        lambda year: net_debt(year) / year.positive("EBITDA"),
    ),
    "interest_coverage": (
        "times",
        "EBIT / InterestExpense",
        lambda year: year["EBIT"] / year.positive("InterestExpense"),
    ),
    "current_ratio": (
        "times",
        "CurrentAssets / CurrentLiabilities",
        lambda year: year["CurrentAssets"] / year.positive("CurrentLiabilities"),
    ),
    "quick_ratio": (
        "times",
        "(CashCashEquivalentsAndShortTermInvestments + AccountsReceivable) / CurrentLiabilities",
        _quick,
    ),
    "cash_conversion": (
        "times",
        "OperatingCashFlow / NetIncome",
        lambda year: year["OperatingCashFlow"] / year.positive("NetIncome"),
    ),
}


NOT_OF_FINANCIALS = frozenset(
    """free_cash_flow_margin return_on_invested_capital net_debt_to_ebitda interest_coverage current_ratio
    quick_ratio cash_conversion""".split()
)


def ratios(table: Table, kind: Kind = "operating") -> dict[str, Ratio]:
    """Every ratio for every period of annual figures, refused where it says nothing of the kind of company."""
    return {
        name: Ratio(unit, formula, (None,) * len(table.periods), SAYS_NOTHING)
        if kind in FINANCIAL and name in NOT_OF_FINANCIALS
        else _ratio(table, unit, formula, compute)
        for name, (unit, formula, compute) in RATIOS.items()
    }


def shown(value: float, unit: Unit) -> float:
    return round(value * 100, 2) if unit == "percent" else round(value, 2)


def _ratio(table: Table, unit: Unit, formula: str, compute: Formula) -> Ratio:
    found = list(_values(table, unit, compute))
    values = tuple(None if isinstance(value, Missing) else value for value in found)
    refused = str(found[0]) if isinstance(found[0], Missing) else ""
    return Ratio(unit, formula, values, refused)


def _values(table: Table, unit: Unit, compute: Formula) -> Iterator[float | Missing]:
    for index in range(len(table.periods)):
        try:
            value = compute(Year(table, index))
        except Missing as reason:
            yield reason
        else:
            yield shown(value, unit)
