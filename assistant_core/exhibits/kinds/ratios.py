"""Key ratios of one company over its periods, and its valuation multiples."""

from assistant_core.exhibits.model import Cell, Column, Exhibit, Table, Words
from assistant_core.exhibits.reading import Output, begin, cell, period_headings

RANK = 35


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if not isinstance(output.get("ratios"), dict) or "inputs" not in output:
        return None
    tables = [_by_period(output, words)]
    if output.get("valuation"):
        tables.append(_valuation(output, words))
    return begin(
        output, words("exhibit.ratios"), words, tables=tuple(tables), more_notes=_notes(output, words)
    )


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
        about = (str(multiple.get("period") or ""), words.formula(str(multiple.get("formula") or "")))
        rows.append((words.term(name), cell(multiple["value"]), *about))
        units.append(words(f"unit.{multiple['unit']}"))
    names = (words.term("ratio"), words.term("value"), words.term("period"), words.term("formula"))
    kinds = ("text", "number", "text", "text")
    heading = tuple(Column(name, kind) for name, kind in zip(names, kinds, strict=True))  # type: ignore[arg-type]
    return Table(heading, tuple(rows), words("exhibit.valuation"), tuple(units))


def _notes(output: Output, words: Words) -> tuple[str, ...]:
    refused = output.get("refused") or {}
    return tuple(f"{words.term(name)}: {words.formula(str(reason))}" for name, reason in refused.items())
