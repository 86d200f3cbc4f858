"""A text with all that is recognised in it, and what holds for every part of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from assistant_core.figures import companies, mentions
from assistant_core.figures.context import Context
from assistant_core.figures.found import blank, figures
from assistant_core.figures.layout import Block, Span, blocks, sentences
from assistant_core.figures.mentions import Mention, last_within, within
from assistant_core.figures.model import Figure
from assistant_core.figures.points import Point, points

_QUARTERLY = re.compile(r"\bquarter(?:ly|s|'s)?\b|\bQ[1-4]\b|\b[1-4]Q\b|분기", re.IGNORECASE)
_TRAILING = re.compile(
    r"\bTTM\b|\bLTM\b|trailing[\s-](?:twelve|12)|(?:last|past) (?:twelve|12) months|최근 12개월",
    re.IGNORECASE,
)


class Reading:
    """A text with all that is recognised in it, each found by its place.

    What is asked of it again for every figure, such as what stands above a table, is worked out once.
    """

    def __init__(self, text: str, names: Mapping[str, set[str]], concepts: frozenset[str]) -> None:
        self.text = text
        self.plain = blank(text)
        self.figures = figures(text, frozenset(names))
        self.blocks = blocks(text)
        self.companies = companies.mentions(self.plain, names)
        self.concepts = mentions.concepts(self.plain, concepts)
        self.points = points(self.plain, self.figures)

        self.known_companies = [one for one in self.companies if not is_unknown(one.names)]
        self.levels = [point for point in self.points if not point.base and not point.relative]
        self.amounts = [figure for figure in self.figures if figure.kind != "date"]
        self.amount_ending = {figure.end: figure for figure in reversed(self.amounts)}
        self.headings = [block for block in self.blocks if block.kind == "heading"]
        self.contexts: dict[int, Context] = {}
        """By the start of their figures, so that one that shares another's need not work it out again."""
        self._sentences: dict[int, list[Span]] = {}
        self._frequencies: dict[Span, str] = {}

    @cached_property
    def _opened(self) -> list[int]:
        return [match.start() for match in re.finditer(r"\(", self.plain)]

    @cached_property
    def _closed(self) -> list[int]:
        return [match.start() for match in re.finditer(r"\)", self.plain)]

    def amounts_in(self, start: int, end: int) -> list[Figure]:
        """Those that begin there."""
        first, last = (bisect_left(self.amounts, place, key=_start) for place in (start, end))
        return self.amounts[first:last]

    def sentences(self, block: Block) -> list[Span]:
        if block.start not in self._sentences:
            self._sentences[block.start] = sentences(self.plain, block.start, block.end)
        return self._sentences[block.start]

    def section(self, block: Block) -> int:
        """Where the heading begins under which the block stands."""
        before = bisect_right(self.headings, block.start, key=lambda heading: heading.end)
        return self.headings[before - 1].start if before else 0

    def frequency(self, span: Span) -> str:
        if span not in self._frequencies:
            said = self.text[slice(*span)]
            found = "trailing" if _TRAILING.search(said) else "quarterly" if _QUARTERLY.search(said) else ""
            self._frequencies[span] = found
        return self._frequencies[span]

    def brackets(self, start: int, end: int) -> Span | None:
        """The pair of brackets around a place, with no other one closed in front of it."""
        opened, closed = bisect_left(self._opened, start), bisect_left(self._closed, end)
        if not opened or closed == len(self._closed):
            return None
        before = bisect_left(self._closed, start)
        if before and self._closed[before - 1] > self._opened[opened - 1]:
            return None
        return self._opened[opened - 1], self._closed[closed]


def _start(one: Figure | Point) -> int:
    return one.start


def points_within(found: Sequence[Point], span: Span) -> list[Point]:
    first, last = bisect_left(found, span[0], key=_start), bisect_right(found, span[1], key=_start)
    return [point for point in found[first:last] if point.end <= span[1]]


class Scope:
    def __init__(self, reading: Reading, figure: Figure, block: Block) -> None:
        self.reading, self.figure, self.block = reading, figure, block
        self.text = reading.plain

    def names_in(self, span: Span) -> frozenset[str]:
        return frozenset().union(*(mention.names for mention in within(self.reading.companies, *span)))

    def points_in(self, span: Span) -> list[Point]:
        return points_within(self.reading.points, span)

    def above(self) -> Iterator[Span]:
        yield from self.block.heads

    def frequency(self, *spans: Span) -> str:
        return next((found for span in spans if (found := self.reading.frequency(span))), "")

    def company_above(self) -> frozenset[str] | None:
        for span in self.above():
            if len(names := self.names_in(span)) == 1:
                return names
        section = self.reading.section(self.block)
        before = last_within(self.reading.known_companies, section, self.block.start)
        return before.names if before else None

    def concepts_above(self) -> frozenset[str]:
        for span in self.above():
            if found := within(self.reading.concepts, *span):
                return frozenset().union(*(mention.names for mention in found))
        return frozenset()

    def points_above(self) -> tuple[list[Point], bool]:
        for span in self.above():
            if found := [p for p in self.points_in(span) if not p.base and not p.relative]:
                return found, len(found) > 1
        return [], True


def union(found: Sequence[Mention]) -> frozenset[str]:
    return frozenset().union(*(mention.names for mention in found))


def is_unknown(names: frozenset[str]) -> bool:
    return all(name.startswith(companies.UNKNOWN) for name in names)


def splits(text: str, first: Mention, second: Mention, amount: bool) -> bool:
    """Whether a comma or a verb parts two names, so that only the second one is meant."""
    between = text[first.end : second.start]
    parted = re.search(r",|\b(?:and|rose|fell|grew)\b", between)
    return bool(parted) or (amount and bool(re.search(r"\b(?:was|were|is|are)\b|은|는", between)))


def without(text: str, start: int, end: int, *known: Sequence[Mention]) -> str:
    """The text between two places, without the names in it."""
    said = list(text[start:end])
    for found in known:
        for mention in within(found, start, end):
            said[mention.start - start : mention.end - start] = " " * (mention.end - mention.start)
    return "".join(said)


Spot = TypeVar("Spot", Mention, Point)


def outside_brackets(
    reading: Reading, found: Sequence[Spot], place: int, with_figure: bool = False
) -> list[Spot]:
    """Without those in brackets closed before `place`; or only without those of such that hold a figure."""
    kept = []
    for one in found:
        around = reading.brackets(one.start, one.end)
        closes = around is not None and around[1] < place
        if closes and with_figure and around:
            closes = bool(reading.amounts_in(around[0] + 1, around[1]))
        if not closes:
            kept.append(one)
    return kept
