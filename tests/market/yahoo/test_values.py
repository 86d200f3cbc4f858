from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest

from assistant_core.market.yahoo import values
from tests.support.yahoo_about import midnight

TOKYO, NEW_YORK = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("value", "figure"),
    [(5, 5), ({"raw": 5, "fmt": "5.00"}, 5), ({}, None), (None, None), ("5", None), (float("nan"), None)],
)
def test_figures_come_bare_or_formatted(value, figure):
    assert values.amount(value) == figure


@pytest.mark.parametrize("zone", [UTC, TOKYO, NEW_YORK])
def test_a_day_without_a_time_is_the_same_day_everywhere(zone):
    assert values.day({"raw": midnight(date(2026, 11, 9))}, zone) == date(2026, 11, 9)


def test_a_moment_belongs_to_the_day_at_the_exchange():
    stamp = midnight(date(2026, 11, 9)) + 23 * 3600
    assert values.day(stamp, TOKYO) == date(2026, 11, 10)
    assert values.day(stamp, NEW_YORK) == date(2026, 11, 9)


NOT_GIVEN: list[object] = [
    None,
    {},
    {"fmt": "N/A"},
    {"raw": None},
    "N/A",
    "",
    "12.5",
    float("nan"),
    float("inf"),
    True,
    [],
    10**400,
]


@pytest.mark.parametrize("read", [values.amount, values.positive, values.price, values.count, values.percent])
@pytest.mark.parametrize("value", NOT_GIVEN, ids=[repr(one)[:20] for one in NOT_GIVEN])
def test_nothing_is_no_figure_of_any_kind(read, value):
    assert read(value) is None


@pytest.mark.parametrize(
    ("read", "zero", "below"),
    [
        (values.amount, 0, -1.5),
        (values.percent, 0, -150),
        (values.count, 0, None),
        (values.positive, None, None),
        (values.price, None, None),
    ],
)
def test_what_a_kind_of_figure_can_be(read, zero, below):
    assert read(0) == read(0.0) == read({"raw": 0}) == zero
    assert read(-1.5) == below


@pytest.mark.parametrize("type_", ["future", "index"])
def test_prices_that_may_fall_below_zero(type_):
    assert values.price(-37.63, type_) == -37.63
    assert values.price(0, type_) is None


@pytest.mark.parametrize("stamp", [0, {"raw": 0}, None, {}, "N/A", 1e20, -1e20, float("nan")])
def test_no_moment(stamp):
    assert values.moment(stamp) is None
    assert values.day(stamp) is None


@pytest.mark.parametrize("text", ["N/A", "", None, {}, 20260930, "2026-13-01"])
def test_no_day(text):
    assert values.iso_day(text) is None
    assert values.iso_day("2026-09-30T00:00:00") == date(2026, 9, 30)


@pytest.mark.parametrize("offset", [None, "N/A", float("nan")])
def test_an_odd_offset_is_none(offset):
    assert values.timezone_of({"gmtoffset": offset}).utcoffset(None) == timedelta(0)


@pytest.mark.parametrize("value", ["N/A", None, 0, [], [1], float("nan")])
def test_what_is_no_object_is_an_empty_one(value):
    assert values.part(value) == {}
    assert values.part({"a": 1}) == {"a": 1}


@pytest.mark.parametrize("value", ["N/A", None, 0, {}, [None, 1, "N/A"]])
def test_what_holds_no_objects_has_no_rows(value):
    assert values.rows(value) == []
    assert values.rows([None, {"a": 1}]) == [{"a": 1}]
