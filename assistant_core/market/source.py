"""Where tools get figures: Yahoo Finance behind a cache, and the sample when Yahoo cannot be reached.

The sample stands in for one company and one failure only: Apple, with no connection to Yahoo at all. A
rate limit, an outage at Yahoo or a slow answer is reported, never papered over.
"""

from dataclasses import replace

from assistant_core.errors import (
    InvalidArguments,
    MarketDataError,
    NetworkDown,
    NoAnswer,
    NoSuchStatement,
    UnknownSymbol,
)
from assistant_core.market import age, sample, shared, symbols, yahoo
from assistant_core.market.meant import ask, by_symbol
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

STATEMENT_SECONDS = 6 * 3600

cache = shared.cache


def search(name: str) -> SearchResult:
    """Listings for a company's name or a ticker, best first; none when Yahoo knows no such name."""
    wanted = sample.ENGLISH_NAMES.get(name.casefold(), name)
    try:
        return _search(wanted)
    except NetworkDown as down:
        if sample.is_named(name) and cannot_be_reached(down):
            return sample.search()
        raise


@by_symbol
def statement(symbol: str, kind: StatementKind, frequency: Frequency = "annual") -> Statement:
    """A statement of `symbol`. Raises UnknownSymbol, NoSuchStatement or another MarketDataError."""
    try:
        # The price answer tells that the symbol exists, its name and its type; the price tool shares it.
        listing = shared.prices(symbol).listing
        key = (kind, frequency, symbol)
        return cache.get(key, STATEMENT_SECONDS, lambda: yahoo.statement(listing, kind, frequency))
    except NetworkDown as down:
        if symbol == sample.SYMBOL and frequency == "annual" and cannot_be_reached(down):
            return sample.statement(kind)
        raise


@by_symbol
def fundamentals(symbol: str) -> Fundamentals:
    """What ratios are computed from. Raises UnknownSymbol, NoSuchStatement or another MarketDataError."""
    try:
        listing = shared.prices(symbol).listing
        key = ("fundamentals", symbol)
        return cache.get(key, STATEMENT_SECONDS, lambda: yahoo.fundamentals(listing))
    except NetworkDown as down:
        if symbol == sample.SYMBOL and cannot_be_reached(down):
            return sample.fundamentals()
        raise


def exchange_rate(base: str, quote: str) -> ExchangeRate:
    """The last daily close. Raises UnknownSymbol for currencies without a rate at Yahoo."""
    history = listed_prices(f"{base}{quote}=X")
    last = history.bars[-1]
    return ExchangeRate(base, quote, last.close, last.day, history.origin)


@by_symbol
def daily_prices(symbol: str) -> PriceHistory:
    """The daily prices of six months, at least one. Raises UnknownSymbol or another MarketDataError."""
    return listed_prices(symbol)


def listed_prices(symbol: str) -> PriceHistory:
    """`daily_prices` of a symbol in Yahoo's spelling."""
    try:
        history = shared.prices(symbol)
    except NetworkDown as down:
        if symbol == sample.SYMBOL and cannot_be_reached(down):
            return sample.daily_prices()
        raise
    if not history.bars:
        missing = f"Yahoo Finance has no daily prices for {symbol} ({history.listing.name})."
        raise NoSuchStatement(" ".join((missing, *age.notes_on(history.last_traded))))
    return history


def listing(symbol: str) -> Listing:
    """What a symbol in Yahoo's spelling is. Raises UnknownSymbol or another MarketDataError."""
    return shared.prices(symbol).listing


def as_ticker(text: str) -> str:
    """The likeliest of Yahoo's spellings. Raises InvalidArguments for what can be none, such as a name."""
    return symbols.spellings(text)[0]


def cannot_be_reached(down: NetworkDown) -> bool:
    return not isinstance(down, NoAnswer)


def _search(name: str) -> SearchResult:
    """Yahoo's search does not know every symbol, nor every writing of one; its prices do."""
    found = shared.found(name)
    if found.listings and not symbols.is_symbol(name):
        return found
    try:
        history, notes = ask(name, shared.prices)
    except (InvalidArguments, UnknownSymbol):
        return found
    except MarketDataError:
        if found.listings:
            return found
        raise
    meant = history.listing
    known = [one for one in found.listings if one.symbol == meant.symbol]
    others = [one for one in found.listings if one.symbol != meant.symbol]
    return replace(found, listings=(*(known or [meant]), *others), notes=notes)
