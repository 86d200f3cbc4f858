"""The figures of an answer: pure functions over parsed outputs.

A ratio is None when a line it needs is missing, zero where it divides, or negative where the ratio would say
nothing. Shares are fractions (0.24 for 24%); money is in whole units of the statement's currency.
"""

from dataclasses import dataclass
from datetime import date

from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.outputs import Prices, Statement, items, word

FINANCIAL = frozenset({"bank", "insurer", "financial"})


@dataclass(frozen=True)
class Trend:
    """A line of the newest whole period, its change since the one before, and a year since the oldest."""

    value: float | None = None
    change: float | None = None
    since: str = ""
    yearly: float | None = None
    yearly_since: str = ""


@dataclass(frozen=True)
class IncomeFigures:
    currency: str | None
    period: str
    whole: bool
    """Whether the period is as long as its frequency says; if not, `months` says how long, where known."""
    months: float | None
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
    """`eps` is of the last fiscal year, `period` the end of the months that the multiple is of.

    Earnings per share that are of other shares than the listed one are left out beside its price.
    """

    currency: str | None
    eps: float | None
    eps_period: str
    price_to_earnings: float | None
    period: str
    refused: str
    financial: bool
    """A bank, an insurer or the like: its cash flow and its debt say nothing for or against it."""


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
    before = _before(statement, now)
    return IncomeFigures(
        currency=statement.currency,
        period=statement.periods[now],
        whole=statement.is_whole(now),
        months=next(iter(statement.months[now : now + 1]), None),
        revenue=revenue,
        net_income=net_income,
        gross_margin=ratio(statement.value("GrossProfit", now), revenue.value),
        operating_margin=ratio(statement.value("OperatingIncome", now), revenue.value),
        net_margin=ratio(net_income.value, revenue.value),
        net_margin_before=None
        if before is None
        else ratio(statement.value("NetIncome", before), statement.value("TotalRevenue", before)),
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
    newest = ratios.newest_year
    year = slice(0, 0) if newest is None else slice(newest, newest + 1)
    other_shares = ratios.at("eps_of_listed_share") is False
    return ValuationFigures(
        currency=ratios.currency,
        eps=None if other_shares else next(iter(ratios.numbers("per_share", "DilutedEPS")[year]), None),
        eps_period=next((word(end) for end in items(ratios.at("periods"))[year]), ""),
        price_to_earnings=ratios.number("valuation", "price_to_earnings", "value"),
        period=ratios.text("valuation", "price_to_earnings", "period"),
        refused=ratios.text("refused", "price_to_earnings"),
        financial=ratios.text("company_kind") in FINANCIAL,
    )


def _newest(statement: Statement, lines: tuple[str, ...]) -> int:
    """The newest whole period that has one of the lines: sources list columns they have not filled yet."""
    periods = range(len(statement.periods))
    filled = [i for i in periods if any(statement.value(line, i) is not None for line in lines)]
    return next(filter(statement.is_whole, filled), next(iter(filled), 0))


def _before(statement: Statement, now: int) -> int | None:
    """The period that one is compared with: the next older whole one, of years that of a year before."""
    if not statement.is_whole(now):
        return None
    older = [i for i in range(now + 1, len(statement.periods)) if statement.is_whole(i)]
    if statement.frequency == "annual" and statement.months:
        older = [i for i in older if years_between(statement.periods[i], statement.periods[now]) == 1]
    return next(iter(older), None)


def _trend(statement: Statement, line: str, now: int) -> Trend:
    value, before = statement.value(line, now), _before(statement, now)
    if before is None:
        return Trend(value)
    change = growth(value, statement.value(line, before))
    known = (i for i in range(len(statement.periods)) if statement.value(line, i) is not None)
    oldest = max(filter(statement.is_whole, known), default=now)
    years = years_between(statement.periods[oldest], statement.periods[now])
    yearly = yearly_growth(value, statement.value(line, oldest), years)
    since = statement.periods[before] if change is not None else ""
    return Trend(value, change, since, yearly, statement.periods[oldest] if yearly is not None else "")


def years_between(start: str, end: str) -> int:
    """Whole years between two period ends; 0 when they are not a whole number of years apart."""
    try:
        days = (date.fromisoformat(end) - date.fromisoformat(start)).days
    except ValueError:
        return 0
    years = round(days / 365.25)
    return years if abs(days - years * 365.25) < 15 else 0
