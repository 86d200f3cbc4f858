"""Which block begins which item: by the links of the contents, and by headings in the form's order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant_core.market.edgar.sections.forms import Item, ids, items_of
from assistant_core.market.edgar.sections.model import Section
from assistant_core.market.edgar.sections.walk import Raw, Walked

NUMBER = re.compile(
    r"^(?:part\s+(?:iv|i{1,3})\b[\s,.:;–—-]{0,4})?items?[\s:.#]{0,3}"
    r"(\d{1,2}(?:\.\d\d)?\s?(?:\(?[a-k]\)?(?![a-z'’]))?)"
    r"(?:\s?(?:,|and|&|to|through|-|–)\s?(?:items?\s)?(\d{1,2}(?:[a-k](?![a-z]))?)(?=[\s.:]))?",
    re.IGNORECASE,
)
ITEM_ALONE = re.compile(r"^item\s+\d{1,2}(?:\.\d\d)?[a-k]?\s?[.:]?$", re.IGNORECASE)
BARE = re.compile(r"^(\d{1,2}(?:\.\d\d)?(?:[a-k](?![a-z]))?)[\s.:)–—-]{1,4}(?=\S)", re.IGNORECASE)
PART = re.compile(r"^part\s+(iv|i{1,3})\b", re.IGNORECASE)
SIGNATURES = re.compile(r"^signatures?\.?$", re.IGNORECASE)
LAST_NUMBER = re.compile(r"[\s.…·]+(?:[A-Z]-)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?$")
WORD = re.compile(r"[a-z]+")
LEADING = re.compile(r"^(?:part\s+(?:iv|i{1,3})\b[\s.:,–—-]{0,4})?(?:\d{1,3}\s)?(?=items?\b)", re.IGNORECASE)
"""A page number in front of an item."""
LONGEST_HEADING, LONGEST_TITLE, LONGEST_LINE = 300, 40, 120
MOST_CANDIDATES = 600
CLEAR, TITLED = 1.0, 0.6
MOST_NAMED_APART = 4
"""So many items named one behind the other are contents."""
SAME_PART = 0.3
CONTENT = 400
"""Characters after a heading from which on it has something to say."""


@dataclass(frozen=True, slots=True)
class Candidate:
    at: int
    key: int
    """Its item, by its place in the form."""
    worth: float


def contents_of(walked: Walked, form: str) -> tuple[set[int], dict[int, int]]:
    """The blocks that are a table of contents, and by item the block that its link leads to."""
    items = items_of(form)
    blocks = walked.blocks
    linked = [
        (at, target, line)
        for at, block in enumerate(blocks)
        for target, line in block.links
        if target in walked.places and walked.places[target].block > at
    ]
    candidates: list[Candidate] = []
    targets: list[int] = []
    for _, target, line in linked[: MOST_CANDIDATES * 4]:
        keys = _keys(LEADING.sub("", line), items, True)
        candidates += [Candidate(len(targets), key, worth) for key, worth in keys]
        targets.append(walked.places[target].block)
    found: dict[int, int] = {}
    for one in _in_order(candidates[:MOST_CANDIDATES]):
        found.setdefault(one.key, targets[one.at])
    if len(found) < min(3, len(items)):
        found = {}
    lines: dict[int, int] = {}
    for at, _, _ in linked:
        lines[at] = lines.get(at, 0) + 1
    rows = {at: blocks[at].text.count("\n") + 1 for at in lines}
    tables = {at for at, count in lines.items() if count >= 4 and count * 3 >= rows[at]}
    single = {at for at in lines if blocks[at].grid is None}
    alone = {at for at in single if LAST_NUMBER.search(blocks[at].text[-LONGEST_TITLE:])}
    # A line of its own that leads to an item, as on the first page of a part.
    leading = {at for at in single if NUMBER.match(blocks[at].text) and len(blocks[at].text) <= LONGEST_LINE}
    out = tables | leading | _unlinked(blocks) | (alone if len(alone) >= 4 else set())
    titles = {at - 1 for at in out if at and at - 1 not in out and len(blocks[at - 1].text) <= LONGEST_TITLE}
    return out | {at for at in titles if blocks[at].grid is None}, found


def _unlinked(blocks: Sequence[Raw]) -> set[int]:
    """Contents that only name the items: a table of them, or lines one behind the other."""
    found, run = set(), list[int]()
    for at, block in enumerate(blocks):
        if block.grid is not None:
            lines = [line.replace(" | ", " ") for line in block.text.splitlines()]
            named = sum(bool(NUMBER.match(line)) for line in lines)
            if named >= MOST_NAMED_APART and named * 3 >= len(lines):
                found.add(at)
        elif (
            NUMBER.match(block.text)
            and LAST_NUMBER.search(block.text[-LONGEST_TITLE:])
            and len(block.text) <= LONGEST_HEADING
        ):
            run.append(at)
            continue
        elif PART.match(block.text) and run:
            continue
        if len(run) >= MOST_NAMED_APART:
            found |= set(range(run[0], run[-1] + 1))
        run = []
    return found


def is_part(text: str) -> bool:
    """Whether a heading begins a part of the form."""
    return len(text) < 80 and bool(PART.match(text))


def sections_of(
    blocks: Sequence[Raw], form: str, linked: dict[int, int], looks_like_heading: Sequence[bool]
) -> list[Section]:
    items, names = items_of(form), ids(form)
    if not items:
        return []
    headed = {one.key: one.at for one in _in_order(_candidates(blocks, items, looks_like_heading))}
    begins = _agreed(linked, headed, len(blocks)) if linked else headed
    starts = sorted(set(begins.values()))
    if not starts:
        return []
    ends = {}
    for at, end in zip(starts, [*starts[1:], _signatures(blocks, starts[-1])], strict=True):
        # The heading of the next part belongs to what follows.
        while end - 1 > at and is_part(blocks[end - 1].text):
            end -= 1
        ends[at] = end
    return sorted(
        (
            Section(names[key], items[key].part, items[key].item, items[key].title, at, ends[at])
            for key, at in begins.items()
        ),
        key=lambda one: (one.start, names.index(one.id)),
    )


def _agreed(linked: dict[int, int], headed: dict[int, int], count: int) -> dict[int, int]:
    """Where the links lead, moved to the heading behind that; and headings that no link leads to."""
    targets = sorted({*linked.values(), count})
    begins = {}
    for key, target in linked.items():
        after = next((one for one in targets if one > target), count)
        heading = headed.get(key, -1)
        begins[key] = heading if target <= heading < after or heading == target - 1 else target
    for key, at in headed.items():
        before = [begins[one] for one in begins if one < key]
        behind = [begins[one] for one in begins if one > key]
        if key not in begins and max(before, default=-1) < at < min(behind, default=count):
            begins[key] = at
    return begins


def _signatures(blocks: Sequence[Raw], after: int) -> int:
    found = [at for at in range(after + 1, len(blocks)) if SIGNATURES.match(blocks[at].text)]
    return found[-1] if found else len(blocks)


def _candidates(
    blocks: Sequence[Raw], items: Sequence[Item], looks_like_heading: Sequence[bool]
) -> list[Candidate]:
    found: list[tuple[int, list[tuple[int, float]]]] = []
    part = ""
    for at, block in enumerate(blocks):
        if block.grid is not None or len(block.text) > LONGEST_HEADING:
            continue
        named = PART.match(block.text)
        if named and len(block.text) < 60:
            part = named[1].upper()
        keys = _keys(block.text, items, looks_like_heading[at])
        if not looks_like_heading[at]:
            keys = [(key, worth / 2) for key, worth in keys if worth > TITLED]
        # Of a number that both parts have, the part it stands in.
        keys = [(key, worth + SAME_PART * (items[key].part == part)) for key, worth in keys]
        if keys:
            found.append((at, keys))
    made: list[Candidate] = []
    after = after_number = len(blocks)
    for at, keys in found[::-1]:
        # A title alone may be said again within its item.
        is_numbered = max(worth for _, worth in keys) >= CLEAR
        content = _content(blocks, at, after_number if is_numbered else after)
        made += [Candidate(at, key, worth + content) for key, worth in keys]
        after, after_number = at, at if is_numbered else after_number
    return made[::-1][:MOST_CANDIDATES]


def _content(blocks: Sequence[Raw], at: int, after: int) -> float:
    """A heading of the contents has nothing behind it but the next one."""
    length = 0
    for block in blocks[at + 1 : after]:
        length += len(block.text)
        if length >= CONTENT:
            break
    return 2 * min(length / CONTENT, 1.0)


def _keys(text: str, items: Sequence[Item], is_heading: bool) -> list[tuple[int, float]]:
    """The items that a line may name, with how sure that is."""
    line = LAST_NUMBER.sub("", text).strip()
    said = NUMBER.match(line)
    bare = None if said else BARE.match(line)
    rest = line[(said or bare).end() :] if said or bare else line  # type: ignore[union-attr]
    numbers = [_number(one) for one in (said or bare or ()) and (said or bare).groups() if one]  # type: ignore[union-attr]
    keys = []
    for key, item in enumerate(items):
        likeness = _likeness(rest, item.title)
        if item.item.upper() in numbers:
            worth = CLEAR + likeness if said else TITLED * likeness * 2
        else:
            exact = is_heading and not numbers and likeness >= 0.99
            worth = TITLED if exact else 0.0
        if worth > 0.3:
            keys.append((key, worth))
    return keys


def _number(text: str) -> str:
    return re.sub(r"[\s()]", "", text).upper()


def _likeness(text: str, title: str) -> float:
    """The share of words that two titles have in common."""
    one, other = _words(text[:LONGEST_HEADING]), _words(title)
    return len(one & other) / max(len(one | other), 1)


@lru_cache(2000)
def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


def _in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The most telling ones whose items follow each other as on the form."""
    ordered = sorted(candidates, key=lambda one: (one.at, -one.key))
    best: list[tuple[float, int]] = []
    for place, one in enumerate(ordered):
        before = (
            (best[other][0], other)
            for other in range(place)
            if ordered[other].key < one.key and ordered[other].at < one.at
        )
        score, previous = max(before, default=(0.0, -1))
        best.append((score + one.worth, previous))
    chain: list[Candidate] = []
    at = max(range(len(best)), key=lambda place: best[place][0], default=-1)
    while at >= 0:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]
