"""The shapes that figures have, wherever they come from.

Amounts are in whole units of the currency (never thousands or millions), periods newest first, prices
oldest first. What a source did not say is None, never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from assistant_core.market.official import Basis, Difference, Sources
from assistant_core.market.periods import YEAR, months_between

StatementKind = Literal["income_statement", "balance_sheet", "cash_flow"]
Frequency = Literal["annual", "quarterly", "trailing"]
"""`trailing` figures are sums of the twelve months up to the end of a quarter."""

Rows = Mapping[str, tuple[float | None, ...]]
"""A statement's lines (TotalRevenue, DilutedEPS, …) with one value for each period."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures come from. `as_of` is set for the sample only: the day up to which it is right."""

    source: str
    fetched_at: datetime
    sample: bool = False
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One company, fund or coin on one exchange. `type` is equity, etf, mutualfund, cryptocurrency, …

    `formerly` is its symbol before, where the source tells it.
    """

    symbol: str
    name: str
    exchange: str | None
    type: str
    formerly: str | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    listings: tuple[Listing, ...]
    origin: Origin
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure that its source tags with another currency than the statement's, so that it is left out."""

    line: str
    period: date
    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A financial statement over several fiscal periods.

    `currency` is the one the company reports in, which need not be the one its shares trade in. `starts` has
    the first day of each period, None where the source does not tell; it is empty for balances. `sources`
    tells where each figure stands in what the company filed; it is empty where that is not known.
    `differences` are those of Yahoo's figures.
    """

    company: str
    symbol: str
    kind: StatementKind
    currency: str | None
    periods: tuple[date, ...]
    figures: Rows
    origin: Origin
    frequency: Frequency = "annual"
    notes: tuple[str, ...] = ()
    starts: tuple[date | None, ...] = ()
    sources: Sources = field(default_factory=dict)
    basis: Basis | None = None
    differences: tuple[Difference, ...] = ()
    apart: tuple[Apart, ...] = ()

    def months(self, period: int = 0) -> int | None:
        return months_of(self.starts, self.periods, period)


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of all statements together, for the same periods.

    `starts` has the first day of each period of flows, None where it is not known; it is empty for balances.
    """

    periods: tuple[date, ...] = ()
    figures: Rows = field(default_factory=dict)
    starts: tuple[date | None, ...] = ()

    def value(self, line: str, period: int = 0) -> float | None:
        row = self.figures.get(line, ())
        return row[period] if 0 <= period < len(row) else None

    def start(self, period: int = 0) -> date | None:
        return self.starts[period] if 0 <= period < len(self.starts) else None

    def months(self, period: int = 0) -> int | None:
        """How long the flows of a period are; None where that is not known, never a guess."""
        return months_of(self.starts, self.periods, period)

    def is_year(self, period: int = 0) -> bool:
        """Whether the flows are known to be those of twelve months (52 or 53 weeks)."""
        return self.months(period) == YEAR

    @property
    def newest_year(self) -> int | None:
        """The newest period of twelve months; None where there is none."""
        return next((index for index in range(len(self.periods)) if self.is_year(index)), None)

    def since(self, period: int) -> "Table":
        """Without the periods that are newer than this one."""
        figures = {line: row[period:] for line, row in self.figures.items()}
        return Table(self.periods[period:], figures, self.starts[period:])


def months_of(starts: tuple[date | None, ...], periods: tuple[date, ...], period: int) -> int | None:
    start = starts[period] if 0 <= period < len(starts) else None
    return None if start is None else months_between(start, periods[period])


@dataclass(frozen=True, slots=True)
class Fundamentals:
    """What ratios are computed from: fiscal years, the last twelve months, and the last balance sheets.

    `trailing` and `quarters` are empty where the source has none. All are in `currency`.
    """

    listing: Listing
    currency: str | None
    years: Table
    trailing: Table
    quarters: Table
    origin: Origin
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """One unit of `base` is worth `rate` units of `quote`, at the close of `day`."""

    base: str
    quote: str
    rate: float
    day: date
    origin: Origin


@dataclass(frozen=True, slots=True)
class Bar:
    """One trading day, or a longer interval by its first day, or a shorter one by its start in local time.

    The sample knows closes only.
    """

    day: date
    close: float
    open: float | None = None
    high: float | None = None
    low: float | None = None
    volume: int | None = None
    time: datetime | None = None


def round_price(price: float, decimals: int) -> float:
    """A price below 1 keeps five significant digits: 0.000012345 is not 0.00."""
    return round(price, decimals) if abs(price) >= 1 else float(f"{price:.5g}")


@dataclass(frozen=True, slots=True)
class Split:
    """4 new shares for 1 old one has the ratio 4:1."""

    day: date
    ratio: str

    @property
    def factor(self) -> float | None:
        """New shares for one old share; None where the ratio is not two numbers."""
        new, _, old = self.ratio.partition(":")
        try:
            return float(new) / float(old)
        except (ValueError, ZeroDivisionError):
            return None


@dataclass(frozen=True, slots=True)
class PriceHistory:
    """Prices in `currency` itself, never in its hundredth; adjusted for splits, not for dividends.

    `decimals` is how many decimals a price of 1 or more is quoted with. `last_traded` is the day of the last
    close where bars are longer than a day and it is known. `splits` are those within the time, oldest first.
    """

    listing: Listing
    currency: str | None
    bars: tuple[Bar, ...]
    origin: Origin
    decimals: int = 2
    notes: tuple[str, ...] = ()
    interval: str = "1d"
    zone: str | None = None
    last_traded: date | None = None
    splits: tuple[Split, ...] = ()

    def rounded(self, price: float) -> float:
        return round_price(price, self.decimals)
