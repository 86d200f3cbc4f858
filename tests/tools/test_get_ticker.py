import json

import pytest

from assistant_core.tools.registry import run_tool
from tests.support.yahoo_companies import DOLLAR, FUND

SAMSUNG = {
    "title": "Samsung Electronics Co., Ltd. (005930.KS)",
    "href": "https://finance.yahoo.com/quote/005930.KS/",
    "body": "Find the latest quote",
}


def ask(name):
    return json.loads(run_tool("get_ticker", json.dumps({"company_name": name}), 30))


def test_listings_best_first(yahoo, web):
    yahoo.found["acme"] = [FUND.found(), DOLLAR.found()]
    output = ask("  Acme ")
    assert output.pop("fetched_at").endswith("Z")
    assert output == {
        "query": "Acme",
        "best": "ACME",
        "listings": [
            {"symbol": "ACME", "name": "Acme Corporation", "exchange": "NasdaqGS", "type": "equity"},
            {"symbol": "WRLD", "name": "Whole World Index ETF", "exchange": "NasdaqGS", "type": "etf"},
        ],
        "source": "Yahoo Finance search",
    }


def test_a_name_that_yahoo_does_not_know_is_searched_on_the_web(yahoo, web):
    web.append(SAMSUNG)
    output = ask("삼성전자")
    assert (output["best"], output["source"]) == ("005930.KS", "DuckDuckGo")
    assert output["listings"] == [{"symbol": "005930.KS", "name": SAMSUNG["title"], "type": "unknown"}]
    assert "not confirmed" in output["notes"][0]


def test_so_is_one_when_yahoo_fails(yahoo, web):
    yahoo.weather = "429"
    web.append(SAMSUNG)
    assert ask("Samsung")["best"] == "005930.KS"


@pytest.mark.parametrize(
    ("weather", "kind"),
    [
        ("ok", "unknown_symbol"),
        ("429 retry", "rate_limited"),
        ("503", "unexpected_answer"),
        ("down", "network_down"),
    ],
)
def test_when_both_fail_yahoos_failure_counts(yahoo, web, weather, kind):
    yahoo.weather = weather
    error = ask("Nobody & Sons")["error"]
    assert error["kind"] == kind
    assert error["message"].endswith("DuckDuckGo could not be searched either.")
    assert error.get("retry_after_seconds") == (17 if kind == "rate_limited" else None)


def test_the_web_names_no_listing(yahoo, web):
    web.append({"title": "Nobody", "href": "https://example.com", "body": "nothing"})
    assert ask("Nobody & Sons")["error"]["message"].endswith("DuckDuckGo names no listing either.")


@pytest.mark.parametrize("name", ["Apple", "애플"])
def test_the_sample(yahoo, web, name):
    yahoo.weather = "down"
    output = ask(name)
    assert (output["query"], output["best"], output["sample_data"]) == (name, "AAPL", True)
    assert output["source"].startswith("sample data")


def test_a_ticker_as_the_name(yahoo, web):
    assert ask("acme")["best"] == "ACME"


def test_an_empty_name(yahoo, web):
    assert ask("  ")["error"]["kind"] == "invalid_arguments"


def test_how_an_exact_symbol_was_read(yahoo, web):
    output = ask("NASDAQ:ACME")
    assert (output["best"], output["notes"]) == ("ACME", ["NASDAQ:ACME was read as ACME."])


def test_former_symbols_are_named(yahoo, web):
    yahoo.found["acme"] = [DOLLAR.found(prevTicker="OLDCO")]
    assert ask("acme")["listings"][0]["formerly"] == "OLDCO"
