"""The figures of a text: its numbers that claim something, and the dates it names."""

import re
from dataclasses import replace

from assistant_core.figures.model import Figure, Kind, When
from assistant_core.figures.numbers import Number, find
from assistant_core.figures.words_in import LONGEST_NAME, pattern_of

_DIGIT = re.compile(r"\d")
_MARKUP = str.maketrans("*\\\xa0\u202f_−", "     -")
_NEVER_BARE = frozenset({"TWD"})
"""Of the dollars, the one that nobody writes as $ alone."""
_KINDS: dict[str, Kind] = {"count": "number", "fraction": "percent", "time": "date"}


def figures(text: str, symbols: frozenset[str] = frozenset()) -> list[Figure]:
    """The figures of a text in its order. `symbols` are tickers, whose digits are no figures."""
    return read(text, symbols)[1]


def read(text: str, symbols: frozenset[str] = frozenset()) -> tuple[str, list[Figure]]:
    """Also the text with all that is no prose (code, links, names with digits) blanked out, in its place."""
    plain = text
    numbered = {part for one in symbols if _DIGIT.search(one) for part in (one, one.split(".")[0]) if part}
    if numbered:
        any_symbol = pattern_of((list(map(re.escape, one[:LONGEST_NAME])), "") for one in numbered)
        plain = re.sub(any_symbol, lambda match: " " * len(match.group()), plain)
    numbers = find(plain)
    chars = list(plain)
    for one in numbers:
        if one.kind == "name":
            chars[one.start : one.end] = " " * (one.end - one.start)
    found = [figure for one in numbers if (figure := _figure(one))]
    return "".join(chars).translate(_MARKUP), found


def _figure(one: Number) -> Figure | None:
    if one.kind == "name":
        return None
    if one.kind == "time":
        when = one.when
        if when and 1900 <= when.months / 12 < 2100:
            return Figure(one.start, one.end, "date", when=When(when.months // 12))
        if not when or one.reason == "duration" or not (when.year or when.month or when.quarter):
            return None
        said = When(when.year, when.month, when.day, when.quarter, when.fiscal)
        return Figure(one.start, one.end, "date", when=said)
    figure = Figure(
        one.start,
        one.end,
        _KINDS.get(one.kind, one.kind),  # type: ignore[arg-type]
        one.value,
        one.step,
        one.digits,
        "-" if one.sign < 0 else "+" if one.sign > 0 else "",
        one.currencies - _NEVER_BARE if len(one.currencies) > 1 else one.currencies,
        one.scale,
        None,
        one.bound or "",
        one.noun,
        one.per,
        one.group,
        one.role or "",
    )
    if one.per == "dollar":
        return replace(figure, kind="percent", value=one.value * 100, step=one.step * 100)
    if one.kind == "fraction":
        return replace(figure, value=one.value * 100, step=one.step * 100)
    return figure
