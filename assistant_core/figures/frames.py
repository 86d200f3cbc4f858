"""What the words around a figure say that it is a figure of.

Its own words count first: the part of its sentence that is its alone, or its cell with the labels of row and
column. What they leave open is taken from further off: the sentence, what was said before, headings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant_core.figures import cues
from assistant_core.figures.companies import is_unknown
from assistant_core.figures.layout import Span
from assistant_core.figures.mentions import Mention, last_within
from assistant_core.figures.model import Figure
from assistant_core.figures.outputs import whole
from assistant_core.figures.points import Point, years_named
from assistant_core.figures.reading import MOST_EARLIER, Part, Reading

Names = frozenset[str]
OPINIONS = frozenset({"strong_buy", "buy", "hold", "sell", "buy_or_better", "sell_or_worse"})

_QUARTERLY = re.compile(r"\bquarter(?:ly|s|'s)?\b|\bQ[1-4]\b|\b[1-4]Q(?:\d\d)?\b|분기", re.IGNORECASE)
_TRAILING = re.compile(
    r"\bTTM\b|\bLTM\b|trailing[\s-](?:twelve|12)|(?:last|past) (?:twelve|12) months|(?:last|past) year\b|"
    r"최근\s?(?:12개월|1년|일년)|지난 12개월",
    re.IGNORECASE,
)
_TO_DATE = re.compile(
    r"(?<![\d.,$€£¥₩])(?:9M|6M|[12]H)(?=\d\d\b|\b)|\b(?:nine|six)[\s-]months?\b|\byear[\s-]to[\s-]date\b|\bYTD\b|\b(?:first|second)\shalf\b|"
    r"누적|누계|상반기|하반기|1\s?[~∼-]\s?[23]분기",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(
    r"(?:\b(?:from|versus|vs\.?|against|than|after|over|had\sbeen|used\sto\sbe|compared\s(?:with|to)))\s+"
    r"(?:an?\s|the\s|about\s|its\s|only\s)?(?:[\w'’-]+\s){0,3}?(?:of\s)?[$€£¥₩₹(]?\s*$"
    r"|(?:전분기|직전\s?분기|한\s해\s전의?|1년\s전의?|전년의?)\s*[(]?\s*$",
    re.IGNORECASE,
)
_COMPARED_AFTER = re.compile(r"\s*\)?(?:에서|보다|에\s?비해|이던|였던|에서는)")
_STEP = re.compile(r"\s*(?:\([^)]{0,24}\)\s*)?(?:to|→|->|,?\s*then(?:\sto)?|에서|>)\s*", re.IGNORECASE)
_LISTED = re.compile(
    r"\s*(?:\([^)]{0,24}\)\s*)?(?:,|·|/|and|,\s*and|or|to|→|->|~|–|-|과|와|및|에서|vs\.?|versus)\s*(?:from\s|to\s)?",
    re.IGNORECASE,
)
_WHOLE_AFTER = re.compile(r"[\s*]*(?:of|in)\s|[\s*]*(?:its|the|total)\s", re.IGNORECASE)
_WHOLE_BEFORE = re.compile(r"(?:대비|의|중|기준)\s?(?:약\s?)?$")
_HANGUL = re.compile(r"[가-힣]")
_VERSUS = re.compile(r"\s*(?:대|vs\.?|versus|against|to|,?\s*compared\s(?:with|to))\s*", re.IGNORECASE)
_OPENED = re.compile(r"\s*[:：]?\s*[(]\s*(?:약\s)?[$€£¥₩₹~]?\s*|\s*[:：]\s*")
_RANGE = re.compile(r"\brang|\bbetween\b|범위|구간|사이|오가|오갔", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:from|below|above|than|over|under|against|beat|beats|topped|missed|on)\s(?:the\s|its\s|a\s|an\s|our\s|their\s|current\s)*$",
    re.IGNORECASE,
)
_BASE_AFTER = re.compile(r"(?:을|를|은|는|가|이)?\s?(?:대비|보다|에\s?비해|를\s웃|을\s웃)")
_COMPANY_COMPARED = re.compile(
    r"\b(?:ahead\sof|than|versus|vs\.?|unlike|compared\s(?:with|to)|like|behind|as\s\w+\sas)\s+(?:the\s)?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"(?:(?!\band\b|\bwhile\b|\bversus\b|\bvs\b)[^,;()|。\n])*", re.IGNORECASE)
_EXPECTED = re.compile(
    r"expect|estimat|consensus|forecast|analyst|street|guid|project|예상|추정|전망|컨센서스|애널리스트",
    re.IGNORECASE,
)
_VALUED = re.compile(r"\bvalue\b|\bworth\b|\bvalued\b|discounted|가치", re.IGNORECASE)
_UPSIDE = re.compile(r"upside|downside|상승\s?여력|하락\s?여력", re.IGNORECASE)
_PERCENTAGE = re.compile(r"[\s*]*-?\d+(?:\.\d+)?\s?%[\s*]*")
_OF_ALL = re.compile(
    r"^\W*(?:(?:(?:grand )?total|consolidated|(?:whole )?company)\b|합계|총계|연결|(?:회사 )?전체)",
    re.IGNORECASE,
)
_GRID = re.compile(r"discount|terminal|growth|sensitiv|WACC|할인|성장|민감도", re.IGNORECASE)
_ENDS = {"low": "low", "high": "high", "from": "low", "to": "high"}
_PER_SHARE = {
    "NetIncome": "DilutedEPS",
    "TotalRevenue": "revenue_per_share",
    "StockholdersEquity": "book_value_per_share",
    "FreeCashFlow": "free_cash_flow_per_share",
    "CashDividendsPaid": "DividendPerShare",
    "net_cash": "net_cash_per_share",
}
_FORECASTS = {
    "DilutedEPS": ("eps_average", "eps_low", "eps_high", "eps_estimate"),
    "TotalRevenue": ("revenue_average", "revenue_low", "revenue_high"),
    "price_high": (
        "eps_low",
        "eps_high",
        "revenue_low",
        "revenue_high",
        "price_target_low",
        "price_target_high",
    ),
}


@dataclass(frozen=True)
class Frame:
    """Everything recognised around one figure; what was not recognised is empty, or None."""

    part: Part
    reading: Reading
    tiers: tuple[Names, ...]
    """Lines and ratios named, nearest first."""
    own: bool
    """Whether the first of them stands in the figure's own words."""
    symbols: Names | None
    all_symbols: Names
    """Of every company that the sentence names."""
    points: tuple[Point, ...]
    base: tuple[Point, ...]
    inherited: bool
    """The points are not from the figure's own words."""
    loose: bool
    """The points are from further up than the sentence and may not hold."""
    inside: int = 0
    """How many of the tiers are from its own sentence, or cell and labels."""
    own_company: bool = False
    own_points: tuple[Point, ...] = ()
    """All of the figure's own words, whether or not something is compared with them."""

    @property
    def figure(self) -> Figure:
        return self.part.figure

    @property
    def words(self) -> str:
        return self.reading.text[self.figure.start : self.figure.end]

    @property
    def cell(self) -> bool:
        return self.part.block.kind == "cell"

    @property
    def concepts(self) -> Names:
        return frozenset().union(*self.tiers)

    @property
    def named(self) -> Names:
        """What is named nearest."""
        return self.tiers[0] if self.tiers else frozenset()

    @cached_property
    def shares(self) -> tuple[Names, ...]:
        """What its own words name is the whole, and the part was named before: "27.8% of revenue"."""
        if self.figure.kind not in ("percent", "times", "number") or len(self.tiers) < 2 or not self.spoken:
            return ()
        whole = _WHOLE_AFTER.match(self.reading.plain, self.figure.end) or _WHOLE_BEFORE.search(self.before)
        return (self.tiers[0] | self.tiers[1],) if whole else ()

    @cached_property
    def spoken(self) -> bool:
        """Whether its own words name a line at all."""
        return bool(self.reading.concepts_in((self.part.start, self.part.end), *self.labels))

    @cached_property
    def expected(self) -> bool:
        """Whether the words speak of estimates."""
        before = self.reading.block_before(self.part.block) if not self.cell else None
        asked = [(before.start, before.end)] if before else []
        spans = (self.part.sentence, *self.labels, *self.part.block.heads[:1], *asked)
        return any(_EXPECTED.search(self.reading.plain[slice(*span)]) for span in spans)

    @cached_property
    def compared_with(self) -> Names:
        """What its own words hold it against: the price of "6.6% below the current price"."""
        own = self.reading.concepts_in((self.part.start, self.part.end))
        return _union([mention for mention in own if _is_base(self.reading, mention)])

    @cached_property
    def labels(self) -> list[Span]:
        block = self.part.block
        own = (block.start, block.end)
        return [span for span in (block.row, block.column) if span and span != own]

    @cached_property
    def near(self) -> str:
        """The figure's own words."""
        plain, part = self.reading.plain, self.part
        if self.cell:
            return " ".join(plain[slice(*span)] for span in ((part.start, part.end), *self.labels))
        return plain[part.start : part.end]

    @cached_property
    def before(self) -> str:
        return self.reading.plain[self.part.start : self.figure.start]

    @cached_property
    def after(self) -> str:
        return self.reading.plain[self.figure.end : self.part.end]

    @cached_property
    def said(self) -> str:
        """The whole sentence."""
        return self.reading.plain[slice(*self.part.sentence)]

    @cached_property
    def compared(self) -> bool:
        """The figure is what another one is compared with: "from 383.3 billion"."""
        start = max(self.part.sentence[0], self.figure.start - 60)
        return bool(
            _COMPARED_BEFORE.search(self.reading.plain[start : self.figure.start])
            or _COMPARED_AFTER.match(self.reading.plain, self.figure.end)
        )

    @cached_property
    def run(self) -> list[Figure]:
        """The figures that are listed with it, joined by nothing but commas, arrows and their like."""
        amounts = self.reading.amounts_in(self.part.sentence)
        place = next((i for i, one in enumerate(amounts) if one is self.figure), None)
        if place is None:
            return []
        first = last = place
        while first and self._listed(amounts[first - 1], amounts[first]):
            first -= 1
        while last + 1 < len(amounts) and self._listed(amounts[last], amounts[last + 1]):
            last += 1
        return amounts[first : last + 1]

    def _listed(self, one: Figure, other: Figure) -> bool:
        same = one.kind == other.kind or "number" in (one.kind, other.kind)
        return same and bool(_LISTED.fullmatch(self.reading.plain[one.end : other.start]))

    @cached_property
    def steps(self) -> tuple[int, int] | None:
        """Its place in a row of three or more steps, and how many there are: 99.8 → 97.0 → 93.7."""
        run = self.run
        text = self.reading.plain
        if len(run) < 3 or not all(_STEP.fullmatch(text[a.end : b.start]) for a, b in pairwise(run)):
            return None
        return next(i for i, one in enumerate(run) if one is self.figure), len(run)

    @cached_property
    def moved(self) -> bool:
        """It is the first of "from 25.3% to 24.0%"."""
        amounts = self.reading.amounts_in((self.figure.start, self.part.sentence[1]))
        if len(amounts) < 2 or amounts[1].kind != self.figure.kind or _RANGE.search(self.said):
            return False
        gap = self.reading.plain[self.figure.end : amounts[1].start]
        led = re.search(r"\bfrom\s+(?:[a-z]+\s(?:of\s)?){0,4}[$€£¥₩₹-]?\s*$", self.before[-40:])
        return bool(
            re.fullmatch(r"\s*(?:에서|→|->)\s*", gap)
            or (led and re.fullmatch(r"\s*(?:up\s|down\s)?to\s*(?:[a-z]+\s(?:of\s)?){0,4}[$€£¥₩₹-]?", gap))
        )

    @cached_property
    def follows_percent(self) -> bool:
        """Whether a percentage stands before it in its sentence: "7.0% after 8.1%"."""
        before = [one for one in self.reading.amounts_in(self.part.sentence) if one.end <= self.figure.start]
        return bool(before) and before[-1].kind == self.figure.kind == "percent"

    @cached_property
    def frequency(self) -> str:
        block, text = self.part.block, self.reading.text
        corner = [block.corner] if block.corner else []
        for span in (
            (self.part.start, self.part.end),
            *self.labels,
            self.part.sentence,
            *corner,
            *block.heads,
        ):
            said = text[slice(*span)]
            if span not in block.heads and _TO_DATE.search(said):
                return "to_date"
            if _TRAILING.search(said):
                return "trailing"
            if _QUARTERLY.search(said):
                return "quarterly"
        return ""

    @cached_property
    def others(self) -> list[Figure]:
        """The percentages of the same sentence, or of the cell's row and column."""
        spans = [self.part.sentence, *self.labels]
        return [f for span in spans for f in self.reading.amounts_in(span) if f.kind == "percent"]

    @cached_property
    def years(self) -> int | None:
        return years_named(self.near)


