"""Tables in the text of a passage: rows with the names of their columns, and the cell that is asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant_core.builtin.book.terms import Term, Text

LINE = re.compile(r"[^\n]+")
GAP = re.compile(r"\t| {2,}")
FIELD = re.compile(r"([^:|\n]{1,60}): (\S.*)")
RULE = re.compile(r"[\s|:+-]+")
MOST_COLUMNS = 60


@dataclass(frozen=True)
class Row:
    header: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def whole(self) -> str:
        return " . ".join((*self.header, *self.cells))

    def column(self, terms: Sequence[Term], weights: Sequence[float]) -> int | None:
        """The one that the question names; None when it names none, or two alike."""
        scores = [_score(name, terms, weights) for name in self.header]
        best = max(range(len(scores)), key=scores.__getitem__, default=0)
        named = scores and scores[best] > 0 and scores.count(scores[best]) == 1
        return best if named and best and best < len(self.cells) else None


def rows(text: str) -> Iterator[tuple[int, int, Row | None]]:
    """Start, end and row of each line of a table; None for its header and the rule below that."""
    block: list[tuple[int, int, tuple[str, ...]]] = []
    end = 0
    for line in LINE.finditer(text):
        cells = _cells(line[0])
        if block and (not cells or text[end : line.start()].count("\n") > 1):
            yield from _table(block)
            block = []
        if cells:
            block.append((*line.span(), cells))
        end = line.end()
    yield from _table(block)


def _table(block: list[tuple[int, int, tuple[str, ...]]]) -> Iterator[tuple[int, int, Row | None]]:
    if len(block) < 2:
        return
    fields = [FIELD.fullmatch(cells[0]) if len(cells) == 1 else None for _, _, cells in block]
    if all(fields):
        pairs = [(field[1], field[2]) for field in fields if field]
        names, values = zip(*pairs, strict=True)
        yield block[0][0], block[-1][1], Row(names, values)
        return
    lines = [(start, end, cells) for start, end, cells in block if len(cells) > 1]
    if len(lines) < 2:
        return
    header = lines[0][2]
    for number, (start, end, cells) in enumerate(lines):
        is_row = number and not all(RULE.fullmatch(cell) for cell in cells)
        yield start, end, Row(header, cells) if is_row else None


def _cells(line: str) -> tuple[str, ...]:
    if "|" in line:
        cells = line.strip().strip("|").split("|")
    else:
        cells = GAP.split(line.strip())
        if len(cells) < 3:
            return (line.strip(),) if FIELD.fullmatch(line.strip()) else ()
    return tuple(cell.strip() for cell in cells[:MOST_COLUMNS])


def _score(name: str, terms: Sequence[Term], weights: Sequence[float]) -> float:
    text = Text(name)
    return sum(weight * term.within(text) for term, weight in zip(terms, weights, strict=True))
