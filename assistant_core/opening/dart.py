"""A report with OpenDART, opened at a figure: the statement as it was filed, with the cell marked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import escape

from assistant_core.errors import MarketDataError, NoSuchFiling
from assistant_core.market.dart.companies import company
from assistant_core.market.dart.filings import filing_url
from assistant_core.market.dart.table import StatementTable, TableColumn, statement_table
from assistant_core.market.official import Basis, FigureSource, Filing
from assistant_core.market.periods import first_day
from assistant_core.opening.address import Asked
from assistant_core.opening.model import Opened


def opened(asked: Asked) -> Opened:
    """Raises a MarketDataError where nothing can be shown but the address of the report."""
    if not asked.concept or asked.end is None:
        raise NoSuchFiling("The address names no figure of this report.")
    receipt = asked.filing
    filing = Filing(
        authority="dart",
        company_id=asked.company.zfill(8),
        id=receipt,
        form=asked.form,
        filed=_day(receipt),
        url=filing_url(receipt),
        company=_name(asked),
        period=asked.period,
    )
    start = first_day(asked.end, asked.months) if asked.months else asked.start
    basis: Basis = "separate" if asked.basis == "separate" else "consolidated"
    shown = statement_table(FigureSource(filing, asked.concept, start, asked.end), basis)
    known = Opened(
        number=shown.filing.id,
        url=filing_url(shown.filing.id),
        company=filing.company,
        form=shown.filing.form,
        filed=shown.filing.filed,
        period=shown.filing.period,
        heading=shown.title,
        html=_written(shown),
    )
    if shown.filing.id != receipt:
        known = replace(
            known, missing=("OpenDART has this report as it was corrected since; that version is shown.",)
        )
    return _with(known, shown)


def address(asked: Asked) -> str:
    """Where the report is at DART, also where OpenDART could not be asked."""
    return filing_url(asked.filing)


def _name(asked: Asked) -> str:
    """Of the company, where the symbol is its own."""
    try:
        found = company(asked.symbol) if asked.symbol else None
    except MarketDataError:
        return ""
    return found.name if found and found.corp_code == asked.company.zfill(8) else ""


def _day(receipt: str) -> date:
    try:
        return date(int(receipt[:4]), int(receipt[4:6]), int(receipt[6:8]))
    except ValueError as error:
        raise NoSuchFiling(f"{receipt} is no receipt number of OpenDART.") from error


def _with(known: Opened, shown: StatementTable) -> Opened:
    if shown.marked is None:
        return known
    row, column = shown.rows[shown.marked[0]], shown.columns[shown.marked[1]]
    value = row.amounts[shown.marked[1]]
    return replace(
        known,
        marked=True,
        printed="" if value is None else _amount(value),
        label=row.label,
        value=value,
        unit=shown.currency,
        start=column.start,
        end=column.end,
    )


def _written(shown: StatementTable) -> str:
    """In the tags and classes of `edgar.sections.fragment`; without columns that have no amount."""
    amounts = [row.amounts for row in shown.rows]
    used = [at for at in range(len(shown.columns)) if any(row[at] is not None for row in amounts)]
    columns = [shown.columns[at] for at in used]
    heads = "".join(f"<th>{escape(one.name)}<br>{_period(one)}</th>" for one in columns)
    rows = "".join(f"<tr>{''.join(_row(shown, at, used))}</tr>" for at in range(len(shown.rows)))
    return (
        f'<p class="filing-heading"><b>{escape(shown.title)}</b> ({escape(shown.currency)})</p>'
        f'<table class="filing-table filing-place"><tr><th></th>{heads}</tr>{rows}</table>'
    )


def _row(shown: StatementTable, at: int, columns: Sequence[int]) -> Iterator[str]:
    row = shown.rows[at]
    yield f"<td>{escape(row.label)}</td>"
    for column in columns:
        value = row.amounts[column]
        said = "" if value is None else _amount(value)
        if shown.marked == (at, column):
            said = f"<mark>{said}</mark>"
        yield f'<td class="filing-number">{said}</td>'


def _period(column: TableColumn) -> str:
    return f"{column.start} – {column.end}" if column.start else f"{column.end}"


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
