"""Which questions call which functions, with which arguments, in both languages."""

from typing import Any

import pytest

from tests.builtin.tools_data import called, talk

STATEMENTS = ["get_income_statement", "get_balance_sheet", "get_cash_flow", "get_daily_stock_performance"]
WHOLE = [*STATEMENTS, "get_key_ratios"]
QUESTIONS: dict[str, list[str]] = {
    "Apple's debt over the last four years": ["get_balance_sheet"],
    "애플 매출 추이": ["get_income_statement"],
    "How much free cash flow does Apple generate?": ["get_income_statement", "get_cash_flow"],
    "애플의 잉여현금흐름은?": ["get_income_statement", "get_cash_flow"],
    "애플 설비투자는?": ["get_cash_flow"],
    "What dividend does Apple pay?": ["get_dividends_and_splits"],
    "Apple dividends over the last ten years": ["get_dividends_and_splits"],
    "애플 배당수익률은?": ["get_dividends_and_splits"],
    "애플 주식 분할 내역": ["get_dividends_and_splits"],
    "Any news on Apple?": ["get_news"],
    "What is happening with Apple?": ["get_news"],
    "애플 뉴스 알려줘": ["get_news"],
    "When does Apple report?": ["get_earnings"],
    "What do analysts expect of Apple?": ["get_earnings"],
    "애플 실적 발표일은 언제야?": ["get_earnings"],
    "애플 목표주가는?": ["get_earnings"],
    "Who owns Apple?": ["get_ownership"],
    "Did Apple insiders sell?": ["get_ownership"],
    "애플 주요 주주는 누구야?": ["get_ownership"],
    "애플 내부자 거래": ["get_ownership"],
    "What does Apple do?": ["get_company_profile"],
    "How many employees does Apple have?": ["get_company_profile"],
    "애플은 뭐 하는 회사야?": ["get_company_profile"],
    "Apple's price now": ["get_quote"],
    "What is Apple's market cap?": ["get_quote"],
    "애플 시가총액은?": ["get_quote"],
    "애플 현재 주가": ["get_quote"],
    "What is Apple's return on equity?": ["get_key_ratios"],
    "Apple EV/EBITDA": ["get_key_ratios"],
    "Apple's key ratios": ["get_key_ratios"],
    "애플 PER은?": ["get_key_ratios"],
    "애플 자기자본이익률 알려줘": ["get_key_ratios"],
    "Apple market cap and dividend": ["get_quote", "get_dividends_and_splits"],
    "Apple revenue and free cash flow": ["get_income_statement", "get_cash_flow"],
    "Compare the last three years of Apple's margins and cash flow": ["get_key_ratios", "get_cash_flow"],
    "Show me the price of Apple and any news": ["get_quote", "get_news"],
    "애플 배당이랑 뉴스 알려줘": ["get_dividends_and_splits", "get_news"],
    "Is Apple a good buy, and what do analysts expect?": [*WHOLE, "get_earnings"],
    "Apple's average volume": ["get_quote"],
    "Is Apple a good buy?": WHOLE,
    "Is Apple worth buying?": WHOLE,
    "애플 주식 사도 될까?": WHOLE,
    "What is Apple's share price doing?": ["get_quote"],
    "Apple's net margin": ["get_key_ratios"],
    "How much debt does Apple have?": ["get_balance_sheet"],
}
ARGUMENTS: dict[str, tuple[str, dict[str, Any]]] = {
    "quarterly revenue of Apple": ("get_income_statement", {"period": "quarterly"}),
    "Apple's balance sheet by quarter": ("get_balance_sheet", {"period": "quarterly"}),
    "Apple TTM revenue": ("get_income_statement", {"period": "trailing"}),
    "애플 최근 12개월 매출": ("get_income_statement", {"period": "trailing"}),
    "Apple's share price over 5 years": ("get_price_history", {"period": "5y"}),
    "애플 지난 1년 주가": ("get_price_history", {"period": "1y"}),
    "Apple 3 month chart": ("get_price_history", {"period": "3mo"}),
    "How has Apple performed since 2020?": ("get_price_history", {"start": "2020-01-01"}),
    "What is Apple worth at 10% discount and 3% terminal growth?": (
        "value_by_discounted_cash_flow",
        {"discount_rate_percent": 10, "terminal_growth_percent": 3},
    ),
    "할인율 9.5%, 성장률 5%, 영구성장률 2%, 10년으로 애플의 가치는?": (
        "value_by_discounted_cash_flow",
        {
            "discount_rate_percent": 9.5,
            "terminal_growth_percent": 2,
            "growth_percent": 5,
            "years": 10,
        },
    ),
}


