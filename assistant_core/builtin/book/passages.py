"""The output of a search: its results, their sentences and the rows of their tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant_core.builtin.book.signs import LIST_ITEM
from assistant_core.builtin.book.tables import Row, rows
from assistant_core.builtin.turn import PastCall, read_json
from assistant_core.engine.retrieval.sentences import sentences

MOST_TEXT = 30_000
"""Of all results together; what comes last is the least like the question."""
LONGEST_HEADING = 70


@dataclass(frozen=True)
class Result:
    cite: str
    file: str
    where: str
    heading: str
    text: str


@dataclass(frozen=True)
class Unit:
    """A sentence or a row of a table."""

    text: str
    result: Result
    rank: int
    """Of its result, best first."""
    start: int
    end: int
    row: Row | None = None

    @property
    def is_heading(self) -> bool:
        if self.row:
            return False
        line = self.text.strip()
        last = line.rstrip("\"'”’)»」』")[-1:]
        bare = last.isalnum() and last not in "다요음함임됨" and not LIST_ITEM.match(line)
        stands_alone = not self.result.text[self.end : self.end + 2].strip("\n")
        short = "\n" not in line and len(line) < LONGEST_HEADING
        return line.startswith("#") or line == self.result.heading or (short and bare and stands_alone)


def read(calls: Iterable[PastCall]) -> tuple[list[Result], str]:
    """What was found, and the note that came with it."""
    results: list[Result] = []
    notes: list[str] = []
    left = MOST_TEXT
    for call in calls:
        output = read_json(call.output)
        if isinstance(output, dict):
            found = output.get("results")
            for item in found if isinstance(found, list) else []:
                result = _result(item, left) if isinstance(item, dict) else None
                if result and result.text:
                    results.append(result)
                    left -= len(result.text)
            notes.append(str(output.get("note") or ""))
    return results, " ".join(note for note in notes if note)


def units_of(result: Result, rank: int) -> list[Unit]:
    text, pieces, at = result.text, [], 0
    units: list[Unit] = []
    for start, end, row in rows(text):
        if row:
            units.append(Unit(text[start:end], result, rank, start, end, row))
        pieces += [text[at:start], "\n" * (end - start)]
        at = end
    rest = "".join([*pieces, text[at:]])
    units += [Unit(rest[start:end], result, rank, start, end) for start, end in sentences(rest)]
    return sorted(units, key=lambda unit: unit.start)


def _result(item: dict[str, object], most: int) -> Result:
    names = ("cite", "file", "where", "heading", "text")
    cite, file, where, heading, text = (str(item.get(name) or "") for name in names)
    return Result(cite, file, where, heading, text[:most])
