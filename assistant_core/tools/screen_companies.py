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
from assistant_core.tools.output import exactly, origin_output
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
    by_name = {one.company.symbol: one for one in told}
    found = list(screen(((one.company.symbol, one.table) for one in told), read, sort))[:limit]
    if not found:
        notes.append("None of the companies that were looked at meets all conditions.")
    return present(
        {
            "conditions": [f"{one.name} {one.comparison} {one.value:g}" for one in read],
            "year": asked,
            "sorted_by": sort,
            "looked_at": looked_at,
            "companies": [_row(one, by_name[one.company]) for one in found],
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


def _row(found: Found, told: Confirmed) -> dict[str, Any]:
    figures = {name: _shown(name, value) for name, value in found.values.items()}
    return {
        "company": told.company.name,
        "symbol": told.company.symbol,
        "currency": told.currency,
        "period": told.table.periods[0].isoformat(),
        **figures,
    }


def _shown(name: str, value: float | None) -> float | None:
    return value if name in RATIOS or measure(name) != "money" else exactly(value, 0)
