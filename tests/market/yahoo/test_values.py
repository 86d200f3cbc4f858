from datetime import UTC, date
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
