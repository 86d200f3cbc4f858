import json
from dataclasses import replace

import pytest

from assistant_core.tools.registry import run_tool
from tests.support.yahoo_companies import DOLLAR


def ask(ticker, **arguments):
    return json.loads(run_tool("get_cash_flow", json.dumps({"ticker": ticker, **arguments}), 30))


def test_a_company_that_reports_in_dollars(yahoo):
    output = ask("ACME")
    assert (output["statement"], output["frequency"]) == ("cash_flow", "annual")
    assert (output["currency"], output["unit"]) == ("USD", "millions")
    assert output["lines"] == {
        "OperatingCashFlow": [90, 160, 150],
        "FreeCashFlow": [50, 90, 100],
        "CapitalExpenditure": [-40, -70, -50],
    }


def test_quarters_and_trailing_months(yahoo):
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        quarterly={"FreeCashFlow": (11e6, 12e6, 13e6)},
        trailing={"FreeCashFlow": (51e6, 52e6, None)},
    )
    quarters = ask("ACME", period="quarterly")
    assert quarters["periods"] == ["2026-09-30", "2026-06-30", "2026-03-31"]
    assert quarters["lines"] == {"FreeCashFlow": [13, 12, 11]}
    months = ask("ACME", period="trailing")
    assert (months["frequency"], months["periods"]) == ("trailing", ["2026-06-30", "2026-03-31"])
    assert months["lines"] == {"FreeCashFlow": [52, 51]}


def test_a_company_without_quarters(yahoo):
    error = ask("ACME", period="quarterly")["error"]
    assert error["kind"] == "no_such_statement"
    assert "no quarterly cash flow for ACME" in error["message"]


def test_a_fund_has_none(yahoo):
    assert ask("WRLD")["error"]["kind"] == "no_such_statement"


def test_an_unknown_period_is_refused(yahoo):
    error = ask("ACME", period="weekly")["error"]
    assert error["kind"] == "invalid_arguments"
    assert "'annual', 'quarterly' or 'trailing'" in error["message"]


@pytest.mark.parametrize(("weather", "kind"), [("429", "rate_limited"), ("cut", "unexpected_answer")])
def test_failures_are_told_apart(yahoo, weather, kind):
    yahoo.weather = weather
    assert ask("ACME")["error"]["kind"] == kind


def test_the_sample(yahoo):
    yahoo.weather = "down"
    output = ask("AAPL")
    assert output["sample_data"] is True
    assert output["lines"]["FreeCashFlow"] == [108807, 99584, 111443]
    assert ask("AAPL", period="quarterly")["error"]["kind"] == "network_down"
