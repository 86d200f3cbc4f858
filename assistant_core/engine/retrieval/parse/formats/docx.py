"""Word: a section a heading; tables as rows of cells, where they stand; footnotes last."""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from assistant_core.engine.retrieval.document import Document
from assistant_core.engine.retrieval.parse import archive, sections
from assistant_core.engine.retrieval.parse.clean import clean_line
from assistant_core.engine.retrieval.parse.markup import Tree
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.parse.sections import Part

PARAGRAPH, TABLE, ROW, CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
TEXT, TAB, BREAKS = qn("w:t"), qn("w:tab"), {qn("w:br"), qn("w:cr"), PARAGRAPH}
HYPHEN = qn("w:noBreakHyphen")
# The same text box once more, for old programs.
TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING_NAME = re.compile(r"(?:heading|제목|개요)\s*(\d)", re.IGNORECASE)


def read(path: Path, report: Report) -> Document:
    archive.check(path, report.limits)
    word = docx.Document(str(path))
    return sections.document(_parts(word), report, clean_line(word.core_properties.title or ""))


def _parts(word: WordDocument) -> Iterator[Part]:
    levels = _heading_styles(word)
    heading, level, blocks = "", 0, list[str]()
    for element in word.element.body.iter(PARAGRAPH, TABLE):
        if next(element.iterancestors(PARAGRAPH, TABLE, TWICE), None) is not None:
            continue  # read with what it stands in
        text = _rows(element) if element.tag == TABLE else _text(element).strip()
        found = _level(element, levels) if element.tag == PARAGRAPH and text else 0
        if found:
            yield Part(heading, "\n\n".join(blocks), level)
            heading, level, blocks = text, found, []
        blocks.append(text)
    yield Part(heading, "\n\n".join(blocks), level)
    yield from _footnotes(word)


def _heading_styles(word: WordDocument) -> dict[str, int]:
    levels = {}
    for style in word.styles.element.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        named = HEADING_NAME.match(name.get(qn("w:val"), "") if name is not None else "")
        level = int(named[1]) if named else _outline_level(style)
        if level:
            levels[style.get(qn("w:styleId"), "")] = level
    return levels


def _level(paragraph: Tree, styles: dict[str, int]) -> int:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    level = styles.get(style.get(qn("w:val"), ""), 0) if style is not None else 0
    return level or _outline_level(paragraph)


def _outline_level(element: Tree) -> int:
    """Counted from 1, as headings are; 9 in the file means none."""
    level = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = level.get(qn("w:val"), "") if level is not None else ""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def _text(element: Tree) -> str:
    """All text in it, also what python-docx leaves out: insertions, fields, text boxes."""
    said = []
    for part in element.iter(TEXT, TAB, HYPHEN, *BREAKS):
        if next(part.iterancestors(TWICE), None) is not None:
            continue
        if part.tag == TEXT:
            said.append(part.text or "")
        elif part.tag in BREAKS:
            said.append("\n")
        elif part.tag == HYPHEN:
            said.append("-")
        elif part.getparent().tag != qn("w:tabs"):
            said.append("\t")
    return "".join(said)


def _rows(table: Tree) -> str:
    rows = [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]
    return "\n".join(" | ".join(_cells(row)) for row in rows)


def _cells(row: Tree) -> Iterator[str]:
    for cell in row.iter(CELL):
        if next(cell.iterancestors(ROW)) is row:
            yield " ".join(_text(cell).split())


def _footnotes(word: WordDocument) -> Iterator[Part]:
    for related in word.part.rels.values():
        if related.reltype.endswith(("/footnotes", "/endnotes")) and not related.is_external:
            notes = parse_xml(related.target_part.blob)
            text = "\n\n".join(_text(note).strip() for note in notes)
            name = related.reltype.rpartition("/")[2].capitalize()
            if text.strip():
                yield Part(name, f"{name}\n\n{text}", 1)
