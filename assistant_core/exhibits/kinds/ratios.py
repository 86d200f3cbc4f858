"""Key ratios of one company over its periods, its valuation multiples now, and those of past years."""

from collections.abc import Iterator
from typing import Any

from assistant_core.exhibits.figures import grouped, money_unit, written
from assistant_core.exhibits.model import BarChart, Cell, Column, Exhibit, Table, Words
from assistant_core.exhibits.reading import Output, begin, cell, figure, period_headings

RANK = 35
CHARTED = ("gross_margin", "operating_margin", "net_margin")


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if not isinstance(output.get("ratios"), dict) or "inputs" not in output:
        return None
    tables = [_by_period(output, words)]
    if output.get("valuation"):
        tables.append(_valuation(output, words))
    if output.get("valuation_history"):
        tables.append(_past(output["valuation_history"], words))
    return begin(
        output,
        words("exhibit.ratios"),
        words,
        charts=_charts(output, words),
        tables=tuple(tables),
        facts=tuple(_facts(output, words)),
        more_notes=_notes(output, words),
    )


def _charts(output: Output, words: Words) -> tuple[BarChart, ...]:
    """The margins, where there are several periods of them."""
    if len(output["periods"]) < 2:
        return ()
    found = {name: output["ratios"][name]["values"] for name in CHARTED if name in output["ratios"]}
    series = {words.term(name): tuple(map(figure, values))[::-1] for name, values in found.items()}
    shown = {name: values for name, values in series.items() if any(value is not None for value in values)}
    return (BarChart(period_headings(output, words)[::-1], shown, words("unit.percent")),) if shown else ()


def _by_period(output: Output, words: Words) -> Table:
    periods = tuple(Column(heading, "number") for heading in period_headings(output, words))
    rows: list[tuple[Cell, ...]] = []
    units: list[str] = []
    for name, ratio in output["ratios"].items():
        values = (cell(value) for value in ratio["values"])
        rows.append((words.term(name), *values, words.formula(str(ratio.get("formula") or ""))))
        units.append(words(f"unit.{ratio['unit']}"))
    heading = (Column(words.term("ratio")), *periods, Column(words.term("formula")))
    return Table(heading, tuple(rows), units=tuple(units))


def _valuation(output: Output, words: Words) -> Table:
    rows: list[tuple[Cell, ...]] = []
    units: list[str] = []
    for name, multiple in output["valuation"].items():
        about = (str(multiple.get("period") or ""), _of_what(multiple, words))
        rows.append((words.term(name), cell(multiple["value"]), *about))
        units.append(words(f"unit.{multiple['unit']}"))
    names = (words.term("ratio"), words.term("value"), words.term("period"), words.term("formula"))
    kinds = ("text", "number", "text", "text")
    heading = tuple(Column(name, kind) for name, kind in zip(names, kinds, strict=True))  # type: ignore[arg-type]
    return Table(heading, tuple(rows), words("exhibit.valuation"), tuple(units))


def _of_what(multiple: dict[str, Any], words: Words) -> str:
    """The formula, with the estimate that is in it and how many analysts made it."""
    told = [words.formula(str(multiple.get("formula") or ""))]
    if figure(multiple.get("eps_estimate")) is not None:
        currency = str(multiple.get("eps_currency") or "")
        told.append(f"{words.term('eps_estimate')} {grouped(multiple['eps_estimate'])} {currency}".strip())
    if figure(multiple.get("growth_percent")) is not None:
        told.append(f"{words.term('growth_percent')} {grouped(multiple['growth_percent'])}%")
    if figure(multiple.get("analysts")) is not None:
        told.append(f"{words.term('analysts')}: {grouped(multiple['analysts'])}")
    return "; ".join(told)


def _past(past: dict[str, Any], words: Words) -> Table:
    """At the first close at or after the end of each fiscal year."""
    ends = tuple(Column(str(end), "number") for end in past["periods"])
    rows: list[tuple[Cell, ...]] = [
        (words.term("close"), *(cell(close) for close in past["closes"]), None),
        (words.term("price_date"), *(str(day) for day in past["price_dates"]), None),
    ]
    units = [str(past.get("currency") or ""), ""]
    for name, multiple in past["multiples"].items():
        values = (cell(value) for value in multiple["values"])
        rows.append((words.term(name), *values, cell(multiple.get("median"))))
        units.append(words(f"unit.{multiple['unit']}"))
    heading = (Column(words.term("ratio")), *ends, Column(words.term("median"), "number"))
    return Table(heading, tuple(rows), words("exhibit.past_valuation"), tuple(units), folded=True)


def _facts(output: Output, words: Words) -> Iterator[tuple[str, str]]:
    """The price and what the company is worth by it, each with its currency."""
    price, market, unit = output.get("price") or {}, output.get("market") or {}, str(output.get("unit") or "")
    if figure(price.get("close")) is not None:
        day = words.day(str(price.get("date") or ""))
        yield words.term("close"), f"{written(price['close'], 'price')} {price.get('currency') or ''} ({day})"
    own, quoted = str(output.get("currency") or ""), str(market.get("currency") or "")
    if figure(market.get("market_cap")) is not None:
        yield words.term("market_cap"), f"{grouped(market['market_cap'])} ({money_unit(quoted, unit, words)})"
    for name in ("market_cap", "enterprise_value"):
        told_already = name == "market_cap" and own == quoted
        if figure(output.get(name)) is not None and not told_already:
            yield words.term(name), f"{grouped(output[name])} ({money_unit(own, unit, words)})"
    rate = output.get("exchange_rate")
    if rate:
        yield f"{rate['from']}/{rate['to']}", f"{rate['rate']} ({words.day(str(rate['date']))})"


def _notes(output: Output, words: Words) -> tuple[str, ...]:
    """What is refused, by reason: several for one stand together."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in (output.get("refused") or {}).items():
        by_reason.setdefault(words.formula(str(reason)), []).append(words.term(name))
    return tuple(f"{', '.join(names)}: {reason}" for reason, names in by_reason.items())
