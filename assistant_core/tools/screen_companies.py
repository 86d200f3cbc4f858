"""The companies that meet conditions on what they filed."""

from datetime import date
from typing import Any

from assistant_core.analysis.ratios import RATIOS
from assistant_core.analysis.screen import Condition, Found, known, lines_of, read_condition, screen
from assistant_core.errors import InvalidArguments, NoSuchStatement
from assistant_core.market.edgar import frames
from assistant_core.market.edgar.fetch import SOURCE
from assistant_core.market.edgar.frames import Confirmed
from assistant_core.market.edgar.tickers import company
from assistant_core.market.lines import measure
from assistant_core.market.yahoo.fetch import origin_now
from assistant_core.tools.output import UNITS, exactly, largest_unit, origin_output
from assistant_core.tools.output_parts import present
from assistant_core.tools.registry import tool

USUAL, MOST = 10, 25
SPARE = 5
"""Candidates that are read beyond what is shown: a frame may tell more than the company's statements do."""
MOST_CONDITIONS = 8
FIRST_YEAR = 2009


@tool
def screen_companies(
    conditions: list[str],
    year: int | None = None,
    sort_by: str | None = None,
    limit: int = USUAL,
    tickers: list[str] | None = None,
) -> dict[str, Any]:
    """Find companies that file with SEC and meet all conditions on a fiscal year's lines and ratios.

    Amounts are whole units of `currency`, ratios percent or times.

    Args:
        conditions: Such as "TotalRevenue > 10B", "net_margin >= 20", "revenue_growth > 15".
        year: Calendar year that the fiscal year lies in; the last one if left out.
        sort_by: Line or ratio, largest first; the first condition's if left out.
        limit: How many to show.
        tickers: Look among these only.
    """
    if not 0 < len(conditions) <= MOST_CONDITIONS:
        raise InvalidArguments(f"Give from 1 to {MOST_CONDITIONS} conditions.")
    if not 1 <= limit <= MOST:
        raise InvalidArguments(f"limit must be from 1 to {MOST}.")
    read = [read_condition(one) for one in conditions]
    asked = date.today().year - 1 if year is None else year
    if not FIRST_YEAR <= asked <= date.today().year:
        raise InvalidArguments(f"year must be from {FIRST_YEAR} to {date.today().year}.")
    sort = known(sort_by) if sort_by else read[0].name
    wanted = lines_of([*(one.name for one in read), sort])
    ciks, looked_at, notes = _where_to_look(read, sort, wanted, asked, tickers or [], limit)
    told = frames.confirmed(ciks, wanted, asked)
    by_symbol = {one.company.symbol: one for one in told}
    found = list(screen(((one.company.symbol, one.table) for one in told), read, sort))[:limit]
    if not found:
        notes.append("None of the companies that were looked at meets all conditions.")
    return present(
        {
            "conditions": [f"{one.name} {one.comparison} {one.value:,.12g}" for one in read],
            "year": asked,
            "sorted_by": sort,
            "looked_at": looked_at,
            **_compared(found, [by_symbol[one.company] for one in found]),
            "notes": notes,
            **origin_output(origin_now(SOURCE)),
        }
    )


def _where_to_look(
    conditions: list[Condition],
    sort_by: str,
    wanted: frozenset[str],
    year: int,
    tickers: list[str],
    limit: int,
) -> tuple[list[str], int, list[str]]:
    """CIKs to read, how many companies were looked at for them, and what is to be said of that."""
    if tickers:
        ciks = [company(one).cik for one in tickers]
        return ciks, len(ciks), []
    tables = frames.candidates(wanted, year)
    if tables:
        found = list(screen(tables.items(), conditions, sort_by))
        return [one.company for one in found[: limit + SPARE]], len(tables), []
    ciks = frames.fetched_before()[:MOST]
    if not ciks:
        raise NoSuchStatement(
            f"SEC EDGAR has no frames of {year}, and no company's figures were fetched before. Name "
            "companies as tickers, or take an earlier year."
        )
    note = (
        "SEC EDGAR has no frames of this year: only companies whose figures were fetched before are "
        "looked at."
    )
    return ciks, len(ciks), [note]


def _compared(found: list[Found], told: list[Confirmed]) -> dict[str, Any]:
    """As `compare_companies` has it: one column a company."""
    names = list(found[0].values) if found else []
    rows = {name: tuple(one.values[name] for one in found) for name in names}
    amounts = {name: row for name, row in rows.items() if name not in RATIOS}
    unit = largest_unit(row for name, row in amounts.items() if measure(name) == "money")
    return {
        "companies": [
            {
                "symbol": one.company.symbol,
                "company": one.company.name,
                "fiscal_year_end": one.table.periods[0].isoformat(),
                "reporting_currency": one.currency,
            }
            for one in told
        ],
        "columns": [one.company.symbol for one in told],
        "unit": unit,
        "lines": {
            name: [exactly(value, UNITS[unit] if measure(name) == "money" else 0) for value in row]
            for name, row in amounts.items()
        },
        "ratios": {
            name: {"unit": RATIOS[name][0], "formula": RATIOS[name][1], "values": list(row)}
            for name, row in rows.items()
            if name in RATIOS
        },
    }
