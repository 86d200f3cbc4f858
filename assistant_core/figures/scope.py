"""A text with all that is recognised in it, and what holds for every part of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from assistant_core.figures import companies, mentions
from assistant_core.figures.found import blank, figures
from assistant_core.figures.layout import Block, Span, blocks
from assistant_core.figures.mentions import Mention, within
from assistant_core.figures.model import Figure
from assistant_core.figures.points import Point, points

_QUARTERLY = re.compile(r"\bquarter(?:ly|s|'s)?\b|\bQ[1-4]\b|\b[1-4]Q\b|분기", re.IGNORECASE)
_TRAILING = re.compile(
    r"\bTTM\b|\bLTM\b|trailing[\s-](?:twelve|12)|(?:last|past) (?:twelve|12) months|최근 12개월",
    re.IGNORECASE,
)


class Reading:
    """A text with all that is recognised in it."""

    def __init__(self, text: str, names: Mapping[str, set[str]], concepts: frozenset[str]) -> None:
        self.text = text
        self.plain = blank(text)
        self.figures = figures(text, frozenset(names))
        self.blocks = blocks(text)
        self.companies = companies.mentions(self.plain, names)
        self.concepts = mentions.concepts(self.plain, concepts)
        self.points = points(self.plain, self.figures)

    @cached_property
    def amounts(self) -> list[Figure]:
        return [figure for figure in self.figures if figure.kind != "date"]


class Scope:
    def __init__(self, reading: Reading, figure: Figure, block: Block) -> None:
        self.reading, self.figure, self.block = reading, figure, block
        self.text = reading.plain

    def names_in(self, span: Span) -> frozenset[str]:
        return frozenset().union(*(mention.names for mention in within(self.reading.companies, *span)))

    def points_in(self, span: Span) -> list[Point]:
        return [p for p in self.reading.points if span[0] <= p.start and p.end <= span[1]]

    def above(self) -> Iterator[Span]:
        yield from self.block.heads

    def frequency(self, *spans: Span) -> str:
        for span in spans:
            said = self.reading.text[slice(*span)]
            if _TRAILING.search(said):
                return "trailing"
            if _QUARTERLY.search(said):
                return "quarterly"
        return ""

    def company_above(self) -> frozenset[str] | None:
        for span in self.above():
            if len(names := self.names_in(span)) == 1:
                return names
        before = within(self.reading.companies, 0, self.block.start)
        section = max(
            (b.start for b in self.reading.blocks if b.kind == "heading" and b.end <= self.block.start),
            default=0,
        )
        for mention in reversed(before):
            if mention.start >= section and not is_unknown(mention.names):
                return mention.names
        return None

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
    text: str, found: Sequence[Spot], place: int, reading: Reading | None = None
) -> list[Spot]:
    """Without those in brackets closed before `place`; with a reading, only of those with a figure."""
    kept = []
    for one in found:
        opened = text.rfind("(", 0, one.start)
        closed = text.find(")", one.end)
        closes = opened >= 0 and ")" not in text[opened : one.start] and 0 <= closed < place
        if closes and reading is not None:
            closes = any(opened < figure.start < closed for figure in reading.amounts)
        if not closes:
            kept.append(one)
    return kept
