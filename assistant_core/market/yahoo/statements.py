"""Yahoo's financial statements, read figure by figure: each one carries its own period and currency."""

import time
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from yfinance.const import fundamentals_keys

from assistant_core.errors import MarketDataError, NoSuchStatement, UnexpectedAnswer
from assistant_core.market.lines import measure
from assistant_core.market.model import Apart, Frequency, Listing, Rows, Statement, StatementKind, Table
from assistant_core.market.twelve_months import filled, with_half_years
from assistant_core.market.yahoo.currency import whole_unit
from assistant_core.market.yahoo.fetch import expecting, get_json, origin_now
from assistant_core.market.yahoo.lengths import (
    first_days,
    length_notes,
    months_told,
    of_one_length,
    sum_notes,
)
from assistant_core.market.yahoo.prices import daily_prices, number
from assistant_core.market.yahoo.reported import Figure, in_one_currency
from assistant_core.market.yahoo.session import NothingThere

LINES = {
    "income_statement": fundamentals_keys["financials"],
    "balance_sheet": fundamentals_keys["balance-sheet"],
    "cash_flow": fundamentals_keys["cash-flow"],
}
WORDS = {"annual": "", "quarterly": "quarterly ", "trailing": "trailing-twelve-month "}
MOST_PERIODS = 40
START = 1483142400  # 2016-12-31; Yahoo sends the last four or five years of what is asked for


def statement(listing: Listing, kind: StatementKind, frequency: Frequency = "annual") -> Statement:
    """A statement of a listing that is known to exist.

    Raises:
        NoSuchStatement: the listing has none, as funds, coins and indices do.
        UnexpectedAnswer: also when no currency has most of the amounts.
    """
    symbol, lines = listing.symbol, LINES[kind]
    told = _figures(symbol, kind, frequency)
    currency, figures, notes = settled(symbol, {frequency: told})
    table = tabulate(figures[frequency], lines, frequency)
    if (frequency == "trailing" and not table.periods) or (frequency == "quarterly" and None in table.starts):
        parts: tuple[Frequency, ...] = ("annual", "quarterly")
        currency, figures, notes = settled(symbol, {part: _figures(symbol, kind, part) for part in parts})
        years, quarters = (tabulate(figures[part], lines, part) for part in parts)
        quarters = with_half_years(quarters, years)
        table, added = filled(table, years, quarters) if frequency == "trailing" else (quarters, ())
        notes = (*notes, *sum_notes(added))
    if not table.periods:
        raise none_there(listing, f"{WORDS[frequency]}{kind.replace('_', ' ')}")
    return Statement(
        company=listing.name,
        symbol=listing.symbol,
        kind=kind,
        currency=currency,
        periods=table.periods,
        figures=table.figures,
        origin=origin_now(),
        frequency=frequency,
        notes=(*notes, *length_notes(table, frequency)),
        starts=table.starts,
        apart=tuple(
            Apart(one.line, one.period, one.value, one.currency)
            for one in told
            if currency and one.currency not in (None, currency) and measure(one.line) == "money"
        ),
    )


def _figures(symbol: str, kind: StatementKind, frequency: Frequency) -> list[Figure]:
    series = fetch_series(symbol, [f"{frequency}{line}" for line in LINES[kind]])
    with expecting("a financial statement"):
        return list(read_figures(series, frequency))


def settled(
    symbol: str, figures: Mapping[Frequency, list[Figure]]
) -> tuple[str | None, dict[Frequency, list[Figure]], tuple[str, ...]]:
    """The currency, the figures that are in it and of one length, and what is to be known of them."""
    currency, kept, notes = in_one_currency(symbol, figures, last_rate)
    for frequency, found in kept.items():
        kept[frequency], left_out = of_one_length(found, frequency)
        notes = (*notes, *left_out)
    return currency, kept, notes


def none_there(listing: Listing, what: str) -> NoSuchStatement:
    return NoSuchStatement(
        f"Yahoo Finance has no {what} for {listing.symbol} ({listing.name}), which is of the type "
        f"{listing.type}."
    )


def fetch_series(symbol: str, types: list[str]) -> list[dict[str, Any]]:
    """The series of each type, such as annualTotalRevenue; those that Yahoo does not have lack figures."""
    path = f"/ws/fundamentals-timeseries/v1/finance/timeseries/{quote(symbol, safe='')}"
    params = {
        "symbol": symbol,
        "type": ",".join(types),
        "period1": START,
        "period2": int(time.time()) + 86400,
    }
    try:
        body = get_json(path, params)
    except NothingThere:
        return []
    with expecting("a financial statement"):
        if error := body["timeseries"].get("error"):
            raise UnexpectedAnswer(f"Yahoo Finance refused: {error.get('description')}")
        return body["timeseries"]["result"] or []


def read_figures(series: list[dict[str, Any]], frequency: Frequency) -> Iterator[Figure]:
    """The figures of one frequency; those of others among the series are left out."""
    for one in series:
        kind = one["meta"]["type"][0]
        if not kind.startswith(frequency):
            continue
        for entry in one.get(kind) or []:
            value = number(entry["reportedValue"].get("raw")) if entry else None
            if value is None:
                continue
            currency, divisor = whole_unit(entry.get("currencyCode"))
            line = kind.removeprefix(frequency)
            # Only money comes in hundredths; shares and rates are what they are.
            if divisor > 1 and measure(line) in ("money", "per_share"):
                value /= divisor
            end = date.fromisoformat(entry["asOfDate"])
            yield Figure(line, end, value, currency, months_told(entry.get("periodType")))


def tabulate(figures: list[Figure], order: Collection[str], frequency: Frequency) -> Table:
    """The given lines in their order, periods newest first."""
    wanted = frozenset(order)
    figures = [figure for figure in figures if figure.line in wanted]
    periods = sorted({figure.period for figure in figures}, reverse=True)[:MOST_PERIODS]
    places = {period: place for place, period in enumerate(periods)}
    rows: dict[str, list[float | None]] = {}
    figures = [figure for figure in figures if figure.period in places]
    for figure in figures:
        row = rows.setdefault(figure.line, [None] * len(periods))
        row[places[figure.period]] = figure.value
    ordered: Rows = {line: tuple(rows[line]) for line in order if line in rows}
    return Table(tuple(periods), ordered, first_days(figures, periods, frequency))


def last_rate(base: str, quoted: str) -> float | None:
    """None where it cannot be had: what it would tell is then left out, with a note."""
    try:
        return daily_prices(f"{base}{quoted}=X").bars[-1].close
    except (MarketDataError, IndexError):
        return None
