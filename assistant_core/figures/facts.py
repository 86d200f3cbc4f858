"""The facts that tool outputs state: every number under its name, with what stands around it.

Outputs are read by their structure, not by their tool: lists beside `periods` are one value a period, beside
`companies` one a company; `columns` and `rows` are a table; `unit` and `currency` hold for what is inside.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assistant_core.cells import cell_of_part, cells_of
from assistant_core.figures.model import Fact, Frequency, Kind, Source
from assistant_core.figures.outputs import (
    PART,
    ROW_NAMES,
    UNITS,
    day,
    is_number,
    parsed,
    part,
    source_of,
    whole,
)
from assistant_core.figures.vocabulary import RATIO_PARTS
from assistant_core.market.lines import measure

MOST_COMPANIES = 100
_DAYS = (
    "date",
    "quarter_end",
    "period_end",
    "month",
    "last_date",
    "time",
    "as_of",
    "to",
    "of",
    "period",
    "day",
)
_SPANS = re.compile(r"(?P<which>current|next)_(?P<series>quarter|year)")
_PAIR = re.compile(r"([A-Z]{3})([A-Z]{3})=X")
_SPLIT = re.compile(r"(\d+):(\d+)")
_COUNTS = frozenset(
    """volume average_volume employees analysts shares shares_outstanding institutions_count count diluted
    eps_analysts revenue_analysts strong_buy buy hold sell strong_sell net_shares shares_bought shares_sold
    columns rows""".split()
)
_SCALED_COUNTS = frozenset({"diluted"})
_PLAIN = frozenset({"ratio", "rate", "discount_factor", "score"})
_NOT_CLAIMS = frozenset({"years", "year", "decimals", "months", "discount_years", "fraction_counted"})
_NAMES = {
    "close": "price",
    "last_close": "price",
    "first_close": "price",
    "discount_rate_percent": "discount_rate",
    "terminal_growth_percent": "terminal_growth",
    "upside_percent": "upside",
    "tax_rate_percent": "effective_tax_rate",
    "total_debt": "TotalDebt",
    "interest_paid": "InterestExpense",
    "cash_and_short_term_investments": "CashCashEquivalentsAndShortTermInvestments",
    "minority_interest": "MinorityInterest",
    "forward_price_to_earnings": "forward_pe",
    "price_earnings_to_growth": "peg",
}
_PER_SHARE = frozenset({"price", "per_share", "sensitivity", "price_targets", "history", "dividends"})
"""What is inside is by the share, whatever unit the statement lines have."""
_ONE_SHARE = re.compile(r"(?:^|_)per_share$|^eps_|^(?:price|previous_close|open|high|low)$")
_DAILY = frozenset({"price", "previous_close", "open", "day_high", "day_low"})
_OF_MARKET = frozenset({"market_cap", "enterprise_value"})
_SHOWN = 0.005
"""Ratios are shown with two decimals."""


@dataclass(frozen=True)
class Around:
    """What holds for the numbers inside a part of an output."""

    source: Source
    currency: str | None = None
    of_price: str | None = None
    """The price's currency."""
    price_day: date | None = None
    base: date | None = None
    """The end of the period that a valuation starts from."""
    factor: float = 1.0
    periods: tuple[date | None, ...] = ()
    series: Frequency = ""
    when: date | None = None
    since: date | None = None
    newest: bool = True
    rows: frozenset[str] = frozenset()
    ahead: bool = False
    last_year: str = ""
    """Of a table by calendar years."""
    companies: tuple["Around", ...] = ()
    name: str = ""
    """Of the part."""
    member: str = ""
    """The segment, country or product that the part is of."""
    filed: Mapping[str, Any] | None = None
    """The output of a statement whose figures stand in filings."""


def facts_of(tool: str, output: str | Mapping[str, Any]) -> list[Fact]:
    """Nothing for a failure, and for what is not a JSON object."""
    data = parsed(output)
    if data is None:
        return []
    around = Around(source_of(tool, data))
    found = list(_node(data, around))
    found += _shares(found)
    if "last_close" in data and isinstance(data.get("rows"), list):
        found += _moves(found, around.source)
        if pair := _PAIR.fullmatch(around.source.symbol):
            found += _rates(pair[1], pair[2], data["last_close"], day(data.get("last_date")), around.source)
    return found


