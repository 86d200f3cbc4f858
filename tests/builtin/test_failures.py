"""Each kind of failure is told in the question's language, and what could be had is still summarised."""

from typing import Any

import pytest

from tests.builtin.companies_data import error, source, with_outputs
from tests.builtin.talk import Talk

STATEMENTS_AND_PRICES = ["get_income_statement", "get_balance_sheet", "get_daily_stock_performance"]
QUESTION = "I want to know if Apple stock is a good buy."
KOREAN_QUESTION = "애플 주식 사도 될까?"


@pytest.mark.parametrize(
    ("kind", "english", "korean"),
    [
        ("unknown_symbol", "knows no such listing", "그런 종목이 없습니다"),
        ("no_such_statement", "there is none for this listing", "해당 자료가 없습니다"),
        ("rate_limited", "Ask again in 60 seconds", "60초 후에 다시"),
        ("network_down", "could not be reached", "연결할 수 없습니다"),
        ("unexpected_answer", "could not be read as figures", "수치로 읽을 수 없습니다"),
        ("invalid_arguments", "did not accept the request", "요청을 받아들이지 않았습니다"),
        ("timeout", "took too long", "너무 늦습니다"),
        ("tool_crashed", "the tool failed", "오류가 났습니다"),
        ("unknown_function", "has no tool for it", "해당 도구가 없습니다"),
        ("something_new", "it failed (something\\_new)", "실패했습니다(something\\_new)"),
    ],
)
def test_each_failure_is_told_and_the_rest_summarised(kind: str, english: str, korean: str) -> None:
    outputs = with_outputs(get_balance_sheet=error(kind, retry_after_seconds=60))
    answer = Talk(outputs).ask(QUESTION)
    assert "Balance sheet: " in answer
    assert english in answer
    assert "391.0 billion USD" in answer
    assert "debt/equity" not in answer
    assert korean in Talk(outputs).ask(KOREAN_QUESTION)


def test_one_failure_of_all_is_told_once() -> None:
    failures = {function: error("network_down") for function in STATEMENTS_AND_PRICES}
    answer = Talk(with_outputs(**failures)).ask(QUESTION)
    assert answer.count("could not be reached") == 1
    assert "Income statement, balance sheet and daily prices:" in answer


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (error("unknown_symbol"), "no listed company for **Apple**"),
        (error("network_down"), "could not look up **Apple**"),
        ({"query": "Apple", "best": None, "listings": []}, "no listed company for **Apple**"),
        ("AAPL", "could not look up **Apple**"),
        ("", "could not look up **Apple**"),
    ],
)
def test_a_failed_lookup_is_told_and_not_repeated(output: Any, said: str) -> None:
    talk = Talk(lambda *_: output)
    assert said in talk.ask(QUESTION)
    assert [[name for name, _ in calls] for calls in talk.rounds] == [["get_ticker"]]


def test_a_failure_of_an_earlier_run_is_tried_again() -> None:
    talk = Talk(with_outputs(get_balance_sheet=error("rate_limited", retry_after_seconds=60)))
    talk.ask(QUESTION)
    talk.outputs = source
    answer = talk.ask("and its debt?")
    assert talk.rounds == [[("get_balance_sheet", {"ticker": "AAPL"})]]
    assert "106.6 billion USD" in answer
