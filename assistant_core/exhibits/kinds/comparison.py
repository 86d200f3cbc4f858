"""Several companies on the same lines: one row a company, so that every column can be sorted by."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant_core.exhibits.figures import money_unit
from assistant_core.exhibits.model import Column, Exhibit, Kind, Table, Words
from assistant_core.exhibits.reading import Output, begin, cell

RANK = 10

RATIO_KINDS: dict[str, Kind] = {"percent": "percent", "times": "times"}


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if not isinstance(output.get("companies"), list) or "columns" not in output:
        return None
    unit = _unit(output, (), words)
    columns, values = zip(*_columns(output, words), strict=True)
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
    peers = tuple(_peers(output, words))
    if conditions := output.get("conditions"):
        met = "; ".join(_condition(str(one), words) for one in conditions)
        rates = ((words("exhibit.conditions"), met), *rates)
    title = words("exhibit.screen" if conditions else "exhibit.comparison")
    return begin(output, title, words, unit, more_notes=failures, tables=(table, *peers), facts=rates)


def _condition(told: str, words: Words) -> str:
    """`net_margin > 20`, with the name that a reader knows."""
    name, _, rest = told.partition(" ")
    return f"{words.term(name)} {rest}"


def _unit(output: Output, currencies: Sequence[Any], words: Words) -> str:
    """Of amounts in these currencies, one for each company."""
    one = next(iter(currencies), None) if len(set(currencies)) == 1 else None
    currency = str(output.get("currency") or one or "") or words("exhibit.own_currencies")
    return money_unit(currency, str(output.get("unit") or ""), words)


def _columns(output: Output, words: Words) -> Iterator[tuple[Column, list[Any]]]:
    """Each column with its value for every company."""
    told = {company["symbol"]: company for company in output["companies"]}
    of_market = _unit(output, output.get("market_currencies") or (), words)

    def said(name: str) -> tuple[Column, list[Any]]:
        return Column(words.term(name)), [told.get(symbol, {}).get(name) for symbol in output["columns"]]

    yield Column(words.term("symbol")), output["columns"]
    yield said("company")
    yield said("fiscal_year_end")
    heading, reported = said("reporting_currency")
    own = output.get("line_currencies") or reported
    of_lines = _unit(output, own, words)
    for line, figures in (output.get("lines") or {}).items():
        yield Column(words.term(line), "number", of_lines), figures
    if not output.get("currency"):
        yield heading, own
    for name, ratio in (output.get("ratios") or {}).items():
        yield Column(words.term(name), RATIO_KINDS[ratio["unit"]]), ratio["values"]
    for line, figures in (output.get("market") or {}).items():
        yield Column(words.term(line), "number", of_market), figures
    for line, figures in (output.get("per_share") or {}).items():
        yield Column(f"{words.term(line)} ({words('unit.of_one_share')})", "price"), figures
    if output.get("per_share") and output.get("per_share_currencies"):
        yield Column(words.term("price_currency")), output["per_share_currencies"]
    yield said("price_date")


def _peers(output: Output, words: Words) -> Iterator[Table]:
    """The first company against the median of the others, where there is one."""
    medians = {name: one for name, one in (output.get("ratios") or {}).items() if "peer_median" in one}
    if not medians:
        return
    columns = (
        Column(words.term("ratio")),
        Column(str(output["columns"][0]), "number"),
        Column(words.term("peer_median"), "number"),
    )
    rows = (
        (words.term(name), cell(one["values"][0]), cell(one["peer_median"])) for name, one in medians.items()
    )
    units = tuple(words(f"unit.{one['unit']}") for one in medians.values())
    others = ", ".join(str(symbol) for symbol in output.get("peers") or ())
    yield Table(columns, tuple(rows), words("exhibit.peers", symbols=others), units)
