"""Ratios of statements, each with its formula. Percentages and multiples have two decimals.

A ratio that would mislead is refused with its reason: growth from a loss, a return on negative equity, a
line that is not reported. None is a period in which it could not be computed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant_core.analysis.common import EQUITY, INCOME, completed
from assistant_core.analysis.sectors import FINANCIAL, SAYS_NOTHING, Kind
from assistant_core.market.lines import SPLIT
from assistant_core.market.model import Table
from assistant_core.market.periods import written

Unit = Literal["percent", "times"]
Formula = Callable[["Year"], float]
YEAR_DAYS = (350, 380)
NO_TWELVE_MONTHS = "there are no figures of twelve months"


class Missing(Exception):
    """Why a ratio cannot be computed. Never leaves this package."""


@dataclass(frozen=True, slots=True)
class Year:
    """One column of a table. What a year before was may stand in the table or in `others`."""

    table: Table
    index: int
    others: tuple[Table, ...] = ()

    @property
    def months(self) -> int | None:
        """Of its flows."""
        return self.table.months(self.index)

    @property
    def full(self) -> "Year":
        """Itself where its flows are of twelve months; only such flows meet balances and other years."""
        if self.table.is_year(self.index):
            return self
        raise Missing(length_refused(self.table.periods[self.index], self.months))

    def flow_before(self, line: str) -> float:
        """Of the twelve months that end a year before."""
        reason = "there is no figure of the year before"
        for column in self._a_year_before():
            if column.table.value(line, column.index) is None:
                continue
            if column.table.is_year(column.index):
                return column.positive(line)
            reason = length_refused(column.table.periods[column.index], column.months)
        raise Missing(reason)

    def balance_before(self, line: str) -> float:
        """A year before."""
        for column in self._a_year_before():
            if column.table.value(line, column.index) is not None:
                return column.positive(line)
        raise Missing("there is no figure of the year before")

    def _a_year_before(self) -> Iterator["Year"]:
        end = self.table.periods[self.index]
        for table in (self.table, *self.others):
            for index, period in enumerate(table.periods):
                if YEAR_DAYS[0] <= (end - period).days <= YEAR_DAYS[1]:
                    yield Year(table, index)

    def __getitem__(self, line: str) -> float:
        value = self.table.value(line, self.index)
        if value is None:
            raise Missing(f"{line} is not reported" if self.table.periods else NO_TWELVE_MONTHS)
        return value

    def positive(self, line: str) -> float:
        value = self[line]
        if value <= 0:
            raise Missing(f"{line} is zero" if value == 0 else f"{line} is negative")
        return value

    def average(self, line: str) -> float:
        """Of the two year ends around the year."""
        return (self.positive(line) + self.balance_before(line)) / 2


@dataclass(frozen=True, slots=True)
class Ratio:
    unit: Unit
    formula: str
    values: tuple[float | None, ...]
    refused: str = ""
    """Why the newest period has none; empty when it has one."""


def length_refused(end: date, months: int | None) -> str:
    if months is None:
        return f"it is not known how many months the period to {end} has"
    return f"the period to {end} has {written(months)}, not 12"


def _growth(line: str) -> Formula:
    return lambda year: year.full[line] / year.flow_before(line) - 1


def _eps_growth(year: Year) -> float:
    change = year.full["DilutedAverageShares"] / year.flow_before("DilutedAverageShares")
    if not 1 / SPLIT < change < SPLIT:
        raise Missing("the number of shares changed too much within the year, as by a split")
    return year["DilutedEPS"] / year.flow_before("DilutedEPS") - 1


def _return_on(line: str, income: str = "NetIncome") -> Formula:
    return lambda year: year.full[income] / year.average(line)


def _return_on_invested_capital(year: Year) -> float:
    tax_rate = year["TaxProvision"] / year.positive("PretaxIncome")
    return year.full["OperatingIncome"] * (1 - tax_rate) / year.average("InvestedCapital")


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
        _return_on(EQUITY, INCOME),
    ),
    "return_on_assets": (
        "percent",
        "NetIncome / average of TotalAssets at the end of the year and of the one before",
        _return_on("TotalAssets"),
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
        lambda year: net_debt(year) / year.full.positive("EBITDA"),
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


def ratios(table: Table, *others: Table, kind: Kind = "operating") -> dict[str, Ratio]:
    """Every ratio for every period of annual figures, refused where it says nothing of the kind of company.

    In `others` a figure of the year before is looked for where the table itself has none, as after a changed
    fiscal year.
    """
    table, others = completed(table), tuple(map(completed, others))
    return {
        name: Ratio(unit, formula, (None,) * len(table.periods), SAYS_NOTHING)
        if kind in FINANCIAL and name in NOT_OF_FINANCIALS
        else _ratio(table, others, unit, formula, compute)
        for name, (unit, formula, compute) in RATIOS.items()
    }


def shown(value: float, unit: Unit) -> float:
    return round(value * 100, 2) if unit == "percent" else round(value, 2)


def _ratio(table: Table, others: tuple[Table, ...], unit: Unit, formula: str, compute: Formula) -> Ratio:
    found = [_value(Year(table, index, others), unit, compute) for index in range(len(table.periods))]
    values = tuple(None if isinstance(value, Missing) else value for value in found)
    refused = str(found[0]) if isinstance(found[0], Missing) else ""
    return Ratio(unit, formula, values, refused)


def _value(year: Year, unit: Unit, compute: Formula) -> float | Missing:
    try:
        return shown(compute(year), unit)
    except Missing as reason:
        return reason
