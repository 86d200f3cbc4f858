"""HTML: a section a heading; scripts and styles are left out."""

from pathlib import Path

from assistant_core.engine.retrieval.document import Document, UnreadableFile
from assistant_core.engine.retrieval.parse import markup, sections
from assistant_core.engine.retrieval.parse.clean import clean_line
from assistant_core.engine.retrieval.parse.report import Report


def read(path: Path, report: Report) -> Document:
    tree = markup.html(path.read_bytes())
    if tree is None:
        raise UnreadableFile("This page has no text in it.", "invalid_file")
    return sections.document(markup.parts(tree), report, clean_line(markup.title(tree)))
