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
from tests.builtin.tools_data import KEY_RATIOS, talk

STATEMENTS_AND_PRICES = ["get_income_statement", "get_balance_sheet", "get_daily_stock_performance"]
QUESTION = "I want to know if Apple stock is a good buy."
KOREAN_QUESTION = "애플 주식 사도 될까?"
FOOTER = "*Answered by the built-in rule-based model, not a language model.*"


def names(talk: Talk) -> list[list[str]]:
    return [[function for function, _ in calls] for calls in talk.rounds]


def test_ticker_first_then_everything_side_by_side() -> None:
    talk = Talk(source)
    answer = talk.ask(QUESTION)
    assert talk.rounds[0] == [("get_ticker", {"company_name": "Apple"})]
    assert talk.rounds[1] == [(function, {"ticker": "AAPL"}) for function in STATEMENTS_AND_PRICES]
    assert len(talk.rounds) == 2
    for figure in ("391.0 billion USD", "93.7 billion USD", "269.70 USD", "+2.0%", "46.2%", "1.87"):
        assert figure in answer
    assert answer.endswith(FOOTER)
    assert answer.count(FOOTER) == 1


def test_the_same_in_korean() -> None:
    talk = Talk(source)
    answer = talk.ask(KOREAN_QUESTION)
    assert talk.rounds[0] == [("get_ticker", {"company_name": "Apple"})]
    for figure in ("3,910억 달러", "937억 달러", "269.70 달러", "+2.0%", "46.2%"):
        assert figure in answer
    assert answer.endswith("*언어 모델이 아닌 내장 규칙 기반 모델이 작성한 답변입니다.*")


def test_the_opening_weighs_both_sides() -> None:
    opening = Talk(source).ask(QUESTION).splitlines()[0]
    assert opening.startswith("On these figures, **Apple Inc. (AAPL)** looks strong on profitability")
    assert "weak on leverage and liquidity" in opening


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
        (QUESTION, "and its debt?", "total debt 106.6 billion USD"),
        (KOREAN_QUESTION, "부채는?", "총차입금 1,066억 달러"),
        (KOREAN_QUESTION, "그 회사 현금은 얼마나 있어?", "현금 299억 달러"),
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
    talk.ask("Check the price again")
    assert talk.rounds == [[("get_daily_stock_performance", {"ticker": "AAPL"})]]


def test_two_companies_are_looked_up_side_by_side_and_compared_in_a_table() -> None:
    talk = Talk(source)
    answer = talk.ask("Compare Apple and Samsung Electronics")
    assert talk.rounds[0] == [
        ("get_ticker", {"company_name": "Apple"}),
        ("get_ticker", {"company_name": "Samsung Electronics"}),
    ]
    assert len(talk.rounds[1]) == 6
    assert "|  | Apple Inc. (AAPL) | Samsung Electronics Co., Ltd. (005930.KS) |" in answer
    assert "| Revenue | 391.0 billion USD | 300.9 trillion KRW |" in answer
    assert "The statements are in different currencies (USD and KRW)" in answer
    assert "fiscal years end on different dates (2024-09-30 and 2024-12-31)" in answer


def test_the_company_before_joins_a_comparison() -> None:
    talk = Talk(source)
    talk.ask(QUESTION)
    answer = talk.ask("Compare it with Samsung Electronics")
    assert talk.rounds[0] == [("get_ticker", {"company_name": "Samsung Electronics"})]
    assert "| Apple Inc. (AAPL) |" in answer
    assert "| Total debt |" in talk.ask("and their debt?")
    assert talk.rounds == []


def test_more_companies_than_fit_are_named() -> None:
    answer = Talk(source).ask("Compare Apple, Tesla, Nvidia, Intel and Microsoft")
    assert "left out: Microsoft" in answer


def test_two_names_of_one_listing_are_one_company() -> None:
    assert "|" not in Talk(source).ask("Is Apple the same as AAPL stock?")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is it a good buy?", "Which company do you mean?"),
        ("What should I buy?", "Which company do you mean?"),
        ("주식 추천해줘", "어느 회사를 말씀하시나요?"),
        ("부채는?", "어느 회사를 말씀하시나요?"),
    ],
)
def test_it_asks_back_and_never_guesses(question: str, said: str) -> None:
    talk = Talk(source)
    assert talk.ask(question).startswith(said)
    assert talk.rounds == []


