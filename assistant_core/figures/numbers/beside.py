"""What stands beside a numeral: scale, unit, currency, bound. All look at tokens and take none."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from assistant_core.figures.numbers.number import Bound, Kind
from assistant_core.figures.numbers.numerals import Numeral
from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CURRENCY_CODES,
    CURRENCY_NAMES,
    CURRENCY_SIGNS,
    KOREAN_BOUND_VERBS,
    KOREAN_CURRENCIES,
    MINOR_UNITS,
    PARTICLES_OF_OBJECTS,
    SCALE_LETTERS,
    SCALE_WORDS,
    UNITS,
)

Entry = TypeVar("Entry")
MOST_WORDS = 3
MOST_OF_FORMULA = 40
"""Tokens."""
_NEED_MONEY = frozenset({"mm", "cr", "lac", "t"})
_COUNTRIES = frozenset("미국 미 홍콩 대만 캐나다 호주 싱가포르 스위스".split())
_BARE_POINTS = 100
"""As many points, or more, are those of an index."""


class Money(NamedTuple):
    codes: tuple[str, ...]
    parts: float
    """How many of the unit make a whole one: 100 for cents."""
    next: int


class Unit(NamedTuple):
    kind: Kind
    factor: float
    next: int


def longest(tokens: Sequence[Token], at: int, table: Mapping[str, Entry]) -> tuple[Entry, int] | None:
    """The longest run of words from a token on that a table has; hyphens between words count as blanks."""
    said, index, best = "", at, None
    for _ in range(MOST_WORDS):
        if tokens[index].text == "-" and not tokens[index].gap and not tokens[index + 1].gap:
            index += 1
        if tokens[index].gap == "\n":
            break
        said = f"{said} {tokens[index].key}".lstrip()
        index += 1
        if said in table:
            best = table[said], index
    return best


def scale(tokens: Sequence[Token], at: int, is_money: bool) -> tuple[float, int]:
    """What the scale words from a token on multiply with, 1 without any, and the token after them."""
    factor, index = 1.0, at
    for _ in range(2):
        found = _scale(tokens, index, is_money)
        if not found:
            break
        factor, index = factor * found[0], found[1]
    return factor, index


def _scale(tokens: Sequence[Token], at: int, is_money: bool) -> tuple[float, int] | None:
    token = tokens[at]
    if token.text == "-" and not token.gap and tokens[at + 1].key in SCALE_WORDS and not tokens[at + 1].gap:
        return SCALE_WORDS[tokens[at + 1].key], at + 2
    if token.kind != "word" or token.gap == "\n":
        return None
    glued_after = tokens[at + 1].gap == "" and tokens[at + 1].kind in ("word", "numeral")
    if glued_after:
        return None
    if token.key in SCALE_WORDS and len(token.text) > 1:
        if token.key in _NEED_MONEY and token.gap and not is_money:
            return None
        return SCALE_WORDS[token.key], at + 1
    if token.text in SCALE_LETTERS and (not token.gap or is_money):
        if token.text in _NEED_MONEY and not is_money:
            return None
        return SCALE_LETTERS[token.text], at + 1
    return None


def unit(tokens: Sequence[Token], at: int) -> Unit | None:
    """Percent, points, basis points or times."""
    found = longest(tokens, at, UNITS)
    if not found:
        return None
    (kind, factor), end = found
    if tokens[end - 1].key == "p" and tokens[end - 1].gap:
        return Unit("percent", 1.0, end - 1)  # 8% p
    after = tokens[end]
    if tokens[at].key in ("x", "×") and after.gap != "\n" and (after.kind in ("numeral", "currency")):
        return None  # a product
    if tokens[at].key == "x" and after.gap == "" and after.kind == "word":
        return None
    return Unit(kind, factor, end)


def bare_points(tokens: Sequence[Token], at: int, said: Numeral) -> int | None:
    """The token after "points" that are those of a percentage."""
    points = tokens[at].key in ("points", "point") and tokens[at].gap != "\n"
    return at + 1 if points and said.value < _BARE_POINTS else None


def money_before(tokens: Sequence[Token], at: int) -> Money | None:
    token = tokens[at]
    if token.kind == "currency":
        return Money(CURRENCY_SIGNS[token.text], 1.0, at + 1)
    if token.kind == "word" and token.text in CURRENCY_CODES:
        return Money(CURRENCY_CODES[token.text], 1.0, at + 1)
    return None


def _closes_formula(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sign belongs to one that opened before a letter: "$x = 1$"."""
    for index in range(at - 1, max(at - MOST_OF_FORMULA, 0), -1):
        if tokens[index].gap == "\n":
            return False
        if tokens[index].kind == "currency":
            return tokens[index + 1].kind == "word" and not tokens[index + 1].gap
    return False


