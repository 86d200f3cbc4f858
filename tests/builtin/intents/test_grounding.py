"""Every figure of the answers is one of the outputs, scaled and rounded, or follows from the statements."""

import re
from typing import Any

import pytest

from tests.builtin.grounding import UNITS, ungrounded
from tests.builtin.talk import Talk
from tests.builtin.tools_data import ALL_TOOLS, everything

QUESTIONS = (
    "Compare the last three years of Apple's margins and cash flow",
    "애플의 최근 3년 마진과 현금흐름을 비교해줘",
    "What is Apple worth at 10% discount and 3% terminal growth?",
    "할인율 10%, 영구성장률 3%로 애플의 가치는?",
    "Compare Apple and Samsung Electronics",
    "애플과 삼성전자 비교해줘",
    "How much free cash flow does Apple generate?",
    "애플 현금흐름은?",
    "Is Apple a good buy?",
    "애플 주식 사도 될까?",
    "quarterly revenue of Apple",
    "Apple's share price over 5 years",
    "Apple's price now",
    "애플 시가총액은?",
    "When does Apple report?",
    "Who owns Apple?",
    "애플 내부자 거래",
    "Apple's key ratios",
    "What dividend does Apple pay?",
)


def numbers_in(value: Any, factor: float) -> list[float]:
    """Every number of an output: as it is, in its unit, and as a percentage."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int | float):
        return [value, value * factor, value / 100]
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [number for child in children for number in numbers_in(child, factor)]


def derived(outputs: list[dict[str, Any]]) -> list[float]:
    """The free cash flow margin of each year, and the growth of free cash flow."""
    lines = {key: row for output in outputs for key, row in output.get("lines", {}).items()}
    flows, revenue = lines.get("FreeCashFlow", []), lines.get("TotalRevenue", [])
    margins = [one / other for one, other in zip(flows, revenue, strict=False) if one and other]
    rows = (flows, lines.get("OperatingCashFlow", []))
    growth = [row[0] / row[1] - 1 for row in rows if len(row) > 1 and row[1]]
    return [*margins, *growth]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_is_grounded(question: str) -> None:
    returned: list[dict[str, Any]] = []

    def outputs(function: str, arguments: dict[str, Any]) -> Any:
        returned.append(everything(function, arguments))
        return returned[-1]

    answer = Talk(outputs, tools=list(ALL_TOOLS)).ask(question)
    assert not re.search(r"\d{4}-\d\d", answer), "dates are told as people write them"
    allowed = derived(returned)
    for output in returned:
        # Of earnings estimates only revenue has a unit.
        unit = output.get("estimates", output).get("revenue_unit", output.get("unit", ""))
        factor = UNITS.get(unit, 1)
        allowed += numbers_in(output, factor)
    text = (
        answer.replace("(AAPL)", "").replace("(005930.KS)", "").replace("20:00 UTC", "").replace("09-28", "")
    )
    found = ungrounded(text, [*returned, {"lines": {"all": allowed}, "unit": "ones", "symbol": "?"}])
    words_with_numbers = {"52", "12", "2025", "2024", "2023", "4", "7", "1", "6", "5", "5%", "10", "28"}
    assert [figure for figure in found if figure not in words_with_numbers] == []
