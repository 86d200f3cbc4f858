"""Several companies side by side."""

from typing import Any

import pytest

from tests.builtin.companies_data import error, ticker
from tests.builtin.talk import Talk
from tests.builtin.tools_data import ALL_TOOLS, COMPARISON, called, everything, talk

QUESTION = "Compare Apple and Samsung Electronics"
TICKERS = ["AAPL", "005930.KS"]


def test_lookups_side_by_side_and_one_call_for_the_table() -> None:
    conversation = talk()
    answer = conversation.ask(QUESTION)
    assert called(conversation) == [["get_ticker", "get_ticker"], ["compare_companies"]]
    assert conversation.rounds[1][0][1] == {"tickers": TICKERS}
    for said in (
        "|  | Apple Inc. (AAPL) | Samsung Electronics Co., Ltd. (005930.KS) |",
        "| Fiscal year to | Sep 30, 2024 | Dec 31, 2024 |",
        "| Revenue | 391.0 billion USD | 300.9 trillion KRW |",
        "| Revenue growth | 2.0% | 16.2% |",
        "| Free cash flow | 108.8 billion USD | – |",
        "| P/E | 44.36 | 20.30 |",
        "The amounts are in different currencies",
    ):
        assert said in answer


def test_who_is_ahead_is_said_first() -> None:
    answer = talk().ask("Which has the higher net margin, Apple or Samsung Electronics?")
    assert answer.startswith(
        "**Apple Inc.** (AAPL) has the higher net margin: 24.0% in FY2024 (to Sep 30, 2024), against 11.2% in"
        " FY2024 (to Dec 31, 2024) for **Samsung Electronics Co., Ltd.** (005930.KS)."
    )
    assert "순이익률은 **Apple Inc.** (AAPL) 쪽이 더 높습니다." in talk().ask(
        "애플이랑 삼성전자 중에 순이익률 어디가 더 높아?"
    )


def test_amounts_in_two_currencies_are_not_ranked() -> None:
    answer = talk().ask("Apple vs Samsung Electronics net income")
    assert answer.split("\n\n")[0].count("Net income of") == 2
    assert "higher" not in answer


@pytest.mark.parametrize(
    ("question", "currency"),
    [
        (QUESTION + " in dollars", "USD"),
        (QUESTION + " in euros", "EUR"),
        ("애플과 삼성전자를 원화로 비교해줘", "KRW"),
    ],
)
def test_one_currency_where_asked(question: str, currency: str) -> None:
    conversation = talk()
    conversation.ask(question)
    assert conversation.rounds[1] == [("compare_companies", {"tickers": TICKERS, "currency": currency})]


def test_one_currency_and_its_rate_are_stated() -> None:
    rates = [{"from": "KRW", "to": "USD", "rate": 0.0007, "date": "2025-10-29"}]
    output = {**COMPARISON, "currency": "USD", "exchange_rates": rates}
    answer = talk(compare_companies=output).ask("Apple and Samsung Electronics revenue in dollars")
    assert "Converted at 1,428.57 KRW per USD (Oct 29, 2025)." in answer


def test_a_follow_up_on_a_line_uses_the_same_output() -> None:
    conversation = talk()
    conversation.ask(QUESTION)
    answer = conversation.ask("and their total debt?")
    assert conversation.rounds == []
    assert "| Total debt | 106.6 billion USD | 19.3 trillion KRW |" in answer
    assert "Net income" not in answer


def test_only_one_known_company_is_told_and_the_other_one_named() -> None:
    conversation = talk()
    answer = conversation.ask("Compare Apple and Blorptech Inc")
    assert "I found no listed company for **Blorptech Inc**." in answer
    assert "391.0 billion USD" in answer
    assert "compare_companies" not in [name for calls in called(conversation) for name in calls]


@pytest.mark.parametrize(
    "output", [error("network_down"), "nonsense", {}, {"companies": [None, 3], "columns": "x"}]
)
def test_a_failed_comparison_is_told(output: Any) -> None:
    answer = talk(compare_companies=output).ask(QUESTION)
    assert "Comparison of companies: " in answer or "could not get" in answer
    assert "|" not in answer


def test_lines_that_the_comparison_lacks_are_read_from_each_statement() -> None:
    conversation = talk()
    conversation.ask("Compare the current assets of Apple and Samsung Electronics")
    assert conversation.rounds[1] == [("get_balance_sheet", {"ticker": symbol}) for symbol in TICKERS]


def test_a_company_without_figures_is_named_with_the_cause() -> None:
    failures = {"005930.KS": error("rate_limited", retry_after_seconds=30)["error"]}
    output = {**COMPARISON, "lines": {"TotalRevenue": [391035, None]}, "ratios": {}, "failures": failures}
    answer = talk(compare_companies=output).ask(QUESTION)
    assert "| Revenue | 391.0 billion USD | – |" in answer
    assert (
        "**Samsung Electronics Co., Ltd.** (005930.KS) – Comparison of companies: the data source is"
        " limiting requests. Ask again in 30 seconds" in answer
    )


def test_another_currency_may_be_asked_for_afterwards() -> None:
    conversation = talk()
    conversation.ask(QUESTION)
    conversation.ask("in euros?")
    assert conversation.rounds[0] == [("compare_companies", {"tickers": TICKERS, "currency": "EUR"})]


def test_what_a_comparison_does_not_hold_is_asked_of_each() -> None:
    conversation = talk()
    answer = conversation.ask("Compare the dividends of Apple and Samsung Electronics")
    assert conversation.rounds[1] == [("get_dividends_and_splits", {"ticker": symbol}) for symbol in TICKERS]
    assert "Dividend per share (12 months) of **Apple Inc.** (AAPL) is 1.02 USD" in answer


def test_up_to_eight_companies_with_short_heads() -> None:
    names = "Apple, Tesla, Nvidia, Intel, Microsoft, Oracle, Adobe, Netflix and Nike"

    def outputs(function: str, arguments: dict[str, Any]) -> Any:
        if function == "get_ticker":
            name = arguments["company_name"]
            return ticker(name, (name, f"{name} Inc."))
        if function != "compare_companies":
            return everything(function, arguments)
        symbols = arguments["tickers"]
        about = {"currency": "USD", "fiscal_year_end": "2024-12-31"}
        lines = {"TotalRevenue": [100 + place for place in range(len(symbols))]}
        nothing: dict[str, Any] = {"market": {}, "per_share": {}, "ratios": {}}
        headings = [{"symbol": symbol, "company": symbol, **about} for symbol in symbols]
        more = {"lines": lines, "line_currencies": ["USD"] * len(symbols)}
        return {**COMPARISON, **nothing, **more, "companies": headings, "columns": symbols}

    conversation = Talk(outputs, tools=list(ALL_TOOLS))
    answer = conversation.ask(f"Compare {names}")
    assert len(conversation.rounds[1][0][1]["tickers"]) == 8
    assert "I compare 8 companies at a time and left out: Nike." in answer
    assert "| AAPL | TSLA | NVDA | INTC | MSFT | ORCL | ADBE | NFLX |" in answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Compare net income of Apple, Samsung Electronics and Spacely Sprockets", "Spacely Sprockets"),
        ("Compare Apple, Samsung Electronics and SpaceX on revenue", "SpaceX"),
        ("Apple and Samsung Electronics vs Blorptech Inc: total debt", "Blorptech Inc"),
    ],
)
def test_a_company_that_is_not_listed_is_named(question: str, name: str) -> None:
    assert f"I found no listed company for **{name}**." in talk().ask(question)
