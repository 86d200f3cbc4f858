"""Found passages as an answer: quoted, cited, in reading order."""

import re

from assistant_core.builtin.book.passages import (
    ENOUGH,
    Result,
    Sentence,
    best,
    read,
    with_its_numbers,
)
from assistant_core.builtin.book.wording import SAYS, note_in
from assistant_core.builtin.language import Language
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.turn import PastCall, Turn
from assistant_core.engine.retrieval.sentences import sentences

LONGEST_QUOTE = 420
LONGEST_BEGINNING = 220
MOST_SECTIONS = 12
BRACKETS = re.compile(r"[【】†]")


def answer(turn: Turn, calls: tuple[PastCall, ...]) -> str:
    results, note = read(calls)
    said = SAYS[turn.language]
    told = note_in(note, turn.language)
    if not results:
        return told or said["nothing"]
    if any(call.arguments.get("overview") is True for call in calls):
        text = _whole(results, turn.language)
    else:
        text = _part(turn, results)
    return f"{text}\n\n{told}" if told else text


def _part(turn: Turn, results: list[Result]) -> str:
    said = SAYS[turn.language]
    found = best(turn.question, results)
    good = with_its_numbers(turn.question, [one for one in found if one.score >= ENOUGH])
    if not good:
        return f"{said['nothing']}\n\n{said['closest']}\n\n{_quotes(found[:1])}" if found else said["nothing"]
    files = list(dict.fromkeys(sentence.result.file for sentence in good))
    opening = said["found"].format(files=", ".join(f"**{clean(file)}**" for file in files))
    return f"{opening}\n\n{_quotes(good)}"


def _quotes(chosen: list[Sentence]) -> str:
    """In reading order; a page's number and the place in it say where that is."""
    ordered = sorted(
        chosen, key=lambda one: (one.result.file, _number(one.result.where), one.rank, one.place)
    )
    return bullets([f"“{_quoted(one.text, LONGEST_QUOTE)}” {one.result.cite}" for one in ordered])


def _whole(results: list[Result], language: Language) -> str:
    said = SAYS[language]
    files = list(dict.fromkeys(result.file for result in results))
    parts = []
    for file in files:
        sections = [result for result in results if result.file == file]
        step = max(len(sections) / MOST_SECTIONS, 1)
        shown = [sections[int(index * step)] for index in range(min(len(sections), MOST_SECTIONS))]
        lines = [_section(result, file) for result in shown]
        parts.append(f"{said['whole'].format(file=f'**{clean(file)}**')}\n\n{bullets(lines)}")
    return "\n\n".join(parts)


def _section(result: Result, file: str) -> str:
    spans = [span for span in sentences(result.text) if result.text[slice(*span)].strip() != result.heading]
    begins = result.text[slice(*spans[0])] if spans else result.text
    heading = f"**{clean(result.heading)}** – " if result.heading and result.heading != file else ""
    return f"{heading}“{_quoted(begins, LONGEST_BEGINNING)}” {result.cite}"


def _quoted(text: str, limit: int) -> str:
    """What is in a file must not look like a citation of another."""
    return clean(BRACKETS.sub(" ", text), limit)


def _number(where: str) -> int:
    digits = re.search(r"\d+", where)
    return int(digits[0]) if digits else 0
