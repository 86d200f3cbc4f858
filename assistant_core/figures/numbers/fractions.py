"""Sizes said without a numeral of their own: fractions, multiples in words, ratios and vague sizes."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant_core.figures.numbers.beside import longest, unit
from assistant_core.figures.numbers.number import Bound, Kind
from assistant_core.figures.numbers.numerals import ORDINALS, WORDS, numeral
from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import SCALE_WORDS


class Said(NamedTuple):
    kind: Kind
    value: float
    step: float
    next: int
    of: str = ""
    bound: Bound | None = None


_MULTIPLES = {
    **dict.fromkeys("doubled doubling doubles twice twofold".split(), 2.0),
    **dict.fromkeys("tripled tripling triples trebled thrice threefold".split(), 3.0),
    **dict.fromkeys("quadrupled quadrupling quadruples fourfold".split(), 4.0),
    **dict.fromkeys("halved halving halves".split(), 0.5),
    **{f"{word}fold": float(value) for word, value in WORDS.items() if value > 4},
}
_KOREAN_WORDS: dict[str, tuple[Kind, float]] = {
    "절반": ("fraction", 0.5),
    "반토막": ("times", 0.5),
    "갑절": ("times", 2.0),
    "곱절": ("times", 2.0),
}
_LOOSE = 0.1
"""Part of the value by which a word such as "doubled" or "a third" may be off, to either side."""
_DETERMINERS = frozenset(
    "the its his her their our that this these those what last all every each a an".split()
)
_CHANGES = frozenset(
    "by about nearly almost roughly around over under than up down fell rose dropped gained lost "
    "risen fallen declined jumped surged plunged rallied another only just some approximately".split()
)
_FUNCTION = frozenset(
    "of from in to since this the its as on by over and or more less lower higher below above last "
    "than at for with during through between against while but so after before is was were are has "
    "had per into versus vs".split()
)
_DIGITS = {"single": 1, "double": 2, "triple": 3}
_PART = {
    "low": (0.0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "high": (2 / 3, 1.0),
    "early": (0.0, 1 / 3),
    "late": (2 / 3, 1.0),
}
_KOREAN_PART = {
    "초반": (0.0, 0.4),
    "중반": (0.3, 0.7),
    "후반": (0.6, 1.0),
    "초중반": (0.0, 0.7),
    "중후반": (0.3, 1.0),
}
_DECADES = {"teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60}
_DECADES |= {"seventies": 70, "eighties": 80, "nineties": 90}
_PLURAL_SCALES = {
    "dozens": 12.0,
    "tens": 10.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
}
_PLURAL_SCALES |= {"trillions": 1e12}
_SEVERAL = frozenset("several few couple many multiple".split())


def said(tokens: Sequence[Token], at: int) -> Said | None:
    """The fraction, multiple, ratio or vague size that begins at a token."""
    token = tokens[at]
    if token.kind == "word":
        return _vague(tokens, at) or _fraction(tokens, at) or _multiple(tokens, at)
    if token.kind == "hangul":
        return _korean_word(token, at)
    if token.shape == "vulgar" and not unit(tokens, at + 1):
        return Said("fraction", token.value, 2 * _LOOSE * token.value, at + 1)
    if token.kind == "numeral":
        return (
            _korean_fraction(tokens, at)
            or _korean_digits(tokens, at)
            or _ratio(tokens, at)
            or _in_words(tokens, at)
            or _decade(tokens, at, "")
        )
    return None


def _korean_word(token: Token, at: int) -> Said | None:
    kind, value = _KOREAN_WORDS.get(token.text, ("fraction", 0.0))
    return Said(kind, value, 2 * _LOOSE * value, at + 1) if value else None


def _korean_fraction(tokens: Sequence[Token], at: int) -> Said | None:
    under, of, over = tokens[at : at + 3]
    if of.text != "분의" or over.kind != "numeral" or over.gap == "\n" or not under.value:
        return None
    return _part(over.value, under.value, at + 3)


def _korean_digits(tokens: Sequence[Token], at: int) -> Said | None:
    """한 자릿수, 두 자릿수 후반."""
    digits, word, after = tokens[at : at + 3]
    if word.text not in ("자릿수", "자리수") or not 1 <= digits.value <= 4:
        return None
    found = _digit(tokens, at + 2, int(digits.value), "")
    if after.text in _KOREAN_PART:
        below, above = _KOREAN_PART[after.text]
        low, width = found.value - found.step / 2, found.step
        return found._replace(
            value=low + width * (below + above) / 2, step=width * (above - below), next=at + 3
        )
    return found


def _part(over: float, under: float, end: int) -> Said:
    value = over / under
    return Said("fraction", value, 2 * _LOOSE * min(value, 1 / under), end)


def _fraction(tokens: Sequence[Token], at: int) -> Said | None:
    """a third; two-thirds; one quarter of; half of; a half."""
    first = tokens[at]
    if numeral(tokens, at) and first.key == "a":
        return None  # a quarter of a million
    if first.key == "half":
        return _half(tokens, at, at)
    if first.key in ("a", "one") and tokens[at + 1].key == "half":
        return _half(tokens, at, at + 1)
    over = 1.0 if first.key in ("a", "an") else float(WORDS.get(first.key, 0))
    index = at + 1
    if tokens[index].text == "-" and not tokens[index].gap:
        index += 1
    part = tokens[index]
    if not over or part.gap == "\n":
        return None
    return _with_ordinal(tokens, at, index, over)


def _with_ordinal(tokens: Sequence[Token], at: int, index: int, over: float) -> Said | None:
    part, after = tokens[index], tokens[index + 1]
    plural = part.key.endswith("s") and part.key[:-1] in ORDINALS
    under = ORDINALS.get(part.key[:-1] if plural else part.key)
    if not under or under == 2 or plural != (over > 1) or over >= under:
        return None
    hyphen = tokens[index - 1].text == "-"
    joined = after.text == "-" and not after.gap and not tokens[index + 2].gap
    ends = after.gap == "\n" or (after.kind != "word" and not joined) or after.key in _FUNCTION
    if under == 4 and "quarter" in part.key:
        led = tokens[at - 1].key in _CHANGES and tokens[at].gap != "\n"
        if not (after.key == "of" or (hyphen and plural) or (led and ends)):
            return None
    elif not plural and not (ends or hyphen or tokens[at].key == "one"):
        return None
    return _part(over, under, index + 1)


def _half(tokens: Sequence[Token], at: int, half: int) -> Said | None:
    before, after = tokens[at - 1], tokens[half + 1]
    if (
        before.key in ("first", "second", "latter", "back", "1st", "2nd", "and", "st", "nd")
        and tokens[at].gap != "\n"
    ):
        return None
    if after.text == "-" and not after.gap:
        return None
    if after.key in ("year", "yearly", "time", "way", "hour", "dozen", "truth") or (
        after.key == "a" and tokens[half + 2].key in SCALE_WORDS
    ):
        return None
    return Said("fraction", 0.5, 0.1, half + 1)


def _multiple(tokens: Sequence[Token], at: int) -> Said | None:
    token, after = tokens[at], tokens[at + 1]
    if token.key in _MULTIPLES:
        if (
            token.key == "halves"
            and tokens[at - 1].kind in ("word", "numeral")
            and tokens[at - 1].key in WORDS
        ):
            return None
        value = _MULTIPLES[token.key]
        if token.key == "twice" and after.key in ("a", "per", "in", "daily", "yearly"):
            return None
        return Said("times", value, 2 * _LOOSE * value, at + 1)
    if token.key in ("double", "triple", "quadruple") and after.key in _DETERMINERS and after.gap == " ":
        value = {"double": 2.0, "triple": 3.0}.get(token.key, 4.0)
        return Said("times", value, 2 * _LOOSE * value, at + 1)
    return _in_words(tokens, at)


def _in_words(tokens: Sequence[Token], at: int) -> Said | None:
    """one in five; 1 in 5; 4-for-1; two-for-one."""
    over = numeral(tokens, at)
    if not over or not over.is_whole:
        return None
    index = over.next
    hyphen = tokens[index].text == "-" and not tokens[index].gap
    index += hyphen
    link = tokens[index].key
    if link not in ("in", "for") or tokens[index].gap == "\n":
        return None
    index += 1
    if tokens[index].text == "-" and hyphen:
        index += 1
    under = numeral(tokens, index) if tokens[index].gap != "\n" else None
    if not under or not under.is_whole or not under.value:
        return None
    if link == "for":
        return Said("times", over.value / under.value, 0.01, under.next)
    same = over.is_word == under.is_word
    if same and over.value < under.value <= 20 and not unit(tokens, under.next):
        return _part(over.value, under.value, under.next)
    return None


def _ratio(tokens: Sequence[Token], at: int) -> Said | None:
    """1/3; 4:1; 20대 1."""
    over, link, under = tokens[at : at + 3]
    if under.kind != "numeral" or not under.value or under.gap == "\n" or link.gap == "\n":
        return None
    after, before = tokens[at + 3], tokens[at - 1]
    apart = bool(link.gap or under.gap)
    if link.text == "/" and not apart and over.is_whole and under.is_whole:
        chained = after.text == "/" or before.text == "/" or (after.gap == "" and after.text == "%")
        if not chained and over.value < under.value and under.value in (2, 3, 4, 5, 8, 10) and over.gap != "":
            return _part(over.value, under.value, at + 3)
        return None
    if link.text == ":" and not apart and after.text != ":":
        step = (over.step + under.step) / (2 * under.value)
        return Said("times", over.value / under.value, step if not over.is_whole else 0.01, at + 3)
    if link.text == "대" and not link.gap and under.is_whole and under.value == 1 and over.is_whole:
        return Said("times", over.value, 0.01, at + 3)
    return None


def _vague(tokens: Sequence[Token], at: int) -> Said | None:
    token = tokens[at]
    part, index = "", at
    if token.key in _PART and tokens[at + 1].gap != "\n":
        part, index = token.key, at + 1
        if tokens[index].text in ("-", "/") and not tokens[index].gap:
            index += 1
        if tokens[index].key in _PART:  # low-to-mid, mid/high
            index += 1
    word, after = tokens[index], tokens[index + 1]
    if word.key in _DIGITS:
        index += 1
        if tokens[index].text == "-":
            index += 1
        if tokens[index].key in ("digit", "digits"):
            return _digit(tokens, index + 1, _DIGITS[word.key], part)
        return None
    if part or word.key == "teens":
        return _decade(tokens, index, part)
    if word.key in _PLURAL_SCALES:
        return _plural(tokens, index)
    if word.key in _SEVERAL:
        index += 1
        if tokens[index].key == "of":
            index += 1
        found = longest(tokens, index, SCALE_WORDS) if len(after.key) > 2 else None
        if found and tokens[index].kind == "word":
            return Said("vague", 5.5 * found[0], 9 * found[0], found[1], "number")
    return None


def _digit(tokens: Sequence[Token], end: int, digits: int, part: str) -> Said:
    low, high = 10.0 ** (digits - 1), 10.0**digits
    after = unit(tokens, end)
    of = after.kind if after else "percent"
    end = after.next if after else end
    if not part:
        return Said("vague", (low + high) / 2, high - low, end, of)
    below, above = _PART[part]
    start = low + (high - low) * below
    return Said("vague", start + (high - low) * (above - below) / 2, (high - low) * (above - below), end, of)


def _decade(tokens: Sequence[Token], at: int, part: str) -> Said | None:
    """teens, the low 20s, mid-30s%."""
    token, after = tokens[at], tokens[at + 1]
    if token.key in _DECADES:
        base, index = float(_DECADES[token.key]), at + 1
    elif (
        token.kind == "numeral"
        and token.is_whole
        and after.key == "s"
        and not after.gap
        and token.value < 100
    ):
        base, index = token.value, at + 2
    else:
        return None
    below, above = _PART.get(part, (0.0, 1.0))
    after_unit = unit(tokens, index)
    of = after_unit.kind if after_unit else ""
    return Said(
        "vague",
        base + 5 * (below + above),
        10 * (above - below),
        after_unit.next if after_unit else index,
        of,
    )


def _plural(tokens: Sequence[Token], at: int) -> Said | None:
    """hundreds of millions; dozens."""
    base, index = _PLURAL_SCALES[tokens[at].key], at + 1
    if tokens[at - 1].kind == "numeral" and tokens[at].gap != "\n":
        return None
    if tokens[index].key != "of" or tokens[index].gap == "\n":
        return None  # "in millions" names a unit
    if tokens[index + 1].key in _PLURAL_SCALES:
        base, index = base * _PLURAL_SCALES[tokens[index + 1].key], index + 2
    return Said("vague", 5.5 * base, 9 * base, index, "number")


def around(value: float, step: float, tokens: Sequence[Token], at: int) -> tuple[float, float, int] | None:
    """Middle and width of "10%대 초반", "3조 원대", "30% 초반", and the token after it, or None."""
    token = tokens[at]
    if token.gap == "\n" or not value:
        return None
    width = _place(value, step)
    if token.text == "대" and not token.gap:
        part = _KOREAN_PART.get(tokens[at + 1].text, (0.0, 1.0)) if tokens[at + 1].gap != "\n" else (0.0, 1.0)
        end = at + 1 + (tokens[at + 1].text in _KOREAN_PART)
    elif token.text in _KOREAN_PART:
        part, end = _KOREAN_PART[token.text], at + 1
    else:
        return None
    below, above = part
    return value + width * (below + above) / 2, width * (above - below), end


def _place(value: float, step: float) -> float:
    """That of the last digit that is not zero: 10 of 10, 1 of 15, 1e12 of 3e12."""
    place = step
    while place * 10 <= value * 1.000001 and abs(value / (place * 10) - round(value / (place * 10))) < 1e-9:
        place *= 10
    return place
