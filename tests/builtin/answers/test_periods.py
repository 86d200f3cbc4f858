"""Fiscal periods that are no years: stubs, long ones, and such of unknown length."""

from typing import Any

import pytest

from tests.builtin.companies_data import statement
from tests.builtin.tools_data import CASH_FLOW, KEY_RATIOS, talk

# Flat at 1,200 million a year; eight months to August 2023, and a new year that ends in August.
CHANGED: dict[str, list[Any]] = {
    "periods": ["2025-08-31", "2024-08-31", "2023-08-31", "2022-12-31"],
    "months": [12, 12, 8, 12],
}
# Two months after the last year.
STUB: dict[str, list[Any]] = {
    "periods": ["2026-02-28", "2025-12-31", "2024-12-31"],
    "months": [2, 12, 12],
}


def income(revenue: list[int], **more: Any) -> dict[str, Any]:
    lines = {"TotalRevenue": revenue, "NetIncome": [value // 10 for value in revenue]}
    return statement("income_statement", "Apple Inc.", "AAPL", lines, **more)


@pytest.mark.parametrize(
    ("question", "headings"),
    [
        ("Apple revenue by year", "| USD | 2 months to Feb 28, 2026 | FY2025 | FY2024 |"),
        ("애플 연도별 매출", "| 달러 | 2026년 2월 28일 마감 2개월 | 2025 회계연도 | 2024 회계연도 |"),
        ("Apple revenue from 2024 to 2025", "| USD | FY2025 | FY2024 |"),
    ],
)
def test_a_table_names_a_stub_after_the_last_year(question: str, headings: str) -> None:
    answer = talk(get_income_statement=income([200, 1260, 1200], **STUB)).ask(question)
    assert headings in answer
    assert "200" not in answer.split("|")[0]


def test_a_table_names_a_short_period_between_years() -> None:
    answer = talk(get_income_statement=income([1260, 1200, 800, 1200], **CHANGED)).ask(
        "Apple revenue over the last three years"
    )
    assert "| USD | FY2025 | FY2024 | 8 months to Aug 31, 2023 | FY2022 |" in answer
    assert "| Revenue | 1.3 billion | 1.2 billion | 800.0 million | 1.2 billion |" in answer


def test_growth_between_years_is_told_as_ever() -> None:
    answer = talk(get_income_statement=income([1260, 1200, 800, 1200], **CHANGED)).ask("Is Apple growing?")
    assert "rose by 5.0% (60.0 million USD) to 1.3 billion USD in FY2025 (to Aug 31, 2025)" in answer


def test_free_cash_flow_is_that_of_the_last_year() -> None:
    output = {**CASH_FLOW, **STUB, "lines": {"FreeCashFlow": [15, 126, 120]}}
    answer = talk(get_cash_flow=output).ask("How much free cash flow does Apple generate?")
    assert "was 126.0 million USD in FY2025 (to Dec 31, 2025). That is 5.0% more than in FY2024" in answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Apple's revenue", "in the period to Feb 28, 2026 (length not known)"),
        ("애플 매출", "2026년 2월 28일까지의 기간(길이 미상)"),
    ],
)
def test_a_length_that_is_not_known_is_no_year(question: str, said: str) -> None:
    output = income([15], periods=["2026-02-28"], months=[None])
    assert said in talk(get_income_statement=output).ask(question)


def test_a_ratio_of_a_stub_is_none_of_the_year() -> None:
    ratios = {"return_on_equity": {"unit": "percent", "values": [None, 31.2, 30.1], "formula": "…"}}
    answer = talk(get_key_ratios={**KEY_RATIOS, **STUB, "ratios": ratios}).ask("Apple's return on equity")
    assert "was 31.2% in FY2025 (to Dec 31, 2025)" in answer


def test_the_data_may_not_reach_as_far_as_asked() -> None:
    assert "The data goes back to FY2021 only." in talk().ask("Apple revenue over the last 10 years")
    assert "자료는 2021 회계연도부터 있습니다." in talk().ask("애플 최근 10년 매출")
    assert "goes back" not in talk().ask("Apple revenue over the last four years")


