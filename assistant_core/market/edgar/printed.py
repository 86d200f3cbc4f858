"""Where a figure is printed in a document without inline XBRL, such as were filed before 2019."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from assistant_core.market.edgar.grid import Cell, Element, is_words, label, rows_of
from assistant_core.market.edgar.labels import likeness, words

UNITS = (0, 3, 6, 9)
"""What tables count in, as powers of ten."""
ALIKE = 0.3
MOST = 500
"""Places that print a value."""
_FIGURE = re.compile(r"[$€£¥₩\s(-]{0,8}(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?[\s)%]{0,8}", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """The cell number `cell` of row `line` of the table number `table`, each counted from 0 in the document.

    `table` counts every table, nested ones too; `line` and `cell` the rows and cells of that table alone.
    """

    table: int
    line: int
    cell: int
    text: str
    row: str


def find_printed(document: bytes, value: Decimal | float | int, name: str, end: date) -> PrintedCell | None:
    """The cell that prints `value` in a row like `name` and a column headed by the year of `end`.

    None where no cell does, or where several rows do that have nothing in common with the name or each other.
    """
    root = _parsed(document)
    if root is None:
        return None
    exact = abs(value if isinstance(value, Decimal) else Decimal(repr(value)))
    found: list[PrintedCell] = []
    for place, table in enumerate(root.iter("table", "{http://www.w3.org/1999/xhtml}table")):
        found += _in_table(table, place, exact, str(end.year))
        if len(found) > MOST:
            return None
    if not found:
        return None
    best = max(found, key=lambda one: _rank(one, name))  # the first of equals
    if likeness(best.row, name) >= ALIKE:
        return best
    common = frozenset.intersection(*(words(one.row) for one in found))
    return found[0] if common else None


def _rank(one: PrintedCell, name: str) -> tuple[bool, float]:
    return one.row.casefold() == name.casefold(), likeness(one.row, name)


def _parsed(document: bytes) -> Element | None:
    parser = etree.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(document, parser)
    except etree.ParseError:
        return None


def _in_table(table: Element, place: int, exact: Decimal, year: str) -> Iterator[PrintedCell]:
    years: dict[int, str] = {}
    for line, cells in enumerate(rows_of(table)):
        figures = [(cell, amount) for cell in cells if (amount := _amount(cell.text)) is not None]
        told = {cell: _YEAR.findall(cell.text) for cell in cells if _YEAR.search(cell.text)}
        if told and all(cell in told for cell, _ in figures):
            # A row of headings: each year holds for its column and those that follow, up to the next.
            ordered = sorted(told, key=lambda cell: cell.first)
            for at, cell in enumerate(ordered):
                until = ordered[at + 1].first if at + 1 < len(ordered) else cell.last + 4
                # A cell that names several years heads none of the columns by itself.
                said = told[cell][0] if len(set(told[cell])) == 1 else ""
                years.update(dict.fromkeys(range(cell.first, min(until, cell.first + 50)), said))
            continue
        own = next((cell for cell in cells if is_words(cell.text)), None)
        for cell, amount in figures:
            if own and own.first < cell.first and years.get(cell.first) == year and _is(amount, exact):
                yield PrintedCell(place, line, _place(cells, cell), cell.text, label(own.text))


def _amount(text: str) -> Decimal | None:
    match = _FIGURE.fullmatch(text)
    return Decimal(match[1].replace(",", "") + (match[2] or "")) if match else None


def _is(printed: Decimal, exact: Decimal) -> bool:
    return any(printed.scaleb(power) == exact for power in UNITS)


def _place(cells: list[Cell], wanted: Cell) -> int:
    """Among the cells that are written in this row."""
    row = wanted.element.getparent()
    return [cell.element for cell in cells if cell.element.getparent() is row].index(wanted.element)