def frame(reading: Reading, part: Part) -> Frame:
    if part.block.kind == "cell":
        return _cell(reading, part)
    tiers, inside, own = _named(reading, part)
    symbols, together, own_company = _company(reading, part)
    points, base, inherited, loose = _times(reading, part)
    return Frame(
        part, reading, tiers, own, symbols, together, tuple(points), tuple(base), inherited, loose,
        inside, own_company, tuple(_own_points(reading, part)),
    )  # fmt: skip


def _union(found: list[Mention]) -> Names:
    return frozenset().union(*(mention.names for mention in found))


def _named(reading: Reading, part: Part) -> tuple[tuple[Names, ...], int, bool]:
    """Lines and ratios, nearest first; how many of these the sentence names; whether its own words do."""
    if listed := _in_order(reading, part, reading.concepts_in(part.sentence)):
        return (listed.names,), 1, True
    if names := _listed_names(reading, part):
        return (names,), 1, True
    own = reading.concepts_in(part.clause) or reading.concepts_in((part.start, part.end))
    own = own or _of_run(reading, part)
    tiers = []
    counted = part.figure.kind in ("number", "count")
    strong = any(
        (not mention.weak or (counted and mention.names & OPINIONS)) and not _is_base(reading, mention)
        for mention in own
    )
    if own:
        tiers.append(_union(own))
    before = reading.concepts_in((part.sentence[0], part.figure.start))
    rest = [one for one in before if one not in own]
    words = reading.plain[part.start : part.end]
    if rest and not own and part.figure.kind == "percent" and cues.is_growth(words):
        # A change is that of the line named last: "interest paid was 8.6 trillion, 3.0% less".
        last = [one for one in rest if one.end <= part.start and not one.weak][-1:]
        tiers.append(_union(last or rest))
    elif rest:
        tiers.append(_union(rest))
    elif after := reading.concepts_in((part.figure.end, part.sentence[1])):
        tiers.append(_union(after))
    inside = len(tiers)
    for span in (*_above(reading, part), *_paragraph_before(reading, part)):
        if found := reading.concepts_in(span):
            tiers.append(_union(found))
    widened = (_widened(reading, part, names, place == 0 and bool(own)) for place, names in enumerate(tiers))
    return tuple(widened), inside, strong


