"""What is typed and not sent yet, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.support.scripted_model import text

DRAFTS = {"en": "A thought\nof two lines", "ko": "생각해 보니\n두 줄짜리 질문"}
TYPE_AT_ONCE = """(given) => {
    const type = (area, text) => {
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text)
        area.dispatchEvent(new Event("input", { bubbles: true }))
    }
    ;("""
END = ")(given) }"
"""Quicker than a test can be that talks with the browser: `type` fills a box within the same moment."""
FIRST = {"en": "First?", "ko": "첫 질문?"}


def link_to(visitor, page):
    links = visitor.sidebar.get_by_test_id("stSidebarNavLink")
    return links.filter(has_text=visitor.words(f"{page}.title"))


def go(visitor, page):
    """As readers do it, within the app."""
    link_to(visitor, page).click()
    visitor.page.wait_for_url("**/" if page == "investor" else f"**/{page}*")
    visitor.page.get_by_role("textbox", name=visitor.words(f"{page}.input")).wait_for()
    visitor.close_sidebar()


def open_chat(visitor, name):
    visitor.sidebar.get_by_role("button", name=name).click()


def test_a_draft_stays_with_its_page_and_outlives_a_reload(stand_in, visitor):
    draft = DRAFTS[visitor.words.language]
    visitor.open(stand_in.url)
    visitor.box.fill(draft)
    go(visitor, "tutor")
    expect(visitor.box).to_have_value("")
    visitor.box.fill("2 + 2")
    go(visitor, "investor")
    expect(visitor.box).to_have_value(draft)
    visitor.page.reload()
    expect(visitor.box).to_have_value(draft)
    go(visitor, "tutor")
    expect(visitor.box).to_have_value("2 + 2")
    other = visitor.page.context.new_page()
    other.goto(stand_in.url)
    other.get_by_test_id("stChatInputTextArea").wait_for()
    other.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    expect(other.get_by_test_id("stChatInputTextArea")).to_have_value("")
    other.close()


def test_a_draft_is_in_no_other_conversation_and_what_is_sent_leaves_none(stand_in, scripted, visitor):
    scripted.script(text("One."), text("Two."), text("Three."))
    question = FIRST[visitor.words.language]
    visitor.open(stand_in.url)
    visitor.ask(question)
    visitor.wait_for_end()
    first = visitor.thread
    visitor.box.fill("More of the first")
    open_chat(visitor, visitor.words("new_chat"))
    visitor.page.wait_for_function("!location.search.includes('thread')")
    expect(visitor.box).to_have_value("")
    visitor.close_sidebar()
    visitor.box.fill("Not yet")
    open_chat(visitor, question)
    visitor.page.wait_for_url(first)
    expect(visitor.box).to_have_value("More of the first")
    visitor.close_sidebar()
    open_chat(visitor, visitor.words("new_chat"))
    visitor.page.wait_for_function("!location.search.includes('thread')")
    expect(visitor.box).to_have_value("Not yet")
    visitor.close_sidebar()

    visitor.box.press("Enter")
    visitor.answer.get_by_text("Two.").wait_for()
    visitor.wait_for_end()
    expect(visitor.box).to_have_value("")
    visitor.page.reload()
    visitor.answer.get_by_text("Two.").wait_for()
    visitor.wait_until_drawn()
    expect(visitor.box).to_have_value("")
    stored = visitor.page.evaluate("Object.values({...sessionStorage})")
    assert "Not yet" not in stored
    assert "More of the first" in stored


def test_what_is_typed_while_a_new_chat_begins_stays_in_its_box(stand_in, scripted, visit):
    scripted.script(text("One.", delay=0.5))
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.page.get_by_role("radio", name=visitor.words("investor.suggestion.1")).wait_for()
    visitor.box.fill("First?")
    visitor.box.press("Enter")
    visitor.box.press_sequentially("and then what about 2024", delay=60)
    visitor.answer.get_by_text("One.").wait_for()
    visitor.wait_for_end()
    expect(visitor.box).to_have_value("and then what about 2024")
    expect(visitor.box).to_be_focused()
    visitor.page.reload()
    expect(visitor.box).to_have_value("and then what about 2024")
    open_chat(visitor, visitor.words("new_chat"))
    expect(visitor.box).to_have_value("")


def test_what_is_typed_before_the_page_is_whole_is_no_less_a_draft(stand_in, visit):
    """And the page is left again at once."""
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.wait_until_drawn()
    visitor.page.evaluate(
        TYPE_AT_ONCE
        + """([box, text, link]) => new MutationObserver((_, observer) => {
            const area = document.querySelector(`textarea[aria-label="${box}"]`)
            if (!area) return
            observer.disconnect()
            type(area, text)
            link.click()
        }).observe(document.body, { childList: true, subtree: true })"""
        + END,
        [visitor.words("tutor.input"), "2 + 2", link_to(visitor, "investor").element_handle()],
    )
    link_to(visitor, "tutor").click()
    visitor.page.wait_for_url("**/tutor*")
    visitor.page.wait_for_url("**/")
    visitor.page.get_by_role("textbox", name=visitor.words("investor.input")).wait_for()
    expect(visitor.box).to_have_value("")
    go(visitor, "tutor")
    expect(visitor.box).to_have_value("2 + 2")


@pytest.mark.parametrize("before", ["", "More of the first"])
def test_what_is_typed_as_a_new_chat_is_clicked_is_the_new_chats(stand_in, scripted, visit, before):
    scripted.script(text("One."))
    visitor = visit()
    visitor.open(stand_in.url)
    question = f"With {before or 'nothing'} in the box?"
    visitor.ask(question)
    visitor.wait_for_end()
    visitor.thread  # noqa: B018
    visitor.box.fill(before)
    button = visitor.sidebar.get_by_role("button", name=visitor.words("new_chat"))
    visitor.page.evaluate(
        TYPE_AT_ONCE + "([button, area, text]) => { button.click(); type(area, text) }" + END,
        [button.element_handle(), visitor.box.element_handle(), "Second?"],
    )
    visitor.page.wait_for_function("!location.search.includes('thread')")
    visitor.wait_until_drawn()
    expect(visitor.box).to_have_value("Second?")
    open_chat(visitor, question)
    expect(visitor.box).to_have_value(before)


def test_a_file_that_was_not_sent_goes_to_no_other_conversation(stand_in, scripted, visit):
    scripted.script(text("One."))
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.ask("First?")
    visitor.wait_for_end()
    note = {"name": "note.txt", "mimeType": "text/plain", "buffer": b"Martha lost the brass key."}
    visitor.page.locator("[data-testid=stChatInput] input[type=file]").set_input_files([note])
    visitor.page.get_by_test_id("stFileChip").wait_for()
    open_chat(visitor, visitor.words("new_chat"))
    expect(visitor.page.get_by_test_id("stFileChip")).to_have_count(0)


def test_a_syllable_that_is_being_composed_is_left_alone(stand_in, visit):
    visitor = visit("ko-KR")
    visitor.open(stand_in.url)
    visitor.wait_until_drawn()
    visitor.box.click()
    typing = visitor.page.context.new_cdp_session(visitor.page)
    for syllable in ("ㅎ", "하", "한"):
        typing.send("Input.imeSetComposition", {"text": syllable, "selectionStart": 1, "selectionEnd": 1})
    typing.send("Input.insertText", {"text": "한"})
    typing.send("Input.imeSetComposition", {"text": "그", "selectionStart": 1, "selectionEnd": 1})
    expect(visitor.box).to_have_value("한그")
    typing.send("Input.insertText", {"text": "글"})
    expect(visitor.box).to_have_value("한글")
    visitor.page.reload()
    expect(visitor.box).to_have_value("한글")


def test_the_draft_of_an_edited_question(stand_in, scripted, visit):
    scripted.script(text("One."), text("Two."))
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.ask("First?")
    visitor.wait_for_end()
    edit = visitor.page.get_by_role("button", name=visitor.words("message.edit"), exact=True)
    editor = visitor.page.get_by_role("textbox", name=visitor.words("message.edit.label"), exact=True)
    edit.click()
    editor.fill("Better?")
    visitor.page.reload()
    expect(editor).to_have_value("Better?")
    visitor.page.get_by_role("button", name=visitor.words("message.edit.cancel"), exact=True).click()
    expect(editor).to_have_count(0)
    visitor.wait_until_drawn()
    edit.click()
    expect(editor).to_have_value("First?")
    editor.fill("Best?")
    visitor.page.reload()
    expect(editor).to_have_value("Best?")
    visitor.page.get_by_role("button", name=visitor.words("message.edit.ask"), exact=True).click()
    visitor.answer.get_by_text("Two.").wait_for()
    visitor.wait_for_end()
    expect(editor).to_have_count(0)
    assert scripted.requests[-1]["body"]["messages"][-1]["content"] == "Best?"
    edit.click()
    expect(editor).to_have_value("Best?")
    assert visitor.page.evaluate("Object.values({...sessionStorage})").count("Best?") == 0
