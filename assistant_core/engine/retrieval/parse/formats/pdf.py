"""PDF: a page a page, its lines joined into paragraphs again; bookmarks are the outline."""

import ctypes
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from assistant_core.engine.retrieval.document import Document, OutlineEntry, Page, UnreadableFile
from assistant_core.engine.retrieval.parse.clean import clean_line
from assistant_core.engine.retrieval.parse.lines import Line, paragraphs
from assistant_core.engine.retrieval.parse.report import Report

MAX_OUTLINE_ENTRIES = 5_000
MAX_OUTLINE_DEPTH = 8
HEADING_WITHIN = 200
"""A page that names its bookmark within so many characters begins with it."""

# PDFium leaves out the hyphen of a divided word and the line end after it, and puts one of these.
DIVISIONS = ("\ufffe", "\x02")
LINE = re.compile("([^\r\n\ufffe\x02]*)(\r?\n|\r|[\ufffe\x02]|$)")

NO_TITLE = ("untitled", "microsoft word - ", "microsoft powerpoint - ", "anonymous", "(anonymous)")
REPAIRED = "The PDF was damaged; what could be repaired of it was read."


def read(path: Path, report: Report) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        pdf = open_pdf(path, Path(folder))
        try:
            if pdf.path != path:
                report.note(REPAIRED)
            return _document(pdf.document, report)
        finally:
            pdf.document.close()


class Opened:
    def __init__(self, document: pypdfium2.PdfDocument, path: Path) -> None:
        self.document = document
        self.path = path


def open_pdf(path: Path, folder: Path) -> Opened:
    """The PDF, or a copy in `folder` that has been repaired."""
    try:
        document = pypdfium2.PdfDocument(path)
        if len(document):
            return Opened(document, path)
        document.close()
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableFile(
                "This PDF needs a password: save a copy without one and add that.", "invalid_file"
            ) from error
    repaired = folder / "repaired.pdf"
    _repair(path, repaired)
    try:
        document = pypdfium2.PdfDocument(repaired)
    except pypdfium2.PdfiumError as error:
        raise _damaged() from error
    if not len(document):
        document.close()
        raise _damaged()
    return Opened(document, repaired)


def _repair(path: Path, target: Path) -> None:
    import pikepdf  # only for damaged files

    try:
        with pikepdf.open(path) as pdf:
            pdf.save(target)
    except pikepdf.PasswordError as error:
        raise UnreadableFile(
            "This PDF needs a password: save a copy without one and add that.", "invalid_file"
        ) from error
    except (pikepdf.PdfError, OSError, ValueError) as error:
        raise _damaged() from error


def _damaged() -> UnreadableFile:
    return UnreadableFile(
        "This PDF is damaged and could not be repaired: download it again, or print it to a new PDF.",
        "invalid_file",
    )


def _document(pdf: pypdfium2.PdfDocument, report: Report) -> Document:
    report.check_pages(len(pdf))
    outline = list(_outline(pdf))
    texts = [_text(pdf, number, report) for number in range(len(pdf))]
    pages = _with_headings(texts, outline, report)
    without = [number + 1 for number, page in enumerate(pages) if not page.text.strip()]
    if len(without) == len(pages):
        raise UnreadableFile(
            "This PDF has no text, only images: it is a scan. Run text recognition (OCR) on it first "
            "and add the PDF that gives.",
            "invalid_file",
        )
    if without:
        report.note(f"No text on {_ranges(without)}: blank, or images only.")
    return Document("pdf", "page", tuple(pages), _title(pdf, report), tuple(outline))


def _text(pdf: pypdfium2.PdfDocument, number: int, report: Report) -> str:
    report.progress(number, len(pdf))
    try:
        page = pdf[number]
        try:
            text_page = page.get_textpage()
            return paragraphs(list(_lines(text_page)))
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        report.note(f"Page {number + 1} is damaged and was left out.")
        return ""


def _lines(text_page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Each line with the place of its first and last letter, which is enough to tell paragraphs."""
    start = 0
    box = pdfium.FS_RECTF()
    for text, end in LINE.findall(text_page.get_text_range()):
        shown = text.strip(" \t")
        if shown:
            first = start + text.index(shown)
            divided = end in DIVISIONS
            written = f"{shown}-" if divided else shown
            left = _box(text_page, first, box) and (box.left, box.bottom, box.top)
            right = left and _box(text_page, first + len(shown) - 1, box) and box.right
            if left and right:
                yield Line(written, left[0], right, left[1], left[2], text.endswith(" "), divided)
            else:
                yield Line(written, divided=divided)
        start += len((text + end).encode("utf-16-le", "replace")) // 2


def _box(text_page: pypdfium2.PdfTextPage, text_index: int, box: pdfium.FS_RECTF) -> bool:
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, text_index)
    return index >= 0 and bool(pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)))


def _outline(pdf: pypdfium2.PdfDocument) -> Iterator[OutlineEntry]:
    for count, bookmark in enumerate(pdf.get_toc(max_depth=MAX_OUTLINE_DEPTH)):
        if count >= MAX_OUTLINE_ENTRIES:
            return
        destination = bookmark.get_dest()
        page = destination.get_index() if destination else None
        title = clean_line(bookmark.get_title())
        if page is not None and 0 <= page < len(pdf) and title:
            yield OutlineEntry(title, page, bookmark.level + 1)


def _with_headings(texts: list[str], outline: list[OutlineEntry], report: Report) -> list[Page]:
    titles: dict[int, list[str]] = {}
    for entry in outline:
        titles.setdefault(entry.page, []).append(entry.title)
    pages = []
    heading = ""
    for number, text in enumerate(texts):
        here = titles.get(number, [])
        pages.append(report.page(text, next((title for title in here if _begins_with(text, title)), heading)))
        heading = here[-1] if here else heading
    return pages


def _begins_with(text: str, title: str) -> bool:
    return _letters(title) in _letters(text[: HEADING_WITHIN + len(title)])


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _title(pdf: pypdfium2.PdfDocument, report: Report) -> str:
    title = clean_line(pdf.get_metadata_value("Title"))
    if not title or title.casefold().startswith(NO_TITLE) or "." in title[-5:]:
        return report.title
    return title


def _ranges(numbers: list[int]) -> str:
    """[1, 3, 4, 5] → "pages 1, 3–5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number, number])
    shown = [f"{first}" if first == last else f"{first}–{last}" for first, last in runs]
    more = f" and {len(shown) - 20} more places" if len(shown) > 20 else ""
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(shown[:20])}{more}"
