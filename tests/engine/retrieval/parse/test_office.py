from assistant_core.engine.retrieval.document import OutlineEntry, Page
from tests.engine.retrieval import hostile
from tests.engine.retrieval.parse.conftest import Read
from tests.support import documents

W = hostile.W


def test_docx(read: Read) -> None:
    made = documents.docx(
        [
            "Before.",
            (1, "One"),
            "Text.",
            [["Year", "Sales"], ["2020", "5"]],
            "After.",
            (1, "Two"),
            (2, "Part"),
            "End.",
        ],
        "A report",
    )
    document = read(made, "a.docx")
    assert (document.kind, document.unit, document.title) == ("docx", "section", "A report")
    assert document.pages == (
        Page("Before."),
        Page("One\n\nText.\n\nYear | Sales\n2020 | 5\n\nAfter.", "One"),
        Page("Two\n\nPart\n\nEnd.", "Part"),
    )
    assert document.outline == (OutlineEntry("One", 1), OutlineEntry("Two", 2), OutlineEntry("Part", 2, 2))


def test_docx_text_that_stands_elsewhere_than_in_runs(read: Read) -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>Inserted,</w:t></w:r></w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t> linked</w:t><w:tab/><w:t>and tabbed</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a field</w:t><w:br/><w:t>of two lines</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    document = read(hostile.docx_of(f"<w:document {W}><w:body>{body}</w:body></w:document>"), "a.docx")
    assert document.pages[0].text == "Inserted, linked and tabbed\n\nIn a field\nof two lines"


def test_docx_without_headings_is_cut_between_paragraphs(read: Read) -> None:
    paragraphs = [f"Paragraph {number} " + "of some words. " * 30 for number in range(30)]
    document = read(documents.docx(paragraphs), "a.docx")
    assert len(document.pages) > 3
    assert all(page.text.startswith("Paragraph") for page in document.pages)
    assert "\n\n".join(page.text for page in document.pages) == "\n\n".join(map(str.strip, paragraphs))


def test_pptx(read: Read) -> None:
    document = read(
        documents.pptx([("Results", "Up\nDown", "Say this"), ("Thanks", "", "")], "Deck"), "a.pptx"
    )
    assert (document.kind, document.unit, document.title) == ("pptx", "slide", "Deck")
    assert document.pages == (
        Page("Results\n\nUp\nDown\n\nNotes: Say this", "Results"),
        Page("Thanks", "Thanks"),
    )
    assert document.outline == (OutlineEntry("Results", 0), OutlineEntry("Thanks", 1))
