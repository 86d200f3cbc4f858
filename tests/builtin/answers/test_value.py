"""Lines and ratios, of one period or several."""

from typing import Any

import pytest

from tests.builtin.companies_data import APPLE_INCOME, error, statement
from tests.builtin.tools_data import CASH_FLOW, called, talk


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What was the gross profit of Apple in fiscal 2023?",
            "Gross profit of **Apple Inc.** (AAPL) was 169.1 billion USD in FY2023 (to Sep 30, 2023)."
            " That is 0.96% less than in FY2022 (170.8 billion USD).",
        ),
        (
            "애플 2022년 매출총이익 얼마야?",
            "**Apple Inc.** (AAPL)의 2022 회계연도(2022년 9월 30일까지) 매출총이익은 1,708억 달러입니다.",
        ),
        (
            "Apple's total assets",
            "Total assets of **Apple Inc.** (AAPL) were 365.0 billion USD at the end of FY2024"
            " (Sep 30, 2024).",
        ),
        ("what did apple earn per share", "Diluted EPS of **Apple Inc.** (AAPL) was 6.08 USD in FY2024"),
        ("How much free cash flow does Apple generate?", "was 108.8 billion USD in FY2024"),
        ("What is Apple's return on equity?", "Return on equity of **Apple Inc.** (AAPL) was 157.4% in"),
        ("애플 PER은?", "PER은 44.36입니다(최근 종가와 2024년 9월 30일까지의 실적 기준)."),
        ("Apple's market value", "Market cap of **Apple Inc.** (AAPL) is 4.0 trillion USD as of Oct 29"),
        ("Apple TTM revenue", "was 391.0 billion USD in the twelve months to Sep 30, 2024."),
        ("Apple's revenue in the latest quarter", "was 94.9 billion USD in the quarter to Sep 30, 2024."),
    ],
)
def test_the_first_sentence_has_the_number(question: str, said: str) -> None:
    assert said in talk().ask(question).split("\n\n")[0]


def test_several_lines_of_one_year_are_one_sentence() -> None:
    answer = talk().ask("Revenue, operating income and net income of Apple for fiscal 2022")
    assert answer.startswith(
        "**Apple Inc.** (AAPL) in FY2022 (to Sep 30, 2022): revenue 394.3 billion USD, operating income"
        " 119.4 billion USD and net income 99.8 billion USD."
    )


def test_years_are_a_table() -> None:
    conversation = talk()
    answer = conversation.ask("Apple's sales and net income for the last three fiscal years")
    assert called(conversation) == [["get_ticker"], ["get_income_statement"]]
    for said in (
        "was 391.0 billion USD in FY2024 (to Sep 30, 2024), against 394.3 billion USD in FY2022",
        "| USD | FY2024 | FY2023 | FY2022 |",
        "| Revenue | 391.0 billion | 383.3 billion | 394.3 billion |",
        "| Net income | 93.7 billion | 97.0 billion | 99.8 billion |",
    ):
        assert said in answer
    assert "2021" not in answer
    assert "| 매출 | 3,910억 | 3,833억 |" in talk().ask("애플 최근 2년 매출")


def test_quarters_are_named_by_their_ends() -> None:
    answer = talk().ask("the last two quarters of Apple's revenue")
    assert "| USD | Sep 30, 2024 | Jun 30, 2024 |" in answer
    assert "| Revenue | 94.9 billion | 85.8 billion |" in answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Apple revenue in 2011", "For FY2011 there is no figure for revenue of **Apple Inc.** (AAPL)"),
        ("Apple revenue in 2011", "the data goes from FY2021 to FY2024."),
        ("애플 2011년 매출", "2011 회계연도 매출 자료는 없습니다."),
        ("Apple revenue in 2025", "For FY2025 there is no figure"),
        ("Apple revenue in 2025", "Revenue of **Apple Inc.** (AAPL) was 391.0 billion USD in FY2024"),
    ],
)
def test_a_year_that_is_not_there_is_named(question: str, said: str) -> None:
    assert said in talk().ask(question)


def test_nothing_stands_for_a_year_long_past() -> None:
    assert "billion" not in talk().ask("Apple revenue in 2011")


def test_a_line_that_is_not_there_is_named() -> None:
    answer = talk().ask("How much inventory does Apple have?")
    assert answer.startswith("Inventory of **Apple Inc.** (AAPL) is not in the data.")


def test_a_refused_ratio_is_told_with_its_reason() -> None:
    assert (
        talk()
        .ask("Apple's price to book")
        .startswith("P/B of **Apple Inc.** (AAPL) cannot be computed: StockholdersEquity is negative.")
    )