def _node(node: Mapping[str, Any], outside: Around) -> Iterator[Fact]:
    around = _inside(node, outside)
    if "from" in node and "to" in node and is_number(node.get("rate")):
        when = day(node.get("date"))
        yield from _rates(str(node["from"]), str(node["to"]), node["rate"], when, around.source)
        return
    if isinstance(node.get("rows"), list) and isinstance(node.get("columns"), list):
        last = day(node.get("last_date")) or _last(node)
        for row in node["rows"]:
            if isinstance(row, list):
                told = dict(zip(map(str, node["columns"]), row, strict=False))
                yield from _row(told, around, node, last)
    years = [name for name in map(str, node) if re.fullmatch(r"(?:19|20)\d\d", name)]
    around = replace(around, last_year=max(years, default=""))
    first = next((day(row[0]) for row in node.get("rows") or () if isinstance(row, list) and row), None)
    rest = {k: v for k, v in node.items() if k not in ("rows", "columns", "companies", "periods")}
    for name, value in rest.items():
        inside = around
        if name in ("first_close", "high", "low") and "last_close" in node:
            inside = replace(
                around, when=first if name == "first_close" else None, newest=name != "first_close"
            )
            name = name if name == "first_close" else f"price_{name}"
        elif period := day(node.get(f"{name}_period")):
            inside = replace(around, when=period)
        elif name == "change_percent" and "last_close" in node:
            inside = replace(around, since=first)
        yield from _value(str(name), value, inside)


def _shares(found: Sequence[Fact]) -> Iterator[Fact]:
    """What part of the company's figure that of a segment, country or product is."""
    totals = {
        (fact.source.symbol, fact.concept, fact.period, fact.frequency): fact.value
        for fact in found
        if fact.kind == "money" and fact.aspect == "level"
    }
    for fact in found:
        symbol = fact.source.symbol
        total = totals.get((whole(symbol), fact.concept, fact.period, fact.frequency))
        if PART in symbol and fact.kind == "money" and total and fact.value >= 0 < total:
            said = f"{fact.concept} / {fact.concept} of the company"
            yield replace(fact, kind="percent", value=fact.value / total * 100, currency=None, formula=said)


def _rates(base: str, quote: str, rate: Any, when: date | None, source: Source) -> Iterator[Fact]:
    """A rate of exchange, also turned round, and for a hundred units."""
    if not is_number(rate):
        return
    name, inverse, source = f"{base}/{quote}", f"{quote}/{base}", replace(source, company="", symbol="")
    yield Fact("exchange_rate", "money", rate, source, quote, when, formula=name)
    if rate > 0:
        for count in (1, 100):
            said = inverse if count == 1 else f"{count} {inverse}"
            yield Fact("exchange_rate", "money", count / rate, source, base, when, formula=said)
        yield Fact("exchange_rate", "money", 100 * rate, source, quote, when, formula=f"100 {name}")


def _inside(node: Mapping[str, Any], outside: Around) -> Around:
    source = (
        source_of(outside.source.tool, node) if node.get("symbol") and node.get("source") else outside.source
    )
    if isinstance(member := node.get("member"), str):
        source = replace(source, symbol=part(source.symbol, member))
        outside = replace(outside, member=member)
    currency = next(
        (v for k in ("eps_currency", "currency") if isinstance(v := node.get(k), str)), outside.currency
    )
    factor = outside.factor
    if "unit" in node:
        factor = UNITS.get(str(node["unit"]), 1.0)
    elif outside.name in _PER_SHARE:
        factor = 1.0
    price = node.get("price")
    around = replace(outside, source=source, currency=currency, factor=factor)
    if isinstance(price, Mapping):
        around = replace(around, of_price=price.get("currency"), price_day=day(price.get("date")))
    if isinstance(assumed := node.get("assumptions"), Mapping):
        around = replace(around, base=day(assumed.get("base_period")))
    if isinstance(node.get("periods"), list):
        series: Frequency = node.get("frequency") or "annual"
        filed = node if "sources" in node else None
        around = replace(around, periods=tuple(map(day, node["periods"])), series=series, filed=filed)
    elif outside.name in ("twelve_months", "balance_sheet"):
        around = replace(
            around, series="trailing" if outside.name == "twelve_months" else "quarterly", periods=()
        )
    elif "last_close" in node or "interval" in node:
        around = replace(around, series="day")
    companies, columns = node.get("companies"), node.get("columns")
    if isinstance(companies, list) and isinstance(columns, list):
        around = replace(around, companies=_companies(node, around))
    return replace(around, when=_own_day(node) or around.when)


