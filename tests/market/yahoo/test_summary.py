from datetime import date

import pytest

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market.yahoo import summary


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
