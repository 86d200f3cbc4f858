import json

import pytest

from assistant_core.tools.registry import run_tool
from tests.tools.companies import listed


@pytest.fixture(autouse=True)
def companies(yahoo):
    listed(yahoo)


def ask(*tickers, **more):
    return json.loads(run_tool("compare_companies", json.dumps({"tickers": tickers, **more}), 30))


def test_companies_of_one_currency():
    output = ask("SND", "JUN")
    assert output["columns"] == ["SND", "JUN"]
    assert [company["fiscal_year_end"] for company in output["companies"]] == ["2025-12-31", "2025-06-30"]
    assert (output["currency"], output["unit"]) == ("USD", "millions")
    assert output["lines"]["TotalRevenue"] == [1000, 1000]
    assert output["market"]["market_cap"] == [3000, 3000]
    assert output["line_currencies"] == output["market_currencies"] == ["USD", "USD"]
    assert output["ratios"]["gross_margin"] == {"unit": "percent", "values": [40, 40]}
    assert output["ratios"]["price_to_earnings"] == {"unit": "times", "values": [19.74, 19.74]}
    assert "notes" not in output or not any("currencies" in note for note in output["notes"])


def test_each_in_its_own_currency():
    output = ask("SND", "BRI.L", "MNR.L")
    assert output["currency"] is None
    assert [company["reporting_currency"] for company in output["companies"]] == ["USD", "GBP", "USD"]
    assert output["lines"]["TotalRevenue"] == [1000, 1000, 1000]
    assert output["per_share"]["close"] == [30, 24, 24]
    assert output["per_share_currencies"] == ["USD", "GBP", "GBP"]
    assert output["line_currencies"] == ["USD", "GBP", "USD"]
    assert output["market"]["market_cap"] == [3000, 2400, 2400]
    assert output["market_currencies"] == ["USD", "GBP", "GBP"]
    assert "different currencies" in output["notes"][0]


def test_all_in_one_currency():
    output = ask("SND", "BRI.L", "MNR.L", currency="usd")
    assert output["currency"] == "USD"
    assert output["lines"]["TotalRevenue"] == [1000, 1250, 1000]
    assert output["market"]["market_cap"] == [3000, 3000, 3000]
    assert output["line_currencies"] == output["market_currencies"] == ["USD"] * 3
    assert output["per_share"]["close"] == [30, 30, 30]
    assert output["exchange_rates"] == [{"from": "GBP", "to": "USD", "rate": 1.25, "date": "2026-11-19"}]
    assert "converted at the last rates" in output["notes"][0]


def test_a_receipt_has_two_currencies():
    output = ask("SND", "ADR")
    assert output["lines"]["TotalRevenue"] == [1000, 1000]
    assert output["line_currencies"] == ["USD", "TWD"]
    assert output["market"]["market_cap"] == [3000, 3000]
    assert output["market_currencies"] == ["USD", "USD"]


def test_the_first_against_the_median_of_the_others():
    output = ask("SND", "JUN", "NEG", "BNK")
    assert output["peers"] == ["JUN", "NEG", "BNK"]
    assert output["ratios"]["net_margin"]["peer_median"] == 15.2
    # Of JUN and BNK; negative equity has no price to book.
    assert output["ratios"]["price_to_book"] == {
        "unit": "times",
        "values": [5.36, 5.36, None, 5.36],
        "peer_median": 5.36,
    }
    # A single one has no median.
    assert "peer_median" not in ask("SND", "JUN", "BNK")["ratios"]["enterprise_value_to_ebitda"]


def test_the_same_company_has_the_same_ratios_alone():
    alone = json.loads(run_tool("get_key_ratios", '{"ticker": "MNR.L"}', 30))
    beside = ask("SND", "MNR.L")["ratios"]
    for name, ratio in (alone["ratios"] | alone["valuation"]).items():
        assert beside[name]["values"][1] == ratio.get("value", ratio.get("values", [None])[0]), name


def test_a_company_that_cannot_be_had_does_not_stop_the_others():
    output = ask("SND", "NOPE", "WRLD")
    assert output["columns"] == ["SND"]
    assert {symbol: failure["kind"] for symbol, failure in output["failures"].items()} == {
        "NOPE": "unknown_symbol",
        "WRLD": "no_such_statement",
    }


def test_when_none_can_be_had_the_failure_is_the_answer(yahoo):
    yahoo.weather = "429"
    assert ask("SND", "JUN")["error"]["kind"] == "rate_limited"


def test_a_currency_without_a_rate():
    error = ask("SND", "BRI.L", currency="XYZ")["error"]
    assert error["kind"] == "unknown_symbol"
    assert "USDXYZ=X" in error["message"]


@pytest.mark.parametrize("currency", ["dollars", "U$", "12"])
def test_what_is_no_currency_is_refused(currency):
    assert "ISO code" in ask("SND", "JUN", currency=currency)["error"]["message"]


@pytest.mark.parametrize(
    ("tickers", "words"),
    [
        (["SND"], "at least 2 items"),
        (["SND", " snd "], "the same company"),
        ([f"T{number}" for number in range(9)], "at most 8 items"),
        (["SND", "Sound Industries"], "is not a ticker symbol"),
    ],
)
def test_too_few_too_many_or_no_tickers(tickers, words):
    error = ask(*tickers)["error"]
    assert error["kind"] == "invalid_arguments"
    assert words in error["message"]


def test_companies_are_fetched_side_by_side(yahoo):
    ask("SND", "JUN")  # cookie and crumb are there
    yahoo.delay = 0.2
    ask("BRI.L", "MNR.L", "SOFT.NS", "NEG", "SPLT", "BNK")
    assert yahoo.most_at_once >= 6


def test_a_symbol_in_two_spellings_is_compared_once_and_how_it_was_read_is_said():
    output = ask("NASDAQ:SND", "snd", "JUN")
    assert output["columns"] == ["SND", "JUN"]
    assert output["notes"].count("SND: NASDAQ:SND was read as SND.") == 1
