"""Facts of outputs that are tables: statements, ratios by period, companies side by side."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from assistant_core.figures import facts
from assistant_core.figures.model import Fact, Frequency, Kind, Source
from assistant_core.figures.vocabulary import RATIO_PARTS

MOST_COMPANIES = 100
LARGEST = 1e300
"""What is beyond, or not a number at all, cannot be calculated with."""


def rows(
    lines: Mapping[str, Any],
    factor: float,
    kind: Kind,
    periods: Sequence[date | None],
    frequency: Frequency,
    currency: str | None,
    source: Source,
) -> Iterator[Fact]:
    firsts = (_first_filled(values) for values in lines.values() if isinstance(values, list))
    newest = min((first for first in firsts if first is not None and first < len(periods)), default=0)
    for line, values in lines.items():
        for index, value in enumerate(values if isinstance(values, list) else ()):
            if is_number(value) and index < len(periods):
                yield Fact(
                    line,
                    kind,
                    value * factor,
                    source,
                    currency if kind == "money" else None,
                    periods[index],
                    frequency=frequency,
                    newest=index == newest,
                )


def _first_filled(values: list[Any]) -> int | None:
    return next((index for index, value in enumerate(values) if value is not None), None)


def ratios(tool: str, data: dict[str, Any]) -> Iterator[Fact]:
    source, currency = facts.source_of(tool, data), data.get("currency")
    periods = [facts.day(period) for period in data["periods"]]
    unit = facts.UNITS.get(data.get("unit", ""), 1.0)
    shares = dict(data.get("shares") or {})
    yield from rows(data.get("inputs") or {}, unit, "money", periods, "annual", currency, source)
    yield from rows(data.get("per_share") or {}, 1.0, "money", periods, "annual", currency, source)
    share_unit = facts.UNITS.get(shares.pop("unit", ""), 1.0)
    yield from rows(shares, share_unit, "count", periods, "annual", currency, source)
    for name, ratio in data["ratios"].items():
        for index, value in enumerate(ratio["values"]):
            if is_number(value):
                newest = index == 0
                since = periods[index + 1] if name.endswith("_growth") and index + 1 < len(periods) else None
                yield _ratio(name, ratio, value, source, periods[index], newest, since)
    price = data.get("price") or {}
    day = facts.day(price.get("date"))
    price_currency = price.get("currency") or currency
    if is_number(price.get("close")):
        yield Fact("price", "money", price["close"], source, price_currency, day, frequency="day")
    for name in ("market_cap", "enterprise_value"):
        if is_number(data.get(name)):
            yield Fact(name, "money", data[name] * unit, source, price_currency, day)
    for name, ratio in (data.get("valuation") or {}).items():
        if is_number(ratio.get("value")):
            yield _ratio(name, ratio, ratio["value"], source, facts.day(ratio.get("period")), True)
    yield from exchange_rates(data, source)


def comparison(tool: str, data: dict[str, Any]) -> Iterator[Fact]:
    unit = facts.UNITS.get(data.get("unit", ""), 1.0)
    told = data["companies"]
    by_symbol = {one.get("symbol"): one for one in told}
    columns = [by_symbol.get(symbol, {"symbol": symbol}) for symbol in data["columns"][:MOST_COMPANIES]]
    per_share_currencies = data.get("per_share_currencies") or []
    for index, one in enumerate(columns):
        source = facts.source_of(tool, data, one)
        period, price_day = facts.day(one.get("fiscal_year_end")), facts.day(one.get("price_date"))
        currency = data.get("currency") or one.get("reporting_currency") or one.get("currency")

        def cell(values: Any, index: int = index) -> float | None:
            value = values[index] if isinstance(values, list) and index < len(values) else None
            return value if is_number(value) else None

        for line, values in (data.get("lines") or {}).items():
            if (value := cell(values)) is not None:
                priced = line in ("market_cap", "enterprise_value")
                own = data.get("currency") or (one.get("currency") if priced else currency)
                when = price_day if priced else period
                frequency: Frequency = "" if priced else "annual"
                yield Fact(line, "money", value * unit, source, own, when, frequency=frequency)
        for line, values in (data.get("per_share") or {}).items():
            if (value := cell(values)) is not None:
                close = line in ("close", "price")
                own = per_share_currencies[index] if index < len(per_share_currencies) else currency
                name, when = ("price", price_day) if close else (line, period)
                yield Fact(name, "money", value, source, own, when, frequency="day" if close else "annual")
        for name, ratio in (data.get("ratios") or {}).items():
            if (value := cell(ratio.get("values"))) is not None:
                yield _ratio(name, ratio, value, source, period, True)
    yield from exchange_rates(data, facts.source_of(tool, data, {"company": "", "symbol": ""}))


def _ratio(
    name: str,
    ratio: Mapping[str, Any],
    value: float,
    source: Source,
    period: date | None,
    newest: bool,
    since: date | None = None,
) -> Fact:
    kind: Kind = "percent" if ratio.get("unit") == "percent" else "times"
    return Fact(
        name,
        kind,
        value,
        source,
        None,
        period,
        since,
        "annual",
        "growth" if name.endswith("_growth") else "level",
        newest,
        parts=frozenset(RATIO_PARTS.get(name, ())),
        formula=str(ratio.get("formula") or ""),
        slack=0.005,
    )


def exchange_rates(data: Mapping[str, Any], source: Source) -> Iterator[Fact]:
    rates = data.get("exchange_rates") or ([data["exchange_rate"]] if data.get("exchange_rate") else [])
    for rate in rates:
        if is_number(rate.get("rate")):
            name = f"{rate.get('from')}/{rate.get('to')}"
            when = facts.day(rate.get("date"))
            yield Fact("exchange_rate", "number", rate["rate"], source, None, when, formula=name)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST
