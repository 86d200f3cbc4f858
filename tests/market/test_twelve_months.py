from datetime import date

import pytest

from assistant_core.market.model import Table
from assistant_core.market.twelve_months import filled, with_half_years
from tests.support.tables import months

SUMMED = {"TotalRevenue", "NetIncome", "EBITDA", "FreeCashFlow"}


def day(text):
    return date.fromisoformat(text)


def summed(*tables):
    """The revenue of each twelve months that were added."""
    found, ends = filled(Table(), *tables)
    return {end.isoformat(): found.value("TotalRevenue", found.periods.index(end)) for end in ends}


def quarters(*ends, **lines):
    return months(3, *map(day, ends), **lines)


def test_four_quarters_are_a_year():
    table = quarters(
        *("2026-07-31", "2026-04-30", "2026-01-31", "2025-10-31", "2025-07-31"),
        TotalRevenue=(5, 4, 3, 2, 1),
        NetIncome=(1, 1, None, 1, 1),
    )
    found, ends = filled(Table(), table)
    assert ends == (day("2026-07-31"), day("2026-04-30"))
    assert found.figures == {"TotalRevenue": (14, 10)}
    assert [found.months(index) for index in range(2)] == [12, 12]


def test_a_missing_quarter_leaves_a_gap():
    ends = ("2026-07-31", "2026-04-30", "2025-10-31", "2025-07-31")
    assert summed(quarters(*ends, TotalRevenue=(5, 4, 2, 1))) == {}


def test_two_half_years_are_a_year():
    halves = months(6, day("2026-06-30"), day("2025-12-31"), day("2025-06-30"), TotalRevenue=(60, 70, 50))
    years = months(12, day("2025-12-31"), TotalRevenue=(120,))
    assert summed(years, halves) == {"2026-06-30": 130}


def test_a_half_year_replaces_that_of_the_year_before():
    """The second half is never reported alone: 125 + 66 - 58."""
    halves = months(6, day("2026-06-30"), day("2025-06-30"), TotalRevenue=(66, 58))
    years = months(12, day("2025-12-31"), day("2024-12-31"), TotalRevenue=(125, 110))
    assert summed(years, halves) == {"2026-06-30": 133}


def test_nine_months_and_a_quarter_are_a_year():
    stub = months(9, day("2025-03-31"), TotalRevenue=(90,))
    assert summed(stub, quarters("2024-06-30", TotalRevenue=(31,))) == {"2025-03-31": 121}


def test_quarters_of_weeks():
    """13, 13, 13 and 14 weeks."""
    ends = tuple(map(day, ("2026-10-03", "2026-06-27", "2026-03-28", "2025-12-27")))
    starts = tuple(map(day, ("2026-06-28", "2026-03-29", "2025-12-28", "2025-09-28")))
    assert summed(Table(ends, {"TotalRevenue": (4, 3, 2, 1)}, starts)) == {"2026-10-03": 10}


@pytest.mark.parametrize(
    ("shares", "eps"), [((100, 100, 110, 110), 2.6), ((200, 200, 100, 100), None), (None, None)]
)
def test_earnings_per_share_add_up_unless_the_shares_changed(shares, eps):
    lines = {"TotalRevenue": (1, 1, 1, 1), "DilutedEPS": (0.8, 0.7, 0.6, 0.5)}
    if shares:
        lines["DilutedAverageShares"] = shares
    table = quarters("2026-09-30", "2026-06-30", "2026-03-31", "2025-12-31", **lines)
    found, _ = filled(Table(), table)
    assert found.value("DilutedEPS") == (eps and pytest.approx(eps))
    assert found.value("DilutedAverageShares") == (shares and sum(shares) / 4)


def test_what_the_source_sums_is_kept_and_completed():
    trailing = months(12, day("2026-09-30"), day("2026-06-30"), TotalRevenue=(41, 39), NetIncome=(None, 7))
    ends = ("2026-09-30", "2026-06-30", "2026-03-31", "2025-12-31", "2025-09-30")
    table = quarters(*ends, TotalRevenue=(10, 10, 10, 10, 10), NetIncome=(2, 2, 2, 2, 2))
    found, added = filled(trailing, table)
    assert added == (day("2026-09-30"),)
    assert found.figures == {"TotalRevenue": (41, 39), "NetIncome": (8, 7)}


def test_the_length_of_what_the_source_has_stays():
    """Nine months are no twelve, wherever they stand."""
    nine = months(9, day("2026-03-31"), TotalRevenue=(30,))
    ends = ("2026-09-30", "2026-06-30", "2026-03-31", "2025-12-31")
    found, added = filled(nine, quarters(*ends, TotalRevenue=(10, 10, 10, 10)))
    assert added == (day("2026-09-30"),)
    assert [found.months(index) for index in range(2)] == [12, 9]


def test_full_sums_of_the_source_are_left_alone():
    trailing = months(12, day("2026-09-30"), **dict.fromkeys(SUMMED, (40,)))
    table = quarters("2026-09-30", "2026-06-30", "2026-03-31", "2025-12-31", TotalRevenue=(1, 1, 1, 1))
    assert filled(trailing, table) == (trailing, ())


HALVES = ("2026-06-30", "2025-12-31", "2025-06-30", "2024-12-31")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ({"TotalRevenue": (60, 70, 50, 55), "NetIncome": (6, 7, 5, 5)}, [6, 6, 6, 6]),
        # Not the sums of the fiscal year: quarters, every other one of which is missing.
        ({"TotalRevenue": (30, 35, 25, 27)}, [None] * 4),
        ({"TotalRevenue": (60, 70, 50, 55), "NetIncome": (6, 9, 5, 5)}, [None] * 4),
        ({"EBIT": (60, 70, 50, 55)}, [None] * 4),
    ],
)
def test_half_years_are_told_by_the_fiscal_year_that_two_come_to(lines, told):
    shorter = Table(tuple(map(day, HALVES)), lines, (None,) * 4)
    years = months(12, day("2025-12-31"), TotalRevenue=(120,), NetIncome=(12,))
    found = with_half_years(shorter, years)
    assert [found.months(index) for index in range(4)] == told


def test_quarters_among_them_stay_quarters():
    ends = tuple(map(day, ("2026-06-30", "2026-03-31", "2025-09-30", "2025-03-31")))
    starts = (day("2026-04-01"), None, None, None)
    found = with_half_years(
        Table(ends, {"TotalRevenue": (10, 30, 30, 28)}, starts),
        months(12, day("2026-03-31"), TotalRevenue=(60,)),
    )
    assert [found.months(index) for index in range(4)] == [3, 6, 6, 6]


def test_only_what_is_needed_is_added():
    """Newer months than the source sums, and those a year before a fiscal year that has none before it."""
    ends = [date(year, month, 28) for year in (2026, 2025, 2024) for month in (11, 8, 5, 2)]
    table = months(3, *ends, TotalRevenue=(1,) * 12)
    trailing = months(12, date(2026, 5, 28), TotalRevenue=(4,))
    years = months(12, date(2025, 11, 28), TotalRevenue=(4,))
    assert filled(trailing, years, table)[1] == (date(2026, 11, 28), date(2026, 8, 28), date(2024, 11, 28))


def test_many_periods_take_no_time():
    ends = [date(2026, 1, 1 + index % 28) for index in range(5000)]
    assert filled(Table(), months(1, *ends, TotalRevenue=[1.0] * 5000))[1] == ()
