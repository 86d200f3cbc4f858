"""Times, as questions say them."""

from datetime import date

import pytest

from assistant_core.builtin.understanding import periods
from assistant_core.builtin.understanding.frame import Point

TODAY = date(2026, 6, 1)


def points(text: str) -> tuple[Point, ...]:
    return periods.read(text, TODAY).times.points


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("fiscal 2022", [Point(2022)]),
        ("FY23 and FY24", [Point(2023), Point(2024)]),
        ("24년 매출", [Point(2024)]),
        ("작년", [Point(2025)]),
        ("재작년", [Point(2024)]),
        ("three years ago", [Point(2023)]),
        ("12년 전", [Point(2014)]),
        ("Q2 2024", [Point(2024, 2)]),
        ("4Q23", [Point(2023, 4)]),
        ("second quarter of fiscal 2022", [Point(2022, 2)]),
        ("2023년 1분기", [Point(2023, 1)]),
        ("지난해 4분기", [Point(2025, 4)]),
        ("Q1 and Q3 of 2024", [Point(2024, 1), Point(2024, 3)]),
        ("it costs 2024 dollars", []),
    ],
)
def test_years_and_quarters(text: str, wanted: list[Point]) -> None:
    assert points(text) == tuple(wanted)


@pytest.mark.parametrize(
    "text", ["from 2021 to 2023", "2021-2023", "2021년부터 2023년까지", "between 2021 and 2023"]
)
def test_spans_have_two_ends(text: str) -> None:
    times = periods.read(text, TODAY).times
    assert times.is_range
    assert times.points == (Point(2021), Point(2023))


@pytest.mark.parametrize(
    ("text", "frequency", "last", "days"),
    [
        ("over the last four fiscal years", "annual", 4, 1461),
        ("최근 5년", "annual", 5, 1826),
        ("last six quarters", "quarterly", 6, 548),
        ("the latest quarter", "quarterly", 1, 91),
        ("last fiscal year", "annual", 1, None),
        ("past two months", "", None, 61),
        ("최근 15년 배당", "annual", 15, 5479),
        ("최근 3개월", "", None, 91),
        ("over 90 days", "", None, 90),
        ("trailing twelve months", "trailing", None, 365),
    ],
)
def test_the_newest_of_something(text: str, frequency: str, last: int | None, days: int | None) -> None:
    times = periods.read(text, TODAY).times
    assert (times.frequency, times.last, times.days) == (frequency, last, days)


def test_the_one_before() -> None:
    assert periods.read("and the quarter before?", TODAY).times.back == 1
    assert periods.read("2023, and how did it change from the prior year?", TODAY).is_change


@pytest.mark.parametrize("text", ["next year", "내년", "tomorrow", "in 2031", "5년 뒤", "다음 분기"])
def test_the_future(text: str) -> None:
    assert periods.read(text, TODAY).is_future
