"""Figures in sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from assistant_core.figures.context import Context
from assistant_core.figures.mentions import Mention, last_within, within
from assistant_core.figures.model import Figure
from assistant_core.figures.points import Point
from assistant_core.figures.scope import Scope, is_unknown, outside_brackets, splits, union, without
from assistant_core.figures.widening import widened

_LINK = re.compile(
    r"(?:[\s*(:=|]|\b(?:of|was|were|is|are|at|reached|totall?ed|came|in|stood|hit|equals?|about|around|roughly|"
    r"approximately|nearly|over|a|the|only|just|still|remains?|remained|stands|amounted|to|ended|now|USD|with|by)\b|"
    r"은|는|이|가|도|의|로|약|총|무려|각각|,\s?각각)*"
)
_ADJACENT = re.compile(
    r"[\s*]*(?:(?:in|of|on|for|from|as|worth of|in terms of|의|인|짜리|an|a)[\s*]+)?"
    r"(?:(?:annual|total|its|the|quarterly|trailing|fiscal|diluted|reported|consolidated|net|positive|negative|full-year)[\s*]+)*"
)
_POSSIBLE_LINK = re.compile(
    r"(?:[\s*()]|\b(?:in|for|at|as|of|on|during|by|through|the|fiscal|year|years|ended|ending|to|fy|close|end|between|following|next|coming|annual|its|"
    r"that|reported|calendar|full|market|per|share|diluted|basic)\b|기준|종가|말|의|에|회계연도)*",
    re.IGNORECASE,
)
_COMPANY_LINK = re.compile(r"[\s*()]*(?:(?:for|at|by|from|of)\s+)?(?:the\s+)?[\s*(]*", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;；]|\s[—–]\s|,\s(?=while|whereas|but|and|although|though|with)|(?:이며|으며|지만|하며|했고|하고|이고|이나|으나),?\s"
)
_COMPARED = re.compile(
    r"\b(?:ahead of|than|versus|vs\.?|unlike|compared (?:with|to)|like|behind)\s+$", re.IGNORECASE
)
_FROM_BEFORE = re.compile(
    r"\b(?:from|versus|vs\.?|against|than|after|compared (?:with|to))\s+"
    r"(?:an?\s|the\s|about\s)?(?:[\w'’-]+\s){0,3}?(?:of\s)?[$€£¥₩₹]?\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:to|~|–|-|and|or|,|,\s*and|→|->|과|와|및|에서)\s*", re.IGNORECASE)
_STEP = re.compile(r"\s*(?:\([^)]{0,24}\)\s*)?(?:to|→|->|,?\s*then(?:\sto)?|에서)\s*", re.IGNORECASE)

MOST_EARLIER = 50
"""Sentences of its paragraph in front of a figure's own that may say what it is of."""
LONGEST_CLAUSE = 400
"""Characters in front of a figure that may say what kind of statement it is in."""
MOST_BETWEEN = 20
"""Figures that may stand between two of a chain."""
MOST_TOGETHER = 20
"""Points in time that are named together."""

_HEADS = re.compile(r"[\s:]{1,2}(?:약\s)?[$€£¥₩₹]?")
"""Between a time and the amount that it heads."""
_PRONOUN = re.compile(
    r"\b(?:its?|their|the\s(?:company|group|firm)(?:'s)?)\b|이\s?회사|동사|회사[의는]", re.IGNORECASE
)


