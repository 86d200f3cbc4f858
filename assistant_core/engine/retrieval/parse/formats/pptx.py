"""PowerPoint: a page a slide, with its tables and notes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pptx
from pptx.enum.shapes import MSO_SHAPE_TYPE

from assistant_core.engine.retrieval.document import Document, OutlineEntry, Page, UnreadableFile
from assistant_core.engine.retrieval.parse import archive
from assistant_core.engine.retrieval.parse.clean import clean_line
from assistant_core.engine.retrieval.parse.report import Report


def read(path: Path, report: Report) -> Document:
    archive.check(path, report.limits)
    presentation = pptx.Presentation(str(path))
    slides = list(presentation.slides)
    if not slides:
        raise UnreadableFile("This presentation has no slides.", "invalid_file")
    pages = []
    for number, slide in enumerate(slides):
        pages.append(_page(slide, report))
        report.progress(number + 1, len(slides))
    outline = [OutlineEntry(page.heading, number) for number, page in enumerate(pages) if page.heading]
    title = clean_line(presentation.core_properties.title or "")
    if title.casefold() in {"", "powerpoint presentation", "powerpoint 프레젠테이션"}:
        title = report.title
    return Document("pptx", "slide", tuple(pages), title, tuple(outline))


def _page(slide: Any, report: Report) -> Page:
    heading = slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""
    text = [block for block in _blocks(slide.shapes) if block.strip()]
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        notes = slide.notes_slide.notes_text_frame.text.strip()
        text += [f"Notes: {notes}"] if notes else []
    return report.page("\n\n".join(text), heading)


def _blocks(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _blocks(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield "\n".join(
                " | ".join(" ".join(cell.text.split()) for cell in row.cells) for row in shape.table.rows
            )