def test_small_talk_does_not_repeat_the_summary() -> None:
    talk = Talk(source)
    talk.ask(QUESTION)
    assert "391.0" not in talk.ask("lovely!")


def test_what_no_tool_can_fetch_is_said() -> None:
    assert "Not covered by my tools: dividends." in Talk(source).ask("Does Apple stock pay a dividend?")
    assert "제 도구로는 알 수 없는 항목: 배당." in Talk(source).ask("애플 배당 알려줘")


def test_a_name_of_several_companies_is_said_to_be() -> None:
    found = ticker("Delta", ("AAPL", "Delta Air Lines, Inc."), ("2308.TW", "Delta Electronics, Inc."))
    answer = Talk(with_outputs(get_ticker=found)).ask("Is Delta stock a good buy?")
    assert "I took **Delta Air Lines, Inc. (AAPL)**" in answer
    assert "Delta Electronics, Inc. (2308.TW)" in answer


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


@pytest.mark.parametrize("question", ["What is the P/E of Apple?", "애플 PER은?", QUESTION])
def test_no_multiple_is_made_of_a_price_and_a_statement(question: str) -> None:
    """Only the function for ratios knows what lies between the two: a split, a receipt, another currency."""
    talk = Talk(source)
    answer = talk.ask(question)
    assert "44.3" not in answer
    assert ("Not covered by my tools: valuation" in answer or "항목: 밸류에이션" in answer) is (
        question != QUESTION
    )


def test_an_unstated_currency_is_said() -> None:
    answer = Talk(with_outputs(get_income_statement={**APPLE_INCOME, "currency": None})).ask(QUESTION)
    assert "391.0 billion (currency not stated)" in answer


def test_only_offered_tools_are_called() -> None:
    talk = Talk(source, tools=[TOOLS[0], TOOLS[3]])
    answer = talk.ask(QUESTION)
    assert names(talk) == [["get_ticker"], ["get_daily_stock_performance"]]
    assert "Income statement and balance sheet: no tool for it" in answer


def test_without_a_lookup_a_ticker_is_taken_as_it_is() -> None:
    talk = Talk(source, tools=TOOLS[1:])
    talk.ask("Is AAPL overvalued?")
    assert names(talk) == [STATEMENTS_AND_PRICES]
    assert "could not look up **Apple**" in Talk(source, tools=TOOLS[1:]).ask(QUESTION)


def test_one_call_at_a_time_when_asked_to() -> None:
    talk = Talk(source, options={"parallel_tool_calls": False})
    assert "391.0 billion USD" in talk.ask(QUESTION)
    assert names(talk) == [["get_ticker"], *([function] for function in STATEMENTS_AND_PRICES)]


def test_the_multiple_of_an_answer_is_that_of_the_function_for_ratios() -> None:
    answer = talk().ask(QUESTION)
    assert "P/E 44.36 at the last close, on the figures to 2024-09-30" in answer
    assert "a high price for the earnings (P/E 44.36)" in answer
    assert "weak on leverage, liquidity and valuation" in answer.splitlines()[0]
    assert "최근 종가 기준 PER 44.36배(2024-09-30까지의 실적)" in talk().ask(KOREAN_QUESTION)


def test_a_refused_multiple_is_told_with_its_reason() -> None:
    reason = "DilutedEPS is negative"
    answer = talk(
        get_key_ratios={**KEY_RATIOS, "valuation": {}, "refused": {"price_to_earnings": reason}}
    ).ask(QUESTION)
    assert "no P/E: DilutedEPS is negative" in answer


def test_earnings_of_another_share_do_not_stand_beside_the_price() -> None:
    per_share = {"per_share": {"DilutedEPS": [61900.0]}}
    assert "earnings per share 61,900" in talk(get_key_ratios=KEY_RATIOS | per_share).ask(QUESTION)
    other = KEY_RATIOS | per_share | {"eps_of_listed_share": False}
    answer = talk(get_key_ratios=other).ask(QUESTION)
    assert "61,900" not in answer
    assert "P/E 44.36 at the last close" in answer


def test_cash_flow_and_debt_say_nothing_for_or_against_a_bank() -> None:
    answer = talk(get_key_ratios=KEY_RATIOS | {"company_kind": "bank"}).ask(QUESTION)
    assert "a high net margin" in answer
    for said in (
        "positive free cash flow",
        "debt is high against equity",
        "do not cover current liabilities",
    ):
        assert said not in answer
        assert said in talk().ask(QUESTION)
