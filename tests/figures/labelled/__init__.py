"""Answers whose figures are labelled right or wrong, for tests and the benchmark.

A file holds answers, each headed by `=== name | language | outputs of the conversation` and, for those
written after the check was finished, `| held_out`; a line `? ` holds the question. In the text
`{391.0 billion|right}` is a labelled figure. Labels: right, derived, given; wrong by digits, scale, period,
company, currency, sign, line, derived, date (`!digits` and so on). Dates without a label are right.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
OUTPUTS: dict[str, dict[str, Any]] = json.loads((FOLDER / "outputs.json").read_text())
_LABEL = re.compile(r"\{([^|{}]+)\|(!?[a-z]+)\}")


@dataclass(frozen=True)
class Label:
    start: int
    end: int
    kind: str

    @property
    def wrong(self) -> bool:
        return self.kind.startswith("!")


@dataclass(frozen=True)
class Answer:
    name: str
    language: str
    question: str
    text: str
    outputs: tuple[tuple[str, dict[str, Any]], ...]
    labels: tuple[Label, ...]
    held_out: bool


def answers() -> Iterator[Answer]:
    for path in sorted(FOLDER.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text(), flags=re.MULTILINE)[1:]:
            yield _answer(part)


def _answer(part: str) -> Answer:
    head, question, marked = part.split("\n", 2)
    name, language, outputs, *more = (field.strip() for field in head.split("|"))
    text, labels = "", []
    at = 0
    marked = marked.strip("\n")
    for match in _LABEL.finditer(marked):
        text += marked[at : match.start()]
        labels.append(Label(len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    return Answer(
        name,
        language,
        question.removeprefix("? "),
        text + marked[at:],
        tuple((OUTPUTS[key]["tool"], OUTPUTS[key]["output"]) for key in outputs.split()),
        tuple(labels),
        "held_out" in more,
    )
