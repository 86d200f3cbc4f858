"""A table as it is printed: spans kept, no layout columns, `$`, `)` and `%` joined with their number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from assistant_core.market.edgar.sections.model import Cell
from assistant_core.market.edgar.sections.tree import Tree, name

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 3000, 300, 60_000
LONG_CELL = 1500
BEFORE = re.compile(
    r"^(?:[(\[]?\s?(?:US|C|A|HK|NT|R)?[$€£¥₩₹]|[(\[]|(?:USD|EUR|GBP|JPY|CHF|Rs\.?|RMB|NIS)\s?[(]?)$"
)
BEHIND = re.compile(r"^(?:[)\]]|[)\]]?\s?%|%\s?[)\]]|pts?|x|bps?)$")
NUMBER = re.compile(
    r"^[(\[–—-]?\s?(?:[A-Z]{0,3}[$€£¥₩₹]|[A-Z]{3})?\s?[(–—-]?\d[\d,.]*\s?%?\s?[)\]]?\s?%?$|^[–—-]+$"
)
MARK = re.compile(r"^(?:[•●○▪■◦·*†‡§–—o-]|\(?[0-9a-z]{1,4}[).]|\*{1,4})$", re.IGNORECASE)
SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
BREAKING = {"br", "p", "div", "li"}


@dataclass(slots=True)
class Printed:
    """A cell as it stands in the table's source; `ids` are of the elements within it."""

    text: str
    row: int
    start: int
    end: int
    rows: int
    ids: list[str] = field(default_factory=list)
    bold: bool = False


@dataclass(slots=True)
class Grid:
    cells: tuple[Cell, ...]
    heads: int
    ids: dict[str, int]
    """By the id of an element, the cell."""
    is_cut: bool = False

    def text(self) -> str:
        lines: dict[int, list[str]] = {}
        for cell in self.cells:
            lines.setdefault(cell.row, []).append(cell.text)
        return "\n".join(" | ".join(line) for line in lines.values())


def clean(text: str) -> str:
    return SPACES.sub(" ", UNSEEN.sub("", text)).strip()


def printed(table: Tree) -> tuple[list[Printed], bool]:
    """The cells that say something, and whether the table was too large to be read whole."""
    cells: list[Printed] = []
    taken: dict[int, int] = {}
    """By column, the row before which it is taken from above."""
    row, seen = -1, 0
    for line in table.iter("{*}tr"):
        row += 1
        column = 0
        for element in line:
            if name(element) not in {"td", "th"}:
                continue
            while taken.get(column, 0) > row:
                column += 1
            columns, rows = _span(element, "colspan"), _span(element, "rowspan")
            seen += 1
            if row >= MOST_ROWS or column + columns > MOST_COLUMNS or seen > MOST_CELLS:
                return cells, True
            if rows > 1:
                taken.update(dict.fromkeys(range(column, column + columns), row + rows))
            text = clean(cell_text(element))
            ids = [one for one in (part.get("id") or part.get("name") for part in element.iter()) if one]
            if text or ids:
                cells.append(Printed(text, row, column, column + columns, rows, ids))
            column += columns
    return cells, False


def _span(element: Tree, key: str) -> int:
    value = (element.get(key) or "1").strip()
    return min(max(int(value), 1), 1000) if value.isdecimal() and len(value) < 9 else 1


def cell_text(element: Tree) -> str:
    """With a space where a line ends."""
    if not any(name(part) in BREAKING for part in element.iterdescendants()):
        return "".join(element.itertext())
    pieces = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if name(part) in BREAKING:
            pieces.append(" ")
        if event == "start":
            pieces.append(part.text or "")
        elif part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces)


def is_data(cells: list[Printed]) -> bool:
    """Whether its rows and columns mean something, and are not how a text is laid out."""
    said = [cell for cell in cells if cell.text and not MARK.match(cell.text)]
    if any(len(cell.text) > LONG_CELL for cell in said):
        return False
    rows: dict[int, int] = {}
    for cell in said:
        rows[cell.row] = rows.get(cell.row, 0) + 1
    several = sum(count > 1 for count in rows.values())
    return several > 1 or (several == 1 and len(rows) > 1 and any(NUMBER.match(cell.text) for cell in said))


