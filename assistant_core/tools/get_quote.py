"""The last price of a listing and what is told with it."""

from typing import Any

from assistant_core.market import about, age
from assistant_core.market.company import Quote
from assistant_core.market.expectations import EarningsDate
from assistant_core.tools.output import iso, origin_output
from assistant_core.tools.output_parts import change_percent, head, present, price, whole
from assistant_core.tools.registry import tool


@tool
def get_quote(ticker: str) -> dict[str, Any]:
    """Get the latest price of a listing, its change, day and year ranges, volume, market cap, next earnings
    and ex-dividend dates. For the way it came there use
    get_price_history. Price and market cap are in whole units of `currency` (never pence); `time` is local
    at the exchange. With `not_traded_since` the price is an old one of a halted or delisted listing: say so.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE, BTC-USD or ^GSPC.
    """
    return output(about.quote_and_calendar(ticker))


def output(quote: Quote) -> dict[str, Any]:
    last, before = price(quote.price, quote.decimals), price(quote.previous_close, quote.decimals)
    old = quote.not_traded_since
    if old is not None:
        before = None  # what an old price once changed by is no change of today
    change = None if last is None or before is None else price(last - before, quote.decimals)
    return present(
        {
            **head(quote.listing),
            "currency": quote.currency,
            "price": last,
            "time": None if quote.time is None else quote.time.isoformat(),
            "not_traded_since": iso(old),
            "days_since_last_trade": age.days_old(old),
            "change": change,
            "change_percent": change_percent(last, before),
            "previous_close": before,
            "open": price(quote.open, quote.decimals),
            "day_high": price(quote.day_high, quote.decimals),
            "day_low": price(quote.day_low, quote.decimals),
            "year_high": price(quote.year_high, quote.decimals),
            "year_low": price(quote.year_low, quote.decimals),
            "volume": whole(quote.volume),
            "average_volume": whole(quote.average_volume),
            "market_cap": whole(quote.market_cap),
            "shares_outstanding": whole(quote.shares_outstanding),
            "next_earnings": earnings_date(quote.calendar.earnings),
            "ex_dividend_date": iso(quote.calendar.ex_dividend),
            "notes": list(quote.notes),
            **origin_output(quote.origin),
        }
    )


def earnings_date(date: EarningsDate | None) -> dict[str, Any] | None:
    if date is None:
        return None
    return present({"date": iso(date.day), "date_to": iso(date.day_to), "estimated": date.estimated})
