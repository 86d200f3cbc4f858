"""A company's statements out of the facts that it filed with SEC, each figure with where it stands."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches

from assistant_core.errors import InvalidArguments, NoSuchStatement
from assistant_core.market.edgar.concepts import full_name
from assistant_core.market.edgar.concepts import lines as lines_of
from assistant_core.market.edgar.facts import Facts, company_facts
from assistant_core.market.edgar.fetch import SOURCE
from assistant_core.market.edgar.figures import Figure, Reader
from assistant_core.market.edgar.fiscal import (
    NEAR,
    FiscalYear,
    Period,
    fiscal_years,
    quarters,
    twelve_months,
)
from assistant_core.market.edgar.line import Lines
from assistant_core.market.edgar.splits import split_notes
from assistant_core.market.edgar.tickers import Company, company
from assistant_core.market.model import Frequency, Origin, Statement, StatementKind
from assistant_core.market.periods import YEAR, months_between, written

MOST_YEARS = 30
QUARTERS = 4
NOT_ADDED = ("Average", "Maximum", "Minimum", "Percent")
"""In the name of a concept: what is told of a year is not the sum of what is told of its quarters."""
TOTAL_ASSETS = ("us-gaap:Assets", "ifrs-full:Assets")
STANDARDS = {"us-gaap": "US GAAP", "ifrs-full": "IFRS"}
WORDS = {"annual": "", "quarterly": "quarterly ", "trailing": "trailing-twelve-month "}
Row = tuple[Figure | None, ...]


def statement(
    symbol: str,
    kind: StatementKind,
    frequency: Frequency = "annual",
    years: int = 10,
    as_of: date | None = None,
    lines: Sequence[str] = (),
) -> Statement:
    """A statement of a company that files with SEC, in the currency that it reports in.

    Args:
        symbol: A ticker in any spelling.
        years: How many fiscal years, newest first; quarters and twelve months come four a year.
        as_of: Only what was filed up to this day. Otherwise the newest filing decides what a figure is, and
            its source tells what was reported first.
        lines: Concepts of XBRL besides the usual lines, as us-gaap:AdvertisingExpense; without a taxonomy the
            one that the company uses. Their unit is told by a note and by their sources.

    Raises:
        UnknownSymbol: SEC lists no such ticker.
        NoSuchStatement: the company has filed no such figures as data, or not yet on `as_of`, or has never
            used a concept of `lines`.
        NotConfigured: no contact address is set; or another MarketDataError.
    """
    if not 1 <= years <= MOST_YEARS:
        raise InvalidArguments(f"years must be from 1 to {MOST_YEARS}, not {years}.")
    meant = company(symbol)
    facts = company_facts(meant)
    return make_statement(
        meant, facts.known_on(as_of) if as_of else facts, kind, frequency, years, as_of, lines
    )


def make_statement(
    meant: Company,
    facts: Facts,
    kind: StatementKind,
    frequency: Frequency,
    years: int,
    as_of: date | None,
    extra: Sequence[str],
) -> Statement:
    found = fiscal_years(facts)
    periods = _periods(facts, found, kind, frequency, years)
    currency = reporting_currency(facts)
    what = f"{WORDS[frequency]}{kind.replace('_', ' ')}"
    if not periods or not currency:
        until = f" up to {as_of}" if as_of else ""
        raise NoSuchStatement(
            f"{facts.name} ({meant.symbol}) has filed no {what} as data with SEC EDGAR{until}."
        )
    reader = Reader(facts, currency)
    read = Lines(reader)
    rows: dict[str, Row] = {
        line: tuple(read.figure(line, period) for period in periods) for line in lines_of(kind)
    }
    periods, rows = _without_empty(periods, rows)
    if not periods:
        raise NoSuchStatement(
            f"{facts.name} ({meant.symbol}) has no figures in {currency} for a {what} at SEC EDGAR."
        )
    asked, notes = _asked(reader, extra, periods)
    rows |= asked
    return Statement(
        company=facts.name,
        symbol=meant.symbol,
        kind=kind,
        currency=currency,
        periods=tuple(period.end for period in periods),
        figures={line: tuple(one and one.value for one in row) for line, row in rows.items()},
        origin=Origin(SOURCE, datetime.now(UTC).replace(microsecond=0)),
        frequency=frequency,
        notes=(
            *notes,
            *_length_notes(periods, kind, frequency),
            *_standard_notes(periods, rows),
            *split_notes(facts, periods, rows),
        ),
        starts=() if kind == "balance_sheet" else tuple(period.start for period in periods),
        sources={line: tuple(one and one.source for one in row) for line, row in rows.items()},
    )


def reporting_currency(facts: Facts) -> str | None:
    """That of most facts which the newest reports tell of: translations for convenience are fewer."""
    counts: Counter[str] = Counter()
    newest = max((filing.period for filing in facts.core if filing.period), default=date.min)
    for units in facts.series.values():
        for unit, series in units.items():
            if len(unit) == 3 and unit.isupper():
                counts[unit] += sum((newest - span.end).days < 800 for span in series)
    return counts.most_common(1)[0][0] if counts else None


def _periods(
    facts: Facts, years: tuple[FiscalYear, ...], kind: StatementKind, frequency: Frequency, most: int
) -> tuple[Period, ...]:
    if frequency == "annual":
        found = tuple(Period(year.start, year.end, year.start) for year in years if year.over)[:most]
    elif frequency == "quarterly":
        found = quarters(years)[: most * QUARTERS]
    else:
        found = twelve_months(years)[: most * QUARTERS]
    return tuple(_on_balance_day(facts, one) for one in found) if kind == "balance_sheet" else found


def _on_balance_day(facts: Facts, period: Period) -> Period:
    """With the day that the balance sheet names, where the other statements name one next to it."""
    days = {
        span.end
        for concept in TOTAL_ASSETS
        for series in facts.series.get(concept, {}).values()
        for span in series
        if abs(span.end - period.end) <= NEAR
    }
    nearest = min(days, key=lambda day: abs(day - period.end), default=period.end)
    return period._replace(end=nearest)


def _without_empty(
    periods: tuple[Period, ...], rows: dict[str, Row]
) -> tuple[tuple[Period, ...], dict[str, Row]]:
    kept = [index for index in range(len(periods)) if any(row[index] for row in rows.values())]
    cut = {line: tuple(row[index] for index in kept) for line, row in rows.items() if any(row)}
    return tuple(periods[index] for index in kept), cut


def _asked(
    reader: Reader, names: Sequence[str], periods: tuple[Period, ...]
) -> tuple[dict[str, Row], list[str]]:
    """Concepts by their own name, and their units as notes."""
    rows: dict[str, Row] = {}
    notes = []
    for name in dict.fromkeys(names):
        concept = _concept(reader.facts, name)
        unit = _unit(reader, concept)
        rows[concept] = tuple(_asked_figure(reader, concept, period, unit) for period in periods)
        notes.append(f"The unit of {concept} is {unit}.")
        if not any(rows[concept]):
            notes.append(f"{reader.facts.name} tells nothing of {concept} for these periods.")
    return rows, notes


def _asked_figure(reader: Reader, concept: str, period: Period, unit: str) -> Figure | None:
    reported = reader.reported(concept, period, unit)
    is_sum = unit == reader.currency and not any(word in concept for word in NOT_ADDED)
    return reported or (reader.computed(concept, period, unit) if is_sum else None)


def _concept(facts: Facts, name: str) -> str:
    """Raises NoSuchStatement for one that the company has never used, with those that are written alike."""
    full = full_name(name)
    own = [one for one in facts.series if one == full or one.partition(":")[2] == name]
    if own:
        return full if full in own else own[0]
    bare = {one.partition(":")[2]: one for one in facts.series}
    alike = [bare[one] for one in get_close_matches(name.rpartition(":")[2], bare, 3, 0.75)]
    hint = [f"It has used {', '.join(alike)}."] if alike else []
    never = f"{facts.name} has never reported {name} to SEC as data."
    raise NoSuchStatement(" ".join((never, *hint)))


def _unit(reader: Reader, concept: str) -> str:
    """That of the currency where there are several, else the one with most facts."""
    units = reader.facts.series[concept]
    preferred = (reader.currency, f"{reader.currency}/shares")
    return next((unit for unit in preferred if unit in units), max(units, key=lambda one: len(units[one])))


def _standard_notes(periods: Sequence[Period], rows: dict[str, Row]) -> list[str]:
    """Of a company that went from one accounting standard to another."""
    last: dict[str, date] = {}
    for row in rows.values():
        for figure, period in zip(row, periods, strict=True):
            if figure and (standard := STANDARDS.get(figure.source.concept.partition(":")[0])):
                last[standard] = max(last.get(standard, period.end), period.end)
    [*older, newest] = sorted(last, key=lambda standard: last[standard]) or [""]
    return [
        f"Figures up to {last[one]} follow {one}, newer ones {newest}: they are not comparable in every line."
        for one in older
    ]


def _length_notes(periods: Sequence[Period], kind: StatementKind, frequency: Frequency) -> list[str]:
    if kind == "balance_sheet":
        return []
    usual = 3 if frequency == "quarterly" else YEAR
    lengths = {period.end: months_between(period.start, period.end) for period in periods}
    each = set(lengths.values())
    if len(lengths) > 1 and len(each) == 1 and usual not in each:
        return [f"Each of the periods has {written(each.pop())}, not {usual}."]
    return [
        f"The period to {end} has {written(months)}, not {usual}."
        for end, months in lengths.items()
        if months != usual
    ]
