"""Found passages as an answer: the file's own words first, cited, or that the file does not say it."""

import re
from collections.abc import Sequence

from assistant_core.builtin.book.asked import Asked
from assistant_core.builtin.book.passages import Result, read
from assistant_core.builtin.book.ranking import Found, ranked
from assistant_core.builtin.book.terms import Text, terms_of
from assistant_core.builtin.book.wording import SAYS, note_in, place
from assistant_core.builtin.language import Language
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.turn import PastCall, Turn
from assistant_core.engine.retrieval.sentences import sentences

ENOUGH = 0.45
"""So likely an answer is told; measured on questions with and without one (tests/builtin/book)."""
NEARLY = 0.85
MOST_OTHERS = 2
LONGEST_QUOTE = 700
LONGEST_BEGINNING = 220
LONGEST_PART = 1_500
MOST_SECTIONS = 12
MOST_FILES = 6
BRACKETS = re.compile(r"[【】†]")


class Answer:
    def __init__(self, turn: Turn, asked: Asked, calls: Sequence[PastCall]) -> None:
        self._asked = asked
        self._language: Language = turn.language
        self._says = SAYS[turn.language]
        self._results, note = read(calls)
        self._told = note_in(note, turn.language)
        self._files = list(dict.fromkeys(result.file for result in self._results))

    @property
    def lacks_results(self) -> bool:
        """Though there is something to search."""
        return self._asked.kind == "passage" and not (self._results or self._told)

    def text(self) -> str:
        if not self._results and self._told:
            return self._told
        write = {"whole": self._whole, "help": self._help, "part": self._part, "compare": self._compared}
        parts = write.get(self._asked.kind, self._passage)()
        return "\n\n".join(part for part in (*parts, self._told) if part)

    def _passage(self) -> list[str]:
        found = [one for one in self._best(self._results) if one.likely >= ENOUGH]
        if not found:
            return self._not_in()
        others = [one for one in found[1:] if one.score >= NEARLY * found[0].score]
        told = _apart(found[0], others)
        rest = bullets([self._quote(one) for one in told[1:]])
        return [self._quote(told[0]), rest]

    def _not_in(self) -> list[str]:
        says = self._says
        whole = Text(" ".join(result.text for result in self._results))
        missing = [term.said for term in terms_of(self._asked.text, whole) if not term.within(whole)]
        words = ", ".join(f"“{clean(word, 40)}”" for word in missing[:4])
        told = says["not_in"].format(files=self._names())
        return [f"{told} {says['lacking'].format(words=words)}" if words else told, says["rephrase"]]

    def _quote(self, one: Found) -> str:
        if one.unit.row:
            return self._cell(one)
        return f"“{_quoted(one.text, LONGEST_QUOTE)}” {one.unit.result.cite} ({self._where(one.unit.result)})"

    def _cell(self, one: Found) -> str:
        assert one.unit.row
        cite = f"{one.unit.result.cite} ({self._where(one.unit.result)})"
        pairs = [
            (_quoted(name, 60), _quoted(cell, 120))
            for name, cell in zip(one.unit.row.header, one.unit.row.cells, strict=False)
            if cell
        ]
        if one.column is None:
            cells = ", ".join(f"{name}: **{cell}**" if name else f"**{cell}**" for name, cell in pairs)
            return self._says["row"].format(cells=cells, cite=cite)
        name, value = pairs[0]
        column, cell = one.unit.row.header[one.column], one.unit.row.cells[one.column]
        row = f"{name}: {value}" if name else value
        return self._says["cell"].format(
            value=_quoted(cell, 120), column=_quoted(column, 60), row=row, cite=cite
        )

    def _whole(self) -> list[str]:
        if not self._results:
            return self._not_in()
        parts = [part for file in self._files[:MOST_FILES] for part in self._outline(file)]
        return [*parts, self._says["no_summary"]]

    def _help(self) -> list[str]:
        if not self._results:
            return self._not_in()
        return [*(self._outline(file)[0] for file in self._files[:MOST_FILES]), self._says["help"]]

    def _outline(self, file: str) -> list[str]:
        sections = [result for result in self._results if result.file == file]
        opening = self._says["whole"].format(
            file=f"**{clean(file)}**", begins=_begins(sections[0]), cite=sections[0].cite
        )
        if len(sections) == 1:
            return [opening]
        step = max(len(sections) / MOST_SECTIONS, 1)
        shown = [sections[int(index * step)] for index in range(min(len(sections), MOST_SECTIONS))]
        return [opening, self._says["sections"], bullets([_section(result) for result in shown])]

    def _part(self) -> list[str]:
        asked = self._asked
        if not self._results:
            part = clean(asked.section) or self._says["page"].format(
                number=asked.pages[0] if asked.pages else ""
            )
            return [self._says["no_part"].format(part=part, files=self._names())]
        parts = []
        for file in self._files[:MOST_FILES]:
            pages = [result for result in self._results if result.file == file]
            where = clean(pages[0].heading) or place(pages[0].where, self._language)
            parts.append(self._says["part"].format(where=where, file=f"**{clean(file)}**"))
            left = LONGEST_PART
            for page in pages:
                if left > 0:
                    quote = _quoted(_without_heading(page), left)
                    parts.append(f"“{quote}” {page.cite} ({place(page.where, self._language)})")
                    left -= len(quote)
            if left <= 0:
                parts.append(self._says["goes_on"])
        return parts

    def _compared(self) -> list[str]:
        if not self._results:
            return self._not_in()
        if len(self._files) == 1:
            return [self._says["one_file"].format(files=self._names())]
        if not self._asked.topic:
            return [self._says["compared"], *(part for file in self._files for part in self._outline(file))]
        told = []
        for file in self._files[:MOST_FILES]:
            found = self._best([result for result in self._results if result.file == file], self._asked.topic)
            good = found and found[0].likely >= ENOUGH
            told.append(
                self._quote(found[0]) if good else self._says["silent"].format(file=f"**{clean(file)}**")
            )
        return [self._says["both"], bullets(told)]

    def _best(self, results: list[Result], text: str = "") -> list[Found]:
        return ranked(text or self._asked.text, results)

    def _names(self) -> str:
        names = [f"**{clean(file)}**" for file in self._files[:MOST_FILES]]
        return ", ".join(names) or self._says["the_files"]

    def _where(self, result: Result) -> str:
        return ", ".join(part for part in (clean(result.file), place(result.where, self._language)) if part)


def _apart(best: Found, others: Sequence[Found]) -> list[Found]:
    """Without those that are in the quote of one before, or say the same words."""
    chosen = [best]
    for one in others:
        same = any(
            other.text == one.text
            or (other.unit.result is one.unit.result and one.start < other.end and other.start < one.end)
            for other in chosen
        )
        if not same and len(chosen) <= MOST_OTHERS:
            chosen.append(one)
    return chosen


def _section(result: Result) -> str:
    heading = f"**{clean(result.heading)}** – " if result.heading else ""
    return f"{heading}“{_begins(result)}” {result.cite}"


def _begins(result: Result) -> str:
    return _quoted(_without_heading(result), LONGEST_BEGINNING)


def _without_heading(result: Result) -> str:
    """What stands below the heading, unless that is all."""
    spans = [result.text[slice(*span)] for span in sentences(result.text)]
    said = [text for text in spans if text.lstrip("# ").strip() != result.heading]
    return " ".join(said or spans)


def _quoted(text: str, limit: int) -> str:
    """What is in a file must not look like a citation of another."""
    return clean(BRACKETS.sub(" ", text), limit)
