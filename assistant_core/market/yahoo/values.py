"""How Yahoo writes figures, texts, days and time zones, and what they are.

What a kind of figure cannot be is not given: a price of 0, a negative count, NaN, "N/A", an empty object.
What it can be is kept: a change of 0, a volume of 0, a holding of 0 %.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY_SECONDS = 86400
# What such a listing is quoted with may fall below zero, as oil did in 2020 and yields of bills did.
BELOW_ZERO = {"future", "index"}


def number(value: object) -> float | None:
    """None for what is no figure: null, NaN, a text, more than a float holds."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return value if isfinite(value) else None
    except OverflowError:
        return None


def part(value: object) -> dict[str, Any]:
    """An object inside an answer; an empty one for what is none."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[dict[str, Any]]:
    """The objects of a list inside an answer; none for what is no list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def timezone_of(meta: dict[str, Any]) -> tzinfo:
    try:
        return ZoneInfo(text(meta.get("exchangeTimezoneName")) or "unknown")
    except (ValueError, ZoneInfoNotFoundError):
        return timezone(timedelta(seconds=number(meta.get("gmtoffset")) or 0))


def amount(value: object) -> float | None:
    """A figure of either sign, which Yahoo writes bare or as {"raw": …, "fmt": …}."""
    return number(value.get("raw") if isinstance(value, Mapping) else value)


def positive(value: object) -> float | None:
    """What is never 0 where it is known: a price, a market cap, shares outstanding."""
    figure = amount(value)
    return figure if figure is not None and figure > 0 else None


def price(value: object, type_: str = "equity") -> float | None:
    """The price of a listing of a type. Yahoo writes 0 for one that it does not have."""
    return amount(value) or None if type_ in BELOW_ZERO else positive(value)


def count(value: object) -> int | None:
    figure = amount(value)
    return int(figure) if figure is not None and figure >= 0 else None


def percent(value: object) -> float | None:
    """A fraction as percent."""
    figure = amount(value)
    return None if figure is None else round(figure * 100, 2)


def text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def moment(value: object, zone: tzinfo = UTC) -> datetime | None:
    """The time of a stamp in seconds; None for 0, which stands for none, and for what no calendar has."""
    stamp = amount(value)
    try:
        return datetime.fromtimestamp(stamp, UTC).astimezone(zone) if stamp else None
    except (ValueError, OverflowError, OSError):
        return None


def day(value: object, zone: tzinfo = UTC) -> date | None:
    """The day of a moment. Yahoo writes a day without a time as midnight in UTC, wherever the exchange is."""
    stamp = amount(value) or 0
    at = moment(value, UTC if stamp % DAY_SECONDS == 0 else zone)
    return None if at is None else at.date()


def iso_day(value: object) -> date | None:
    """The day of a text such as 2025-09-30; None for any other."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