def money_after(tokens: Sequence[Token], at: int) -> Money | None:
    token = tokens[at]
    if token.gap == "\n":
        return None
    if token.text == "-" and not token.gap and not tokens[at + 1].gap:
        at, token = at + 1, tokens[at + 1]
    if token.kind == "currency":
        leads = tokens[at + 1].kind == "numeral" and tokens[at + 1].gap != "\n"
        return (
            None if leads or _closes_formula(tokens, at) else Money(CURRENCY_SIGNS[token.text], 1.0, at + 1)
        )
    if token.text in CURRENCY_CODES:
        return Money(CURRENCY_CODES[token.text], 1.0, at + 1)
    if token.text in _COUNTRIES:
        joined = KOREAN_CURRENCIES.get(token.text + tokens[at + 1].text)
        return Money(joined, 1.0, at + 2) if joined else None
    if token.text in KOREAN_CURRENCIES:
        return Money(KOREAN_CURRENCIES[token.text], 1.0, at + 1)
    if token.key in MINOR_UNITS and (len(token.text) > 1 or _is_hundredth(tokens, at)):
        codes, parts = MINOR_UNITS[token.key]
        return Money(codes, parts, at + 1)
    named = longest(tokens, at, CURRENCY_NAMES)
    return Money(named[0], 1.0, named[1]) if named else None


def _is_hundredth(tokens: Sequence[Token], at: int) -> bool:
    """The p of 41.3p, the c of 45c; capitals only in a headline: EPS 71C."""
    token, before = tokens[at], tokens[max(0, at - 3) : max(0, at - 1)]
    capitals = any(one.kind == "word" and one.text.isupper() and len(one.text) > 1 for one in before)
    return not token.gap and (not token.text.isupper() or capitals or not token.text.isalpha())


def has_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows makes the numeral before it an amount."""
    return bool(unit(tokens, at) or money_after(tokens, at) or scale(tokens, at, False)[1] > at) or (
        tokens[at].shape == "unit" and not tokens[at].gap
    )


def bound_before(tokens: Sequence[Token], at: int) -> tuple[Bound | None, int]:
    """Of the words right before a token, and the first of them."""
    if tokens[at].gap == "\n":
        return None, at
    if tokens[at - 1].text == "~" and not _is_approximate(tokens, at - 1):
        return None, at
    if tokens[at - 1].text == "-" and not tokens[at].gap and tokens[at - 2].key in ("sub", "over", "under"):
        return BOUNDS_BEFORE[tokens[at - 2].key], at - 2
    said, first = "", at
    best: tuple[Bound | None, int] = (None, at)
    for _ in range(MOST_WORDS + 1):
        first -= 1
        said = f"{tokens[first].key} {said}".rstrip()
        if said in BOUNDS_BEFORE:
            best = BOUNDS_BEFORE[said], first
        if tokens[first].gap == "\n":
            break
    return best


def _is_approximate(tokens: Sequence[Token], at: int) -> bool:
    """~5, but neither 3~5 nor 3 ~ 5."""
    before = tokens[at - 1]
    counted = before.kind == "numeral" or before.shape == "unit" or before.text == "%"
    return not tokens[at + 1].gap and (bool(tokens[at].gap) or not counted)


def bound_after(tokens: Sequence[Token], at: int) -> tuple[Bound | None, int]:
    """Of the words right after a number, and the token after them."""
    token, after = tokens[at], tokens[at + 1]
    if token.gap == "\n":
        return None, at
    if token.text == "+" and not token.gap and after.kind != "numeral":
        return "above", at + 1
    if token.text in BOUNDS_AFTER:
        return BOUNDS_AFTER[token.text], at + 1
    found = longest(tokens, at, BOUNDS_AFTER)
    if found:
        return found
    if token.text in PARTICLES_OF_OBJECTS and after.gap == " ":
        verbs = [bound for verb, bound in KOREAN_BOUND_VERBS.items() if after.text.startswith(verb)]
        return (verbs[0], at) if verbs else (None, at)
    return ("above", at) if token.text.startswith("넘") else (None, at)