class Prose(Scope):
    def context(self) -> Context:
        figure, reading = self.figure, self.reading
        spans = reading.sentences(self.block)
        place = bisect_right(spans, figure.start, key=itemgetter(0)) - 1
        if not (place >= 0 and figure.start < spans[place][1]):
            place = len(spans) - 1
        self.sentence = spans[place]
        self.earlier = spans[max(0, place - MOST_EARLIER) : place]
        self.amounts = reading.amounts_in(*self.sentence)
        self.place = bisect_left(self.amounts, figure.start, key=attrgetter("start"))
        before = self.amounts[max(0, self.place - 1) : self.place]
        after = [f for f in self.amounts[self.place : self.place + 2] if f.start >= figure.end]
        self.previous = before[0].end if before else self.sentence[0]
        self.next = after[0].start if after else self.sentence[1]
        clause = [m.end() for m in _CLAUSE.finditer(self.text, self.sentence[0], figure.start)]
        self.clause = max([self.sentence[0], *clause])
        clause_ends = [m.start() for m in _CLAUSE.finditer(self.text, figure.end, self.sentence[1])]
        self.clause_end = min([self.sentence[1], *clause_ends])
        concepts, sure, own = self._concepts()
        level, base, loose, inherited = self._points()
        compared = (
            not self.owned
            and self.previous > self.sentence[0]
            and bool(
                _FROM_BEFORE.search(self._before(200))
                or re.match(r"\s*(?:에서|보다|에 비해)", self.text[figure.end : self.sentence[1]])
            )
        )
        return Context(
            symbols=self._company(),
            all_symbols=self.names_in(self.sentence),
            concepts=concepts,
            sure=sure,
            own=own,
            points=tuple(level),
            base=tuple(base),
            loose=loose,
            inherited=inherited,
            compared=compared,
            moved=not self.owned and self._moves(),
            chained=not self.owned and self._is_chained(),
            near=self.text[max(self.clause, figure.start - LONGEST_CLAUSE) : min(self.clause_end, self.next)],
            before=self.text[max(self.previous, figure.start - LONGEST_CLAUSE) : figure.start],
            after=self.text[figure.end : self.next],
            frequency=self.frequency(self.sentence, *self.block.heads),
            others=self._percentages(),
        )

    def _moves(self) -> bool:
        gap = self.text[self.figure.end : self.next] if self.next < self.sentence[1] else ""
        led = re.search(r"\bfrom\s+(?:an?\s|a loss of\s|about\s)?[$€£¥₩₹-]?\s*$", self._before(40))
        return bool(
            re.fullmatch(r"\s*에서\s*", gap)
            or (led and re.fullmatch(r"\s*to\s*(?:about\s|a\s)?(?:loss of\s)?", gap))
        )

    def _is_chained(self) -> bool:
        near = self.amounts[max(0, self.place - MOST_BETWEEN) : self.place + MOST_BETWEEN]
        run = [f for f in near if f.end <= self.sentence[1] and f.kind == self.figure.kind]
        place = run.index(self.figure) if self.figure in run else 0
        around = run[max(0, place - 2) : place + 3]
        steps = [bool(_STEP.fullmatch(self.text[a.end : b.start])) for a, b in pairwise(around)]
        return any(one and other for one, other in pairwise(steps))

    def _percentages(self) -> tuple[Figure, ...]:
        """Of the clause if it has two, else of the sentence."""
        for start, end in ((self.clause, self.clause_end), self.sentence):
            found = [f for f in self.amounts if f.kind == "percent" and start <= f.start < end]
            if len(found) > 1:
                break
        return tuple(found)

    def _concepts(self) -> tuple[frozenset[str], bool, bool]:
        names, sure, own = self._named()
        return (
            widened(
                names,
                self.figure,
                self._before(10),
                self.text[self.figure.end : self.sentence[1]],
                self.text[slice(*self.sentence)],
                own,
            ),
            sure,
            own,
        )

    def _before(self, most: int) -> str:
        return self.text[max(self.sentence[0], self.figure.start - most) : self.figure.start]

    def _named(self) -> tuple[frozenset[str], bool, bool]:
        listed = self._respectively(self.reading.concepts)
        if listed:
            return listed.names, True, True
        before = self.reading.amount_ending.get(self.previous)
        if (
            before
            and before.kind == self.figure.kind
            and _JOINED.fullmatch(self.text[before.end : self.figure.start])
            and not self._after()
        ):
            joined = (
                self.reading.contexts.get(before.start) or Prose(self.reading, before, self.block).context()
            )
            return joined.concepts, joined.sure, joined.own
        start = max(self.previous, self.clause)
        near = within(self.reading.concepts, start, self.figure.start)
        near = outside_brackets(self.reading, near, self.figure.start) or near
        after = self._after()
        earlier = [
            m
            for m in within(self.reading.concepts, self.sentence[0], self.figure.start)
            if not self._is_whole(m)
        ]
        if self.figure.kind == "percent" and self._of_whole(near, after):
            near = [*[m for m in earlier if not m.weak and m not in near][-1:], *near]
            return union([*near, *after]), True, True
        if near and _LINK.fullmatch(self.text[near[-1].end : self.figure.start]) and not near[-1].weak:
            return union([*self._together(near), *after]), True, True
        if after and not near:
            return union(after), True, True
        if not near and not after and self.figure.kind == "percent" and self._before(2) == "의 ":
            return union([m for m in earlier if not m.weak][-2:]), True, True
        names = union([*near, *after])
        if not near or all(mention.weak for mention in near):
            names |= union(([one for one in earlier if not one.weak] or earlier)[-1:])
        if names:
            return names, True, bool(near or after)
        ahead = within(self.reading.concepts, self.figure.end, min(self.next, self.clause_end))
        if ahead:
            return union(ahead[:1]), True, False
        for span in reversed(self.earlier):
            if found := within(self.reading.concepts, *span):
                return union(found), False, False
        return self.concepts_above(), False, False

    def _of_whole(self, near: list[Mention], after: list[Mention]) -> bool:
        """27.8% of revenue, 매출 대비 27.8%: the part was named before."""
        if after and not near:
            return self.text[self.figure.end : after[0].start].split()[:1] == ["of"]
        return len(near) == 1 and bool(
            re.fullmatch(r"\s*(?:의|대비)\s*(?:약\s)?", self.text[near[0].end : self.figure.start])
        )

    def _is_whole(self, mention: Mention) -> bool:
        """The revenue of "8.0% of revenue"."""
        before = self.text[max(0, mention.start - 14) : mention.start]
        return bool(
            re.search(r"%\s+of\s+(?:its\s|total\s)?$", before)
            or re.match(r"(?:의|\s?대비)\s?[\d.]+\s?%", self.text[mention.end : mention.end + 40])
        )

    def _together(self, near: list[Mention]) -> list[Mention]:
        """The last name and those that belong to it: "debt against equity"."""
        first = len(near) - 1
        amount = self.figure.kind in ("money", "number")
        while first and not splits(self.text, near[first - 1], near[first], amount):
            first -= 1
        return near[first:]

    def _after(self) -> list[Mention]:
        """The line named right after the figure: "391.0 billion in revenue", "46.2% of revenue"."""
        found = within(self.reading.concepts, self.figure.start + 1, self.sentence[1])[:1]
        if found and found[0].start < self.figure.end < found[0].end:
            return found  # "44.4 times earnings"
        if (
            found
            and found[0].start <= self.next
            and _ADJACENT.fullmatch(self.text[self.figure.end : found[0].start])
        ):
            return found
        return []

    def _respectively(self, found: Sequence[Mention]) -> Mention | None:
        """In "A, B and C of 1, 2 and 3" the one that is this figure's by its place."""
        said = self.text[slice(*self.sentence)]
        if not re.search(r"respectively|각각", said):
            return None
        run = [f for f in self.amounts if f.kind == self.figure.kind]
        place = run.index(self.figure) if self.figure in run else -1
        named = within(found, self.sentence[0], run[0].start) if run else []
        named = named or (within(found, run[-1].end, self.sentence[1]) if run else [])
        return named[place] if len(named) == len(run) > 1 and place >= 0 else None

    def _company(self) -> frozenset[str] | None:
        figure, reading = self.figure, self.reading
        after = within(reading.companies, figure.end, self.sentence[1])
        if listed := self._respectively(reading.companies):
            return listed.names
        if after and after[0].start <= self.next:
            gap = without(self.text, figure.end, after[0].start, reading.concepts)
            if gap.strip(" *(") and _COMPANY_LINK.fullmatch(gap):
                return after[0].names
        before = within(reading.companies, self.sentence[0], figure.start)
        kept = [m for m in before if not (len(before) > 1 and self._is_compared(m))]
        if kept:
            return kept[-1].names
        mentioned = (within(reading.companies, *span) for span in reversed(self.earlier))
        known = ([m for m in found if not is_unknown(m.names)] for found in mentioned)
        earlier = next((found[-1].names for found in known if found), None)
        if earlier and _PRONOUN.search(self.text[self.sentence[0] : figure.start]):
            return earlier
        if len(names := frozenset().union(*(m.names for m in after))) == 1:
            return names
        if earlier:
            return earlier
        return self.company_above()

    def _is_compared(self, mention: Mention) -> bool:
        compared = _COMPARED.search(self.text[max(0, mention.start - 20) : mention.start])
        return bool(compared) and self.text[mention.end : mention.end + 1] in (",", ".", ":")

    def _points(self) -> tuple[list[Point], list[Point], bool, bool]:
        figure = self.figure
        inside = self.points_in(self.sentence)
        after = [p for p in inside if figure.end <= p.start and p.end <= min(self.next, self.clause_end)]
        before = [p for p in inside if p.end <= figure.start]
        base = [p for p in after if p.base]
        seg = max(self.previous, self.clause)
        base += [p for p in before if p.base and p.start >= seg and not self._touches(p)]
        if not base:
            base += [p for p in before if p.base and p.start >= self.clause and not self._touches(p)]
        self.owned = True
        if listed := self._listed_point(inside):
            return [listed], base, False, False
        owned = [p for p in after if self._links(p)]
        if owned:
            group = [p for p in after if p.group == owned[0].group] if len(after) > 1 else owned[:1]
            return group, [p for p in base if p not in group], False, False
        touching = [p for p in before if self._touches(p)]
        if touching:
            return touching[-1:], [p for p in base if p is not touching[-1]], False, False
        self.owned = False
        level = [
            p for p in outside_brackets(self.reading, before, figure.start, with_figure=True) if not p.base
        ]
        level = [p for p in level if p.relative != "prev" or p.start >= max(self.previous, self.clause)]
        if level:
            owned_before = self._is_owned(level[-1]) and level[-1].end <= self.clause
            loose = owned_before or self._is_of_another(level[-1])
            return [p for p in level if owned_before or p.group == level[-1].group], base, loose, False
        for span in reversed(self.earlier):
            if found := [p for p in self.points_in(span) if not p.base and not p.relative]:
                return found, base, len(found) > 1 or self._is_of_another(found[-1]), True
        found, loose = self.points_above()
        if not found:
            found, loose = self._points_before(), True
        return found, base, loose, True

    def _is_of_another(self, point: Point) -> bool:
        """Whether the text went on to another company since it named the time."""
        before = last_within(self.reading.companies, self.block.start, point.start)
        since = last_within(self.reading.companies, point.end, self.figure.start)
        return bool(since and before) and since.names != before.names  # type: ignore[union-attr]

    def _is_owned(self, point: Point) -> bool:
        """Whether an amount stands right before it: "110.0 million in 2024"."""
        before = [f for f in self.amounts if f.end <= point.start]
        return bool(before) and bool(_POSSIBLE_LINK.fullmatch(self.text[before[-1].end : point.start]))

    def _listed_point(self, inside: list[Point]) -> Point | None:
        if not re.search(r"respectively|각각", self.text[slice(*self.sentence)]):
            return None
        run = [f for f in self.amounts if f.kind == self.figure.kind]
        if self.figure in run and len(inside) == len(run) > 1:
            return inside[run.index(self.figure)]
        return None

    def _links(self, point: Point) -> bool:
        """391.0 billion USD in fiscal 2024; but not ... 391.0 billion, 2023: ..."""
        if point.start > self.next or (
            point.relative == "prev" and self.next < self.sentence[1] and self.next - point.end <= 2
        ):
            return False
        if self.next < self.sentence[1] and _HEADS.fullmatch(self.text[point.end : self.next]):
            return False  # 46.2% (2023: 44.1%)
        bare = self.text[self.figure.end : point.start].strip(" *)(")
        if (
            point.base
            and not bare
            and not point.relative
            and not re.match(r"[\s)]*(?:에서|보다)", self.text[point.end : self.block.end][:40])
        ):
            return False
        gap = without(self.text, self.figure.end, point.start, self.reading.concepts, self.reading.companies)
        return bool(_POSSIBLE_LINK.fullmatch(gap)) and not re.match(
            r"\s*[:=]", self.text[point.end : point.end + 40]
        )

    def _touches(self, point: Point) -> bool:
        """2023-09-30 (383.3 billion); 2023: 383.3; 2023년 3,833억."""
        gap = self.text[point.end : self.figure.start]
        return (
            bool(re.fullmatch(r"[\s*]*(?:[(:=]|의)?[\s*]*(?:약\s)?", gap)) and point.end <= self.figure.start
        )

    def _points_before(self) -> list[Point]:
        levels, section = self.reading.levels, self.reading.section(self.block)
        last = bisect_right(levels, self.block.start, key=lambda point: point.end)
        near = [p for p in levels[max(0, last - MOST_TOGETHER) : last] if p.start >= section]
        return [p for p in near if p.group == near[-1].group]