def test_operating_income_is_never_something_else() -> None:
    lines = {"TotalRevenue": [100], "EBIT": [30], "NetIncome": [20]}
    output = statement("income_statement", "Apple Inc.", "AAPL", lines, periods=["2024-09-30"])
    assert "is not in the data" in talk(get_income_statement=output).ask("Apple's operating income")


def test_a_failure_leaves_no_figure() -> None:
    answer = talk(get_cash_flow=error("no_such_statement")).ask("Apple's free cash flow")
    assert answer.startswith("**Apple Inc.** (AAPL) – Cash flow statement: there is none for this listing")
    assert "billion" not in answer


def test_the_statements_stand_in_for_the_function_for_ratios() -> None:
    conversation = talk(get_key_ratios=error("no_such_statement"))
    answer = conversation.ask("Apple's net margin")
    assert "Net margin of **Apple Inc.** (AAPL) was 24.0% in FY2024" in answer
    assert "Key ratios" not in answer


@pytest.mark.parametrize(("currency", "corner"), [("KRW", "원"), ("EUR", "유로"), ("GBP", "파운드")])
def test_a_table_states_its_currency(currency: str, corner: str) -> None:
    output = {**APPLE_INCOME, "currency": currency}
    assert f"| {currency} | FY2024 |" in talk(get_income_statement=output).ask("Apple's sales, last 3 years")
    assert f"| {corner} | 2024 회계연도 |" in talk(get_income_statement=output).ask("애플 최근 3년 매출")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([93736, 96995], "Yes, **Apple Inc.** (AAPL) is profitable: its net income was 93.7 billion USD"),
        ([-120, 40], "No, **Apple Inc.** (AAPL) is not profitable: its net loss was 120.0 million USD"),
    ],
)
def test_whether_it_is_profitable(values: list[int], said: str) -> None:
    lines = {"TotalRevenue": [391035, 383285], "NetIncome": values}
    output = statement("income_statement", "Apple Inc.", "AAPL", lines, periods=["2024-09-30", "2023-09-30"])
    assert talk(get_income_statement=output).ask("Is Apple profitable?").startswith(said)


def test_whether_it_can_pay_what_is_due() -> None:
    answer = talk().ask("Does Apple have enough liquidity to pay what is due within a year?")
    assert answer.startswith("Not from current assets alone")
    for said in ("current ratio of 0.87", "153.0 billion USD", "176.4 billion USD", "65.2 billion USD"):
        assert said in answer
    assert "유동비율은 0.87배" in talk().ask("애플 단기 채무 갚을 능력 있어?")


def test_statements_and_ratios_are_compact_tables() -> None:
    assert "| Shareholders' equity | 57.0 billion | 62.1 billion |" in talk().ask("Apple balance sheet")
    assert "| EV/EBITDA | 30.03 |" in talk().ask("Apple's key ratios")
    assert "| 영업활동 현금흐름 |" in talk().ask("애플 현금흐름표 보여줘")


def test_what_was_returned_to_shareholders() -> None:
    answer = talk().ask("How much did Apple return to its shareholders in 2023?")
    assert "dividends paid 15.0 billion USD and share buybacks 77.5 billion USD" in answer


def test_a_payment_is_told_without_its_sign() -> None:
    assert "was 9.4 billion USD in FY2024" in talk(get_cash_flow=CASH_FLOW).ask("Apple's capex")


def test_in_another_currency_at_a_rate_that_was_looked_up() -> None:
    rate = {**talk_rate(), "symbol": "USDKRW=X", "company": "USD/KRW", "currency": "KRW"}
    conversation = talk(get_price_history=rate)
    answer = conversation.ask("What was Apple's net income in 2022 in Korean won?")
    assert conversation.rounds[-1][0][1]["ticker"] == "USDKRW=X"
    assert "was 139.7 trillion KRW (99.8 billion USD) in FY2022" in answer
    assert "Converted at 1,400 KRW per USD (Oct 29, 2025)." in answer


def test_without_a_rate_the_amount_stays_and_that_is_said() -> None:
    answer = talk(get_price_history=error("network_down")).ask("Apple's net income in Korean won")
    assert "was 93.7 billion USD" in answer
    assert "No rate of exchange from USD to KRW could be had" in answer


def talk_rate() -> dict[str, Any]:
    return {
        "columns": ["date", "close"],
        "rows": [["2025-10-28", 1390.0], ["2025-10-29", 1400.0]],
        "last_close": 1400.0,
        "last_date": "2025-10-29",
        "source": "Yahoo Finance",
    }
