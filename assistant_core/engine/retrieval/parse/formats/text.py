"""Plain text: by its chapters when it has headings of them, else in sections of a readable size."""

import re
from collections.abc import Iterator
from pathlib import Path

from assistant_core.engine.retrieval.document import Document
from assistant_core.engine.retrieval.parse import sections
from assistant_core.engine.retrieval.parse.files import text_of
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.parse.sections import Part

CHAPTER = re.compile(
    r"^[ \t]*("
    r"(?:(?:chapter|part|book|act|scene)[ \t]+"
    r"(?:\d{1,4}|[ivxlcdm]{1,8}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|제[ \t]?\d{1,4}[ \t]?[장절편부권회]"
    r"|(?:prologue|epilogue|appendix|머리말|프롤로그|에필로그|부록)\b)[^\n]{0,80})$",
    re.IGNORECASE | re.MULTILINE,
)
SENTENCE_END = (".", ",", ";", "다", "요")
BARE_HEADING = 15
SHORTEST_CHAPTER = 100


def read(path: Path, report: Report) -> Document:
    text = text_of(path)
    return sections.document(parts(text), report)


def parts(text: str) -> Iterator[Part]:
    headings = [found for found in CHAPTER.finditer(text) if _is_heading(found[1].strip())]
    ends = [*(heading.start() for heading in headings), len(text)][1:]
    # Headings with nothing between them are a table of contents.
    chapters = [
        heading
        for heading, end in zip(headings, ends, strict=True)
        if end - heading.start() > SHORTEST_CHAPTER or end == len(text)
    ]
    if len(chapters) < 2:
        yield from (Part("", page) for page in text.split("\f"))
        return
    yield Part("", text[: chapters[0].start()])
    ends = [*(heading.start() for heading in chapters), len(text)][1:]
    for heading, end in zip(chapters, ends, strict=True):
        yield Part(heading[1].strip(), text[heading.start() : end])


def _is_heading(line: str) -> bool:
    return len(line) < BARE_HEADING or not line.endswith(SENTENCE_END)
