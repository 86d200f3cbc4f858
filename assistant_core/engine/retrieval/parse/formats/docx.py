"""Word: a section a heading; tables as rows of cells, where they stand."""

from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from assistant_core.engine.retrieval.document import Document
from assistant_core.engine.retrieval.parse import archive, sections
from assistant_core.engine.retrieval.parse.clean import clean_line
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.parse.sections import Part

MAX_DEPTH = 5
"""Of tables in cells of tables."""


def read(path: Path, report: Report) -> Document:
    archive.check(path, report.limits)
    word = docx.Document(str(path))
    return sections.document(_parts(word), report, clean_line(word.core_properties.title or ""))


def _parts(word: WordDocument) -> Iterator[Part]:
    heading, level, blocks = "", 0, list[str]()
    names = {style.style_id: style.name or "" for style in word.styles}
    for element in word.element.body.iter(qn("w:p"), qn("w:tbl")):
        if any(True for _ in element.iterancestors(qn("w:tbl"), qn("w:p"))):
            continue  # read with the table that it is in
        if element.tag == qn("w:tbl"):
            blocks.append(_rows(Table(element, word)))
            continue
        paragraph = Paragraph(element, word)
        found = _level(paragraph, names)
        if found and paragraph.text.strip():
            yield Part(heading, "\n\n".join(blocks), level)
            heading, level, blocks = paragraph.text, found, []
        blocks.append(paragraph.text)
    yield Part(heading, "\n\n".join(blocks), level)
