import json
from dataclasses import replace

import pytest

from assistant_core.market import about
from assistant_core.tools.registry import run_tool
from tests.support.yahoo_companies import LAST_DAY
from tests.support.yahoo_facts import ACME, TEA


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(about, "today", lambda: LAST_DAY)


def ask(ticker, **more):
    return json.loads(run_tool("get_dividends_and_splits", json.dumps({"ticker": ticker, **more}), 30))


def test_dividends_by_day_and_by_year(told):
    output = ask("ACME", years=2)
    assert output["unit"] == "USD per share"
    assert output["dividends"]["columns"] == ["date", "amount"]
    assert output["dividends"]["rows"][0] == ["2024-03-11", 0.1]
    assert output["dividends"]["rows"][-1] == ["2026-05-11", 0.3]
    assert output["dividends_by_year"] == {"2024": 0.2, "2025": 0.65, "2026": 0.3}
    assert "The sum of 2026 is what was paid up to 2026-11-19." in output["notes"]


def test_the_yield_of_the_last_twelve_months(told):
    """The dividend of 2025-11-19 lies a year and no day before the last close, so outside."""
    output = ask("ACME")
    assert output["trailing_12_months"] == {
        "amount": 0.55,
        "count": 2,
        "from": "2025-11-20",
        "to": "2026-11-19",
    }
    assert (output["last_close"], output["last_date"]) == (150.0, "2026-11-19")
    assert output["yield_percent"] == round(0.55 / 150 * 100, 2)


def test_splits(told):
    assert ask("ACME")["splits"] == {
        "columns": ["date", "ratio"],
        "rows": [["2025-06-02", "4:1"], ["2026-10-05", "3:2"]],
    }
    assert "lists no split since 2016-01-01" in ask("WRLD")["notes"][0]


def test_pence_never_pass_for_pounds(told):
    output = ask("TEA.L")
    assert (output["currency"], output["dividends_by_year"]) == ("GBP", {"2026": 0.2375})
    assert output["yield_percent"] == round(0.2375 / 12.345 * 100, 2)
    assert "GBp" in output["notes"][0]


def test_dividends_that_may_be_pounds_already_are_doubted(told):
    assert not any("very small" in note for note in ask("TEA.L")["notes"])
    told.companies["TEA.L"] = replace(TEA, dividends=(*TEA.dividends, ("2026-09-05", 0.12)))
    about.source.cache.clear()
    assert any("very small" in note for note in ask("TEA.L")["notes"])


def test_a_dividend_in_another_currency_has_no_yield(told):
    told.companies["TEA.L"] = replace(TEA, dividends=(("2026-02-05", 0.15, {"currency": "USD"}),))
    output = ask("TEA.L")
    assert output["currency"] == "USD"
    assert "yield_percent" not in output
    assert "Dividends are in USD, last_close in GBP: no yield is computed." in output["notes"]


def test_a_company_that_pays_nothing_says_so(told):
    told.companies["ACME"] = replace(ACME, dividends=(), splits=())
    output = ask("ACME")
    assert (output["dividends"]["rows"], output["yield_percent"]) == ([], 0)
    assert output["notes"][0] == "Yahoo Finance lists no dividend since 2016-01-01."


def test_a_long_list_is_cut_and_the_years_count_all(told):
    months = [f"{year}-{month:02}-10" for year in range(2018, 2026) for month in range(1, 13)]
    told.companies["ACME"] = replace(ACME, dividends=tuple((month, 0.1) for month in months))
    output = ask("ACME")
    assert len(output["dividends"]["rows"]) == 60
    assert output["dividends_by_year"]["2018"] == 1.2
    assert "The list holds the last 60 of 96 dividends; the years count all." in output["notes"]


@pytest.mark.parametrize(
    ("symbol", "weather", "kind"),
    [
        ("DOGX-USD", "ok", "no_such_statement"),
        ("^IDX", "ok", "no_such_statement"),
        ("NOPE", "ok", "unknown_symbol"),
        ("ACME", "html", "unexpected_answer"),
        ("AAPL", "down", "network_down"),
    ],
)
def test_failures_are_told_apart(told, symbol, weather, kind):
    told.weather = weather
    assert ask(symbol)["error"]["kind"] == kind


def test_too_many_years(told):
    assert "years" in ask("ACME", years=100)["error"]["message"]
