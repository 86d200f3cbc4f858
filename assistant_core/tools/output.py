"""How figures look to a model: compact JSON that says company, currency, unit, periods and source.

Amounts are scaled to the largest unit in which every one is a whole number, so nothing is rounded. Lines
that repeat another one are left out: Yahoo gives Apple's net income under eight names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from assistant_core.market.lines import COMPUTED_BY_YAHOO, MAIN, Measure, measure
from assistant_core.market.model import (
    Bar,
    Listing,
    Origin,
    PriceHistory,
    SearchResult,
    Statement,
    Table,
    round_price,
)
from assistant_core.market.official import Difference
from assistant_core.tools.figure_sources import sources_output

UNITS = {"millions": 6, "thousands": 3, "ones": 0}  # by powers of ten
PER_SHARE_TYPES = {"equity", "etf", "mutualfund"}
Row = tuple[float | None, ...]


def search_output(query: str, found: SearchResult) -> dict[str, Any]:
    return {
        "query": query,
        "best": found.listings[0].symbol,
        "listings": [listing_output(listing) for listing in found.listings],
        **({"notes": list(found.notes)} if found.notes else {}),
        **origin_output(found.origin),
    }


def listing_output(listing: Listing) -> dict[str, Any]:
    output = {
        "symbol": listing.symbol,
        "name": listing.name,
        "exchange": listing.exchange,
        "type": listing.type,
        "formerly": listing.formerly,
    }
    return {key: value for key, value in output.items() if value is not None}


def statement_output(statement: Statement) -> dict[str, Any]:
    money = without_repeats(of_measure(statement, "money"))
    per_share, shares, ratios = (of_measure(statement, one) for one in ("per_share", "shares", "ratio"))
    unit = largest_unit(row for line, row in money.items() if line not in COMPUTED_BY_YAHOO)
    share_unit = largest_unit(shares.values())
    output = {
        "company": statement.company,
        "symbol": statement.symbol,
        "statement": statement.kind,
        "frequency": statement.frequency,
        "currency": statement.currency,
        "basis": statement.basis or {},
        "unit": unit,
        **periods_output(statement),
        "lines": scaled(money, unit),
        "per_share": scaled(per_share, "ones"),
        "shares": {"unit": share_unit, **scaled(shares, share_unit)} if shares else {},
        "ratios": scaled(ratios, "ones"),
        "differences": [difference_output(one, unit, share_unit) for one in statement.differences],
        "notes": list(statement.notes),
        **origin_output(statement.origin),
        **sources_output(statement, frozenset((*money, *per_share, *shares, *ratios))),
    }
    return {key: value for key, value in output.items() if value not in ({}, [])}


def difference_output(told: Difference, unit: str, share_unit: str) -> dict[str, Any]:
    """Of another source, in the unit of the line."""
    power = UNITS[{"money": unit, "shares": share_unit}.get(measure(told.line), "ones")]
    output = {
        "line": told.line,
        "period": told.period.isoformat(),
        "filed": exactly(told.official, power),
        "Yahoo Finance": exactly(told.other, power),
        "reason": told.reason,
        "detail": told.detail,
    }
    return {key: value for key, value in output.items() if value != ""}


def periods_output(columns: Statement | Table) -> dict[str, Any]:
    """The last day of each period and, of flows, its first day and its length; null where it is not known."""
    output = {
        "periods": [period.isoformat() for period in columns.periods],
        "period_starts": [iso(start) for start in columns.starts],
        "months": [columns.months(index) for index in range(len(columns.starts))],
    }
    return {key: value for key, value in output.items() if value or key == "periods"}


def of_measure(statement: Statement, wanted: Measure) -> dict[str, Row]:
    """The lines of one measure that have any figure, the main ones first and in their order."""
    lines = sorted(statement.figures, key=lambda line: MAIN.index(line) if line in MAIN else len(MAIN))
    return {
        line: statement.figures[line]
        for line in lines
        if measure(line) == wanted and any(value is not None for value in statement.figures[line])
    }


def without_repeats(rows: Mapping[str, Row]) -> dict[str, Row]:
    """Without the lines that say in every period what a main line, or else an earlier one, says."""
    main = {line: row for line, row in rows.items() if line in MAIN}
    seen = set(main.values())
    kept = dict(main)
    for line, row in rows.items():
        # Zeros, or a single figure, may be alike by chance.
        telling = sum(bool(value) for value in row) > 1
        if line not in main and not (telling and row in seen):
            kept[line] = row
            seen.add(row)
    return {line: row for line, row in rows.items() if line in kept}


def largest_unit(rows: Iterable[Row]) -> str:
    values = [value for row in rows for value in row if value is not None]
    return next(
        unit for unit, power in UNITS.items() if power == 0 or all(v % 10**power == 0 for v in values)
    )


def scaled(rows: Mapping[str, Row], unit: str) -> dict[str, list[float | None]]:
    return {line: [exactly(value, UNITS[unit]) for value in row] for line, row in rows.items()}


def exactly(value: float | None, power: int) -> float | None:
    """`value` in units of 10**power, free of the dust of binary division."""
    if value is None:
        return None
    result = Decimal(repr(value)).scaleb(-power)
    return int(result) if result == result.to_integral_value() else float(result)


def price_output(history: PriceHistory, days: int) -> dict[str, Any]:
    """The last `days` bars. The change is computed from the first and last close as shown."""
    bars = [rounded(bar, history.decimals) for bar in history.bars[-days:]]
    local = bars[-1].time is not None
    first, last = bars[0].close, bars[-1].close
    columns = [name for name in ("open", "high", "low", "close", "volume") if has(bars, name)]
    per = "per share" if history.listing.type in PER_SHARE_TYPES else "per unit"
    output = {
        "company": history.listing.name,
        "symbol": history.listing.symbol,
        "type": history.listing.type,
        "currency": history.currency,
        "unit": f"{history.currency or 'unknown currency'} {per}",
        "exchange": history.listing.exchange,
        "interval": history.interval,
        "time_zone": history.zone if local else None,
        "columns": ["date", *columns],
        "rows": [[began(bar), *(getattr(bar, name) for name in columns)] for bar in bars],
        "first_close": first,
        "last_close": last,
        "last_date": iso(history.last_traded) or began(bars[-1]),
        "high": max(bar.close if bar.high is None else bar.high for bar in bars),
        "low": min(bar.close if bar.low is None else bar.low for bar in bars),
        "change_percent": round((last / first - 1) * 100, 2) if first else None,
        "notes": list(history.notes),
        **origin_output(history.origin),
    }
    return {
        key: value for key, value in output.items() if value != [] and (key, value) != ("time_zone", None)
    }


def began(bar: Bar) -> str:
    """The day of a bar, or its start to the minute in local time."""
    return bar.day.isoformat() if bar.time is None else bar.time.strftime("%Y-%m-%dT%H:%M")


def has(bars: list[Bar], name: str) -> bool:
    return any(getattr(bar, name) is not None for bar in bars)


def rounded(bar: Bar, decimals: int) -> Bar:
    def price(value: float | None) -> float | None:
        return None if value is None else round_price(value, decimals)

    return replace(
        bar,
        close=round_price(bar.close, decimals),
        open=price(bar.open),
        high=price(bar.high),
        low=price(bar.low),
    )


def origin_output(origin: Origin) -> dict[str, Any]:
    output: dict[str, Any] = {"source": origin.source, "fetched_at": timestamp(origin.fetched_at)}
    if origin.sample:
        output |= {"sample_data": True, "as_of": iso(origin.as_of)}
    return output


def timestamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
