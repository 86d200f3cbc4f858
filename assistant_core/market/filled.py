"""What the filings of a company do not tell as data and another source does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant_core.market.differences import is_same, pairs
from assistant_core.market.lines import BALANCES, FLOWS, MAIN
from assistant_core.market.model import Statement

LINES = frozenset((*MAIN, *FLOWS, *BALANCES))
"""Others of Yahoo's say the same again under another name, or are worked out by Yahoo."""
MOST_NAMED = 12
Row = tuple[float | None, ...]


def filled(official: Statement, other: Statement) -> Statement:
    """With the figures of the usual lines that only `other` has, which have no source; a note names them.

    Where both have a line, they must agree wherever both have a figure: another definition fills nothing.
    """
    places = dict(pairs(official, other))
    rows: dict[str, Row] = dict(official.figures)
    added = []
    for line in (one for one in other.figures if one in LINES):
        here = rows.get(line, (None,) * len(official.periods))
        there = tuple(other.figures[line][places[at]] if at in places else None for at in range(len(here)))
        both = [(a, b) for a, b in zip(here, there, strict=True) if a is not None and b is not None]
        row = tuple(b if a is None else a for a, b in zip(here, there, strict=True))
        agree = all(is_same(a, b) for a, b in both) and (both or line not in rows)
        if row != here and agree and (line in rows or not _repeats(row, rows, places)):
            rows[line] = row
            added.append(line)
    if not added:
        return official
    more = ["…"] if len(added) > MOST_NAMED else []
    named = ", ".join([*added[:MOST_NAMED], *more])
    note = f"From Yahoo Finance, because the filings do not tell them as data: {named}."
    return replace(official, figures=rows, notes=(*official.notes, note))


def _repeats(row: Row, rows: Mapping[str, Row], places: Mapping[int, int]) -> bool:
    def told(of: Row) -> Sequence[float | None]:
        return [of[at] for at in places]

    return any(told(one) == told(row) for one in rows.values())
