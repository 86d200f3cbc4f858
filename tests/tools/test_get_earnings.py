import json
from dataclasses import replace

import pytest

from assistant_core.tools.registry import run_tool
from tests.support.yahoo_facts import ACME


def ask(ticker):
    return json.loads(run_tool("get_earnings", json.dumps({"ticker": ticker}), 30))


def rows(table):
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


def test_the_next_date(told):
    assert ask("ACME")["next_earnings"] == {"date": "2027-01-28", "estimated": False}


def test_quarters_with_surprises_computed_here(told):
    assert rows(ask("ACME")["history"]) == [
        {"quarter_end": "2026-09-30", "eps_actual": -0.1, "eps_estimate": -0.2, "surprise_percent": 50.0},
        {"quarter_end": "2026-06-30", "eps_actual": 0.5, "eps_estimate": 0.4, "surprise_percent": 25.0},
    ]


def test_estimates_with_growth_computed_here(told):
    estimates = ask("ACME")["estimates"]
    assert (estimates["eps_currency"], estimates["revenue_currency"]) == ("USD", "USD")
    assert estimates["revenue_unit"] == "millions"
    assert rows(estimates)[0] == {
        "period": "current_quarter",
        "period_end": "2026-12-31",
        "eps_average": 1.2346,
        "eps_low": 1.1,
        "eps_high": 1.4,
        "eps_analysts": 27,
        "eps_year_ago": 1.0,
        "revenue_average": 1600.12,
        "revenue_low": 1500.0,
        "revenue_high": 1700.0,
        "revenue_analysts": 25,
        "revenue_year_ago": 1500.0,
        "growth_percent": 23.46,
    }


def test_targets_and_recommendations(told):
    output = ask("ACME")
    assert output["price_targets"] == {
        "currency": "USD",
        "mean": 180.0,
        "median": 187.5,
        "high": 240.0,
        "low": 120.0,
        "analysts": 12,
    }
    assert output["recommendations"]["rows"][0] == ["2026-11", 1, 2, 3, 4, 5]


def test_pence_never_pass_for_pounds(told):
    output = ask("TEA.L")
    assert (output["currency"], output["history"]["eps_currency"]) == ("GBP", "GBP")
    assert rows(output["history"])[1]["eps_actual"] == 0.5
    assert rows(output["estimates"])[0]["eps_average"] == 1.2346
    assert (output["price_targets"]["mean"], output["price_targets"]["currency"]) == (14.814, "GBP")


@pytest.mark.parametrize(
    ("symbol", "weather", "kind"),
    [
        ("WRLD", "ok", "no_such_statement"),
        ("DOGX-USD", "ok", "no_such_statement"),
        ("^IDX", "ok", "no_such_statement"),
        ("NOPE", "ok", "unknown_symbol"),
        ("ACME", "maintenance", "unexpected_answer"),
    ],
)
def test_failures_are_told_apart(told, symbol, weather, kind):
    told.weather = weather
    assert ask(symbol)["error"]["kind"] == kind


def test_estimates_of_zero_by_nobody_are_none_and_said(told):
    zeros = {"avg": {"raw": 0}, "low": {"raw": 0}, "high": {"raw": 0}, "numberOfAnalysts": {"raw": 0}}
    trend = [{"period": "0q", "endDate": "2026-12-31", "earningsEstimate": zeros, "revenueEstimate": zeros}]
    told.companies["ACME"] = replace(ACME, modules={**ACME.modules, "earningsTrend": {"trend": trend}})
    output = ask("ACME")
    assert "estimates" not in output
    assert output["notes"] == ["Yahoo Finance has no estimates by analysts for this company."]
    assert output["price_targets"]["analysts"] == 12