def _of_run(reading: Reading, part: Part) -> list[Mention]:
    """What is named right before the list or row of steps that the figure stands in."""
    amounts = reading.amounts_in(part.sentence)
    place = next((at for at, one in enumerate(amounts) if one is part.figure), 0)
    first = place
    while (
        first
        and amounts[first - 1].kind == part.figure.kind
        and (_LISTED.fullmatch(reading.plain[amounts[first - 1].end : amounts[first].start]))
    ):
        first -= 1
    if first == place:
        return []
    start = amounts[first - 1].end if first else part.sentence[0]
    return reading.concepts_in((start, amounts[first].start))


def _is_base(reading: Reading, mention: Mention) -> bool:
    """What something is compared with: "0.6% above the previous close"."""
    before = reading.plain[max(0, mention.start - 24) : mention.start]
    return bool(_BASE.search(before) or _BASE_AFTER.match(reading.plain, mention.end))


def _listed_names(reading: Reading, part: Part) -> Names | None:
    """In "gross 46.2%, operating 29.8%, net 24.0%. In 2023 they were 43.8%, 27.9% and 22.3%" by its place."""
    amounts = reading.amounts_in(part.sentence)
    run = [one for one in amounts if one.kind == part.figure.kind]
    if len(run) < 3 or run != amounts or reading.concepts_in(part.sentence):
        return None
    place = next((i for i, one in enumerate(run) if one is part.figure), None)
    before = [span for span in reading.sentences(part.block) if span[1] <= part.sentence[0]]
    named = reading.concepts_in(before[-1]) if before else []
    return named[place].names if place is not None and len(named) == len(run) else None


