"""Prices, dividends and splits."""

import pytest

from tests.builtin.tools_data import DIVIDENDS, QUOTE, called, talk

SPECIAL = {
    **DIVIDENDS,
    "trailing_12_months": {
        "amount": 8.0,
        "regular_amount": 2.0,
        "special_amount": 6.0,
        "count": 5,
        "to": "2025-10-29",
    },
    "special_dividends": {
        "columns": ["date", "amount", "special_amount"],
        "rows": [["2024-12-20", 2.0, 2.0], ["2025-06-25", 4.5, 4.0]],
    },
    "yield_percent": 0.74,
    "yield_with_specials_percent": 2.97,
}


def test_the_price_of_the_moment() -> None:
    answer = talk().ask("Apple's price now")
    for said in (
        "**Apple Inc.** (AAPL) trades at 269.70 USD (Oct 29, 2025), up 0.26% on the previous close of 269.00",
        "- Market cap: 4.0 trillion USD",
        "- 52-week low: 169.21 USD\n- 52-week high: 271.41 USD",
        "- Volume: 51.1 million shares\n- Average volume: 54.0 million shares",
        "- Next earnings: Oct 30, 2025 (estimated)",
        "- Quote of 20:00 UTC, NasdaqGS",
    ):
        assert said in answer
    assert "현재가는 269.70 달러입니다(2025년 10월 29일, 전일 종가 269.00 달러보다 0.26% 상승)" in talk().ask(
        "애플 지금 주가"
    )


def test_an_old_price_is_none_of_today() -> None:
    answer = talk(get_quote={**QUOTE, "not_traded_since": "2024-05-02"}).ask("Apple's price now")
    assert "last traded on May 2, 2024, at 269.70 USD, and not since: this is no price of today." in answer
    assert "up" not in answer.split("\n\n")[0].replace("Apple", "")


@pytest.mark.parametrize("question", ["Apple's share price over 5 years", "애플 지난 5년 주가"])
def test_a_move_has_its_start_and_its_end(question: str) -> None:
    conversation = talk()
    answer = conversation.ask(question)
    assert called(conversation) == [["get_ticker"], ["get_price_history"]]
    assert conversation.rounds[1][0][1]["period"] == "5y"
    first = answer.split("\n\n")[0]
    assert "148.0%" in first
    assert "108.77" in first
    assert "269.70" in first
    assert "129.93 |" in answer


def test_the_last_hundred_days_are_those_of_the_daily_prices() -> None:
    conversation = talk()
    conversation.ask("How has Apple traded over the last 100 days?")
    assert called(conversation)[1] == ["get_daily_stock_performance"]


def test_dividends() -> None:
    answer = talk().ask("Does Apple pay a dividend?")
    for said in (
        "Yes, **Apple Inc.** (AAPL) paid dividends of 1.02 USD per share over the last twelve months, a yield"
        " of 0.38% on the close of 269.70 USD (Oct 29, 2025).",
        "The last payment was 0.26 USD per share on Aug 11, 2025.",
        "| 2025 (so far) | 0.77 |\n| 2024 | 0.99 |\n| 2023 | 0.95 |",
    ):
        assert said in answer
    assert "주당 1.02 달러를 배당했습니다" in talk().ask("애플 배당 줘?")


def test_the_dividends_of_a_year() -> None:
    assert (
        talk()
        .ask("Apple's dividend in 2023")
        .startswith("**Apple Inc.** (AAPL) paid 0.95 USD per share in dividends in 2023.")
    )
    assert "no dividend of **Apple Inc.** (AAPL) in 2012" in talk().ask("Apple's dividend in 2012")


def test_special_dividends_are_told_apart() -> None:
    answer = talk(get_dividends_and_splits=SPECIAL).ask("Does Apple pay a dividend?")
    assert "of it 2.00 USD regular and 6.00 USD special" in answer
    assert "a yield of 0.74% without the special ones" in answer
    assert "Special dividends, inferred: 4.00 USD on Jun 25, 2025 and 2.00 USD on Dec 20, 2024." in answer


def test_who_pays_none_and_who_stopped() -> None:
    nothing = {**DIVIDENDS, "dividends": {"columns": ["date", "amount"], "rows": []}, "dividends_by_year": {}}
    none = talk(get_dividends_and_splits={**nothing, "trailing_12_months": {"amount": 0, "count": 0}})
    assert none.ask("Does Apple pay a dividend?").startswith("No, **Apple Inc.** (AAPL) pays no dividend")
    stopped = talk(get_dividends_and_splits={**DIVIDENDS, "dividend_status": "stopped"})
    assert "dividends seem to have stopped" in stopped.ask("Does Apple pay a dividend?")


def test_splits() -> None:
    answer = talk().ask("Has Apple ever split its stock?")
    assert "Stock splits: 4:1 on Aug 31, 2020 and 7:1 on Jun 9, 2014." in answer


def test_the_dividend_of_a_quarter_is_not_that_of_its_year() -> None:
    answer = talk().ask("What dividend did Apple pay in the second quarter of 2025?")
    assert answer.startswith("**Apple Inc.** (AAPL) paid 0.26 USD per share in dividends in Q2 2025.")
    assert "no dividend of **Apple Inc.** (AAPL) in Q1 2019" in talk().ask("Apple dividend in Q1 2019")
