import json

import pytest

from assistant_core.tools.registry import run_tool


def ask(ticker):
    return json.loads(run_tool("get_income_statement", json.dumps({"ticker": ticker}), 30))


def test_a_company_that_reports_in_dollars(yahoo):
    output = ask(" acme ")
    assert (output["company"], output["symbol"], output["currency"]) == ("Acme Corporation", "ACME", "USD")
    assert (output["statement"], output["unit"]) == ("income_statement", "millions")
    assert output["periods"] == ["2025-12-31", "2024-12-31", "2023-12-31"]
    assert output["lines"]["TotalRevenue"] == [1500, 1200, 1000]
    assert output["lines"]["InterestExpense"] == [7, None, 5]
    assert output["per_share"] == {"DilutedEPS": [-0.3, 1.1, 1]}
    assert output["shares"] == {
        "unit": "thousands",
        "DilutedAverageShares": [99500, 100000, 100000],
    }
    assert "sample_data" not in output


def test_a_company_that_reports_in_yen(yahoo):
    assert ask("7777.T")["currency"] == "JPY"


def test_a_coin_has_none(yahoo):
    error = ask("DOGX-USD")["error"]
    assert error["kind"] == "no_such_statement"
    assert "cryptocurrency" in error["message"]


@pytest.mark.parametrize(
    ("weather", "kind"),
    [("429", "rate_limited"), ("503", "unexpected_answer"), ("down", "network_down")],
)
def test_failures_are_told_apart(yahoo, weather, kind):
    yahoo.weather = weather
    assert ask("ACME")["error"]["kind"] == kind


def test_an_unknown_symbol(yahoo):
    assert ask("NOPE")["error"]["kind"] == "unknown_symbol"


def test_the_sample(yahoo):
    yahoo.weather = "down"
    output = ask("AAPL")
    assert output["sample_data"] is True
    assert output["periods"][0] == "2024-09-28"
    assert output["lines"]["TotalRevenue"][0] == 391035
    assert output["unit"] == "millions"
