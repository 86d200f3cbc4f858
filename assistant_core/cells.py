"""Where a figure stands: a cell of what a company filed, and the address of the page that opens it.

An address can be written by anybody, so it holds only what to look for. What a page says of a filing it
learns from the authority.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from assistant_core.market.lines import MAIN, RATIO_BALANCES, RATIO_FLOWS, VALUATION_FLOWS
from assistant_core.market.official import FigureSource, Filing
from assistant_core.market.periods import DAY, YEAR, first_day
from assistant_core.tools.figure_sources import read_filing, source_of

PAGE = "filing"
MONTHS = {"the year": 12, "twelve": 12, "nine": 9, "six": 6, "three": 3}
PARTS_OF = {
    "FreeCashFlow": ("OperatingCashFlow", "CapitalExpenditure"),
    "CapitalExpenditure": ("PurchaseOfPPE", "PurchaseOfIntangibles"),
}
"""Of lines whose source says in words what they are computed from."""
LINES = frozenset((*MAIN, *RATIO_FLOWS, *RATIO_BALANCES, *VALUATION_FLOWS))
"""Names that a formula has for lines; one that the output does not have is another statement's."""
NEAR = timedelta(days=12)
MOST_NESTED = 3
_SPANS = re.compile(r"\b(the year|twelve|nine|six|three|\d{1,2})(?= months?\b|(?<=year)\b)")
_FORMULA = re.compile(r"-?[A-Za-z]\w*(?: [+-] [A-Za-z]\w*)+|-[A-Za-z]\w*")
_TERM = re.compile(r"[A-Za-z]\w*")
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
    line: str = ""
    """The statement's name for it: TotalRevenue."""
    at: str = ""
    """The id of its element in the document, where that is known."""

    @property
    def address(self) -> str:
        """Of the page, relative to the app's own."""
        told = {
            "authority": self.authority,
            "company": self.company,
            "filing": self.filing,
            "concept": self.concept,
            "at": self.at,
            "start": self.start,
            "end": self.end,
            "months": self.months or "",
            "value": "" if self.value is None else f"{self.value:.15g}",
            "basis": self.basis,
            "symbol": self.symbol,
            "period": self.period,
            "form": self.form if self.authority == "dart" else "",
        }
        return f"{PAGE}?{urlencode({name: value for name, value in told.items() if value != ''})}"


def cells_of(output: Output, line: str, period: str, value: float | None = None) -> tuple[Cell, ...]:
    """The cell of a figure of a statement's output; of a computed one those that it is computed from.

    Empty where the output does not say. `value` is in whole units.
    """
    source = source_of(output, line, period)
    if source is None:
        return ()
    if not source.computed:
        return (_cell(output, line, source, value=value),)
    return tuple(_computed(output, line, source, MOST_NESTED))


def cell_of_part(output: Output, member: str, line: str, period: str, value: float) -> tuple[Cell, ...]:
    """As `cells_of`, of a segment, country or product."""
    try:
        at, sources = output["periods"].index(period), output["sources"]
        element = sources["ids"][member][line][at]
        filing = read_filing(output["filings"][sources["filing"][at]], str(output.get("company") or ""))
        source = FigureSource(filing, str(sources["concepts"][line]), None, date.fromisoformat(period))
    except (LookupError, TypeError, ValueError, AttributeError):
        return ()
    return (replace(_cell(output, line, source, value=value), at=str(element)),) if element else ()


def _computed(output: Output, line: str, source: FigureSource, nested: int) -> Iterator[Cell]:
    """What adds up to it: other lines, other names of the filing, or longer periods less shorter ones."""
    formula, _, how = source.computed.partition("; ")
    terms = _TERM.findall(formula) if _FORMULA.fullmatch(formula) else []
    if not terms:
        formula, how = "", source.computed
    lines = PARTS_OF.get(line, ()) if not terms and not _SPANS.search(how) else ()
    for name in (*terms, *lines) if nested else ():
        part = source_of(output, name, source.end.isoformat())
        if part and part.computed:
            yield from _computed(output, name, part, nested - 1)
        elif part:
            yield _cell(output, name, part)
        elif name not in LINES:
            taxonomy = source.concept.partition(":")[0]
            named = replace(source, concept=f"{taxonomy}:{name}")
            yield from _spans(output, line, named, how)
    if not terms and not lines:
        yield from _spans(output, line, source, how)


def _spans(output: Output, line: str, source: FigureSource, how: str) -> Iterator[Cell]:
    """ "the year less nine months": each where the column that ends so has its own."""
    told = [MONTHS.get(count) or int(count) for count in _SPANS.findall(how)]
    if not told or source.start is None:
        yield _cell(output, line, source)
        return
    ends = [source.end, source.start - DAY]
    if len(told) == 3:  # "the year plus nine months less nine months"
        since = min(told)
        told = [since, YEAR, since]
        ends = [source.end, first_day(source.end, since) - DAY, first_day(source.end, YEAR) - DAY]
    for months, end in zip(told, ends, strict=False):
        if found := _reporting(output, source, end):
            filing, exact = found
            yield _cell(output, line, replace(source, filing=filing, end=exact), months=months)


def _reporting(output: Output, source: FigureSource, end: date) -> tuple[Filing, date] | None:
    """A report that has the period up to about this day, and the day itself.

    In Korea both parts are of one business year, which a later report may tell beside its own. With SEC a
    part may be as it was first reported, though the sum has it as restated.
    """
    known = [read_filing(one, source.filing.company) for one in output["filings"]]
    told = source.filing.period
    later = round((told - source.end).days / 365.25) if told else 0
    years = sorted({0, later}, reverse=source.filing.authority == "dart")
    for back in years:
        wanted = _years_on(end, back)
        near = [one for one in known if one.period and abs(one.period - wanted) <= NEAR]
        if near:
            filing = min(near, key=lambda one: (one.form.endswith("/A"), one.filed))
            return filing, end if back else filing.period or end
    return (source.filing, end) if end == source.end else None


def _years_on(day: date, years: int) -> date:
    return day + timedelta(days=round(365.25 * years))


def _cell(
    output: Output, line: str, source: FigureSource, value: float | None = None, months: int = 0
) -> Cell:
    filing: Filing = source.filing
    return Cell(
        authority=filing.authority,
        company=filing.company_id,
        filing=filing.id,
        concept=source.concept,
        start=source.start.isoformat() if source.start and not months else "",
        end=source.end.isoformat(),
        months=months,
        value=value,
        basis=str(output.get("basis") or "") if filing.authority == "dart" else "",
        form=filing.form,
        filed=filing.filed.isoformat(),
        symbol=str(output.get("symbol") or ""),
        period=filing.period.isoformat() if filing.period else "",
        line=line,
    )
