from datetime import date

import pytest

from assistant_core.market.model import Table
from assistant_core.market.periods import first_day, months_between, starts


def day(text):
    return date.fromisoformat(text)


def lengths(ends, told, usual=12):
    """The months of each period, newest first."""
    days = [day(end) for end in ends]
    return [
        start and months_between(start, end)
        for start, end in zip(starts(days, [*days[1:], None], told, usual), days, strict=True)
    ]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-01-01", "2025-12-31", 12),
        ("2022-09-25", "2023-09-30", 12),  # 53 weeks
        ("2023-10-01", "2024-09-28", 12),  # 52 weeks
        ("2025-02-01", "2025-11-30", 10),
        ("2024-11-01", "2025-12-31", 14),
        ("2025-01-01", "2025-03-25", 3),  # 12 weeks
        ("2025-01-01", "2025-02-28", 2),
    ],
)
def test_months_between(start, end, months):
    assert months_between(day(start), day(end)) == months


@pytest.mark.parametrize(
    ("end", "months", "start"),
    [
        ("2025-12-31", 12, "2025-01-01"),
        ("2024-02-29", 12, "2023-03-01"),
        ("2025-02-28", 12, "2024-03-01"),
        ("2025-06-30", 6, "2025-01-01"),
        ("2025-02-28", 3, "2024-12-01"),
        ("2025-03-15", 1, "2025-02-16"),
    ],
)
def test_first_day(end, months, start):
    assert first_day(day(end), months) == day(start)


@pytest.mark.parametrize(
    ("ends", "told", "months"),
    [
        (["2025-12-31", "2024-12-31"], [12, 12], [12, 12]),
        # Ten months that the source calls twelve, or ten, or nothing.
        (["2025-04-30", "2024-06-30", "2023-06-30"], [12, 12, 12], [10, 12, 12]),
        (["2025-04-30", "2024-06-30", "2023-06-30"], [10, 12, 12], [10, 12, 12]),
        (["2025-04-30", "2024-06-30", "2023-06-30"], [None, None, None], [10, 12, None]),
        # Fourteen months, or twelve after two that are missing: only a length noted for this period tells.
        (["2025-08-31", "2024-06-30"], [14, 12], [14, 12]),
        (["2025-08-31", "2024-06-30"], [12, 12], [None, 12]),
        (["2025-08-31", "2024-06-30"], [None, 12], [None, 12]),
        # A year is missing.
        (["2025-12-31", "2023-12-31"], [12, 12], [12, 12]),
        # 53 weeks, then 52.
        (["2024-09-28", "2023-09-30", "2022-09-24"], [12, 12, 12], [12, 12, 12]),
    ],
)
def test_lengths_of_fiscal_years(ends, told, months):
    assert lengths(ends, told) == months


@pytest.mark.parametrize(
    ("ends", "told", "months"),
    [
        (["2026-06-30", "2026-03-31"], [3, 3], [3, 3]),
        # A quarter is missing among quarters; half-years alone may be called quarters.
        (["2026-09-30", "2026-03-31", "2025-12-31"], [3, 3, 3], [3, 3, 3]),
        (["2026-06-30", "2025-12-31", "2025-06-30"], [3, 3, 3], [None, None, None]),
        (["2026-06-30", "2025-12-31", "2025-06-30"], [6, 6, 6], [6, 6, 6]),
        (["2026-06-30"], [3], [3]),
        # Half a year so far, after its first quarter.
        (["2026-06-30", "2026-03-31"], [6, 3], [6, 3]),
    ],
)
def test_lengths_of_quarters(ends, told, months):
    assert lengths(ends, told, usual=3) == months


def test_a_table_tells_the_length_of_its_periods():
    ends = (day("2025-03-31"), day("2024-12-31"), day("2023-12-31"))
    table = Table(ends, {"TotalRevenue": (25, 100, 90)}, (day("2025-01-01"), day("2024-01-01"), None))
    assert [table.months(index) for index in range(4)] == [3, 12, None, None]
    assert [table.is_year(index) for index in range(3)] == [False, True, False]
    assert table.newest_year == 1
    assert table.since(1) == Table(ends[1:], {"TotalRevenue": (100, 90)}, (day("2024-01-01"), None))
    assert Table(ends).newest_year is None
