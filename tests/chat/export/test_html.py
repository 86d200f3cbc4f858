"""The report is read back by a parser, as a browser would: what counts is what it contains."""

import re

import pytest
from lxml import html as parser

from assistant_core.chat.export.html import html_of, rendered
from assistant_core.chat.export.report import report_of
from assistant_core.chat.view import Answer, Question, Text
from assistant_core.words import Words
from tests.chat.export.conversation import ENTRIES, NOW, call
from tests.support.outputs import ALL


def exported(language="en", entries=ENTRIES):
    words = Words(language)
    return html_of(report_of(entries, words, NOW), words)


def test_the_report_has_questions_answers_tables_charts_and_sources():
    page = parser.document_fromstring(exported())
    assert page.get("lang") == "en"
    assert page.findtext(".//title") == "How is Apple doing? <b>Really</b>"
    cells = [[cell.text_content() for cell in row] for row in page.iter("tr")]
    assert ["Total revenue", "391,035", "383,285", "394,328"] in cells
    assert ["1", "2"] in cells, "a model's own table"
    assert [chart.get("aria-label") for chart in page.iter("svg")] == [
        "Close (USD per share)",
        "USD, billions",
    ]
    text = page.text_content()
    for said in (
        "And now?",
        "report.pdf, page 12",
        "Yahoo Finance, Jan 2, 2026, 3:04 AM UTC",
        "gpt-5.6-luna",
    ):
        assert said in text


def test_nothing_is_loaded_and_nothing_runs():
    source = exported()
    page = parser.document_fromstring(source)
    names = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "form", "base", "image", "b"}
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert name != "src"
            if name in ("href", "xlink:href"):
                assert re.match(r"https?://|mailto:", value), value
    assert "url(" not in source
    assert "@import" not in source
    assert "default-src 'none'" in source


def test_text_from_models_and_tools_is_text():
    evil = "\"><svg onload=alert(1)>'"
    output = {
        key: value.replace("Apple", evil) if isinstance(value, str) else value
        for key, value in ALL["get_income_statement"].items()
    }
    output["lines"] = {evil: [1, 2, 3], "TotalRevenue": [1, 2, 3]}
    output["periods"] = [evil, "2023", "2022"]
    answer = Answer("run_1", (call(evil, output, evil), Text("t", evil)), "completed", model=evil)
    page = parser.document_fromstring(exported(entries=(Question("q", evil), answer)))
    assert not page.xpath("//*[@onload]")
    assert len(list(page.iter("svg"))) == 1, "only the chart that was drawn here"
    assert evil in page.text_content()


def test_every_kind_of_output_is_drawn_in_both_languages():
    blocks = tuple(call(name, output) for name, output in ALL.items())
    for language in ("en", "ko"):
        source = exported(language, (Answer("run_1", blocks, "completed"),))
        assert parser.document_fromstring(source).get("lang") == language
        assert source.count("<figure>") == len(ALL)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.com"]
)
def test_links_that_are_no_web_addresses_are_text(link):
    assert "<a" not in rendered(f"[go]({link}) <{link}>")


def test_markdown_of_a_model():
    drawn = rendered("**bold** ![pixel](https://e.com/p.png)\n\n<div onclick=x>raw</div>\n\n- one")
    assert "<strong>bold</strong>" in drawn
    assert "<img" not in drawn
    assert "<div" not in drawn
    assert "<li>one</li>" in drawn
