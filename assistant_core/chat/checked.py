"""What a reader is told of an answer's figure check in one line."""

from assistant_core.chat.view import Answer, Text
from assistant_core.exhibits.model import Words
from assistant_core.figures.model import Report


def reports_of(answer: Answer) -> list[Report]:
    return [block.report for block in answer.blocks if isinstance(block, Text) and block.report]


def counted(reports: list[Report], words: Words) -> str:
    """How many figures were verified, and how many were only typed in code; empty where there are none."""
    checked = sum(report.checked for report in reports)
    if not checked:
        return ""
    key = "figures.line" if checked > 1 else "figures.line.one"
    said = words(key, verified=sum(report.verified for report in reports), checked=checked)
    typed = sum(report.typed for report in reports)
    return f"{said} · {words('figures.line.typed', typed=typed)}" if typed else said
