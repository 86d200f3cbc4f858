"""A table as CSV for a spreadsheet: full figures, and above them what they are and where they come from."""

import csv
import io
import re

from assistant_core.exhibits.model import Cell, Column, Exhibit, Table, Words

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(exhibit: Exhibit, table: Table, words: Words) -> bytes:
    """UTF-8 with a byte order mark, without which Excel reads no Korean."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([exhibit.title, *([table.name] if table.name else [])])
    for name, value in (*exhibit.provenance, *exhibit.facts, *exhibit.references):
        writer.writerow([_plain(name), _plain(value)])
    for note in exhibit.notes:
        writer.writerow([words("provenance.note"), _plain(note)])
    writer.writerow([])
    writer.writerows(_lines(table, words))
    return text.getvalue().encode("utf-8-sig")


def file_name(exhibit: Exhibit, table: Table) -> str:
    words = (exhibit.symbol, exhibit.title, table.name)
    return "-".join(filter(None, (re.sub(r"\W+", "-", word).strip("-") for word in words))) + ".csv"


def _lines(table: Table, words: Words) -> list[list[Cell]]:
    """The unit of each row has a column of its own, so that no name is cluttered with it."""
    heading: list[Cell] = [_heading(column) for column in table.columns]
    rows = [[_plain(cell) for cell in row] for row in table.rows]
    if table.units:
        heading.insert(1, words("provenance.unit"))
        rows = [[row[0], unit, *row[1:]] for row, unit in zip(rows, table.units, strict=True)]
    return [heading, *rows]


def _heading(column: Column) -> str:
    unit = column.unit or {"percent": "%", "times": "×"}.get(column.kind, "")
    return f"{column.name} ({unit})" if unit else column.name


def _plain(cell: Cell) -> Cell:
    """Text that a spreadsheet would compute stays text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
