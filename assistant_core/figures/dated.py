"""Dates in an answer: a date or a year counts when an output has it."""

from datetime import date

from assistant_core.figures.context import Context
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.match import agrees
from assistant_core.figures.model import Checked, Figure, Source, When


def checked(figure: Figure, said: str, context: Context, ledger: Ledger, asked: list[Figure]) -> Checked:
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
    given = any(one.when and _within(when, one.when) for one in asked)
    return Checked(figure.start, figure.end, said, "given" if given else "unverified")


def _find(when: When, context: Context, ledger: Ledger) -> tuple[date, Source] | None:
    exact = bool(when.day)
    known = [(day, source) for day, sources in ledger.dates.items() for source in sources]
    if exact and not when.fiscal:
        known += [(day, source) for day, sources in ledger.fetched.items() for source in sources]
    known += [(f.period, f.source) for f in ledger.stated if f.period and f.period not in ledger.dates]
    named = (context.symbols or frozenset()) if context.all_symbols else frozenset()
    symbols = {symbol for symbol in named if not symbol.startswith("?")}
    for day, source in known:
        if when.fiscal and (day not in ledger.statement_days):
            continue
        ours = not symbols or not source.symbol or source.symbol in symbols
        if ours and agrees(when, day, "", ledger.year_end(source.symbol)):
            return day, source
    for quoted in ledger.quoted:
        if quoted.figure.when == when:
            return date(when.year or 1, when.month or 1, when.day or 1), quoted.source
    return None


def _within(when: When, given: When) -> bool:
    """Whether what the user named covers it."""
    return (when.year, when.month, when.day, when.quarter) == (
        given.year,
        given.month,
        given.day,
        given.quarter,
    )
