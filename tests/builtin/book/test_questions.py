"""Questions with and without an answer in the file: how many are answered, and how few wrongly."""

import functools
from pathlib import Path

import pytest

from tests.builtin.book.library import Library

NOTHING = "-"
MOST_READ = 450
"""Characters of the answer within which it must be."""


@functools.cache
def library(*names: str) -> Library:
    return Library(*names)


def outcomes(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"right": [], "wrong": [], "refused": [], "honest": [], "invented": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, _, rest = line.partition(": ")
            question, _, wanted = rest.partition(" => ")
            text = library(file).ask(question)
            refused = "I did not find" in text or "찾지 못했습니다" in text
            if wanted == NOTHING:
                found["honest" if refused else "invented"].append(f"{question} -> {text}")
            else:
                kind = "refused" if refused else "right" if wanted in text[:MOST_READ] else "wrong"
                found[kind].append(f"{question} -> {text}")
    return found


@pytest.mark.parametrize("name", ["questions.txt", "more_questions.txt"])
def test_most_questions_are_answered_and_hardly_any_wrongly(name):
    found = outcomes(Path(__file__).with_name(name))
    answerable = len(found["right"] + found["wrong"] + found["refused"])
    unanswerable = len(found["honest"] + found["invented"])
    assert len(found["right"]) >= 0.8 * answerable, found["refused"]
    assert len(found["wrong"]) <= 0.03 * answerable, found["wrong"]
    assert len(found["invented"]) <= 0.05 * unanswerable, found["invented"]
