"""When a question means: years, quarters, the newest n of them, spans of prices. `today` is an argument.

A row of periods.txt: a kind, what it says by itself, its pattern. The surer kinds come first: a year of a
quarter is no year of its own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from assistant_core.builtin.understanding.frame import Frequency, Point, Times

NUMBERS = {
    word: number
    for number, words in enumerate(
        """one 한 하나 일|two couple 두 이|three few several 세 삼 몇|four 네 사|five 다섯 오|six 여섯 육|
        seven 일곱 칠|eight 여덟 팔|nine 아홉 구|ten 열 십|eleven 열한|twelve 열두""".split("|"),
        start=1,
    )
    for word in words.split()
}
COUNT = r"(?P<n>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
NUMBERS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
PLACES = {
    "<YEAR>": r"(?:19[89]\d|20[0-4]\d)",
    "<COUNT>": COUNT,
    "<COUNT2>": COUNT.replace("<n>", "<nb>"),
    "<COUNT3>": COUNT.replace("<n>", "<nc>"),
    "<LAST>": r"(?:the )?(?:last|past|latest|recent|previous|prior|trailing|most recent)",
    "<FISCAL>": r"(?:fiscal |financial |calendar |full |reported |complete )*",
}
PERFECT = re.compile(r"\b(?:has|have|had|did|was|were)\b", re.IGNORECASE)
"""Of what has grown "in three years" nothing lies ahead."""
MOST = 400


@dataclass(frozen=True)
class Kind:
    name: str
    pattern: re.Pattern[str]
    frequency: Frequency
    last: int | None = None
    """The newest n."""
    back: int = 0
    days: int | None = None
    """Of prices."""
    each: float = 0.0
    """The days of one, where it counts them."""
    ago: int | None = None
    """The year that is so many years ago."""


@dataclass(frozen=True)
class Span:
    of: Kind
    start: int
    end: int
    named: Mapping[str, str]

    @property
    def kind(self) -> str:
        return self.of.name

    @property
    def number(self) -> int:
        return number_of(self.named.get("n", "1"))


@dataclass(frozen=True)
class Read:
    times: Times
    spans: tuple[Span, ...]
    is_change: bool
    """Against the year before: "year over year"."""
    is_future: bool


def read(text: str, today: date) -> Read:
    spans = tuple(_spans(text))
    kinds = {span.kind for span in spans}
    points, is_range = _points(spans, today)
    kinds |= {"future"} if any(point.year > today.year for point in points) else set()
    if points and any(span.of.frequency == "quarterly" and not span.of.back for span in spans):
        points, is_range = _in_quarters(points, spans, today)
    named: Frequency = "quarterly" if any(point.quarter for point in points) else "annual" if points else ""
    times = Times(points=points, is_range=is_range, frequency=named)
    for span in spans:
        times = _with(times, span)
    if points:
        kinds |= {"yoy"} if times.back else set()
        days = None if kinds & {"year", "quarter", "range"} else times.days
        times = replace(times, back=0, last=None, days=days)
    times = replace(times, said=" ".join(text[span.start : span.end] for span in spans))
    return Read(times, spans, "yoy" in kinds, "future" in kinds)


def _spans(text: str) -> list[Span]:
    """What names a time, the surer kinds first where they overlap; in the order of the text."""
    found: list[Span] = []
    for kind in KINDS:
        if kind.name == "future in":
            if PERFECT.search(text):
                continue
            kind = replace(kind, name="future")
        for match in kind.pattern.finditer(text):
            named = {key.rstrip("bcd"): value for key, value in match.groupdict().items() if value}
            found.append(Span(kind, *match.span(), named))
        text = kind.pattern.sub(lambda match: "\0" * len(match[0]), text)
    return sorted(found, key=lambda span: span.start)


def _with(times: Times, span: Span) -> Times:
    """The times with what else a span says; points are read already."""
    of, number = span.of, min(span.number, MOST)
    counted = replace(times, frequency=times.frequency or of.frequency)
    if of.each:
        return replace(counted, last=number if of.frequency else None, days=round(number * of.each))
    return replace(
        counted, last=times.last or of.last, back=times.back or of.back, days=times.days or of.days
    )


def _points(spans: tuple[Span, ...], today: date) -> tuple[tuple[Point, ...], bool]:
    points: list[Point] = []
    is_range = False
    years = [_year(span.named["y"], today) for span in spans if span.kind == "year"]
    beside = [_year(span.named["y"], today) for span in spans if "y" in span.named]
    for span in spans:
        named = span.named
        if span.kind == "quarter":
            points.append(Point(_year(named["y"], today), number_of(named["q"])))
        elif span.kind == "bare quarter":
            quarter = number_of(named["q"])
            newest = today.year if today.month > 3 * quarter else today.year - 1
            points.append(Point(beside[-1] if beside else newest, quarter))
        elif span.kind == "range":
            first = _year(named["a"], today)
            points += [Point(first), Point(_year(named["u"], today) if "u" in named else today.year)]
            is_range = True
        elif span.of.ago is not None:
            points.append(Point(today.year - span.of.ago * span.number))
    quarters = {point.quarter for point in points} - {None}
    if not quarters or len(years) > len(points):
        points += [Point(year) for year in years if not any(point.year == year for point in points)]
    return tuple(dict.fromkeys(points)), is_range


def _in_quarters(
    points: tuple[Point, ...], spans: tuple[Span, ...], today: date
) -> tuple[tuple[Point, ...], bool]:
    """The quarters of the years that are named: all, or the last n of the last."""
    if any(point.quarter for point in points):
        return points, False
    counts = [span.number for span in spans if span.of.frequency == "quarterly" and span.of.each]
    last = 1 if any(one.kind == "last quarter" for one in spans) else min([*counts, 4])
    years = sorted(point.year for point in points)
    first = Point(years[0], 1) if last == 4 else Point(years[-1], 5 - last)
    ends = (first,) if years[-1] >= today.year else (first, Point(years[-1], 4))
    return tuple(dict.fromkeys(ends)), last > 1


def _year(text: str, today: date) -> int:
    if text.isdigit():
        year = int(text)
        return year if year > 99 else 2000 + year
    return today.year - (2 if text == "재작년" else 0 if text in ("올해", "금년", "this year") else 1)


def number_of(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def _kinds() -> Iterator[Kind]:
    for row in (Path(__file__).parent / "periods.txt").read_text(encoding="utf-8").splitlines():
        name, says, pattern = row.split("\t")
        frequency, *_ = [word for word in says.split() if "=" not in word] or [""]
        numbers: dict[str, Any] = dict(word.split("=") for word in says.split() if "=" in word)
        numbers = {key: float(value) if key == "each" else int(value) for key, value in numbers.items()}
        for place, stands_for in PLACES.items():
            pattern = pattern.replace(place, stands_for)
        compiled = re.compile(pattern, re.IGNORECASE)
        yield Kind(name, compiled, cast(Frequency, frequency), **numbers)


KINDS = tuple(_kinds())
