"""The figures of an answer: pure functions over parsed outputs.

A ratio is None when a line it needs is missing, zero where it divides, or negative where the ratio would say
nothing. Shares are fractions (0.24 for 24%); money is in whole units of the statement's currency.
"""

from dataclasses import dataclass
from datetime import date

from assistant_core.engine.models.builtin.research.facts import Facts
from assistant_core.engine.models.builtin.research.outputs import Prices, Statement, items, word


@dataclass(frozen=True)
class Trend:
    """A line of the newest period, its change since the period before, and a year since the oldest."""

    value: float | None = None
    change: float | None = None
    since: str = ""
    yearly: float | None = None
    yearly_since: str = ""


@dataclass(frozen=True)
class IncomeFigures:
    currency: str | None
    period: str
    revenue: Trend
    net_income: Trend
    gross_margin: float | None
    operating_margin: float | None
    net_margin: float | None
    net_margin_before: float | None


@dataclass(frozen=True)
class BalanceFigures:
    currency: str | None
    period: str
    equity: float | None
    debt: float | None
    debt_to_equity: float | None
    net_debt: float | None
    liabilities_share: float | None
    """Liabilities over total assets."""
    current_ratio: float | None
    cash: float | None
    cash_and_investments: float | None


@dataclass(frozen=True)
class PriceFigures:
    currency: str | None
    last: float
    last_date: str
    first: float | None
    first_date: str
    change: float | None
    high: float | None
    low: float | None


@dataclass(frozen=True)
class ValuationFigures:
    """`eps` is of the last fiscal year, `period` the end of the months that the multiple is of."""

    currency: str | None
    eps: float | None
    eps_period: str
    price_to_earnings: float | None
    period: str
    refused: str


def ratio(part: float | None, whole: float | None) -> float | None:
    """None unless both are there and the whole is positive."""
    return part / whole if part is not None and whole is not None and whole > 0 else None


def growth(new: float | None, old: float | None) -> float | None:
    """None when the old value is not positive: a percentage of a loss misleads."""
    return new / old - 1 if new is not None and old is not None and old > 0 else None


def yearly_growth(new: float | None, old: float | None, years: int) -> float | None:
    """Compound growth a year; None below two years, where it says nothing new."""
    if new is None or old is None or new <= 0 or old <= 0 or years < 2:
        return None
    return float((new / old) ** (1 / years)) - 1


def income_figures(statement: Statement) -> IncomeFigures:
    now = _newest(statement, ("TotalRevenue", "NetIncome"))
    revenue = _trend(statement, "TotalRevenue", now)
    net_income = _trend(statement, "NetIncome", now)
    return IncomeFigures(
        currency=statement.currency,
        period=statement.periods[now],
        revenue=revenue,
        net_income=net_income,
        gross_margin=ratio(statement.value("GrossProfit", now), revenue.value),
        operating_margin=ratio(statement.value("OperatingIncome", now), revenue.value),
        net_margin=ratio(net_income.value, revenue.value),
        net_margin_before=ratio(
            statement.value("NetIncome", now + 1), statement.value("TotalRevenue", now + 1)
        ),
    )


def balance_figures(statement: Statement) -> BalanceFigures:
    now = _newest(statement, ("TotalAssets", "StockholdersEquity", "TotalDebt"))
    equity, debt = statement.value("StockholdersEquity", now), statement.value("TotalDebt", now)
    cash = statement.value("CashAndCashEquivalents", now)
    net_debt = statement.value("NetDebt", now)
    if net_debt is None and debt is not None and cash is not None:
        net_debt = debt - cash
    return BalanceFigures(
        currency=statement.currency,
        period=statement.periods[now],
        equity=equity,
        debt=debt,
        debt_to_equity=ratio(debt, equity),
        net_debt=net_debt,
        liabilities_share=ratio(
            statement.value("TotalLiabilitiesNetMinorityInterest", now), statement.value("TotalAssets", now)
        ),
        current_ratio=ratio(
            statement.value("CurrentAssets", now), statement.value("CurrentLiabilities", now)
        ),
        cash=cash,
        cash_and_investments=statement.value("CashCashEquivalentsAndShortTermInvestments", now),
    )


def price_figures(prices: Prices) -> PriceFigures:
    return PriceFigures(
        currency=prices.currency,
        last=prices.last_close,
        last_date=prices.last_date,
        first=prices.first_close,
        first_date=prices.first_date,
        change=growth(prices.last_close, prices.first_close),
        high=prices.high,
        low=prices.low,
    )


def valuation_figures(ratios: Facts) -> ValuationFigures:
    """As the function for ratios gives them, which knows what lies between a price and earnings per share."""
    periods, eps = items(ratios.at("periods")), ratios.numbers("per_share", "DilutedEPS")
    return ValuationFigures(
        currency=ratios.currency,
        eps=eps[0] if eps else None,
        eps_period=word(periods[0]) if periods else "",
        price_to_earnings=ratios.number("valuation", "price_to_earnings", "value"),
        period=ratios.text("valuation", "price_to_earnings", "period"),
        refused=ratios.text("refused", "price_to_earnings"),
    )


def _newest(statement: Statement, lines: tuple[str, ...]) -> int:
    """The newest period that has one of the lines: sources list columns they have not filled yet."""
    periods = range(len(statement.periods))
    filled = (i for i in periods if any(statement.value(line, i) is not None for line in lines))
    return next(filled, 0)


def _trend(statement: Statement, line: str, now: int) -> Trend:
    value, before = statement.value(line, now), statement.value(line, now + 1)
    change = growth(value, before)
    oldest = max(
        (i for i in range(len(statement.periods)) if statement.value(line, i) is not None), default=now
    )
    years = _years(statement.periods[oldest], statement.periods[now])
    yearly = yearly_growth(value, statement.value(line, oldest), years)
    since = statement.periods[now + 1] if change is not None else ""
    return Trend(value, change, since, yearly, statement.periods[oldest] if yearly is not None else "")


def _years(start: str, end: str) -> int:
    """Whole years between two period ends; 0 when they are not a whole number of years apart."""
    try:
        days = (date.fromisoformat(end) - date.fromisoformat(start)).days
    except ValueError:
        return 0
    years = round(days / 365.25)
    return years if abs(days - years * 365.25) < 15 else 0
