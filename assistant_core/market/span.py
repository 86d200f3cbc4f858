"""Which price bars are asked for: over which time, and how long each is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assistant_core.errors import InvalidArguments

Period = Literal["5d", "1mo", "3mo", "6mo", "ytd", "1y", "2y", "5y", "10y", "max"]
Interval = Literal["5m", "15m", "30m", "1h", "1d", "1wk", "1mo", "3mo"]

PERIOD_DAYS: dict[Period, int] = {
    "5d": 7,
    "1mo": 31,
    "3mo": 92,
    "6mo": 184,
    "1y": 366,
    "2y": 731,
    "5y": 1827,
    "10y": 3653,
    "max": 40000,
}
# From fine to coarse, with how many of them a year has on an exchange.
BARS_A_YEAR: dict[Interval, int] = {
    "5m": 252 * 78,
    "15m": 252 * 26,
    "30m": 252 * 13,
    "1h": 252 * 7,
    "1d": 252,
    "1wk": 52,
    "1mo": 12,
    "3mo": 4,
}
BAR_DAYS: dict[str, int] = {"1wk": 7, "1mo": 31, "3mo": 92}  # the longest
# Yahoo keeps bars within a day for so many days only.
INTRADAY_DAYS: dict[str, int] = {"5m": 60, "15m": 60, "30m": 60, "1h": 730}
CHOSEN_ROWS = 131
MAX_ROWS = 400


@dataclass(frozen=True, slots=True)
class Span:
    """Either `period` up to now, or the days from `start` to `end`, both included."""

    interval: Interval
    period: Period | None = None
    start: date | None = None
    end: date | None = None


def span(period: Period, interval: Interval | None, start: str | None, end: str | None, today: date) -> Span:
    """What to ask for; without an interval, the finest of a day or more that gives about 130 rows at most.

    Raises InvalidArguments for what makes no sense, or what Yahoo does not keep.
    """
    if start is None and end is not None:
        raise InvalidArguments("end needs a start: give both as YYYY-MM-DD, or a period alone.")
    first = day_before(today, period) if start is None else as_day("start", start)
    last = today if end is None else as_day("end", end)
    if first > last:
        raise InvalidArguments(f"start {first} is after end {last}. Give the earlier day as start.")
    if first > today:
        raise InvalidArguments(f"start {first} lies in the future; today is {today}.")
    chosen = interval or finest((last - first).days)
    kept = INTRADAY_DAYS.get(chosen)
    # Yahoo takes 2y for 730 days, leap year or not; a start is asked for with a day to spare.
    if kept is not None and (today - first).days > (kept + 1 if start is None else kept - 2):
        raise InvalidArguments(
            f"Yahoo Finance keeps {chosen} bars for the last {kept} days only. "
            "Use interval 1d or coarser, or a later start."
        )
    return Span(chosen, period) if start is None else Span(chosen, None, first, last)


def day_before(today: date, period: Period) -> date:
    """The first day of a period that ends today."""
    if period == "ytd":
        return date(today.year, 1, 1)
    return today - timedelta(PERIOD_DAYS[period])


def as_day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidArguments(f"{name} {text!r} is not a date such as 2024-12-31.") from None


def finest(days: int) -> Interval:
    daily_or_longer: tuple[Interval, ...] = ("1d", "1wk", "1mo")
    fitting = (bar for bar in daily_or_longer if days / 365.25 * BARS_A_YEAR[bar] <= CHOSEN_ROWS)
    return next(fitting, "3mo")


def check_rows(interval: Interval, rows: int) -> None:
    """Raises InvalidArguments that names a coarser interval where there are too many rows."""
    if rows <= MAX_ROWS:
        return
    a_year = rows / BARS_A_YEAR[interval]
    coarser = next((bar for bar, count in BARS_A_YEAR.items() if a_year * count <= MAX_ROWS), "3mo")
    raise InvalidArguments(
        f"That makes {rows} rows of {interval}; at most {MAX_ROWS} are given. "
        f"Use interval {coarser}, or a shorter time."
    )