def _companies(node: Mapping[str, Any], around: Around) -> tuple[Around, ...]:
    by_symbol = {one.get("symbol"): one for one in node["companies"] if isinstance(one, Mapping)}
    found = []
    for symbol in node["columns"][:MOST_COMPANIES]:
        one = by_symbol.get(symbol, {"symbol": symbol})
        common = node.get("currency")
        found.append(
            replace(
                around,
                source=source_of(around.source.tool, node, one),
                currency=common or one.get("reporting_currency") or one.get("currency"),
                of_price=common or one.get("currency"),
                price_day=day(one.get("price_date")),
                series="annual",
                when=day(one.get("fiscal_year_end")),
            )
        )
    return tuple(found)


def _row(told: dict[str, Any], around: Around, node: Mapping[str, Any], last: date | None) -> Iterator[Fact]:
    rows = frozenset(v for k in ROW_NAMES if isinstance(v := told.get(k), str))
    when = _own_day(told)
    newest = when == last if last else around.newest
    inside = replace(around, rows=rows, when=when or around.when, newest=newest)
    if "quarter_end" in told:
        inside = replace(inside, series="quarterly")
    if estimate := _SPANS.fullmatch(str(told.get("period"))):
        series: Frequency = "annual" if estimate["series"] == "year" else "quarterly"
        inside = replace(inside, series=series, newest=estimate["which"] == "current", ahead=True)
    # A revenue estimate has a currency and a unit of its own.
    revenue = replace(
        inside,
        factor=UNITS.get(str(node.get("revenue_unit") or ""), 1.0),
        currency=node.get("revenue_currency") or inside.currency,
    )
    for of in ("eps", "revenue") if inside.ahead else ():
        ours, before = (told.get(f"{of}_{which}") for which in ("average", "year_ago"))
        if is_number(ours) and is_number(before) and before > 0:
            grown = (ours / before - 1) * 100
            yield Fact(
                f"{of}_average", "percent", grown, inside.source, None, inside.when, None, inside.series,
                "growth", inside.newest, ahead=True, formula=f"{of}_average / {of}_year_ago - 1",
            )  # fmt: skip
    for name, value in told.items():
        if name != "period":
            yield from _value(name, value, revenue if name.startswith("revenue_") else inside)


def _value(name: str, value: Any, around: Around) -> Iterator[Fact]:
    if isinstance(value, Mapping):
        if name == "sensitivity":
            yield from _sensitivity(value, around)
        elif name == "projection":
            yield from _projection(value, replace(around, when=around.base))
        elif "unit" in value and ("value" in value or "values" in value):
            yield from _ratio(name, value, around)
        else:
            # {"2024": 0.99}: the year is the period.
            year = re.fullmatch(r"(?:19|20)\d\d", name)
            if year:
                around = replace(around, when=date(int(name), 12, 31), series="calendar")
            yield from _node(value, replace(around, name=name if not year else around.name))
    elif isinstance(value, list):
        yield from _list(name, value, around)
    elif is_number(value):
        if re.fullmatch(r"(?:19|20)\d\d", name):
            newest = name == around.last_year
            around = replace(around, when=date(int(name), 12, 31), series="calendar", newest=newest)
            name = around.name
        elif around.name == "price_targets":
            name = f"price_target_{name}"
        elif around.name == "trailing_12_months" and name in ("amount", "total"):
            name = "trailing_12_months"
        yield from _number(name, value, around)
    elif isinstance(value, str) and (split := _SPLIT.fullmatch(value)) and float(split[2]):
        times = float(split[1]) / float(split[2])
        yield Fact(name, "times", times, around.source, None, around.when, formula=f"split {value}")


