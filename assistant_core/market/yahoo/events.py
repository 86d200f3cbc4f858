"""Dividends and splits, which Yahoo tells with the price bars of the same time."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market.company import Dividend, Payouts
from assistant_core.market.yahoo.currency import whole_unit
from assistant_core.market.yahoo.fetch import expecting, origin_now
from assistant_core.market.yahoo.prices import fetch_chart, listing_of
from assistant_core.market.yahoo.splits import EVENTS, events, splits
from assistant_core.market.yahoo.values import positive, text, timezone_of


def payouts(symbol: str, since: date) -> Payouts:
    """Dividends and splits since a day, oldest first. Raises UnknownSymbol, or why it failed."""
    # Whole days are asked for with room to spare: the exchange's midnight is not known yet.
    params = {"interval": "1mo", "events": EVENTS, "period1": midnight(since, -1), "period2": now()}
    chart = fetch_chart(symbol, params)
    with expecting("a list of dividends and splits"):
        return parse(symbol, chart, since)


def parse(symbol: str, chart: dict[str, Any], since: date) -> Payouts:
    meta = chart["meta"]
    zone = timezone_of(meta)
    entries = list(events(chart, "dividends", zone))
    quoted_in = text(meta.get("currency"))
    codes = sorted({text(entry.get("currency")) or quoted_in or "" for _, entry in entries})
    currencies = {whole_unit(code)[0] for code in codes} or {whole_unit(quoted_in)[0]}
    if len(currencies) > 1:
        raise UnexpectedAnswer(
            f"Yahoo Finance mixes currencies ({', '.join(codes)}) in the dividends of {symbol}; "
            "they cannot be added up, so none is given."
        )
    (currency,) = currencies
    minor = [code for code in codes if whole_unit(code)[1] > 1]
    notes = [
        f"Yahoo gives these dividends in {code}; here they are converted to {currency}." for code in minor
    ]
    if entries and currency is None:
        notes.append("Yahoo Finance does not say which currency these dividends are in.")
    dividends = [
        Dividend(on, paid / whole_unit(text(entry.get("currency")) or quoted_in)[1])
        for on, entry in entries
        if (paid := positive(entry.get("amount")))
    ]
    return Payouts(
        listing=listing_of(symbol, meta),
        currency=currency,
        since=since,
        dividends=tuple(dividend for dividend in dividends if dividend.day >= since),
        splits=tuple(split for split in splits(chart, zone) if split.day >= since),
        origin=origin_now(),
        divisor=max((whole_unit(code)[1] for code in codes), default=1),
        notes=tuple(notes),
    )


def midnight(on: date, days_later: int = 0) -> int:
    return int(datetime.combine(on + timedelta(days_later), time(), UTC).timestamp())


def now() -> int:
    return int(datetime.now(UTC).timestamp())
