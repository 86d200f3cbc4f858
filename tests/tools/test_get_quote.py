import json
from dataclasses import replace
from datetime import date

import pytest

from assistant_core.market import age
from assistant_core.tools.registry import run_tool
from tests.support.yahoo_about import SHARES
from tests.support.yahoo_facts import ACME, TEA


def ask(ticker):
    return json.loads(run_tool("get_quote", json.dumps({"ticker": ticker}), 30))


def test_a_quote(told):
    output = ask("acme")
    assert output.pop("fetched_at").endswith("Z")
    assert output == {
        "company": "Acme Corporation",
        "symbol": "ACME",
        "type": "equity",
        "exchange": "NasdaqGS",
        "currency": "USD",
        "price": 150.0,
        "time": "2026-11-19T15:30:00-05:00",
        "change": 1.49,
        "change_percent": 1.0,
        "previous_close": 148.51,
        "open": 149.25,
        "day_high": 151.5,
        "day_low": 148.5,
        "year_high": 225.0,
        "year_low": 75.0,
        "volume": 1_234_567,
        "average_volume": 2_000_000,
        "market_cap": SHARES * 150,
        "shares_outstanding": SHARES,
        "next_earnings": {"date": "2027-01-28", "estimated": False},
        "ex_dividend_date": "2026-11-09",
        "source": "Yahoo Finance",
    }


def test_pence_never_pass_for_pounds(told):
    output = ask("TEA.L")
    assert (output["currency"], output["price"], output["previous_close"]) == ("GBP", 12.345, 12.2228)
    assert output["market_cap"] == 1_234_500_000
    assert "pence (GBp)" in output["notes"][0]


def test_another_time_zone(told):
    output = ask("7777.T")
    assert (output["currency"], output["price"], output["time"]) == ("JPY", 2950, "2026-11-19T15:30:00+09:00")
    assert output["next_earnings"]["date"] == "2027-02-05"
    assert output["notes"] == ["Prices of this exchange come 20 minutes late."]


@pytest.mark.parametrize("symbol", ["WRLD", "DOGX-USD", "^IDX"])
def test_what_does_not_exist_is_left_out(told, symbol):
    output = ask(symbol)
    assert output["price"] > 0
    assert not {"market_cap", "next_earnings", "ex_dividend_date", "notes"} & set(output)
    assert None not in output.values()


def test_a_coin_far_below_one(told):
    output = ask("DOGX-USD")
    assert (output["price"], output["previous_close"]) == (0.000012345, 0.000012223)
    assert output["change"] == 0.000000122


def test_yahoos_own_ratios_are_not_passed_on(told):
    assert "99" not in json.dumps(ask("ACME"))


@pytest.mark.parametrize(
    ("weather", "kind"),
    [("429", "rate_limited"), ("503", "unexpected_answer"), ("down", "network_down")],
)
def test_failures_are_told_apart(told, weather, kind):
    told.weather = weather
    assert ask("ACME")["error"]["kind"] == kind


def test_the_sample(told):
    told.weather = "down"
    output = ask("AAPL")
    assert (output["price"], output["time"]) == (269.7, "2025-10-29")
    assert (output["sample_data"], output["as_of"]) == (True, "2025-10-29")
    assert output["change"] == round(output["price"] - output["previous_close"], 2)


def test_an_old_price_is_told_as_one_and_has_no_change(told, monkeypatch):
    monkeypatch.setattr(age, "today", lambda: date(2028, 11, 19))
    output = ask("ACME")
    assert (output["price"], output["not_traded_since"], output["days_since_last_trade"]) == (
        150,
        "2026-11-19",
        731,
    )
    assert not {"change", "change_percent", "previous_close", "next_earnings"} & set(output)
    assert output["notes"][0].startswith("Last traded on 2026-11-19, 731 days ago; not traded since.")


def test_zero_that_is_one_stays(told):
    told.companies["ACME"] = replace(
        ACME, quote={"regularMarketPreviousClose": 150, "regularMarketVolume": 0, "regularMarketOpen": 0}
    )
    output = ask("ACME")
    assert (output["change"], output["change_percent"], output["volume"]) == (0, 0, 0)
    assert "open" not in output


def test_thousandths(told):
    told.companies["TEA.L"] = replace(TEA, currency="KWF")
    output = ask("TEA.L")
    assert (output["currency"], output["price"], output["year_high"]) == ("KWD", 1.2345, 1.85175)
    assert "fils (KWF)" in output["notes"][0]


def test_how_the_symbol_was_read(told):
    output = ask("NASDAQ:ACME")
    assert (output["symbol"], output["notes"]) == ("ACME", ["NASDAQ:ACME was read as ACME."])