def _list(name: str, values: list[Any], around: Around) -> Iterator[Fact]:
    numbers = [value for value in values if is_number(value)]
    if around.companies and len(values) == len(around.companies) and numbers:
        for value, one in zip(values, around.companies, strict=True):
            if is_number(value):
                inside = replace(one, name=around.name, factor=around.factor)
                if name in ("close", "price"):
                    inside = replace(inside, currency=one.of_price, when=one.price_day, series="day")
                elif name in _OF_MARKET:
                    inside = replace(inside, currency=one.of_price)
                yield from _number(name, value, inside)
    elif around.periods and len(values) == len(around.periods) and numbers:
        first = next(index for index, value in enumerate(values) if value is not None)
        for index, value in enumerate(values):
            if is_number(value):
                inside = replace(around, when=around.periods[index], newest=index == first)
                for fact in _number(name, value, inside):
                    yield _filed(fact, around)
    else:
        for value in values:
            if isinstance(value, Mapping):
                yield from _node(value, replace(around, name=name))
            elif is_number(value):
                yield from _number(name, value, around)


def _filed(fact: Fact, around: Around) -> Fact:
    if around.filed is None or fact.period is None:
        return fact
    told = fact.concept, fact.period.isoformat(), fact.value
    cells = (
        cell_of_part(around.filed, around.member, *told) if around.member else cells_of(around.filed, *told)
    )
    return replace(fact, cells=cells)


def _number(name: str, value: float, around: Around) -> Iterator[Fact]:
    if name in _NOT_CLAIMS:
        return
    concept = _NAMES.get(name, name).replace(".", "_")
    if name == "growth_percent":
        concept = "eps_average" if around.ahead else "growth_assumption"
    kind, factor = _measured(name, around)
    slack = _SHOWN if kind == "percent" else 0.0
    currency = around.currency if kind == "money" else None
    if concept in ("value_per_share", "price") and around.of_price and around.name != "price":
        currency = around.of_price
    aspect = "level"
    if around.ahead and kind == "percent":
        aspect = "growth"
    if concept in ("change", "change_percent"):
        concept = concept if around.rows else "price"
        aspect = "growth" if kind == "percent" else "change"
    series: Frequency = around.series
    when = around.when
    if concept == "base_free_cash_flow":
        series, when = "annual", around.base
    elif concept in _OF_MARKET:
        series, when = "", around.price_day or around.when
    elif (concept in _DAILY and series not in ("annual", "quarterly", "trailing")) or around.name == "price":
        series = "day"
    fact = Fact(
        concept, kind, value * factor, around.source, currency, when, around.since, series, aspect,  # type: ignore[arg-type]
        around.newest, rows=around.rows, slack=slack, ahead=around.ahead,
    )  # fmt: skip
    yield fact
    if concept == "trailing_12_months":
        yield replace(fact, concept="dividend")
    if concept == "base_free_cash_flow":
        yield replace(fact, concept="FreeCashFlow")
    if concept == "net_debt" and value < 0:
        yield replace(fact, concept="net_cash", value=-fact.value)


def _measured(name: str, around: Around) -> tuple[Kind, float]:
    """What a number counts, and what to multiply it with."""
    if name[:1].isupper():
        measured = measure(name)
        if measured == "ratio":
            return "percent", 100.0
        if measured == "shares":
            return "count", around.factor
        return "money", 1.0 if measured == "per_share" else around.factor
    if name.endswith("percent"):
        return "percent", 1.0
    if name in _COUNTS or name.endswith("_analysts"):
        return "count", around.factor if name in _SCALED_COUNTS else 1.0
    if name in _PLAIN or name.endswith("_factor"):
        return "number", 1.0
    by_share = around.name in _PER_SHARE or _ONE_SHARE.search(name)
    return "money", 1.0 if by_share else around.factor


