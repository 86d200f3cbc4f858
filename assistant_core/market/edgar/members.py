"""What a document calls the members of an axis: "Compute & Networking", as its tables have it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant_core.market.edgar.grid import Printed
from assistant_core.market.edgar.inline import InlineFact
from assistant_core.market.edgar.labels import likeness, spoken

KINDS = ("row", "above", "heading")
_PREFIX = re.compile(r"[^–—:]{1,60}(?: [–—] |: )(?=\S)")
_SEGMENT = re.compile(r"\s+segments?$", re.IGNORECASE)
ALIKE = 0.5
"""A label that is less like the member's name in the taxonomy needs to tell its table's members apart."""


def names(told: Sequence[tuple[str, InlineFact]]) -> dict[str, str]:
    """By member, from (member, figure) pairs. What no table tells is named as in the taxonomy."""
    seen: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for member, fact in told:
        for option in _options(fact.printed):
            seen[member][option] += 1
            owners[option].add(member)
    telling = _telling(told)
    found: dict[str, str] = {}
    for member in dict.fromkeys(member for member, _ in told):
        own = [option for option in seen[member] if owners[option] == {member}]
        label = _alike(own, member, seen[member]) or _told_apart(own, telling)
        found[member] = _SEGMENT.sub("", label) or spoken(member)
    return _without_common(found)


def _without_common(names: dict[str, str]) -> dict[str, str]:
    """ "Net sales – products", "Net sales – services": only what tells them apart."""
    firsts = {_PREFIX.match(name) for name in names.values()}
    said = {match[0] if match else "" for match in firsts}
    if len(names) < 2 or len(said) != 1 or said == {""}:
        return names
    length = len(next(iter(said)))
    return {member: name[length:] for member, name in names.items()}


def _alike(own: Iterable[tuple[str, str]], member: str, seen: Counter[tuple[str, str]]) -> str:
    ranked = [(likeness(label, member), seen[kind, label], label) for kind, label in own]
    best = max(ranked, key=lambda one: one[:2], default=(0.0, 0, ""))
    return best[2] if best[0] >= ALIKE else ""


def _told_apart(own: Sequence[tuple[str, str]], telling: set[tuple[str, str]]) -> str:
    return next((label for kind in KINDS for of, label in own if of == kind and (of, label) in telling), "")


def _telling(pairs: Iterable[tuple[str, InlineFact]]) -> set[tuple[str, str]]:
    """Labels of tables in which each member has one of that kind, and no two have the same."""
    groups: dict[tuple[object, ...], dict[str, Printed]] = defaultdict(dict)
    for member, fact in pairs:
        if fact.printed:
            groups[fact.concept, fact.start, fact.end, fact.printed.table].setdefault(member, fact.printed)
    found: set[tuple[str, str]] = set()
    for places in groups.values():
        if len(places) < 2:
            continue
        for kind in KINDS:
            stacks = [_stack(kind, place) for place in places.values()]
            shared = set(stacks[0]).intersection(*stacks[1:])  # "(In millions)" above every column
            own = [[one for one in dict.fromkeys(stack) if one not in shared] for stack in stacks]
            labels = [_joined(one) if kind == "above" else next(iter(one), "") for one in own]
            if all(labels) and len(set(labels)) == len(labels):
                found.update((kind, label) for label in labels)
    return found


def _options(place: Printed | None) -> Iterator[tuple[str, str]]:
    if place:
        yield from ((kind, label) for kind in KINDS for label in _labels(kind, place))


def _labels(kind: str, place: Printed) -> Iterator[str]:
    """Nearest first. A heading may be written over several rows: "Compute &", "Networking"."""
    stack = _stack(kind, place)
    yield from stack
    if kind == "above":
        yield from (_joined(stack[:count]) for count in range(2, len(stack) + 1))


def _stack(kind: str, place: Printed) -> Sequence[str]:
    if kind == "row":
        return (place.row,) if place.row else ()
    return place.above if kind == "above" else place.heading


def _joined(stack: Sequence[str]) -> str:
    return " ".join(reversed(stack))


def merged(known: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The member of `known` that each of `new` is: filings of other years may name it otherwise."""
    found = {}
    for member, name in new.items():
        same = [other for other, called in known.items() if other == member or likeness(called, name) == 1.0]
        found[member] = member if member in known else same[0] if same else member
    return found
