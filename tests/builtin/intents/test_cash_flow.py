from tests.builtin.companies_data import error
from tests.builtin.tools_data import CASH_FLOW, talk

QUESTION = "How much free cash flow does Apple generate?"


def test_the_lead_says_how_much_of_which_year_and_its_share_of_revenue() -> None:
    answer = talk().ask(QUESTION)
    assert answer.startswith(
        "**Apple Inc. (AAPL)** generated free cash flow of 108.8 billion USD in the fiscal year to"
        " 2024-09-30 (+9.3% since 2023-09-30). The free cash flow margin is 27.8%, on revenue of"
        " 391.0 billion USD."
    )
    assert "| Buybacks | -94.9 billion | -77.5 billion | -89.4 billion | -86.0 billion |" in answer
    assert (
        "For its shareholders in that year: dividends paid 15.2 billion USD and buybacks 94.9 billion USD."
        in answer
    )


def test_the_same_in_korean() -> None:
    answer = talk().ask("애플의 잉여현금흐름은?")
    assert "잉여현금흐름: 1,088억 달러 (2024-09-30 마감 회계연도), 2023-09-30 대비 +9.3%." in answer
    assert "배당금 지급 152억 달러, 자사주 매입 949억 달러" in answer


def test_without_the_income_statement_there_is_no_margin() -> None:
    answer = talk(get_income_statement=error("timeout")).ask(QUESTION)
    assert "108.8 billion USD" in answer
    assert "27.8%" not in answer
    assert "Income statement: the data source took too long" in answer


def test_a_negative_free_cash_flow_is_said_plainly() -> None:
    lines = {"OperatingCashFlow": [50, 60], "CapitalExpenditure": [-80, -20], "FreeCashFlow": [-30, 40]}
    answer = talk(get_cash_flow={**CASH_FLOW, "lines": lines, "periods": ["2024-12-31", "2023-12-31"]}).ask(
        QUESTION
    )
    assert "a free cash flow of -30.0 million USD in the fiscal year to 2024-12-31: it spent more" in answer


def test_what_a_bank_does_not_report_is_named() -> None:
    lines = {"OperatingCashFlow": [50, 60]}
    answer = talk(get_cash_flow={**CASH_FLOW, "lines": lines}).ask(QUESTION)
    assert "| Operating cash flow | 50.0 million |" in answer
    assert (
        "Not reported, so left out: capital expenditure, free cash flow and free cash flow margin." in answer
    )


def test_a_failure_leaves_no_figure() -> None:
    answer = talk(get_cash_flow=error("no_such_statement")).ask(QUESTION)
    assert "Cash flow statement: there is none for this listing" in answer
    assert "billion" not in answer


def test_a_question_whether_to_buy_looks_at_free_cash_flow_as_well() -> None:
    answer = talk().ask("Is Apple a good buy?")
    assert "strong on profitability and cash flow" in answer
    assert "free cash flow 108.8 billion USD; free cash flow 27.8% of revenue" in answer
    assert "- positive free cash flow (108.8 billion USD)" in answer
    assert "- 플러스 잉여현금흐름 (1,088억 달러)" in talk().ask("애플 주식 사도 될까?")
