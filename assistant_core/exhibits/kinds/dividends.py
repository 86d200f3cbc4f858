"""Dividends by year and one by one, and splits."""

from assistant_core.exhibits.figures import grouped, written
from assistant_core.exhibits.model import BarChart, Column, Exhibit, Table, Words, columns
from assistant_core.exhibits.reading import Output, begin, figure, rows

RANK = 70


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if "dividends" not in output or "splits" not in output:
        return None
    by_year = dict(sorted((output.get("dividends_by_year") or {}).items()))
    currency = str(output.get("currency") or "")
    chart = BarChart(
        tuple(by_year), {words.term("dividend"): tuple(figure(value) for value in by_year.values())}, currency
    )
    tables = [
        Table(
            columns(words, block["columns"], {"amount": "number", "special_amount": "number"}),
            rows(block)[::-1],
            words(f"exhibit.{name}.table"),
            folded=name == "dividends",
        )
        for name in ("special_dividends", "dividends", "splits")
        if (block := output.get(name)) and block["rows"]
    ]
    if by_year:
        heading = (Column(words.term("year")), Column(words.term("dividend"), "number"))
        tables.insert(0, Table(heading, tuple(by_year.items()), words("exhibit.dividends_by_year")))
    return begin(
        output,
        words("exhibit.dividends"),
        words,
        charts=(chart,) if by_year else (),
        tables=tuple(tables),
        facts=_facts(output, words),
    )


def _facts(output: Output, words: Words) -> tuple[tuple[str, str], ...]:
    year = output.get("trailing_12_months") or {}
    currency = str(output.get("currency") or "")
    amounts = {"trailing_12_months": year.get("amount")} | {
        name: year.get(name) for name in ("regular_amount", "special_amount")
    }
    told = [
        (words.term(name), f"{grouped(value)} {currency}".strip())
        for name, amount in amounts.items()
        if (value := figure(amount)) is not None
    ]
    told += [
        (words.term(name), written(value, "percent"))
        for name in ("yield_percent", "yield_with_specials_percent")
        if (value := figure(output.get(name))) is not None
    ]
    told += [
        (words.term(name), words.term(str(output[name])))
        for name in ("payment_frequency", "dividend_status")
        if output.get(name)
    ]
    return tuple(told)
