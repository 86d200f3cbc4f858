"""Several companies on the same lines: one row a company, so that every column can be sorted by."""

from assistant_core.exhibits.figures import money_unit
from assistant_core.exhibits.model import Cell, Column, Exhibit, Kind, Table, Words
from assistant_core.exhibits.reading import Output, begin, cell

RANK = 10

RATIO_KINDS: dict[str, Kind] = {"percent": "percent", "times": "times"}


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if not isinstance(output.get("companies"), list) or "columns" not in output:
        return None
    currency = str(output.get("currency") or "")
    unit = money_unit(currency or words("exhibit.own_currencies"), str(output.get("unit") or ""), words)
    columns, values = _head(output, currency, words)
    for line, figures in (output.get("lines") or {}).items():
        columns.append(Column(words.term(line), "number", unit))
        values.append([cell(value) for value in figures])
    per_share = words("unit.of_one_share")
    for line, figures in (output.get("per_share") or {}).items():
        columns.append(Column(f"{words.term(line)} ({per_share})", "price"))
        values.append([cell(value) for value in figures])
    if output.get("per_share") and output.get("per_share_currencies"):
        columns.append(Column(words.term("per_share_currency")))
        values.append([cell(value) for value in output["per_share_currencies"]])
    for name, ratio in (output.get("ratios") or {}).items():
        columns.append(Column(words.term(name), RATIO_KINDS[ratio["unit"]]))
        values.append([cell(value) for value in ratio["values"]])
    table = Table(tuple(columns), tuple(zip(*values, strict=True)))
    return begin(
        output, words("exhibit.comparison"), words, unit, tables=(table,), facts=_facts(output, words)
    )


def _head(output: Output, currency: str, words: Words) -> tuple[list[Column], list[list[Cell]]]:
    by_symbol = {company["symbol"]: company for company in output["companies"]}
    told = ["company", "fiscal_year_end", *([] if currency else ["reporting_currency"]), "price_date"]
    columns = [Column(words.term("symbol")), *(Column(words.term(name)) for name in told)]
    symbols = [str(symbol) for symbol in output["columns"]]
    return columns, [
        [*symbols],
        *([cell(by_symbol.get(symbol, {}).get(name)) for symbol in symbols] for name in told),
    ]


def _facts(output: Output, words: Words) -> tuple[tuple[str, str], ...]:
    rates = output.get("exchange_rates") or ()
    failures = output.get("failures") or {}
    return (
        *((f"{rate['from']}/{rate['to']}", f"{rate['rate']} ({rate['date']})") for rate in rates),
        *(
            (str(symbol), str(failure.get("message") or failure["kind"]))
            for symbol, failure in failures.items()
        ),
    )
