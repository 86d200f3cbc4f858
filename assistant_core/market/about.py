"""What tools ask about a listing besides statements and daily prices, behind the cache of `source`.

What needs several answers is fetched side by side. The sample has prices only; all else fails without Yahoo.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TypeVar

from assistant_core.errors import NetworkDown, NoSuchStatement
from assistant_core.market import age, sample, source, web, yahoo
from assistant_core.market.company import News, Ownership, Payouts, Profile, Quote
from assistant_core.market.expectations import Earnings
from assistant_core.market.meant import by_symbol
from assistant_core.market.model import Origin, PriceHistory
from assistant_core.market.span import Span
from assistant_core.market.yahoo.fetch import origin_now

MINUTE = 60
HOUR = 3600
PATTERN_YEARS = 5
SHARES = {"equity", "etf", "mutualfund"}
First = TypeVar("First")
Second = TypeVar("Second")


@by_symbol
def quote(symbol: str) -> Quote:
    """The last price, without the calendar. Raises UnknownSymbol or another MarketDataError."""
    return _quote(symbol)


def _quote(symbol: str) -> Quote:
    try:
        return source.cache.get(("quote", symbol), MINUTE, lambda: yahoo.quote(symbol))
    except NetworkDown as down:
        if symbol == sample.SYMBOL and source.cannot_be_reached(down):
            return sample.quote()
        raise


@by_symbol
def quote_and_calendar(symbol: str) -> Quote:
    """The last price, with the calendar. Raises UnknownSymbol or another MarketDataError."""
    try:
        found, calendar = both(
            lambda: _quote(symbol),
            lambda: source.cache.get(("calendar", symbol), HOUR, lambda: yahoo.calendar(symbol)),
        )
    except NetworkDown as down:
        if symbol == sample.SYMBOL and source.cannot_be_reached(down):
            return sample.quote()
        raise
    return replace(found, calendar=calendar)


@by_symbol
def price_history(symbol: str, span: Span) -> PriceHistory:
    """At least one bar. Raises NoSuchStatement for a time without any, or another MarketDataError."""
    over = span.end is not None and span.end < today()
    try:
        history = source.cache.get(
            ("history", symbol, span),
            HOUR if over else 2 * MINUTE,
            lambda: yahoo.price_history(symbol, span),
        )
    except NetworkDown as down:
        if symbol == sample.SYMBOL and source.cannot_be_reached(down):
            return sample.price_history(span)
        raise
    if not history.bars:
        raise NoSuchStatement(
            f"Yahoo Finance has no prices of {symbol} ({history.listing.name}) in the time asked for."
        )
    return history


@by_symbol
def payouts(symbol: str, years: int) -> tuple[Payouts, PriceHistory]:
    """Dividends and splits since the first of January so many years ago, and daily prices beside them.

    Raises NoSuchStatement for what has neither by its nature, or another MarketDataError.
    """
    since = date(today().year - years, 1, 1)
    known = min(since, date(today().year - PATTERN_YEARS, 1, 1))
    everything, prices = both(
        lambda: source.cache.get(("payouts", symbol, known), HOUR, lambda: yahoo.payouts(symbol, known)),
        lambda: source.listed_prices(symbol),
    )
    found = since_day(everything, since)
    listing = found.listing
    if not found.dividends and not found.splits and listing.type not in SHARES:
        raise NoSuchStatement(
            f"{symbol} ({listing.name}) is of the type {listing.type}, which has no dividends or splits."
        )
    return found, prices


def since_day(payouts: Payouts, since: date) -> Payouts:
    """The same with what was paid before kept apart, as it tells the payer's pattern."""
    return replace(
        payouts,
        since=since,
        dividends=tuple(paid for paid in payouts.dividends if paid.day >= since),
        splits=tuple(split for split in payouts.splits if split.day >= since),
        earlier=tuple(paid for paid in payouts.dividends if paid.day < since),
    )


@by_symbol
def news(symbol: str, count: int) -> News:
    """Up to `count` articles, maybe none. Raises UnknownSymbol or another MarketDataError."""
    listing, (articles, origin) = both(
        lambda: source.listing(symbol),
        lambda: source.cache.get(
            ("news", symbol, count), 10 * MINUTE, lambda: (yahoo.news(symbol, count), origin_now())
        ),
    )
    return News(listing, articles, origin)


@by_symbol
def profile(symbol: str) -> Profile:
    """Raises NoSuchStatement for what has none, such as an index, or another MarketDataError."""
    return _known(symbol, "profile", 6 * HOUR, yahoo.profile)


@by_symbol
def earnings(symbol: str) -> Earnings:
    """Raises NoSuchStatement for what has none, such as a fund, or another MarketDataError."""
    return _known(symbol, "earnings", HOUR, yahoo.earnings)


@by_symbol
def ownership(symbol: str) -> Ownership:
    """Raises NoSuchStatement for what has no known owners, such as a fund, or another MarketDataError."""
    return _known(symbol, "ownership data", 6 * HOUR, yahoo.ownership)


def search_web(query: str, count: int) -> tuple[list[dict[str, str]], Origin]:
    """Web pages, maybe none. Raises what web.results raises."""
    return source.cache.get(
        ("web", query, count), 10 * MINUTE, lambda: (web.results(query, count), origin_now(web.SOURCE))
    )


def _known(symbol: str, what: str, seconds: float, fetch: Callable[[str], First | None]) -> First:
    answer = source.cache.get((what, symbol), seconds, lambda: fetch(symbol))
    if answer is None:
        # Asked last, as it is seldom needed: it tells whether the symbol exists at all.
        listing = source.listing(symbol)
        raise NoSuchStatement(
            f"Yahoo Finance has no {what} of {symbol} ({listing.name}), which is of the type {listing.type}."
        )
    return answer


def both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Both results, got side by side. Raises what the first raises, or else the second."""
    with ThreadPoolExecutor(1, thread_name_prefix="market") as pool:
        later = pool.submit(second)
        return first(), later.result()


def today() -> date:
    return age.today()
