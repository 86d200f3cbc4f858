import json

import pytest

from assistant_core.tools.registry import run_tool


def ask(ticker, **more):
    return json.loads(run_tool("get_news", json.dumps({"ticker": ticker, **more}), 30))


def test_articles_newest_first(told):
    output = ask("ACME")
    assert (output["company"], output["symbol"]) == ("Acme Corporation", "ACME")
    assert output["articles"][0] == {
        "title": "Acme buys iron",
        "publisher": "Newswire",
        "published_at": "2026-11-19T21:30:00Z",
        "link": "https://finance.yahoo.com/news/acme-buys-iron.html",
        "summary": "What is known about: Acme buys iron.",
    }
    assert len(output["articles"]) == 2
    assert len(ask("ACME", count=1)["articles"]) == 1


def test_no_news_says_so(told):
    output = ask("WRLD")
    assert output["articles"] == []
    assert "no news about WRLD" in output["notes"][0]


@pytest.mark.parametrize(
    ("symbol", "weather", "kind"),
    [("NOPE", "ok", "unknown_symbol"), ("ACME", "429", "rate_limited"), ("ACME", "down", "network_down")],
)
def test_failures_are_told_apart(told, symbol, weather, kind):
    told.weather = weather
    assert ask(symbol)["error"]["kind"] == kind


@pytest.mark.parametrize("count", [0, 21, "8"])
def test_how_many(told, count):
    assert ask("ACME", count=count)["error"]["kind"] == "invalid_arguments"
