"""Reads what the finance tools return into typed values, and anything else into a `Failure`.

Money leaves here in whole units of its currency. An output whose unit is not known is no data: a figure of
unknown scale is worse than none.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant_core.builtin.turn import read_json

USUAL_MONTHS = {"annual": 12, "quarterly": 3, "trailing": 12}
UNITS = {"ones": 1.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Failure:
    kind: str
    retry_after: int | None = None


@dataclass(frozen=True)
class Listing:
    symbol: str
    name: str
    exchange: str
    type: str


@dataclass(frozen=True)
class Lookup:
    query: str
    best: str
    listings: tuple[Listing, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Origin:
    source: str
    fetched_at: str
    sample: bool
    as_of: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    company: str
    symbol: str
    frequency: str
    currency: str | None
    periods: tuple[str, ...]
    """Period ends as ISO dates, newest first."""
    lines: Mapping[str, Values]
    per_share: Mapping[str, Values]
    origin: Origin
    months: tuple[float | None, ...] = ()
    """How long each period is, None where that is not known; empty of balances."""

    def lengths(self, frequency: str) -> tuple[tuple[str, ...], tuple[float | None, ...]]:
        return (self.periods, self.months) if frequency == self.frequency else ((), ())

    def value(self, line: str, period: int) -> float | None:
        values = self.lines.get(line, ())
        return values[period] if period < min(len(values), len(self.periods)) else None


@dataclass(frozen=True)
class Prices:
    company: str
    symbol: str
    currency: str | None
    first_date: str
    first_close: float | None
    last_date: str
    last_close: float
    high: float | None
    low: float | None
    origin: Origin
    closes: tuple[tuple[str, float], ...] = ()
    """Date and close, oldest first."""


Document = Statement | Prices | Failure


def read_lookup(text: str) -> Lookup | Failure:
    data = mapping(read_json(text))
    if "error" in data:
        return failure(data)
    best = word(data.get("best"))
    if not best:
        return Failure("unknown_symbol" if "best" in data or "listings" in data else "unexpected_answer")
    entries = [mapping(entry) for entry in items(data.get("listings"))]
    fields = ("symbol", "name", "exchange", "type")
    read = [Listing(*(word(entry.get(field)) for field in fields)) for entry in entries]
    listings = tuple(listing for listing in read if listing.symbol)
    return Lookup(word(data.get("query")), best, listings, _notes(data))


def read_statement(text: str) -> Statement | Failure:
    data = mapping(read_json(text))
    if "error" in data:
        return failure(data)
    factor = UNITS.get(word(data.get("unit")))
    periods = tuple(word(period) for period in items(data.get("periods")))
    lines = _table(data.get("lines"), factor or 0.0)
    if factor is None or not periods or not any(_has_values(values) for values in lines.values()):
        return Failure("unexpected_answer")
    return Statement(
        company=word(data.get("company")),
        symbol=word(data.get("symbol")),
        frequency=word(data.get("frequency")) or "annual",
        currency=word(data.get("currency")) or None,
        periods=periods,
        lines=lines,
        per_share=_table(data.get("per_share"), 1.0),
        origin=origin(data),
        months=tuple(map(number, items(data.get("months")))),
    )


def read_prices(text: str) -> Prices | Failure:
    data = mapping(read_json(text))
    if "error" in data:
        return failure(data)
    closes = _closes(data)
    first_date, first_close = closes[0] if closes else ("", number(data.get("first_close")))
    last_date, last_close = closes[-1] if closes else ("", number(data.get("last_close")))
    if last_close is None:
        return Failure("unexpected_answer")
    return Prices(
        company=word(data.get("company")),
        symbol=word(data.get("symbol")),
        currency=word(data.get("currency")) or None,
        first_date=first_date,
        first_close=first_close,
        last_date=last_date or word(data.get("last_date")),
        last_close=last_close,
        high=number(data.get("high")),
        low=number(data.get("low")),
        origin=origin(data),
        closes=tuple(closes),
    )


def number(value: Any) -> float | None:
    """None for everything that is not a finite number: null, text, true, 1e999."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        converted = float(value)
    except OverflowError:
        return None
    return converted if math.isfinite(converted) else None


def _closes(data: dict[str, Any]) -> list[tuple[str, float]]:
    """Date and close of every row that has both, oldest first."""
    columns = items(data.get("columns"))
    if "date" not in columns or "close" not in columns:
        return []
    date, close = columns.index("date"), columns.index("close")
    rows = [row for row in map(items, items(data.get("rows"))) if len(row) > max(date, close)]
    read = [(word(row[date]), number(row[close])) for row in rows]
    return sorted((day, value) for day, value in read if day and value is not None)


def failure(data: dict[str, Any]) -> Failure:
    error = mapping(data.get("error"))
    seconds = number(error.get("retry_after_seconds"))
    return Failure(word(error.get("kind")) or "unexpected_answer", None if seconds is None else int(seconds))


def origin(data: dict[str, Any]) -> Origin:
    return Origin(
        source=word(data.get("source")),
        fetched_at=word(data.get("fetched_at"))[:10],
        sample=data.get("sample_data") is True,
        as_of=word(data.get("as_of"))[:10],
        notes=_notes(data),
    )


def _notes(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(note for note in map(word, items(data.get("notes"))) if note)


def _table(value: Any, factor: float) -> dict[str, Values]:
    rows = {name: tuple(map(number, items(values))) for name, values in mapping(value).items()}
    return {
        name: tuple(None if one is None else one * factor for one in values) for name, values in rows.items()
    }


def _has_values(values: Values) -> bool:
    return any(value is not None for value in values)


def mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def word(value: Any) -> str:
    return value if isinstance(value, str) else ""
