"""Earnings: when they come, what they were, and what analysts expect.

Amounts are in whole units of the currency that stands beside them, which need not be that of the price. What
a source did not say is None, never 0.
"""

from dataclasses import dataclass
from datetime import date

from assistant_core.market.model import Listing, Origin


@dataclass(frozen=True, slots=True)
class EarningsDate:
    """When a company reports next; until it is confirmed, between `day` and `day_to`."""

    day: date
    day_to: date | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class ReportedQuarter:
    end: date
    actual: float | None
    estimate: float | None


@dataclass(frozen=True, slots=True)
class Range:
    """What analysts expect; `year_ago` is the figure reported a year before."""

    average: float | None = None
    low: float | None = None
    high: float | None = None
    analysts: int | None = None
    year_ago: float | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """`period` is current_quarter, next_quarter, current_year or next_year."""

    period: str
    end: date | None
    eps: Range
    revenue: Range


@dataclass(frozen=True, slots=True)
class PriceTargets:
    mean: float | None
    median: float | None
    high: float | None
    low: float | None
    analysts: int | None


@dataclass(frozen=True, slots=True)
class Recommendations:
    """How many analysts say what. `month` is YYYY-MM."""

    month: str
    strong_buy: int
    buy: int
    hold: int
    sell: int
    strong_sell: int


@dataclass(frozen=True, slots=True)
class Earnings:
    """Quarters newest first. `currency` is that of the listing and of the price targets."""

    listing: Listing
    currency: str | None
    origin: Origin
    next_date: EarningsDate | None = None
    history: tuple[ReportedQuarter, ...] = ()
    history_currency: str | None = None
    estimates: tuple[Estimate, ...] = ()
    eps_currency: str | None = None
    revenue_currency: str | None = None
    targets: PriceTargets | None = None
    recommendations: tuple[Recommendations, ...] = ()
    decimals: int = 2
    notes: tuple[str, ...] = ()
