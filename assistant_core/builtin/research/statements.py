"""Statements over several periods: every line and ratio that a table of years or quarters can show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant_core.builtin.research.figures import ratio, years_between
from assistant_core.builtin.research.outputs import Statement

Value = float | None


@dataclass(frozen=True)
class Period:
    """One column: the statements of one company at one period end, in whole units of `currency`."""

    end: str
    currency: str | None
    statements: tuple[Statement, ...]
    months: float | None = None
    whole: bool = True
    """Whether it is as long as its frequency says; if not, `months` says how long, where known."""

    def line(self, name: str) -> Value:
        found = (
            statement.value(name, statement.periods.index(self.end))
            for statement in self.statements
            if self.end in statement.periods and statement.currency == self.currency
        )
        return next((value for value in found if value is not None), None)

    @property
    def free_cash_flow(self) -> Value:
        stated, operating, spent = map(self.line, ("FreeCashFlow", "OperatingCashFlow", "CapitalExpenditure"))
        if stated is None and operating is not None and spent is not None:
            return operating + spent
        return stated


def _share(part: str, whole: str) -> Callable[[Period], Value]:
    return lambda period: ratio(period.line(part), period.line(whole))


def _line(name: str) -> Callable[[Period], Value]:
    return lambda period: period.line(name)


AMOUNTS: Mapping[str, Callable[[Period], Value]] = {
    "revenue": _line("TotalRevenue"),
    "net_income": _line("NetIncome"),
    "operating_cash_flow": _line("OperatingCashFlow"),
    "capital_expenditure": _line("CapitalExpenditure"),
    "free_cash_flow": lambda period: period.free_cash_flow,
    "dividends_paid": _line("CashDividendsPaid"),
    "buybacks": _line("RepurchaseOfCapitalStock"),
    "debt": _line("TotalDebt"),
    "equity": _line("StockholdersEquity"),
    "cash_and_investments": _line("CashCashEquivalentsAndShortTermInvestments"),
}
PERCENTAGES: Mapping[str, Callable[[Period], Value]] = {
    "gross_margin": _share("GrossProfit", "TotalRevenue"),
    "operating_margin": _share("OperatingIncome", "TotalRevenue"),
    "net_margin": _share("NetIncome", "TotalRevenue"),
    "free_cash_flow_margin": lambda period: ratio(period.free_cash_flow, period.line("TotalRevenue")),
}
MULTIPLES: Mapping[str, Callable[[Period], Value]] = {
    "debt_to_equity": _share("TotalDebt", "StockholdersEquity"),
    "current_ratio": _share("CurrentAssets", "CurrentLiabilities"),
}


def periods_of(statements: list[Statement], most: int) -> list[Period]:
    """Newest first. The first statement's currency and periods count; the others are read beside them."""
    if not statements:
        return []
    first = statements[0]
    filled = [
        index
        for index in range(len(first.periods))
        if any(first.value(line, index) is not None for line in first.lines)
    ]
    return [_period(statements, index) for index in filled[:most]]


def _period(statements: list[Statement], index: int) -> Period:
    first = statements[0]
    months = next(iter(first.months[index : index + 1]), None)
    return Period(first.periods[index], first.currency, tuple(statements), months, first.is_whole(index))


def newest_years(periods: list[Period]) -> tuple[Period | None, Period | None]:
    """The newest fiscal year and the one before it; None where there is none of twelve months."""
    whole = [period for period in periods if period.whole]
    newest, older = next(iter(whole), None), whole[1:]
    if newest and newest.months is not None:
        older = [period for period in older if years_between(period.end, newest.end) == 1]
    return newest, next(iter(older), None)


def value_of(row: str, period: Period) -> Value:
    return next(rows[row] for rows in (AMOUNTS, PERCENTAGES, MULTIPLES) if row in rows)(period)
