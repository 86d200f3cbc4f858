"""The output of a search: its results, their sentences and the rows of their tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant_core.builtin.turn import PastCall, read_json
from assistant_core.engine.retrieval.sentences import sentences

MOST_TEXT = 30_000
"""Of all results together; what comes last is the least like the question."""
LONGEST_HEADING = 70
MOST_COLUMNS = 60
GAP = re.compile(r"\t| {2,}")
FIELD = re.compile(r"[^:|\n]{1,60}: \S.*")
RULE = re.compile(r"[\s|:+-]*")
LIST_ITEM = re.compile(r"^\s{0,20}([-*•·]|\d{1,3}[.)])\s")


@dataclass(frozen=True)
class Result:
    cite: str
    file: str
    where: str
    heading: str
    text: str


@dataclass(frozen=True)
class Row:
    header: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """A sentence or a row of a table."""

    text: str
    result: Result
    start: int
    end: int
    row: Row | None = None

    @property
    def is_heading(self) -> bool:
        line = self.text.strip()
        last = line.rstrip("\"'”’)»」』")[-1:]
        bare = last.isalnum() and last not in "다요음함임됨" and not LIST_ITEM.match(line)
        alone = len(line) < LONGEST_HEADING and not self.result.text[self.end : self.end + 2].strip("\n")
        return not self.row and (line.startswith("#") or line == self.result.heading or (bare and alone))


def read(calls: Iterable[PastCall]) -> tuple[list[Result], str]:
    """What was found, and the notes that came with it."""
    outputs = [read_json(call.output) for call in calls]
    outputs = [output for output in outputs if isinstance(output, dict)]
    found = [output.get("results") for output in outputs]
    results: list[Result] = []
    left = MOST_TEXT
    for item in (item for some in found if isinstance(some, list) for item in some):
        if isinstance(item, dict) and left > 0 and item.get("text"):
            names = ("cite", "file", "where", "heading", "text")
            cite, file, where, heading, text = (str(item.get(name) or "") for name in names)
            results.append(Result(cite, file, where, heading, text[:left]))
            left -= len(text)
    return results, " ".join(str(output.get("note") or "") for output in outputs)


def units_of(result: Result) -> list[Unit]:
    text, pieces, at = result.text, [], 0
    units: list[Unit] = []
    for start, end, row in _rows(text):
        if row:
            units.append(Unit(text[start:end], result, start, end, row))
        pieces += [text[at:start], "\n" * (end - start)]
        at = end
    rest = "".join([*pieces, text[at:]])
    units += [Unit(rest[start:end], result, start, end) for start, end in sentences(rest)]
    return sorted(units, key=lambda unit: unit.start)


def _rows(text: str) -> Iterator[tuple[int, int, Row | None]]:
    """Start, end and row of each line of a table; None for its header and the rule below that."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line), _cells(line)))
        at += len(line) + 1
    for _, group in groupby(lines, key=lambda line: len(line[2]) if len(line[2]) < 2 else 2):
        block = list(group)
        if len(block) > 1 and len(block[0][2]) == 1:
            names, values = zip(*(cells[0].split(": ", 1) for _, _, cells in block), strict=True)
            yield block[0][0], block[-1][1], Row(names, values)
        elif len(block) > 1 and block[0][2]:
            for number, (start, end, cells) in enumerate(block):
                is_row = number and not all(RULE.fullmatch(cell) for cell in cells)
                yield start, end, Row(block[0][2], cells) if is_row else None


def _cells(line: str) -> tuple[str, ...]:
    """Of a row several, of a line “name: value” one, else none."""
    line = line.strip()
    cells = line.strip("|").split("|") if "|" in line else GAP.split(line)
    if "|" in line or len(cells) > 2:
        return tuple(cell.strip() for cell in cells[:MOST_COLUMNS])
    return (line,) if FIELD.fullmatch(line) else ()
