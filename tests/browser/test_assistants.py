"""Assistants in a real browser: the app's are edited and taken back, one of one's own is made and asked."""

import re

from playwright.sync_api import expect

from assistant_core.ui.session import NAMES, WITHOUT_WORDS
from tests.support.scripted_model import text

TYPED = "Answer *every* question with one word: $5."
NAME = "Pirate *#1* [$]"


def field(visitor, label):
    return visitor.page.get_by_role("textbox", name=visitor.words(f"assistants.{label}"))


def button(visitor, key):
    return visitor.page.get_by_test_id("stMain").get_by_role(
        "button", name=re.compile(re.escape(visitor.words(key)) + "$")
    )


def confirm(visitor, what):
    button(visitor, f"assistants.{what}").click()
    visitor.page.get_by_test_id("stPopoverBody").get_by_role(
        "button", name=visitor.words(f"assistants.{what}.yes")
    ).click()


def edit(visitor, name):
    card = visitor.page.get_by_test_id("stVerticalBlock").filter(
        has=visitor.page.get_by_role("heading", name=name)
    )
    card.last.get_by_role("button", name=visitor.words("assistants.edit")).click()
    field(visitor, "instructions").wait_for()


def test_the_first_address_after_a_start_is_of_one_that_is_gone(own_app, visit):
    visitor = visit()
    visitor.page.goto(f"{own_app.url}/own-gone")
    visitor.page.get_by_text(visitor.words("problem.unknown_assistant")).wait_for()
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)


def test_instructions_are_edited_and_taken_back(stand_in, visitor):
    visitor.page.goto(f"{stand_in.url}/assistants")
    investor = visitor.words("investor.title")
    visitor.page.get_by_role("heading", name=investor).wait_for()
    assert visitor.overflow() == 0
    edit(visitor, investor)
    before = field(visitor, "instructions").input_value()
    field(visitor, "instructions").fill(TYPED)
    button(visitor, "assistants.save").click()
    visitor.page.get_by_text(visitor.words("assistants.saved")).wait_for()
    visitor.page.reload()
    visitor.page.get_by_text(TYPED).wait_for()
    assert visitor.overflow() == 0
    confirm(visitor, "restore")
    visitor.page.get_by_text(visitor.words("assistants.restored")).wait_for()
    expect(field(visitor, "instructions")).to_have_value(before)


def test_one_of_ones_own_is_made_asked_and_deleted(stand_in, visitor, scripted):
    visitor.page.goto(f"{stand_in.url}/assistants")
    button(visitor, "assistants.new").click()
    field(visitor, "name").fill(NAME)
    field(visitor, "description").fill("Talks like *one*.")
    field(visitor, "instructions").fill(TYPED)
    for tool in ("get_quote", "get_news"):
        title = visitor.words(f"tool.{tool}")
        visitor.page.get_by_role("combobox", name=visitor.words("assistants.tools")).click()
        visitor.page.keyboard.type(title)
        visitor.page.get_by_role("option", name=title, exact=True).click()
    visitor.page.keyboard.press("Escape")
    button(visitor, "assistants.create").click()
    visitor.page.get_by_role("heading", name=NAME).wait_for()
    visitor.page.get_by_text("Talks like *one*.").wait_for()
    scripted.script(text("Aye."))
    visitor.ask("Who are you?")
    assert visitor.wait_for_end() == "Aye."
    sent = scripted.requests[-1]["body"]
    assert {tool["function"]["name"] for tool in sent["tools"]} == {"get_quote", "get_news"}
    language = WITHOUT_WORDS.format(language=NAMES[visitor.words.language])
    assert sent["messages"][0]["content"] == f"{TYPED}\n\n{language}"

    address = visitor.thread
    expect(visitor.sidebar.get_by_role("link", name=NAME)).to_have_count(1)
    visitor.close_sidebar()
    visitor.page.reload()
    visitor.page.get_by_text("Aye.").wait_for()
    visitor.page.goto(f"{stand_in.url}/assistants")
    edit(visitor, NAME)
    confirm(visitor, "delete")
    visitor.page.get_by_text(visitor.words("assistants.deleted", name=NAME)).wait_for()
    visitor.page.get_by_role("heading", name=NAME).wait_for(state="detached")
    visitor.page.goto(address)
    visitor.page.get_by_text(visitor.words("problem.unknown_assistant")).wait_for()
