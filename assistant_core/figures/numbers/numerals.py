"""A numeral in digits or in words: what it is worth and how many tokens it takes."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import KOREAN_SCALES, SCALE_WORDS

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
WORDS = {word: value for value, word in enumerate([*_UNITS.split(), *"seventeen eighteen nineteen".split()])}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {word: scale for word, scale in SCALE_WORDS.items() if len(word) > 3}
ORDINALS = {
    **{"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
    **{"eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100},
}
MOST_WORDS = 12


class Numeral(NamedTuple):
    value: float
    step: float
    digits: int
    next: int
    """Index of the token after it."""
    scale: float = 1.0
    """Of a scale word that is a part of it: "two and a half billion"."""
    is_word: bool = False
    is_whole: bool = False
    """Digits alone, or words for a whole number."""


def numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    token = tokens[at]
    if token.kind == "word":
        return _words(tokens, at)
    if token.kind != "numeral":
        return None
    after = tokens[at + 1]
    if token.is_whole and after.shape == "vulgar" and after.gap != "\n":
        return Numeral(token.value + after.value, after.step, token.digits + 1, at + 2)
    is_word = token.shape in ("korean", "scale", "several")
    return Numeral(token.value, token.step, token.digits, at + 1, 1.0, is_word, token.is_whole)


def _words(tokens: Sequence[Token], at: int) -> Numeral | None:
    """twenty-six; two and a half billion; a hundred and five thousand; half a billion."""
    first = tokens[at].key
    if first not in WORDS and first not in TENS and first not in ("a", "half"):
        return None
    if first in ("a", "half"):
        return _leading(tokens, at)
    total, section, scale, index, least = 0.0, 0.0, 1.0, at, 1.0
    decimals = ""
    while index - at < MOST_WORDS:
        key, gap = tokens[index].key, tokens[index].gap
        if index > at and gap == "\n":
            break
        last = tokens[index - 1].key if index > at else ""
        if key in TENS and (index == at or last in ("hundred", "and") or last in _SCALES):
            section, least = section + TENS[key], 10.0
        elif key in WORDS and (index == at or last in ("hundred", "and", "-") or last in TENS or last in _SCALES):
            if last in TENS and not 0 < WORDS[key] < 10:
                break
            section, least = section + WORDS[key], 1.0
        elif key == "hundred" and section:
            section, least = section * 100, 100.0
        elif key in _SCALES and key != "hundred" and (section or decimals):
            scale = _SCALES[key]
            part = section + float(f".{decimals}") if decimals else section
            step = 10.0 ** -len(decimals) if decimals else 1.0
            total, section, decimals, least = total + part * scale, 0.0, "", step * scale
        elif key == "and" and last in ("hundred", *_SCALES) and tokens[index + 1].key in (*WORDS, *TENS):
            pass
        elif key == "and" and [tokens[index + one].key for one in (1, 2)] == ["a", "half"]:
            section, least = section + 0.5, 0.1
            index += 3
            if tokens[index].key in _SCALES:
                scale = _SCALES[tokens[index].key]
                total, section, least = total + section * scale, 0.0, 0.1 * scale
                index += 1
            break
        elif key == "-" and not gap and last in TENS and tokens[index + 1].key in WORDS and not tokens[index + 1].gap:
            pass
        elif key == "point" and tokens[index + 1].key in WORDS:
            index += 1
            while WORDS.get(tokens[index].key, 10) < 10 and len(decimals) < MOST_WORDS:
                decimals += str(WORDS[tokens[index].key])
                index += 1
            continue
        else:
            break
        index += 1
    value = total + section + (float(f".{decimals}") if decimals else 0.0)
    if decimals:
        least = 10.0 ** -len(decimals)
    return Numeral(value, least, len(f"{value / least:.0f}"), index, scale, True, least >= 1)


def _leading(tokens: Sequence[Token], at: int) -> Numeral | None:
    """half a billion, a billion, a hundred; "a" and "half" alone are none."""
    first, second, third = (tokens[at + one].key for one in range(3))
    if first == "half" and second == "a" and third in _SCALES:
        return Numeral(0.5 * _SCALES[third], 0.1 * _SCALES[third], 1, at + 3, _SCALES[third], True)
    if first == "a" and second == "half" and third in _SCALES:
        return Numeral(0.5 * _SCALES[third], 0.1 * _SCALES[third], 1, at + 3, _SCALES[third], True)
    if first == "a" and second in _SCALES and not second.endswith("s"):
        scale = _SCALES[second]
        return Numeral(scale, scale, 1, at + 2, scale, True, True)
    if first == "a" and second == "dozen":
        return Numeral(12.0, 1.0, 2, at + 2, 1.0, True, True)
    return None


def compound(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A numeral with Korean scales: 3조 9,103억 5천만; None without one right after it."""
    total, section, step, scale, index = 0.0, 0.0, 1.0, 1.0, at
    last = float("inf")
    while tokens[index].kind == "numeral" and (index == at or tokens[index].gap != "\n"):
        one = tokens[index]
        after = tokens[index + 1]
        factor = KOREAN_SCALES.get(after.text) if after.gap != "\n" else None
        if index == at and one.shape == "scale" and after.kind == "numeral" and after.value < one.value:
            total, last, index = one.value, one.value, index + 1  # 만 2천
            continue
        if factor is None or factor >= last:
            if index > at and one.value < last and one.step >= 1 and _is_unit(after):
                total, section, step, index = total + section + one.value, 0.0, one.step, index + 1
            break
        if factor < 1e4:
            section += one.value * factor
        else:
            total, section = total + (section + one.value) * factor, 0.0
        step, scale, last, index = one.step * factor, factor, factor if factor >= 1e4 else last, index + 2
    if index == at:
        return None
    value = total + section
    return Numeral(value, step, len(f"{value / step:.0f}"), index, scale)


def _is_unit(token: Token) -> bool:
    return token.shape == "unit" and not token.gap and token.text not in KOREAN_SCALES
