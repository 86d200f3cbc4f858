"""Several companies, from the function that puts them on the same lines."""

from typing import Any

import pytest

from tests.builtin.companies_data import LISTINGS, error, ticker
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
        "| Fiscal year to | 2024-09-30 | 2024-12-31 |",
        "| Revenue | 391.0 billion USD | 300.9 trillion KRW |",
        "| Revenue growth | 2.0% | 16.2% |",
        "| Free cash flow | 108.8 billion USD | – |",
        "| Last close | 269.70 USD | 100,500 KRW |",
        "| Market value | 4.0 trillion USD | 594.9 trillion KRW |",
        "| P/E | 44.36 | 20.30 |",
        "**Apple Inc. (AAPL)** keeps the higher net margin",
        "The statements are in different currencies (USD and KRW)",
        "The fiscal years end on different dates (2024-09-30 and 2024-12-31).",
    ):
        assert said in answer
    # Only one of them is known, so none leads.
    assert "lower debt/equity" not in answer


def test_the_same_in_korean() -> None:
    answer = talk().ask("애플과 삼성전자 비교해줘")
    for said in (
        "| 매출 | 3,910억 달러 | 300조 8,709억 원 |",
        "| PER(배) | 44.36 | 20.30 |",
        "회계연도 마감일이 서로",
    ):
        assert said in answer


@pytest.mark.parametrize(
    ("question", "currency"),
    [
        (QUESTION + " in dollars", "USD"),
        (QUESTION + " in euros", "EUR"),
        ("애플과 삼성전자를 원화로 비교해줘", "KRW"),
        ("애플과 삼성전자를 달러로 비교해줘", "USD"),
    ],
)
def test_one_currency_where_asked(question: str, currency: str) -> None:
    conversation = talk()
    conversation.ask(question)
    assert conversation.rounds[1] == [("compare_companies", {"tickers": TICKERS, "currency": currency})]


def test_one_currency_and_its_rate_are_stated() -> None:
    rates = [{"from": "KRW", "to": "USD", "rate": 0.000699, "date": "2025-10-29"}]
    answer = talk(compare_companies={**COMPARISON, "currency": "USD", "exchange_rates": rates}).ask(QUESTION)
    assert "All amounts are in USD" in answer
    assert "Converted at 0.000699 USD per KRW (2025-10-29)." in answer


def test_a_follow_up_asks_for_another_currency() -> None:
    conversation = talk()
    conversation.ask(QUESTION)
    conversation.ask("in euros?")
    assert conversation.rounds == [[("compare_companies", {"tickers": TICKERS, "currency": "EUR"})]]


def test_a_follow_up_on_a_part_uses_the_same_output() -> None:
    conversation = talk()
    conversation.ask(QUESTION)
    answer = conversation.ask("and their debt?")
    assert conversation.rounds == []
    assert "| Total debt | 106.6 billion USD | 19.3 trillion KRW |" in answer
    assert "Revenue" not in answer


def test_a_company_that_failed_is_named() -> None:
    failures = {"XYZ": error("rate_limited", retry_after_seconds=30)["error"]}
    answer = talk(compare_companies={**COMPARISON, "failures": failures}).ask(QUESTION)
    assert "**XYZ** – Comparison: the data source is limiting requests. Ask again in 30 seconds" in answer
    assert "| Revenue |" in answer


def test_a_name_without_a_listing_is_told_beside_the_table() -> None:
    answer = talk().ask("Compare Apple, Samsung Electronics and Zyxel")
    assert "I found no listed company for **Zyxel**." in answer
    assert "| Revenue | 391.0 billion USD |" in answer


def test_only_one_known_company_is_summarised() -> None:
    conversation = talk()
    answer = conversation.ask("Compare Apple and Zyxel")
    assert "Side by side" not in answer
    assert "compare_companies" not in [name for calls in called(conversation) for name in calls]
    assert "I found no listed company for **Zyxel**." in answer
    assert "391.0 billion USD" in answer


@pytest.mark.parametrize(
    "output", [error("network_down"), "nonsense", {}, {"companies": [None, 3], "columns": "x"}]
)
def test_a_failed_comparison_is_told(output: Any) -> None:
    answer = talk(compare_companies=output).ask(QUESTION)
    assert "Comparison: " in answer
    assert "|" not in answer


def test_what_a_comparison_does_not_hold_is_told_of_each() -> None:
    conversation = talk()
    answer = conversation.ask("Compare the dividends of Apple and Samsung Electronics")
    assert conversation.rounds[1] == [("get_dividends_and_splits", {"ticker": symbol}) for symbol in TICKERS]
    assert answer.count("in the twelve months to 2025-10-29") == 2


def test_up_to_eight_companies_with_short_heads() -> None:
    names = ["Apple", "Tesla", "Nvidia", "Intel", "Microsoft", "Oracle", "Adobe", "Netflix", "Nike"]

    def outputs(function: str, arguments: dict[str, Any]) -> Any:
        if function == "get_ticker":
            name = arguments["company_name"]
            return ticker(name, LISTINGS.get(name.casefold(), (name[:4].upper(), name)))
        if function == "compare_companies":
            symbols = arguments["tickers"]
            headings = [{"symbol": symbol, "company": symbol, "currency": "USD"} for symbol in symbols]
            lines = {"TotalRevenue": [100 + index for index in range(len(symbols))]}
            return {**COMPARISON, "companies": headings, "columns": symbols, "lines": lines, "ratios": {}}
        return everything(function, arguments)

    conversation = Talk(outputs, tools=list(ALL_TOOLS))
    answer = conversation.ask("Compare " + ", ".join(names[:-1]) + " and Nike")
    assert len(conversation.rounds[1][0][1]["tickers"]) == 8
    assert "I compare 8 companies at a time and left out: Nike." in answer
    assert "| AAPL | TESL | NVID | INTE | MICR | ORAC | ADOB | NETF |" in answer
