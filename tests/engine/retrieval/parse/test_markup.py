import pytest

from assistant_core.engine.retrieval.document import OutlineEntry, Page, UnreadableFile
from tests.engine.retrieval.hostile import epub_of
from tests.engine.retrieval.parse.conftest import Read
from tests.support import documents


def test_html(read: Read) -> None:
    document = read(
        """<!doctype html><html><head><title>A &amp; B</title><style>p {color: red}</style></head><body>
        <h1>Big <b>title</b></h1><p>Some
           text,&nbsp;<b>bo</b>ld.</p><script>alert("no")</script>
        <ul><li>one<li>two</ul>
        <table><tr><th>Year<th>Sales</tr><tr><td><p>2020</p></td><td>5</td></tr></table>
        <h2>Next</h2>line<br>line<pre>  kept\n    so</pre>""",
        "a.html",
    )
    assert (document.kind, document.title) == ("html", "A & B")
    assert document.pages == (
        Page("Big title\n\nSome text, bold.\n\n- one\n- two\n\nYear | Sales\n2020 | 5", "Big title"),
        Page("Next\n\nline\nline\n\n  kept\n    so", "Next"),
    )
    assert document.outline == (OutlineEntry("Big title", 0, 1), OutlineEntry("Next", 1, 2))


@pytest.mark.parametrize(
    "content",
    [
        '<meta charset="euc-kr"><p>한국어'.encode("cp949"),
        '<?xml version="1.0" encoding="euc-kr"?><html><body><p>한국어</p></body></html>'.encode("cp949"),
        '<meta charset="latin-1"><p>한국어'.encode("utf-16"),
        '<meta charset="no-such"><p>한국어'.encode(),
    ],
)
def test_html_encodings(read: Read, content: bytes) -> None:
    assert read(content, "a.html").pages[0].text == "한국어"


@pytest.mark.parametrize("content", ["<html></html>", "<!-- nothing -->", "<script>x</script>"])
def test_html_without_text(read: Read, content: str) -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read(content, "a.html")


def test_xhtml_knows_empty_elements_and_named_characters(read: Read) -> None:
    content = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>'
    assert (
        read(content + "<p>caf&eacute; <br/>&amp; bar</p></body></html>", "a.xhtml").pages[0].text
        == "café\n& bar"
    )


def test_epub(read: Read) -> None:
    document = read(documents.epub([("One", "First.\n\nSecond."), ("Two", "Third.")], "The book"), "a.epub")
    assert (document.kind, document.unit, document.title) == ("epub", "section", "The book")
    assert document.pages == (Page("One\n\nFirst.\n\nSecond.", "One"), Page("Two\n\nThird.", "Two"))
    assert document.outline == (OutlineEntry("One", 0), OutlineEntry("Two", 1))


def test_epub_in_the_order_of_its_spine(read: Read) -> None:
    chapters: dict[str, str | bytes] = {
        "a.xhtml": documents.xhtml("<p>A</p>"),
        "b.xhtml": documents.xhtml("<h1>B</h1><p>b</p>"),
    }
    document = read(epub_of(chapters, ["b.xhtml", "gone.xhtml", "a.xhtml"]), "a.epub")
    assert [page.text for page in document.pages] == ["B\n\nb", "A"]
    assert document.notes == ("A chapter is missing from the file: OEBPS/gone.xhtml.",)
