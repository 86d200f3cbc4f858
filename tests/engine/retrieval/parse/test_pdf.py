import pytest

from assistant_core.engine.retrieval.document import OutlineEntry, UnreadableFile
from assistant_core.engine.retrieval.parse import Limits
from tests.engine.retrieval import hostile
from tests.engine.retrieval.parse.conftest import Read
from tests.support import documents


def test_book(read: Read) -> None:
    document = read(documents.book_pdf(25), "book.pdf")
    assert (document.kind, document.unit, document.title) == ("pdf", "page", "The Harbour Books")
    assert [page.text for page in document.pages] == documents.book(25)
    assert document.outline == tuple(OutlineEntry(documents.chapter(n), 10 * n) for n in range(3))
    assert document.pages[9].heading == documents.chapter(0)
    assert document.pages[10].heading == documents.chapter(1)
    assert document.notes == ()


def test_korean(read: Read) -> None:
    made = documents.pdf(
        ["첫 문단입니다.\n\n둘째 문단입니다.", "English"], "보고서", [("제1장", 0, 0), ("가", 1, 1)]
    )
    document = read(made, "a.pdf")
    assert [page.text for page in document.pages] == ["첫 문단입니다.\n\n둘째 문단입니다.", "English"]
    assert document.title == "보고서"
    assert document.outline == (OutlineEntry("제1장", 0, 1), OutlineEntry("가", 1, 2))


@pytest.mark.parametrize("title", ["", "untitled", "Microsoft Word - draft", "draft.doc"])
def test_without_a_title_it_is_called_as_its_file(read: Read, title: str) -> None:
    assert read(documents.pdf(["x"], title), "Annual report.pdf").title == "Annual report"


def test_pages_without_text_are_noted(read: Read) -> None:
    document = read(documents.pdf(["one", "", "", "four", ""]), "a.pdf")
    assert document.notes == ("No text on pages 2–3, 5: blank, or images only.",)
    assert [page.text for page in document.pages] == ["one", "", "", "four", ""]


def test_scan(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="text recognition") as raised:
        read(hostile.scanned_pdf(), "a.pdf")
    assert raised.value.code == "invalid_file"


def test_too_many_pages(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="more than 2 pages"):
        read(documents.pdf(["x"] * 3), "a.pdf", Limits(pages=2))


def test_divided_words_are_put_together(read: Read) -> None:
    text = "It is di-\nvided, inter-\nnationally, by the Anglo-\nSaxon and state-of-the-\nart way."
    document = read(documents.pdf([text]), "a.pdf")
    assert (
        document.pages[0].text
        == "It is divided, internationally, by the Anglo-Saxon and state-of-the-art way."
    )
