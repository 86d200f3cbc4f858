"""Dates in an answer: a date or a year counts when an output has it."""

from datetime import date

from assistant_core.figures.frames import Frame
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.model import Checked, Figure, Source, When
from assistant_core.figures.outputs import whole


def checked(figure: Figure, said: str, context: Frame, ledger: Ledger, given: bool) -> Checked:
    when = figure.when or When()
    found = _find(when, context, ledger)
    if found:
        day, source = found
        return Checked(
            figure.start,
            figure.end,
            said,
            "verified",
            "date",
            day.isoformat(),
            day.isoformat(),
            source=source,
        )
    return Checked(figure.start, figure.end, said, "given" if given else "unverified")


def _find(when: When, context: Frame, ledger: Ledger) -> tuple[date, Source] | None:
    named = (context.symbols or frozenset()) if context.all_symbols else frozenset()
    symbols = frozenset(whole(one) for one in named - ledger.rows if not one.startswith("?"))
    lists = [ledger.dates, ledger.fetched, ledger.stated_dates]
    if when.fiscal or not when.day:
        lists.remove(ledger.fetched)
    for days in lists:
        if found := days.find(when, symbols, lambda day: not when.fiscal or day in ledger.statement_days):
            return found
    source = ledger.quoted_dates.get(when)
    try:
        return (date(when.year or 1, when.month or 1, when.day or 1), source) if source else None
    except ValueError:  # 30 February
        return None
