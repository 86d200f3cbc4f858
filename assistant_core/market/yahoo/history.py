"""Yahoo's price bars over any time, from five minutes to three months each."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from assistant_core.market import age
from assistant_core.market.model import Bar, PriceHistory
from assistant_core.market.span import BAR_DAYS, INTRADAY_DAYS, Span
from assistant_core.market.yahoo import prices
from assistant_core.market.yahoo.currency import conversion_note, whole_unit
from assistant_core.market.yahoo.events import midnight
from assistant_core.market.yahoo.fetch import expecting, origin_now
from assistant_core.market.yahoo.prices import fetch_chart
from assistant_core.market.yahoo.splits import EVENTS, split_notes, splits
from assistant_core.market.yahoo.values import text, timezone_of

SAME = {"60m": "1h"}  # Yahoo's other names of intervals


def price_history(symbol: str, span: Span) -> PriceHistory:
    """The bars of a time, oldest first, maybe none. Raises UnknownSymbol, or why it failed."""
    params: dict[str, object] = {"interval": span.interval, "events": EVENTS, "includePrePost": "false"}
    if span.start and span.end:
        # A day more on both sides: the exchange's midnight is not known yet.
        params |= {"period1": midnight(span.start, -1), "period2": midnight(span.end, 2)}
    else:
        params["range"] = span.period
    chart = fetch_chart(symbol, params)
    with expecting("a price history"):
        return parse(symbol, chart, span)


def parse(symbol: str, chart: dict[str, Any], span: Span) -> PriceHistory:
    meta = chart["meta"]
    zone = timezone_of(meta)
    quoted_in = text(meta.get("currency"))
    currency, divisor = whole_unit(quoted_in)
    granularity = str(meta.get("dataGranularity") or span.interval)
    interval = SAME.get(granularity, granularity)
    rows = list(read_bars(chart, zone, divisor, interval))
    wanted = [bar for bar in rows if bar is None or is_within(bar.day, span, interval)]
    bars = merged([bar for bar in wanted if bar is not None], interval)
    notes = [conversion_note(quoted_in)] if quoted_in and divisor > 1 else []
    if currency is None:
        notes.append("Yahoo Finance does not say which currency these prices are in.")
    if interval != span.interval:
        notes.append(f"Yahoo Finance answered with bars of {interval} instead of {span.interval}.")
    if interval in BAR_DAYS:
        notes.append(
            "The date of a row is the first day of its week, month or quarter; the last may be running."
        )
    if dropped := wanted.count(None):
        notes.append(f"{dropped} of {len(wanted)} rows have no close at Yahoo Finance and are left out.")
    notes += split_notes(chart, zone, bars)
    running = (
        bars
        and bars[-1].day == prices.traded_on(meta, zone)
        and prices.is_trading(meta, chart["timestamp"][-1])
    )
    if interval == "1d" and running:
        notes.append(f"The session of {bars[-1].day} is still open: its last price is not a close.")
    if bars and (span.end is None or span.end >= age.today()):
        notes += age.notes_on(prices.traded_on(meta, zone) if interval in BAR_DAYS else bars[-1].day)
    return PriceHistory(
        prices.listing_of(symbol, meta),
        currency,
        tuple(bars),
        origin_now(),
        prices.decimals_of(meta, divisor),
        tuple(notes),
        interval=interval,
        zone=str(zone),
        last_traded=last_traded(meta, zone, bars, interval),
        splits=tuple(splits(chart, zone)),
    )


def read_bars(chart: dict[str, Any], zone: tzinfo, divisor: int, interval: str) -> Iterator[Bar | None]:
    """A bar for each row, None for one without a close."""
    read = prices.reader(chart)
    for index, stamp in enumerate(chart.get("timestamp") or []):
        values = read(index)
        if values["close"] is None:
            yield None
            continue
        moment = datetime.fromtimestamp(stamp, UTC).astimezone(zone)
        bar = prices.bar(moment.date(), values, divisor)
        yield replace(bar, time=moment) if interval in INTRADAY_DAYS else bar


def is_within(day: date, span: Span, interval: str) -> bool:
    """Whether a bar has a part in the days asked for."""
    if span.start is None or span.end is None:
        return True
    return span.start - timedelta(BAR_DAYS.get(interval, 1) - 1) <= day <= span.end


def merged(bars: list[Bar], interval: str) -> list[Bar]:
    """During an interval Yahoo may send the running price as a second bar of it."""
    if interval in INTRADAY_DAYS:
        return bars
    if interval not in BAR_DAYS or len(bars) < 2 or not in_same_bar(bars[-2].day, bars[-1].day, interval):
        return prices.merge_days(bars)
    first, last = bars[-2:]
    volumes = [bar.volume for bar in (first, last) if bar.volume is not None]
    return [*bars[:-2], replace(prices.merged(first, last), volume=sum(volumes) if volumes else None)]


def in_same_bar(first: date, second: date, interval: str) -> bool:
    if interval == "1wk":
        return (second - first).days < 7
    months = (second.year - first.year) * 12 + second.month - first.month
    return months < {"1mo": 1, "3mo": 3}[interval]


def last_traded(meta: dict[str, Any], zone: tzinfo, bars: list[Bar], interval: str) -> date | None:
    """The day of the last close, where a longer bar still runs."""
    day = prices.traded_on(meta, zone)
    if interval not in BAR_DAYS or not bars or day is None:
        return None
    return day if bars[-1].day <= day and in_same_bar(bars[-1].day, day, interval) else None
