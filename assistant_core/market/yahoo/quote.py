"""Yahoo's quote: the last price of a listing and what is told with it."""

from datetime import datetime
from typing import Any

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer
from assistant_core.market import age
from assistant_core.market.company import Quote
from assistant_core.market.model import Listing
from assistant_core.market.yahoo.currency import MINOR_UNITS, conversion_note, nearest_unit, whole_unit
from assistant_core.market.yahoo.fetch import expecting, get_json, origin_now, unknown_symbol
from assistant_core.market.yahoo.prices import decimals_of
from assistant_core.market.yahoo.session import NothingThere
from assistant_core.market.yahoo.values import amount, count, moment, positive, text, timezone_of
from assistant_core.market.yahoo.values import price as price_of

PRICES = (
    *("regularMarketOpen", "regularMarketDayHigh", "regularMarketDayLow", "regularMarketPreviousClose"),
    *("fiftyTwoWeekHigh", "fiftyTwoWeekLow"),
)


def quote(symbol: str) -> Quote:
    """The quote, without the calendar. Raises UnknownSymbol, NoSuchStatement, or why it failed."""
    try:
        body = get_json("/v7/finance/quote", {"symbols": symbol, "formatted": "false"})
    except NothingThere:
        raise unknown_symbol(symbol) from None
    with expecting("a quote"):
        answer = body["quoteResponse"]
        if error := answer.get("error"):
            raise UnexpectedAnswer(f"Yahoo Finance refused: {error.get('description')}")
        if not answer["result"]:
            raise unknown_symbol(symbol)
        return parse(symbol, answer["result"][0])


def parse(symbol: str, fields: dict[str, Any]) -> Quote:
    listing = listing_of(symbol, fields)
    quoted_in = text(fields.get("currency"))
    currency, divisor = whole_unit(quoted_in)

    def price(name: str) -> float | None:
        value = price_of(fields.get(name), listing.type)
        return None if value is None else value / divisor

    last = price("regularMarketPrice")
    if last is None:
        raise NoSuchStatement(
            f"Yahoo Finance has no price of {symbol} ({listing.name}), which is of the type {listing.type}."
        )
    notes = [conversion_note(quoted_in)] if quoted_in and divisor > 1 else []
    if currency is None:
        notes.append("Yahoo Finance does not say which currency these prices are in.")
    if any(amount(fields.get(name)) == 0 for name in PRICES):
        notes.append("Yahoo Finance writes 0 for prices that it does not have; these are left out.")
    time = time_of(fields)
    traded = None if time is None else time.date()
    old = age.notes_on(traded)
    notes += old
    if fields.get("marketState") == "REGULAR" and not old:
        notes.append("The session is still open: the price is not a close.")
    if (delay := amount(fields.get("exchangeDataDelayedBy"))) and not old:
        notes.append(f"Prices of this exchange come {delay:g} minutes late.")
    shares = positive(fields.get("impliedSharesOutstanding")) or positive(fields.get("sharesOutstanding"))
    market_cap = positive(fields.get("marketCap"))
    checked_cap = nearest_unit(market_cap, divisor, last * shares) if shares else market_cap
    if quoted_in and checked_cap != market_cap:
        unit = MINOR_UNITS[quoted_in].name
        notes.append(f"Yahoo gives this market cap in {unit}; it is converted to {currency}.")
    elif divisor > 1 and market_cap and not shares:
        notes.append(f"The market cap is taken as {currency}; without a number of shares it was not checked.")
    return Quote(
        listing=listing,
        currency=currency,
        price=last,
        time=time,
        previous_close=price("regularMarketPreviousClose"),
        origin=origin_now(),
        open=price("regularMarketOpen"),
        day_high=price("regularMarketDayHigh"),
        day_low=price("regularMarketDayLow"),
        year_high=price("fiftyTwoWeekHigh"),
        year_low=price("fiftyTwoWeekLow"),
        volume=count(fields.get("regularMarketVolume")),
        average_volume=count(fields.get("averageDailyVolume3Month")),
        market_cap=checked_cap,
        shares_outstanding=shares,
        decimals=decimals_of(fields, divisor),
        not_traded_since=traded if old else None,
        notes=tuple(notes),
    )


def listing_of(symbol: str, fields: dict[str, Any]) -> Listing:
    return Listing(
        str(fields.get("symbol") or symbol),
        text(fields.get("longName")) or text(fields.get("shortName")) or symbol,
        text(fields.get("fullExchangeName")) or text(fields.get("exchange")),
        str(fields.get("quoteType") or "unknown").lower(),
    )


def time_of(fields: dict[str, Any]) -> datetime | None:
    offset = (amount(fields.get("gmtOffSetMilliseconds")) or 0) / 1000
    zone = timezone_of({"exchangeTimezoneName": fields.get("exchangeTimezoneName"), "gmtoffset": offset})
    return moment(fields.get("regularMarketTime"), zone)
