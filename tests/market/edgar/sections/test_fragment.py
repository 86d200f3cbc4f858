"""A place of a filing as HTML of our own, with what was asked for marked."""

import re

import pytest
from lxml import etree

from assistant_core.errors import NoSuchPassage
from assistant_core.market.edgar.sections import fragment, read
from tests.support.edgar_documents import LAYOUTS, modern

ALLOWED = {"p", "b", "i", "sup", "mark", "table", "tr", "th", "td", "div"}
CLASSES = {"filing-heading", "filing-text", "filing-table", "filing-number", "filing-place"}


def marked(html: str) -> list[str]:
    return [re.sub("<[^>]+>", "", one) for one in re.findall("<mark>(.*?)</mark>", html)]


@pytest.mark.parametrize(("id", "printed"), [("f-10", "$5,120"), ("f-21", "(41)"), ("f-30", "12.4%")])
def test_the_cell_of_an_element_is_marked(id, printed):
    found = fragment(modern(), id)
    assert marked(found.html) == [printed]
    assert found.marked
    assert found.heading.endswith(
        "Item 7. Management’s Discussion and Analysis of Financial Condition and Results of Operations"
    )
    assert "(in millions)" in found.html


def test_a_passage_by_its_anchor():
    block = next(one for one in read(modern()).blocks if one.text.startswith("We keep stocks"))
    found = fragment(modern(), block.anchor)
    assert marked(found.html) == [block.text]
    assert found.heading.endswith("We depend on a single supplier of iron ore, and its mine may close.")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_printed_number_in_its_row(layout):
    found = fragment(LAYOUTS[layout](), printed="4,980", row="Net sales")
    assert (marked(found.html), found.marked) == (["$4,980"], True)


def test_what_could_be_meant_twice_is_not_marked():
    rows = "<tr><td>A</td><td>5</td></tr><tr><td>B</td><td>5</td></tr>"
    content = f"<html><body><table>{rows}</table></body></html>".encode()
    assert not fragment(content, printed="5").marked
    assert fragment(content, printed="5", row="B").marked


def test_a_fact_in_a_sentence_is_marked_alone():
    content = (
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">'
        b'<body><p>Sales were $<ix:nonFraction id="f-1">12</ix:nonFraction> million <b>in <i>2025</i></b>, up'
        b"<sup>1</sup>.</p></body></html>"
    )
    found = fragment(content, "f-1")
    assert marked(found.html) == ["12"]
    assert "<b>in </b><b><i>2025</i></b>, up<sup>1</sup>." in found.html


@pytest.mark.parametrize("place", ["f-0", "nowhere", "n99999"])
def test_what_is_not_printed_is_an_error(place):
    with pytest.raises(NoSuchPassage, match="not printed"):
        fragment(modern(), place)


def test_nothing_of_the_document_but_its_words_is_shown():
    content = (
        b'<html><body><p id="x" onclick="a()" style="background:url(javascript:a)" class="st-x">'
        b"&lt;script&gt;a()&lt;/script&gt;<script>bad()</script><img src=x onerror=a()>"
        b'<a href="javascript:a()">link</a><iframe src="//x"></iframe></p>'
        b'<table><tr><td id="y" onclick="a()" colspan="2&quot;>">1 &amp; <b onmouseover=a()>two</b></td>'
        b"<td>3</td></tr><tr><td>&lt;img src=x&gt;</td><td>4</td></tr></table></body></html>"
    )
    for place in ("x", "y"):
        html = fragment(content, place).html
        assert "bad()" not in html
        tree = etree.fromstring(f"<div>{html}</div>")
        for element in tree.iter():
            assert element.tag in ALLOWED
            assert set(element.attrib) <= {"class", "colspan", "rowspan"}
            assert set(element.get("class", "filing-text").split()) <= CLASSES
            assert element.get("colspan", "1").isdecimal()
            assert element.get("rowspan", "1").isdecimal()
    assert "&lt;script&gt;a()" in fragment(content, "x").html


def test_the_end_of_a_very_long_table_is_shown_with_its_mark():
    rows = "".join(f"<tr><td>Row {at}</td><td id='c{at}'>{at}</td></tr>" for at in range(1500))
    content = f"<html><body><table>{rows}</table></body></html>".encode()
    found = fragment(content, "c1499")
    assert (marked(found.html), found.marked) == (["1499"], True)
    assert "Row 3<" not in found.html
