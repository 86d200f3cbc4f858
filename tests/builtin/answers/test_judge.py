"""Good buys, reasons and risks: weighed by numbers of the outputs, never recommended."""

from typing import Any

import pytest

from tests.builtin.companies_data import statement
from tests.builtin.tools_data import KEY_RATIOS, talk

ADVICE = ("you should buy", "i recommend", "buy it", "사세요", "추천합니다", "매수하세요")
LOSING = {
    "get_income_statement": statement(
        "income_statement",
        "Apple Inc.",
        "AAPL",
        {
            "TotalRevenue": [900, 1000, 800],
            "OperatingIncome": [-90, 20, 10],
            "NetIncome": [-120, 30, 10],
            "DilutedAverageShares": [105, 100, 100],
        },
        periods=["2024-09-30", "2023-09-30", "2022-09-30"],
    ),
    "get_balance_sheet": statement(
        "balance_sheet",
        "Apple Inc.",
        "AAPL",
        {
            "TotalAssets": [2000],
            "CurrentAssets": [400],
            "CurrentLiabilities": [800],
            "StockholdersEquity": [300],
            "TotalDebt": [900],
        },
        periods=["2024-09-30"],
    ),
    "get_cash_flow": statement(
        "cash_flow", "Apple Inc.", "AAPL", {"FreeCashFlow": [-50]}, periods=["2024-09-30"]
    ),
    "get_key_ratios": {**KEY_RATIOS, "ratios": {}, "valuation": {}, "periods": []},
}
BAD = (
    "a loss of 120.0 million USD",
    "negative free cash flow of 50.0 million USD",
    "high debt (debt/equity 3.00)",
    "current ratio 0.50",
    "revenue that fell by 10.0% (to 900.0 million USD)",
    "an operating margin that fell from 2.0% to -10.0%",
)


@pytest.mark.parametrize("question", ["Is Apple stock worth a purchase?", "애플 주식 담아도 괜찮을까?"])
def test_a_good_buy_is_weighed_for_and_against_with_numbers(question: str) -> None:
    answer = talk().ask(question)
    assert answer.startswith("**Apple Inc.** (AAPL)")
    assert "44.36" in answer
    assert "269.70" in answer
    assert not any(advice in answer.lower() for advice in ADVICE)


def test_losses_debt_and_dilution_speak_against_it() -> None:
    answer = talk(**LOSING).ask("List ten risks of Apple stock").lower()
    for said in BAD:
        assert said.lower() in answer, said


def test_risks_never_open_with_praise_and_are_as_many_as_asked_for() -> None:
    answer = talk(**LOSING).ask("Give me three risks of Apple stock")
    assert answer.startswith(
        "The main risk of **Apple Inc.** (AAPL) in its figures is a loss of 120.0 million USD."
    )
    assert answer.count("\n- ") == 3
    assert "in its favour" not in answer


def test_fewer_reasons_than_asked_for_are_said_to_be_fewer() -> None:
    answer = talk(**LOSING).ask("애플 주식을 사야 하는 이유 일곱 가지")
    assert "7가지를 요청하셨지만" in answer or "뚜렷한 강점이 보이지 않습니다" in answer


def test_the_bull_and_the_bear_case_have_a_list_each() -> None:
    answer = talk().ask("Lay out the bull and the bear case for Apple")
    assert answer.index("**Bull case") < answer.index("**Bear case")
    assert "rests on" in answer.split("\n")[0]


def test_two_companies_are_weighed_each_beside_one_table() -> None:
    answer = talk().ask("Is Apple or Samsung Electronics the better investment?")
    assert "| Figure | Apple Inc. (AAPL) | Samsung Electronics Co., Ltd. (005930.KS) |" in answer
    assert "**Samsung Electronics Co., Ltd.** (005930.KS) has" in answer
    assert answer.count("It is no advice") == 1


def test_a_price_alone_is_told_and_nothing_weighed() -> None:
    nothing: dict[str, Any] = {"error": {"kind": "no_such_statement", "message": "none"}}
    names = ("get_income_statement", "get_balance_sheet", "get_cash_flow", "get_key_ratios")
    answer = talk(**dict.fromkeys(names, nothing)).ask("Is Apple a good investment?")
    assert answer.startswith("I could get the price of **Apple Inc.** (AAPL), but no statements to weigh.")
    assert "269.70 USD" in answer
    assert "rules of thumb" not in answer


def test_a_refused_multiple_is_told_with_its_reason() -> None:
    output = {**KEY_RATIOS, "valuation": {}, "refused": {"price_to_earnings": "DilutedEPS is negative"}}
    answer = talk(get_key_ratios=output).ask("Is Apple a good buy?")
    assert "It has no P/E: DilutedEPS is negative." in answer
    assert "44.36" not in answer


def test_cash_flow_and_debt_say_nothing_for_or_against_a_bank() -> None:
    bank = talk(get_key_ratios=KEY_RATIOS | {"company_kind": "bank"}).ask("Is Apple a good buy?")
    other = talk().ask("Is Apple a good buy?")
    assert "high net margin" in bank
    for said in ("ositive free cash flow", "igh debt", "do not cover current liabilities"):
        assert said not in bank
        assert said in other


def test_the_rate_at_which_price_and_statements_meet_is_stated() -> None:
    rate = {"from": "USD", "to": "TWD", "rate": 31.25, "date": "2025-10-29"}
    output = {**KEY_RATIOS, "currency": "TWD", "exchange_rate": rate}
    for question in ("Is Apple a good buy?", "Apple P/E"):
        assert "Converted at 31.25 TWD per USD (Oct 29, 2025)." in talk(get_key_ratios=output).ask(question)
    assert "Converted" not in talk(get_key_ratios=output).ask("Apple's gross margin")
