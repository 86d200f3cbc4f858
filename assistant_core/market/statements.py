"""Which source a statement comes from: what the company filed first, and Yahoo Finance beside it.

Companies with a plain ticker file with the SEC, those with .KS or .KQ in Korea; others have Yahoo alone.
Where the authority cannot be asked, Yahoo's statement says why.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from assistant_core.errors import InvalidArguments, MarketDataError, NoSuchStatement, NotConfigured
from assistant_core.market import dart, edgar, shared, source, yahoo
from assistant_core.market.differences import differences
from assistant_core.market.filled import filled
from assistant_core.market.model import Frequency, Statement, StatementKind
from assistant_core.market.official import Authority, Basis
from assistant_core.market.span import as_day

SourceName = Literal["official", "yahoo"]

USUAL_YEARS = 5
MOST_YEARS = 25
RATE_SECONDS = 3600
CURRENCIES = ("USD", "EUR", "JPY", "KRW", "CNY", "GBP", "TWD")
YAHOOS_YEARS = 4
KOREAN = (".KS", ".KQ")
OTHERS: dict[Frequency, tuple[Frequency, ...]] = {
    "annual": ("quarterly",),
    "quarterly": ("annual",),
    "trailing": ("annual", "quarterly"),
}


class FiledNowhere(NoSuchStatement):
    """A company of a country whose authority is not read."""


@dataclass(frozen=True, slots=True)
class Asked:
    kind: StatementKind
    years: int
    as_of: date | None
    basis: Basis | None
    concepts: tuple[str, ...]


def statement(
    ticker: str,
    kind: StatementKind,
    frequency: Frequency = "annual",
    years: int | None = None,
    as_of: str | None = None,
    chosen: SourceName | None = None,
    basis: Basis | None = None,
    concepts: Sequence[str] = (),
) -> Statement:
    """A statement of `ticker`, with what Yahoo has otherwise among its `differences`.

    Args:
        years: How many, from the newest back.
        as_of: The day (YYYY-MM-DD) of which to tell what was known then.
        chosen: One source alone; else the authority, and Yahoo where that cannot be asked.
        basis: Of Korean companies: with their subsidiaries or alone.
        concepts: Lines to add by the names that the filings give them.

    Raises:
        InvalidArguments: what the source does not have at all.
        MarketDataError: neither source has it, with the authority's reason.
    """
    if years is not None and not 1 <= years <= MOST_YEARS:
        raise InvalidArguments(f"years must be from 1 to {MOST_YEARS}.")
    day = as_day("as_of", as_of) if as_of else None
    needs_filings = bool(day or basis or concepts)
    if chosen == "yahoo":
        if needs_filings:
            raise InvalidArguments(
                "as_of, basis and concepts need what the company filed; Yahoo Finance has the figures of "
                "today only. Leave the source out."
            )
        return _newest(source.statement(ticker, kind, frequency), years)
    asked = Asked(kind, years or USUAL_YEARS, day, basis, tuple(concepts))
    with ThreadPoolExecutor(2, thread_name_prefix="statement") as threads:
        official = threads.submit(_or_failure, lambda: filed(ticker, asked, frequency))
        yahoos = threads.submit(_or_failure, lambda: source.statement(ticker, kind, frequency))
    mine, theirs = official.result(), yahoos.result()
    if isinstance(mine, Statement):
        return _beside(mine, theirs if day is None and basis != "separate" else None, asked)
    if chosen or needs_filings:
        raise mine
    if isinstance(theirs, Statement):
        return _without(mine, theirs, years)
    raise theirs


def authority_of(ticker: str) -> Authority | None:
    """With whom the company of a symbol files, by the form of the symbol."""
    symbol = source.as_ticker(ticker)
    if symbol.endswith(KOREAN):
        return "dart"
    return None if "." in symbol or "=" in symbol or symbol.startswith("^") else "sec"


def filed(ticker: str, asked: Asked, frequency: Frequency) -> Statement:
    authority, symbol = authority_of(ticker), source.as_ticker(ticker)
    if authority == "dart":
        basis = asked.basis or "consolidated"
        return dart.statement(symbol, asked.kind, frequency, asked.years, asked.as_of, basis, asked.concepts)
    if authority == "sec" and asked.basis != "separate":
        return edgar.statement(symbol, asked.kind, frequency, asked.years, asked.as_of, asked.concepts)
    if authority == "sec":
        raise NoSuchStatement(f"{symbol} reports with its subsidiaries only; leave the basis out.")
    raise FiledNowhere(f"{symbol} files with no authority that is read here; SEC EDGAR and OpenDART are.")


def _or_failure(ask: Callable[[], Statement]) -> Statement | MarketDataError:
    try:
        return ask()
    except MarketDataError as error:
        return error


def _beside(mine: Statement, theirs: Statement | MarketDataError | None, asked: Asked) -> Statement:
    if theirs is None:
        return mine
    if isinstance(theirs, MarketDataError):
        return replace(mine, notes=(*mine.notes, f"Not compared with Yahoo Finance: {theirs}"))
    if theirs.origin.sample:
        return replace(mine, notes=(*mine.notes, "Not compared with Yahoo Finance, which cannot be reached."))
    named = replace(mine, company=theirs.company, symbol=theirs.symbol)
    if mine.currency != theirs.currency:
        told = f"Yahoo Finance tells this statement in {theirs.currency}, the filings in {mine.currency}."
        return replace(named, notes=(*mine.notes, told))
    found = differences(mine, theirs)
    if any(one.reason == "unexplained" for one in found):
        others = (_or_failure(partial(filed, mine.symbol, asked, other)) for other in OTHERS[mine.frequency])
        more = [one for one in others if isinstance(one, Statement)]
        found = differences(mine, theirs, more, partial(_rates, mine.currency or ""))
    told = (
        f"Yahoo Finance has {len(found)} of these figures otherwise; each is listed with the likely reason."
    )
    notes = (*mine.notes, *((told,) if found else ()))
    return filled(replace(named, differences=found, notes=notes), theirs)


def _rates(currency: str) -> dict[str, float]:
    """Of one unit of `currency` in those that figures are often told in; what cannot be had is left out."""

    def ask() -> dict[str, float]:
        rates = {other: yahoo.last_rate(currency, other) for other in CURRENCIES if other != currency}
        return {other: rate for other, rate in rates.items() if rate}

    return shared.cache.get(("rates", currency), RATE_SECONDS, ask)


def _without(failure: MarketDataError, theirs: Statement, years: int | None) -> Statement:
    """Yahoo's statement; what the filings would add is told where it was asked for, or where they failed."""
    is_usual = isinstance(failure, NotConfigured | FiledNowhere) and (years or 0) <= YAHOOS_YEARS
    theirs = _newest(theirs, years)
    note = () if is_usual else (f"From Yahoo Finance alone: {failure}",)
    return replace(theirs, notes=(*theirs.notes, *note))


def _newest(statement: Statement, years: int | None) -> Statement:
    most = None if years is None else years * (1 if statement.frequency == "annual" else 4)
    return replace(
        statement,
        periods=statement.periods[:most],
        starts=statement.starts[:most],
        figures={line: row[:most] for line, row in statement.figures.items()},
    )
