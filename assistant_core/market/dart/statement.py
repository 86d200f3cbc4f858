"""Statements of Korean companies as they filed them, each figure with the report it stands in."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial

from assistant_core.errors import InvalidArguments, NoSuchStatement
from assistant_core.market.dart.cash import Row, add_free_cash_flow, leave_out_mixed_changes
from assistant_core.market.dart.companies import Company
from assistant_core.market.dart.companies import company as company_of
from assistant_core.market.dart.ends import DECEMBER, Ends, ends_of, fiscal_month, usual_end
from assistant_core.market.dart.fetch import SOURCE
from assistant_core.market.dart.figures import (
    Facts,
    Versions,
    annual,
    balances,
    fiscal_periods,
    newest,
    quarterly,
    read_facts,
    trailing,
)
from assistant_core.market.dart.reports import (
    FIRST_YEAR,
    FORMS,
    MONTHS,
    YEAR_REPORT,
    Report,
    fetch_report,
    filing_of,
)
from assistant_core.market.model import Frequency, Origin, Statement, StatementKind
from assistant_core.market.official import Basis, FigureSource
from assistant_core.market.periods import first_day

MOST_YEARS = 30
AT_ONCE = 4
DUE_DAYS = 105
"""After the end of its period every report was filed."""
MOST_NAMED = 8
KINDS = {
    "income_statement": "income statement",
    "balance_sheet": "balance sheet",
    "cash_flow": "cash flow statement",
}


def statement(
    symbol: str,
    kind: StatementKind,
    frequency: Frequency = "annual",
    years: int = 10,
    as_of: date | None = None,
    basis: Basis = "consolidated",
    lines: Sequence[str] = (),
) -> Statement:
    """A statement of a company that files with OpenDART, in the currency that it reports in.

    Args:
        symbol: 005930.KS, 035720.KQ, the stock code alone, or the company's name.
        years: How many fiscal years, newest first; quarters and twelve months come four a year.
        as_of: Only what was filed up to this day. Otherwise the newest report decides what a figure is, and
            its source tells what was reported first.
        basis: With its subsidiaries (연결) or the company alone (별도).
        lines: Accounts besides the usual lines, as ifrs-full:FinanceIncome or by the name in the report.

    Raises:
        UnknownSymbol: OpenDART lists no such company.
        NoSuchStatement: it has no such statements, none of this basis, or an account of `lines` is in none.
        NotConfigured: no key is set; or another MarketDataError.
    """
    if not 1 <= years <= MOST_YEARS:
        raise InvalidArguments(f"years must be from 1 to {MOST_YEARS}, not {years}.")
    company = company_of(symbol)
    day = as_of or datetime.now(UTC).date()
    reports = _fetched(company, frequency, years, day, basis)
    if not reports:
        raise _none_there(company, basis, day)
    ends = ends_of(company, reports)
    known, notes = _known(reports, ends, as_of)
    if not known:
        raise NoSuchStatement(
            f"{company.name} ({company.symbol}) had filed no such statement by {as_of}, or has corrected all "
            "since; OpenDART has the corrected ones only."
        )
    facts = read_facts(known, kind, ends, lines)
    periods = _periods(facts, kind, frequency)[: years if frequency == "annual" else years * 4]
    rows = _rows(facts, company, kind, frequency, periods, ends)
    _check_asked(lines, rows, facts, company)
    if not any(rows.values()):
        raise _no_figures(company, kind, ends)
    return Statement(
        company=company.name,
        symbol=company.symbol,
        kind=kind,
        currency=known[0].currency,
        periods=tuple(periods),
        figures={line: tuple(one and one[0] for one in row) for line, row in rows.items()},
        origin=Origin(SOURCE, datetime.now(UTC).replace(microsecond=0)),
        frequency=frequency,
        notes=(*notes, *_notes(facts, ends, frequency, years, periods, rows)),
        starts=() if kind == "balance_sheet" else tuple(_start(day, frequency) for day in periods),
        sources={line: tuple(one and one[1] for one in row) for line, row in rows.items()},
        basis=basis,
    )


def _fetched(company: Company, frequency: Frequency, years: int, day: date, basis: Basis) -> list[Report]:
    """Every report that may have one of the periods, newest first: each may restate those before."""
    before = years + (2 if frequency == "trailing" else 1)
    codes = (YEAR_REPORT,) if frequency == "annual" else tuple(MONTHS)
    ask = partial(_reports_of, company, codes, day, basis)
    found = ask(day.year, day.year - before)
    newest = max((report.year for report in found), default=FIRST_YEAR)
    return [*found, *ask(day.year - before - 1, newest - before)]


def _reports_of(
    company: Company, codes: Sequence[str], day: date, basis: Basis, newest: int, oldest: int
) -> list[Report]:
    """Of business years, both included, as far as their periods may have ended by a day."""
    month = fiscal_month(company) or DECEMBER
    wanted = [
        (year, code)
        for year in range(newest, max(oldest, FIRST_YEAR) - 1, -1)
        for code in sorted(codes, key=lambda code: -MONTHS[code])
        if usual_end(year, month, MONTHS[code]) < day
    ]
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="opendart") as threads:
        found = list(threads.map(lambda one: fetch_report(company.corp_code, one[0], one[1], basis), wanted))
    return [report for report in found if report]


def _known(reports: Sequence[Report], ends: Ends, as_of: date | None) -> tuple[list[Report], tuple[str, ...]]:
    """What was filed by a day, in the currency of the newest report."""
    known = [report for report in reports if as_of is None or report.filed <= as_of]
    if not known:
        return [], ()
    kept = [report for report in known if report.currency == known[0].currency]
    notes = []
    if late := [one for one in reports if as_of and one not in known and _was_due(ends.of(one), as_of)]:
        notes.append(f"Corrected since, so that what they said then is not at hand: {_named(late)}.")
    if others := {report.currency for report in known} - {known[0].currency}:
        notes.append(f"Reports in another currency ({', '.join(sorted(others))}) are left out.")
    return kept, tuple(notes)


def _was_due(end: date | None, as_of: date) -> bool:
    """Whether a report that came later must have been there before, in another version."""
    return end is not None and (as_of - end).days > DUE_DAYS


def _named(reports: Sequence[Report]) -> str:
    return ", ".join(f"{FORMS[one.code]} {one.year}" for one in reports[:MOST_NAMED])


def _periods(facts: Facts, kind: StatementKind, frequency: Frequency) -> list[date]:
    if kind == "balance_sheet":
        return sorted({day for _, day in facts.balances}, reverse=True)
    return sorted(fiscal_periods(facts, 12 if frequency == "annual" else 3), reverse=True)


def _rows(
    facts: Facts,
    company: Company,
    kind: StatementKind,
    frequency: Frequency,
    periods: Sequence[date],
    ends: Ends,
) -> dict[str, Row]:
    places = fiscal_periods(facts, 12 if frequency == "annual" else 3)
    rows: dict[str, Row] = {}
    for line in facts.order:
        row: Row = []
        for day in periods:
            if kind == "balance_sheet":
                versions = balances(facts, line, day)
            else:
                versions = _flow(facts, line, frequency, *places[day])
            row.append(_figure(versions, company, ends))
        rows[line] = row
    if kind == "cash_flow":
        leave_out_mixed_changes(rows)
        add_free_cash_flow(rows)
    return {line: row for line, row in rows.items() if any(row)}


def _flow(facts: Facts, line: str, frequency: Frequency, year: int, quarter: int) -> Versions:
    if frequency == "annual":
        return annual(facts, line, year)
    return (quarterly if frequency == "quarterly" else trailing)(facts, line, year, quarter)


def _figure(versions: Versions, company: Company, ends: Ends) -> tuple[float, FigureSource] | None:
    found = newest(versions)
    if found is None:
        return None
    fact, own = found
    source = FigureSource(
        filing=filing_of(fact.report, company.name, ends.of(fact.report)),
        concept=fact.concept,
        start=fact.period.start,
        end=fact.period.end,
        computed=fact.computed,
        first=own.value if own else None,
        first_filing=filing_of(own.report, company.name, ends.of(own.report)) if own else None,
    )
    return fact.value, source


def _start(day: date, frequency: Frequency) -> date:
    return first_day(day, 3 if frequency == "quarterly" else 12)


def _check_asked(lines: Sequence[str], rows: Mapping[str, Row], facts: Facts, company: Company) -> None:
    for line in lines:
        if line in facts.unsure and line not in rows:
            raise NoSuchStatement(
                f"Several accounts of {company.name} are called {line} in this statement. Ask by the "
                "account's id, as ifrs-full:FinanceIncome."
            )
        if line not in rows:
            raise NoSuchStatement(
                f"No report of {company.name} has an account {line} with figures in this statement. Ask by "
                "its id, as ifrs-full:FinanceIncome, or by its name in the report."
            )


def _none_there(company: Company, basis: Basis, day: date) -> NoSuchStatement:
    other: Basis = "separate" if basis == "consolidated" else "consolidated"
    years = range(day.year, FIRST_YEAR - 1, -1)
    if any(fetch_report(company.corp_code, year, YEAR_REPORT, other) for year in years):
        return NoSuchStatement(
            f"{company.name} ({company.symbol}) has filed no {basis} statements with OpenDART, but {other} "
            f"ones. Ask for those with basis={other}."
        )
    return NoSuchStatement(
        f"OpenDART has no statements of {company.name} ({company.symbol}) that were filed by {day}; it has "
        f"those that were filed as data, from {FIRST_YEAR} on."
    )


def _no_figures(company: Company, kind: StatementKind, ends: Ends) -> NoSuchStatement:
    if ends.month is None and not ends.told:
        return NoSuchStatement(
            f"OpenDART does not tell when the fiscal year of {company.name} ends, and the dates of its "
            "reports do not either; without that no figure has a period."
        )
    return NoSuchStatement(
        f"The reports of {company.name} ({company.symbol}) at OpenDART have no {KINDS[kind]} that could be "
        "read."
    )


def _notes(
    facts: Facts,
    ends: Ends,
    frequency: Frequency,
    years: int,
    periods: Sequence[date],
    rows: Mapping[str, Row],
) -> Iterable[str]:
    if len(periods) < years * (1 if frequency == "annual" else 4):
        yield f"OpenDART has statements from {FIRST_YEAR} on; these are all of the time asked for."
    if ends.is_assumed:
        yield (
            "OpenDART did not tell in which month the fiscal year ends; December fits the dates of the "
            "reports."
        )
    if facts.dateless:
        yield f"Left out, because it is not certain which period they are for: {_named(facts.dateless)}."
    unsure = [line for line in facts.unsure if line not in rows or None in rows[line]]
    if unsure:
        yield f"Not certain in every report which account is meant, and left out there: {', '.join(unsure)}."
    if facts.unread:
        names = ", ".join(list(facts.unread)[:MOST_NAMED])
        yield f"The amounts of these accounts could not be read: {names}."
