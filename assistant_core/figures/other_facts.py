"""Facts of prices, of a discounted cash flow, and of whatever other shape an output has."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant_core.figures import facts
from assistant_core.figures.model import Fact, Kind, Source
from assistant_core.figures.tables import exchange_rates, is_number

_ROW_NAMES = frozenset({"holder", "name"})
_SPLIT = re.compile(r"(\d+):(\d+)")
_COUNTS = frozenset(
    """volume average_volume employees analysts shares shares_outstanding institutions_count count
    eps_analysts
    revenue_analysts strong_buy buy hold sell strong_sell net_shares shares_bought shares_sold""".split()
)
_PLAIN = frozenset({"ratio", "rate", "discount_factor", "years", "year", "score"})
_NAMES: dict[str, str] = {"close": "price", "last_close": "price", "trailing_12_months": "dividend"}


def prices(tool: str, data: dict[str, Any]) -> Iterator[Fact]:
    source, currency = facts.source_of(tool, data), data.get("currency")
    last = facts.day(data.get("last_date"))
    columns = data["columns"]
    days: list[tuple[date | None, float]] = []
    for row in data["rows"]:
        told = dict(zip(columns, row, strict=False))
        when = facts.day(told.get("date") or told.get("time"))
        for name, value in told.items():
            if is_number(value):
                kind: Kind = "count" if name == "volume" else "money"
                concept = _NAMES.get(str(name), str(name))
                own = currency if kind == "money" else None
                newest = when == last
                yield Fact(concept, kind, value, source, own, when, frequency="day", newest=newest)
        if is_number(told.get("close")):
            days.append((when, told["close"]))
    for name, concept in (("last_close", "price"), ("high", "price_high"), ("low", "price_low")):
        if is_number(data.get(name)):
            when = last if name == "last_close" else None
            yield Fact(concept, "money", data[name], source, currency, when, frequency="day")
    first = days[0][0] if days else None
    if is_number(data.get("first_close")):
        yield Fact("price", "money", data["first_close"], source, currency, first, None, "day", newest=False)
    if is_number(data.get("change_percent")):
        change = data["change_percent"]
        yield Fact("price", "percent", change, source, None, last, first, "day", "growth", slack=0.005)
    yield from _moves(days, last, source, currency)


def _moves(
    days: list[tuple[date | None, float]], last: date | None, source: Source, currency: str | None
) -> Iterator[Fact]:
    """From each day to the last one, and from the highest and lowest close."""
    if not days:
        return
    end = days[-1][1]
    closes = [close for _, close in days]
    for name, close in (("price_high", max(closes)), ("price_low", min(closes))):
        when = next(when for when, value in days if value == close)
        yield Fact(name, "money", close, source, currency, when, frequency="day")
        if close:
            yield Fact(name, "percent", (end / close - 1) * 100, source, None, last, when, "day", "growth")
    for when, close in days[:-1]:
        if close:
            grown = (end / close - 1) * 100
            # The first day is where the shown change starts; another one must be named.
            newest = when == days[0][0]
            yield Fact("price", "percent", grown, source, None, last, when, "day", "growth", newest)
            yield Fact("price", "money", end - close, source, currency, last, when, "day", "change", newest)


def valuation(tool: str, data: dict[str, Any]) -> Iterator[Fact]:
    source, currency = facts.source_of(tool, data), data.get("currency")
    unit = facts.UNITS.get(data.get("unit", ""), 1.0)
    assumed = data["assumptions"]
    base = facts.day(assumed.get("base_period"))
    for key, concept in (
        ("discount_rate_percent", "discount_rate"),
        ("terminal_growth_percent", "terminal_growth"),
        ("growth_percent", "growth_assumption"),
    ):
        if is_number(assumed.get(key)):
            formula = str(assumed.get("growth_basis") or "") if key == "growth_percent" else ""
            yield Fact(concept, "percent", assumed[key], source, formula=formula, slack=0.005)
    if is_number(assumed.get("base_free_cash_flow")):
        value = assumed["base_free_cash_flow"] * unit
        for concept in ("FreeCashFlow", "base_free_cash_flow"):
            yield Fact(concept, "money", value, source, currency, base, frequency="annual")
    price = data.get("price") or {}
    if is_number(price.get("close")):
        when = facts.day(price.get("date"))
        own = price.get("currency") or currency
        yield Fact("price", "money", price["close"], source, own, when, frequency="day")
    if is_number(data.get("upside_percent")):
        yield Fact("upside", "percent", data["upside_percent"], source, slack=0.005)
    if is_number(data.get("value_per_share")):
        yield Fact("value_per_share", "money", data["value_per_share"], source, currency)
    for name in (
        "present_value_of_cash_flows",
        "terminal_value",
        "present_value_of_terminal_value",
        "enterprise_value",
        "equity_value",
        "net_debt",
    ):
        if is_number(data.get(name)):
            own_period = facts.day(data.get("net_debt_period")) if name == "net_debt" else None
            yield Fact(name, "money", data[name] * unit, source, currency, own_period)
            if name == "net_debt" and data[name] < 0:
                yield Fact("net_cash", "money", -data[name] * unit, source, currency, own_period)
    shares = data.get("shares") or {}
    if is_number(shares.get("diluted")):
        count = shares["diluted"] * facts.UNITS.get(shares.get("unit", ""), 1.0)
        yield Fact("diluted", "count", count, source, None, facts.day(shares.get("period")))
    yield from _projection(data, unit, currency, source, base)
    yield from _sensitivity(data, currency, source)
    yield from exchange_rates(data, source)


def _projection(
    data: dict[str, Any], unit: float, currency: str | None, source: Source, base: date | None
) -> Iterator[Fact]:
    projection = data.get("projection") or {}
    names = {"free_cash_flow": "FreeCashFlow", "present_value": "present_value"}
    for row in projection.get("rows") or ():
        told = dict(zip(projection["columns"], row, strict=False))
        number = int(told.get("year") or 0)
        when = date(base.year + number, base.month, min(base.day, 28)) if base else None
        for name, value in told.items():
            if name in names and is_number(value):
                yield Fact(
                    names[name], "money", value * unit, source, currency, when, newest=False,
                    formula=f"projected free cash flow, year {number}" if name == "free_cash_flow" else "",
                    parts=frozenset({f"year {number}"}),
                )  # fmt: skip
            elif name == "discount_factor" and is_number(value):
                yield Fact(name, "number", value, source, None, when, slack=0.00005)


def _sensitivity(data: dict[str, Any], currency: str | None, source: Source) -> Iterator[Fact]:
    grid = data.get("sensitivity") or {}
    rates, growths = grid.get("discount_rates_percent") or [], grid.get("terminal_growths_percent") or []
    for name, values in (("discount_rate", rates), ("terminal_growth", growths)):
        for value in values:
            yield Fact(name, "percent", value, source, formula="sensitivity")
    cells = [
        (rate, growth, value)
        for rate, row in zip(rates, grid.get("value_per_share") or [], strict=False)
        for growth, value in zip(growths, row, strict=False)
        if is_number(value)
    ]
    for rate, growth, value in cells:
        label = f"value per share at {rate}% discount and {growth}% terminal growth"
        yield Fact("value_per_share", "money", value, source, currency, formula=label, given=(rate, growth))
    for value in {min(v for *_, v in cells), max(v for *_, v in cells)} if cells else ():
        yield Fact("sensitivity", "money", value, source, currency, formula="lowest or highest of the grid")


def anything(tool: str, data: dict[str, Any]) -> Iterator[Fact]:
    """Every number under its key; in a table also under its column, with the row's date."""
    source = facts.source_of(tool, data)
    yield from _walk(data, "", source, data.get("currency"), None)