def _above(reading: Reading, part: Part) -> Iterator[Span]:
    """What was said before the sentence, nearest first."""
    spans = reading.sentences(part.block) if part.block.kind != "cell" else []
    earlier = [span for span in spans if span[1] <= part.sentence[0]]
    yield from reversed(earlier[-MOST_EARLIER:])
    yield from part.block.heads


def _paragraph_before(reading: Reading, part: Part) -> Iterator[Span]:
    """Lines and companies go on from there, times do not."""
    if part.block.kind != "cell" and (before := reading.block_before(part.block)):
        yield reading.sentences(before)[-1]


def _in_order(reading: Reading, part: Part, found: list[Mention]) -> Mention | None:
    """In "A, B and C of 1, 2 and 3" the one that is this figure's by its place."""
    if not re.search(r"respectively|각각", reading.plain[slice(*part.sentence)]):
        return None
    run = [f for f in reading.amounts_in(part.sentence) if f.kind == part.figure.kind]
    place = next((i for i, one in enumerate(run) if one is part.figure), -1)
    if not run or place < 0:
        return None
    named = [m for m in found if m.end <= run[0].start] or [m for m in found if m.start >= run[-1].end]
    return named[place] if len(named) == len(run) > 1 else None


def _aligned(reading: Reading, part: Part) -> Names | None:
    """In "the P/E is 12.4 against 6.5" the company that is this figure's by its place."""
    amounts = reading.amounts_in(part.sentence)
    place = next((i for i, one in enumerate(amounts) if one is part.figure), None)
    if place is None:
        return None
    for first in (place, place - 1):
        pair = amounts[max(0, first) : first + 2]
        if first < 0 or len(pair) < 2 or not _VERSUS.fullmatch(reading.plain[pair[0].end : pair[1].start]):
            continue
        spoken = [one.names for one in reading.companies_in((part.block.start, pair[0].start))]
        distinct = list(dict.fromkeys(names for names in spoken if not is_unknown(names)))
        return distinct[place - first] if len(distinct) == 2 else None
    return None


