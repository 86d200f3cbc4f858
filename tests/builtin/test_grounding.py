"""Every figure of every kind of answer is in a tool output or follows from one."""

from typing import Any

import pytest

from tests.builtin.companies_data import (
    APPLE_BALANCE,
    APPLE_INCOME,
    APPLE_PRICES,
    error,
    source,
    statement,
    with_outputs,
)
from tests.builtin.grounding import ungrounded
from tests.builtin.talk import Talk

BANK = statement(
    "income_statement",
    "Big Bank",
    "AAPL",
    {"TotalRevenue": [177556, 158104], "NetIncome": [58471, 49552]},
    per_share={"DilutedEPS": [19.75, 16.23]},
    periods=["2024-12-31", "2023-12-31"],
)
NEGATIVE_EQUITY = statement(
    "balance_sheet",
    "Apple Inc.",
    "AAPL",
    {"TotalDebt": [51948], "StockholdersEquity": [-3797], "CashAndCashEquivalents": [1085]},
    periods=["2024-12-31"],
)
NO_REVENUE = statement(
    "income_statement",
    "Apple Inc.",
    "AAPL",
    {"TotalRevenue": [0, 0], "NetIncome": [-1234, -987]},
    per_share={"DilutedEPS": [-2.5, None]},
    periods=["2024-12-31", "2023-12-31"],
)
SMALL_UNITS = statement(
    "income_statement",
    "Apple Inc.",
    "AAPL",
    {"TotalRevenue": [1234567, 1111111], "NetIncome": [23456, 34567]},
    unit="thousands",
    periods=["2024-12-31", "2023-12-31"],
)
SCENES: dict[str, Any] = {
    "whole": source,
    "bank": with_outputs(get_income_statement=BANK),
    "negative equity": with_outputs(get_balance_sheet=NEGATIVE_EQUITY),
    "no revenue": with_outputs(get_income_statement=NO_REVENUE),
    "thousands": with_outputs(get_income_statement=SMALL_UNITS),
    "rate limited": with_outputs(get_balance_sheet=error("rate_limited", retry_after_seconds=60)),
    "other currency": with_outputs(get_income_statement={**APPLE_INCOME, "currency": "EUR"}),
    "sample": with_outputs(
        get_daily_stock_performance={**APPLE_PRICES, "sample_data": True, "as_of": "2025-10-29"}
    ),
}
QUESTIONS = (
    "I want to know if Apple stock is a good buy.",
    "애플 주식 사도 될까?",
    "Apple's balance sheet",
    "애플 주가 알려줘",
    "Compare Apple and Samsung Electronics",
    "애플과 삼성전자 비교해줘",
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("scene", SCENES)
def test_every_figure_is_grounded(scene: str, question: str) -> None:
    returned: list[dict[str, Any]] = []

    def outputs(function: str, arguments: dict[str, Any]) -> Any:
        # One company's replaced output must not pass for the other's.
        pick = source if arguments.get("ticker") == "005930.KS" else SCENES[scene]
        returned.append(pick(function, arguments))
        return returned[-1]

    answer = Talk(outputs).ask(question)
    assert any(character.isdigit() for character in answer)
    assert ungrounded(answer, returned) == []


def test_the_check_itself_finds_a_wrong_figure() -> None:
    outputs = [APPLE_INCOME, APPLE_BALANCE, APPLE_PRICES]
    assert ungrounded("Revenue 391.0 billion USD, 2024-09-30, margin 24.0%", outputs) == []
    assert ungrounded("Revenue 391.1 billion USD, 2024-09-29, margin 24.6%", outputs) == [
        "2024-09-29",
        "391.1 billion",
        "24.6%",
    ]
    assert ungrounded("매출 3,910억 달러, 순이익 938억 달러", outputs) == ["938억"]
