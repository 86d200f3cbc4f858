"""Dividends by year and one by one, and splits."""

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
            columns(words, block["columns"], {"amount": "number"}),
            rows(block)[::-1],
            words(f"exhibit.{name}.table"),
            folded=name == "dividends",
        )
        for name in ("dividends", "splits")
        if (block := output[name]) and block["rows"]
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
    )
