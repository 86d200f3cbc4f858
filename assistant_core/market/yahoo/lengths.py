"""How long the periods of Yahoo's figures are, by what it says of each and by where they end."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from yfinance.const import fundamentals_keys

from assistant_core.market.model import Frequency, Table
from assistant_core.market.periods import DAY, YEAR, months_between, starts, written
from assistant_core.market.yahoo.reported import Figure, listed

USUAL_MONTHS: dict[Frequency, int] = {"annual": 12, "quarterly": 3, "trailing": 12}
BALANCE_LINES = frozenset(fundamentals_keys["balance-sheet"])
SAME_PERIOD = timedelta(15)
"""Ends that are no further apart are of one period, rounded to the end of the month or not."""
PERIOD_TYPE = re.compile(r"(\d{1,2})M")


def months_told(period_type: object) -> int | None:
    """12 of `12M` and of `TTM`; None of what tells no length."""
    if period_type == "TTM":
        return YEAR
    found = PERIOD_TYPE.fullmatch(period_type) if isinstance(period_type, str) else None
    return int(found[1]) or None if found else None


def of_one_length(figures: list[Figure], frequency: Frequency) -> tuple[list[Figure], tuple[str, ...]]:
    """The figures without those whose period is not as long as that of most with the same end."""
    told: dict[date, Counter[int]] = {}
    for figure in figures:
        if is_flow(figure) and figure.months is not None:
            told.setdefault(figure.period, Counter())[figure.months] += 1
    usual = USUAL_MONTHS[frequency]
    most = {
        end: max(found, key=lambda months: (found[months], months == usual)) for end, found in told.items()
    }
    kept = [one for one in figures if not is_flow(one) or one.months in (None, most[one.period])]
    odd = {f"{one.line} ({one.period})" for one in figures} - {f"{one.line} ({one.period})" for one in kept}
    if not odd:
        return kept, ()
    return kept, (f"Of another length than the rest to the same day, so left out: {listed(odd)}.",)


def is_flow(figure: Figure) -> bool:
    return figure.line not in BALANCE_LINES


def first_days(figures: list[Figure], periods: list[date], frequency: Frequency) -> tuple[date | None, ...]:
    """Of the periods that have flows, all as long as they are told; empty where none has any.

    A period follows upon the one before it that is full: a stray figure must not shorten the next year.
    """
    counts = Counter(figure.period for figure in figures if is_flow(figure))
    if not counts:
        return ()
    told = {one.period: one.months for one in figures if is_flow(one) and one.months is not None}
    ends, most = sorted(counts), max(counts.values())
    before: list[date | None] = []
    full: list[date] = []
    for end in ends:
        before.append(next((earlier for earlier in reversed(full) if end - earlier > SAME_PERIOD), None))
        if counts[end] * 2 >= most and frequency != "trailing":
            full.append(end)
    found = starts(ends, before, [told.get(end) for end in ends], USUAL_MONTHS[frequency])
    by_end = dict(zip(ends, found, strict=True))
    return tuple(by_end.get(period) for period in periods)


def length_notes(table: Table, frequency: Frequency) -> tuple[str, ...]:
    """What is to be known of periods that are shorter or longer than usual."""
    usual = USUAL_MONTHS[frequency]
    flows = [row for line, row in table.figures.items() if line not in BALANCE_LINES]
    lengths = {
        end: table.months(index)
        for index, end in enumerate(table.periods)
        if any(row[index] is not None for row in flows)
    }
    [each, *others] = set(lengths.values()) or {usual}
    if len(lengths) > 1 and not others and each is not None and each != usual:
        return (f"Each of the periods has {written(each)}, not {usual}.",)
    before = [*table.periods[1:], None]
    return tuple(
        _length_note(end, months, earlier, usual)
        for end, earlier in zip(table.periods, before, strict=True)
        if (months := lengths.get(end, usual)) != usual
    )


def _length_note(end: date, months: int | None, before: date | None, usual: int) -> str:
    if months is not None:
        return f"The period to {end} has {written(months)}, not {usual}."
    if before is None:
        return f"How many months the period to {end} has is not known."
    distance = written(months_between(before + DAY, end))
    return (
        f"How many months the period to {end} has is not known: it ends {distance} after the one before, "
        "which does not fit what Yahoo Finance says of it."
    )


def sum_notes(added: Sequence[date]) -> tuple[str, ...]:
    if not added:
        return ()
    days = " / ".join(end.isoformat() for end in added)
    return (f"Yahoo Finance does not sum the twelve months to {days}; shorter periods are added up here.",)
