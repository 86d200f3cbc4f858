"""Found passages as an answer: the file's own words first, cited, or that the file does not say it."""

import re
from collections.abc import Sequence

from assistant_core.builtin.book.asked import Asked
from assistant_core.builtin.book.passages import Result, read, units_of
from assistant_core.builtin.book.ranking import ENOUGH, Found, ranked
from assistant_core.builtin.book.terms import Text, terms_of
from assistant_core.builtin.language import Language
from assistant_core.builtin.phrases import phrases, say
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.turn import PastCall, Turn

MOST_SECTIONS, MOST_FILES = 24, 6
LONGEST_QUOTE, LONGEST_BEGINNING, LONGEST_PART = 700, 220, 1_500
OUTLINE = 1_500
"""Characters of all the beginnings that an outline quotes."""
BRACKETS = re.compile(r"[【】†]")
NOTES = ("none has been added", "still being read", "could not be read")
"""What the reader should know of the engine's notes to the model."""


def answer(turn: Turn, asked: Asked, calls: Sequence[PastCall]) -> str:
    """Nothing where something was searched and nothing found."""
    results, note = read(calls)
    told = " ".join(say(sign, turn.language, "book") for sign in NOTES if sign in note)
    if not results and (told or len(calls) < len(asked.searches)):
        return told
    # What was not found at its place was looked for elsewhere.
    kind = asked.kind if len(calls) == 1 else "passage"
    return "\n\n".join(part for part in (*_Answer(turn, asked, results).parts(kind), told) if part)


class _Answer:
    def __init__(self, turn: Turn, asked: Asked, results: list[Result]) -> None:
        self._asked, self._results, self._language = asked, results, turn.language
        self._files: dict[str, list[Result]] = {}
        for result in results:
            self._files.setdefault(result.file, []).append(result)

    def _say(self, phrase: str, **values: str) -> str:
        return say(phrase, self._language, "book", **values)

    def parts(self, kind: str) -> list[str]:
        if kind == "passage":
            return self._passages()
        if not self._results:
            search = self._asked.searches[0]
            part = search.get("section") or place(f"page {search.get('pages', '1')[0]}", self._language)
            return [self._say("no_part", part=clean(part))]
        files = list(self._files.values())[:MOST_FILES]
        if kind == "part":
            return [part for results in files for part in self._part(results)]
        if kind == "compare" and self._asked.questions:
            return [
                self._say("differ"),
                bullets([self._told(self._asked.questions[0], one) for one in files]),
            ]
        outlines = [part for results in files for part in self._outline(results, kind == "help")]
        return [*outlines, self._say("differ" if kind == "compare" else kind)]

    def _passages(self) -> list[str]:
        told = list(dict.fromkeys(self._told(one, self._results) for one in self._asked.questions))
        found = any("【" in one for one in told)
        return [bullets(told) if len(told) > 1 else told[0], "" if found else self._say("rephrase")]

    def _told(self, question: str, results: list[Result]) -> str:
        best = next(iter(ranked(question, results)), None)
        if best and best.likely >= ENOUGH:
            return self._quote(best)
        whole = Text(" ".join(result.text for result in results))
        terms = [term for term in terms_of(question, whole) if not (term.is_light or term.within(whole))]
        words = ", ".join(f"“{clean(term.said, 40)}”" for term in terms[:4])
        names = dict.fromkeys(f"**{clean(result.file)}**" for result in results)
        files = ", ".join([*names][:MOST_FILES]) or self._say("searched")
        lacking = self._say("lacking", words=words) if words else ""
        return f"{self._say('not_in', files=files)} {lacking}".rstrip()

    def _quote(self, one: Found) -> str:
        row, result = one.unit.row, one.unit.result
        where = ", ".join(part for part in (clean(result.file), place(result.where, self._language)) if part)
        cite = f"{result.cite} ({where})"
        if not row:
            return f"“{_quoted(one.text, LONGEST_QUOTE)}” {cite}"
        shown = [
            (_quoted(name, 60), _quoted(cell, 120)) for name, cell in zip(row.header, row.cells, strict=False)
        ]
        if one.column is None:
            return ", ".join(f"{name}: **{cell}**".lstrip(": ") for name, cell in shown if cell) + f" {cite}"
        of = ": ".join(part for part in shown[0] if part)
        name, cell = shown[one.column]
        return f"**{cell}** – {name}, {of} {cite}"

    def _outline(self, results: list[Result], short: bool) -> list[str]:
        first, *rest = [result for result in results if _prose(result)] or results
        file, begins = f"**{clean(first.file)}**", _begins(first)
        if first.heading and rest:
            file += f" ({clean(first.heading)})"
        opening = self._say("begins", file=file, begins=begins, cite=first.cite)
        shown = rest[:: -(-len(rest) // MOST_SECTIONS)] if rest and not short else []
        length = min(LONGEST_BEGINNING, OUTLINE // max(len(shown), 1))
        sections = [
            f"**{clean(one.heading)}** – “{_begins(one, length)}” {one.cite}".removeprefix("**** – ")
            for one in shown
        ]
        return [opening, bullets(sections)]

    def _part(self, results: list[Result]) -> list[str]:
        where = clean(results[0].heading) or place(results[0].where, self._language)
        parts = [self._say("part", where=where, file=f"**{clean(results[0].file)}**")]
        left = LONGEST_PART
        for page in results:
            if left > 0:
                quote = _quoted(page.text.lstrip("# ").removeprefix(page.heading), left)
                parts.append(f"“{quote}” {page.cite} ({place(page.where, self._language)})")
                left -= len(quote)
        return parts


def place(where: str, language: Language) -> str:
    """“page 12”, as a person writes it."""
    unit, _, number = where.partition(" ")
    said = phrases()["book"].get(unit, {}).get(language, f"{unit} {{}}")
    return str(said).format(number) if number.isdigit() else ""


def _begins(result: Result, limit: int = LONGEST_BEGINNING) -> str:
    return _quoted(_prose(result) or result.text, limit)


def _prose(result: Result) -> str:
    """Without headings and tables."""
    return " ".join(unit.text for unit in units_of(result) if not (unit.row or unit.is_heading))


def _quoted(text: str, limit: int) -> str:
    """What is in a file must not look like a citation of another."""
    return clean(BRACKETS.sub(" ", text), limit)
