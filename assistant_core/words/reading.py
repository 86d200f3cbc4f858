"""Dates, times and sizes the way a reader writes them.

`locale` is a CLDR name (`en_GB`), `zone` an IANA time zone. A text that is no date stays as it is. In the
columns of tables dates stay ISO: they sort. Figures are written 1,234.5 in every language of the interface,
as the assistant's own text writes them.
"""

import re
from datetime import UTC, date, datetime, timezone
from zoneinfo import ZoneInfo

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_date_format, get_datetime_format, get_time_format
from babel.units import format_unit

SIZES = (("gigabyte", 1 << 30), ("megabyte", 1 << 20), ("kilobyte", 1 << 10))
# ASCII, since a Korean particle may follow without a space: 2025-09-27부터.
ISO = re.compile(
    r"\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])", re.ASCII
)
# Of the date patterns of CLDR, the parts that a chart's axis (d3) writes another way.
CHART = {"MMM": "%b", "MM": "%m", "M": "%-m", "dd": "%d", "d": "%-d", "y": "%Y"}


def locale_of(language: str, browser: str | None) -> str:
    """The browser's locale (`en-GB`) where its language is the interface's; else just the language."""
    try:
        known = Locale.parse(browser or "", sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    return str(known) if known.language == language else language


def zone_of(browser: str | None) -> str:
    """The browser's time zone, or UTC where it names none that is known."""
    try:
        return ZoneInfo(browser or "UTC").key
    except (KeyError, ValueError, OSError):
        return "UTC"


def day(value: str | date, locale: str, zone: str) -> str:
    """`2025-09-27` → `Sep 27, 2025`. A time is brought into the reader's zone first."""
    known = _known(value, zone)
    return str(value) if known is None else format_date(known, "medium", locale=locale)


def moment(value: str | int | date, locale: str, zone: str, named: bool = False) -> str:
    """`2025-10-29T20:00:00Z` or Unix seconds → `Oct 29, 2025, 10:00 PM`; `named` adds `UTC+02:00`."""
    value = datetime.fromtimestamp(value, UTC) if isinstance(value, int) else value
    known = _known(value, zone)
    if not isinstance(known, datetime):
        return day(value, locale, zone)
    # Korean writes 오후 with the long pattern, PM with the short one; in English both are PM.
    pattern = get_time_format("short", locale).pattern.replace("a", "aaaa").replace("\u202f", " ")
    of_day = format_time(known.time(), pattern, locale=locale)
    written = str(get_datetime_format("medium", locale)).format(of_day, day(known, locale, zone))
    offset = known.utcoffset()
    return f"{written} {timezone(offset)}" if named and offset is not None else written


def within(text: str, locale: str, zone: str) -> str:
    """A text with every ISO date and time in it as the reader writes it."""
    return ISO.sub(lambda found: moment(found[0], locale, zone), text)


def chart_day(locale: str) -> str:
    """A day as charts are told to write it (d3): `%b %-d, %Y`."""
    pattern = get_date_format("medium", locale).pattern
    return re.sub(r"[A-Za-z]+", lambda part: CHART.get(part[0], part[0]), pattern)


def size(count: int, locale: str) -> str:
    """Bytes as `1.2 MB`."""
    name, unit = next(((name, unit) for name, unit in SIZES if count >= unit), ("byte", 1))
    pattern = "#,##0.0" if unit > 1 else "#,##0"
    return format_unit(count / unit, f"digital-{name}", "short", format=pattern, locale=locale)


def _known(value: str | date, zone: str) -> date | None:
    """A day, or a time; one that tells its offset is brought into `zone`."""
    if isinstance(value, str):
        if not ISO.fullmatch(value):
            return None
        try:
            value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(ZoneInfo(zone))
    return value
