import json
from dataclasses import replace

import pytest

from assistant_core.tools.registry import run_tool
from tests.tools.companies import FIGURES, SOUND, listed


@pytest.fixture(autouse=True)
def companies(yahoo):
    listed(yahoo)


def ask(ticker, **arguments):
    return json.loads(
        run_tool("value_by_discounted_cash_flow", json.dumps({"ticker": ticker, **arguments}), 30)
    )


def test_a_value_with_its_assumptions_and_steps():
    output = ask("SND", discount_rate_percent=10, terminal_growth_percent=0, growth_percent=0, years=3)
    assert output["assumptions"] == {
        "discount_rate_percent": 10,
        "terminal_growth_percent": 0,
        "growth_percent": 0,
        "growth_basis": "as given",
        "years": 3,
        "base_free_cash_flow": 120,
        "base_period": "2025-12-31",
        "base_basis": "fiscal year",
    }
    assert output["projection"]["rows"][0] == [1, 120, 0.9091, 109.1]
    assert (output["enterprise_value"], output["net_debt"], output["equity_value"]) == (1200, 150, 1050)
    assert output["value_per_share"] == 10.5
    assert output["upside_percent"] == -65
    assert output["sensitivity"]["value_per_share"][2][2] == 10.5


def test_the_defaults_are_stated():
    given = ask("SND")["assumptions"]
    assert (given["discount_rate_percent"], given["terminal_growth_percent"], given["years"]) == (10, 2.5, 5)
    assert given["growth_percent"] == 15
    assert given["growth_basis"].startswith(
        "compound growth of FreeCashFlow, 2023-12-31 to 2025-12-31 (22.5 %)"
    )


def test_the_last_twelve_months_are_the_base(yahoo):
    full = dict.fromkeys(("TotalRevenue", "NetIncome", "EBITDA"), (1e9, 1e9, 1e9))
    yahoo.companies["SND"] = replace(SOUND, trailing={**full, "FreeCashFlow": (125e6, 130e6, 140e6)})
    given = ask("SND")["assumptions"]
    assert (given["base_free_cash_flow"], given["base_period"]) == (140, "2026-09-30")
    assert given["base_basis"] == "last twelve months"


def test_a_value_in_pounds_of_a_company_that_reports_in_dollars():
    """1,050 million dollars over 100 million shares, at 1.25 dollars a pound."""
    output = ask("MNR.L", terminal_growth_percent=0, growth_percent=0)
    assert (output["currency"], output["price"]["currency"]) == ("USD", "GBP")
    assert output["value_per_share"] == 8.4
    assert output["exchange_rate"]["rate"] == 1.25


def test_after_a_split_the_new_shares_count():
    assert ask("SPLT", terminal_growth_percent=0, growth_percent=0)["value_per_share"] == 2.62


@pytest.mark.parametrize(
    ("symbol", "words"),
    [("BNK", "banks and insurers"), ("WRLD", "etf"), ("DOGX-USD", "cryptocurrency")],
)
def test_what_has_no_cash_flow_to_discount(symbol, words):
    error = ask(symbol)["error"]
    assert error["kind"] == "no_such_statement"
    assert words in error["message"]


def test_a_company_that_burns_cash(yahoo):
    yahoo.companies["SND"] = replace(SOUND, figures={**FIGURES, "FreeCashFlow": (1e6, 2e6, -3e6)})
    error = ask("SND")["error"]
    assert error["kind"] == "no_such_statement"
    assert "not positive (-3,000,000 USD" in error["message"]


@pytest.mark.parametrize(
    "arguments",
    [
        {"discount_rate_percent": 3, "terminal_growth_percent": 3},
        {"discount_rate_percent": 0},
        {"years": 0},
        {"growth_percent": 400},
    ],
)
def test_assumptions_without_a_value(arguments):
    assert ask("SND", **arguments)["error"]["kind"] == "invalid_arguments"


@pytest.mark.parametrize(("weather", "kind"), [("429", "rate_limited"), ("503", "unexpected_answer")])
def test_failures_are_told_apart(yahoo, weather, kind):
    yahoo.weather = weather
    assert ask("SND")["error"]["kind"] == kind


def test_the_sample(yahoo):
    """108,807 million at 10 % and 3 %, shrinking by 1.19 % a year as in the two years before."""
    yahoo.weather = "down"
    output = ask("AAPL", terminal_growth_percent=3)
    assert output["sample_data"] is True
    assert output["value_per_share"] == 83.97
