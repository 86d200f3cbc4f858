"""The bundled sample: Apple, so that a newcomer without a network sees the whole flow.

It is never an answer to a failure other than a Yahoo that cannot be reached, and always says what it is.
Figures are Apple's own (Form 10-K) and closes on Nasdaq, in amounts as the file states them.
"""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant_core.errors import NetworkDown
from assistant_core.market.company import Quote
from assistant_core.market.lines import BALANCES, FLOWS
from assistant_core.market.model import (
    Bar,
    Fundamentals,
    Listing,
    Origin,
    PriceHistory,
    SearchResult,
    Statement,
    StatementKind,
    Table,
)
from assistant_core.market.span import Span, day_before

FILE = Path(__file__).with_name("sample_apple.json")
SYMBOL = "AAPL"
# Yahoo's search knows companies by their short English name.
ENGLISH_NAMES = {"apple": "Apple", "apple inc": "Apple", "apple inc.": "Apple", "애플": "Apple"}
LISTING = Listing(SYMBOL, "Apple Inc.", "NASDAQ", "equity")
HOW_MANY = {"millions": 1_000_000, "thousands": 1_000, "ones": 1}


def is_named(name: str) -> bool:
    """Whether `name` is the sample company."""
    return name.upper() == SYMBOL or name.casefold() in ENGLISH_NAMES


def search() -> SearchResult:
    return SearchResult((LISTING,), _origin(_data()["listing"]))


def statement(kind: StatementKind) -> Statement:
    data = _data()["statements"]
    return Statement(
        company=LISTING.name,
        symbol=SYMBOL,
        kind=kind,
        currency=data["currency"],
        periods=_days(data["periods"]),
        figures={
            line: _amounts(values, group["unit"])
            for group in data[kind]
            for line, values in group["lines"].items()
        },
        origin=_origin(data),
        starts=() if kind == "balance_sheet" else _days(data["period_starts"]),
    )


def fundamentals() -> Fundamentals:
    kinds: tuple[StatementKind, ...] = ("income_statement", "balance_sheet", "cash_flow")
    parts = [statement(kind) for kind in kinds]
    figures = {
        line: row for part in parts for line, row in part.figures.items() if line in FLOWS or line in BALANCES
    }
    years = Table(parts[0].periods, figures, parts[0].starts)
    return Fundamentals(LISTING, parts[0].currency, years, Table(), Table(), parts[0].origin)


def daily_prices() -> PriceHistory:
    data = _data()["prices"]
    bars = tuple(Bar(date.fromisoformat(day), close) for day, close in data["closes"])
    notes = ("The sample holds closes only; high and low are the highest and the lowest close.",)
    return PriceHistory(LISTING, data["currency"], bars, _origin(data), notes=notes)


def price_history(span: Span) -> PriceHistory:
    """The closes of a span, whose period ends with the last of them. Raises NetworkDown for any other."""
    history = daily_prices()
    first, last = history.bars[0].day, history.bars[-1].day
    start = span.start or day_before(last, span.period or "max")
    end = span.end or last
    bars = tuple(bar for bar in history.bars if start <= bar.day <= end)
    if span.interval != "1d" or start < first or end > last or not bars:
        raise NetworkDown(
            "Yahoo Finance could not be reached, and the bundled sample holds only the daily closes "
            f"of {SYMBOL} from {first} to {last}."
        )
    return replace(history, bars=bars)


def quote() -> Quote:
    history = daily_prices()
    before, last = history.bars[-2:]
    notes = ("The sample holds closes only: the price is the last of them.",)
    return Quote(LISTING, history.currency, last.close, last.day, before.close, history.origin, notes=notes)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return data


def _days(texts: list[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


def _amounts(values: list[float | None], unit: str) -> tuple[float | None, ...]:
    return tuple(None if value is None else value * HOW_MANY[unit] for value in values)


def _origin(part: dict[str, Any]) -> Origin:
    now = datetime.now(UTC).replace(microsecond=0)
    return Origin(part["source"], now, sample=True, as_of=date.fromisoformat(part["as_of"]))
