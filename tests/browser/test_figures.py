"""The figure check as its reader sees it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App
from tests.support.scripted_model import calls, text

ANSWER = """\
Apple's revenue was **$391.0 billion** in fiscal 2024, up 2.0% from $383.3 billion in fiscal 2023. \
Its net income of $99.9 billion in fiscal 2024 is what to look at.

| Line | FY2024 | FY2023 |
| --- | ---: | ---: |
| Gross margin | 46.2% | 44.1% |
| Diluted EPS | $6.08 | **$6.31** |
"""
LINE = "11 of 13 figures verified"


@pytest.fixture(scope="module")
def app(tmp_path_factory, scripted) -> Iterator[App]:
    settings = {"MODEL_PROVIDER": "chat", "OPENAI_BASE_URL": scripted.url, "OPENAI_MODEL": "scripted-1"}
    app = App(tmp_path_factory.mktemp("data"), **settings)
    app.start()
    yield app
    app.kill()


@pytest.fixture(autouse=True)
def answer(scripted) -> None:
    scripted.script(calls(("get_income_statement", '{"ticker": "AAPL"}')), text(ANSWER))
    scripted.default = text("Nothing to add.")


def test_a_wrong_figure_is_flagged_and_stays_so(app, visit):
    visitor = visit()
    visitor.open(app.url)
    visitor.ask("How much does Apple make?")
    address = visitor.thread
    live = visitor.wait_for_end()
    line = visitor.answer.get_by_role("button", name=LINE)
    line.wait_for()
    marked = visitor.answer.locator("[data-testid=stMarkdown] .stMarkdownColoredText")
    expect(marked).to_have_count(2)
    seen = marked.all_inner_texts()
    assert "$99.9 billion" in seen[0]
    line.click()
    listed = visitor.page.get_by_test_id("stPopoverBody")
    listed.get_by_text("no source found").first.wait_for()
    expect(listed).to_contain_text("Total revenue", use_inner_text=True)
    expect(listed).to_contain_text("391.0", use_inner_text=True)
    visitor.open(address)
    assert visitor.wait_for_end() == live
    line.wait_for()
    expect(marked).to_have_text(seen, use_inner_text=True)


def test_an_answer_without_figures_says_nothing_of_them(app, visit):
    visitor = visit()
    visitor.open(app.url)
    visitor.ask("How much does Apple make?")
    visitor.wait_for_end()
    visitor.ask("Anything else?")
    visitor.page.get_by_test_id("stChatMessage").nth(3).wait_for()
    visitor.wait_for_end()
    expect(visitor.answer).not_to_contain_text("figures verified")


def test_nothing_sticks_out_on_a_phone(app, visit):
    visitor = visit(width=390, height=844, scheme="dark")
    visitor.open(app.url)
    visitor.ask("How much does Apple make?")
    visitor.wait_for_end()
    visitor.answer.get_by_role("button", name=LINE).click()
    visitor.page.get_by_test_id("stPopoverBody").wait_for()
    assert visitor.overflow() == 0
