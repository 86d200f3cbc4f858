"""Sections of a readable size, for what has no pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant_core.engine.retrieval.document import Document, OutlineEntry, Page
from assistant_core.engine.retrieval.parse.clean import clean_line
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
    alone = ""
    for part in parts:
        if part.level and part.heading:
            outline.append(OutlineEntry(clean_line(part.heading), len(pages), part.level))
        text = f"{alone}\n\n{part.text}" if alone else part.text
        alone = ""
        if part.level and len(part.text.strip()) <= len(part.heading.strip()):
            alone = text  # a heading right above the next one
            continue
        pages += _pages(text, part.heading, report)
    pages += _pages(alone, "", report)
    outline = [entry for entry in outline if entry.title and entry.page < len(pages)]
    return Document(report.kind, "section", tuple(pages), title or report.title, tuple(outline))


def _pages(text: str, heading: str, report: Report) -> list[Page]:
    if not text.strip():
        return []
    return [page for page in (report.page(piece, heading) for piece in cut(text)) if page.text.strip()]


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
