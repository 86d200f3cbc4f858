"""Numbers that belong together: ranges, from one to another, steps, lists, parts of a whole.

Where one of them names the unit, currency or scale, all have it.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant_core.figures.numbers.amounts import Draft
from assistant_core.figures.numbers.number import Number, Role
from assistant_core.figures.numbers.tokens import Token

Link = Literal["range", "to", "step", "list", "of", "of before"]

_LINKS: dict[str, Link] = {
    **dict.fromkeys(["-", "–", "—", "~", "- ~", "up to", "through", "내지"], "range"),
    **dict.fromkeys(["to", "에서", "부터"], "to"),
    **dict.fromkeys(["→", "- >", "= >", "then", "then to", ", then", ", then to", "▶", "⇒", ">"], "step"),
    **dict.fromkeys(
        [
            ",",
            "and",
            ", and",
            "or",
            ", or",
            "/",
            "&",
            "·",
            "・",
            ";",
            "과",
            "와",
            "및",
            "plus",
            "그리고",
            ", 그리고",
        ],
        "list",
    ),
    **dict.fromkeys(["of", "out of", "of the", "out of the", "of a total of", "of all", "of its"], "of"),
    **dict.fromkeys(["중", "가운데", "중에서", "중에", "중의"], "of before"),
}
MOST_BETWEEN = 4
_BARE = ("number", "count")
_WITH_UNITS = ("money", "percent", "points", "times")


def grouped(tokens: Sequence[Token], drafts: list[Draft]) -> list[Number]:
    links = [_link(tokens, one, other) for one, other in itertools.pairwise(drafts)]
    numbers = [draft.number for draft in drafts]
    _inherit(drafts, numbers, links)
    group, at = 0, 0
    while at < len(links):
        link = links[at]
        end = at
        while (
            end < len(links) and link and links[end] == link and _alike(numbers[end], numbers[end + 1], link)
        ):
            end += 1
            if link not in ("list", "step"):
                break
        if end == at:
            at += 1
            continue
        roles = _roles(tokens, drafts[at], link, end - at + 1)
        for place, role in zip(range(at, end + 1), roles, strict=True):
            numbers[place] = replace(numbers[place], group=group, role=role)
        group, at = group + 1, end + (link not in ("list", "step") or 0)
    return numbers


def _link(tokens: Sequence[Token], one: Draft, other: Draft) -> Link | None:
    between = tokens[one.next : other.first] or tokens[one.next : other.core]
    if tokens[other.core].gap == "\n" or not 0 < len(between) <= MOST_BETWEEN:
        return None
    if any(token.gap == "\n" for token in between):
        return None
    said = " ".join(token.key for token in between)
    link = _LINKS.get(said)
    if said == "/" and other.number.kind == "count" and one.is_bare and one.number.value < other.number.value:
        return "of"
    if link == "list" and said == "and" and tokens[one.first - 1].key == "between":
        return "range"
    if (
        not link
        and between[-1].text in ("중", "가운데", "중에서")
        and all(one.kind == "hangul" for one in between)
    ):
        return "of before"
    return link


def _roles(tokens: Sequence[Token], first: Draft, link: Link | None, count: int) -> list[Role]:
    if link in ("step", "list"):
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


def _inherit(drafts: list[Draft], numbers: list[Number], links: Sequence[Link | None]) -> None:
    """From right to left as units are said last, then from left to right as signs are said first."""
    factors = [draft.factor for draft in drafts]
    for at in range(len(links) - 1, -1, -1):
        if links[at] in ("range", "to", "step", "list") and not numbers[at].noun:
            if _has_of_next(drafts[at], numbers[at], numbers[at + 1], links[at]):
                numbers[at] = _like(numbers[at], numbers[at + 1], factors[at + 1])
                factors[at] = factors[at + 1]
            elif numbers[at].kind == "number" and numbers[at].scale != 1 and numbers[at + 1].kind == "money":
                numbers[at] = _like(numbers[at], numbers[at + 1], 1.0, scaled=True)
    for at, link in enumerate(links):
        one, other = numbers[at], numbers[at + 1]
        if one.kind not in _WITH_UNITS or other.kind != "number" or other.noun:
            continue
        follows = link in ("range", "to", "step") or (
            link == "list" and _decimals(one) == _decimals(other) > 0
        )
        if follows and drafts[at + 1].is_bare:
            numbers[at + 1] = _like(other, one, factors[at])
            factors[at + 1] = factors[at]
        elif follows and one.kind == "money" and other.scale != 1:
            numbers[at + 1] = _like(other, one, 1.0, scaled=True)


def _has_of_next(draft: Draft, one: Number, model: Number, link: Link | None) -> bool:
    """197–325달러, 46.2, 31.5 and 24.0%; also $383.3 to $391.0 billion, where the scale is missing."""
    if draft.is_bare and one.kind == "number":
        return model.kind in _WITH_UNITS or model.scale != 1
    money = one.kind == "money" and one.scale == 1 and model.scale != 1 and model.kind in ("money", "number")
    same = not model.currencies or bool(one.currencies & model.currencies)
    return money and same and abs(one.value) < 1000 and (link != "list" or _decimals(one) == _decimals(model))


def _like(one: Number, model: Number, factor: float, scaled: bool = False) -> Number:
    """With the unit and currency of the model, and with its scale unless `one` is scaled already."""
    factor *= 1.0 if scaled else model.scale
    return replace(
        one,
        kind=one.kind if one.kind == "money" else model.kind,
        value=one.value * factor,
        step=one.step * factor,
        scale=one.scale if scaled else model.scale,
        currencies=one.currencies or model.currencies,
        currency=one.currency or model.currency,
        per=one.per or model.per,
    )


def _decimals(number: Number) -> int:
    step = number.step / number.scale
    count = 0
    while step < 0.999 and count < 10:
        step, count = step * 10, count + 1
    return count
