"""The sidebar's conversations in a real browser, as readers of every view live with them."""

import re
import sqlite3

from playwright.sync_api import expect

TITLES = {
    "en": ("How much debt does Apple have?", "How has Apple's profit developed?"),
    "ko": ("애플의 부채는 얼마나 되나요?", "애플의 이익은 어떻게 변했나요?"),
}
SEARCH = {"en": "DEBT", "ko": "부채"}
NOTE = {"name": "note.txt", "mimeType": "text/plain", "buffer": b"Martha lost the brass key."}


def row(visitor, title):
    return visitor.sidebar.get_by_role("button", name=title)


def wait_for_new_chat(visitor):
    """A phone hides the sidebar then."""
    visitor.page.wait_for_function("!location.search.includes('thread')")
    if visitor.on_phone:
        visitor.page.locator("[data-testid=stSidebar][data-collapsed=true]").wait_for(state="attached")


def engine_files(tmp_path):
    with sqlite3.connect(tmp_path / "engine.db") as database:
        return [name for (name,) in database.execute("SELECT body ->> 'filename' FROM files")]


def test_a_life_with_conversations(own_app, tmp_path, visitor):
    words = visitor.words
    first, second = TITLES[words.language]
    visitor.open(own_app.url)
    visitor.ask(first)
    visitor.wait_for_end()
    link = visitor.thread
    row(visitor, words("new_chat")).click()
    wait_for_new_chat(visitor)
    visitor.page.locator("[data-testid=stChatInput] input[type=file]").set_input_files([NOTE])
    visitor.page.get_by_test_id("stChatInput").get_by_text("note.txt").wait_for()
    visitor.box.fill(second)
    visitor.page.get_by_test_id("stChatInputSubmitButton").click()
    visitor.wait_for_end()
    doomed = visitor.thread

    expect(row(visitor, f"{second} · {words('conversations.open')}")).to_be_visible()
    expect(visitor.sidebar.get_by_text(words("conversations.today"))).to_have_count(1)
    search = visitor.sidebar.get_by_role("searchbox", name=words("conversations.search"))
    search.press_sequentially(SEARCH[words.language])
    row(visitor, second).wait_for(state="detached")
    expect(row(visitor, first)).to_be_visible()
    search.fill("")
    row(visitor, second).wait_for()

    row(visitor, first).click()
    visitor.page.wait_for_url(link)
    visitor.page.get_by_test_id("stChatMessage").first.get_by_text(first).wait_for()
    visitor.sidebar.get_by_role("button", name=words("conversations.rename"), exact=True).click()
    visitor.page.get_by_role("textbox", name=words("conversations.rename.title")).fill("Über 삼성 $1 *x*")
    visitor.page.get_by_role("button", name=words("conversations.rename.save"), exact=True).click()
    row(visitor, "Über 삼성 $1 *x*").wait_for()
    expect(row(visitor, first)).to_have_count(0)

    own_app.kill()
    own_app.start()
    visitor.page.goto(doomed.replace("/?", "/book?"))
    visitor.page.get_by_test_id("stChatMessage").first.get_by_text(second).wait_for()
    expect(visitor.page).to_have_url(doomed)
    row(visitor, "Über 삼성 $1 *x*").wait_for()

    assert engine_files(tmp_path) == ["note.txt"]
    visitor.sidebar.get_by_role("button", name=words("conversations.delete"), exact=True).click()
    visitor.page.get_by_role("button", name=words("conversations.delete.yes")).click()
    row(visitor, re.compile(re.escape(second))).wait_for(state="detached")
    visitor.page.wait_for_function("!location.search.includes('thread')")
    assert engine_files(tmp_path) == []
    assert visitor.overflow() == 0
    visitor.page.goto(doomed)
    visitor.page.get_by_text(words("problem.unknown_thread")).wait_for()
    assert "Traceback" not in own_app.log()


def test_a_question_is_asked_although_another_click_follows_at_once(own_app, tmp_path, visitor):
    """While its file is added, which takes a moment."""
    words, question = visitor.words, TITLES[visitor.words.language][0]
    visitor.open(own_app.url)
    new_chat = row(visitor, words("new_chat"))
    long_note = {**NOTE, "buffer": NOTE["buffer"] * 200_000}
    visitor.page.locator("[data-testid=stChatInput] input[type=file]").set_input_files([long_note])
    visitor.page.get_by_test_id("stChatInput").get_by_text("note.txt").wait_for()
    visitor.box.fill(question)
    ask = visitor.page.get_by_test_id("stChatInputSubmitButton")
    expect(ask).to_be_enabled()
    ask.dispatch_event("click")
    new_chat.dispatch_event("click")
    asked = visitor.page.get_by_test_id("stSidebar").get_by_role("button", name=question, include_hidden=True)
    asked.wait_for(state="attached")
    wait_for_new_chat(visitor)
    row(visitor, question).click()
    visitor.page.get_by_test_id("stChatMessage").first.get_by_text(question).wait_for()
    visitor.page.wait_for_url("**thread=thread_*")
    assert engine_files(tmp_path) == ["note.txt"]
