"""What is printed beside and above the cells of a table: the label of a row, the headings of a column.

Everything is bounded: a table that is wider or a label that is longer than any real one is cut.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

Element = Any  # of lxml, which says nothing of its types

WIDEST = 200
"""Columns of a table."""
DEEPEST = 6
"""Headings that are kept above a column, and above a row."""
LONGEST = 200
"""Characters of a label."""
_BREAKS = frozenset(("br", "p", "div", "td", "tr", "li"))
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_NOTE = re.compile(r"(?:\s*(?:\((?:\d{1,2}|[a-z])\)|\*+|[†‡§¹²³⁴⁵⁶⁷⁸⁹]+))+$")
_NUMBER = re.compile(r"[(\s$€£¥₩%)—–-]*[\d.,]+[)\s%]*|[—–-]+|[$€£¥₩%()]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a figure is printed: in which table and row, and the words around it.

    `row` is the label of its row; `above` has the headings of its column, nearest first; `heading` those of
    the rows that are nothing but a heading ("Americas:"), nearest first.
    """

    table: int
    line: int
    row: str = ""
    above: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    element: Element
    first: int
    last: int
    """The columns that it spans, both counted."""
    text: str


def name_of(element: Element) -> str:
    """The tag without its namespace, in small letters; "" for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def text_of(element: Element, most: int = LONGEST) -> str:
    """The words in an element, up to a length, with single spaces; without what is raised, such as notes."""
    pieces: list[str] = []
    length, raised = 0, 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        up = node is not element and _is_raised(node)
        if event == "start":
            raised += up
            said = node.text if isinstance(node.tag, str) else ""
        else:
            raised -= up
            said = node.tail if node is not element else ""
        if name_of(node) in _BREAKS:
            pieces.append(" ")
        if said and not raised:
            pieces.append(said[: most * 4])
            length += len(pieces[-1])
        if length > most * 4:
            break
    return _SPACE.sub(" ", "".join(pieces)).strip()[:most]


def _is_raised(element: Element) -> bool:
    return name_of(element) == "sup" or "vertical-align:super" in (element.get("style") or "")


def label(text: str) -> str:
    """Without the marks of footnotes and trade marks, and without a colon behind it."""
    return _NOTE.sub("", re.sub("[®™]", "", text).rstrip(": ")).rstrip(": ")


def is_words(text: str) -> bool:
    return bool(_LETTER.search(text)) and not _NUMBER.fullmatch(text)


def rows_of(table: Element) -> Iterator[list[Cell]]:
    """The rows with their cells, each in the columns that it takes; what spans rows is in each of them."""
    spanning: dict[int, tuple[int, Cell]] = {}
    for row in _rows(table):
        cells: list[Cell] = []
        at = 0
        for element in row:
            if name_of(element) not in ("td", "th"):
                continue
            while at in spanning and at < WIDEST:
                at = spanning[at][1].last + 1
            if at >= WIDEST:
                break
            width, height = _span(element, "colspan"), _span(element, "rowspan")
            cell = Cell(element, at, min(at + width, WIDEST) - 1, text_of(element))
            cells.append(cell)
            if height > 1:
                for column in range(cell.first, cell.last + 1):
                    spanning[column] = (height, cell)
            at = cell.last + 1
        here = {id(cell): cell for cell in (*cells, *(cell for _, cell in spanning.values()))}
        yield sorted(here.values(), key=lambda one: one.first)
        spanning = {column: (left - 1, cell) for column, (left, cell) in spanning.items() if left > 1}


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if name_of(child) == "tr":
            yield child
        elif name_of(child) in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if name_of(row) == "tr")


def _span(element: Element, name: str) -> int:
    told = (element.get(name) or "").strip()
    return min(max(int(told), 1), WIDEST) if re.fullmatch(r"\d{1,4}", told, re.ASCII) else 1


def printed(table: Element, place: int, is_figure: Iterable[Element]) -> Iterator[tuple[Element, Printed]]:
    """For each cell of `is_figure` in this table, what is printed around it."""
    left = set(is_figure)
    above: dict[int, tuple[str, ...]] = {}
    heading: tuple[str, ...] = ()
    for line, cells in enumerate(rows_of(table)):
        words = [cell for cell in cells if is_words(cell.text)]
        found = [cell for cell in cells if cell.element in left]
        left.difference_update(cell.element for cell in found)
        if found:
            for cell in found:
                own = next((one for one in words if one.last < cell.first and one not in found), None)
                name = label(own.text) if own else ""
                yield cell.element, Printed(place, line, name, above.get(cell.first, ()), heading)
            continue
        if len(words) == 1 and words[0].first == 0:
            heading = (label(words[0].text), *heading[: DEEPEST - 1])
            continue
        for cell in words:
            told = label(cell.text)
            for column in range(cell.first, cell.last + 1):
                above[column] = (told, *above.get(column, ())[: DEEPEST - 1])
