"""Numbers that belong together: ranges, from one to another, steps, lists, parts of a whole.

Where one of them names the unit, currency or scale, all have it.
"""

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
        [",", "and", ", and", "or", ", or", "/", "&", "·", "・", ";", "과", "와", "및", "plus", "그리고", ", 그리고"], "list"
    ),
    **dict.fromkeys(["of", "out of", "of the", "out of the", "of a total of", "of all", "of its"], "of"),
    **dict.fromkeys(["중", "가운데", "중에서", "중에", "중의"], "of before"),
}
MOST_BETWEEN = 4
_BARE = ("number", "count")


def grouped(tokens: Sequence[Token], drafts: list[Draft]) -> list[Number]:
    links = [_link(tokens, one, other) for one, other in zip(drafts, drafts[1:], strict=False)]
    numbers = [draft.number for draft in drafts]
    bare = [draft.is_bare for draft in drafts]
    _inherit(drafts, numbers, bare, links)
    group, at = 0, 0
    while at < len(links):
        link = links[at]
        end = at
        while end < len(links) and link and links[end] == link and _alike(numbers[end], numbers[end + 1], link):
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
    if link == "list" and said == "and" and tokens[one.first - 1].key == "between":
        return "range"
    if not link and between[-1].text in ("중", "가운데", "중에서") and all(one.kind == "hangul" for one in between):
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
    return one.kind == other.kind or (one.kind in _BARE and other.kind in _BARE)


def _inherit(drafts: list[Draft], numbers: list[Number], bare: list[bool], links: Sequence[Link | None]) -> None:
    for at in range(len(links) - 1, -1, -1):
        if links[at] in ("range", "to", "step", "list") and numbers[at].noun == "":
            numbers[at] = _backward(numbers[at], numbers[at + 1], bare[at], links[at])
    for at, link in enumerate(links):
        one, other = numbers[at], numbers[at + 1]
        follows = link in ("range", "to", "step") or (link == "list" and _decimals(one) == _decimals(other) > 0)
        if follows and bare[at + 1] and not other.noun and other.kind == "number":
            numbers[at + 1] = _forward(one, other)


def _backward(one: Number, model: Number, is_bare: bool, link: Link | None) -> Number:
    """197–325달러, $383.3 to $391.0 billion, 3조~4조 원, 46.2, 31.5 and 24.0%."""
    if model.kind not in ("money", "percent", "points", "times") and model.scale == 1:
        return one
    if is_bare and one.kind == "number":
        return _like(one, model, model.scale)
    money = one.kind == "money" and model.kind == "money"
    if money and one.scale == 1 and model.scale != 1 and (link != "list" or _decimals(one) == _decimals(model)):
        same = not model.currencies or bool(one.currencies & model.currencies)
        return _like(one, model, model.scale) if same and abs(one.value) < 1000 * max(1.0, 0) else one
    if one.kind == "number" and model.kind == "money" and one.scale != 1:
        return replace(one, kind="money", currencies=model.currencies, currency=model.currency)
    return one


def _forward(model: Number, one: Number) -> Number:
    if model.kind not in ("money", "percent", "points", "times"):
        return one
    return _like(one, model, model.scale)


def _like(one: Number, model: Number, scale: float) -> Number:
    factor = scale * (0.01 if _is_small(model) else 1.0)
    return replace(
        one,
        kind=model.kind,
        value=one.value * factor,
        step=one.step * factor,
        scale=scale,
        currencies=one.currencies or model.currencies,
        currency=one.currency or model.currency,
        per=one.per or model.per,
    )


def _is_small(model: Number) -> bool:
    """Whether the model was said in hundredths: cents, basis points."""
    return False


def _decimals(number: Number) -> int:
    step = number.step / number.scale
    count = 0
    while step < 0.999 and count < 10:
        step, count = step * 10, count + 1
    return count
