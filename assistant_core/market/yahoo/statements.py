"""Yahoo's financial statements, read figure by figure: each one carries its own period and currency."""

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from yfinance.const import fundamentals_keys

from assistant_core.errors import MarketDataError, NoSuchStatement, UnexpectedAnswer
from assistant_core.market.lines import measure
from assistant_core.market.model import Frequency, Listing, Rows, Statement, StatementKind, Table
from assistant_core.market.periods import YEAR, starts, written
from assistant_core.market.yahoo.currency import whole_unit
from assistant_core.market.yahoo.fetch import expecting, get_json, origin_now
from assistant_core.market.yahoo.prices import daily_prices, number
from assistant_core.market.yahoo.reported import Figure, in_one_currency
from assistant_core.market.yahoo.session import NothingThere

LINES = {
    "income_statement": fundamentals_keys["financials"],
    "balance_sheet": fundamentals_keys["balance-sheet"],
    "cash_flow": fundamentals_keys["cash-flow"],
}
WORDS = {"annual": "", "quarterly": "quarterly ", "trailing": "trailing-twelve-month "}
START = 1483142400  # 2016-12-31; Yahoo sends the last four or five years of what is asked for


USUAL_MONTHS: dict[Frequency, int] = {"annual": 12, "quarterly": 3, "trailing": 12}
PERIOD_TYPE = re.compile(r"(\d{1,2})M")


def statement(listing: Listing, kind: StatementKind, frequency: Frequency = "annual") -> Statement:
    """A statement of a listing that is known to exist.

    Raises:
        NoSuchStatement: the listing has none, as funds, coins and indices do.
        UnexpectedAnswer: also when no currency has most of the amounts.
    """
    series = fetch_series(listing.symbol, [f"{frequency}{line}" for line in LINES[kind]])
    with expecting("a financial statement"):
        figures = list(read_figures(series, frequency))
    if not figures:
        raise none_there(listing, f"{WORDS[frequency]}{kind.replace('_', ' ')}")
    currency, settled, notes = in_one_currency(listing.symbol, {frequency: figures}, last_rate)
    table = tabulate(settled[frequency], LINES[kind], frequency)
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
    )


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


def months_told(period_type: object) -> int | None:
    """12 of `12M` and of `TTM`; None of what tells no length."""
    if period_type == "TTM":
        return YEAR
    found = PERIOD_TYPE.fullmatch(period_type) if isinstance(period_type, str) else None
    return int(found[1]) or None if found else None


def tabulate(figures: list[Figure], order: Iterable[str], frequency: Frequency) -> Table:
    """Periods newest first, lines in the given order."""
    periods = sorted({figure.period for figure in figures}, reverse=True)
    rows: dict[str, list[float | None]] = {}
    for figure in figures:
        row = rows.setdefault(figure.line, [None] * len(periods))
        row[periods.index(figure.period)] = figure.value
    ordered: Rows = {line: tuple(rows[line]) for line in order if line in rows}
    return Table(tuple(periods), ordered, first_days(figures, periods, frequency))


def first_days(figures: list[Figure], periods: list[date], frequency: Frequency) -> tuple[date | None, ...]:
    """Of the periods that have flows; empty where none has any.

    A period follows upon the one before it that is full: a stray figure must not shorten the next year.
    """
    told: dict[date, Counter[int | None]] = {}
    for figure in figures:
        if figure.line not in LINES["balance_sheet"]:
            told.setdefault(figure.period, Counter())[figure.months] += 1
    if not told:
        return ()
    most = max(months.total() for months in told.values())
    full = [end for end in sorted(told, reverse=True) if told[end].total() * 2 >= most]
    before = [
        None if frequency == "trailing" else next((earlier for earlier in full if earlier < end), None)
        for end in told
    ]
    lengths = [months.most_common(1)[0][0] for months in told.values()]
    found = dict(zip(told, starts(list(told), before, lengths, USUAL_MONTHS[frequency]), strict=True))
    return tuple(found.get(period) for period in periods)


def length_notes(table: Table, frequency: Frequency) -> tuple[str, ...]:
    """What is to be known of periods that are shorter or longer than usual."""
    if not table.starts:
        return ()
    usual, odd = USUAL_MONTHS[frequency], dict[int | None, list[str]]()
    for index, period in enumerate(table.periods):
        if table.months(index) != usual:
            odd.setdefault(table.months(index), []).append(period.isoformat())
    return tuple(
        f"How many months the period to {', '.join(days)} has is not known: Yahoo Finance does not say, or "
        "contradicts itself."
        if months is None
        else f"The period to {', '.join(days)} has {written(months)}, not {usual}."
        for months, days in odd.items()
    )


def last_rate(base: str, quoted: str) -> float | None:
    """None where it cannot be had: what it would tell is then left out, with a note."""
    try:
        return daily_prices(f"{base}{quoted}=X").bars[-1].close
    except (MarketDataError, IndexError):
        return None
