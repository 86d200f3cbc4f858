"""What the stages hand to each other."""

from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["page", "slide", "section"]
"""What a document is divided in: pages of a PDF, slides, and sections of everything else."""


@dataclass(frozen=True)
class Page:
    text: str
    """NFC, lines separated by a single newline, paragraphs by two, no control characters."""
    heading: str = ""
    """The heading that the page begins under, or a slide's title."""


@dataclass(frozen=True)
class OutlineEntry:
    title: str
    page: int
    """Index into the document's pages."""
    level: int = 1


@dataclass(frozen=True)
class Document:
    kind: str
    """What the file is, whatever it is called: `pdf`, `docx`, `text`, …"""
    unit: Unit
    pages: tuple[Page, ...]
    title: str = ""
    outline: tuple[OutlineEntry, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What the reader should know: pages without text, a repaired file."""


@dataclass(frozen=True)
class Chunk:
    page: int
    """Index of the page that it lies in; the first one when a static strategy crosses pages."""
    start: int
    end: int
    """Offsets into the text of that page (of all pages joined by two newlines, for a static strategy)."""
    text: str
    heading: str = ""


@dataclass(frozen=True)
class Passage:
    """A chunk that was found for a question, with all that a citation needs."""

    file_id: str
    filename: str
    page: int
    """Counted from 0."""
    unit: Unit
    heading: str
    text: str
    score: float
    """0 to 1, comparable within one search only."""
    marker: str = ""
    """What the model cites it by, such as `【4:0†source】`; given when it is shown to a model."""
    attributes: dict[str, str | float | bool] = field(default_factory=dict)


class UnreadableFile(Exception):
    """A file whose text cannot be had. The message says why and what to do, in words for its owner."""

    def __init__(
        self, message: str, code: Literal["unsupported_file", "invalid_file", "server_error"]
    ) -> None:
        super().__init__(message)
        self.code = code
