"""A text with all that is recognised in it, and which words of it belong to which figure."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant_core.figures import companies, mentions
from assistant_core.figures.found import read
from assistant_core.figures.layout import Block, Span, blocks, sentences
from assistant_core.figures.mentions import Mention, within
from assistant_core.figures.model import Figure
from assistant_core.figures.outputs import PART
from assistant_core.figures.points import Point, points

LONGEST_REMARK = 200
"""Characters of what stands in brackets."""
MOST_EARLIER = 20
"""Sentences of its paragraph in front of a figure's own that may say what it is of."""

_SEPARATORS = (
    re.compile(r"[;；]|\s[—–]\s|(?<=\))|\((?=)"),
    re.compile(
        r",(?!\d)|(?:이며|으며|지만|하며|했고|하고|이고|이나|으나|였고|었고|으로,|로,)(?=[,\s])|\s[/·|]\s"
    ),
    re.compile(
        r"\s(?:and|but|while|whereas|versus|vs\.?|against|compared|from|to|then|or|than|on|with|after|over|plus|"
        r"into|minus|less|on\stop\sof)\s(?!x{4})|→|->|\s[~/]\s|\s(?:및|대|vs)\s",
        re.IGNORECASE,
    ),
)
_PARTICLE = re.compile(
    r"\s?(?:으로서?|로서?|에서|보다|부터|까지|이나|이며|이고|[을를이가은는인의와과도에]|씩)(?=\s)\s?"
)
_NONE = frozenset(("none",))
_WORD = re.compile(r"\w")
_SMALL = re.compile(
    r"\b(?:or|about|roughly|around|today|i\.e|that is|just|only|a|an|the)\b|약|즉|또는", re.IGNORECASE
)
_TOGETHER = ("low", "high", "part", "whole")
_BRACKETS = re.compile(r"\([^()]*\)")
_PREDICATE = re.compile(
    r"(?:[로을를이가은는]|으로|만큼|가량|정도)?\s?(?:크게\s|소폭\s)?"
    r"(?:증가|감소|상승|하락|성장|개선|악화|확대|축소|급증|급감|늘|줄|올|내|높|낮|떨어|많|적|웃|밑|뛰|빠)[가-힣]*(?:,\s?|\s(?=반면)|\s)(?:반면\s)?"
    r"|[을를]\s[가-힣]+(?:고|며|아|어|서|해|여),?\s"
)
_POSTPOSED = re.compile(
    r"\s(?:of|in|for|as|worth\sof|below|above|higher|lower|more|less|ahead|behind|upside|downside)\s",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\s")
"""Of a time whose figure follows: "above 2024's 97.5 billion"."""
_CLAUSE = re.compile(
    r"[,;；:：(]\s?|\s[—–]\s|(?:이며|으며|지만|하며|했고|하고|이고|이나|으나)[,\s]|\b(?:while|whereas|but)\b"
)


@dataclass(frozen=True)
class Part:
    """A figure with the words that are its own."""

    figure: Figure
    block: Block
    sentence: Span
    start: int
    end: int
    clause: Span
    """Of the part, the words that no comma parts from the figure."""
    place: int
    """Among the amounts of the sentence."""


class Reading:
    """A text with all that is recognised in it, each found by its place."""

    def __init__(self, text: str, names: Mapping[str, set[str]], known: frozenset[str]) -> None:
        self.text = text
        self.plain, self.figures = read(text, frozenset(names))
        self.blocks = blocks(text)
        self.companies = companies.mentions(self.plain, names)
        self.concepts = self._concepts(known)
        starts = {mention.start for mention in self.concepts}
        # GM is a margin beside a figure, and GM's is a company.
        self.companies = [
            one for one in self.companies if not (one.start in starts and companies.is_unknown(one.names))
        ]
        self.points = points(self.plain, self.figures)
        chars = list(self.plain)
        for one in self.figures:
            if one.kind == "date":
                chars[one.start : one.end] = "x" * (one.end - one.start)
        self._masked = "".join(chars)
        """With no commas inside of dates."""
        self.amounts = [figure for figure in self.figures if figure.kind != "date"]
        self.known_companies = [one for one in self.companies if not companies.is_unknown(one.names)]
        self.levels = [point for point in self.points if not point.base and not point.relative]
        self.topic = self._topic()
        """The one time that the whole answer is about, where it begins with one and names no other."""
        self.headings = [block for block in self.blocks if block.kind == "heading"]

    def parts(self) -> Iterator[Part]:
        """Of every figure that stands in a block, in the order of the text."""
        for block in self.blocks:
            found = _between(self.figures, block.start, block.end)
            if not found:
                continue
            spans = [(block.start, block.end)] if block.kind == "cell" else self.sentences(block)
            for span in spans:
                yield from self._parts(block, span)

    def _concepts(self, known: frozenset[str]) -> list[mentions.Mention]:
        """ "iPhone revenue" is no line of a statement, but it is the revenue of a product that is known."""
        found = mentions.concepts(self.plain, known)
        none = bytearray(len(self.plain))
        for one in found:
            if one.names == _NONE:
                none[one.start : one.end] = b"x" * (one.end - one.start)
        parts = [one for one in self.companies if any(PART in name for name in one.names)]
        known_parts = [one for one in parts if any(none[one.start : one.end])]
        if not known_parts:
            return found
        said = list(self.plain)
        for one in known_parts:
            said[one.start : one.end] = "x" * (one.end - one.start)
        return mentions.concepts("".join(said), known)

    def _topic(self) -> Point | None:
        told = [one for one in self.levels if not self.in_brackets(one.start)]
        years = {one.when.year for one in told if one.when and one.when.year}
        if len(years) != 1 or (self.amounts and told[0].start > self.amounts[0].start):
            return None
        return told[0]

    def sentences(self, block: Block) -> list[Span]:
        return sentences(self.plain, block.start, block.end)

    def in_brackets(self, place: int) -> bool:
        """Whether a bracket with a figure in it is open there."""
        opened = self.plain.rfind("(", max(0, place - LONGEST_REMARK), place)
        if opened < 0 or ")" in self.plain[opened:place]:
            return False
        closed = self.plain.find(")", place, place + LONGEST_REMARK)
        return closed >= 0 and bool(self.amounts_in((opened, closed)))

    def _parts(self, block: Block, sentence: Span) -> Iterator[Part]:
        amounts = _between(self.amounts, *sentence)
        cuts = [sentence[0]]
        for one, other in itertools.pairwise(amounts):
            counted = len(one.noun) if one.noun and self.plain.startswith(one.noun, one.end) else 0
            cuts.append(self._cut(one.end + counted, other.start))
        cuts.append(sentence[1])
        for figure in _between(self.figures, *sentence):
            place = max(0, bisect_right(cuts, figure.start) - 1)
            place = min(place, max(0, len(cuts) - 2))
            start, end = cuts[place], cuts[place + 1]
            clause = self._clause(figure, start, end)
            if place and self._is_bare(figure, start, end):
                start = cuts[place - 1]
                clause = start, end
            if figure.role in _TOGETHER:
                places = [i for i, one in enumerate(amounts) if one.group == figure.group]
                start, end = min(start, cuts[places[0]]), max(end, cuts[places[-1] + 1])
                clause = self._clause(figure, start, end)
            yield Part(figure, block, sentence, start, end, clause, place)

    def _is_bare(self, figure: Figure, start: int, end: int) -> bool:
        """Without a word of its own, as in brackets behind the figure that it belongs to."""
        around = self.plain[start : figure.start] + " " + self.plain[figure.end : end]
        return not _WORD.search(_SMALL.sub(" ", around))

    def _cut(self, start: int, end: int) -> int:
        """Where between two figures the words of the second one begin."""
        gap = self._masked[start:end]
        beside = within(self.concepts, start - 2, end)[:1]
        if (
            beside
            and self.text[beside[0].start].isascii()
            and not gap[: max(0, beside[0].start - start)].strip(" *")
        ):
            return self._cut(beside[0].end, end)  # 44 times trailing earnings
        if closed := _BRACKETS.search(gap):
            return start + closed.end()  # 391.0 (2024) and 383.3
        if predicate := _PREDICATE.match(gap):
            return start + predicate.end()
        for pattern in _SEPARATORS:
            found = pattern.search(gap)
            if found and found.group() == "(":
                return self._before_bracket(start, start + found.start())
            if found:
                return (
                    start
                    + found.start()
                    + (0 if found.group().strip() in ("(", "") or found.group()[0] == " " else 1)
                )
        if particle := _PARTICLE.match(gap):
            return start + particle.end()
        if _POSTPOSED.match(gap):
            named = [one.end for one in within(self.concepts, start, end)[:1]]
            dated = [
                one.end
                for one in self.points_in((start, end))[:1]
                if ("of" in gap[:4] or not named) and not _POSSESSIVE.match(self.plain, one.end)
            ]
            return max(named + dated, default=start)
        return start

    def _before_bracket(self, start: int, place: int) -> int:
        """What stands right before a bracket is of what is in it: "2년 전(6,000만 달러)"."""
        beside: list[Point | Mention] = [
            *self.points_in((start, place)),
            *within(self.companies, start, place),
        ]
        spoken = [one.start for one in beside if not self.plain[one.end : place].strip()]
        return max(spoken, default=place)

    def _clause(self, figure: Figure, start: int, end: int) -> Span:
        opened = self._masked.rfind("(", start, figure.start)
        if self._masked.find(")", max(opened, start), figure.start) >= 0:
            opened = -1  # a remark that is closed before the figure
        first = max(
            (
                m.end()
                for m in _CLAUSE.finditer(self._masked, start, figure.start)
                if m.group()[0] != "(" or m.start() == opened
            ),
            default=start,
        )
        last = next((m.start() for m in _CLAUSE.finditer(self._masked, figure.end, end)), end)
        return first, last

    def block_before(self, block: Block) -> Block | None:
        """The paragraph or item right before a block."""
        place = bisect_left(self.blocks, block.start, key=lambda one: one.start) - 1
        before = self.blocks[place] if place >= 0 else None
        return before if before and before.kind in ("text", "item") and before.start < before.end else None

    def section(self, block: Block) -> int:
        """Where the heading begins under which the block stands."""
        before = bisect_right(self.headings, block.start, key=lambda heading: heading.end)
        return self.headings[before - 1].start if before else 0

    def points_in(self, span: Span) -> list[Point]:
        first, last = (bisect_left(self.points, place, key=_start) for place in span)
        return [point for point in self.points[first:last] if point.end <= span[1]]

    def concepts_in(self, *spans: Span) -> list[Mention]:
        return [mention for span in spans for mention in within(self.concepts, *span)]

    def companies_in(self, *spans: Span) -> list[Mention]:
        return [mention for span in spans for mention in within(self.companies, *span)]

    def amounts_in(self, span: Span) -> list[Figure]:
        return _between(self.amounts, *span)


def _between(found: Sequence[Figure], start: int, end: int) -> list[Figure]:
    first, last = (bisect_left(found, place, key=_start) for place in (start, end))
    return list(found[first:last])


def _start(one: Figure | Point) -> int:
    return one.start