def _company(reading: Reading, part: Part) -> tuple[Names | None, Names, bool]:
    """Whom the figure is of, all whom the sentence names, whether its own words name it."""
    inside = reading.companies_in(part.sentence)
    together = _union(inside)
    if listed := _in_order(reading, part, inside):
        return listed.names, together, True
    meant = [
        one for one in inside if not _COMPANY_COMPARED.search(reading.plain[: one.start][-24:])
    ] or inside
    if (last := [one for one in inside if one.end <= part.figure.start][-1:]) and (
        reading.plain[last[0].end : part.figure.start].strip(" *'’s") == "("
    ):
        return last[0].names, together, True
    own = [one for one in meant if part.start <= one.start and one.end <= part.end]
    if own:
        before = [one for one in own if one.end <= part.figure.start]
        return (before or own)[-1 if before else 0].names, together, True
    ahead = _AHEAD.match(reading.plain, part.figure.end, part.sentence[1])
    if ahead and (
        found := [
            one
            for one in meant
            if part.figure.end <= one.start <= ahead.end() and reading.plain[one.start].isascii()
        ]
    ):
        return found[0].names, together, True
    if aligned := _aligned(reading, part):
        return aligned, together, True
    before = [one for one in meant if one.end <= part.figure.start]
    if before:
        return before[-1].names, together, False
    for span in (*_above(reading, part), *_paragraph_before(reading, part)):
        known = [one for one in reading.companies_in(span) if not is_unknown(one.names)]
        if known:
            return known[0].names, together, False
    earlier = last_within(reading.known_companies, reading.section(part.block), part.sentence[0])
    if earlier:
        return earlier.names, together, False
    return (together if len(together) == 1 else None), together, False