def grid_of(cells: list[Printed], is_cut: bool = False) -> Grid:
    joined = [cell for line in _lines(cells) for cell in _joined(line)]
    columns = _columns([cell for cell in joined if cell.text])
    heights = {row: at for at, row in enumerate(sorted({cell.row for cell in joined if cell.text}))}
    made: list[Cell] = []
    ids: dict[str, int] = {}
    for cell in joined:
        if not cell.text:
            continue
        places = sorted({columns[column] for column in range(cell.start, cell.end) if column in columns})
        rows = sum(row in heights for row in range(cell.row, cell.row + cell.rows)) if cell.rows > 1 else 1
        ids.update(dict.fromkeys(cell.ids, len(made)))
        made.append(Cell(cell.text, heights[cell.row], places[0], max(rows, 1), places[-1] - places[0] + 1))
    return Grid(tuple(made), _heads(made), ids, is_cut)


def _lines(cells: list[Printed]) -> Iterator[list[Printed]]:
    rows: dict[int, list[Printed]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    yield from rows.values()


def _joined(line: list[Printed]) -> list[Printed]:
    """`$` with the number behind it, `)` and `%` with the one before."""
    kept: list[Printed] = []
    for cell in line:
        last = kept[-1] if kept else None
        if last and last.text and cell.text and BEFORE.match(last.text) and not BEFORE.match(cell.text):
            glue = "" if last.text[-1:] in "$€£¥₩₹([" else " "
            kept[-1] = _merge(last, cell, last.text + glue + cell.text)
        elif last and last.text and cell.text and BEHIND.match(cell.text) and _is_figure(last.text):
            kept[-1] = _merge(last, cell, last.text + cell.text)
        elif cell.text or cell.ids:
            kept.append(cell)
    return kept


def _is_figure(text: str) -> bool:
    return any(character.isdigit() for character in text[-4:]) or text[-1:] in ")]—–-"


def _merge(one: Printed, other: Printed, text: str) -> Printed:
    return Printed(text, one.row, one.start, other.end, max(one.rows, other.rows), [*one.ids, *other.ids])


def _columns(cells: list[Printed]) -> dict[int, int]:
    """By the column of the source, that of the printed table.

    Columns that a cell spans are one, unless both have something of their own in one row: then the cell is
    a heading over several.
    """
    width = max((cell.end for cell in cells), default=0)
    group = list(range(width))
    starts: list[set[int]] = [set() for _ in range(width)]
    for cell in cells:
        starts[cell.start].update(range(cell.row, min(cell.row + cell.rows, cell.row + MOST_ROWS)))

    def top(column: int) -> int:
        while group[column] != column:
            group[column] = group[group[column]]
            column = group[column]
        return column

    for cell in sorted(cells, key=lambda one: (one.end - one.start, not NUMBER.match(one.text))):
        for column in range(cell.start + 1, cell.end):
            one, other = top(column - 1), top(column)
            if one != other and starts[one].isdisjoint(starts[other]):
                group[other] = one
                starts[one] |= starts[other]
    used = sorted({top(column) for column in range(width) if starts[top(column)]})
    number = {column: at for at, column in enumerate(used)}
    return {column: number[top(column)] for column in range(width) if top(column) in number}


def _heads(cells: list[Cell]) -> int:
    """How many rows stand above the first that has a label and figures."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for row, line in rows.items():
        label = [cell for cell in line if cell.column == 0 and not NUMBER.match(cell.text)]
        figures = [
            cell for cell in line if cell.column and NUMBER.match(cell.text) and not YEAR.match(cell.text)
        ]
        if label and (figures or len(line) == 1) and row:
            return row if row <= MOST_HEADS else 1
        if label and figures:
            return 0
    return 1 if len(rows) > 1 else 0


YEAR = re.compile(r"^(?:19|20)\d\d$")
MOST_HEADS = 6
