"""Small documents of every kind, made by code: nothing that was published is stored with the tests."""

import random
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO

from docx import Document as open_docx
from pptx import Presentation
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

KOREAN_FONT = "HYSMyeongJo-Medium"
MARGIN, LINE_HEIGHT, FONT_SIZE = 72, 15, 11

SUBJECTS = ("the harbour master", "a young clerk", "the ferry company", "our cousin", "an old surveyor")
VERBS = "counted repaired forgot described measured painted sold inherited catalogued defended".split()
OBJECTS = ("ledgers", "lanterns", "sea charts", "barrels of tar", "silver coins", "glass floats", "letters")
PLACES = (
    "in the customs house",
    "behind the chapel",
    "on the northern pier",
    "near the salt works",
    "at the weir",
)
REASONS = (
    "because the tide was late",
    "although nobody had asked",
    "before the auction",
    "when the frost came",
)


def pdf(
    pages: Sequence[str],
    title: str = "",
    outline: Iterable[tuple[str, int, int]] = (),
    password: str | None = None,
) -> bytes:
    """A PDF whose page n has the text `pages[n]`: a paragraph a blank line, long lines wrapped.

    `outline` are bookmarks (title, page counted from 0, level from 0). A `password` encrypts it;
    with an empty one it opens without being asked for any.
    """
    if KOREAN_FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(KOREAN_FONT))
    target = BytesIO()
    encryption = _encryption(password) if password is not None else None
    canvas = Canvas(target, pagesize=A4, invariant=1, encrypt=encryption)
    canvas.setTitle(title)
    bookmarks = list(outline)
    for number, text in enumerate(pages):
        for entry, page, level in bookmarks:
            if page == number:
                key = f"{entry}-{page}"
                canvas.bookmarkPage(key)
                canvas.addOutlineEntry(entry, key, level)
        _draw(canvas, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def book(pages: int = 160, pages_a_chapter: int = 10) -> list[str]:
    """Varied prose, the same every time: no two pages alike, and on page n the sentence `fact(n)`."""
    made = []
    for number in range(pages):
        chance = random.Random(number)
        paragraphs = [" ".join(_sentence(chance) for _ in range(chance.randint(4, 7))) for _ in range(5)]
        paragraphs.insert(2, fact(number))
        if number % pages_a_chapter == 0:
            paragraphs.insert(0, chapter(number // pages_a_chapter))
        made.append("\n\n".join(paragraphs))
    return made


def chapter(number: int) -> str:
    """The title of a chapter of `book`, counted from 0."""
    return f"Chapter {number + 1}: {OBJECTS[number % len(OBJECTS)].title()} {PLACES[number % len(PLACES)]}"


def fact(page: int) -> str:
    """What only one page of `book` says; pages counted from 0."""
    chance = random.Random(page + 10_000)
    return (
        f"The register of entry {page + 1} records {chance.randint(1_000, 9_999)} crates of "
        f"{chance.choice(OBJECTS)} landed by the vessel {_vessel(page)}."
    )


def book_pdf(pages: int = 160, pages_a_chapter: int = 10) -> bytes:
    """`book` as a PDF with a bookmark a chapter."""
    chapters = range((pages + pages_a_chapter - 1) // pages_a_chapter)
    outline = [(chapter(number), number * pages_a_chapter, 0) for number in chapters]
    return pdf(book(pages, pages_a_chapter), "The Harbour Books", outline)


def docx(blocks: Sequence[str | tuple[int, str] | list[list[str]]], title: str = "") -> bytes:
    """A Word file: a string is a paragraph, (level, text) a heading, a list of rows a table."""
    document = open_docx()
    document.core_properties.title = title
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        elif isinstance(block, tuple):
            document.add_heading(block[1], block[0])
        else:
            table = document.add_table(len(block), len(block[0]))
            for row, cells in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def pptx(slides: Sequence[tuple[str, str, str]], title: str = "") -> bytes:
    """Slides of (title, text, notes)."""
    presentation = Presentation()
    presentation.core_properties.title = title
    for heading, text, notes in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = heading
        slide.placeholders[1].text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    target = BytesIO()
    presentation.save(target)
    return target.getvalue()


def epub(chapters: Sequence[tuple[str, str]], title: str = "A book") -> bytes:
    """An e-book of (chapter title, text with blank lines between paragraphs)."""
    names = [f"chapter{number}.xhtml" for number in range(1, len(chapters) + 1)]
    members = {
        "META-INF/container.xml": EPUB_CONTAINER,
        "OEBPS/content.opf": epub_package(title, names),
        "OEBPS/nav.xhtml": xhtml(
            "<nav epub:type='toc'><ol>"
            + "".join(
                f"<li><a href='{name}'>{heading}</a></li>"
                for name, (heading, _) in zip(names, chapters, strict=True)
            )
            + "</ol></nav>"
        ),
    }
    for name, (heading, text) in zip(names, chapters, strict=True):
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
        members[f"OEBPS/{name}"] = xhtml(f"<h1>{heading}</h1>{paragraphs}")
    return zipped({"mimetype": "application/epub+zip", **members})


EPUB_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""


def epub_package(title: str, names: Sequence[str]) -> str:
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{items}</manifest>
<spine>{spine}</spine></package>"""


def xhtml(body: str) -> str:
    namespaces = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    head = "<head><title>A page</title></head>"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<html {namespaces}>{head}<body>{body}</body></html>'


def zipped(members: dict[str, str | bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, stored)
    return target.getvalue()


def _sentence(chance: random.Random) -> str:
    words = (chance.choice(part) for part in (SUBJECTS, VERBS, OBJECTS, PLACES, REASONS))
    subject, verb, thing, place, reason = words
    return f"{subject.capitalize()} {verb} {chance.randint(2, 99)} {thing} {place} {reason}."


def _vessel(page: int) -> str:
    return "".join("aeiou"[digit % 5] + "klmnrstvwz"[digit] for digit in map(int, f"{page:04}")).capitalize()


def _draw(canvas: Canvas, text: str) -> None:
    y = A4[1] - MARGIN
    for paragraph in text.split("\n\n"):
        for line in paragraph.split("\n"):
            font = "Helvetica" if line.isascii() else KOREAN_FONT
            canvas.setFont(font, FONT_SIZE)
            for piece in _wrapped(line, font):
                canvas.drawString(MARGIN, y, piece)
                y -= LINE_HEIGHT
        y -= LINE_HEIGHT


def _wrapped(line: str, font: str) -> list[str]:
    width = A4[0] - 2 * MARGIN
    pieces = [""]
    for word in line.split(" "):
        longer = f"{pieces[-1]} {word}".strip()
        if pieces[-1] and pdfmetrics.stringWidth(longer, font, FONT_SIZE) > width:
            pieces.append(word)
        else:
            pieces[-1] = longer
    return pieces


def _encryption(password: str) -> StandardEncryption:
    return StandardEncryption(password, ownerPassword="owner", strength=128)
