"""How long a period is: its first day, its months, and what a source says of them.

Fiscal years of 52 or 53 weeks count as twelve months, quarters of 12 to 14 weeks as three.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

YEAR = 12
MONTH_DAYS = 365.25 / 12
DAY = timedelta(1)


def months_between(start: date, end: date) -> int:
    """Months from the first day to the last, both included, to the nearest whole one."""
    return round(((end - start).days + 1) / MONTH_DAYS)


def written(months: int) -> str:
    return f"{months} months" if months != 1 else "1 month"


def first_day(end: date, months: int) -> date:
    """Of a period of so many months; exact where months are whole, else to a few days."""
    last = end.year * 12 + end.month - 1 - months
    year, month = last // 12, last % 12 + 1
    longest = monthrange(year, month)[1]
    ends_month = end.day == monthrange(end.year, end.month)[1]
    return date(year, month, longest if ends_month else min(end.day, longest)) + DAY


def starts(
    ends: Sequence[date], before: Sequence[date | None], told: Sequence[int | None], usual: int
) -> tuple[date | None, ...]:
    """The first day of each period; None where neither the source nor the distance of the ends tells.

    Args:
        ends: The last day of each period.
        before: The last day of the period before each; None where there is none, or where periods overlap.
        told: The months of each period as the source tells them; None where it does not.
        usual: The months that the source says of every period when it does not know better. They are checked
            against the distance; any other length was noted for this very period.
    """
    distances = [
        None if earlier is None else months_between(earlier + DAY, end)
        for end, earlier in zip(ends, before, strict=True)
    ]
    seen = usual == YEAR or usual in distances or not any(distances)
    lengths = [
        _length(months, distance, usual, seen) for months, distance in zip(told, distances, strict=True)
    ]
    return tuple(
        None
        if months is None
        else earlier + DAY
        if earlier and months == distance
        else first_day(end, months)
        for end, earlier, months, distance in zip(ends, before, lengths, distances, strict=True)
    )


def _length(told: int | None, distance: int | None, usual: int, seen: bool) -> int | None:
    """`seen`: other periods have the usual length, so that one of them may be missing before this one."""
    if told == distance or (told is not None and told != usual):
        return told
    if distance is not None and distance <= usual:
        return distance
    return told if seen and (distance is None or distance % usual == 0) else None
