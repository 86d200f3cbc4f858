"""Periods of one company as a table, and where each row has moved."""

from collections.abc import Sequence

from assistant_core.builtin import numbers
from assistant_core.builtin.research.statements import (
    AMOUNTS,
    PERCENTAGES,
    Period,
    value_of,
)
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean


def periods_table(periods: Sequence[Period], rows: Sequence[str], voice: Voice) -> str:
    """A column for each period, newest first; the corner states the currency of the amounts."""
    header = [voice.currency(periods[0].currency), *(heading(period, voice) for period in periods)]
    cells = [[voice.say(f"row_{row}"), *(_cell(row, period, voice) for period in periods)] for row in rows]
    return table(header, cells)


def heading(period: Period, voice: Voice) -> str:
    """The end of a period, and how long it is where that is not usual."""
    return clean(period.end) if period.whole else voice.of_months(period.months, period.end)


def missing_rows(periods: Sequence[Period], rows: Sequence[str]) -> list[str]:
    return [row for row in rows if all(value_of(row, period) is None for period in periods)]


def moves(periods: Sequence[Period], rows: Sequence[str], voice: Voice) -> str:
    """One sentence: each row from the oldest whole period to the newest. Empty with a single one."""
    periods = [period for period in periods if period.whole]
    if len(periods) < 2:
        return ""
    told = [_move(row, periods[-1], periods[0], voice) for row in rows]
    known = [move for move in told if move]
    if not known:
        return ""
    dates = {"first": clean(periods[-1].end), "last": clean(periods[0].end)}
    return voice.say("moves", moves=voice.say("move_separator").join(known), **dates)


def direction(row: str, old: Period, new: Period) -> str | None:
    """rose, fell or steady, as the figures read once they are rounded for the table."""
    before, after = value_of(row, old), value_of(row, new)
    if before is None or after is None:
        return None
    if row in PERCENTAGES:
        before, after = round(before, 3), round(after, 3)
    return "rose" if after > before else "fell" if after < before else "steady"


def _move(row: str, old: Period, new: Period, voice: Voice) -> str | None:
    way = direction(row, old, new)
    before, after = value_of(row, old), value_of(row, new)
    if way is None or before is None or after is None:
        return None
    first, last = _written(row, before, old, voice), _written(row, after, new, voice)
    return voice.say(f"move_{way}", what=voice.say(f"what_{row}"), first=first, last=last)


def _cell(row: str, period: Period, voice: Voice) -> str | None:
    value = value_of(row, period)
    if value is None:
        return None
    return voice.amount(value) if row in AMOUNTS else _share(row, value)


def _written(row: str, value: float, period: Period, voice: Voice) -> str:
    return voice.money(value, period.currency) if row in AMOUNTS else _share(row, value)


def _share(row: str, value: float) -> str:
    return numbers.percent(value) if row in PERCENTAGES else numbers.multiple(value)
