import json

import pytest

from assistant_core.tools.registry import run_tool


def ask(ticker):
    return json.loads(run_tool("get_company_profile", json.dumps({"ticker": ticker}), 30))


def test_a_company(told):
    output = ask("ACME")
    assert (output["sector"], output["industry"], output["employees"]) == ("Industrials", "Anvils", 4200)
    assert output["fiscal_year_end"] == "12-31"
    assert (output["currency"], output["reporting_currency"]) == ("USD", "USD")
    assert len(output["summary"]) <= 600
    assert output["summary"].endswith("Acme makes anvils.")
    assert output["officers"][0] == {"name": "Ms. No. 0", "title": "Chief 0"}
    assert len(output["officers"]) == 5


def test_a_fund(told):
    output = ask("WRLD")
    assert (output["type"], output["category"], output["family"]) == (
        "etf",
        "Global Large Blend",
        "Whole World",
    )
    assert output["summary"] == "It owns the world."
    assert not {"sector", "employees", "officers", "fiscal_year_end", "reporting_currency"} & set(output)


@pytest.mark.parametrize(
    ("symbol", "weather", "kind"),
    [("^IDX", "ok", "no_such_statement"), ("NOPE", "ok", "unknown_symbol"), ("ACME", "429", "rate_limited")],
)
def test_failures_are_told_apart(told, symbol, weather, kind):
    told.weather = weather
    assert ask(symbol)["error"]["kind"] == kind
