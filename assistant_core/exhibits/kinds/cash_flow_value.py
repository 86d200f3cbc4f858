"""A valuation by discounted cash flow: what comes out, what it assumes, and how one changes with the other.

Amounts are in the unit that the whole exhibit names.
"""

from collections.abc import Iterator

from assistant_core.exhibits.figures import grouped, money_unit, written
from assistant_core.exhibits.model import Cell, Column, Exhibit, Table, Words, columns
from assistant_core.exhibits.reading import Output, begin, cell, figure, rows

RANK = 20

ASSUMED = ("discount_rate_percent", "terminal_growth_percent", "growth_percent")
CHOSEN = ("timing", "stock_compensation", "leases", "long_term_securities")
BRIDGE = (
    *("present_value_of_cash_flows", "present_value_of_terminal_value", "enterprise_value", "net_debt"),
    *("minority_interest", "preferred_equity", "long_term_securities", "equity_value"),
)

SIGNS = {
    **dict.fromkeys(("net_debt", "minority_interest", "preferred_equity"), "− "),
    **dict.fromkeys(("present_value_of_terminal_value", "long_term_securities"), "+ "),
    **dict.fromkeys(("enterprise_value", "equity_value"), "= "),
}
"""Of the way from the cash flows to the owners, so that it can be followed."""


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if "sensitivity" not in output or "assumptions" not in output:
        return None
    tables = [_sensitivity(output, words)]
    if output.get("alternatives"):
        tables.append(_alternatives(output, words))
    tables.append(_bridge(output, words))
    if output.get("cash_flow"):
        tables.append(_cash_flow(output["cash_flow"], words))
    if output.get("projection"):
        names = output["projection"]["columns"]
        heading = columns(words, names, {name: "number" for name in names if name != "period_end"})
        tables.append(Table(heading, rows(output["projection"]), words("exhibit.projection"), folded=True))
    refused = output.get("refused") or {}
    return begin(
        output,
        words("exhibit.dcf"),
        words,
        more_notes=tuple(f"{words.term(name)}: {words.said(str(why))}" for name, why in refused.items()),
        tables=tuple(tables),
        facts=(*_result(output, words), *_assumed(output, words)),
    )


def _sensitivity(output: Output, words: Words) -> Table:
    grid = output["sensitivity"]
    growths = (Column(f"{grouped(growth)}%", "price") for growth in grid["terminal_growths_percent"])
    lines = zip(grid["discount_rates_percent"], grid["value_per_share"], strict=True)
    return Table(
        (Column(words("exhibit.sensitivity.corner")), *growths),
        tuple((f"{grouped(rate)}%", *(cell(value) for value in values)) for rate, values in lines),
        words("exhibit.sensitivity", unit=_per_share(output, words)),
    )


def _alternatives(output: Output, words: Words) -> Table:
    told = output["alternatives"]
    heading = columns(words, told["columns"], {"value_per_share": "price", "upside_percent": "percent"})
    lines = tuple(
        tuple(words.term(value) if isinstance(value, str) else value for value in row) for row in rows(told)
    )
    return Table(heading, lines, words("exhibit.alternatives", unit=_per_share(output, words)))


def _bridge(output: Output, words: Words) -> Table:
    """From the cash flows to what is the owners'."""
    lines = tuple(
        (SIGNS.get(name, "") + words.term(name), cell(output[name]))
        for name in BRIDGE
        if figure(output.get(name)) is not None
    )
    return Table(_amounts(words), lines, words("exhibit.bridge"))


def _cash_flow(told: Output, words: Words) -> Table:
    """What the projected cash flow is made of, with the line that interest is read from."""
    lines: list[tuple[Cell, ...]] = []
    for name, value in told.items():
        if figure(value) is not None and name != "tax_rate_percent":
            line, day = told.get(f"{name}_line"), words.day(str(told.get(f"{name}_period", "")))
            suffix = f" ({words.term(str(line))}, {day})" if line else ""
            lines.append((words.term(name) + suffix, cell(value)))
    return Table(_amounts(words), tuple(lines), words("exhibit.base_cash_flow"), folded=True)


def _amounts(words: Words) -> tuple[Column, ...]:
    return columns(words, ("line", "amount"), {"amount": "number"})


def _result(output: Output, words: Words) -> Iterator[tuple[str, str]]:
    if figure(output.get("value_per_share")) is not None:
        value = f"{written(output['value_per_share'], 'price')} ({_per_share(output, words)})"
        yield words.term("value_per_share"), value
    price = output.get("price") or {}
    if figure(price.get("close")) is not None:
        day = words.day(str(price.get("date", "")))
        quoted = f"{written(price['close'], 'price')} {price.get('currency', '')} ({day})"
        yield words.term("close"), quoted
    for name in ("upside_percent", "growth_implied_by_price_percent", "terminal_value_share_percent"):
        if figure(output.get(name)) is not None:
            yield words.term(name), f"{grouped(output[name])}%"


def _assumed(output: Output, words: Words) -> Iterator[tuple[str, str]]:
    given = output["assumptions"]
    if output.get("method"):
        yield words.term("method"), words.term(str(output["method"]))
    for name in ASSUMED:
        if figure(given.get(name)) is not None:
            rate = f"{grouped(given[name])}%"
            basis = given.get("discount_rate_basis") if name == "discount_rate_percent" else None
            yield words.term(name), f"{rate} ({words.said(str(basis))})" if basis else rate
    for name, value in (given.get("cost_of_capital") or {}).items():
        yield words.term(name), f"{grouped(value)}%"
    if given.get("growth_basis"):
        yield words.term("growth_basis"), words.said(str(given["growth_basis"]))
    if figure(given.get("years")) is not None:
        yield words.term("years"), grouped(given["years"])
    if figure(given.get("base_free_cash_flow")) is not None:
        base = f"{grouped(given['base_free_cash_flow'])} ({words.day(str(given.get('base_period', '')))})"
        yield words.term("base_free_cash_flow"), base
    yield from _computed(output.get("cash_flow") or {}, words)
    if output.get("valuation_date"):
        yield words.term("valuation_date"), words.day(str(output["valuation_date"]))
    for name in CHOSEN:
        if given.get(name):
            yield words.term(name), words.term(str(given[name]))


def _computed(told: Output, words: Words) -> Iterator[tuple[str, str]]:
    """How the projected cash flow is computed, and at which tax rate."""
    if told.get("formula"):
        yield words.term("formula"), words.formula(str(told["formula"]))
    if figure(told.get("tax_rate_percent")) is not None:
        basis = words.formula(str(told.get("tax_rate_basis", "")))
        yield words.term("tax_rate_percent"), f"{grouped(told['tax_rate_percent'])}% ({basis})"


def _per_share(output: Output, words: Words) -> str:
    """In the currency of the price, where there is one: that is what a value per share is held against."""
    own, price = output.get("value_per_share_currency"), (output.get("price") or {}).get("currency")
    return money_unit(str(own or price or output.get("currency") or ""), "per share", words)
