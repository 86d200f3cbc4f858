import json
from dataclasses import replace

import pytest

from assistant_core.tools.registry import run_tool
from tests.support.yahoo_companies import DOLLAR


def ask(ticker):
    return json.loads(run_tool("get_daily_stock_performance", json.dumps({"ticker": ticker}), 30))


def test_a_hundred_days_oldest_first(yahoo):
    output = ask("ACME")
    assert output["columns"] == ["date", "open", "high", "low", "close", "volume"]
    assert len(output["rows"]) == 100
    assert output["rows"][-1] == ["2026-11-19", 150.0, 150.15, 149.85, 150.0, 1124]
    assert (output["first_close"], output["last_close"]) == (135.15, 150.0)
    assert (output["high"], output["low"], output["change_percent"]) == (150.15, 135.0, 10.99)
    assert (output["currency"], output["unit"]) == ("USD", "USD per share")
    assert output["notes"] == ["2 of 125 days have no close at Yahoo Finance and are left out."]


def test_pence_never_pass_for_pounds(yahoo):
    output = ask("TEA.L")
    assert (output["currency"], output["unit"]) == ("GBP", "GBP per share")
    assert output["last_close"] == 12.345
    assert "pence (GBp)" in output["notes"][0]


def test_a_coin_far_below_one(yahoo):
    output = ask("DOGX-USD")
    assert output["last_close"] == 0.000012345
    assert (output["unit"], output["type"]) == ("USD per unit", "cryptocurrency")


def test_a_listing_without_prices(yahoo):
    yahoo.companies["NEW"] = replace(DOLLAR, symbol="NEW", gaps=tuple(range(125)))
    error = ask("NEW")["error"]
    assert error["kind"] == "no_such_statement"
    assert "no daily prices" in error["message"]


@pytest.mark.parametrize(
    ("weather", "kind"),
    [("429", "rate_limited"), ("html", "unexpected_answer"), ("down", "network_down")],
)
def test_failures_are_told_apart(yahoo, weather, kind):
    yahoo.weather = weather
    assert ask("ACME")["error"]["kind"] == kind


def test_the_sample(yahoo):
    yahoo.weather = "down"
    output = ask("AAPL")
    assert output["columns"] == ["date", "close"]
    assert (output["last_close"], output["last_date"]) == (269.7, "2025-10-29")
    assert (output["sample_data"], output["as_of"]) == (True, "2025-10-29")
