"""What differs between two texts of a filing: paragraphs added, removed and changed, told from moved ones.

Equal paragraphs are found by their words, similar ones by the word triples that they share (an index, so not
every pair is tried); only such pairs are compared word by word.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant_core.market.edgar.sections import Block, Document
from assistant_core.market.edgar.words import difference

WORD = re.compile(r"\w+")
SHINGLE, SHORT = 3, 8
ALIKE, ALIKE_SHORT = 0.3, 0.5
"""So much of their triples, or words of short ones, must two paragraphs share to be one that was changed."""
SURE = 0.6
COMMON = 40
"""A triple that so many paragraphs have tells none of them apart."""
MOST_CANDIDATES = 8
Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """`new` and `old` are blocks of the two documents, None where it is in one alone.

    `text` is the paragraph; of a changed one the words that differ are marked, `[-old-]` and `{+new+}`.
    `within` counts the paragraphs under an added or removed heading that came or went with it.
    """

    kind: Kind
    new: int | None
    old: int | None
    text: str
    weight: float
    is_heading: bool
    is_moved: bool = False
    within: int = 0
    figures_only: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes, the most important first."""

    changes: tuple[Change, ...]
    unchanged: int
    moved: int
    """Paragraphs whose words are the same at another place."""
    tables: tuple[int, int]
    """How many there are, which are not compared: in the old, in the new."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    at: int
    text: str
    words: tuple[str, ...]
    is_heading: bool
    above: int
    """The block of its heading."""

    def shingles(self) -> set[tuple[str, ...]]:
        size = 1 if len(self.words) < SHORT else SHINGLE
        return {self.words[at : at + size] for at in range(len(self.words) - size + 1)}


def compare(old: Document, old_blocks: range, new: Document, new_blocks: range) -> Changes:
    """What `new` says otherwise than `old`; the headings of the compared sections are left out."""
    before, after = list(_paragraphs(old, old_blocks)), list(_paragraphs(new, new_blocks))
    pairs = _equal(before, after)
    similar = _similar(before, after, pairs)
    similar |= _renamed(before, after, pairs | similar)
    order = _in_order(sorted({**pairs, **similar}.items()))
    moved = {at for at in pairs if at not in order}
    changed = [_changed(before[was], after[at], at not in order) for at, was in similar.items()]
    taken = {*pairs.values(), *similar.values()}
    added = [one for at, one in enumerate(after) if at not in pairs and at not in similar]
    removed = [one for at, one in enumerate(before) if at not in taken]
    changes = [*changed, *_alone("added", new, added), *_alone("removed", old, removed)]
    changes.sort(key=lambda one: (-one.weight, one.new if one.new is not None else one.old or 0))
    tables = tuple(
        sum(document.blocks[at].kind == "table" for at in blocks)
        for document, blocks in ((old, old_blocks), (new, new_blocks))
    )
    return Changes(tuple(changes), len(pairs) - len(moved), len(moved), (tables[0], tables[1]))


def _paragraphs(document: Document, blocks: range) -> Iterator[_Paragraph]:
    for at in blocks[1:] if len(blocks) > 1 else blocks:
        block: Block = document.blocks[at]
        words = tuple(WORD.findall(block.text.lower()))
        if block.kind != "table" and words:
            yield _Paragraph(at, block.text, words, block.kind == "heading", block.above)


def _equal(before: Sequence[_Paragraph], after: Sequence[_Paragraph]) -> dict[int, int]:
    """By the place of a new paragraph, that of the old one with the same words."""
    places: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for at, one in enumerate(before):
        places[one.words].append(at)
    return {at: places[one.words].popleft() for at, one in enumerate(after) if places.get(one.words)}


def _similar(
    before: Sequence[_Paragraph], after: Sequence[_Paragraph], pairs: dict[int, int]
) -> dict[int, int]:
    """Pairs of paragraphs that have much in common, the most alike first."""
    taken = set(pairs.values())
    shingles = {at: one.shingles() for at, one in enumerate(before) if at not in taken}
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, said in shingles.items():
        for shingle in said:
            having[shingle].append(at)
    scores: list[tuple[float, int, int, int]] = []
    for at, one in enumerate(after):
        if at in pairs:
            continue
        said = one.shingles()
        shared = Counter(
            was
            for shingle in said
            if len(having.get(shingle, ())) <= COMMON
            for was in having.get(shingle, ())
        )
        for was, _ in shared.most_common(MOST_CANDIDATES):
            both = len(said & shingles[was])
            score = 2 * both / (len(said) + len(shingles[was]))
            enough = ALIKE_SHORT if min(len(one.words), len(before[was].words)) < SHORT else ALIKE
            # What was bold may be plain by now; else a heading is like its text by chance.
            if score >= (enough if one.is_heading == before[was].is_heading else SURE):
                scores.append((-score, abs(at - was), at, was))
    found: dict[int, int] = {}
    for _, _, at, was in sorted(scores):
        if at not in found and was not in taken:
            found[at] = was
            taken.add(was)
    return found


def _renamed(
    before: Sequence[_Paragraph], after: Sequence[_Paragraph], pairs: dict[int, int]
) -> dict[int, int]:
    """Pairs of headings that say it otherwise: most of what stands under one stood under the other."""
    heads = {one.at: at for at, one in enumerate(before) if one.is_heading}
    under: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for at, was in pairs.items():
        if before[was].above in heads and not after[at].is_heading:
            under[after[at].above][heads[before[was].above]] += 1
    taken = set(pairs.values())
    found: dict[int, int] = {}
    for at, one in enumerate(after):
        if one.is_heading and at not in pairs and under[one.at]:
            was, count = under[one.at].most_common(1)[0]
            if was not in taken and count * 2 > sum(under[one.at].values()):
                found[at] = was
                taken.add(was)
    return found


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The places of the new paragraphs that follow each other as in the old text: the most that do."""
    ends: list[int] = []
    lasts: list[int] = []
    previous: list[int] = []
    for place, (_, was) in enumerate(pairs):
        at = bisect_left(ends, was)
        ends[at : at + 1] = [was]
        lasts[at : at + 1] = [place]
        previous.append(lasts[at - 1] if at else -1)
    found = set()
    place = lasts[-1] if lasts else -1
    while place >= 0:
        found.add(pairs[place][0])
        place = previous[place]
    return found


