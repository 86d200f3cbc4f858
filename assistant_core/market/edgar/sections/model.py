"""The shapes of a filing that was read: blocks in their order, and the items that they make up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["heading", "paragraph", "table"]


class Cell(NamedTuple):
    """`column` is the first of the `columns` that it spans, as `row` is the first of its `rows`."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Run(NamedTuple):
    """Where in a text one look ends: all before it, from the end of the run before."""

    end: int
    bold: bool
    italic: bool
    raised: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a table.

    `anchor` names the place of its element in the document and stays the same however often that is read;
    `element_id` is the id of the element at or before it, which opens there at the authority. Of a table,
    `grid` has what is printed, without layout columns, and the first `heads` rows are headings; `text` says
    its rows in lines.
    """

    anchor: str
    kind: Kind
    text: str
    element_id: str = ""
    level: int = 0
    """Of a heading: 1 for a part, 2 for an item, 3 and more inside items."""
    above: int = -1
    """The heading that it stands under, as an index; -1 for none."""
    runs: tuple[Run, ...] = ()
    grid: tuple[Cell, ...] = ()
    heads: int = 0

    def rows(self) -> list[list[str]]:
        """The rows of a table, all of one length: what spans rows or, in headings, columns is repeated."""
        height = max((cell.row + cell.rows for cell in self.grid), default=0)
        width = max((cell.column + cell.columns for cell in self.grid), default=0)
        filled = [[""] * width for _ in range(height)]
        for cell in self.grid:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.columns if cell.row < self.heads else 1):
                    filled[row][cell.column + column] = cell.text
        return filled


@dataclass(frozen=True, slots=True)
class Section:
    """An item of the form: the blocks from `start` to before `end`, its heading among them.

    `id` is as people write it: "1A"; of a form whose parts count anew, "II.1A".
    """

    id: str
    part: str
    item: str
    title: str
    start: int
    end: int


class Place(NamedTuple):
    """Where an element is: in the text of a block from `start` to `end`, or in the cell at `cell`."""

    block: int
    start: int = 0
    end: int = 0
    cell: int = -1


@dataclass(frozen=True, slots=True)
class Document:
    form: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    places: Mapping[str, Place]
    """By the id of an element."""
    notes: tuple[str, ...] = ()
    """What could not be read, in words."""
    anchors: Mapping[str, int] = field(default_factory=dict)

    def headings(self, index: int) -> list[str]:
        """The headings that a block stands under, the outermost first."""
        found = []
        above = self.blocks[index].above
        while above >= 0:
            found.append(self.blocks[above].text)
            above = self.blocks[above].above
        return found[::-1]

    def section_of(self, index: int) -> Section | None:
        return next((one for one in self.sections if one.start <= index < one.end), None)

    def under(self, index: int) -> range:
        """A heading's block and all that stands under it."""
        level = self.blocks[index].level
        end = index + 1
        while end < len(self.blocks) and not 0 < self.blocks[end].level <= level:
            end += 1
        return range(index, end)


def told(sections: tuple[Section, ...]) -> Iterator[str]:
    for one in sections:
        yield f"{one.id} {one.title}".strip()
