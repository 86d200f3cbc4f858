"""Several companies on the same lines: one row a company, so that every column can be sorted by."""

from collections.abc import Iterator
from typing import Any

from assistant_core.exhibits.figures import money_unit
from assistant_core.exhibits.model import Column, Exhibit, Kind, Table, Words
from assistant_core.exhibits.reading import Output, begin, cell

RANK = 10

RATIO_KINDS: dict[str, Kind] = {"percent": "percent", "times": "times"}


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if not isinstance(output.get("companies"), list) or "columns" not in output:
        return None
    currency = str(output.get("currency") or "") or words("exhibit.own_currencies")
    unit = money_unit(currency, str(output.get("unit") or ""), words)
    columns, values = zip(*_columns(output, unit, words), strict=True)
    cells = ([cell(value) for value in column] for column in values)
    table = Table(columns, tuple(zip(*cells, strict=True)))
    rates = tuple(
        (f"{rate['from']}/{rate['to']}", f"{rate['rate']} ({words.day(str(rate['date']))})")
        for rate in output.get("exchange_rates") or ()
    )
    failures = tuple(
        f"{symbol}: {words.said(str(failure.get('message') or failure['kind']))}"
        for symbol, failure in (output.get("failures") or {}).items()
    )
    title = words("exhibit.comparison")
    return begin(output, title, words, unit, more_notes=failures, tables=(table,), facts=rates)


def _columns(output: Output, unit: str, words: Words) -> Iterator[tuple[Column, list[Any]]]:
    """Each column with its value for every company."""
    told = {company["symbol"]: company for company in output["companies"]}

    def said(name: str) -> tuple[Column, list[Any]]:
        return Column(words.term(name)), [told.get(symbol, {}).get(name) for symbol in output["columns"]]

    yield Column(words.term("symbol")), output["columns"]
    yield said("company")
    yield said("fiscal_year_end")
    for line, figures in (output.get("lines") or {}).items():
        yield Column(words.term(line), "number", unit), figures
    for name, ratio in (output.get("ratios") or {}).items():
        yield Column(words.term(name), RATIO_KINDS[ratio["unit"]]), ratio["values"]
    for line, figures in (output.get("per_share") or {}).items():
        yield Column(f"{words.term(line)} ({words('unit.of_one_share')})", "price"), figures
    if output.get("per_share") and output.get("per_share_currencies"):
        yield Column(words.term("per_share_currency")), output["per_share_currencies"]
    yield said("price_date")
    if not output.get("currency"):
        yield said("reporting_currency")
