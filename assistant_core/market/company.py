"""What there is to know of a listing besides statements and prices.

Amounts are in whole units of their currency, which stands beside them: earnings may be in another one than
the price. Percentages are in percent. What a source did not say is None, never 0.
"""

from dataclasses import dataclass
from datetime import date, datetime

from assistant_core.market.expectations import EarningsDate
from assistant_core.market.model import Listing, Origin, Split


@dataclass(frozen=True, slots=True)
class Calendar:
    earnings: EarningsDate | None = None
    ex_dividend: date | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The last price of a listing. `time` is local at the exchange; of the sample only the day is known.

    `not_traded_since` is set where the last trade is so long ago that this is no price of today.
    """

    listing: Listing
    currency: str | None
    price: float
    time: datetime | date | None
    previous_close: float | None
    origin: Origin
    open: float | None = None
    day_high: float | None = None
    day_low: float | None = None
    year_high: float | None = None
    year_low: float | None = None
    volume: float | None = None
    average_volume: float | None = None
    market_cap: float | None = None
    shares_outstanding: float | None = None
    calendar: Calendar = Calendar()
    decimals: int = 2
    not_traded_since: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Officer:
    name: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a listing is. `category` and `family` are of funds."""

    listing: Listing
    origin: Origin
    currency: str | None = None
    reporting_currency: str | None = None
    sector: str | None = None
    industry: str | None = None
    category: str | None = None
    family: str | None = None
    country: str | None = None
    city: str | None = None
    website: str | None = None
    employees: int | None = None
    summary: str | None = None
    fiscal_year_end: date | None = None
    officers: tuple[Officer, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dividend:
    day: date
    amount: float


@dataclass(frozen=True, slots=True)
class Payouts:
    """Dividends and splits since `since`, oldest first; dividends by ex-date, adjusted for later splits.

    `divisor` is what the source's dividends were divided by: 100 for pence. `earlier` are dividends before
    `since`, by which the payer's pattern can be told.
    """

    listing: Listing
    currency: str | None
    since: date
    dividends: tuple[Dividend, ...]
    splits: tuple[Split, ...]
    origin: Origin
    divisor: int = 1
    earlier: tuple[Dividend, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    title: str
    publisher: str | None
    published_at: datetime
    link: str
    summary: str | None


@dataclass(frozen=True, slots=True)
class News:
    """Newest first."""

    listing: Listing
    articles: tuple[Article, ...]
    origin: Origin
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """`kind` is institution or fund; `change_percent` compares the shares with the report before."""

    name: str
    kind: str
    as_of: date | None
    shares: int | None
    percent: float | None
    value: float | None
    change_percent: float | None


@dataclass(frozen=True, slots=True)
class InsiderTrade:
    """`what` is None where the source does not say: mostly shares granted, not bought."""

    day: date | None
    name: str
    relation: str | None
    what: str | None
    shares: int | None
    value: float | None


@dataclass(frozen=True, slots=True)
class NetPurchases:
    """What insiders acquired (grants included) and disposed of in `period`, such as 6m."""

    period: str | None
    shares_bought: int | None
    shares_sold: int | None
    net_shares: int | None


@dataclass(frozen=True, slots=True)
class Ownership:
    listing: Listing
    currency: str | None
    origin: Origin
    insiders_percent: float | None = None
    institutions_percent: float | None = None
    institutions_count: int | None = None
    holders: tuple[Holder, ...] = ()
    trades: tuple[InsiderTrade, ...] = ()
    net_purchases: NetPurchases | None = None
    notes: tuple[str, ...] = ()
