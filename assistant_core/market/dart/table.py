"""A statement as a company filed it, row by row, with the cell in which a figure stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant_core.errors import NoSuchFiling
from assistant_core.market.dart.columns import column_titles, periods_of
from assistant_core.market.dart.companies import Company
from assistant_core.market.dart.ends import Ends, ends_of
from assistant_core.market.dart.reports import (
    COLUMNS,
    FORMS,
    PARTS,
    THIRD_QUARTER,
    Part,
    Report,
    fetch_report,
    filing_of,
)
from assistant_core.market.official import Basis, FigureSource, Filing

NINE_MONTHS_END = 9


@dataclass(frozen=True, slots=True)
class TableColumn:
    """`name` as filed ("제 56 기 3분기 누적"); `start` is None for balances."""

    name: str
    start: date | None
    end: date


@dataclass(frozen=True, slots=True)
class TableRow:
    """`concept` names the row in this table, as FigureSource does; `account` is empty without a standard one.

    Amounts are in whole units, by column; None where the filing has none.
    """

    label: str
    concept: str
    account: str
    amounts: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class StatementTable:
    """`part` is BS, IS, CIS or CF, `title` its Korean name; `marked` is the row and column of a figure."""

    filing: Filing
    basis: Basis
    part: Part
    title: str
    currency: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    marked: tuple[int, int] | None = None


def table(corp_code: str, year: int, report_code: str, basis: Basis) -> tuple[StatementTable, ...]:
    """The statements of one report: balance sheet, income, comprehensive income, cash flow, as far as filed.

    Raises NoSuchFiling or another MarketDataError.
    """
    report = fetch_report(corp_code, year, report_code, basis)
    if report is None:
        raise NoSuchFiling(f"OpenDART has no {basis} statements of the report {report_code} of {year}.")
    company = _company(corp_code)
    return tuple(tables(report, company, ends_of(company, [report])))


def find(shown: StatementTable, concept: str, end: date, start: date | None = None) -> tuple[int, int] | None:
    """Row and column of a figure; of a computed one, the longest period with the same end."""
    row = next((at for at, one in enumerate(shown.rows) if one.concept == concept), None)
    columns = [at for at, one in enumerate(shown.columns) if one.end == end]
    if row is None or not columns:
        return None
    exact = [at for at in columns if shown.columns[at].start == start]
    longest = min(columns, key=lambda at: shown.columns[at].start or date.min)
    return row, exact[0] if exact else longest


def statement_table(source: FigureSource, basis: Basis = "consolidated") -> StatementTable:
    """The statement in which a figure stands, with its cell marked.

    Where the report was corrected since, its newest version is shown; `filing` tells which one it is.

    Raises:
        NoSuchFiling: OpenDART has the report or the account no more.
        MarketDataError: OpenDART cannot be asked.
    """
    report, ends = _report_of(source.filing, basis)
    for shown in tables(report, _company(report.corp_code, source.filing.company), ends):
        if (shown.part == "BS") != (source.start is None):
            continue
        if marked := find(shown, source.concept, source.end, source.start):
            return replace(shown, marked=marked)
    raise NoSuchFiling(
        f"The report {source.filing.id} of {source.filing.company} at OpenDART has no {source.concept} for "
        f"the period up to {source.end}."
    )


def tables(report: Report, company: Company, ends: Ends) -> Iterator[StatementTable]:
    """In the order of PARTS."""
    filing = filing_of(report, company.name, ends.of(report))
    for part in PARTS:
        rows = [row for row in report.rows if row.part == part]
        known = periods_of(report, part, ends)
        filled = [key for key in COLUMNS if key in known and any(key in row.amounts for row in rows)]
        periods = {key: known[key] for key in filled}
        if not periods:
            continue
        titles = column_titles(report, part, periods)
        yield StatementTable(
            filing=filing,
            basis=report.basis,
            part=part,
            title=report.titles[part],
            currency=report.currency,
            columns=tuple(TableColumn(titles[key], one.start, one.end) for key, one in periods.items()),
            rows=tuple(
                TableRow(row.name, row.concept, row.account, tuple(row.amounts.get(key) for key in periods))
                for row in rows
            ),
        )


def _report_of(filing: Filing, basis: Basis) -> tuple[Report, Ends]:
    """The report of a filing: under which business year OpenDART has it does not show in the filing."""
    if filing.authority != "dart" or filing.period is None:
        raise NoSuchFiling(f"{filing.id} is no report of a period that was filed with OpenDART.")
    reports: list[Report] = []
    for year, code in _places(filing.form, filing.period):
        report = fetch_report(filing.company_id, year, code, basis)
        if report and report.id == filing.id:
            return report, Ends({report.id: filing.period}, None, frozenset())
        reports += [report] if report else []
    return _corrected(filing, reports)


def _corrected(filing: Filing, reports: Sequence[Report]) -> tuple[Report, Ends]:
    ends = ends_of(_company(filing.company_id), reports) if reports else None
    for report in reports:
        if ends and ends.of(report) == filing.period:
            return report, ends
    raise NoSuchFiling(f"OpenDART has the statements of the report {filing.id} no more.")


def _places(form: str, period: date) -> list[tuple[int, str]]:
    """Business years and kinds of report that a filing may be, the likeliest first."""
    codes = [code for code, name in FORMS.items() if name == form]
    if period.month == NINE_MONTHS_END:
        codes.sort(key=lambda code: code != THIRD_QUARTER)
    return [(year, code) for year in (period.year, period.year - 1, period.year + 1) for code in codes]


def _company(corp_code: str, name: str = "") -> Company:
    return Company(corp_code, name, "", "", "")
