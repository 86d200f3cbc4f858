from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market.yahoo import summary
from assistant_core.market.yahoo.currency import nearest_unit
from tests.support.yahoo_about import midnight

TOKYO, NEW_YORK = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("value", "figure"),
    [(5, 5), ({"raw": 5, "fmt": "5.00"}, 5), ({}, None), (None, None), ("5", None), (float("nan"), None)],
)
def test_figures_come_bare_or_formatted(value, figure):
    assert summary.amount(value) == figure


@pytest.mark.parametrize("zone", [UTC, TOKYO, NEW_YORK])
def test_a_day_without_a_time_is_the_same_day_everywhere(zone):
    assert summary.day({"raw": midnight(date(2026, 11, 9))}, zone) == date(2026, 11, 9)


def test_a_moment_belongs_to_the_day_at_the_exchange():
    stamp = midnight(date(2026, 11, 9)) + 23 * 3600
    assert summary.day(stamp, TOKYO) == date(2026, 11, 10)
    assert summary.day(stamp, NEW_YORK) == date(2026, 11, 9)


def test_modules_that_are_missing_are_left_out(told):
    assert set(summary.fetch_modules("^IDX", "assetProfile")) == {"price", "quoteType"}
    assert summary.fetch_modules("NOPE", "assetProfile") == {}


def test_not_found_with_status_200(told):
    path = "v10/finance/quoteSummary/ACME"
    told.answers[path] = {
        "quoteSummary": {"result": None, "error": {"code": "Not Found", "description": "-"}}
    }
    assert summary.fetch_modules("ACME", "assetProfile") == {}
    told.answers[path] = {"quoteSummary": {"result": None, "error": {"code": "Odd", "description": "oops"}}}
    with pytest.raises(UnexpectedAnswer, match="oops"):
        summary.fetch_modules("ACME", "assetProfile")


def test_terms_of_a_listing_in_pence(told):
    terms = summary.terms("TEA.L", summary.fetch_modules("TEA.L"))
    assert (terms.listing.name, terms.currency, terms.divisor, terms.decimals) == (
        "Darjeeling Tea plc",
        "GBP",
        100,
        4,
    )
    assert terms.price == pytest.approx(12.345)
    assert (str(terms.zone), terms.today) == ("Europe/London", date(2026, 11, 19))


@pytest.mark.parametrize(
    ("amount", "divisor", "about", "whole"),
    [
        (1234.5, 100, 12, 12.345),
        (12.3, 100, 12, 12.3),
        (1234.5, 1, 12, 1234.5),
        (0, 100, 12, 0),
        (1234.5, 100, None, 12.345),
        (None, 100, 12, None),
    ],
)
def test_the_unit_of_an_amount_shows_beside_a_known_one(amount, divisor, about, whole):
    assert nearest_unit(amount, divisor, about) == whole
