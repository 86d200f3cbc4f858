"""What a reader can do to messages, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import StandInApp
from tests.support.scripted_model import calls, text
from tests.support.stand_in_names import SLOW

FETCH = calls(("get_income_statement", '{"ticker": "AAPL"}'))
FIRST = "Revenue was 391.0 billion USD in **fiscal 2024**."


@pytest.fixture(scope="module")
def app(tmp_path_factory, scripted):
    prices = {"MODEL_PRICES": "scripted*=100/1000"}
    running = StandInApp(tmp_path_factory.mktemp("data"), scripted.url, **prices)
    running.start()
    yield running
    running.kill()
    assert "Traceback" not in running.log(), running.log()


def button(visitor, key):
    return visitor.page.get_by_role("button", name=visitor.words(key), exact=True)


def wait_for_answer(visitor, words):
    visitor.answer.get_by_text(words).wait_for()
    visitor.wait_for_end()
    button(visitor, "message.regenerate").wait_for()


def test_what_can_be_done_to_messages(app, scripted, visitor):
    scripted.script(FETCH, text(FIRST), text("In other words."), text("To the better question."))
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open(app.url)
    visitor.ask("How is Apple doing?")
    wait_for_answer(visitor, "fiscal 2024")

    foot = visitor.answer.get_by_test_id("stCaptionContainer").last.inner_text()
    assert re.search(r"\d:\d\d", foot)
    assert "scripted-1" in foot
    assert visitor.words("tokens", count=36) in foot
    # Twice 11 tokens of prompt and 7 of completion.
    assert "$0.0162" in foot

    button(visitor, "message.copy").click()
    button(visitor, "message.copied").wait_for()
    assert visitor.page.evaluate("navigator.clipboard.readText()") == FIRST

    thumb = visitor.answer.get_by_role("radio", name="Thumbs down")
    thumb.click()
    visitor.page.locator("[aria-checked=true]").wait_for()
    visitor.page.wait_for_timeout(500)
    visitor.page.reload()
    visitor.wait_for_end()
    visitor.answer.get_by_role("radio", name="Thumbs down", checked=True).wait_for()

    button(visitor, "message.regenerate").click()
    wait_for_answer(visitor, "In other words.")
    expect(visitor.page.get_by_text("fiscal 2024")).to_have_count(0)
    visitor.page.get_by_text(visitor.words("message.earlier.one")).click()
    visitor.page.get_by_text("fiscal 2024").wait_for()

    button(visitor, "message.edit").click()
    editor = visitor.page.get_by_role("textbox", name=visitor.words("message.edit.label"), exact=True)
    expect(editor).to_have_value("How is Apple doing?")
    editor.fill("How is Apple doing *now*?")
    button(visitor, "message.edit.ask").click()
    wait_for_answer(visitor, "To the better question.")
    expect(editor).to_have_count(0)
    visitor.page.get_by_text("How is Apple doing *now*?").wait_for()
    visitor.page.get_by_text(visitor.words("message.earlier", count=2)).click()
    visitor.page.get_by_text("In other words.").wait_for()
    # While the page is drawn anew, what it showed before may stand beside it.
    expect(visitor.page.get_by_text("fiscal 2024")).to_have_count(1)
    assert visitor.overflow() == 0

    sent = scripted.requests[-1]["body"]["messages"]
    assert [message["content"] for message in sent[1:]] == ["How is Apple doing *now*?"]


def test_an_older_answer_looks_as_it_did_and_keeps_its_actions_in_a_menu(app, scripted, visit):
    scripted.script(FETCH, text(f"{FIRST}\n\n- One.\n- Two."), text("The second."))
    visitor = visit()
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open(app.url)
    visitor.ask("First?")
    wait_for_answer(visitor, "fiscal 2024")
    first = visitor.page.get_by_test_id("stChatMessage").nth(1)
    seen = {name: shown.all_inner_texts() for name, shown in parts(first).items()}
    assert all(seen.values())
    visitor.ask("Second?")
    wait_for_answer(visitor, "The second.")
    visitor.page.reload()
    first.get_by_text(visitor.words("steps.done.one", count=1)).click()
    first.get_by_text(visitor.words("exhibits")).click()
    for name, shown in parts(first).items():
        expect(shown, name).to_have_text(seen[name], use_inner_text=True)

    button(visitor, "message.more").click()
    menu = visitor.page.get_by_test_id("stPopoverBody")
    menu.get_by_role("radio", name="Thumbs up").click()
    menu.get_by_role("radio", name="Thumbs up", checked=True).wait_for()
    menu.get_by_role("button", name="Copy").click()
    menu.get_by_role("button", name="Copied").wait_for()
    assert visitor.page.evaluate("navigator.clipboard.readText()") == f"{FIRST}\n\n- One.\n- Two."


def parts(answer) -> dict[str, Locator]:
    """What stands in an answer: its words, the footer, the line on figures, what was called, the exhibits."""
    answer.get_by_role("tab").first.wait_for()
    answer.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first.wait_for()
    return {
        "words": answer.locator("[data-testid=stMarkdown] :is(p, li)"),
        "small": answer.get_by_test_id("stCaptionContainer"),
        "figures": answer.get_by_role("button", name="figures verified"),
        "calls": answer.locator("code"),
        "exhibits": answer.get_by_role("tab"),
        "charts": answer.get_by_test_id("stVegaLiteChart"),
        "tables": answer.get_by_test_id("stDataFrame"),
    }


def test_copying_where_the_page_has_no_clipboard(app, scripted, visit):
    """As on plain http."""
    scripted.script(text("A line,\n\nand another."))
    visitor = visit()
    visitor.page.add_init_script("delete Navigator.prototype.clipboard")
    visitor.open(app.url)
    visitor.ask("What?")
    wait_for_answer(visitor, "and another.")
    button(visitor, "message.copy").click()
    button(visitor, "message.copied").wait_for()
    visitor.box.click()
    visitor.box.press("Control+v")
    expect(visitor.box).to_have_value("A line,\n\nand another.")


def test_stop_is_heard_while_a_function_runs_and_the_question_can_be_tried_again(app, scripted, visit):
    scripted.script(calls(("get_quote", f'{{"ticker": "{SLOW}"}}')), text("Now it is quick."))
    visitor = visit()
    visitor.open(app.url)
    visitor.ask("Slowly, please.")
    visitor.answer.get_by_text(SLOW).wait_for()
    visitor.page.wait_for_timeout(500)
    expect(button(visitor, "message.edit")).to_be_disabled()
    visitor.stop_button.click()
    visitor.answer.get_by_text(visitor.words("problem.stopped")).wait_for()
    button(visitor, "message.try_again").click()
    wait_for_answer(visitor, "Now it is quick.")
