"""Yahoo's financial statements, read figure by figure: each one carries its own period and currency."""

import time
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from yfinance.const import fundamentals_keys

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer
from assistant_core.market.lines import measure
from assistant_core.market.model import Listing, Statement, StatementKind
from assistant_core.market.yahoo.currency import whole_unit
from assistant_core.market.yahoo.fetch import expecting, get_json, origin_now
from assistant_core.market.yahoo.prices import number
from assistant_core.market.yahoo.session import NothingThere

LINES = {
    "income_statement": fundamentals_keys["financials"],
    "balance_sheet": fundamentals_keys["balance-sheet"],
}
START = 1483142400  # 2016-12-31; Yahoo sends the last four or five years of what is asked for


class Figure(NamedTuple):
    line: str
    period: date
    value: float
    currency: str | None


def statement(listing: Listing, kind: StatementKind) -> Statement:
    """The annual statement of a listing that is known to exist.

    Raises:
        NoSuchStatement: the listing has none, as funds, coins and indices do.
        UnexpectedAnswer: also when periods or lines are in different currencies.
    """
    series = fetch_series(listing.symbol, LINES[kind])
    with expecting("a financial statement"):
        figures = list(read_figures(series))
    if not figures:
        raise NoSuchStatement(
            f"Yahoo Finance has no {kind.replace('_', ' ')} for {listing.symbol} ({listing.name}), "
            f"which is of the type {listing.type}."
        )
    return tabulate(listing, kind, figures)


def fetch_series(symbol: str, lines: list[str]) -> list[dict[str, Any]]:
    path = f"/ws/fundamentals-timeseries/v1/finance/timeseries/{quote(symbol, safe='')}"
    types = ",".join(f"annual{line}" for line in lines)
    params = {"symbol": symbol, "type": types, "period1": START, "period2": int(time.time()) + 86400}
    try:
        body = get_json(path, params)
    except NothingThere:
        return []
    with expecting("a financial statement"):
        if error := body["timeseries"].get("error"):
            raise UnexpectedAnswer(f"Yahoo Finance refused: {error.get('description')}")
        return body["timeseries"]["result"] or []


def read_figures(series: list[dict[str, Any]]) -> Iterator[Figure]:
    for one in series:
        kind = one["meta"]["type"][0]
        for entry in one.get(kind) or []:
            value = number(entry["reportedValue"].get("raw")) if entry else None
            if value is None:
                continue
            currency, divisor = whole_unit(entry.get("currencyCode"))
            line = kind.removeprefix("annual")
            # Only money comes in hundredths; shares and rates are what they are.
            if divisor > 1 and measure(line) in ("money", "per_share"):
                value /= divisor
            yield Figure(line, date.fromisoformat(entry["asOfDate"]), value, currency)


def tabulate(listing: Listing, kind: StatementKind, figures: list[Figure]) -> Statement:
    periods = sorted({figure.period for figure in figures}, reverse=True)
    table: dict[str, list[float | None]] = {}
    for figure in figures:
        row = table.setdefault(figure.line, [None] * len(periods))
        row[periods.index(figure.period)] = figure.value
    currency, notes = reporting_currency(listing.symbol, figures)
    return Statement(
        company=listing.name,
        symbol=listing.symbol,
        kind=kind,
        currency=currency,
        periods=tuple(periods),
        figures={line: tuple(table[line]) for line in LINES[kind] if line in table},
        origin=origin_now(),
        notes=notes,
    )


def reporting_currency(symbol: str, figures: list[Figure]) -> tuple[str | None, tuple[str, ...]]:
    """The one currency of all amounts. It is read from the figures, never guessed from the exchange."""
    amounts = [figure for figure in figures if measure(figure.line) in ("money", "per_share")]
    codes = sorted({figure.currency for figure in amounts if figure.currency})
    if len(codes) > 1:
        raise UnexpectedAnswer(
            f"Yahoo Finance mixes currencies ({', '.join(codes)}) in this statement of {symbol}; "
            "its figures cannot be compared, so none is given."
        )
    if not codes:
        return None, ("Yahoo Finance does not say which currency these figures are in.",)
    unmarked = sum(figure.currency is None for figure in amounts)
    note = f"{unmarked} figures carry no currency at Yahoo Finance; all others are in {codes[0]}."
    return codes[0], (note,) if unmarked else ()