def _ratio(name: str, ratio: Mapping[str, Any], around: Around) -> Iterator[Fact]:
    kind: Kind = "percent" if ratio.get("unit") == "percent" else "times"
    if ratio.get("unit") not in ("percent", "times"):
        yield from _node(ratio, replace(around, name=name))
        return
    values = ratio.get("values")
    told: list[tuple[Any, Around]] = []
    if isinstance(values, list) and around.companies:
        told = list(zip(values, around.companies, strict=False))
    elif isinstance(values, list):
        periods = around.periods or (None,) * len(values)
        told = [
            (value, replace(around, when=when, newest=index == 0))
            for index, (value, when) in enumerate(zip(values, periods, strict=False))
        ]
    elif is_number(ratio.get("value")):
        told = [(ratio["value"], replace(around, when=day(ratio.get("period")) or around.when))]
    for index, (value, one) in enumerate(told):
        if is_number(value):
            growth = name.endswith("_growth")
            since = around.periods[index + 1] if growth and index + 1 < len(around.periods) else None
            yield Fact(
                _NAMES.get(name, name), kind, value, one.source, None, one.when, since,
                "annual" if values else "", "growth" if growth else "level", one.newest,
                parts=frozenset(RATIO_PARTS.get(name, ())),
                formula=str(ratio.get("formula") or ""), slack=_SHOWN,
            )  # fmt: skip


def _moves(facts: Sequence[Fact], source: Source) -> Iterator[Fact]:
    """Of the price, from each day to the last one, and from the highest and lowest close."""
    closes = [
        f for f in facts if f.concept == "price" and f.kind == "money" and f.aspect == "level" and f.period
    ]
    days = sorted({fact.period: fact for fact in closes}.items())
    if len(days) < 2:
        return
    first, end = days[0][1], days[-1][1]
    prices = [fact for _, fact in days]
    for name, extreme in (
        ("price_high", max(prices, key=lambda fact: fact.value)),
        ("price_low", min(prices, key=lambda fact: fact.value)),
    ):
        yield replace(extreme, concept=name, newest=True)
        if extreme.value:
            grown = (end.value / extreme.value - 1) * 100
            yield _move(name, extreme, end, "percent", grown, True)
    for old in prices[:-1]:
        if old.value:
            # The first day is where the shown change starts; another one must be named.
            yield _move("price", old, end, "percent", (end.value / old.value - 1) * 100, old is first)
            yield _move("price", old, end, "money", end.value - old.value, old is first)


def _move(concept: str, old: Fact, new: Fact, kind: Kind, value: float, newest: bool) -> Fact:
    return Fact(
        concept, kind, value, new.source, new.currency if kind == "money" else None, new.period, old.period,
        "day", "growth" if kind == "percent" else "change", newest,
    )  # fmt: skip


def _projection(projection: Mapping[str, Any], around: Around) -> Iterator[Fact]:
    base = around.when
    for row in projection.get("rows") or ():
        told = dict(zip(projection.get("columns") or (), row, strict=False))
        number = int(told.get("year") or 0) if is_number(told.get("year")) else 0
        when = date(base.year + number, base.month, min(base.day, 28)) if base else None
        names = {"free_cash_flow": "FreeCashFlow", "present_value": "present_value"}
        for name, value in told.items():
            if name in names and is_number(value):
                yield Fact(
                    names[name], "money", value * around.factor, around.source, around.currency, when,
                    newest=False, parts=frozenset({f"year {number}"}),
                    formula=f"projected free cash flow, year {number}" if name == "free_cash_flow" else "",
                )  # fmt: skip
            elif name == "discount_factor" and is_number(value):
                yield Fact(name, "number", value, around.source, None, when, slack=0.00005)


def _sensitivity(grid: Mapping[str, Any], around: Around) -> Iterator[Fact]:
    source, currency = around.source, around.of_price or around.currency
    rates, growths = grid.get("discount_rates_percent") or [], grid.get("terminal_growths_percent") or []
    for name, values in (("discount_rate", rates), ("terminal_growth", growths)):
        for value in values:
            if is_number(value):
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


def _last(table: Mapping[str, Any]) -> date | None:
    """The newest day of a table whose rows are one a day, quarter or month."""
    columns = table["columns"]
    place = next((at for at, name in enumerate(columns) if name in _DAYS and name != "as_of"), None)
    if place is None or any(name in ROW_NAMES for name in columns):
        return None
    days = [day(row[place]) for row in table["rows"] if isinstance(row, list) and place < len(row)]
    return max((one for one in days if one), default=None)


def _own_day(node: Mapping[str, Any]) -> date | None:
    # Of a whole output, the day up to which the sample is right is no day of its figures.
    keys = [key for key in _DAYS if key != "as_of" or "source" not in node]
    return next((found for key in keys if isinstance(node.get(key), str) and (found := day(node[key]))), None)