def _changed(before: _Paragraph, after: _Paragraph, is_moved: bool) -> Change:
    text, words = difference(before.text, after.text)
    figures_only = bool(words) and all(not word.isalpha() for word in words)
    weight = 60.0 if after.is_heading else 5.0
    weight = 1.0 if figures_only else weight + min(len(words), 300) / 10
    return Change("changed", after.at, before.at, text, weight, after.is_heading, is_moved, 0, figures_only)


def _alone(kind: Kind, document: Document, paragraphs: Sequence[_Paragraph]) -> Iterator[Change]:
    """Each on its own, save those that came or went with their heading."""
    heads: dict[int, list[_Paragraph]] = {one.at: [] for one in paragraphs if one.is_heading}
    alone = []
    for one in paragraphs:
        above = document.blocks[one.at].above
        if not one.is_heading and above in heads:
            heads[above].append(one)
        else:
            alone.append(one)
    for one in alone:
        within = heads.get(one.at, [])
        length = len(one.text) + sum(len(other.text) for other in within)
        weight = (
            (100.0 if kind == "added" else 80.0) if one.is_heading else (40.0 if kind == "added" else 30.0)
        )
        text = "\n".join((one.text, *(other.text for other in within)))
        weight += min(length / 500, 9.0)
        new, old = (one.at, None) if kind == "added" else (None, one.at)
        yield Change(kind, new, old, text, weight, one.is_heading, within=len(within))