def _own_points(reading: Reading, part: Part) -> list[Point]:
    """Those of its own words; of a bracket, also the one right before it: "since August 1 (202.38)"."""
    before = reading.points_in((part.sentence[0], part.figure.start))[-1:]
    if before and _OPENED.fullmatch(reading.plain[before[0].end : part.figure.start]):
        return before
    return reading.points_in((part.start, part.end))


def _times(reading: Reading, part: Part) -> tuple[list[Point], list[Point], bool, bool]:
    """Those of the level or the end of a change, those that it is compared with."""
    inside = reading.points_in(part.sentence)
    listed = [one for one in inside if not one.relative]
    run = [f for f in reading.amounts_in(part.sentence) if f.kind == part.figure.kind]
    if len(listed) == len(run) > 1 and re.search(r"respectively|각각", reading.plain[slice(*part.sentence)]):
        place = next((i for i, one in enumerate(run) if one is part.figure), -1)
        if place >= 0:
            return [listed[place]], [], False, False
    own = _own_points(reading, part)
    inside = outside_brackets(reading, inside, part)
    base = [one for one in own if one.base]
    level = [one for one in own if not one.base]
    if level:
        return level, base, False, False
    before = [one for one in inside if one.end <= part.start]
    base = base or [one for one in before if one.base][-1:]
    level = [one for one in before if not one.base]
    if level:
        group = level[-1].group
        return (
            [one for one in level if one.group == group],
            base,
            True,
            _is_of_another(reading, part, level[-1]),
        )
    # In Korean, a time stands before what is of it.
    korean = _HANGUL.search(reading.plain, *part.sentence)
    later = [one for one in inside if one.start >= part.end and not one.base and not one.relative]
    after = [] if korean else later
    for span in _above(reading, part):
        found = [one for one in reading.points_in(span) if not one.base and not one.relative]
        if span not in part.block.heads:
            # What a sentence says before its first figure holds for the next one, too.
            first = next((one.start for one in reading.amounts_in(span)), span[1])
            named = next((one.start for one in reading.concepts_in(span)), first)
            found = [one for one in found if one.start < min(first, named)]
        if found := outside_brackets(reading, found, part):
            another = len(found) > 1 or _is_of_another(reading, part, found[-1])
            return found, base, True, another or span not in part.block.heads
    if topic := reading.topic:
        return [topic], base, True, True
    return after[:1], base, True, True


def outside_brackets(reading: Reading, found: list[Point], part: Part) -> list[Point]:
    """Without those of remarks in brackets, which hold for what stands there; but for the part's own."""
    return [one for one in found if part.start <= one.start < part.end or not reading.in_brackets(one.start)]


def _is_of_another(reading: Reading, part: Part, point: Point) -> bool:
    """Whether the text went on to another company since it named the time."""
    before = last_within(reading.companies, part.block.start, point.start)
    since = last_within(reading.companies, point.end, part.figure.end)
    since = since or next(iter(reading.companies_in((part.start, part.end))), None)
    return bool(since and before) and since.names != before.names  # type: ignore[union-attr]