def _walk(
    node: Any, key: str, source: Source, currency: str | None, when: date | None, yearly: bool = False
) -> Iterator[Fact]:
    if isinstance(node, Mapping):
        own = next((node[k] for k in ("eps_currency", "currency") if isinstance(node.get(k), str)), currency)
        if isinstance(node.get("columns"), list) and isinstance(node.get("rows"), list):
            for row in node["rows"]:
                told = dict(zip(node["columns"], row, strict=False))
                about = frozenset(v for k, v in told.items() if k in _ROW_NAMES and isinstance(v, str))
                # A revenue estimate has a currency and a unit of its own.
                factor = facts.UNITS.get(str(node.get("revenue_unit") or ""), 1.0)
                money = node.get("revenue_currency") or own
                revenues = {
                    k: v * factor for k, v in told.items() if k.startswith("revenue_") and _is_money(k, v)
                }
                rest = {k: v for k, v in told.items() if k not in revenues}
                for fact in _walk(rest, key, source, own, when):
                    yield replace(fact, rows=about)
                yield from _walk(revenues, key, source, money, _own_day(told))
            return
        when = _own_day(node) or when
        for name, value in node.items():
            # {"2024": 0.99}: the year is the period.
            year = date(int(name), 12, 31) if name.isdigit() and len(name) == 4 else None
            yield from _walk(value, key if year else _key(key, name), source, own, year or when, bool(year))
    elif isinstance(node, list):
        for value in node:
            yield from _walk(value, key, source, currency, when)
    elif is_number(node):
        kind = _kind(key)
        own = currency if kind == "money" else None
        slack = 0.005 if kind == "percent" else 0.0
        for concept in {key, key.rpartition(".")[2]}:
            name = _NAMES.get(concept, concept).replace(".", "_")
            name = f"price_target_{name}" if key.startswith("price_targets") else name
            if name in ("change", "change_percent"):
                aspect = "growth" if kind == "percent" else "change"
                yield Fact("price", kind, node, source, own, when, None, "day", aspect, slack=slack)  # type: ignore[arg-type]
            day = name in ("price", "previous_close", "open", "day_high", "day_low")
            frequency = "calendar" if yearly else "day" if day else ""
            yield Fact(name, kind, node, source, own, when, frequency=frequency, slack=slack)  # type: ignore[arg-type]
    elif isinstance(node, str) and (split := _SPLIT.fullmatch(node)):
        yield Fact(
            key, "times", float(split[1]) / float(split[2]), source, None, when, formula=f"split {node}"
        )


def _own_day(node: Mapping[str, Any]) -> date | None:
    keys = ("date", "quarter_end", "period_end", "month", "last_date", "time", "as_of")
    return next((day for key in keys if (day := facts.day(node.get(key)))), None)


def _key(parent: str, name: str) -> str:
    return f"{parent}.{name}" if parent in ("price_targets", "trailing_12_months") else name


def _is_money(key: str, value: Any) -> bool:
    return is_number(value) and _kind(key) == "money"


def _kind(key: str) -> Kind:
    name = key.rpartition(".")[2]
    if name.endswith("percent"):
        return "percent"
    if name in _COUNTS or name.endswith("_analysts"):
        return "count"
    return "number" if name in _PLAIN else "money"
