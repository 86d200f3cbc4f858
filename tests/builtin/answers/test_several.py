"""Several lines of several years of one company, as a table."""

from typing import Any

import pytest

from tests.builtin.companies_data import APPLE_INCOME, APPLE_YEARS, error, statement
from tests.builtin.tools_data import CASH_FLOW, KEY_RATIOS, YEARS, called, talk

QUESTION = "Compare the last three years of Apple's margins and cash flow"
MARGINS = {
    "gross_margin": [46.21, 44.13, 43.31],
    "operating_margin": [31.51, 29.82, 30.29],
    "net_margin": [23.97, 25.31, 25.31],
}
RATIOS: dict[str, Any] = {
    **KEY_RATIOS,
    "periods": YEARS[:3],
    "ratios": {
        name: {"unit": "percent", "values": values, "formula": "…"} for name, values in MARGINS.items()
    },
}
ROWS = (
    "| USD | FY2024 | FY2023 | FY2022 |",
    "| Gross margin | 46.2% | 44.1% | 43.3% |",
    "| Operating margin | 31.5% | 29.8% | 30.3% |",
    "| Net margin | 24.0% | 25.3% | 25.3% |",
    "| Operating cash flow | 118.3 billion | 110.5 billion | 122.2 billion |",
    "| Free cash flow | 108.8 billion | 99.6 billion | 111.4 billion |",
)


def test_three_years_of_margins_and_cash_flow() -> None:
    conversation = talk(get_key_ratios=RATIOS)
    lines = conversation.ask(QUESTION).splitlines()
    assert called(conversation)[1] == ["get_key_ratios", "get_cash_flow"]
    assert lines[0] == (
        "Gross margin of **Apple Inc.** (AAPL) was 46.2% in FY2024 (to Sep 30, 2024), against 43.3% in"
        " FY2022 (to Sep 30, 2022)."
    )
    assert all(row in lines for row in ROWS)
    assert not any("2021" in line for line in lines)


def test_the_same_in_korean() -> None:
    answer = talk(get_key_ratios=RATIOS).ask("애플의 최근 3년 마진과 현금흐름을 비교해줘")
    for said in (
        "| 달러 | 2024 회계연도 | 2023 회계연도 | 2022 회계연도 |",
        "| 영업이익률 | 31.5% | 29.8% | 30.3% |",
        "| 잉여현금흐름 | 1,088억 | 996억 | 1,114억 |",
    ):
        assert said in answer
    assert "margin" not in answer


def test_margins_follow_from_the_statements_where_the_ratios_fail() -> None:
    conversation = talk(get_key_ratios=error("network_down"))
    answer = conversation.ask(QUESTION)
    assert called(conversation)[2] == ["get_income_statement"]
    assert all(row in answer for row in ROWS)


def test_a_statement_that_failed_is_told_and_the_other_one_shown() -> None:
    answer = talk(get_cash_flow=error("network_down"), get_key_ratios=RATIOS).ask(QUESTION)
    assert "| Net margin | 24.0% | 25.3% | 25.3% |" in answer
    assert "Cash flow statement: the data source could not be reached." in answer
    assert "Free cash flow" not in answer


def test_a_line_that_is_missing_in_a_year() -> None:
    lines = {"TotalRevenue": [100, None, 80], "NetIncome": [10, 9, 8]}
    income = statement("income_statement", "Apple Inc.", "AAPL", lines, periods=APPLE_YEARS[:3])
    answer = talk(get_income_statement=income).ask("Apple's revenue and net income, last three years")
    assert "| Revenue | 100.0 million | – | 80.0 million |" in answer
    assert "| Net income | 10.0 million | 9.0 million | 8.0 million |" in answer


def test_free_cash_flow_has_its_margin_beside_it() -> None:
    conversation = talk()
    answer = conversation.ask("How much free cash flow does Apple generate?")
    assert called(conversation)[1] == ["get_income_statement", "get_cash_flow"]
    assert "(99.6 billion USD). It is 27.8% of revenue (free cash flow margin)." in answer
    assert "매출의 27.8%입니다(잉여현금흐름 마진)." in talk().ask("애플의 잉여현금흐름은?")


def test_without_the_income_statement_there_is_no_margin() -> None:
    answer = talk(get_income_statement=error("timeout")).ask("Apple's free cash flow")
    assert "108.8 billion USD" in answer
    assert "27.8%" not in answer
    assert "Income statement: the data source took too long" in answer


def test_a_negative_free_cash_flow_is_said_plainly() -> None:
    lines = {"OperatingCashFlow": [50, 60], "CapitalExpenditure": [-80, -20], "FreeCashFlow": [-30, 40]}
    output = {**CASH_FLOW, "lines": lines, "periods": ["2024-12-31", "2023-12-31"]}
    answer = talk(get_cash_flow=output).ask("Apple's free cash flow")
    assert "was -30.0 million USD in FY2024 (to Dec 31, 2024)." in answer


def test_free_cash_flow_is_computed_where_only_its_parts_are_reported() -> None:
    lines = {key: row for key, row in CASH_FLOW["lines"].items() if key != "FreeCashFlow"}
    output = {**CASH_FLOW, "lines": lines}
    assert "was 108.8 billion USD in FY2024" in talk(get_cash_flow=output).ask("Apple's free cash flow")
    bank = {**CASH_FLOW, "lines": {"OperatingCashFlow": [50, 60]}}
    assert "is not in the data" in talk(get_cash_flow=bank).ask("Apple's free cash flow")


def test_two_currencies_are_not_divided() -> None:
    outputs = {"get_cash_flow": {**CASH_FLOW, "currency": "EUR"}, "get_key_ratios": error("network_down")}
    assert "%" not in talk(**outputs).ask("Apple's free cash flow margin")
    assert "of revenue" not in talk(**outputs).ask("Apple's free cash flow")


@pytest.mark.parametrize("question", ["Apple's debt/equity, last two years", "애플 최근 2년 차입금/자기자본"])
def test_a_negative_equity_has_no_debt_to_equity(question: str) -> None:
    lines = {"TotalDebt": [51948, 50000], "StockholdersEquity": [-3797, 2000]}
    balance = statement("balance_sheet", "Apple Inc.", "AAPL", lines, periods=APPLE_INCOME["periods"][:2])
    answer = talk(get_balance_sheet=balance, get_key_ratios=error("no_such_statement")).ask(question)
    assert "-13.68" not in answer
    assert "25.0" in answer
