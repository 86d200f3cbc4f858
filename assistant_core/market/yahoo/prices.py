"""Yahoo's daily price bars. The same answer also tells what a symbol is: name, type, exchange, currency."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from urllib.parse import quote

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer
from assistant_core.market import age
from assistant_core.market.model import Bar, Listing, PriceHistory
from assistant_core.market.yahoo.currency import conversion_note, decimals_more, whole_unit
from assistant_core.market.yahoo.fetch import expecting, get_json, origin_now, unknown_symbol
from assistant_core.market.yahoo.session import NothingThen, NothingThere
from assistant_core.market.yahoo.splits import EVENTS, split_notes, splits
from assistant_core.market.yahoo.values import count, moment, number, price, text, timezone_of

RANGE = "6mo"  # about 125 trading days
COLUMNS = ("open", "high", "low", "close", "volume")


def daily_prices(symbol: str) -> PriceHistory:
    """The daily bars of the last six months, oldest first. Raises UnknownSymbol, or why it failed."""
    chart = fetch_chart(symbol, {"range": RANGE, "interval": "1d", "events": EVENTS})
    with expecting("a price history"):
        return parse(symbol, chart)


def fetch_chart(symbol: str, params: Mapping[str, object]) -> dict[str, Any]:
    try:
        body = get_json(f"/v8/finance/chart/{quote(symbol, safe='')}", params)
    except NothingThen:
        raise NoSuchStatement(
            f"Yahoo Finance has no prices of {symbol} in the time asked for; "
            "its trading began later, or ended before."
        ) from None
    except NothingThere:
        raise unknown_symbol(symbol) from None
    with expecting("a price history"):
        error = body["chart"].get("error")
        if error and error.get("code") == "Not Found":
            raise unknown_symbol(symbol)
        if error:
            raise UnexpectedAnswer(f"Yahoo Finance refused: {error.get('description')}")
        chart: dict[str, Any] = body["chart"]["result"][0]
        return chart


def parse(symbol: str, chart: dict[str, Any]) -> PriceHistory:
    meta = chart["meta"]
    zone = timezone_of(meta)
    quoted_in = text(meta.get("currency"))
    currency, divisor = whole_unit(quoted_in)
    rows = list(raw_rows(chart, zone))
    bars = merge_days([bar(day, values, divisor) for day, values in rows if values["close"] is not None])
    notes = [conversion_note(quoted_in)] if quoted_in and divisor > 1 else []
    if currency is None:
        notes.append("Yahoo Finance does not say which currency these prices are in.")
    if dropped := sum(values["close"] is None for _, values in rows):
        notes.append(f"{dropped} of {len(rows)} days have no close at Yahoo Finance and are left out.")
    notes += split_notes(chart, zone, bars)
    if bars and is_trading(meta, chart["timestamp"][-1]):
        notes.append(f"The session of {bars[-1].day} is still open: its last price is not a close.")
    last = bars[-1].day if bars else traded_on(meta, zone)
    return PriceHistory(
        listing_of(symbol, meta),
        currency,
        tuple(bars),
        origin_now(),
        decimals_of(meta, divisor),
        (*notes, *age.notes_on(last)),
        last_traded=None if bars else last,
        splits=tuple(splits(chart, timezone_of(meta))),
    )


def decimals_of(meta: dict[str, Any], divisor: int) -> int:
    return max(2, count(meta.get("priceHint")) or 2) + decimals_more(divisor)


def listing_of(symbol: str, meta: dict[str, Any]) -> Listing:
    return Listing(
        str(meta.get("symbol") or symbol),
        text(meta.get("longName")) or text(meta.get("shortName")) or symbol,
        text(meta.get("fullExchangeName")) or text(meta.get("exchangeName")),
        str(meta.get("instrumentType") or "unknown").lower(),
    )


def raw_rows(chart: dict[str, Any], zone: tzinfo) -> Iterator[tuple[date, dict[str, float | None]]]:
    stamps = chart.get("timestamp") or []
    read = reader(chart)
    for index, stamp in enumerate(stamps):
        yield datetime.fromtimestamp(stamp, UTC).astimezone(zone).date(), read(index)


def reader(chart: dict[str, Any]) -> Callable[[int], dict[str, float | None]]:
    """What reads the figures of a row. A price of 0 is none, a volume of 0 is one."""
    columns = chart["indicators"]["quote"][0]
    type_ = str(chart["meta"].get("instrumentType") or "unknown").lower()

    def cell(name: str, index: int) -> object:
        column = columns.get(name)
        return column[index] if isinstance(column, list) and index < len(column) else None

    def read(index: int) -> dict[str, float | None]:
        prices = {name: price(cell(name, index), type_) for name in COLUMNS if name != "volume"}
        return {**prices, "volume": count(cell("volume", index))}

    return read


def traded_on(meta: dict[str, Any], zone: tzinfo) -> date | None:
    traded = moment(meta.get("regularMarketTime"), zone)
    return None if traded is None else traded.date()


def bar(day: date, values: dict[str, float | None], divisor: int) -> Bar:
    def whole(name: str) -> float | None:
        value = values[name]
        return None if value is None else value / divisor

    close = whole("close")
    assert close is not None  # rows without one were left out
    volume = values["volume"]
    return Bar(
        day, close, whole("open"), whole("high"), whole("low"), None if volume is None else int(volume)
    )


def merge_days(bars: list[Bar]) -> list[Bar]:
    """One bar a day: during a session Yahoo may send the running price as a second bar of the same day."""
    days: dict[date, Bar] = {}
    for new in bars:
        old = days.get(new.day)
        days[new.day] = new if old is None else merged(old, new)
    return list(days.values())


def merged(first: Bar, last: Bar) -> Bar:
    highs = [bar.high for bar in (first, last) if bar.high is not None]
    lows = [bar.low for bar in (first, last) if bar.low is not None]
    volumes = [bar.volume for bar in (first, last) if bar.volume is not None]
    return replace(
        first,
        close=last.close,
        high=max(highs, default=None),
        low=min(lows, default=None),
        volume=max(volumes, default=None),
    )


def is_trading(meta: dict[str, Any], last_stamp: int) -> bool:
    session = (meta.get("currentTradingPeriod") or {}).get("regular") or {}
    traded_at, start, end = (
        number(value) for value in (meta.get("regularMarketTime"), session.get("start"), session.get("end"))
    )
    if traded_at is None or start is None or end is None:
        return False
    return bool(traded_at < end and last_stamp >= start)
