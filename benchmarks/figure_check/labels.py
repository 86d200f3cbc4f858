"""Answers whose figures are labelled right or wrong, read from answers/*.txt; README.md tells the format."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ko")
RIGHT = ("right", "derived", "given", "date")
WRONG = (
    "!digits",
    "!line",
    "!period",
    "!company",
    "!scale",
    "!sign",
    "!currency",
    "!order",
    "!statistic",
    "!derived",
    "!unsupported",
    "!date",
)
SETS = ("seen", "open", "held_out")
"""How the name of a file begins, but for the open ones."""
_MARK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Label:
    start: int
    end: int
    kind: str
    """One of RIGHT or WRONG."""
    truth: str = ""
    """How what the words call for is computed (truth.py): of a wrong figure, what would have been right."""

    @property
    def wrong(self) -> bool:
        return self.kind in WRONG


@dataclass(frozen=True)
class Answer:
    name: str
    style: str
    """Its file."""
    language: str
    question: str
    text: str
    outputs: dict[str, tuple[str, dict[str, Any]]]
    """Tool and output by key, in the order of the conversation."""
    labels: tuple[Label, ...]

    @property
    def set(self) -> str:
        return next((name for name in SETS if self.style.startswith(f"{name}_")), "open")


@dataclass(frozen=True)
class Mark:
    """What stands in braces, and what stands there in the twin."""

    text: str
    kind: str
    """Empty of words, which are no figure."""
    truth: str
    twin: "Mark | None" = None


def _outputs() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((FOLDER / "outputs").glob("*.json")):
        more = json.loads(path.read_text())
        if twice := sorted(found.keys() & more.keys()):
            raise ValueError(f"{path.name}: {twice} are in another file, too. Give them other names.")
        found |= more
    return found


OUTPUTS = _outputs()
"""`{"tool": …, "output": …}` by key."""


def answers(folder: Path = FOLDER / "answers") -> Iterator[Answer]:
    """Every answer, each followed by its twin, `…_wrong`, if it has one.

    ValueError: a file is not as README.md says; it names the file and the answer.
    """
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text(), flags=re.MULTILINE)[1:]:
            try:
                yield from _answers(part, path.stem)
            except ValueError as failure:
                raise ValueError(f"{path.name}, {part.splitlines()[0]}: {failure}") from None


def _answers(part: str, style: str) -> Iterator[Answer]:
    head, question, marked = part.split("\n", 2)
    name, language, keys = (field.strip() for field in head.split("|"))
    if language not in LANGUAGES or not question.startswith("? "):
        raise ValueError(f"The language is one of {LANGUAGES}, and a line `? question` follows.")
    if unknown := [key for key in keys.split() if key not in OUTPUTS]:
        raise ValueError(f"No file in outputs/ has {unknown}.")
    outputs = {key: (OUTPUTS[key]["tool"], OUTPUTS[key]["output"]) for key in keys.split()}
    plain, inside = (_MARK.split(marked.strip("\n"))[at::2] for at in (0, 1))
    marks = [_mark(one) for one in inside]
    yield Answer(name, style, language, question[2:], *_filled(plain, marks, outputs))
    if any(mark.twin for mark in marks):
        twins = [mark.twin or mark for mark in marks]
        yield Answer(f"{name}_wrong", style, language, question[2:], *_filled(plain, twins, outputs))


def _mark(inside: str) -> Mark:
    match inside.split("|"):
        case [text, "", twin]:
            return Mark(text, "", "", Mark(twin, "", ""))
        case [text, kind, *truth] if kind in (*RIGHT, *WRONG) and len(truth) <= 1:
            return Mark(text, kind, "".join(truth))
        case [text, kind, truth, wrong, wrong_kind, *other] if kind in RIGHT and wrong_kind in WRONG:
            if len(other) <= 1:
                return Mark(text, kind, truth, Mark(wrong, wrong_kind, "".join(other) or truth))
    raise ValueError(f"{{{inside}}} is no label. Kinds are {', '.join((*RIGHT, *WRONG))}.")


def _filled(
    plain: list[str], marks: list[Mark], outputs: dict[str, tuple[str, dict[str, Any]]]
) -> tuple[str, dict[str, tuple[str, dict[str, Any]]], tuple[Label, ...]]:
    text, labels = plain[0], []
    for mark, after in zip(marks, plain[1:], strict=True):
        if mark.kind:
            labels.append(Label(len(text), len(text) + len(mark.text), mark.kind, mark.truth))
        text += mark.text + after
    return text, outputs, tuple(labels)