@pytest.mark.parametrize(("question", "functions"), QUESTIONS.items())
def test_a_question_calls_what_it_needs_in_one_round(question: str, functions: list[str]) -> None:
    conversation = talk()
    conversation.ask(question)
    assert called(conversation) == [["get_ticker"], functions]
    assert all(arguments == {"ticker": "AAPL"} for _, arguments in conversation.rounds[1])


@pytest.mark.parametrize(("question", "expected"), ARGUMENTS.items())
def test_what_else_a_question_says_is_passed_on(question: str, expected: tuple[str, dict[str, Any]]) -> None:
    conversation = talk()
    conversation.ask(question)
    assert conversation.rounds[1] == [(expected[0], {"ticker": "AAPL", **expected[1]})]


@pytest.mark.parametrize(
    ("follow_up", "function"),
    [
        ("Any news?", "get_news"),
        ("What do analysts expect?", "get_earnings"),
        ("insider trades?", "get_ownership"),
        ("and its dividend?", "get_dividends_and_splits"),
        ("what does it do?", "get_company_profile"),
        ("뉴스는?", "get_news"),
        ("내부자 매매 내역은?", "get_ownership"),
        ("배당은?", "get_dividends_and_splits"),
    ],
)
def test_a_follow_up_is_about_the_company_before(follow_up: str, function: str) -> None:
    conversation = talk()
    conversation.ask("Is Apple a good buy?")
    conversation.ask(follow_up)
    assert conversation.rounds == [[(function, {"ticker": "AAPL"})]]
    conversation.ask(follow_up)
    assert conversation.rounds == []


@pytest.mark.parametrize(
    "question", ["Any news?", "and at 9%?", "What do analysts expect?", "who owns it", "뉴스 알려줘"]
)
def test_without_a_company_it_asks_back(question: str) -> None:
    conversation = talk()
    assert conversation.ask(question).startswith(("Which company", "어느 회사"))
    assert conversation.rounds == []


@pytest.mark.parametrize(
    ("first", "then", "functions"),
    [
        ("What dividend does Apple pay?", "and Samsung Electronics?", ["get_dividends_and_splits"]),
        ("애플 부채는?", "삼성전자는?", ["get_balance_sheet"]),
        ("애플 뉴스", "그럼 삼성전자는?", ["get_news"]),
        ("Any news on Apple?", "What about Samsung Electronics' debt?", ["get_balance_sheet"]),
        (
            "Compare the last three years of Apple's margins and cash flow",
            "And for Samsung Electronics?",
            ["get_key_ratios", "get_cash_flow"],
        ),
        ("Is Apple a good buy?", "What about Samsung Electronics?", WHOLE),
    ],
)
def test_a_bare_name_asks_what_was_asked_before(first: str, then: str, functions: list[str]) -> None:
    conversation = talk()
    conversation.ask(first)
    conversation.ask(then)
    assert called(conversation)[:2] == [["get_ticker"], functions]
    assert all(arguments == {"ticker": "005930.KS"} for _, arguments in conversation.rounds[1])


def test_a_company_compared_with_its_past_is_not_compared_with_the_one_before() -> None:
    conversation = talk()
    conversation.ask("Is Samsung Electronics a good buy?")
    conversation.ask("Compare the last three years of Apple's margins and cash flow")
    assert called(conversation) == [["get_ticker"], ["get_key_ratios", "get_cash_flow"]]


def test_a_bare_name_is_valued_on_the_assumptions_before() -> None:
    conversation = talk()
    conversation.ask("What is Apple worth at 10% discount and 3% terminal growth?")
    conversation.ask("and at 9%?")
    conversation.ask("What about Samsung Electronics?")
    expected = {"ticker": "005930.KS", "discount_rate_percent": 9, "terminal_growth_percent": 3}
    assert conversation.rounds[1] == [("value_by_discounted_cash_flow", expected)]


def test_a_function_that_the_caller_insists_on_gets_what_the_question_says() -> None:
    name = "value_by_discounted_cash_flow"
    conversation = talk()
    conversation.options = {"tool_choice": {"type": "function", "function": {"name": name}}}
    conversation.ask("What is AAPL worth at 8% discount?")
    assert conversation.rounds[0] == [(name, {"ticker": "AAPL", "discount_rate_percent": 8})]
