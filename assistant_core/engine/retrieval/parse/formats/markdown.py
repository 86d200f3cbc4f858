"""Markdown: a section a heading, as it is written."""

import re
from collections.abc import Iterator
from pathlib import Path

from assistant_core.engine.retrieval.document import Document
from assistant_core.engine.retrieval.parse import sections
from assistant_core.engine.retrieval.parse.files import text_of
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.parse.sections import Part

FENCE = re.compile(r" {0,3}(```+|~~~+)")
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
FRONT_TITLE = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
LONGEST_HEADING = 1_000
MARKS = re.compile(r"[*_`]+|\[([^\]]*)\]\([^)]*\)")


def read(path: Path, report: Report) -> Document:
    text = text_of(path)
    front = FRONT_MATTER.match(text)
    found = list(parts(text[front.end() :] if front else text))
    named = FRONT_TITLE.search(front[1]) if front else None
    first = next((part.heading for part in found if part.level == 1), "")
    return sections.document(found, report, named[1] if named else first)


def parts(text: str) -> Iterator[Part]:
    heading, level, lines = "", 0, list[str]()
    fence = ""
    for line in text.split("\n"):
        mark = FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        found = _heading(line, lines[-1] if lines else "") if not fence else None
        if found:
            # An underlined heading has been taken for text.
            kept = [lines.pop()] if found[2] else []
            yield Part(heading, "\n".join(lines), level)
            heading, level, lines = found[0], found[1], kept
        lines.append(line)
    yield Part(heading, "\n".join(lines), level)


def _heading(line: str, above: str) -> tuple[str, int, bool] | None:
    """(title, level, whether it is the line above)."""
    if len(line) > LONGEST_HEADING or len(above) > LONGEST_HEADING:
        return None
    found = HEADING.match(line)
    if found:
        return _plain(found[2]), len(found[1]), False
    underline = UNDERLINE.match(line)
    if underline and above.strip() and not above.lstrip().startswith(("#", ">", "-", "*", "|")):
        return _plain(above.strip()), 1 if underline[1][0] == "=" else 2, True
    return None


def _plain(title: str) -> str:
    return MARKS.sub(lambda mark: mark[1] or "", title)
