"""Lengths of time: three years, 52-week, 20-day, 9개월."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant_core.figures.numbers.number import When
from assistant_core.figures.numbers.numerals import Numeral, numeral
from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import DURATION_ADJECTIVES, DURATIONS, KOREAN_DURATIONS

FIRST_YEAR = 1900
_MOST_WEEKS = 104
_WEEKS_OF_A_YEAR = 52


class Time(NamedTuple):
    """A time and the token after it. A duration has its value and unit, and claims something if not whole."""

    when: When
    next: int
    value: float = 0.0
    step: float = 1.0
    digits: int = 0
    noun: str = ""
    claims: bool = False


def duration(tokens: Sequence[Token], at: int) -> Time | None:
    """three years; 52-week; 20-day; 9개월; the last two fiscal years."""
    said = numeral(tokens, at)
    if said is None or said.scale != 1 or tokens[at].shape == "grouped":
        return None
    index = said.next
    following = tokens[index]
    if following.kind == "hangul" and following.gap != "\n":
        return _korean_duration(tokens, index, said)
    if (following.text in ("-", "–") and not following.gap and tokens[index + 1].kind == "word") or (
        following.text == "+" and not following.gap
    ):
        index += 1
    skipped = 0
    while tokens[index].key in DURATION_ADJECTIVES and tokens[index].gap == " " and skipped < 2:
        index, skipped = index + 1, skipped + 1
    unit = tokens[index]
    if unit.gap == "\n" or unit.key not in DURATIONS:
        return None
    may_be_part = said.is_word and said.value < 4
    return _span(said, unit.key, index + 1) if _is_unit_of_time(tokens, index, may_be_part) else None


def _is_unit_of_time(tokens: Sequence[Token], index: int, may_be_part: bool) -> bool:
    """Not the quarters of "three quarters of its sales", nor the Y of another word."""
    unit, after = tokens[index], tokens[index + 1]
    if unit.key in ("y", "mo", "min") and unit.gap:
        return unit.key == "y" and after.kind not in ("word", "numeral") and after.text != "/"
    if unit.key == "second":
        return False
    if unit.key in ("quarter", "quarters") and may_be_part:
        hyphen = tokens[index - 1].text == "-"
        part = after.key == "of" and not _is_of_time(tokens, index + 2)
        return not (part or (hyphen and unit.key == "quarters"))
    return True


_OF_TIME = frozenset(
    "growth decline declines contraction losses loss data history results earnings consecutive negative "
    "positive "
    "falling rising declining growing expansion recession weakness strength".split()
)


def _is_of_time(tokens: Sequence[Token], at: int) -> bool:
    return any(tokens[index].key in _OF_TIME for index in (at, at + 1)) or tokens[at].kind == "numeral"


_LASTING = tuple("간 만 째 동안 연속 차 물 이상 넘 내 뒤 후 이동 평균 최고 최저 신고 신저 고점 저점".split())
"""Words after a Korean unit of time by which it is a length."""


def _korean_duration(tokens: Sequence[Token], index: int, said: Numeral) -> Time | None:
    """What is a year, a quarter or a day by its size is none of a length unless a word after it says so."""
    value, unit, after = said.value, tokens[index].text, tokens[index + 1]
    if unit not in KOREAN_DURATIONS or value >= FIRST_YEAR or (unit == "주" and not _is_weeks(tokens, index)):
        return None
    if said.is_whole and not (after.gap != "\n" and after.text.startswith(_LASTING)):
        if unit == "년" and 15 <= value <= 40 and value % 10:
            return Time(When(2000 + int(value)), index + 1)
        if unit == "일" and 1 <= value <= 31:
            return Time(When(day=int(value)), index + 1)
        if unit == "분기" and 1 <= value <= 4:
            return Time(When(quarter=int(value)), index + 1)
    return _span(said, unit, index + 1)


def _is_weeks(tokens: Sequence[Token], index: int) -> bool:
    """52주 신고가, 3주 연속 are weeks; 300만 주, 10주 are shares."""
    weeks, after = tokens[index - 1], tokens[index + 1]
    if not weeks.is_whole or weeks.value > _MOST_WEEKS:
        return False
    return weeks.value == _WEEKS_OF_A_YEAR or (after.gap != "\n" and after.text.startswith(_LASTING))


def _span(said: Numeral, unit: str, end: int) -> Time:
    months, days = DURATIONS[unit] if unit in DURATIONS else KOREAN_DURATIONS[unit]
    when = When(months=round(said.value * months), days=round(said.value * days))
    return Time(when, end, said.value, said.step, said.digits, unit, claims=not said.is_whole)
