"""A valuation by discounted cash flow: what comes out, what it assumes, and how one changes with the other.

Amounts are in the unit that the whole exhibit names.
"""

import re

from assistant_core.exhibits.figures import grouped, money_unit, written
from assistant_core.exhibits.model import Column, Exhibit, Table, Words, columns
from assistant_core.exhibits.reading import Output, begin, cell, figure, rows

RANK = 20

ASSUMED = ("discount_rate_percent", "terminal_growth_percent", "growth_percent")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
RESULTS = ("enterprise_value", "net_debt", "equity_value")


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if "sensitivity" not in output or "assumptions" not in output:
        return None
    tables = [_sensitivity(output, words)]
    if output.get("projection"):
        names = output["projection"]["columns"]
        heading = columns(words, names, dict.fromkeys(names, "number"))
        tables.append(Table(heading, rows(output["projection"]), words("exhibit.projection"), folded=True))
    return begin(
        output,
        words("exhibit.dcf"),
        words,
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


def _assumed(output: Output, words: Words) -> list[tuple[str, str]]:
    given = output["assumptions"]
    found = [(words.term(name), f"{grouped(given[name])}%") for name in ASSUMED if name in given]
    if given.get("growth_basis"):
        found.append((words.term("growth_basis"), _basis(str(given["growth_basis"]), words)))
    if figure(given.get("base_free_cash_flow")) is not None:
        base = f"{grouped(given['base_free_cash_flow'])} ({words.day(str(given.get('base_period', '')))})"
        found.append((words.term("base_free_cash_flow"), base))
    return found


def _basis(told: str, words: Words) -> str:
    days = DAY.findall(told)
    if len(days) == 2:
        return words("exhibit.dcf.past_growth", first=words.day(days[0]), last=words.day(days[1]))
    return words("exhibit.dcf.given_growth") if told == "as given" else words.said(told)


def _result(output: Output, words: Words) -> list[tuple[str, str]]:
    found = []
    if figure(output.get("value_per_share")) is not None:
        value = f"{written(output['value_per_share'], 'price')} ({_per_share(output, words)})"
        found.append((words.term("value_per_share"), value))
    price = output.get("price") or {}
    if figure(price.get("close")) is not None:
        day = words.day(str(price.get("date", "")))
        quoted = f"{written(price['close'], 'price')} {price.get('currency', '')} ({day})"
        found.append((words.term("close"), quoted))
    if figure(output.get("upside_percent")) is not None:
        found.append((words.term("upside_percent"), f"{grouped(output['upside_percent'])}%"))
    for name in RESULTS:
        if figure(output.get(name)) is not None:
            found.append((words.term(name), grouped(output[name])))
    return found


def _per_share(output: Output, words: Words) -> str:
    """In the currency of the price: that is what a value per share is held against."""
    price = output.get("price") or {}
    return money_unit(str(price.get("currency") or output.get("currency") or ""), "per share", words)
