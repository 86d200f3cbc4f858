"""Figures by segment, country or product: which calls a question makes, and what the answer says."""

import json
from typing import Any

import pytest

from assistant_core.figures.check import check
from tests.builtin.talk import Talk, function
from tests.builtin.tools_data import ALL_TOOLS, replaced
from tests.support.outputs import SEGMENTS

TOOL = function("get_segments", ticker={"type": "string"})
APPLE = {**SEGMENTS, "company": "Apple Inc.", "symbol": "AAPL"}
BY = {
    "segment": {
        **APPLE,
        "notes": ["Fourth quarters are not reported by themselves: only the annual report covers them."],
    },
    "product": {
        **APPLE,
        "by": "product",
        "members": [
            {"member": "iPhone", "TotalRevenue": [700, 650]},
            {"member": "Data Center", "TotalRevenue": [200, 150]},
            {"member": "Other", "TotalRevenue": [100, 100]},
        ],
        "totals": {"TotalRevenue": [1000, 900]},
    },
    "geography": {
        **APPLE,
        "by": "geography",
        "members": [
            {"member": "U.S.", "TotalRevenue": [600, 500]},
            {"member": "China (including Hong Kong)", "TotalRevenue": [400, 400]},
        ],
        "totals": {"TotalRevenue": [1000, 900]},
    },
}


def talk() -> Talk:
    def outputs(name: str, arguments: dict[str, Any]) -> Any:
        return BY[arguments.get("by", "segment")] if name == "get_segments" else others(name, arguments)

    others = replaced()
    return Talk(outputs, tools=[*ALL_TOOLS, TOOL])


def by(conversation: Talk) -> list[str]:
    return [given.get("by", "segment") for name, given in conversation.rounds[-1] if name == "get_segments"]


SAID = {
    "Apple's revenue by segment": (
        "by segment",
        "| Pens & Paper | 700.0 million | 650.0 million |",
        "All Other",
    ),
    "Apple iPhone sales": (
        "the total revenue of iPhone was 700.0 million USD in the period to Dec 31, 2025, 70.0% of the",
    ),
    "Apple iPhone sales in 2024": ("iPhone was 650.0 million USD in the period to Dec 31, 2024",),
    "What is Apple's data center revenue?": ("the total revenue of Data Center was 200.0 million USD",),
    "How much does Apple earn in China?": ("China (including Hong Kong) was 400.0 million USD",),
    "애플 부문별 매출": ("부문별 수치", "| Pens & Paper | 7.0억 | 6.5억 |"),
    "애플 아이폰 매출이 얼마야": ("iPhone 매출액은 7.0억 달러입니다. 전체 매출의 70.0%입니다.",),
    "애플 중국 매출": ("China (including Hong Kong) 매출액은 4.0억 달러입니다.",),
    "애플 미국 매출 비중": ("U.S. 매출액은 6.0억 달러입니다.",),
}


@pytest.mark.parametrize(("question", "parts"), SAID.items())
def test_what_an_answer_says(question: str, parts: tuple[str, ...]) -> None:
    answer = talk().ask(question)
    for part in parts:
        assert part in answer
    assert "SEC EDGAR" in answer


@pytest.mark.parametrize("question", SAID)
def test_every_figure_is_that_of_an_output(question: str) -> None:
    answer = talk().ask(question)
    report = check(answer, [("get_segments", json.dumps(one)) for one in BY.values()], question)
    assert report.checked >= 3
    assert [one.text for one in report.figures if one.status == "unverified"] == []


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Apple's revenue by segment", ["segment"]),
        ("Apple's revenue by region", ["geography"]),
        ("애플 제품별 매출", ["product"]),
        ("Apple iPhone sales", ["segment", "product", "geography"]),
    ],
)
def test_what_is_named_is_asked_for(question: str, wanted: list[str]) -> None:
    conversation = talk()
    conversation.ask(question)
    assert sorted(by(conversation)) == sorted(wanted)


@pytest.mark.parametrize(
    "question",
    [
        "How many cars did Tesla deliver?",
        "애플 가입자 수",
        "삼성전자 반도체 매출",
        "How many subscribers does Netflix have?",
    ],
)
def test_what_no_report_tells_so_is_refused_without_a_call(question: str) -> None:
    conversation = talk()
    conversation.ask(question)
    assert conversation.rounds == []


def test_without_the_function_it_says_what_it_cannot_do() -> None:
    conversation = Talk(replaced(), tools=list(ALL_TOOLS))
    assert "I cannot" in conversation.ask("Apple's revenue by segment")


def test_a_failure_is_told() -> None:
    def outputs(name: str, arguments: dict[str, Any]) -> Any:
        failed = {"error": {"kind": "not_configured", "message": "Set EDGAR_CONTACT."}}
        return failed if name == "get_segments" else others(name, arguments)

    others = replaced()
    answer = Talk(outputs, tools=[*ALL_TOOLS, TOOL]).ask("Apple's revenue by segment")
    assert "Figures by segment: SEC EDGAR and OpenDART need a setting" in answer
