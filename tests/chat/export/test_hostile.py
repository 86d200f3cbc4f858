"""Files are judged by parsers that know nothing of how they were written, with HTML on."""

import re

import pytest
from lxml import html
from markdown_it import MarkdownIt

from assistant_core.chat.export.html import rendered
from assistant_core.chat.export.markdown import harmless, markdown_of, plain, to_paste
from assistant_core.chat.export.report import report_of
from assistant_core.chat.view import Answer, Question, Text
from assistant_core.words import Words
from tests.chat.export.conversation import NOW
from tests.support.hostile import LIVE, texts

READERS = (
    MarkdownIt("commonmark", {"html": True}),
    MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]),
    MarkdownIt("js-default", {"html": True}),
)
TAGS = frozenset(
    "main p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s a hr br"
    " table thead tbody tr th td".split()
)
MATH = frozenset(
    "math mrow mi mn mo mtext mspace mfrac msqrt mroot msup msub msubsup munder mover munderover"
    " mstyle".split()
)


def live(source: str, allowed: frozenset[str] = TAGS) -> list[str]:
    """What is in the HTML beside text."""
    found = []
    for element in html.fragment_fromstring(source, create_parent="main").iter():
        if element.tag not in allowed:
            found.append(str(element.tag))
        for name, value in element.attrib.items():
            if name == "src" or name.startswith("on"):
                found.append(name)
            if name == "href" and not re.match(r"https?://|mailto:", value):
                found.append(value)
    return found


@pytest.mark.parametrize("formulas", [False, True])
@pytest.mark.parametrize("write", [harmless, to_paste])
def test_no_reader_finds_anything_live(write, formulas):
    for text in texts():
        for reader in READERS:
            assert not live(reader.render(write(text, formulas))), text


def test_nor_in_a_title_or_a_question():
    for text in texts():
        for reader in READERS:
            assert not live(reader.render(f"# {plain(text)}")), text


def test_nor_in_html():
    for text in texts():
        assert not live(rendered(text, formulas=True), TAGS | MATH), text


def test_one_message_cannot_define_the_links_of_another():
    words = Words("en")
    entries = [
        Question("q", "![a][r] [b][r] <img src=x>"),
        Answer("a1", (Text("t1", "![a][r] [b][r]"),), "completed"),
        Answer("a2", (Text("t2", "[r]: https://e.com/p.png\n\n``` `\n"),), "completed"),
        Answer("a3", tuple(Text(f"l{number}", text) for number, text in enumerate(LIVE)), "completed"),
    ]
    for formulas in (False, True):
        file = markdown_of(report_of(entries, words, NOW, formulas=formulas), words)
        for reader in READERS:
            assert not live(reader.render(file))


def test_code_that_is_code_stays_as_it_is():
    code = '```html\n<img src=x onerror="alert(1)">\n![a](b) $x$ ~ *\n```'
    assert harmless(code, formulas=True) == code
    assert harmless("`<b> ![a](b)`") == "`<b> ![a](b)`"
    assert harmless("```mermaid\ngraph\n```\n\n```{=html}\n<b>\n```") == "```\ngraph\n```\n\n```\n<b>\n```"
