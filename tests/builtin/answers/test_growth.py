"""How lines have changed."""

from typing import Any

import pytest

from tests.builtin.companies_data import statement
from tests.builtin.tools_data import talk


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Did Apple's net income rise or fall in 2024?",
            "Net income of **Apple Inc.** (AAPL) fell by 3.4% (3.3 billion USD) to 93.7 billion USD in FY2024"
            " (to Sep 30, 2024), from 97.0 billion USD in FY2023 (to Sep 30, 2023).",
        ),
        (
            "Calculate Apple's revenue CAGR from 2021 to 2024",
            "Revenue of **Apple Inc.** (AAPL) grew by 2.2% a year (compound, 3 years), 6.9% in all: from"
            " 365.8 billion USD in FY2021",
        ),
        ("애플 매출 작년보다 얼마나 늘었어?", "매출 자료는 없습니다."),
        ("How much did Apple's gross margin change?", "rose by 2.1 percentage points to 46.2% in FY2024"),
        ("Apple revenue growth in 2022", "rose by 7.8% (28.5 billion USD) to 394.3 billion USD in FY2022"),
    ],
)
def test_the_first_sentence_says_by_how_much(question: str, said: str) -> None:
    assert said in talk().ask(question).split("\n\n")[0]


def test_the_years_between_are_a_table() -> None:
    answer = talk().ask("Apple's revenue growth from 2021 to 2024")
    assert "| Revenue | 391.0 billion | 383.3 billion | 394.3 billion | 365.8 billion |" in answer


def income(**lines: list[Any]) -> dict[str, Any]:
    ends = ["2024-08-31", "2023-08-31", "2022-12-31"]
    return statement("income_statement", "Apple Inc.", "AAPL", lines, periods=ends, months=[12, 8, 12])


def test_a_short_period_is_compared_with_no_year() -> None:
    answer = talk(get_income_statement=income(TotalRevenue=[1200, 800, 1200])).ask("Apple's revenue growth")
    assert "50" not in answer.split("Source")[0]


def test_from_a_loss_there_is_no_percentage() -> None:
    lines = {"NetIncome": [20, -50], "TotalRevenue": [100, 90]}
    ends = ["2024-09-30", "2023-09-30"]
    output = statement("income_statement", "Apple Inc.", "AAPL", lines, periods=ends)
    answer = talk(get_income_statement=output).ask("Did Apple's net income go up?")
    assert "rose to 20.0 million USD in FY2024" in answer
    assert "from -50.0 million USD in FY2023" in answer
    assert "%" not in answer


def test_one_period_alone_has_no_change() -> None:
    output = statement(
        "income_statement", "Apple Inc.", "AAPL", {"TotalRevenue": [9]}, periods=["2024-09-30"]
    )
    answer = talk(get_income_statement=output).ask("How much did Apple's revenue grow?")
    assert answer.startswith("The data has one period only of revenue")


def test_since_a_year_is_up_to_the_newest() -> None:
    answer = talk().ask("How much has Apple's revenue grown since 2021?")
    assert "grew by 2.2% a year (compound, 3 years), 6.9% in all: from 365.8 billion USD in FY2021" in answer


def test_the_growth_of_several_is_told_of_each() -> None:
    answer = talk().ask("How fast have Apple and Samsung Electronics grown their revenue?")
    assert "Revenue of **Apple Inc.** (AAPL) rose by 2.0%" in answer
    assert "Revenue of **Samsung Electronics Co., Ltd.** (005930.KS)" in answer
    assert "one period" not in answer
