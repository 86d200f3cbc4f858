import json

import pytest

from assistant_core.market import about
from assistant_core.tools.registry import run_tool, schemas
from tests.support.yahoo_companies import LAST_DAY


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(about, "today", lambda: LAST_DAY)


def ask(ticker, **more):
    return json.loads(run_tool("get_price_history", json.dumps({"ticker": ticker, **more}), 30))


def test_a_year_in_weeks(told):
    output = ask("ACME")
    assert output["interval"] == "1wk"
    assert output["columns"] == ["date", "open", "high", "low", "close", "volume"]
    assert 52 <= len(output["rows"]) <= 53
    assert output["rows"][-1] == ["2026-11-16", 150.0, 150.0, 150.0, 150.0, 1051]
    assert (output["last_close"], output["last_date"]) == (150.0, "2026-11-19")
    first = output["first_close"]
    assert output["change_percent"] == round((150 / first - 1) * 100, 2)
    assert (output["currency"], output["unit"]) == ("USD", "USD per share")
    assert "time_zone" not in output


def test_a_split_inside_the_period_is_told(told):
    assert "Prices before 2026-10-05 are adjusted for the 3:2 split." in ask("ACME", period="3mo")["notes"]
    assert "notes" not in ask("ACME", period="5d")


def test_days_between_two_dates(told):
    output = ask("ACME", start="2026-11-02", end="2026-11-04")
    assert [row[0] for row in output["rows"]] == ["2026-11-02", "2026-11-03", "2026-11-04"]
    assert output["last_date"] == "2026-11-04"


def test_hours_in_local_time(told):
    output = ask("7777.T", period="5d", interval="1h")
    assert output["rows"][-1][0].startswith("2026-11-19T")
    assert output["rows"][0][0].endswith("T09:30")
    assert output["time_zone"] == "Asia/Tokyo"


def test_pence_never_pass_for_pounds(told):
    output = ask("TEA.L", period="1mo")
    assert (output["currency"], output["last_close"]) == ("GBP", 12.345)
    assert "pence (GBp)" in output["notes"][0]


@pytest.mark.parametrize(("symbol", "unit"), [("DOGX-USD", "USD per unit"), ("WRLD", "USD per share")])
def test_coins_and_funds(told, symbol, unit):
    output = ask(symbol, period="5d")
    assert output["unit"] == unit
    assert output["last_close"] > 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"period": "10y", "interval": "1d"}, "at most 400 are given. Use interval 1mo"),
        ({"period": "1y", "interval": "5m"}, "keeps 5m bars for the last 60 days"),
        ({"period": "7d"}, "period: Input should be"),
        ({"interval": "2h"}, "interval: Input should be"),
        ({"start": "01/02/2026"}, "is not a date such as"),
        ({"end": "2026-01-02"}, "end needs a start"),
    ],
)
def test_arguments_that_do_not_fit(told, arguments, words):
    error = ask("ACME", **arguments)["error"]
    assert error["kind"] == "invalid_arguments"
    assert words in error["message"]


def test_what_yahoo_does_not_keep_is_not_asked_for(told):
    ask("ACME", period="1y", interval="5m")
    assert told.requests == []


@pytest.mark.parametrize(
    ("weather", "kind"),
    [("429", "rate_limited"), ("no such time", "no_such_statement"), ("down", "network_down")],
)
def test_failures_are_told_apart(told, weather, kind):
    told.weather = weather
    assert ask("ACME")["error"]["kind"] == kind


def test_the_sample(told):
    told.weather = "down"
    output = ask("AAPL", period="1mo")
    assert output["columns"] == ["date", "close"]
    assert (output["last_close"], output["last_date"]) == (269.7, "2025-10-29")
    assert (output["sample_data"], output["as_of"]) == (True, "2025-10-29")
    assert "bundled sample holds only" in ask("AAPL", period="1y")["error"]["message"]


def test_only_the_ticker_is_required():
    (schema,) = schemas("get_price_history")
    parameters = schema["function"]["parameters"]
    assert parameters["required"] == ["ticker"]
    assert parameters["properties"]["period"]["enum"][0] == "5d"
