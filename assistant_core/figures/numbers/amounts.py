"""The grammar of an amount: bound, sign, currency, NUMERAL, scale, unit or currency, bound, per, noun."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant_core.figures.numbers import beside, fractions
from assistant_core.figures.numbers.number import Bound, Kind, Number
from assistant_core.figures.numbers.numerals import Numeral, compound, numeral
from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import (
    KOREAN_COUNTERS,
    KOREAN_CURRENCIES,
    KOREAN_SCALES,
    LOOSE_AFTER,
    PEOPLE,
    PER_WHAT,
)

_SIGNS = {"-": -1, "–": -1, "+": 1, "▼": -1, "▽": -1, "▲": 0, "△": 0, "±": 0, "↓": -1, "↑": 1}
_OPEN_FOR_LOSS = frozenset("of was were is are at to from a and vs versus".split())
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


def amount(tokens: Sequence[Token], at: int) -> Draft | None:
    """The amount that begins at a token with its sign, currency or numeral, or None."""
    sign, index = _sign(tokens, at)
    money = beside.money_before(tokens, index)
    if money:
        index = money.next
        if not sign:
            sign, index = _sign(tokens, index, glued=True)
        if tokens[index].gap == "\n":
            return None
    bracket = bool(money) and tokens[index].text == "(" and not tokens[index + 1].gap
    core = index + bracket
    if not money and not index > at:
        said = fractions.said(tokens, at)
        if said:
            return _said(tokens, at, said)
    said_in_digits = compound(tokens, core) or numeral(tokens, core)
    if not said_in_digits or (index > at and tokens[core].kind == "word"):
        return None
    if not _is_numeral(tokens, core, said_in_digits, bool(money)):
        return None
    return _amount(tokens, at, core, said_in_digits, sign, money, bracket)


def _sign(tokens: Sequence[Token], at: int, glued: bool = False) -> tuple[int | None, int]:
    """A sign stands against its number, and after a blank or a bracket; 0 is one without a side."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if token.text not in _SIGNS or (after.kind not in ("numeral", "currency", "word") and after.text != "("):
        return None, at
    if token.text in "▼▽▲△↓↑":
        return (_SIGNS[token.text], at + 1) if after.gap != "\n" else (None, at)
    if after.gap or (not glued and not token.gap and before.end and before.text not in _BEFORE_SIGN):
        return None, at
    return _SIGNS[token.text], at + 1


_BEFORE_SIGN = frozenset("( [ | : = ~ / , → \" “ ‘ ' >".split())


def _is_numeral(tokens: Sequence[Token], core: int, said: Numeral, is_money: bool) -> bool:
    """Not the "one" of "one of them", nor the "백만" of "(단위: 백만 원)", nor the "two" of "two-way"."""
    token, after = tokens[core], tokens[said.next]
    if token.shape == "scale":
        named = any(before.text == "단위" for before in tokens[max(0, core - 3) : core])
        return not named and tokens[core - 1].text not in ("(", ":", "/", "|")
    if token.kind != "word" or is_money:
        return True
    if beside.has_unit(tokens, said.next) or said.scale != 1:
        return True
    if token.key == "one" and said.next == core + 1:
        return False
    return not (after.text == "-" and not after.gap and tokens[said.next + 1].kind == "word")


def _amount(
    tokens: Sequence[Token],
    at: int,
    core: int,
    said: Numeral,
    sign: int | None,
    money: beside.Money | None,
    bracket: bool,
) -> Draft:
    value, step, scale, index = said.value, said.step, said.scale, said.next
    negative = bracket and tokens[index].text == ")"
    index += negative
    closed = negative
    more = tokens[index].text == "여" and not tokens[index].gap
    index += more
    if said.scale == 1 and not more:
        factor, index = beside.scale(tokens, index, bool(money))
        value, step, scale = value * factor, step * factor, factor
    if bracket and not negative and tokens[index].text == ")":
        negative, index = True, index + 1
    opened = tokens[at - 1].text == "(" and tokens[at].gap == "" and not bracket
    shut = opened and tokens[index].text == ")" and not tokens[index].gap
    unit = beside.unit(tokens, index + 1) if shut and tokens[index + 1].text == "%" else None
    if unit:
        negative, closed = True, True
    elif shut and _goes_on(tokens[index + 1]):  # (12,345)백만원
        negative, closed, index = True, True, index + 1
        scale = KOREAN_SCALES.get(tokens[index].text, 1.0)
        value, step, index = value * scale, step * scale, index + (scale > 1)
    else:
        unit = beside.unit(tokens, index)
    kind: Kind = "money" if money else "number"
    parts = 1.0
    after = None
    if unit:
        kind, index = unit.kind, unit.next
        parts = 1 / unit.factor
    elif end := (beside.bare_points(tokens, index, value) if not money and said.step < 100 else None):
        kind, index = "points", end
    elif after := beside.money_after(tokens, index):
        kind, index, parts = "money", after.next, after.parts
        if tokens[index].text == "여":
            index += 1
    if kind == "times" and said.is_word and tokens[core].shape == "korean" and value < 4:
        step = 0.2
    end = index
    start = at
    if opened and not closed and tokens[index].text == ")" and _is_loss(tokens, at, index, sign):
        negative, end, start = True, index + 1, at - 1
    elif opened and closed:
        start = at - 1
    codes = (after or money).codes if kind == "money" and (after or money) else ()  # type: ignore[union-attr]
    if after and money and set(after.codes) & set(money.codes):
        codes = money.codes if len(money.codes) <= len(after.codes) else after.codes
    signed = -1 if negative else sign or 0
    if tokens[at].text in "▲△":
        signed = -1 if tokens[at].text == "△" or tokens[at - 1].text in ("|", "(") else 1
    number = Number(
        tokens[start].start,
        tokens[end - 1].end,
        kind,
        value / parts * (-1 if signed < 0 else 1),
        step / parts,
        said.digits,
        scale,
        frozenset(codes),
        codes[0] if codes else "",
        signed,
    )
    if tokens[core].shape == "several":
        number = replace(number, kind="vague", of=kind)
    is_bare = kind == "number" and scale == 1
    bound: Bound | None = "about" if more else "about" if tokens[at].text == "±" else None
    return _around(tokens, Draft(number, at, core, end, 1 / parts, is_bare), bound)


def _goes_on(token: Token) -> bool:
    return not token.gap and (token.text in KOREAN_SCALES or token.text in KOREAN_CURRENCIES)


def _is_loss(tokens: Sequence[Token], at: int, close: int, sign: int | None) -> bool:
    """(8.5) as a whole cell or after "a loss of"; elsewhere brackets hold an aside."""
    before, after = tokens[at - 2], tokens[close + 1]
    if sign:
        return False
    alone = tokens[at - 1].gap == "\n" or before.text in ("|", "$") or not before.end
    cell = before.text == "|" and (after.text == "|" or after.gap == "\n")
    return cell or (not alone and before.key in _OPEN_FOR_LOSS and before.kind == "word")


def _said(tokens: Sequence[Token], at: int, said: fractions.Said) -> Draft:
    number = Number(
        tokens[at].start,
        tokens[said.next - 1].end,
        said.kind,
        said.value,
        said.step,
        1,
        of=said.of,
        bound=said.bound,
    )
    return _around(tokens, Draft(number, at, at, said.next), None)


def _around(tokens: Sequence[Token], draft: Draft, bound: Bound | None) -> Draft:
    """With what stands around it: bounds, what it is per, what is counted."""
    number, index = draft.number, draft.next
    loose = (
        fractions.around(abs(number.value), number.step, tokens, index) if number.kind != "vague" else None
    )
    if loose:
        value, width, index = loose
        sign = -1 if number.value < 0 else 1
        number = replace(
            number, kind="vague", of=number.kind, value=value * sign, step=width, end=tokens[index - 1].end
        )
    noun, index = _noun(tokens, index, number)
    after, index = beside.bound_after(tokens, index)
    if tokens[index].text in LOOSE_AFTER:
        width = 2 * _LOOSE_WIDTH * abs(number.value)
        number = replace(
            number, kind="vague", of=number.kind, step=max(width, number.step), end=tokens[index].end
        )
        after, index = "about", index + 1
    arrow = tokens[index]
    if (
        arrow.text in ("↑", "↓", "▲", "▼")
        and not arrow.gap
        and tokens[index + 1].kind != "numeral"
        and not number.sign
    ):
        sign = _SIGNS[arrow.text] or 1  # 12%↑
        number = replace(number, sign=sign, value=number.value * sign)
        index += 1
    before, first = beside.bound_before(tokens, draft.first)
    per, index = _per_after(tokens, index, number) if not noun else ("", index)
    per_before, first = _per_before(tokens, first)
    kind = number.kind
    if noun and kind == "number" and _is_counted(noun):
        kind = "count"
    number = replace(
        number, kind=kind, bound=bound or after or before or number.bound, per=per or per_before, noun=noun
    )
    return replace(draft, number=number, first=first, next=index)


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
    if not noun.isascii():
        return noun in KOREAN_COUNTERS
    return (
        noun in PEOPLE
        or noun in ("people", "staff")
        or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3)
    )


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


def _per_before(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """주당 6.08달러."""
    before = tokens[first - 1]
    if tokens[first].gap != "\n" and before.text in ("주당", "당"):
        return "share", first - 1 if before.text == "주당" else first
    return "", first
