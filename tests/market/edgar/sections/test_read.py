"""Documents of several layouts are read alike: items, headings, paragraphs and tables."""

import pytest

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market.edgar.sections import Document, read
from tests.support.edgar_documents import ITEMS, LAYOUTS, RISKS, TABLE, modern


def said(document: Document, item: str) -> list[str]:
    section = next(one for one in document.sections if one.id == item)
    return [block.text.removeprefix("• ") for block in document.blocks[section.start + 1 : section.end]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_items_are_those_of_the_form(layout):
    document = read(LAYOUTS[layout](), "10-K")
    assert [one.id for one in document.sections] == [item for item, _, _ in ITEMS]
    for section, (item, title, _) in zip(document.sections, ITEMS, strict=True):
        assert document.blocks[section.start].text.lower() == f"item {item}. {title}".lower()
    # The oldest has no end tags at all.
    assert document.notes == () or layout == "of_2005"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_section_is_its_text_without_what_stands_on_every_page(layout):
    assert said(read(LAYOUTS[layout](), "10-K"), "1A") == [text for _, text in RISKS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_headings_nest_by_their_look(layout):
    document = read(LAYOUTS[layout](), "10-K")
    at = next(at for at, block in enumerate(document.blocks) if block.text.startswith("Rules on emissions"))
    assert document.headings(at)[-2:] == [
        "Risks Related to Regulation",
        "New rules on emissions may raise our costs.",
    ]
    group = next(at for at, block in enumerate(document.blocks) if block.text == "Risks Related to Our Mills")
    texts = [document.blocks[one].text.removeprefix("• ") for one in document.under(group)]
    assert texts == [text for _, text in RISKS[:6]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_have_no_layout_columns(layout):
    document = read(LAYOUTS[layout](), "10-K")
    tables = [block for block in document.blocks if block.kind == "table"]
    assert [table.rows() for table in tables] == [
        [[cell.replace(" ", "") if at else cell for at, cell in enumerate(row)] for row in TABLE]
    ]
    assert tables[0].heads == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_contents_and_no_hidden_values(layout):
    texts = [block.text for block in read(LAYOUTS[layout](), "10-K").blocks]
    assert not any(text.lower() in {"table of contents", "index", "hidden"} for text in texts)
    assert sum("unresolved staff comments" in text.lower() for text in texts) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_anchors_are_each_once_and_stay(layout):
    content = LAYOUTS[layout]()
    first, again = read(content, "10-K"), read(content + b" ", "10-K")
    anchors = [block.anchor for block in first.blocks]
    assert len(set(anchors)) == len(anchors)
    assert anchors == [block.anchor for block in again.blocks]
    # The page that opens a filing does not know its form.
    assert [block.anchor for block in read(content).blocks] == anchors


def paragraphs(*texts: str) -> bytes:
    made = "".join(f'<p style="font-size:10pt">{text}</p>' for text in texts)
    return f"<html><body>{made}</body></html>".encode()


LONG = "What we tell of here is told at some length, so that it is a paragraph of the report. " * 3


def test_the_two_parts_of_a_quarterly_report_count_anew():
    document = read(
        paragraphs(
            *(
                "<b>FORM 10-Q</b>",
                "<b>PART I. FINANCIAL INFORMATION</b>",
                "<b>Item 1. Financial Statements</b>",
            ),
            *(LONG, "<b>Item 4. Controls and Procedures</b>", LONG, "<b>PART II. OTHER INFORMATION</b>"),
            *(
                "<b>Item 1. Legal Proceedings</b>",
                "None.",
                "<b>Item 1A. Risk Factors</b>",
                "See our 10-K, Item 1A.",
            ),
            *("<b>Item 6. Exhibits</b>", "31.1 Certification"),
        ),
        "10-Q",
    )
    assert [one.id for one in document.sections] == ["I.1", "I.4", "II.1", "1A", "6"]
    assert said(document, "I.4") == [LONG.strip()]


def test_items_of_a_foreign_annual_report_and_of_a_current_one():
    foreign = read(
        paragraphs(
            *(
                "<b>ITEM 3. KEY INFORMATION</b>",
                "<b>D. Risk Factors</b>",
                "<i>We may lose customers.</i>",
                LONG,
            ),
            *(
                "<b>ITEM 4A. UNRESOLVED STAFF COMMENTS</b>",
                "None.",
                "<b>ITEM 16A. AUDIT COMMITTEE EXPERT</b>",
                LONG,
            ),
        ),
        "20-F",
    )
    assert [one.id for one in foreign.sections] == ["3", "4A", "16A"]
    current = read(
        paragraphs(
            "<b>Item 2.02 Results of Operations and Financial Condition.</b>", LONG, "<b>SIGNATURE</b>", "A"
        ),
        "8-K",
    )
    assert [(one.id, said(current, one.id)) for one in current.sections] == [("2.02", [LONG.strip()])]


def test_contents_that_name_no_items():
    titles = ("Who We Are", "Risk Factors", "Legal Proceedings", "Controls and Procedures")
    rows = "".join(
        f'<tr><td><a href="#a{at}">{title}</a></td><td>{at}</td></tr>' for at, title in enumerate(titles)
    )
    body = "".join(
        f'<p id="a{at}"><b>{title.upper()}</b></p><p>{LONG}</p>' for at, title in enumerate(titles)
    )
    document = read(f"<html><body><table>{rows}</table>{body}</body></html>".encode(), "10-K")
    assert [one.id for one in document.sections] == ["1A", "3", "9A"]


def test_a_paragraph_that_a_page_parts_is_one():
    first, second = "It goes on behind the end of", "the page, where its last words stand."
    pages = "".join(
        f"<p>{LONG}</p><p>Page {at}</p><hr style='page-break-after:always'>" for at in range(1, 4)
    )
    content = f"<html><body>{pages}<p>{first}</p><p>Page 4</p><hr><p>{second}</p></body></html>".encode()
    assert [block.text for block in read(content).blocks] == [LONG.strip()] * 3 + [f"{first} {second}"]


def test_a_text_that_pages_end_with_is_no_furniture():
    pages = "".join(f"<p>{LONG}{at}</p><p>None.</p><p>{at}</p><hr>" for at in range(1, 6))
    texts = [block.text for block in read(f"<html><body>{pages}</body></html>".encode()).blocks]
    assert texts.count("None.") == 5
    assert not any(text.isdecimal() for text in texts)


def test_plain_text_and_what_is_broken_say_so():
    plain = b"<TEXT>\nITEM 1.  BUSINESS\n\n   We roll iron.\n\nITEM 2.  PROPERTIES\n\n   Mills.\n</TEXT>"
    document = read(plain, "10-K")
    assert [one.id for one in document.sections] == ["1", "2"]
    assert "plain text" in document.notes[0]
    assert "not well formed" in read(modern().replace(b"</body>", b"</bod>"), "10-K").notes[0]
    assert "ends in its middle" in read(b"<html><body><p>Half a paragr", "6-K").notes[0]
    assert "items of the form 10-K" in read(paragraphs("Only a text."), "10-K").notes[0]


@pytest.mark.parametrize(
    "content", [b"", b"   ", b"<html><body></body></html>", b"\0\0", b"<html><body><p>----</p></body></html>"]
)
def test_nothing_to_read_is_an_error(content):
    with pytest.raises(UnexpectedAnswer, match="no text"):
        read(content, "10-K")


def test_windows_characters_and_declared_ones():
    old = "<html><body><p>The Company’s “mill” – one</p></body></html>"
    assert read(old.encode("cp1252")).blocks[0].text == "The Company’s “mill” – one"
    declared = '<html><head><meta charset="iso-8859-1"></head><body><p>Société</p></body></html>'
    assert read(declared.encode("latin-1")).blocks[0].text == "Société"


def test_a_document_nested_without_end_and_a_table_without_end():
    deep = b"<html><body>" + b"<div>" * 5000 + b"words" + b"</div>" * 5000 + b"</body></html>"
    document = read(deep)
    assert [block.text for block in document.blocks] == ["words"]
    assert any("nested too deeply" in note for note in document.notes)
    rows = b"<tr><td>Sales</td><td>1</td></tr>" * 4000
    long = read(b"<html><body><table>" + rows + b"</table></body></html>")
    assert any("table is larger" in note for note in long.notes)
