"""What follows from the figures beside one: the gap of "269.4 against 329.3, a gap of 59.9"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant_core.figures import cues
from assistant_core.figures.frames import Frame
from assistant_core.figures.model import Fact, Figure, Kind

MOST_BESIDE = 8
"""Figures before it, and half as many behind it, that one may be computed from."""
LEAST_DIGITS = 2
LEAST_SHARE = 0.005
MANY_DIGITS = 3
"""What is met by a sum of some figures without a word that says so."""
_SHARE = re.compile(r"\bof\b|\bshare\b|\bpercent of\b|의\s|대비|중|비중|해당", re.IGNORECASE)
SUM = re.compile(
    r"\b(?:together|combined|sum|total|altogether|jointly|add|adds|adding|plus|both|cumulative\w*|all)\b|합|더하|더한|모두|총",
    re.IGNORECASE,
)
GAP = re.compile(
    r"\b(?:gap|difference|differ\w*|spread|swing|margin of|short\w*|excess|surplus|miss\w*|beat\w*|"
    r"left|leav\w*|remain\w*|rest|balance|net|between|away|apart|wide|points?)\b|차이|차로|격차|남|나머지|"
    r"순매|폭|%p|포인트|만큼",
    re.IGNORECASE,
)
_AMOUNTS = ("money", "number", "count")


@dataclass(frozen=True)
class Operand:
    """A figure with something behind it: an output's value, or what the user said."""

    figure: Figure
    value: float
    kind: Kind
    currency: str | None
    what: str
    fact: Fact | None


@dataclass(frozen=True)
class Result:
    kind: Kind
    value: float
    formula: str
    aspect: Literal["level", "gap", "growth", "yearly"] = "level"
    rises: bool | None = None
    """Of a gap or growth, whether it is one upwards; None where time does not tell."""
    of: tuple[Operand, ...] = ()


def follows(frame: Frame, beside: Sequence[Operand]) -> Result | None:
    """What a figure follows from, if its words say what kind of result it is."""
    if frame.figure.digits < LEAST_DIGITS and frame.figure.kind not in ("percent", "money", "points"):
        return None
    return next((one for one in _results(frame, beside) if _is_said(frame, one)), None)


def _results(frame: Frame, beside: Sequence[Operand]) -> Iterator[Result]:
    for place, one in enumerate(beside):
        for other in beside[place + 1 :]:
            sizes = sorted((abs(one.value), abs(other.value)))
            if one.value == other.value or (
                sizes[0] < sizes[1] * LEAST_SHARE and one.kind == other.kind == "money"
            ):
                continue  # a sum or difference would be one of them
            if _alike(one, other):
                yield from (replace(result, of=(one, other)) for result in _of_alike(frame, one, other))
            if {one.kind, other.kind} <= {*_AMOUNTS, "times"} and None in (one.fact, other.fact):
                formula = f"{one.what} x {other.what}"
                yield Result("money", one.value * other.value, formula, of=(one, other))
    if SUM.search(frame.near) or frame.figure.digits >= MANY_DIGITS:
        for first, last in _runs(len(beside)):
            some = beside[first:last]
            sizes = sorted(abs(one.value) for one in some)
            if sizes[0] >= sizes[-1] * LEAST_SHARE and all(_alike(some[0], one) for one in some):
                total = sum(abs(one.value) for one in some)
                yield Result(some[0].kind, total, " + ".join(one.what for one in some), of=tuple(some))


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Three and more in a row."""
    return ((first, last) for first in range(count) for last in range(first + 3, count + 1))


def _alike(one: Operand, other: Operand) -> bool:
    if one.kind in _AMOUNTS and other.kind in _AMOUNTS:
        return one.currency == other.currency or None in (one.currency, other.currency)
    return one.kind == other.kind


def _of_alike(frame: Frame, one: Operand, other: Operand) -> Iterator[Result]:
    first, second = abs(one.value), abs(other.value)
    later = _is_later(one, other)
    rises = None if later is None else (second > first) if later else (first > second)
    gap = f"{one.what} - {other.what}"
    if one.kind == "percent":
        yield Result("points", abs(one.value - other.value), gap, "gap", rises)
    else:
        yield Result(one.kind, abs(one.value - other.value), gap, "gap", rises)
        if SUM.search(frame.near):
            yield Result(one.kind, first + second, f"{one.what} + {other.what}")
    for base, end, names in (
        (first, second, (other.what, one.what)),
        (second, first, (one.what, other.what)),
    ):
        if not base:
            continue
        ratio = " / ".join(names)
        same = one.what == other.what
        grown, change = abs(end / base - 1) * 100, f"change of {one.what}" if same else f"{ratio} - 1"
        yield Result("percent", grown, change, "growth", rises if rises is not None else end > base)
        yield Result("times", end / base, ratio)
        if years := _years(one, other):
            grown = abs((end / base) ** (1 / years) - 1) * 100
            yield Result("percent", grown, f"compound growth a year of {one.what}", "yearly", rises)
        counted = one.kind == other.kind and one.kind in ("number", "count")
        if one.kind in _AMOUNTS and (counted or _SHARE.search(frame.near)) and end < base:
            yield Result("percent", end / base * 100, ratio)


def _years(one: Operand, other: Operand) -> int:
    ours, theirs = (one.fact and one.fact.period), (other.fact and other.fact.period)
    years = round(abs((theirs - ours).days) / 365.25) if ours and theirs else 0
    return years if years > 1 else 0


def _is_later(one: Operand, other: Operand) -> bool | None:
    """Whether the second one is of a later time, or came where the first was expected."""
    expected, came = ("estimate" in operand.what for operand in (one, other))
    if expected != came:
        return expected
    ours, theirs = (one.fact and one.fact.period), (other.fact and other.fact.period)
    return None if not ours or not theirs or ours == theirs else theirs > ours


def _is_said(frame: Frame, result: Result) -> bool:
    figure = frame.figure
    alike = {figure.kind, result.kind} <= set(_AMOUNTS) or figure.kind == result.kind
    if not alike or abs(abs(figure.value) - result.value) > figure.step / 2 + 1e-9 * max(result.value, 1.0):
        return False
    if result.aspect == "yearly" and not cues.is_yearly(frame.said):
        return False
    if result.aspect == "gap" and not (figure.sign or GAP.search(frame.near) or cues.is_growth(frame.near)):
        return False
    said = figure.sign or cues.direction(frame.near) or cues.direction(frame.said)
    return result.rises is None or not said or (said == "+") == result.rises
