"""Which sentence or row of what was found answers best, and how likely it does."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile
from pathlib import Path

from assistant_core.analyzer import tokens
from assistant_core.builtin.book.asked import SECTION
from assistant_core.builtin.book.passages import LIST_ITEM, Result, Unit, units_of
from assistant_core.builtin.book.terms import NAME, WORD, Text, terms_of

ENOUGH = 0.42
"""So likely an answer is told; measured on questions with and without one (tests/builtin/book)."""
MOST_ITEMS, MOST_SIGNS = 12, 50
ASKED, BESIDE = "_", 12
SHORT = 3
WEIGHTS = (7.5, 5.6, 2.0, -0.6, 1.4, 1.3, -8.0)
"""Of the features and a constant, by logistic regression on 875 questions of XQuAD and KorQuAD and 110 of
this project's own (tests/builtin/book/questions.txt), with and without an answer in the text.
"""
PRONOUN = re.compile(
    r"\b(he|she|they|it|his|her|hers|their|its|him|them)\b|(^|\s)(그는|그녀|그의|그가|이를|이는|그들)",
    re.IGNORECASE,
)
SIGNS = Path(__file__).parent / "signs.txt"
"""What asks for a date, a number, a name, a cause, a meaning; a tab; and how texts show it."""


@dataclass(frozen=True)
class Found:
    unit: Unit
    text: str
    """The sentence, with the one beside it where that says more of what is asked, or the list it begins."""
    likely: float
    """That it answers, 0 to 1."""
    features: tuple[float, ...]
    column: int | None = None
    """Of the row, where the question names one."""


def ranked(question: str, results: Sequence[Result]) -> list[Found]:
    """Best first."""
    return sorted(_Asked(question, results).found(), key=lambda one: -one.likely)


@dataclass
class _Said:
    unit: Unit
    cover: list[float]
    """How much of each term it says."""
    heading: list[float]
    rank: int
    of_others: bool = False
    """Those who are named in it, or were before a pronoun, are none of whom the question names."""


class _Asked:
    def __init__(self, question: str, results: Sequence[Result]) -> None:
        self.terms = terms_of(question, Text(" ".join(result.text for result in results)))
        self.asked = {tokens(form)[0] for term in self.terms for form in term.forms}
        self.signs = [shows for asks, shows in _signs() if asks.search(question)]
        self.said = [said for rank, result in enumerate(results) for said in self._read(result, rank)]
        having = [sum(said.cover[index] >= 0.5 for said in self.said) for index in range(len(self.terms))]
        # How telling each term is among these sentences.
        self.weights = [
            math.log(1 + (len(self.said) + 4 - number) / (number + 0.6)) * term.worth
            for term, number in zip(self.terms, having, strict=True)
        ]

    def _read(self, result: Result, rank: int) -> Iterator[_Said]:
        names = [place for place, term in enumerate(self.terms) if term.is_special and term.said[0].isalpha()]
        units = units_of(result)
        title = units[0].text if units and units[0].is_heading else ""
        # "Chapter 12" is not about a twelve.
        heading = self._cover(SECTION.sub(" ", f"{result.file} {result.heading} {title}"))
        others = False
        for unit in units:
            whole = " . ".join((*unit.row.header, *unit.row.cells)) if unit.row else unit.text
            said = _Said(unit, self._cover(whole), heading, rank)
            is_asked = not names or any(said.cover[place] or heading[place] for place in names)
            leans = PRONOUN.search(unit.text) and not is_asked
            is_named = is_asked or bool(NAME.search(unit.text))
            said.of_others = not unit.row and (others if leans else is_named and not is_asked)
            others = not is_asked if is_named else others
            yield said

    def found(self) -> Iterator[Found]:
        for place, said in enumerate(self.said):
            if any(said.cover) and not (said.unit.is_heading or said.of_others) and self._names(said.unit):
                near, signs = self._near(place), self._signs(place)
                # Who is asked about may be named, but not what is asked.
                plain = [cover for cover, term in zip(near, self.terms, strict=True) if term.worth == 1.0]
                # Of another number it is about something else.
                numbers = [c for c, term in zip(near, self.terms, strict=True) if term.said[0].isdigit()]
                if all(numbers) and (any(plain) or any(signs) or not plain):
                    yield self._found(place, near, signs)

    def _found(self, place: int, near: Sequence[float], signs: Sequence[float]) -> Found:
        """By how much of the question the sentence says by itself, how much more is right beside it, whether
        it has what is looked for, whether a name or number is neither in it nor before it, how many words it
        has, whether it came first.
        """
        said = self.said[place]
        lost = [1 - cover for cover, term in zip(near, self.terms, strict=True) if term.is_special]
        features = (
            self._share(said.cover),
            self._share(near) - self._share(said.cover),
            sum(signs) / len(signs) if signs else 0.5,
            max(lost, default=0.0),
            math.log(1 + sum(cover >= 0.5 for cover in said.cover)),
            float(said.rank == 0),
        )
        logit = sum(a * b for a, b in zip(WEIGHTS, (*features, 1.0), strict=True))
        text = said.unit.text if said.unit.row else self._whole(place)
        return Found(said.unit, text, 1 / (1 + math.exp(-logit)), features, self._column(said.unit))

    def _around(self, place: int, first: int, last: int) -> list[_Said]:
        """Sentences of the same passage, of the same people."""
        said = self.said[max(place + first, 0) : max(place + last + 1, 0)]
        return [one for one in said if one.rank == self.said[place].rank and not one.of_others]

    def _near(self, place: int) -> list[float]:
        """How much of each term is said in or right beside the sentence; a name only before it."""
        # "She" is somebody who was named before.
        before = self._around(place, -2 if PRONOUN.search(self.said[place].unit.text) else -1, 0)
        around = [*before, *self._around(place, 1, 1)]
        return [
            max(
                self.said[place].heading[index],
                *(one.cover[index] for one in (before if term.is_special else around)),
            )
            for index, term in enumerate(self.terms)
        ]

    def _signs(self, place: int) -> list[float]:
        """How well the sentence, or the next one, shows each thing that is looked for."""
        own, after = self.said[place], self._around(place, 1, 1)
        return [
            self._shows(sign, own) or max([0.4 * self._shows(sign, one) for one in after], default=0.0)
            for sign in self.signs
        ]

    def _shows(self, sign: re.Pattern[str], said: _Said) -> float:
        """Most right beside a word of the question; a word of the question itself is no sign."""
        text = LIST_ITEM.sub("", said.unit.text)
        text = WORD.sub(lambda word: ASKED if tokens(word[0])[0] in self.asked else word[0], text)
        shown = islice(sign.finditer(text), MOST_SIGNS)
        beside = [ASKED in text[max(one.start() - BESIDE, 0) : one.end() + BESIDE] for one in shown]
        return (1.0 if any(beside) else 0.7) if beside else 0.0

    def _whole(self, place: int) -> str:
        said = self.said[place]
        start, end = said.unit.start, said.unit.end
        if said.unit.text.endswith(":"):
            items = takewhile(lambda one: LIST_ITEM.match(one.unit.text), self._around(place, 1, MOST_ITEMS))
            end = max((one.unit.end for one in items), default=end)
        elif len(said.unit.text.split()) <= SHORT:
            end = max((one.unit.end for one in self._around(place, 1, 1)), default=end)
        beside = [one for one in self._around(place, -1, 1) if not (one.unit.row or one.unit.is_heading)]
        best = max(beside, key=lambda one: self._gain(one, said), default=said)
        if self._gain(best, said):
            start, end = min(start, best.unit.start), max(end, best.unit.end)
        return said.unit.result.text[start:end]

    def _gain(self, more: _Said, said: _Said) -> float:
        adds = any(self._shows(sign, more) and not self._shows(sign, said) for sign in self.signs)
        return (
            self._share([max(a - b, 0.0) for a, b in zip(more.cover, said.cover, strict=True)]) + 0.2 * adds
        )

    def _cover(self, text: str) -> list[float]:
        known = Text(text)
        return [term.within(known) for term in self.terms]

    def _share(self, cover: Sequence[float]) -> float:
        return sum(a * b for a, b in zip(self.weights, cover, strict=True)) / sum(self.weights)

    def _names(self, unit: Unit) -> bool:
        """A row is meant by what is in it; the names of its columns are those of every other row, too."""
        if not unit.row:
            return True
        cells, header = (self._cover(" . ".join(part)) for part in (unit.row.cells, unit.row.header))
        return any(cell > name for cell, name in zip(cells, header, strict=True))

    def _column(self, unit: Unit) -> int | None:
        """The one that the question names; None when it names none, or two alike."""
        names = unit.row.header[: len(unit.row.cells)] if unit.row else ("",)
        scores = [self._share(self._cover(name)) for name in names]
        best = max(range(len(scores)), key=scores.__getitem__)
        return best if best and scores[best] > 0 and scores.count(scores[best]) == 1 else None


@cache
def _signs() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    rows = (row.split("\t") for row in SIGNS.read_text(encoding="utf-8").splitlines())
    return [(re.compile(asks, re.I), re.compile(shows, re.I)) for asks, shows in rows]
