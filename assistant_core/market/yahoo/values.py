"""How Yahoo writes figures, texts, days and time zones, and what they are."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY_SECONDS = 86400


def number(value: object) -> float | None:
    """None for what is no figure: null, NaN, a text."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    return value


def timezone_of(meta: dict[str, Any]) -> tzinfo:
    try:
        return ZoneInfo(meta.get("exchangeTimezoneName") or "unknown")
    except (ValueError, ZoneInfoNotFoundError):
        return timezone(timedelta(seconds=meta.get("gmtoffset", 0)))


def amount(value: object) -> float | None:
    """A figure, which Yahoo writes bare or as {"raw": …, "fmt": …}."""
    return number(value.get("raw") if isinstance(value, Mapping) else value)


def count(value: object) -> int | None:
    figure = amount(value)
    return None if figure is None else int(figure)


def percent(value: object) -> float | None:
    """A fraction as percent."""
    figure = amount(value)
    return None if figure is None else round(figure * 100, 2)


def text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def day(value: object, zone: tzinfo = UTC) -> date | None:
    """The day of a moment. Yahoo writes a day without a time as midnight in UTC, wherever the exchange is."""
    stamp = amount(value)
    if stamp is None:
        return None
    moment = datetime.fromtimestamp(stamp, UTC)
    return moment.date() if stamp % DAY_SECONDS == 0 else moment.astimezone(zone).date()


def iso_day(value: object) -> date | None:
    """The day of a text such as 2025-09-30; None when there is none."""
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None