def test_quarters_are_several_unless_one_is_named() -> None:
    answer = talk().ask("quarterly revenue of Apple")
    assert answer.startswith("Revenue of **Apple Inc.** (AAPL) was 94.9 billion USD in the quarter to Sep 30")
    assert "| Revenue | 94.9 billion | 85.8 billion | 90.8 billion |" in answer
    assert "|" not in talk().ask("Apple's revenue in the latest quarter")


@pytest.mark.parametrize("question", ["Apple's revenue", "애플 매출"])
def test_a_stub_is_no_year(question: str) -> None:
    answer = talk(get_income_statement=income([200, 1260, 1200], **STUB)).ask(question)
    assert "1.3 billion" in answer or "12.6억" in answer
    assert "200" not in answer


def test_alone_a_stub_is_named_for_what_it_is() -> None:
    alone = income([200], periods=["2026-02-28"], months=[2])
    answer = talk(get_income_statement=alone).ask("Apple's revenue")
    assert "200.0 million USD in the 2 months to Feb 28, 2026." in answer


@pytest.mark.parametrize("months", [[True, "12"], ["x"], 12, {}, [12]])
def test_lengths_that_are_none_are_odd(months: Any) -> None:
    output = income([1260, 1200], periods=STUB["periods"][1:], months=months)
    assert "1.3 billion USD" in talk(get_income_statement=output).ask("Apple's revenue")


def test_a_ratio_is_that_of_the_last_whole_year() -> None:
    ratios = {"return_on_equity": {"unit": "percent", "values": [9.9, 31.2, 30.1], "formula": "…"}}
    answer = talk(get_key_ratios={**KEY_RATIOS, **STUB, "ratios": ratios}).ask("Apple's return on equity")
    assert "was 31.2% in FY2025 (to Dec 31, 2025)" in answer


def test_years_that_end_in_january_have_the_name_of_that_year() -> None:
    output = income([900, 800], periods=["2025-01-26", "2024-01-28"], months=[12, 12])
    answer = talk(get_income_statement=output).ask("Apple revenue FY2025")
    assert "900.0 million USD in FY2025 (to Jan 26, 2025)" in answer


@pytest.mark.parametrize(
    ("question", "calls"),
    [
        ("Ten years of Apple's revenue", [{"years": 10}]),
        ("Apple's operating income over ten years", [{"years": 10}]),
        ("Apple's net income for the past decade", [{"years": 10}]),
        ("애플의 최근 10년 매출", [{"years": 10}]),
        ("Apple's revenue over the last 12 quarters", [{}]),
        ("Apple's revenue over the last 24 quarters", [{"years": 6}]),
        ("Apple's net margin over ten years", [{"years": 10}]),
        ("Apple's revenue over the last three years", [{}]),
        ("Apple's revenue", [{}]),
    ],
)
def test_more_years_than_come_anyway_are_asked_for(question: str, calls: list[dict[str, Any]]) -> None:
    asked = talk()
    asked.ask(question)
    options = [arguments for name, arguments in asked.rounds[-1] if name == "get_income_statement"]
    assert [{key: one[key] for key in one if key == "years"} for one in options] == calls


def test_ten_years_are_a_sentence_about_the_ends_and_a_table_of_all() -> None:
    ends = [f"{year}-09-30" for year in range(2024, 2014, -1)]
    output = income([1000 + 10 * (2024 - int(end[:4])) for end in ends], periods=ends, months=[12] * 10)
    answer = talk(get_income_statement=output).ask("Ten years of Apple's revenue")
    assert "in FY2024 (to Sep 30, 2024), against 1.1 billion USD in FY2015" in answer.split("\n")[0]
    header = next(line for line in answer.splitlines() if line.startswith("| USD"))
    assert header.count("FY") == 10
