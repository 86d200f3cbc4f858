"""What a browser shows of a text is what was written: read back from the real Streamlit."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, App
from tests.support.scripted_model import text
from tests.support.written import AS_MARKUP, AS_WRITTEN

PLACES = ("answer", "formulas", "plain", "typed", "caption", "button", "error", "code")


class TextsApp(App):
    def __init__(self, data_dir: Path) -> None:
        super().__init__(data_dir, PYTHONPATH=str(ROOT))
        self._script = Path(__file__).with_name("texts_app.py")


@pytest.fixture(scope="module")
def shown(tmp_path_factory, browser) -> Iterator:
    running = TextsApp(tmp_path_factory.mktemp("texts"))
    running.start()
    page = browser.new_page()
    page.goto(running.url)
    page.get_by_text("finished", exact=True).wait_for()
    page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached")
    yield page
    page.close()
    running.kill()


@pytest.mark.parametrize("place", PLACES)
def test_what_is_shown_is_what_was_written(shown, place):
    for number, written in enumerate(AS_WRITTEN):
        expected = written.replace("$", "") if place == "formulas" else written
        if place in ("answer", "formulas"):
            expected = expected.replace("1986\\.", "1986.").replace("https\\:", "https:")
        kind = "stCaptionContainer" if place == "caption" else "stMarkdownContainer"
        box = shown.locator(f".st-key-{place}-{number} [data-testid={kind}]")
        # An icon of Streamlit's is kept out of code with a space that has no width.
        assert _words(box.inner_text().replace("\u200b", "")) == _words(expected)
        html = box.inner_html()
        assert not re.search(
            r"<(del|img|em|strong|s|sup|svg|mark)\b|katex|stMarkdown(Badge|Colored|Shimmer)", html
        )


@pytest.mark.parametrize(("written", "said", "drawn"), AS_MARKUP)
def test_markdown_that_was_meant_is_drawn(shown, written, said, drawn):
    number = [text for text, _, _ in AS_MARKUP].index(written)
    box = shown.locator(f".st-key-markup-{number} [data-testid=stMarkdownContainer]").first
    assert _words(box.inner_text()) == _words(said)
    for name in drawn.split():
        assert box.locator("del" if name == "s" else name).count()


def test_an_answer_and_its_question_stand_as_they_were_written(scripted, stand_in, visitor):
    said = "연 3~5%, 내년 7~9%. 5*3*2는 30. :material/verified: :green-badge[verified] a -> b"
    scripted.script(text(said))
    visitor.open(stand_in.url)
    visitor.ask("3~5% 또는 7~9%? :smile:")
    assert said in visitor.wait_for_end()
    question = visitor.page.get_by_test_id("stChatMessage").first
    assert "3~5% 또는 7~9%? :smile:" in question.inner_text()
    assert not visitor.page.locator("[data-testid=stChatMessage] del").count()


def _words(text: str) -> str:
    return " ".join(text.split())
