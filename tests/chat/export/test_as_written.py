"""What a file shows is what was written: read back with parsers that know nothing of how it was written."""

import pytest
from lxml import html
from markdown_it import MarkdownIt

from assistant_core.chat.export.html import rendered
from assistant_core.chat.export.markdown import harmless, plain, to_paste
from tests.support.written import AS_MARKUP, AS_WRITTEN

READER = MarkdownIt("gfm-like", {"linkify": False})


def said(source: str) -> str:
    page = html.fragment_fromstring(source.replace("<br />", "\n"), create_parent="main")
    return " ".join(page.text_content().split())


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_what_was_written_is_shown(text):
    expected = text.replace("1986\\.", "1986.").replace("https\\:", "https:")
    files = [READER.render(harmless(text)), rendered(text)]
    for file in files:
        assert said(file) == expected
        assert not any(tag in file for tag in ("<s>", "<em>", "<strong>", "<img", "<li>", "<h"))
    assert said(READER.render(plain(text))) == text
    assert to_paste(text)


@pytest.mark.parametrize(("text", "shown", "drawn"), AS_MARKUP)
def test_what_was_meant_as_markup_is_markup(text, shown, drawn):
    for file in (READER.render(harmless(text)), READER.render(to_paste(text)), rendered(text)):
        assert said(file) == " ".join(shown.split())
        assert all(f"<{name}" in file for name in drawn.split())


def test_a_copied_answer_has_few_escapes():
    text = "연 3~5%, 5*3*2, $5 to $6, [1] snake_case\n\n- a: b (c)"
    assert to_paste(text) == text
