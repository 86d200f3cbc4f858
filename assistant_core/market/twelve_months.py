"""Sums of twelve months out of shorter periods, where the source has none of its own.

Either shorter periods follow upon each other (four quarters, two half-years, nine months and a quarter), or
the part of a year that has passed replaces the same part of the year before: the last fiscal year, plus this
half-year, less that of a year ago.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isclose

from assistant_core.market.lines import FULL, SPLIT, measure
from assistant_core.market.model import Rows, Table
from assistant_core.market.periods import DAY, MONTH_DAYS, YEAR, first_day, months_between

NEAR = timedelta(10)
"""First days are known to a few days: see `periods.first_day`."""
HALF = 6
MOST = 16
"""Columns of a table that are looked at, newest first."""


@dataclass(frozen=True, slots=True)
class Part:
    """One column of a table, added or taken away."""

    table: Table
    index: int
    start: date
    end: date
    sign: int = 1

    @property
    def months(self) -> int:
        return months_between(self.start, self.end)

    def value(self, line: str) -> float | None:
        return self.table.value(line, self.index)


def filled(trailing: Table, *others: Table) -> tuple[Table, tuple[date, ...]]:
    """`trailing` with what the other tables add up to, and the ends of those twelve months.

    Added are the months since the newest ones that the source sums in full, and those a year before a fiscal
    year with none of twelve months before it. What the source has is kept.
    """
    parts = [part for table in others for part in _parts(table)]
    years = [part.end for part in parts if part.months == YEAR]
    columns = {end: _column(trailing, index) for index, end in enumerate(trailing.periods)}
    added, since = [], max(years, default=date.min)
    for end in sorted({part.end for part in parts}, reverse=True):
        if _among(end, years) or (end <= since and not _is_base(end, years)):
            continue
        sums, known = _sums(_twelve_months(parts, end)), columns.get(end, {})
        if (sums and not known) or any(line in sums and line not in known for line in FULL):
            columns[end] = {**sums, **known}
            added.append(end)
        elif known:
            since = max(since, end)
    return (_table(columns, trailing), tuple(added)) if added else (trailing, ())


def with_half_years(shorter: Table, years: Table) -> Table:
    """`shorter` with the first days of half-years that the source calls quarters.

    They are told by two of them that come to a fiscal year; quarters with every other one missing do not.
    """
    ends = shorter.periods
    halves = [
        index
        for index in range(min(len(ends), MOST) - 1)
        if shorter.start(index) is None and months_between(ends[index + 1] + DAY, ends[index]) == HALF
    ]
    if not any(_come_to_a_year(shorter, index, years) for index in halves):
        return shorter
    starts = {index: ends[index + 1] + DAY for index in halves}
    starts |= {index + 1: first_day(ends[index + 1], HALF) for index in halves if index + 1 not in starts}
    known = tuple(shorter.start(index) or starts.get(index) for index in range(len(ends)))
    return replace(shorter, starts=known)


def _come_to_a_year(shorter: Table, index: int, years: Table) -> bool:
    """Whether this period and the one before it have the sums of a fiscal year that ends with it."""
    for place, end in enumerate(years.periods[:MOST]):
        if years.is_year(place) and abs(end - shorter.periods[index]) <= NEAR:
            return _are_halves(
                (shorter.value(line, index), shorter.value(line, index + 1), years.value(line, place))
                for line in FULL
            )
    return False


def _are_halves(lines: Iterable[tuple[float | None, float | None, float | None]]) -> bool:
    fits = [
        isclose(one + other, whole, rel_tol=0.005)
        for one, other, whole in lines
        if one is not None and other is not None and whole is not None
    ]
    return bool(fits) and all(fits)


def _among(end: date, ends: Sequence[date]) -> bool:
    return any(abs(end - other) <= NEAR for other in ends)


def _is_base(end: date, years: Sequence[date]) -> bool:
    """Whether a fiscal year ends a year later."""
    return any(abs((year - end).days - YEAR * MONTH_DAYS) <= NEAR.days for year in years)


def _parts(table: Table) -> Iterator[Part]:
    for index, end in enumerate(table.periods[:MOST]):
        start = table.start(index)
        if start is not None:
            yield Part(table, index, start, end)


def _column(table: Table, index: int) -> dict[str, float]:
    return {line: value for line, row in table.figures.items() if (value := row[index]) is not None}


def _table(columns: dict[date, dict[str, float]], trailing: Table) -> Table:
    periods = tuple(sorted(columns, reverse=True))
    lines = dict.fromkeys([*trailing.figures, *(line for column in columns.values() for line in column)])
    figures: Rows = {line: tuple(columns[end].get(line) for end in periods) for line in lines}
    starts = dict(zip(trailing.periods, trailing.starts, strict=False))
    return Table(periods, figures, tuple(starts.get(end, first_day(end, YEAR)) for end in periods))


def _twelve_months(parts: Sequence[Part], end: date) -> Sequence[Part]:
    """Empty where they do not add up."""
    return _chain(parts, end, end, set()) or next(_replaced(parts, end), ())


def _chain(parts: Sequence[Part], end: date, last: date, in_vain: set[date]) -> tuple[Part, ...]:
    """Periods one after the other that end on `end` and reach back twelve months from `last`; or none."""
    for part in parts:
        months = months_between(part.start, last)
        if abs(part.end - end) > NEAR or months > YEAR:
            continue
        if months == YEAR:
            return (part,)
        before = part.start - DAY
        if before not in in_vain and (rest := _chain(parts, before, last, in_vain)):
            return part, *rest
        in_vain.add(before)
    return ()


def _replaced(parts: Sequence[Part], end: date) -> Iterator[tuple[Part, ...]]:
    for new in parts:
        for year in parts:
            if new.end != end or year.months != YEAR or abs(new.start - DAY - year.end) > NEAR:
                continue
            for old in parts:
                if old.months == new.months < YEAR and abs(old.start - year.start) <= NEAR:
                    yield new, year, replace(old, sign=-1)


def _sums(parts: Sequence[Part]) -> dict[str, float]:
    """The lines that every part has. Earnings per share add up while there are much the same shares."""
    if not parts:
        return {}
    known = [line for line in parts[0].table.figures if all(part.value(line) is not None for part in parts)]
    shares = [line for line in known if measure(line) == "shares"]
    steady = bool(shares) and all(_steady([part.value(line) or 0 for part in parts]) for line in shares)
    sums = {
        line: round(sum(part.sign * (part.value(line) or 0) for part in parts), 6)
        for line in known
        if measure(line) == "money" or (measure(line) == "per_share" and steady)
    }
    if all(part.sign > 0 for part in parts):
        months = sum(part.months for part in parts)
        sums |= {
            line: sum(part.months * (part.value(line) or 0) for part in parts) / months for line in shares
        }
    return sums


def _steady(counts: Sequence[float]) -> bool:
    return min(counts) > 0 and max(counts) / min(counts) < SPLIT
