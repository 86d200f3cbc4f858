"""Numbers that belong together: ranges, from one to another, steps, lists, parts of a whole."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from assistant_core.figures.numbers.around import Draft
from assistant_core.figures.numbers.number import Number, Role
from assistant_core.figures.numbers.tokens import Token

Link = Literal["range", "to", "step", "comma", "and", "of", "of before"]

_LINKS: dict[str, Link] = {
    **dict.fromkeys("-|–|—|~|- ~|up to|through|내지".split("|"), "range"),
    **dict.fromkeys("to|에서|부터".split("|"), "to"),
    **dict.fromkeys("→|- >|= >|then|then to|, then|, then to|▶|⇒|>".split("|"), "step"),
    **dict.fromkeys(",|/|·|・".split("|"), "comma"),
    **dict.fromkeys("and|, and|or|, or|&|과|와|및|plus|그리고|, 그리고".split("|"), "and"),
    **dict.fromkeys(
        "of|out of|of the|of the past|of the last|out of the|of a total of|of all|of its".split("|"), "of"
    ),
    **dict.fromkeys("중|가운데|중에서|중에|중의".split("|"), "of before"),
}
"""What stands between two numbers, as the words that link them."""
LISTS = ("comma", "and")
MOST_BETWEEN = 4
_BARE = ("number", "count")


def links(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Link | None]:
    """How each number is linked to the next."""
    return [_link(tokens, one, other) for one, other in pairwise(drafts)]


def _link(tokens: Sequence[Token], one: Draft, other: Draft) -> Link | None:
    between = tokens[one.next : other.first] or tokens[one.next : other.core]
    if tokens[other.core].gap == "\n" or not 0 < len(between) <= MOST_BETWEEN:
        return None
    if any(token.gap == "\n" for token in between):
        return None
    link = _LINKS.get(" ".join(token.key for token in between))
    if between[0].text == "/" and other.number.kind == "count" and one.is_bare:
        return "of" if one.number.value < other.number.value else link
    if link == "and" and tokens[one.first - 1].key == "between":
        return "range"
    if not link and between[-1].text in _LINKS and all(token.kind == "hangul" for token in between):
        return _LINKS[between[-1].text] if _LINKS[between[-1].text] == "of before" else None
    return link


def grouped(
    tokens: Sequence[Token], drafts: Sequence[Draft], numbers: Sequence[Number], linked: Sequence[Link | None]
) -> list[Number]:
    """The numbers with their group and role; of two groups that share one, ranges come before lists."""
    found = list(numbers)
    group = 0
    for are_lists in (False, True):
        at = 0
        while at < len(linked):
            end = _end(found, linked, at, are_lists)
            if end > at:
                roles = _roles(tokens, drafts[at], linked[at], end - at + 1)
                for place, role in enumerate(roles, start=at):
                    found[place] = replace(found[place], group=group, role=role)
                group += 1
            at = end + 1
    return found


def _end(numbers: Sequence[Number], linked: Sequence[Link | None], at: int, are_lists: bool) -> int:
    """The last number of the group that begins at one; that one itself where there is none."""
    first, end = linked[at], at
    while end < len(linked) and first and (linked[end] in LISTS) == are_lists:
        taken = numbers[end].group is not None or numbers[end + 1].group is not None
        if (
            taken
            or not (are_lists or linked[end] == first)
            or not _alike(numbers[end], numbers[end + 1], first)
        ):
            break
        end += 1
        if not are_lists and first != "step":
            break
    return end


def _roles(tokens: Sequence[Token], first: Draft, link: Link | None, count: int) -> list[Role]:
    if link in LISTS or link == "step":
        return ["step" if link == "step" else "item"] * count
    if link == "of":
        return ["part", "whole"]
    if link == "of before":
        return ["whole", "part"]
    moves = link == "to" and (tokens[first.first - 1].key == "from" or tokens[first.next].kind == "hangul")
    return ["from", "to"] if moves else ["low", "high"]


def _alike(one: Number, other: Number, link: Link | None) -> bool:
    if link in ("of", "of before"):
        part, whole = (one, other) if link == "of" else (other, one)
        counts = one.kind in _BARE and other.kind in _BARE
        return counts and part.value <= whole.value and part.step >= 1 and whole.step >= 1
    if one.kind == "name" or other.kind == "name":
        return False
    if one.kind == "time" and bool(one.noun) != bool(other.noun):
        return False
    return one.kind == other.kind or (one.kind in _BARE and other.kind in _BARE)
