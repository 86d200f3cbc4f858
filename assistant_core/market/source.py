"""Where tools get figures: Yahoo Finance behind a cache, and the sample when Yahoo cannot be reached.

The sample stands in for one company and one failure only: Apple, with no connection to Yahoo at all. A
rate limit, an outage at Yahoo or a slow answer is reported, never papered over.
"""

import re
from dataclasses import replace

from assistant_core.errors import InvalidArguments, NetworkDown, NoAnswer, NoSuchStatement, UnknownSymbol
from assistant_core.market import sample, yahoo
from assistant_core.market.cache import Cache
from assistant_core.market.model import (
    ExchangeRate,
    Frequency,
    Fundamentals,
    Listing,
    PriceHistory,
    SearchResult,
    Statement,
    StatementKind,
)

SEARCH_SECONDS = 3600
STATEMENT_SECONDS = 6 * 3600
PRICE_SECONDS = 120
TICKER = re.compile(r"[A-Z0-9.^=&_-]{1,20}")

cache = Cache()


def search(name: str) -> SearchResult:
    """Listings for a company's name or a ticker, best first; none when Yahoo knows no such name."""
    wanted = sample.ENGLISH_NAMES.get(name.casefold(), name)
    try:
        return cache.get(("search", wanted.casefold()), SEARCH_SECONDS, lambda: _search(wanted))
    except NetworkDown as down:
        if sample.is_named(name) and cannot_be_reached(down):
            return sample.search()
        raise


def statement(symbol: str, kind: StatementKind, frequency: Frequency = "annual") -> Statement:
    """A statement of `symbol`. Raises UnknownSymbol, NoSuchStatement or another MarketDataError."""
    symbol = as_ticker(symbol)
    try:
        # The price answer tells that the symbol exists, its name and its type; the price tool shares it.
        listing = _prices(symbol).listing
        key = (kind, frequency, symbol)
        return cache.get(key, STATEMENT_SECONDS, lambda: yahoo.statement(listing, kind, frequency))
    except NetworkDown as down:
        if symbol == sample.SYMBOL and frequency == "annual" and cannot_be_reached(down):
            return sample.statement(kind)
        raise


def fundamentals(symbol: str) -> Fundamentals:
    """What ratios are computed from. Raises UnknownSymbol, NoSuchStatement or another MarketDataError."""
    symbol = as_ticker(symbol)
    try:
        listing = _prices(symbol).listing
        key = ("fundamentals", symbol)
        return cache.get(key, STATEMENT_SECONDS, lambda: yahoo.fundamentals(listing))
    except NetworkDown as down:
        if symbol == sample.SYMBOL and cannot_be_reached(down):
            return sample.fundamentals()
        raise


def exchange_rate(base: str, quote: str) -> ExchangeRate:
    """The last daily close. Raises UnknownSymbol for currencies without a rate at Yahoo."""
    history = daily_prices(f"{base}{quote}=X")
    last = history.bars[-1]
    return ExchangeRate(base, quote, last.close, last.day, history.origin)


def daily_prices(symbol: str) -> PriceHistory:
    """The daily prices of six months, at least one. Raises UnknownSymbol or another MarketDataError."""
    symbol = as_ticker(symbol)
    try:
        history = _prices(symbol)
    except NetworkDown as down:
        if symbol == sample.SYMBOL and cannot_be_reached(down):
            return sample.daily_prices()
        raise
    if not history.bars:
        raise NoSuchStatement(f"Yahoo Finance has no daily prices for {symbol} ({history.listing.name}).")
    return history


def listing(symbol: str) -> Listing:
    """What `symbol` is. Raises UnknownSymbol or another MarketDataError."""
    return _prices(as_ticker(symbol)).listing


def as_ticker(text: str) -> str:
    """The ticker in Yahoo's spelling. Raises InvalidArguments for what can be none, such as a name."""
    ticker = text.strip().upper()
    if not TICKER.fullmatch(ticker):
        raise InvalidArguments(
            f"{text!r} is not a ticker symbol. Use one such as AAPL or BMW.DE; get_ticker finds it by name."
        )
    return ticker


def cannot_be_reached(down: NetworkDown) -> bool:
    return not isinstance(down, NoAnswer)


def _search(name: str) -> SearchResult:
    found = yahoo.search(name)
    if found.listings or not TICKER.fullmatch(name.upper()):
        return found
    try:
        # Yahoo's search does not know every ticker, its charts do.
        return replace(found, listings=(_prices(name.upper()).listing,))
    except UnknownSymbol:
        return found


def _prices(symbol: str) -> PriceHistory:
    return cache.get(("prices", symbol), PRICE_SECONDS, lambda: yahoo.daily_prices(symbol))
