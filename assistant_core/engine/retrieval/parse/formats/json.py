"""JSON as lines of `path: value`, so that each value can be found and says where it stands."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant_core.engine.retrieval.document import Document, UnreadableFile
from assistant_core.engine.retrieval.parse import sections
from assistant_core.engine.retrieval.parse.files import text_of
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.parse.sections import SECTION_CHARACTERS, Part


def read(path: Path, report: Report) -> Document:
    text = text_of(path)
    try:
        value = _value(text)
    except RecursionError as error:
        raise UnreadableFile("This JSON is nested too deeply to be read.", "invalid_file") from error
    if value is None and text.strip() != "null":
        report.note("This is not valid JSON; it was read as plain text.")
        return sections.document([Part("", text, 0)], report)
    return sections.document(_parts(lines(value)), report)


def _value(text: str) -> Any:
    """Of the whole, or of each line; None when it is neither."""
    try:
        return json.loads(text)
    except ValueError:
        rows = [line for line in text.split("\n") if line.strip()]
    try:
        return [json.loads(row) for row in rows]
    except ValueError:
        return None


def lines(value: Any) -> Iterator[str]:
    waiting = [("", value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict) and value:
            inside = [(f"{path}.{key}" if path else key, item) for key, item in value.items()]
            waiting += reversed(inside)
        elif isinstance(value, list) and value:
            inside = [(f"{path}[{number}]", item) for number, item in enumerate(value)]
            waiting += reversed(inside)
        else:
            shown = value if isinstance(value, str) else json.dumps(value)
            yield f"{path}: {shown}" if path else shown


def _parts(lines: Iterator[str]) -> Iterator[Part]:
    said: list[str] = []
    size = 0
    for line in lines:
        said.append(line)
        size += len(line)
        if size > SECTION_CHARACTERS:
            yield Part("", "\n".join(said), 0)
            said, size = [], 0
    yield Part("", "\n".join(said), 0)