def _cell(reading: Reading, part: Part) -> Frame:
    block = part.block
    cell = (block.start, block.end)
    labels = [span for span in (block.row, block.column) if span and span != cell]
    own = reading.concepts_in(cell, *labels)
    tiers = [_union(own)] if own else _grid(reading, part, labels)
    corner = [block.corner] if block.corner else []
    for span in (*corner, *block.heads):
        if found := reading.concepts_in(span):
            tiers.append(_union(found))
    said = " ".join(reading.plain[slice(*span)] for span in (cell, *labels))
    tiers = [_meant(reading, part, names, said, bool(own)) for names in tiers]
    level: list[Point] = []
    base: list[Point] = []
    for span in (cell, *labels):
        told = [p for p in reading.points_in(span) if p.start != part.figure.start]
        base += [p for p in told if p.base or p.relative == "prev"]
        level = level or [p for p in told if not p.base and p.relative != "prev"]
    inherited = not level
    if inherited:
        for span in (*corner, *block.heads):
            if level := [one for one in reading.points_in(span) if not one.base and not one.relative]:
                break
    named = next((_union(found) for span in (cell, *labels) if (found := reading.companies_in(span))), None)
    symbols = named
    if symbols is None:
        for span in (*corner, *block.heads):
            if len(one := _union(reading.companies_in(span))) == 1:
                symbols = one
                break
        else:
            earlier = last_within(reading.known_companies, reading.section(block), block.start)
            symbols = earlier.names if earlier else None
    if symbols and named is None and any(_OF_ALL.search(reading.plain[slice(*span)]) for span in labels):
        symbols = frozenset(map(whole, symbols))  # below the figures of its parts
    return Frame(
        part, reading, tuple(tiers), bool(own), symbols, named or frozenset(), tuple(level), tuple(base),
        inherited, inherited, 1 if own else 0, named is not None,
    )  # fmt: skip


def _grid(reading: Reading, part: Part, labels: list[Span]) -> list[Names]:
    """Of a table of values by two rates, whose labels are percentages."""
    block, plain = part.block, reading.plain
    if len(labels) == 2 and all(_PERCENTAGE.fullmatch(plain[slice(*span)]) for span in labels):
        return [frozenset({"value_per_share"})]
    if _PERCENTAGE.fullmatch(plain[block.start : block.end]) and len(labels) < 2:
        heads = " ".join(
            plain[slice(*span)] for span in (*block.heads, *([block.corner] if block.corner else []))
        )
        if _GRID.search(heads) or block.row is None:
            return [frozenset({"discount_rate", "terminal_growth"})]
    return []


def _widened(reading: Reading, part: Part, names: Names, own: bool) -> Names:
    return _meant(reading, part, names, reading.plain[slice(*part.sentence)], own)


def _meant(reading: Reading, part: Part, names: Names, said: str, own: bool) -> Names:
    """With what words around the figure make of the names: per share, expected, below the price."""
    figure, more = part.figure, set(names)
    before, after = (
        reading.plain[max(part.start, figure.start - 10) : figure.start],
        reading.plain[figure.end : part.end],
    )
    per_share = re.match(
        r"[\s*]*(?:per|a|each)\s(?:diluted\s|basic\s|ordinary\s|common\s)?(?:share|unit|ADS|ADR)", after
    ) or re.search(r"주당\s*$", before)
    if per_share:
        more |= {_PER_SHARE[name] for name in names if name in _PER_SHARE}
        more |= {"-DilutedEPS"} if "-NetIncome" in names else set()
    more |= {one for name in names for one in _FORECASTS.get(name, ())}
    if figure.kind == "percent" and figure.sign and any(n.startswith("price_target") for n in names):
        more.add("upside")
    if figure.kind == "percent":
        beside = re.match(r"\s*(?:below|above|lower|higher|upside|downside|낮|높|저평가|고평가|할인)", after)
        if beside or _UPSIDE.search(said) or ("price" in names and _VALUED.search(said)):
            more.add("upside")
        if "FreeCashFlow" in names and re.search(
            r"per year|a year|annually|매년|연간", after[:16] + before[-8:]
        ):
            more.add("growth_assumption")
        rates = {"discount_rate", "terminal_growth"}
        if not own and names & (rates | {"value_per_share", "sensitivity"}):
            more |= rates
    if any(name.startswith("price_target_") for name in names):
        more |= {f"price_target_{name}" for name in ("mean", "median", "high", "low")}
    role = _ENDS.get(figure.role, "") if _RANGE.search(said) else figure.role
    if role in ("low", "high"):
        more |= {f"{name}_{role}" for name in ("price", "day", "year") if "price" in names} | {role}
        more |= {f"price_target_{role}" for name in names if name.startswith("price_target")}
    if figure.kind == "money" and "price_to_earnings" in names:
        more |= {"DilutedEPS", "NetIncome"}
    if figure.kind == "money" and names and names <= {"discount_rate", "terminal_growth"}:
        more.add("value_per_share")
    return frozenset(more)
