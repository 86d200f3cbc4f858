"""Points in time that a text names: dates and years, and words such as "a year earlier"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant_core.figures.model import Figure, When

_RELATIVE = re.compile(
    r"(?P<prev>\b(?:a|one)\syear\s(?:earlier|ago|before|prior)|\b(?:prior|previous|preceding)[\s-](?:fiscal\s|financial\s)?"
    r"(?:year|period|quarter)|\bthe\squarter\sbefore|\bq/q\b|\bQoQ\b|전\s?분기|직전\s?분기|\byear[\s-]?(?:over|on)[\s-]?year|\bYoY\b|\by/y\b|\bthe\s(?:year|period)\sbefore|"
    r"전년\s?동기|전년도?|전기(?=\s|말|에|보다|의)|직전\s?(?:기간|회계연도|연도|년도?)|1년\s?전|전\s?회계연도)"
    r"|(?P<either>\blast\s(?:fiscal\s)?year|작년|지난해)"
    r"|(?P<latest>\b(?:latest|most\srecent|newest|current|this)\s(?:fiscal\s|full\s|reported\s|annual\s)*"
    r"(?:year|period|figures|report|quarter|balance|statements?)|최근\s?(?:회계연도|연도|사업연도|결산)|최신|당기(?!순)|올해)"
    r"|(?P<next>\b(?:next|following|coming)\s(?:fiscal\s|full\s)*(?:year|quarter)|\bthe\snext\b|내년|차년도|다음\s?(?:회계연도|해|분기|년도))",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?P<n>\d{1,2}|one|two|three|four|five)\s(?:fiscal\s)?years?\s(?:ago|earlier|before|prior|previously)"
    r"|(?<!\d)(?P<k>\d{1,2})\s?년\s?전|(?P<two>재작년|전전년)",
    re.IGNORECASE,
)
_BASE_BEFORE = re.compile(
    r"(?:\b(?:since|from|versus|vs\.?|against|compared\s(?:with|to)|than(?:\sin)?|relative\sto|over|above|below|on|starting\sin)\s+"
    r"|\b(?:from|versus|vs\.?|against|than|after|compared\s(?:with|to))\s(?:[^.;]|\.(?=\d)){1,45}?\s(?:in|for|at|on|a)\s"
    r"|\b(?:from|versus|vs\.?|against|than|after|compared\s(?:with|to))\s(?:[^.;\w]|\.(?=\S)|\d)*\d(?:%|\s?[a-zA-Z]+){0,2}\s)"
    r"(?:(?:the|its|fiscal|FY|year|years|to|ended|ending|end|of|in|that|level|on|at|close)\s+)*[(\s]*$",
    re.IGNORECASE,
)
_BASE_AFTER = re.compile(
    r"\s*(?:회계연도|말|동기|에)?\s*(?:\([^)\n]{0,40}\)\s*)?(?:말|의|에|,)?\s*"
    r"(?:대비|보다|에\s?비해|과\s?비교|와\s?비교|이후|이래|부터|에서|"
    r"[^\s|]{0,12}\s?(?:약\s)?[$₩¥€£]?[\d,.]+(?:\s?[조억만천백])*[\d,.조억만\s]*\s?(?:달러|원|엔|%|파운드|루피|유로|배)?\s?(?:에서|보다|대비|에\s?비해))"
)
_YEAR_ON_YEAR = re.compile(r"year[\s-]?(?:over|on)|YoY|y/y|QoQ|q/q|전년\s?동기", re.IGNORECASE)
_YEARS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_DURATION = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(_YEARS)})[\s-]+(?:fiscal[\s-])?years?\b|(?P<k>\d{{1,2}})\s?(?:년|개년)\s?(?:간|동안|새|만에|연속|사이)"
    rf"|최근\s?(?P<r>\d{{1,2}})\s?(?:년|개년)",
    re.IGNORECASE,
)
LONGEST_JOIN = 40
_JOIN = re.compile(
    r"[\s(]*(?:and|to|–|—|-|~|through|/|,|→|->|,\s*and|until|에서|부터|과|와|및|vs\.?|versus)?[\s(]*(?:fiscal\s|FY\s?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Point:
    start: int
    end: int
    when: When | None = None
    relative: str = ""
    """prev, latest, next, either (of the first two), or nothing."""
    base: bool = False
    """What something is compared with: since, from, 대비."""
    back: int = 1
    """Of `prev`, how many years."""
    group: int = 0
    """The same for points that are named together: 2022 to 2024."""


def points(text: str, figures: Iterable[Figure]) -> list[Point]:
    found = [Point(figure.start, figure.end, figure.when) for figure in figures if figure.kind == "date"]
    for match in _RELATIVE.finditer(text):
        found.append(Point(match.start(), match.end(), relative=match.lastgroup or ""))
    for match in _AGO.finditer(text):
        said = (match["n"] or match["k"] or "two").lower()
        years = _YEARS.get(said) or int(said)
        if years > 1:
            found.append(Point(match.start(), match.end(), relative="prev", back=years))
    found.sort(key=lambda point: point.start)
    grouped: list[Point] = []
    group = 0
    for point in found:
        before = grouped[-1] if grouped else None
        gap = text[before.end : point.start] if before else ""
        if not (before and len(gap) <= LONGEST_JOIN and _JOIN.fullmatch(gap)):
            group += 1
        base = bool(
            _BASE_BEFORE.search(text[max(0, point.start - 80) : point.start])
            or _BASE_AFTER.match(text, point.end, point.end + 60)
        )
        if point.relative == "latest":
            base = False
        if point.relative and _YEAR_ON_YEAR.match(text, point.start):
            base = True
        if before and before.group == group and (before.base or base) and _is_span(text, before, point):
            # From 2022 to 2024: the first is where it starts, the second where it ends.
            grouped[-1] = replace(before, base=True, group=group)
            base = False
        grouped.append(replace(point, base=base, group=group))
    return grouped


def _is_span(text: str, first: Point, second: Point) -> bool:
    between = text[first.end : second.start].strip().lower()
    return between.startswith(("to", "–", "-", "~", "→", "에서", "부터", "through", "until"))


def years_named(text: str) -> int | None:
    """How many years a text speaks of: "over three years", "3년간"."""
    match = _DURATION.search(text)
    if not match:
        return None
    number = match["n"] or match["k"] or match["r"]
    return _YEARS.get(number.lower()) or int(number)
