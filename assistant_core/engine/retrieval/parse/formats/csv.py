"""Tables as text: each row with the names of its columns, so that a passage says what its numbers are."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest
from pathlib import Path

from assistant_core.engine.retrieval.document import Document, UnreadableFile
from assistant_core.engine.retrieval.parse import sections
from assistant_core.engine.retrieval.parse.files import text_of
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.parse.sections import SECTION_CHARACTERS, Part

DELIMITERS = ",\t;|"
SAMPLE_CHARACTERS = 20_000
SAMPLE_ROWS = 50
ROWS_A_SECTION = 100
NUMBER = re.compile(r"[-+$€₩(]*\d[\d.,%)]*")


def read(path: Path, report: Report) -> Document:
    text = text_of(path).replace("\0", "")
    csv.field_size_limit(report.limits.text_characters)
    rows = (row for row in csv.reader(_lines(text), delimiter=_delimiter(text)) if any(map(str.strip, row)))
    try:
        return sections.document(parts(rows), report)
    except csv.Error as error:
        raise UnreadableFile(
            f"This table is damaged ({error}): save it anew as CSV.", "invalid_file"
        ) from error


def parts(rows: Iterable[list[str]]) -> Iterator[Part]:
    rows = iter(rows)
    head = list(islice(rows, 2))
    named = len(head) == 2 and _is_header(head[0])
    header = head.pop(0) if named else []
    said: list[str] = []
    size, begin = 0, 1
    for number, row in enumerate(chain(head, rows), start=1):
        said.append(_shown(header, row))
        size += len(said[-1])
        if len(said) >= ROWS_A_SECTION or size > SECTION_CHARACTERS:
            yield Part(_rows(begin, number), "\n\n".join(said), 0)
            said, size, begin = [], 0, number + 1
    if said:
        yield Part(_rows(begin, begin + len(said) - 1), "\n\n".join(said), 0)
    elif named and begin == 1:
        yield Part("", " | ".join(header), 0)


def _shown(header: list[str], row: list[str]) -> str:
    cells = zip_longest(header[: len(row)], row, fillvalue="")
    shown = ((name.strip(), " ".join(value.split())) for name, value in cells)
    return "\n".join(
        f"{name or f'Column {number}'}: {value}" for number, (name, value) in enumerate(shown, 1) if value
    )


def _is_header(row: list[str]) -> bool:
    """Names, all different, and not a number among them."""
    names = [cell.strip() for cell in row if cell.strip()]
    return len(set(names)) == len(names) and not any(NUMBER.fullmatch(name) for name in names)


def _rows(first: int, last: int) -> str:
    return f"rows {first:,}–{last:,}" if last > first else f"row {first:,}"


def _delimiter(text: str) -> str:
    """The one that divides the most lines into the same number of cells, of more than one."""
    sample = text[:SAMPLE_CHARACTERS].splitlines()[:SAMPLE_ROWS]

    def score(delimiter: str) -> tuple[int, int]:
        cells = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if row)
        columns, rows = max(cells.items(), key=lambda counted: (counted[1], counted[0]), default=(0, 0))
        return (rows, columns) if columns > 1 else (0, 0)

    return max(DELIMITERS, key=score)


def _lines(text: str) -> Iterator[str]:
    return (line + "\n" for line in text.split("\n"))
