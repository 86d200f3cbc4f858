"""Years, quarters and twelve months of one company as a table."""

import pytest

from tests.builtin.companies_data import APPLE_INCOME, error, statement
from tests.builtin.tools_data import CASH_FLOW, talk

QUESTION = "Compare the last three years of Apple's margins and cash flow"
KOREAN = "애플의 최근 3년 마진과 현금흐름을 비교해줘"


def test_three_years_of_margins_and_cash_flow() -> None:
    lines = talk().ask(QUESTION).splitlines()
    assert lines[0] == (
        "**Apple Inc. (AAPL)** by fiscal year, amounts in USD: revenue, net margin and free cash flow fell; "
        "gross margin and operating margin rose."
    )
    for row in (
        "| USD | 2024-09-30 | 2023-09-30 | 2022-09-30 |",
        "| Revenue | 391.0 billion | 383.3 billion | 394.3 billion |",
        "| Gross margin | 46.2% | 44.1% | 43.3% |",
        "| Operating margin | 31.5% | 29.8% | 30.3% |",
        "| Net margin | 24.0% | 25.3% | 25.3% |",
        "| Operating cash flow | 118.3 billion | 110.5 billion | 122.2 billion |",
        "| Capital expenditure | -9.4 billion | -11.0 billion | -10.7 billion |",
        "| Free cash flow | 108.8 billion | 99.6 billion | 111.4 billion |",
        "| FCF margin | 27.8% | 26.0% | 28.3% |",
    ):
        assert row in lines
    assert any(
        line.startswith(
            "From 2022-09-30 to 2024-09-30: revenue fell from 394.3 billion USD to 391.0 billion USD;"
        )
        for line in lines
    )
    assert not any("2021" in line for line in lines)


def test_the_same_in_korean() -> None:
    answer = talk().ask(KOREAN)
    for said in (
        "| 달러 | 2024-09-30 | 2023-09-30 | 2022-09-30 |",
        "| 매출 | 3,910억 | 3,833억 | 3,943억 |",
        "| 잉여현금흐름 | 1,088억 | 996억 | 1,114억 |",
        "잉여현금흐름 1,114억 달러에서 1,088억 달러로 하락",
    ):
        assert said in answer
    assert "margin" not in answer


def test_quarters_say_that_they_are_quarters() -> None:
    answer = talk().ask("quarterly revenue of Apple")
    assert "by quarter" in answer
    assert "| Revenue | 94.9 billion | 85.8 billion | 90.8 billion |" in answer
    assert "분기별" in talk().ask("애플 분기 매출")
    assert "over twelve months" in talk().ask("Apple TTM revenue")


def test_only_as_many_quarters_as_asked_for() -> None:
    assert "| USD | 2024-09-30 | 2024-06-30 |\n" in talk().ask("the last two quarters of Apple's revenue")


def test_years_that_the_data_do_not_reach() -> None:
    assert "The data reach back to 2021-09-30 only." in talk().ask("Apple revenue over 10 years")


def test_a_statement_that_failed_is_told_and_the_other_one_shown() -> None:
    answer = talk(get_income_statement=error("network_down")).ask(QUESTION)
    assert "| Free cash flow | 108.8 billion | 99.6 billion | 111.4 billion |" in answer
    assert "Income statement: the data source could not be reached." in answer
    assert "FCF margin" not in answer


def test_a_line_that_is_missing_in_a_year_or_in_all() -> None:
    lines = {"TotalRevenue": [100, None, 80], "NetIncome": [10, 9, 8]}
    income = statement("income_statement", "Apple Inc.", "AAPL", lines, periods=APPLE_INCOME["periods"][:3])
    answer = talk(get_income_statement=income).ask("Apple's margins over the last three years")
    assert "| Revenue | 100.0 million | – | 80.0 million |" in answer
    assert "| Net margin | 10.0% | – | 10.0% |" in answer
    assert "net margin held steady" in answer
    assert "Not reported, so left out: gross margin and operating margin." in answer


def test_free_cash_flow_is_computed_where_only_its_parts_are_reported() -> None:
    lines = {key: row for key, row in CASH_FLOW["lines"].items() if key != "FreeCashFlow"}
    answer = talk(get_cash_flow={**CASH_FLOW, "lines": lines}).ask(QUESTION)
    assert "| Free cash flow | 108.8 billion | 99.6 billion | 111.4 billion |" in answer


def test_two_currencies_are_not_divided() -> None:
    answer = talk(get_cash_flow={**CASH_FLOW, "currency": "EUR"}).ask(QUESTION)
    assert "FCF margin" not in answer
    assert "Free cash flow |" not in answer


@pytest.mark.parametrize(("currency", "corner"), [("KRW", "원"), ("EUR", "유로"), ("GBP", "파운드")])
def test_the_table_states_its_currency(currency: str, corner: str) -> None:
    income = {**APPLE_INCOME, "currency": currency}
    assert f"| {currency} | 2024-09-30 |" in talk(get_income_statement=income).ask("Apple's sales by year")
    assert f"| {corner} | 2024-09-30 |" in talk(get_income_statement=income).ask("애플 연도별 매출")


def test_a_negative_equity_has_no_debt_to_equity() -> None:
    lines = {"TotalDebt": [51948, 50000], "StockholdersEquity": [-3797, 2000]}
    balance = statement("balance_sheet", "Apple Inc.", "AAPL", lines, periods=APPLE_INCOME["periods"][:2])
    answer = talk(get_balance_sheet=balance).ask("Apple's debt over the last two years")
    assert "| Equity | -3.8 billion | 2.0 billion |" in answer
    assert "| Debt/equity | – | 25.00 |" in answer
