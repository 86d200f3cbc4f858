"""Whole conversations: which calls are made in which round, and what the answers say."""

from typing import Any

import pytest

from tests.builtin.companies_data import (
    APPLE_BALANCE,
    APPLE_INCOME,
    APPLE_PRICES,
    source,
    ticker,
    with_outputs,
)
from tests.builtin.talk import TOOLS, Talk

STATEMENTS_AND_PRICES = ["get_income_statement", "get_balance_sheet", "get_daily_stock_performance"]
QUESTION = "I want to know if Apple stock is a good buy."
KOREAN_QUESTION = "애플 주식 사도 될까?"
FOOTER = "*Answered by the built-in rule-based model, not a language model.*"


def names(talk: Talk) -> list[list[str]]:
    return [[function for function, _ in calls] for calls in talk.rounds]


def test_ticker_first_then_everything_side_by_side() -> None:
    talk = Talk(source)
    answer = talk.ask(QUESTION)
    assert talk.rounds[0] == [("get_ticker", {"company_name": "AAPL"})]
    assert talk.rounds[1] == [(function, {"ticker": "AAPL"}) for function in STATEMENTS_AND_PRICES]
    assert len(talk.rounds) == 2
    for figure in ("391.0 billion USD", "93.7 billion USD", "269.70 USD", "1.87"):
        assert figure in answer
    assert answer.endswith(FOOTER)
    assert answer.count(FOOTER) == 1


def test_the_same_in_korean() -> None:
    talk = Talk(source)
    answer = talk.ask(KOREAN_QUESTION)
    assert talk.rounds[0] == [("get_ticker", {"company_name": "AAPL"})]
    for figure in ("3,910억 달러", "937억 달러", "269.70 달러", "24.0%"):
        assert figure in answer
    assert answer.endswith("*언어 모델이 아닌 내장 규칙 기반 모델이 작성한 답변입니다.*")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("What is Apple's share price doing?", ["get_daily_stock_performance"]),
        ("Show me Apple's balance sheet", ["get_balance_sheet"]),
        ("Apple income statement", ["get_income_statement"]),
        ("How much debt does Apple have?", ["get_balance_sheet"]),
        ("Is Apple a good buy at this price?", STATEMENTS_AND_PRICES),
        ("애플 주가 알려줘", ["get_daily_stock_performance"]),
        ("애플의 부채는?", ["get_balance_sheet"]),
        ("애플 영업이익률 알려줘", ["get_income_statement"]),
        ("애플의 재무 상태 알려줘", ["get_income_statement", "get_balance_sheet"]),
        ("애플 지금 가격에 사도 될까?", STATEMENTS_AND_PRICES),
    ],
)
def test_only_what_is_asked_for_is_fetched(question: str, wanted: list[str]) -> None:
    talk = Talk(source)
    talk.ask(question)
    assert names(talk) == [["get_ticker"], wanted]


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        (QUESTION, "and its debt?", "106.6 billion USD"),
        (KOREAN_QUESTION, "부채는?", "1,066억 달러"),
        (KOREAN_QUESTION, "그 회사 현금은 얼마나 있어?", "299억 달러"),
    ],
)
def test_a_follow_up_uses_what_is_there(first: str, then: str, said: str) -> None:
    talk = Talk(source)
    talk.ask(first)
    answer = talk.ask(then)
    assert talk.rounds == []
    assert said in answer
    assert "391.0" not in answer


def test_a_follow_up_fetches_what_is_not_there_yet() -> None:
    talk = Talk(source)
    talk.ask("Apple's balance sheet")
    talk.ask("and its revenue?")
    assert talk.rounds == [[("get_income_statement", {"ticker": "AAPL"})]]


def test_asked_again_it_fetches_again() -> None:
    talk = Talk(source)
    talk.ask("What is the price of Apple?")
    talk.ask("Apple's share price again")
    assert talk.rounds == [[("get_daily_stock_performance", {"ticker": "AAPL"})]]


def test_more_companies_than_fit_are_named() -> None:
    answer = Talk(source).ask("Compare Apple, Tesla, Nvidia, Intel and Microsoft")
    assert "left out: Microsoft" in answer


def test_two_names_of_one_listing_are_one_company() -> None:
    assert "|" not in Talk(source).ask("Is Apple the same as AAPL stock?")


def test_small_talk_does_not_repeat_the_summary() -> None:
    talk = Talk(source)
    talk.ask(QUESTION)
    assert "391.0" not in talk.ask("lovely!")


@pytest.mark.parametrize(
    "found",
    [
        ticker("Apple", ("AAPL", "Apple Inc."), ("APLE", "Apple Hospitality REIT, Inc.")),
        ticker("BMW", ("AAPL", "Bayerische Motoren Werke AG"), ("BMWYY", "Bayerische Motoren Werke AG")),
        ticker("AAPL", ("AAPL", "Apple Inc."), ("AAPLX", "AAPL Options Fund")),
    ],
)
def test_an_unambiguous_name_needs_no_remark(found: dict[str, Any]) -> None:
    assert "Similar names" not in Talk(with_outputs(get_ticker=found)).ask(QUESTION)


def test_the_note_of_an_unconfirmed_listing_is_shown() -> None:
    found = ticker("Apple", ("AAPL", "Apple Inc."), notes=["Not confirmed by Yahoo Finance."])
    assert "Not confirmed by Yahoo Finance." in Talk(with_outputs(get_ticker=found)).ask(QUESTION)


