"""Sections of a readable size, for what has no pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant_core.engine.retrieval.document import Document, OutlineEntry, Page
from assistant_core.engine.retrieval.parse.report import Report

SECTION_CHARACTERS = 3_000

# Where a long text is cut, best first.
BORDERS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True)
class Part:
    """What stands under one heading; level 0 is no entry in the outline."""

    heading: str
    text: str
    level: int = 1


def document(parts: Iterable[Part], report: Report, title: str = "") -> Document:
    """Parts as sections: a long one is cut, and those of its cuts stay under its heading."""
    pages: list[Page] = []
    outline: list[OutlineEntry] = []
    for part in parts:
        entry = OutlineEntry(part.heading, len(pages), part.level)
        for piece in cut(part.text):
            page = report.page(piece, part.heading)
            if page.text:
                pages.append(page)
        if len(pages) > entry.page and entry.level and entry.title:
            outline.append(OutlineEntry(pages[entry.page].heading, entry.page, entry.level))
    return Document(report.kind, "section", tuple(pages), title or report.title, tuple(outline))


def cut(text: str, size: int = SECTION_CHARACTERS) -> Iterator[str]:
    """Pieces of about `size` characters, cut between paragraphs where there are any."""
    start = 0
    # The last piece may be half as long again, so that no scrap of a few words is left over.
    while len(text) - start > size * 3 // 2:
        end = _border(text, start, size)
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _border(text: str, start: int, size: int) -> int:
    for border in BORDERS:
        found = text.rfind(border, start + size // 2, start + size)
        if found >= 0:
            return found + len(border)
    return start + size
