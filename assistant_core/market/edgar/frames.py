"""All companies at once: SEC's frames have one figure of each company for a concept and a calendar year.

They do not say what a concept is to a company, the whole or a part, so what they find is only where to look:
`confirmed` reads a company's own facts, as statements do. Where SEC's frames cannot be had, the companies are
those whose facts were fetched before.
"""

import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer
from assistant_core.market.authority import NothingThere
from assistant_core.market.cache import Cache
from assistant_core.market.edgar.concepts import KINDS, Alternative, all_lines, lines
from assistant_core.market.edgar.fetch import authority, data_url, get_json
from assistant_core.market.edgar.statement import statement
from assistant_core.market.edgar.tickers import Company, companies
from assistant_core.market.lines import BALANCES, measure
from assistant_core.market.model import Statement, Table

FRESH_SECONDS = 24 * 3600
MOST_FRAMES = 100
AT_ONCE = 4
DEEPEST = 3
"""How far a line may be computed from others that are computed themselves."""
UNITS = {"money": "USD", "per_share": "USD-per-shares", "shares": "shares", "ratio": "pure"}
FACTS = re.compile(r"/api/xbrl/companyfacts/CIK(\d{10})\.json$")
Values = Mapping[str, float]
"""By CIK."""

cache = Cache(most=MOST_FRAMES)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A company's fiscal year and the one before, as it filed them; amounts in `currency`."""

    company: Company
    table: Table
    currency: str | None


def candidates(wanted: Iterable[str], year: int) -> dict[str, Table]:
    """CIK → the lines of a calendar year and the one before; empty where there are no frames of the year."""
    found = {line: tuple(_values(line, each, DEEPEST) for each in (year, year - 1)) for line in wanted}
    everyone = {cik for columns in found.values() for column in columns for cik in column}
    ends, starts = ((date(year, *day), date(year - 1, *day)) for day in ((12, 31), (1, 1)))
    return {
        cik: Table(
            ends, {line: tuple(one.get(cik) for one in columns) for line, columns in found.items()}, starts
        )
        for cik in everyone
    }


def fetched_before() -> list[str]:
    """The CIKs of the companies whose facts are on disk, the last used first."""
    kept = authority().fetched.kept("/companyfacts/")
    return [str(int(told[1])) for url in kept if (told := FACTS.search(url))]


def confirmed(ciks: Iterable[str], wanted: frozenset[str], year: int) -> list[Confirmed]:
    """In the order of `ciks`; without those that trade under no ticker or have filed nothing for the year."""
    by_cik = {one.cik: one for one in reversed(companies())}
    known = [by_cik[cik] for cik in ciks if cik in by_cik]
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="screen") as threads:
        found = list(threads.map(partial(_confirm, wanted=wanted, year=year), known))
    return [one for one in found if one]


def _confirm(company: Company, wanted: frozenset[str], year: int) -> Confirmed | None:
    kinds = [kind for kind in KINDS if wanted & lines(kind).keys()]
    years = date.today().year - year + 2
    try:
        told = [statement(company.symbol, kind, years=max(years, 2)) for kind in kinds]
    except NoSuchStatement:
        return None
    found = [(one, places) for one in told if (places := _columns(one, year))]
    if len(found) < len(told):
        return None
    rows = {
        line: tuple(row[at] for at in places)
        for one, places in found
        for line, row in one.figures.items()
        if line in wanted
    }
    flows, kept = next((pair for pair in found if pair[0].starts), found[0])
    table = Table(
        tuple(flows.periods[at] for at in kept),
        {line: row[: len(kept)] for line, row in rows.items()},
        tuple(flows.starts[at] for at in kept) if flows.starts else (),
    )
    return Confirmed(company, table, flows.currency)


def _columns(statement: Statement, year: int) -> range:
    """Where a statement has the fiscal year that lies in the calendar year for the most part, and the one
    before; empty where it does not have it.
    """
    for at, end in enumerate(statement.periods):
        if (end.year if end.month > 6 else end.year - 1) == year:
            return range(at, min(at + 2, len(statement.periods)))
    return range(0)


def _values(line: str, year: int, deep: int) -> Values:
    """Each company's by the first way to read the line that it tells."""
    found: dict[str, float] = {}
    for alternative in reversed(all_lines().get(line, ())):
        found |= _sums(alternative, line, year, deep)
    return found


def _sums(alternative: Alternative, line: str, year: int, deep: int) -> Values:
    columns: list[tuple[int, Values]] = []
    for term in alternative.terms:
        if term.is_line and not deep:
            return {}
        name = term.name.removeprefix("line:")
        column = _values(name, year, deep - 1) if term.is_line else _frame(name, line, year)
        columns.append((term.sign, column))
    everyone = set.intersection(*(set(column) for _, column in columns))
    return {cik: sum(sign * column[cik] for sign, column in columns) for cik in everyone}


def _frame(concept: str, line: str, year: int) -> Values:
    taxonomy, _, name = concept.partition(":")
    period = f"CY{year}Q4I" if line in BALANCES else f"CY{year}"
    path = f"/api/xbrl/frames/{taxonomy}/{name}/{UNITS[measure(line)]}/{period}.json"
    return cache.get(data_url() + path, FRESH_SECONDS, partial(_fetch, path))


def _fetch(path: str) -> Values:
    try:
        told = get_json(data_url(), path, FRESH_SECONDS)
        return {str(int(one["cik"])): float(one["val"]) for one in told["data"]}
    except NothingThere:
        return {}
    except (KeyError, TypeError, ValueError) as error:
        raise UnexpectedAnswer("SEC EDGAR sent a frame in a shape that is not known.") from error
