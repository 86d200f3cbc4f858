"""One place of a filing as HTML: the table or paragraph with what stands around it.

It is written from what was read, never copied: every tag and class is one of ours, and all text is escaped.
Tags: p, b, i, sup, mark, table, tr, th, td; classes: filing-heading, filing-text, filing-table,
filing-number, filing-place (the block that was asked for).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from assistant_core.errors import NoSuchPassage
from assistant_core.market.edgar.sections.grid import NUMBER
from assistant_core.market.edgar.sections.model import Block, Cell, Document, Place
from assistant_core.market.edgar.sections.read import read

BEFORE, BEHIND = 2, 1
"""Blocks around the one that was asked for, not beyond its heading."""
MOST_ROWS = 400
LONGEST = 20_000
TAGS = ("b", "i", "sup")
PLACE = " filing-place"
NOT_IN_NUMBER = re.compile(r"[^\d.]")


@dataclass(frozen=True, slots=True)
class Fragment:
    """`heading` is what the place stands under, the outermost first; `marked` is whether one figure, or the
    text that was asked for, is marked.
    """

    html: str
    heading: str
    marked: bool


def fragment(document: bytes, place: str = "", *, printed: str = "", row: str = "") -> Fragment:
    """A place of a filed document: the id of an element, as of inline XBRL, or a block's anchor.

    `printed` is a number as it is printed, to be marked in the table there or, without a place, in the whole
    document; `row` is the label of its row. What could be meant twice is not marked.

    Raises:
        NoSuchPassage: nothing of the kind is printed in the document.
        UnexpectedAnswer: the document has no text.
    """
    filing = read(document)
    found = _found(filing, place, printed, row)
    around = _around(filing, found.block)
    html = "\n".join(
        _written(filing.blocks[at], found if at == found.block else None, at == found.block) for at in around
    )
    return Fragment(html, " › ".join(filing.headings(found.block)), "<mark>" in html)


def _found(filing: Document, place: str, printed: str, row: str) -> Place:
    if place and place not in filing.places and place not in filing.anchors:
        raise NoSuchPassage("This place is not printed in the filing; open the filing itself by its link.")
    at = filing.places.get(place) or Place(filing.anchors.get(place, 0))
    if not printed:
        is_whole = place in filing.anchors or at.end <= at.start
        return at._replace(start=0, end=len(filing.blocks[at.block].text)) if is_whole else at
    tables = [at.block] if place else [n for n, one in enumerate(filing.blocks) if one.kind == "table"]
    cells = [(table, cell) for table in tables for cell in _printed(filing.blocks[table], printed, row)]
    if not place and not cells:
        raise NoSuchPassage(f"No table of the filing has {printed} in such a row; open it by its link.")
    # A figure that stands in several tables, as a total does, is shown in the first.
    first = [cell for table, cell in cells if table == cells[0][0]]
    block = cells[0][0] if cells else at.block
    return Place(block, cell=first[0] if len(first) == 1 else -1)


def _printed(block: Block, printed: str, row: str) -> Iterator[int]:
    wanted, label = NOT_IN_NUMBER.sub("", printed), _plain(row)
    labels = {cell.row: _plain(cell.text) for cell in block.grid if cell.column == 0}
    for at, cell in enumerate(block.grid):
        is_number = cell.column > 0 and NUMBER.match(cell.text)
        if (
            is_number
            and NOT_IN_NUMBER.sub("", cell.text) == wanted
            and (not label or labels.get(cell.row) == label)
        ):
            yield at


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text.lower()).strip()


def _around(filing: Document, at: int) -> range:
    first = at
    while first > 0 and at - first < BEFORE and filing.blocks[first].kind != "heading":
        first -= 1
    last = at
    while last + 1 < len(filing.blocks) and last - at < BEHIND and filing.blocks[last + 1].kind != "heading":
        last += 1
    return range(first, last + 1)


def _written(block: Block, place: Place | None, is_place: bool) -> str:
    if block.kind == "table":
        return _table(block, place.cell if place else -1, is_place)
    name = "filing-heading" if block.kind == "heading" else "filing-text"
    start, end = (place.start, place.end) if place else (0, 0)
    text = _text(block, start, min(end, LONGEST))
    return f'<p class="{name}{PLACE if is_place else ""}">{text}</p>'


def _text(block: Block, start: int, end: int) -> str:
    """The text with its bold, italic and raised parts, marked from `start` to before `end`."""
    cuts = sorted({0, start, end, *(run.end for run in block.runs), min(len(block.text), LONGEST)})
    pieces: list[str] = []
    runs, open_mark = iter(block.runs), False
    run = next(runs, None)
    for left, right in pairwise(cuts):
        while run and run.end <= left:
            run = next(runs, None)
        if right > LONGEST:
            break
        marked = start <= left < end
        pieces.append("<mark>" if marked and not open_mark else "</mark>" if open_mark and not marked else "")
        open_mark = marked
        tags = [tag for tag, is_so in zip(TAGS, run[1:] if run else (), strict=False) if is_so]
        pieces += [f"<{tag}>" for tag in tags]
        pieces.append(escape(block.text[left:right]))
        pieces += [f"</{tag}>" for tag in tags[::-1]]
    return "".join(pieces) + ("</mark>" if open_mark else "")


def _table(block: Block, marked: int, is_place: bool) -> str:
    rows: dict[int, list[tuple[int, Cell]]] = {}
    for at, cell in enumerate(block.grid):
        rows.setdefault(cell.row, []).append((at, cell))
    width = max((cell.column + cell.columns for cell in block.grid), default=0)
    taken: set[tuple[int, int]] = set()
    lines = []
    for row in _shown(block, marked, max(rows, default=-1) + 1):
        line, column = [], 0
        for at, cell in rows.get(row, ()):
            line += ["<td></td>" for gap in range(column, cell.column) if (row, gap) not in taken]
            line.append(_cell(cell, row < block.heads, at == marked))
            column = max(column, cell.column + cell.columns)
            below = range(row + 1, row + cell.rows)
            taken |= {(one, other) for one in below for other in range(cell.column, column)}
        line += ["<td></td>" for gap in range(column, width) if (row, gap) not in taken]
        lines.append(f"<tr>{''.join(line)}</tr>")
    return f'<table class="filing-table{PLACE if is_place else ""}">{"".join(lines)}</table>'


def _shown(block: Block, marked: int, height: int) -> list[int]:
    """All rows of a table; of a very long one the headings and those around the mark."""
    first = max(block.grid[marked].row - MOST_ROWS // 2, 0) if marked >= 0 else 0
    return [row for row in range(height) if row < block.heads or first <= row < first + MOST_ROWS]


def _cell(cell: Cell, is_head: bool, is_marked: bool) -> str:
    tag = "th" if is_head else "td"
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    look = ' class="filing-number"' if cell.column and NUMBER.match(cell.text) else ""
    text = escape(cell.text[:LONGEST])
    return f"<{tag}{spans}{look}>{f'<mark>{text}</mark>' if is_marked else text}</{tag}>"