def test_sample_data_is_said_first() -> None:
    sample = {"sample_data": True, "as_of": "2025-10-29"}
    outputs = with_outputs(
        get_income_statement={**APPLE_INCOME, **sample},
        get_balance_sheet={**APPLE_BALANCE, **sample},
        get_daily_stock_performance={**APPLE_PRICES, **sample},
    )
    assert "> **Sample data**: " in "\n".join(Talk(outputs).ask(QUESTION).splitlines()[:3])
    assert "> **샘플 데이터**: " in "\n".join(Talk(outputs).ask(KOREAN_QUESTION).splitlines()[:3])
    assert "Sample" not in Talk(source).ask(QUESTION)


def test_an_unstated_currency_is_said() -> None:
    answer = Talk(with_outputs(get_income_statement={**APPLE_INCOME, "currency": None})).ask(QUESTION)
    assert "391.0 billion (currency not stated)" in answer


def test_one_call_at_a_time_when_asked_to() -> None:
    talk = Talk(source, options={"parallel_tool_calls": False})
    assert "391.0 billion USD" in talk.ask(QUESTION)
    assert names(talk) == [["get_ticker"], *([function] for function in STATEMENTS_AND_PRICES)]


def test_two_companies_are_looked_up_side_by_side_and_compared_in_a_table() -> None:
    talk = Talk(source)
    answer = talk.ask("Compare the revenue of Apple and Samsung Electronics")
    assert talk.rounds[0] == [
        ("get_ticker", {"company_name": "AAPL"}),
        ("get_ticker", {"company_name": "005930.KS"}),
    ]
    assert len(talk.rounds[1]) == 2
    assert "|  | Apple Inc. (AAPL) | Samsung Electronics Co., Ltd. (005930.KS) |" in answer
    assert "| Revenue | 391.0 billion USD | 300.9 trillion KRW |" in answer
    assert "The amounts are in different currencies (KRW and USD)" in answer


def test_the_company_before_joins_a_comparison() -> None:
    talk = Talk(source)
    talk.ask("Apple's total debt")
    answer = talk.ask("Compare it with Samsung Electronics")
    assert talk.rounds[0] == [("get_ticker", {"company_name": "005930.KS"})]
    assert "| Total debt | 106.6 billion USD | 19.3 trillion KRW |" in answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What was its revenue last year?", "Which company do you mean?"),
        ("순이익 알려줘", "어느 회사를 말씀하시나요?"),
    ],
)
def test_it_asks_back_and_never_guesses(question: str, said: str) -> None:
    talk = Talk(source)
    assert said in talk.ask(question)
    assert talk.rounds == []


@pytest.mark.parametrize("question", ["What is the P/E of Apple?", "애플 PER은?", QUESTION])
def test_no_multiple_is_made_of_a_price_and_a_statement(question: str) -> None:
    """Only the function for ratios knows what lies between the two: a split, a receipt, another currency."""
    assert "44.3" not in Talk(source).ask(question)


def test_only_offered_tools_are_called() -> None:
    talk = Talk(source, tools=[TOOLS[0], TOOLS[3]])
    answer = talk.ask("Apple's revenue")
    assert names(talk) == [["get_ticker"]]
    assert "Income statement: no tool for it may be used in this run." in answer


def test_without_a_lookup_a_ticker_is_taken_as_it_is() -> None:
    talk = Talk(source, tools=TOOLS[1:])
    assert "391.0 billion USD" in talk.ask("AAPL revenue")
    assert names(talk) == [["get_income_statement"]]


def test_a_misspelt_name_is_told() -> None:
    assert "I took “aplle” for **Apple Inc.** (AAPL)." in Talk(source).ask("aplle revenue")


def test_another_company_than_the_one_named_is_not_told_of() -> None:
    found = ticker("Blorptech Inc", ("BLRP", "Unlike Corporation"))
    talk = Talk(with_outputs(get_ticker=found))
    assert "I found no listed company for **Blorptech Inc" in talk.ask("Blorptech Inc revenue")
    assert len(talk.rounds) == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Does Apple stock pay a dividend?", "Dividends and splits: no tool for it may be used in this run."),
        ("애플 배당 알려줘", "배당과 주식 분할: 이번 실행에서 쓸 수 있는 도구가 없습니다."),
        ("Any news on Apple?", "News: no tool for it may be used in this run."),
    ],
)
def test_what_no_tool_can_fetch_is_said(question: str, said: str) -> None:
    assert said in Talk(source).ask(question)


def test_a_name_of_several_companies_is_said_to_be() -> None:
    listings = (("AAPL", "Blorptech Systems, Inc."), ("2308.TW", "Blorptech Electronics, Inc."))
    found = ticker("Blorptech", *listings)
    answer = Talk(with_outputs(get_ticker=found)).ask("Blorptech revenue")
    assert "Blorptech Systems, Inc. (AAPL)" in answer
    assert "Blorptech Electronics, Inc. (2308.TW)" in answer


def test_notes_of_functions_are_told_in_korean_where_there_are_words_for_them() -> None:
    notes = ["The sample holds closes only: the price is the last of them.", "Nobody has words for this."]
    answer = Talk(with_outputs(get_income_statement={**APPLE_INCOME, "notes": notes})).ask("애플 매출")
    assert "샘플에는 종가만 있어" in answer
    assert "Nobody has words for this." in answer
