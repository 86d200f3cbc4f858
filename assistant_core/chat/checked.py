"""What a reader is told of an answer's figure check: in one line, and of one figure."""

import re

from assistant_core.chat.view import Answer, Text
from assistant_core.exhibits.figures import compact, grouped
from assistant_core.exhibits.model import Words
from assistant_core.figures.model import Candidate, Checked, Report

_NAME = re.compile(r"\b[A-Z][A-Za-z]*[a-z][A-Z]?[A-Za-z]*\b|\b[a-z]+(?:_[a-z]+)+\b")
_UNITS = {"%": "%", "pp": "pp", "x": "×"}


def reports_of(answer: Answer) -> list[Report]:
    return [block.report for block in answer.blocks if isinstance(block, Text) and block.report]


def counted(reports: list[Report], words: Words) -> str:
    """How many figures were verified, how many of them stand in filings, how many were only typed in code.

    Empty where there are none.

    Where the check broke, that.
    """
    if any(report.failed for report in reports):
        return words("figures.failed")
    checked = sum(report.checked for report in reports)
    if not checked:
        return ""
    key = "figures.line" if checked > 1 else "figures.line.one"
    said = words(key, verified=sum(report.verified for report in reports), checked=checked)
    official = sum(report.official for report in reports)
    typed = sum(report.typed for report in reports)
    more = (
        words("figures.line.official", official=official) if official else "",
        words("figures.line.typed", typed=typed) if typed else "",
    )
    return " · ".join(part for part in (said, *more) if part)


def described(found: Checked | Candidate, words: Words) -> list[str]:
    """The line or formula, its period and its value, each where there is one."""
    line = _NAME.sub(lambda match: words.term(match.group()), words.formula(found.label))
    return [said for said in (line, words.dated(found.period), _value(found, words)) if said]


def instead(figure: Checked, words: Words) -> str:
    """What the functions have where a figure has no source; empty where they have nothing like it."""
    told = "; ".join(" · ".join(described(one, words)) for one in figure.candidates)
    return words("figures.instead", candidates=told) if told else ""


def _value(found: Checked | Candidate, words: Words) -> str:
    try:
        value = float(found.value)
    except ValueError:
        return found.value
    if found.currency in _UNITS:
        return f"{grouped(round(value, 2))}{_UNITS[found.currency]}"
    amount = grouped(round(value, 4)) if abs(value) < 1e6 else compact(value, words)
    return " ".join(part for part in (amount, found.currency) if part)
