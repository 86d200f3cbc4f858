import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant_core.tools.registry import run_tool
from tests.support.yahoo_facts import ACME, trade


def ask(ticker):
    return json.loads(run_tool("get_ownership", json.dumps({"ticker": ticker}), 30))


def test_owners(told):
    output = ask("ACME")
    assert (output["insiders_percent"], output["institutions_percent"]) == (1.23, 60.0)
    assert output["institutions_count"] == 321
    assert output["holders"]["columns"][:3] == ["holder", "kind", "as_of"]
    assert output["holders"]["rows"][0] == ["Bank 8", "institution", "2026-09-30", 1008, 0.0, 151_200, -1.23]
    assert [row[1] for row in output["holders"]["rows"]] == ["institution"] * 6 + ["fund"]


def test_insiders(told):
    output = ask("ACME")
    assert output["insider_trades"]["rows"] == [
        ["2026-11-02", "DOE JOHN", "Director", "Sale at price 1.00 per share.", 200, 30_000],
        ["2026-10-01", "ROE JANE", "Director", None, 100, None],
    ]
    assert output["insider_net_purchases"] == {
        "period": "6m",
        "shares_bought": 900,
        "shares_sold": 200,
        "net_shares": 700,
    }
    assert "notes" not in output


def test_only_the_latest_trades_are_listed(told):
    days = [date(2026, 1, 1) + timedelta(count) for count in range(15)]
    trades = {"transactions": [trade("DOE JOHN", day, 1) for day in days]}
    told.companies["ACME"] = replace(ACME, modules={**ACME.modules, "insiderTransactions": trades})
    output = ask("ACME")
    assert [row[0] for row in output["insider_trades"]["rows"]][::9] == ["2026-01-15", "2026-01-06"]
    assert "value" not in output["insider_trades"]["columns"]
    assert output["notes"] == ["The latest 10 of 15 insider trades."]


def test_pence_never_pass_for_pounds(told):
    output = ask("TEA.L")
    assert output["currency"] == "GBP"
    assert output["holders"]["rows"][0][5] == round(1008 * 12.345)


@pytest.mark.parametrize(
    ("symbol", "weather", "kind"),
    [
        ("WRLD", "ok", "no_such_statement"),
        ("^IDX", "ok", "no_such_statement"),
        ("NOPE", "ok", "unknown_symbol"),
        ("ACME", "503", "unexpected_answer"),
    ],
)
def test_failures_are_told_apart(told, symbol, weather, kind):
    told.weather = weather
    assert ask(symbol)["error"]["kind"] == kind
