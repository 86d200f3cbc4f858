"""Discounted cash flow: the assumptions a question states, the answer, and questions that go on from it."""

from typing import Any

import pytest

from tests.builtin.companies_data import error
from tests.builtin.tools_data import VALUATION, talk

QUESTION = "What is Apple worth at 10% discount and 3% terminal growth?"
FUNCTION = "value_by_discounted_cash_flow"
STATED: dict[str, dict[str, Any]] = {
    QUESTION: {"discount_rate_percent": 10, "terminal_growth_percent": 3},
    "할인율 10%, 영구성장률 3%로 애플의 가치는?": {"discount_rate_percent": 10, "terminal_growth_percent": 3},
    "Value Apple at a WACC of 9% over 10 years and 5% growth": {
        "discount_rate_percent": 9,
        "growth_percent": 5,
        "years": 10,
    },
    "What is Apple worth?": {},
    "What is Apple worth with a cost of equity of 8.5%?": {
        "cost_of_equity_percent": 8.5,
        "method": "to_equity",
    },
    "What is Apple worth with a cost of equity of 9%, a cost of debt of 5% and a tax rate of 21%?": {
        "cost_of_equity_percent": 9,
        "cost_of_debt_percent": 5,
        "tax_rate_percent": 21,
        "method": "to_firm",
    },
    "Apple DCF to equity (FCFE) at 9%": {"discount_rate_percent": 9, "method": "to_equity"},
    "Intrinsic value of Apple with growth from analysts' estimates at 9%": {
        "discount_rate_percent": 9,
        "growth_from": "estimates",
    },
    "Fair value of Apple with stock-based compensation as a cost": {
        "treatments": ["stock_compensation_as_cost"]
    },
}


@pytest.mark.parametrize(("question", "stated"), STATED.items())
def test_the_assumptions_of_a_question_are_those_of_the_call(question: str, stated: dict[str, Any]) -> None:
    conversation = talk()
    conversation.ask(question)
    made = [call for calls in conversation.rounds for call in calls if call[0] == FUNCTION]
    assert made == [(FUNCTION, {"ticker": "AAPL", **stated})]


def test_stated_and_usual_assumptions_are_told_apart_and_what_is_not_used_is_named() -> None:
    answer = talk().ask(QUESTION)
    assert "**Assumptions you gave**: discount rate 10%, terminal growth 3%." in answer
    assert "**Assumptions taken by default**: assumed growth of free cash flow 5.39% a year" in answer
    both = talk().ask("What is Apple worth with a cost of equity of 9% and a discount rate of 8%?")
    assert "Not used, because another assumption takes its place: cost of equity 9%." in both


def test_whether_it_is_too_dear_is_answered_by_its_multiples_first() -> None:
    answer = talk().ask("Is Apple stock overpriced?")
    assert answer.startswith("**Apple Inc.** (AAPL) costs 44.36 times earnings")
    assert "worth 112.29 USD per share" in answer
    assert "27.3%" in answer


def test_value_against_price_assumptions_bridge_grid_and_caveat() -> None:
    answer = talk().ask(QUESTION)
    assert answer.startswith(
        "**Apple Inc.** (AAPL) is worth 112.29 USD per share by discounted cash flow, at a discount rate of"
        " 10% and terminal growth of 3% (upside -58.4% against its last close of 269.70 USD on Oct 29, 2025)."
    )
    for said in (
        "assumed growth of free cash flow 5.39% a year",
        "(compound growth of free cash flow from Sep 30, 2021 to Sep 30, 2024)",
        "free cash flow of 108.8 billion USD (twelve months to Sep 30, 2024)",
        "| = Enterprise value | 1.772 trillion USD |",
        "| − Net debt (Sep 30, 2024) | 41.5 billion USD |",
        "| = Equity value | 1.730 trillion USD |",
        "| Diluted shares | 15.4 billion shares |",
        "| Value per share | 112.29 USD |",
        "Value per share in USD at other discount rates",
        "| Discount rate | 2.5% | 3% | 3.5% |",
        "| 10% | 107.20 | 112.29 | 118.20 |",
        "| 11% | 92.80 | 96.40 | – |",
        "At that price the market implies growth of free cash flow of 27.3% a year for 5 years.",
        "**Method**: free cash flow to the firm, before interest, is discounted to Oct 29, 2025",
        "| Stock compensation: a cost | 100.21 |",
        "| Timing of a year's cash flow: end of the year | 107.50 |",
        "not a forecast",
    ):
        assert said in answer


def test_the_same_in_korean() -> None:
    answer = talk().ask("할인율 10%, 영구성장률 3%로 애플의 가치는?")
    for said in (
        "**Apple Inc.** (AAPL)의 주당 가치는 현금흐름할인법으로 112.29 달러입니다",
        "2025년 10월 29일 종가 269.70 달러 대비 상승여력 -58.4%",
        "2021년 9월 30일부터 2024년 9월 30일까지 잉여현금흐름의 연평균 성장률",
        "| = 기업가치(EV) | 1조 7,717억 달러 |",
        "| 희석 주식 수 | 154억 주 |",
        "| 10% | 107.20 | 112.29 | 118.20 |",
        "현재 주가에는 5년간 연 27.3%의 잉여현금흐름 성장률이 내재되어 있습니다.",
        "**방법**: 이자 지급 전 기업잉여현금흐름(FCFF)",
        "| 주식기준보상: 비용으로 차감 | 100.21 |",
        "예측이 아닙니다",
    ):
        assert said in answer
    assert "FreeCashFlow" not in answer


