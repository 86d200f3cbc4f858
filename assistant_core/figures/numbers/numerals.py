"""A numeral in digits or in words: what it is worth and how many tokens it takes."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import KOREAN_SCALES, SCALE_WORDS

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
WORDS = {word: value for value, word in enumerate([*_UNITS.split(), *"seventeen eighteen nineteen".split()])}
TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_SCALES = {word: scale for word, scale in SCALE_WORDS.items() if len(word) > 3}
_SINGULAR = [word for word in _SCALES if not word.endswith("s")]
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
    """twenty-six; two and a half billion; three point five million; a hundred and five thousand."""
    words, index = _run(tokens, at)
    if not words:
        return _halves(tokens, at)
    total, section, scale, step = 0.0, 0.0, 1.0, 1.0
    for word in words:
        if word == "hundred":
            section, step = section * 100, 100.0
        elif word in _SCALES:
            scale = step = _SCALES[word]
            total, section = total + section * scale, 0.0
        else:
            section, step = section + WORDS.get(word, 0) + TENS.get(word, 0), 1.0
    part, parted, index = _part(tokens, index)
    if part:
        section, step = section + part, parted
        if tokens[index].key in _SCALES and tokens[index].gap == " ":
            scale = _SCALES[tokens[index].key]
            section, step, index = section * scale, step * scale, index + 1
    value = total + section
    return Numeral(value, step, len(f"{value / step:.0f}"), index, scale, True, not part)


_FOLLOWS = {
    "": "ten teen one",
    "a": "hundred scale",
    "one": "hundred scale",
    "teen": "hundred scale",
    "ten": "one hundred scale",
    "hundred": "and ten teen one scale",
    "scale": "and ten teen one",
    "and": "ten teen one",
}
"""Which kinds of words may come after which in a number."""


def _kind(word: str) -> str:
    if word in WORDS:
        return "one" if WORDS[word] < 10 else "teen"
    if word in TENS:
        return "ten"
    return (
        "scale"
        if word in _SINGULAR and word != "hundred"
        else word
        if word in ("hundred", "and", "a")
        else "none"
    )


def _run(tokens: Sequence[Token], at: int) -> tuple[list[str], int]:
    """The words of a number, without "and", and the token after them."""
    last, index, end = "", at, at
    words: list[str] = []
    if tokens[at].key == "a" and tokens[at + 1].key in _SINGULAR and tokens[at + 1].gap == " ":
        words, last, index = ["one"], "a", at + 1
    while index - at < MOST_WORDS and (index == at or tokens[index].gap != "\n"):
        if tokens[index].text == "-" and not tokens[index].gap and not tokens[index + 1].gap and words:
            index += 1
        word = tokens[index].key
        kind = _kind(word)
        if kind not in _FOLLOWS[last].split() or (last == "ten" and word == "zero"):
            break
        index += 1
        if kind != "and":
            words.append(word)
            end = index
        last = kind
    return words, end


def _part(tokens: Sequence[Token], at: int) -> tuple[float, float, int]:
    """What "and a half" or "point five" adds, its last place, and the token after it; 0 without either."""
    said = [place for place in range(at, at + 6) if tokens[place].text != "-"][:3]
    if [tokens[place].key for place in said] == ["and", "a", "half"] and tokens[at].gap != "\n":
        return 0.5, 0.1, said[-1] + 1
    decimals = ""
    index = at + 1
    while tokens[at].key == "point" and WORDS.get(tokens[index].key, 10) < 10 and len(decimals) < MOST_WORDS:
        decimals += str(WORDS[tokens[index].key])
        index += 1
    return (float(f".{decimals}"), 10.0 ** -len(decimals), index) if decimals else (0.0, 1.0, at)


def _halves(tokens: Sequence[Token], at: int) -> Numeral | None:
    """half a billion, a half million, a quarter of a million, a dozen."""
    said = [tokens[at + place].key for place in range(5)]
    if said[:4] == ["a", "quarter", "of", "a"] and said[4] in _SCALES:
        return Numeral(0.25 * _SCALES[said[4]], 0.05 * _SCALES[said[4]], 2, at + 5, _SCALES[said[4]], True)
    first, second, third = (tokens[at + place].key for place in range(3))
    if {first, second} == {"a", "half"} and third in _SCALES and tokens[at + 2].gap == " ":
        return Numeral(0.5 * _SCALES[third], 0.1 * _SCALES[third], 1, at + 3, _SCALES[third], True)
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
            myriad = next(one for one in (1e12, 1e8, 1e4) if one <= factor)
            total, section = total + (section + one.value * factor / myriad) * myriad, 0.0
        step, scale, last, index = one.step * factor, factor, factor if factor >= 1e4 else last, index + 2
    if index == at:
        return None
    value = total + section
    return Numeral(value, step, len(f"{value / step:.0f}"), index, scale)


def _is_unit(token: Token) -> bool:
    return token.shape == "unit" and not token.gap and token.text not in KOREAN_SCALES
