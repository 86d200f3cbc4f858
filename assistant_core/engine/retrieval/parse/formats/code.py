"""Source code: sections of lines, named by their numbers."""

from collections.abc import Iterator
from pathlib import Path

from assistant_core.engine.retrieval.document import Document
from assistant_core.engine.retrieval.parse import sections
from assistant_core.engine.retrieval.parse.files import text_of
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.parse.sections import Part

LINES_A_SECTION = 80


def read(path: Path, report: Report) -> Document:
    return sections.document(_parts(text_of(path).expandtabs(4)), report, report.filename)


def _parts(text: str) -> Iterator[Part]:
    lines = text.rstrip("\n").split("\n")
    for start in range(0, len(lines), LINES_A_SECTION):
        some = lines[start : start + LINES_A_SECTION]
        yield Part(f"lines {start + 1}–{start + len(some)}", "\n".join(some), 0)
