"""Fiscal periods in Korea begin and end with a month."""

from calendar import monthrange
from datetime import date


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def month_end(end: date, months: int) -> date:
    """The last day of the month so many months from one."""
    place = end.year * 12 + end.month - 1 + months
    return last_day(place // 12, place % 12 + 1)
