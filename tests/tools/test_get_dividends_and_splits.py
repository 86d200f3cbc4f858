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


QUARTERLY = [(f"{year}-{month:02}-10", 0.5) for year in (2023, 2024, 2025, 2026) for month in (2, 5, 8, 11)]


def of(told, *dividends, **more):
    told.companies["ACME"] = replace(ACME, dividends=tuple(sorted(dividends)), splits=())
    about.source.cache.clear()
    return ask("ACME", **more)


def test_special_dividends_are_named_and_not_part_of_the_yield(told):
    output = of(told, *QUARTERLY, ("2026-06-25", 6.0))
    assert output["trailing_12_months"] == {
        "amount": 8.0,
        "regular_amount": 2.0,
        "special_amount": 6.0,
        "count": 5,
        "from": "2025-11-20",
        "to": "2026-11-19",
    }
    assert output["yield_percent"] == round(2.0 / 150 * 100, 2)
    assert output["yield_with_specials_percent"] == round(8.0 / 150 * 100, 2)
    assert output["special_dividends"]["rows"] == [["2026-06-25", 6.0, 6.0]]
    assert output["payment_frequency"] == "quarterly"
    assert any("does not mark special dividends" in note for note in output["notes"])


def test_a_special_dividend_with_a_regular_one(told):
    paid = dict(QUARTERLY) | {"2026-05-10": 3.5}
    output = of(told, *paid.items())
    assert output["special_dividends"]["rows"] == [["2026-05-10", 3.5, 3.0]]
    assert output["trailing_12_months"]["regular_amount"] == 2.0
    assert any("is estimated from other payments" in note for note in output["notes"])


def test_the_pattern_is_told_by_payments_before_the_years_asked_for(told):
    output = of(told, *QUARTERLY, ("2024-06-25", 6.0), ("2026-06-25", 6.0), years=1)
    assert output["dividends"]["rows"][0][0] == "2025-02-10"
    assert output["special_dividends"]["rows"] == [["2026-06-25", 6.0, 6.0]]


def test_regular_dividends_are_one_sum(told):
    output = of(told, *QUARTERLY)
    assert set(output["trailing_12_months"]) == {"amount", "count", "from", "to"}
    assert not {"special_dividends", "yield_with_specials_percent", "dividend_status"} & set(output)


def test_stopped_dividends_are_said(told):
    output = of(told, *QUARTERLY[:-3])
    assert (output["dividend_status"], output["trailing_12_months"]["amount"]) == ("stopped", 0.5)
    assert any(
        note
        == "The last dividend was on 2026-02-10. They came quarterly before, so they seem to have stopped."
        for note in output["notes"]
    )
    assert of(told, *QUARTERLY[:-5])["yield_percent"] == 0


def test_a_cut_is_said(told):
    output = of(told, *QUARTERLY[:-1], ("2026-11-10", 0.2))
    assert output["dividend_status"] == "cut"
    assert (
        "The last regular dividend, 0.2 on 2026-11-10, is 60.0 % below that of a year before, "
        "0.5 on 2025-11-10."
    ) in output["notes"]


def test_a_yearly_dividend_that_is_late_is_not_stopped(told):
    output = of(told, *((f"{year}-10-01", 2.0) for year in (2021, 2022, 2023, 2024)), ("2025-11-01", 2.0))
    assert "dividend_status" not in output
    assert any("the last was on 2025-11-01. One may be due." in note for note in output["notes"])


def test_what_funds_distribute_is_not_told_apart(told):
    told.companies["WRLD"] = replace(told.companies["WRLD"], dividends=(*QUARTERLY, ("2026-06-25", 6.0)))
    output = ask("WRLD")
    assert output["yield_percent"] == round(8.0 / 88 * 100, 2)
    assert not {"special_dividends", "payment_frequency"} & set(output)


def test_thousandths(told):
    told.companies["TEA.L"] = replace(TEA, currency="KWF")
    output = ask("TEA.L")
    assert (output["currency"], output["dividends"]["rows"][0]) == ("KWD", ["2026-02-05", 0.0115])
    told.companies["TEA.L"] = replace(TEA, currency="KWF", dividends=(("2026-02-05", 0.0115),))
    about.source.cache.clear()
    assert any("then they are 1000 times as much" in note for note in ask("TEA.L")["notes"])


def test_dividends_above_the_price_are_doubted(told):
    assert any("above the price itself" in note for note in of(told, ("2026-05-10", 787_434.4))["notes"])


def test_a_single_dividend_may_be_a_special_one(told):
    note = "So few dividends do not tell which of them are regular and which special."
    assert note in of(told, ("2026-05-10", 20.0))["notes"]
    assert note not in of(told, *QUARTERLY)["notes"]
