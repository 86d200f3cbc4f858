"""A company's fiscal years and quarters, by the first and last days of what it reports of them.

Years have 52 or 53 weeks with many companies and quarters 12 to 17; a first year, or one in which the end of
the year was moved, is shorter. Fiscal labels (FY2025, Q3) tell none of this, so none is read.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from assistant_core.market.edgar.facts import Facts, Span, newest
from assistant_core.market.official import Filing
from assistant_core.market.periods import DAY

ANNUAL_FORMS = ("10-K", "20-F", "40-F")
NEAR = timedelta(6)
"""The same day, as filings write it: the end of the month, or of the week."""
YEAR_DAYS = range(340, 381)
QUARTER_DAYS = range(60, 126)
HALF_DAYS = range(126, 200)
SHORTEST_YEAR = 45


class Period(NamedTuple):
    """`year_start` is the first day of the fiscal year that it ends in.

    Twelve months that begin in one fiscal year and end in the next have the former as `prior`.
    """

    start: date
    end: date
    year_start: date
    prior: Span | None = None


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """`ends` are the last days of its quarters as far as they are told.

    Its own is among them where it is over: an annual report tells of it. If not, `end` is that of the last
    quarter.
    """

    start: date
    end: date
    ends: tuple[date, ...]
    over: bool

    def periods(self) -> list[Period]:
        """Its quarters, or half-years, oldest first."""
        firsts = (self.start, *(end + DAY for end in self.ends))
        return [Period(first, end, self.start) for first, end in zip(firsts, self.ends, strict=False)]


def fiscal_years(facts: Facts) -> tuple[FiscalYear, ...]:
    """Newest first; the first of them may have only begun."""
    spans = _years(facts.core)
    told: Counter[Span] = Counter()
    for filing_spans in facts.core.values():
        told.update(filing_spans)
    first_days = [spans[0].end + DAY, *(span.start for span in spans)] if spans else []
    years = [
        year
        for start, span in zip(first_days, [None, *spans], strict=False)
        if start and (year := _with_quarters(start, span.end if span else None, told))
    ]
    return tuple(years)


def quarters(years: Iterable[FiscalYear]) -> tuple[Period, ...]:
    """Newest first; half-years of companies that report no quarters. Other lengths are left out."""
    found = [period for year in years for period in reversed(year.periods())]
    short = [one for one in found if _days(one.start, one.end) in QUARTER_DAYS]
    halves = [one for one in found if _days(one.start, one.end) in HALF_DAYS]
    return tuple(short if len(short) * 2 > len(halves) else halves)


def twelve_months(years: tuple[FiscalYear, ...]) -> tuple[Period, ...]:
    """Those up to the end of each quarter, newest first."""
    found = []
    for year, prior in pairwise(years):
        for index, end in enumerate(year.ends):
            if year.over and end == year.end:
                if _days(year.start, end) in YEAR_DAYS:
                    found.append(Period(year.start, end, year.start))
            elif index < len(prior.ends) - 1:
                start = prior.ends[index] + DAY
                if _days(start, end) in YEAR_DAYS and prior.end + DAY == year.start:
                    found.append(Period(start, end, year.start, Span(prior.start, prior.end)))
    return tuple(sorted(found, key=lambda one: one.end, reverse=True))


def _days(start: date, end: date) -> int:
    return (end - start).days + 1


def _is_annual(filing: Filing) -> bool:
    return filing.form.startswith(ANNUAL_FORMS)


def _years(core: Mapping[Filing, Mapping[Span, int]]) -> list[Span]:
    """One after the other, newest first; without those that overlap a newer one."""
    support: Counter[Span] = Counter()
    short: Counter[Span] = Counter()
    for filing, spans in core.items():
        if not _is_annual(filing):
            continue
        most, last = max(spans.values()), newest(spans)
        own = [one for one in spans if spans[one] * 2 >= most and one.start]
        for span in own:
            days = _days(span.start or span.end, span.end)
            if days in YEAR_DAYS and not (filing.form.startswith("10-KT") and span.end == last):
                support[span] += spans[span]
            elif SHORTEST_YEAR < days < YEAR_DAYS.start:
                short[span] += spans[span]
    found: list[Span] = []
    before: date | None = None
    while support or short:
        near = _ending_near(support, before)
        if not near and before:
            # A year that was cut short by a move of its end, or the company's first.
            near = {one: (before - (one.start or before)).days for one in _ending_near(short, before)}
        if not near:
            if not support:
                break
            last = max(span.end for span in support)
            near = {one: count for one, count in support.items() if last - one.end <= NEAR}
        best = max(near, key=lambda one: (near[one], one.end))
        found.append(best)
        before = (best.start or best.end) - DAY
        for counts in (support, short):
            for one in [one for one in counts if one.end > before + NEAR]:
                del counts[one]
    return found


def _ending_near(counts: Mapping[Span, int], day: date | None) -> dict[Span, int]:
    return {} if day is None else {one: n for one, n in counts.items() if abs(one.end - day) <= NEAR}


def _with_quarters(start: date, end: date | None, told: Mapping[Span, int]) -> FiscalYear | None:
    """A fiscal year with the ends of its quarters; None of one that has only begun and tells none."""
    limit = end - NEAR if end else start + timedelta(YEAR_DAYS.stop)
    counts: Counter[date] = Counter()
    for span, count in told.items():
        if span.start is None or not (start - NEAR <= span.start and span.end < limit):
            continue
        if _days(span.start, span.end) in QUARTER_DAYS or abs(span.start - start) <= NEAR:
            counts[span.end] += count
            if span.start - start > NEAR:
                counts[span.start - DAY] += count
    ends: list[date] = []
    for day, _ in counts.most_common():
        if all(abs(day - other) > NEAR for other in ends) and day - start > timedelta(SHORTEST_YEAR):
            ends.append(day)
    ends.sort()
    if end is None:
        return FiscalYear(start, ends[-1], tuple(ends), False) if ends else None
    return FiscalYear(start, end, (*ends, end), True)
