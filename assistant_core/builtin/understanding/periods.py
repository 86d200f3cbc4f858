"""When a question means: years, quarters, the newest n of them, spans of prices. `today` is an argument."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant_core.builtin.understanding.frame import Frequency, Point, Times
from assistant_core.builtin.understanding.patterns import rows

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "one 한 하나",
            *(
                "two couple 두 이",
                "three 세 삼",
                "four 네 사",
                "five 다섯 오",
                "six 여섯 육",
                "seven 일곱 칠",
            ),
            *("eight 여덟 팔", "nine 아홉 구", "ten 열 십", "eleven 열한", "twelve 열두"),
        ),
        start=1,
    )
    for word in words.split()
} | {"일": 1, "few": 3, "several": 3, "몇": 3}
COUNT = r"(?P<n>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
PLACES = {
    "<YEAR>": r"(?:19[89]\d|20[0-4]\d)",
    "<COUNT>": COUNT,
    "<COUNT2>": COUNT.replace("<n>", "<nb>"),
    "<COUNT3>": COUNT.replace("<n>", "<nc>"),
    "<LAST>": r"(?:the )?(?:last|past|latest|recent|previous|prior|trailing|most recent)",
    "<FISCAL>": r"(?:fiscal |financial |calendar |full |reported |complete )*",
}
REGEX = tuple(rows(Path(__file__).parent / "periods.txt", PLACES))
"""The surer kinds first: a year of a quarter is no year of its own."""
PERFECT = re.compile(r"\b(?:has|have|had|did|was|were)\b", re.IGNORECASE)
"""Of what has grown "in three years" nothing lies ahead."""
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


YEARS_BACK = {"this_year": 0, "last_year": 1, "before_last": 2}
COUNTS: dict[str, tuple[Frequency, float]] = {
    "years": ("annual", 365.25),
    "years_ko": ("annual", 365.25),
    "quarters": ("quarterly", 91.3),
    "quarters_ko": ("quarterly", 91.3),
    "months": ("", 30.44),
    "weeks": ("", 7),
    "weeks_ko": ("", 7),
    "days": ("", 1),
    "days_ko": ("", 1),
}
STATED: dict[str, tuple[Frequency, int | None, int, int | None]] = {
    "ttm": ("trailing", None, 0, 365),
    "last_fiscal": ("annual", 1, 0, None),
    "last_quarter": ("quarterly", 1, 0, 91),
    "before_q": ("quarterly", None, 1, None),
    "before_y": ("annual", None, 1, None),
    "last_year": ("annual", None, 0, 365),
    "half": ("", None, 0, 183),
    "last_month": ("", None, 0, 30),
    "last_week": ("", None, 0, 7),
    "trend_q": ("quarterly", 4, 0, None),
    "trend_y": ("annual", 4, 0, None),
    "quarterly": ("quarterly", None, 0, None),
    "annual": ("annual", None, 0, None),
}
"""Frequency, newest n, periods back, days of prices."""


@dataclass(frozen=True)
class Span:
    kind: str
    start: int
    end: int
    named: dict[str, str]


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
    if points and kinds & {"trend_q", "quarterly", "last_quarter", "quarters", "quarters_ko"}:
        points, is_range = _in_quarters(points, spans, today)
    named: Frequency = "quarterly" if any(point.quarter for point in points) else "annual" if points else ""
    times = Times(points=points, is_range=is_range, frequency=named)
    for span in spans:
        times = _with(times, span)
    if points:
        kinds |= {"yoy"} if times.back else set()
        days = None if kinds & {"year", "quarter", "range"} else times.days
        times = replace(times, back=0, last=None, days=days)
    return Read(
        replace(times, said=" ".join(text[s.start : s.end] for s in spans)),
        spans,
        "yoy" in kinds,
        "future" in kinds,
    )


def _spans(text: str) -> list[Span]:
    """What names a time, the surer kinds first where they overlap; in the order of the text."""
    found: list[Span] = []
    for kind, pattern in REGEX:
        if kind == "future_in" and PERFECT.search(text):
            continue
        for match in pattern.finditer(text):
            named = {key.rstrip("bc"): value for key, value in match.groupdict().items() if value}
            found.append(Span(kind.partition("_in")[0], *match.span(), named))
        text = pattern.sub(lambda match: "\0" * len(match[0]), text)
    return sorted(found, key=lambda span: span.start)


def _with(times: Times, span: Span) -> Times:
    """The times with what else a span says; points are read already."""
    number = min(_number(span.named.get("n") or span.named.get("m", "")), 400)
    stated = STATED.get(span.kind)
    if stated:
        frequency, last, back, days = stated
        return replace(
            times,
            frequency=times.frequency or frequency,
            last=times.last or last,
            back=times.back or back,
            days=times.days or days,
        )
    if span.kind in COUNTS:
        frequency, length = COUNTS[span.kind]
        last = number if frequency else None
        return replace(times, frequency=times.frequency or frequency, last=last, days=round(number * length))
    return times


def _points(spans: tuple[Span, ...], today: date) -> tuple[tuple[Point, ...], bool]:
    points: list[Point] = []
    is_range = False
    years = [_year(span.named["y"], today) for span in spans if span.kind == "year"]
    beside = [_year(span.named["y"], today) for span in spans if "y" in span.named]
    for span in spans:
        named = span.named
        if span.kind == "quarter":
            points.append(Point(_year(named["y"], today), _quarter(named["q"])))
        elif span.kind == "bare_quarter":
            quarter = _quarter(named["q"])
            newest = today.year if today.month > 3 * quarter else today.year - 1
            points.append(Point(beside[-1] if beside else newest, quarter))
        elif span.kind in ("range", "since"):
            first = _year(named["a"], today)
            points += [Point(first), Point(_year(named["u"], today) if "u" in named else today.year)]
            is_range = True
        elif span.kind in YEARS_BACK:
            points.append(Point(today.year - YEARS_BACK[span.kind]))
        elif span.kind == "ago":
            points.append(Point(today.year - _number(named.get("n") or named.get("m", ""))))
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
    said = [one.named for one in spans if one.kind.startswith("quarters")]
    counts = [_number(named.get("n") or named.get("m", "")) for named in said]
    last = 1 if any(one.kind == "last_quarter" for one in spans) else min([*counts, 4])
    years = sorted(point.year for point in points)
    first = Point(years[0], 1) if last == 4 else Point(years[-1], 5 - last)
    ends = (first,) if years[-1] >= today.year else (first, Point(years[-1], 4))
    return tuple(dict.fromkeys(ends)), last > 1


def _year(text: str, today: date) -> int:
    if text.isdigit():
        year = int(text)
        return year if year > 99 else 2000 + year
    return today.year - (2 if text == "재작년" else 0 if text in ("올해", "금년", "this year") else 1)


def _quarter(text: str) -> int:
    return int(text) if text.isdigit() else ORDINALS[text.lower()]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS.get(text.lower(), 1)
