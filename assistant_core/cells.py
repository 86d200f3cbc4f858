"""Where a figure stands: a cell of what a company filed, and the address of the page that opens it.

An address can be written by anybody, so it holds only what to look for. What a page says of a filing it
learns from the authority.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from assistant_core.market.official import FigureSource, Filing
from assistant_core.tools.figure_sources import source_of

PAGE = "filing"
YEAR_LESS = "nine months"
"""What `FigureSource.computed` names of a fourth quarter."""
Output = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """`start`, `end` and `filed` are ISO dates, each empty where it is not known.

    `period` is the last day that the filing reports on, and helps to find it, as `symbol` does. `months` is
    how long the figure's own period is where its first day is not known. `value` is in whole units, as the
    statement has it (a filing may print an outflow without a minus). `basis` is of Korean filings.
    """

    authority: str
    company: str
    filing: str
    concept: str
    end: str
    start: str = ""
    value: float | None = None
    months: int = 0
    basis: str = ""
    form: str = ""
    filed: str = ""
    symbol: str = ""
    period: str = ""

    @property
    def address(self) -> str:
        """Of the page, relative to the app's own."""
        told = {
            "authority": self.authority,
            "company": self.company,
            "filing": self.filing,
            "concept": self.concept,
            "start": self.start,
            "end": self.end,
            "months": self.months or "",
            "value": "" if self.value is None else f"{self.value:.15g}",
            "basis": self.basis,
            "symbol": self.symbol,
            "period": self.period,
        }
        return f"{PAGE}?{urlencode({name: value for name, value in told.items() if value != ''})}"


def cells_of(output: Output, line: str, period: str, value: float | None = None) -> tuple[Cell, ...]:
    """The cell of a figure of a statement's output; of a fourth quarter those that it is computed from.

    Empty where the output does not say. `value` is in whole units.
    """
    source = source_of(output, line, period)
    if source is None:
        return ()
    basis, symbol = str(output.get("basis") or ""), str(output.get("symbol") or "")
    cell = replace(_cell(source, basis, symbol), value=value)
    if YEAR_LESS not in source.computed or source.start is None:
        return (cell,)
    before = source.start - timedelta(days=1)
    third = source_of(output, line, before.isoformat())
    year = replace(cell, start="", months=12, value=None)
    if third is None:
        return (year,)
    return (year, replace(_cell(third, basis, symbol), start="", months=9))


def _cell(source: FigureSource, basis: str, symbol: str) -> Cell:
    filing: Filing = source.filing
    return Cell(
        authority=filing.authority,
        company=filing.company_id,
        filing=filing.id,
        concept=source.concept,
        start=source.start.isoformat() if source.start else "",
        end=source.end.isoformat(),
        basis=basis if filing.authority == "dart" else "",
        form=filing.form,
        filed=filing.filed.isoformat(),
        symbol=symbol,
        period=filing.period.isoformat() if filing.period else "",
    )
