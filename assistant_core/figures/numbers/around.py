"""What stands around an amount: bounds, loose endings, what it is per, what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant_core.figures.numbers import beside, fractions
from assistant_core.figures.numbers.number import Bound, Number
from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import KOREAN_COUNTERS, LOOSE_AFTER, PEOPLE, PER_WHAT

_LOOSE_WIDTH = 0.1
"""Part of the value to which "안팎" may be off, to either side."""
_NO_NOUNS = frozenset(
    "a an the of in on at to for from by with and or but nor as than then that this these those it "
    "its their his her is are was were be been being has have had do does did will would can could "
    "may might should must not no so if when while where which who whom whose what there here over "
    "under above below about around up down into onto per between among through during before after "
    "since until versus vs out off more less each every all both either also only just still now "
    "already yet again respectively compared against without within".split()
)
MOST_NOUNS = 3


_ARROWS = {"↑": 1, "↓": -1, "▲": 1, "▼": -1}


@dataclass(frozen=True)
class Draft:
    """A number and the tokens it takes: from `first` to before `next`, the numeral itself at `core`."""

    number: Number
    first: int
    core: int
    next: int
    factor: float = 1.0
    """Of its unit: 0.01 for cents and basis points."""
    is_bare: bool = False
    """Without unit, currency or scale: it may have those of its range or list."""


def around(tokens: Sequence[Token], draft: Draft, bound: Bound | None) -> Draft:
    """The draft with all of that, and past it."""
    number, index = _widened(tokens, draft.number, draft.next)
    noun, index = _noun(tokens, index, number)
    after, index = beside.bound_after(tokens, index)
    number, index = _directed(tokens, number, index)
    before, first = beside.bound_before(tokens, draft.first)
    per, index = ("", index) if noun else _per_after(tokens, index, number)
    if tokens[first - 1].text == "주당" and tokens[first].gap != "\n":
        per, first = "share", first - 1
    number = replace(
        number,
        kind="count" if number.kind == "number" and _is_counted(noun) else number.kind,
        bound=bound or after or before or number.bound,
        per=per,
        noun=noun,
    )
    return replace(draft, number=number, first=first, next=index)


def _widened(tokens: Sequence[Token], number: Number, index: int) -> tuple[Number, int]:
    """10%대 초반 and 10% 안팎 are vague."""
    if number.kind == "vague":
        return number, index
    spread = fractions.around(abs(number.value), number.step, tokens, index)
    if spread:
        value, width, index = spread
        value = -value if number.value < 0 else value
    elif tokens[index].text in LOOSE_AFTER and tokens[index].gap != "\n":
        value, width = number.value, max(2 * _LOOSE_WIDTH * abs(number.value), number.step)
        number, index = replace(number, bound="about"), index + 1
    else:
        return number, index
    end = tokens[index - 1].end
    return replace(number, kind="vague", of=number.kind, value=value, step=width, end=end), index


def _directed(tokens: Sequence[Token], number: Number, index: int) -> tuple[Number, int]:
    """12%↑ has its sign behind it."""
    arrow = tokens[index]
    sign = _ARROWS.get(arrow.text)
    if not sign or arrow.gap or tokens[index + 1].kind == "numeral" or number.sign:
        return number, index
    return replace(number, sign=sign, value=number.value * sign), index + 1


def _noun(tokens: Sequence[Token], at: int, number: Number) -> tuple[str, int]:
    """The counted word and the token after what was read; of "15.4 billion diluted shares" it is shares."""
    if number.kind not in ("number", "vague", "fraction") or (
        number.kind == "vague" and number.of != "number"
    ):
        return "", at
    token = tokens[at]
    if token.gap == "\n":
        return "", at
    if token.kind == "hangul":
        return (token.text, at + 1) if token.text in KOREAN_COUNTERS else ("", at)
    if token.text == "-" and not token.gap and tokens[at + 1].kind == "word":
        return tokens[at + 1].key, at
    words = []
    for index in range(at, at + MOST_NOUNS):
        word = tokens[index]
        if word.kind != "word" or word.gap != " " or word.key in _NO_NOUNS:
            break
        words.append(word.key)
    plural = next((place for place, word in enumerate(words) if _is_counted(word)), None)
    if plural is not None:
        return words[plural], at + plural + 1
    return (words[0], at + 1) if words else ("", at)


def _is_counted(noun: str) -> bool:
    """A Korean counter, or a plural."""
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3
    return noun in PEOPLE or noun in KOREAN_COUNTERS or (plural and noun.isascii())


def _per_after(tokens: Sequence[Token], at: int, number: Number) -> tuple[str, int]:
    """per share, a share, /share, each; of every dollar."""
    token, after = tokens[at], tokens[at + 1]
    if token.gap == "\n":
        return "", at
    if number.kind == "money" and (dollar := _of_dollar(tokens, at)):
        return "dollar", dollar
    if token.key in ("per", "a", "an", "each", "every") or token.text == "/":
        for index in range(at + 1, at + 4):
            if tokens[index].gap == "\n" or tokens[index].kind not in ("word", "hangul"):
                break
            word = tokens[index].key
            if word in PER_WHAT:
                return word.removesuffix("s"), index + 1
            if word == "주":
                return "share", index + 1
            if token.key in ("a", "an", "every") or token.text == "/":
                break
        if token.key == "per" and after.kind == "word" and after.key not in ("cent", "se"):
            return after.key, at + 2
    if token.key in ("p.a.", "annually", "yearly"):
        return "year", at + 1
    return ("unit", at + 1) if token.key in ("each", "apiece") else ("", at)


def _of_dollar(tokens: Sequence[Token], at: int) -> int | None:
    """The token after "of every revenue dollar", "on the dollar", "per dollar"."""
    if tokens[at].key not in ("of", "on", "per", "for", "in", "from", "out"):
        return None
    for index in range(at + 1, at + 6):
        if tokens[index].gap == "\n" or tokens[index].kind != "word":
            return None
        if tokens[index].key == "dollar":
            return index + 1
    return None
