"""What changed in a filing, answered without any other model."""

from typing import Any

import pytest

from tests.builtin.companies_data import ORIGIN, error
from tests.builtin.talk import Talk, function
from tests.builtin.tools_data import ALL_TOOLS, called, replaced

LINK = "https://www.sec.gov/Archives/edgar/data/320193/x.htm#a"
PLACE = {"section": "1A", "heading": "Risks", "anchor": "n12", "link": LINK}
CHANGES: dict[str, Any] = {
    "company": "Apple Inc.",
    "symbol": "AAPL",
    "filing": {"form": "10-K", "filed": "2025-10-31", "id": "0000320193-25-000079"},
    "earlier": {"form": "10-K", "filed": "2024-11-01", "id": "0000320193-24-000123"},
    "section": {"id": "1A", "title": "Item 1A. Risk Factors"},
    "counts": {"added_headings": 1, "added": 2, "changed": 1, "moved": 0, "unchanged": 101},
    "changes": [
        {"change": "added", "is_heading": True, "text": "Tariffs may cost us much.", "now": PLACE},
        {"change": "changed", "text": "We sell in [-two-]{+three+} *lands*.", "now": PLACE, "before": PLACE},
    ],
    **ORIGIN,
}


def talk(**outputs: Any) -> Talk:
    tools = [*ALL_TOOLS, function("compare_filings", ticker={"type": "string"}, section={"type": "string"})]
    return Talk(replaced(**{"compare_filings": CHANGES, **outputs}), tools=tools)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What changed in the risk factors of Apple?",
            (
                "Item 1A. Risk Factors of **Apple Inc.** (AAPL), 10-K filed Oct 31, 2025",
                "against 10-K filed Nov 1, 2024",
                "new headings: 1, paragraphs added: 2 and paragraphs changed: 1.",
                f"[New heading]({LINK}): Tariffs may cost us much.",
                "We sell in ~~two~~ **three** \\*lands\\*.",
            ),
        ),
        (
            "애플 위험 요인에서 작년과 달라진 점을 알려 주세요",
            ("새 제목 1개, 추가된 문단 2개, 바뀐 문단 1개", "[새 제목]"),
        ),
    ],
)
def test_changes_are_told_with_their_places(question: str, parts: tuple[str, ...]) -> None:
    conversation = talk()
    answer = conversation.ask(question)
    for part in parts:
        assert part in answer
    assert "compare_filings" in called(conversation)[1]


def test_nothing_changed_and_nothing_to_be_had() -> None:
    question = "Which new risk factors does Apple's 10-K have?"
    same = {**CHANGES, "changes": [], "counts": {"moved": 0, "unchanged": 103}}
    assert "nothing changed" in talk(compare_filings=same).ask(question)
    answer = talk(compare_filings=error("not_configured")).ask(question)
    assert "nothing changed" not in answer
    assert "Apple" in answer
