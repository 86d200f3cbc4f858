"""Linked numbers share what only one of them says: unit, currency and scale, or what time is meant."""

from collections.abc import Sequence
from dataclasses import replace

from assistant_core.figures.numbers.around import Draft
from assistant_core.figures.numbers.durations import FIRST_YEAR
from assistant_core.figures.numbers.groups import LISTS, Link
from assistant_core.figures.numbers.number import Number, When

_WITH_UNITS = ("money", "percent", "points", "times")
_RANGES = ("range", "to")


def shared(drafts: Sequence[Draft], links: Sequence[Link | None]) -> list[Number]:
    """From right to left as units are said last, then from left to right as signs are said first."""
    numbers = [draft.number for draft in drafts]
    factors = [draft.factor for draft in drafts]
    for at in range(len(links) - 1, -1, -1):
        one, model, link = numbers[at], numbers[at + 1], links[at]
        if not link or link in ("of", "of before") or one.noun:
            continue
        if model.when:
            if drafts[at].is_bare and one.step == 1 and (link in _RANGES or (link == "and" and model.noun)):
                numbers[at] = _as_time(one, model)
        elif _has_of_next(drafts[at], one, model, link):
            numbers[at], factors[at] = _like(one, model, factors[at + 1]), factors[at + 1]
        elif one.kind == "number" and one.scale != 1 and model.kind == "money":
            numbers[at] = _like(one, model, 1.0, scaled=True)
        if link in _RANGES and one.kind == model.kind and not one.per:
            numbers[at] = replace(numbers[at], per=model.per)
    for at, link in enumerate(links):
        one, other = numbers[at], numbers[at + 1]
        follows = link in (*_RANGES, "step") or (link in LISTS and _decimals(one) == _decimals(other) > 0)
        if not follows or other.noun or other.kind != "number":
            continue
        if one.when and one.when.day and link in _RANGES and drafts[at + 1].is_bare and other.value <= 31:
            numbers[at + 1] = _as_time(other, one)
        elif one.kind in _WITH_UNITS and drafts[at + 1].is_bare:
            numbers[at + 1], factors[at + 1] = _like(other, one, factors[at]), factors[at]
        elif one.kind == "money" and other.scale != 1:
            numbers[at + 1] = _like(other, one, 1.0, scaled=True)
    return numbers


def _as_time(one: Number, model: Number) -> Number:
    """5~7월, 3-5 years: with what the time after it names."""
    when = model.when or When()
    if model.noun and model.value:
        length = one.value / model.value
        when = When(months=round(when.months * length), days=round(when.days * length))
        return replace(one, kind=model.kind, when=when, noun=model.noun, reason=model.reason)
    number = int(one.value)
    if when.day:
        when = replace(when, day=number)
    elif when.month or when.quarter:
        when = replace(when, month=number) if when.month else replace(when, quarter=number)
    elif number >= FIRST_YEAR:
        when = replace(when, year=number)
    else:
        return one
    return replace(one, kind="time", value=0.0, when=when, reason="date")


def _has_of_next(draft: Draft, one: Number, model: Number, link: Link | None) -> bool:
    """197–325달러; 46.2, 31.5 and 24.0%; $383.3 to $391.0 billion, where only the scale is missing."""
    if draft.is_bare and one.kind == "number":
        alike = link != "comma" or _decimals(one) in (0, _decimals(model))
        return alike and (model.kind in _WITH_UNITS or model.scale != 1)
    money = one.kind == "money" and one.scale == 1 and model.scale != 1 and model.kind in ("money", "number")
    same = not model.currencies or bool(one.currencies & model.currencies)
    return (
        money and same and abs(one.value) < 1000 and (link not in LISTS or _decimals(one) == _decimals(model))
    )


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
