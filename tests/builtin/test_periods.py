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


def test_growth_after_a_short_period_is_not_told() -> None:
    ends, months = CHANGED["periods"][1:], CHANGED["months"][1:]
    output = income([1200, 800, 1200], periods=ends, months=months)
    answer = talk(get_income_statement=output).ask("Is Apple growing?")
    assert (
        "**Growth** (fiscal year to 2024-08-31): revenue 1.2 billion USD; net income 120.0 million" in answer
    )
    assert "%" not in answer.split("Source")[0]


def test_growth_between_years_is_told_as_ever() -> None:
    answer = talk(get_income_statement=income([1260, 1200, 800, 1200], **CHANGED)).ask("Is Apple growing?")
    assert "revenue 1.3 billion USD (+5.0% since 2024-08-31)" in answer


def test_a_stub_is_not_the_latest_year() -> None:
    answer = talk(get_income_statement=income([200, 1260, 1200], **STUB)).ask("Is Apple growing?")
    assert "(fiscal year to 2025-12-31): revenue 1.3 billion USD (+5.0% since 2024-12-31)" in answer


def test_alone_it_is_named_for_what_it_is() -> None:
    alone = income([200], periods=["2026-02-28"], months=[2])
    answer = talk(get_income_statement=alone).ask("Is Apple growing?")
    assert "**Growth** (2 months to 2026-02-28): revenue 200.0 million USD" in answer


@pytest.mark.parametrize(
    ("question", "headings"),
    [
        ("Apple revenue by year", "| USD | 2 months to 2026-02-28 | 2025-12-31 | 2024-12-31 |"),
        ("애플 연도별 매출", "| 달러 | 2026-02-28 마감 2개월 | 2025-12-31 | 2024-12-31 |"),
    ],
)
def test_a_table_names_it(question: str, headings: str) -> None:
    answer = talk(get_income_statement=income([200, 1260, 1200], **STUB)).ask(question)
    assert headings in answer


def test_a_table_moves_between_years() -> None:
    answer = talk(get_income_statement=income([200, 1260, 1200], **STUB)).ask("Apple revenue by year")
    assert "revenue rose" in answer
    assert "From 2024-12-31 to 2025-12-31: revenue rose from 1.2 billion USD to 1.3 billion USD" in answer


def test_free_cash_flow_is_that_of_the_last_year() -> None:
    lines = {"FreeCashFlow": [15, 126, 120], "RepurchaseOfCapitalStock": [-1, -30, -20]}
    answer = talk(get_cash_flow={**CASH_FLOW, **STUB, "lines": lines}).ask(
        "How much free cash flow does Apple generate?"
    )
    assert "126.0 million USD in the fiscal year to 2025-12-31 (+5.0% since 2024-12-31)" in answer
    assert "in that year: buybacks 30.0 million USD" in answer
    assert "| USD | 2 months to 2026-02-28 |" in answer


def test_without_a_year_there_is_a_table_alone() -> None:
    output = {**CASH_FLOW, "periods": ["2026-02-28"], "months": [None], "lines": {"FreeCashFlow": [15]}}
    answer = talk(get_cash_flow=output).ask("How much free cash flow does Apple generate?")
    assert "Cash flow of **Apple Inc. (AAPL)** by fiscal year:" in answer
    assert "| USD | 2026-02-28, length not known |" in answer


def test_a_ratio_is_that_of_the_last_year() -> None:
    values = [None, 31.2, 30.1]
    ratios = {"return_on_equity": {"unit": "percent", "values": values, "formula": "…"}}
    refused = {"return_on_equity": "the period to 2026-02-28 has 2 months, not 12"}
    output = {**KEY_RATIOS, **STUB, "ratios": ratios, "refused": refused}
    answer = talk(get_key_ratios=output).ask("What is Apple's return on equity?")
    assert "return on equity 31.2% (fiscal year to 2025-12-31)" in answer
    assert "| Ratio | 2 months to 2026-02-28 | 2025-12-31 | 2024-12-31 |" in answer
    assert "the period to 2026-02-28 has 2 months, not 12" in answer


@pytest.mark.parametrize("months", [[True, "12"], ["x"], 12, {}, [12]])
def test_lengths_that_are_none_are_odd(months: Any) -> None:
    output = income([1260, 1200], periods=STUB["periods"][1:], months=months)
    assert "revenue 1.3 billion USD" in talk(get_income_statement=output).ask("Is Apple growing?")


def test_earnings_per_share_are_those_of_the_last_year() -> None:
    output = {**KEY_RATIOS, **STUB, "per_share": {"DilutedEPS": [0.9, 6.1, 5.8]}}
    assert "earnings per share 6.10 USD (fiscal year to 2025-12-31)" in talk(get_key_ratios=output).ask(
        "Is Apple's valuation high?"
    )