def arguments_of(follow_up: str, first: str = QUESTION) -> dict[str, Any]:
    conversation = talk()
    conversation.ask(first)
    conversation.ask(follow_up)
    made = [arguments for calls in conversation.rounds for name, arguments in calls if name == FUNCTION]
    assert len(made) == 1
    return made[0]


@pytest.mark.parametrize(
    ("follow_up", "changed"),
    [
        ("and at 9%?", {"discount_rate_percent": 9}),
        ("What if it grows 4% a year?", {"growth_percent": 4}),
        ("and over ten years?", {"years": 10}),
        ("할인율을 9%로 하면?", {"discount_rate_percent": 9}),
        ("영구성장률 2%면 어때?", {"terminal_growth_percent": 2}),
    ],
)
def test_a_follow_up_keeps_the_other_assumptions(follow_up: str, changed: dict[str, Any]) -> None:
    before = {"ticker": "AAPL", "discount_rate_percent": 10, "terminal_growth_percent": 3}
    assert arguments_of(follow_up) == before | changed


@pytest.mark.parametrize(
    ("follow_up", "changed"),
    [
        ("and at a cost of equity of 9%?", {"cost_of_equity_percent": 9, "method": "to_equity"}),
        (
            "and with a cost of equity of 9% and a cost of debt of 5%?",
            {"cost_of_equity_percent": 9, "cost_of_debt_percent": 5, "method": "to_firm"},
        ),
    ],
)
def test_costs_of_capital_go_before_an_earlier_discount_rate(follow_up: str, changed: dict[str, Any]) -> None:
    assert arguments_of(follow_up) == {"ticker": "AAPL", "terminal_growth_percent": 3} | changed


def test_a_discount_rate_goes_before_earlier_costs_of_capital() -> None:
    first = "What is Apple worth with a cost of equity of 9% and a cost of debt of 5%?"
    assert arguments_of("and at a WACC of 8%?", first) == {
        "ticker": "AAPL",
        "discount_rate_percent": 8,
    }


@pytest.mark.parametrize(
    "question",
    [
        "What growth does Apple's price imply?",
        "What growth is priced in at Apple?",
        "애플 주가에 내재된 성장률은?",
    ],
)
def test_the_growth_that_a_price_implies_is_asked_of_the_valuation(question: str) -> None:
    assert "27.3%" in talk().ask(question)


def test_to_equity_there_is_neither_enterprise_value_nor_net_debt() -> None:
    left_out = ("enterprise_value", "net_debt", "net_debt_period")
    other = {name: value for name, value in VALUATION.items() if name not in left_out}
    answer = talk(**{FUNCTION: {**other, "method": "to_equity", "minority_interest": 25}}).ask(QUESTION)
    assert "free cash flow to equity, after interest" in answer
    assert "| − Minority interest | 25.0 million USD |" in answer
    assert "Enterprise value" not in answer
    assert "et debt" not in answer


def test_a_question_of_its_own_starts_from_its_own_assumptions() -> None:
    found = arguments_of("What is Samsung Electronics worth at 8% discount?")
    assert found == {"ticker": "005930.KS", "discount_rate_percent": 8}


def test_the_same_assumptions_are_not_computed_twice() -> None:
    conversation = talk()
    conversation.ask("What is Apple worth?")
    assert (FUNCTION, {"ticker": "AAPL"}) in conversation.rounds[-1]
    conversation.ask("and at 10%?")
    assert conversation.rounds == []


@pytest.mark.parametrize(
    ("kind", "english", "korean"),
    [
        ("no_such_statement", "it needs a positive free cash flow of twelve recent months", "플러스"),
        (
            "invalid_arguments",
            "terminal growth must be below the discount rate",
            "영구성장률은 할인율보다 낮아야",
        ),
        ("network_down", "Discounted cash flow: the data source could not be reached", "연결할 수 없습니다"),
    ],
)
def test_what_has_no_value_is_said(kind: str, english: str, korean: str) -> None:
    outputs = {FUNCTION: error(kind)}
    assert english in talk(**outputs).ask(QUESTION)
    assert korean in talk(**outputs).ask("할인율 10%로 애플의 가치는?")


def test_a_price_in_another_currency_and_net_cash() -> None:
    other = {
        **VALUATION,
        "currency": "TWD",
        "net_debt": -500,
        "price": {"close": 200.5, "date": "2025-10-29", "currency": "USD"},
        "exchange_rate": {"from": "USD", "to": "TWD", "rate": 31.25, "date": "2025-10-29"},
    }
    answer = talk(**{FUNCTION: other}).ask(QUESTION)
    assert "is worth 112.29 USD per share" in answer
    assert "| − Net debt (Sep 30, 2024) | -500.0 million TWD |" in answer
    assert "31.25 TWD" in answer
    assert "Value per share in USD" in answer
    own = talk(**{FUNCTION: other | {"value_per_share_currency": "TWD"}}).ask(QUESTION)
    assert "is worth 112.29 TWD per share" in own


def test_without_a_value_there_is_no_answer_made_up() -> None:
    answer = talk(**{FUNCTION: {"company": "Apple Inc.", "currency": "USD"}}).ask(QUESTION)
    assert "I could not get figures for **Apple Inc.** (AAPL)." in answer
    assert "is worth" not in answer
