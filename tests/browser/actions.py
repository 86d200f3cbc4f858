"""What readers do to the page right after a gap in their connection, and how it is seen that it was done.

An action is a generator: it prepares the page up to its `yield`, and goes on after the gap until it can be
seen that what was done has been carried out, once.
"""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import PATIENCE_SECONDS, Visitor
from tests.support.scripted_model import Reply, ScriptedModel, text

WITHOUT_END = "Without end for"
ENDLESS = text(*("One more word. " for _ in range(400)), delay=3.0)
"""Longer than any gap."""
NOTE: FilePayload = {"name": "note.txt", "mimeType": "text/plain", "buffer": b"Martha lost the brass key."}


def reply_to(body: dict[str, Any]) -> Reply:
    """Of the model: by what is asked, because after a gap several ask at once."""
    return ENDLESS if WITHOUT_END in str(body["messages"][-1]) else text("It is an answer.")


@dataclass
class Place:
    """Where an action takes place. `name` is in no other action's words."""

    name: str
    visitor: Visitor
    url: str
    data_dir: Path
    model: ScriptedModel
    gap: str = "remembered"
    """`remembered` or `forgotten` (the session), or `restart` (of the server)."""

    def ask(self, words: str) -> str:
        question = f"{words} {self.name}?"
        self.visitor.ask(question)
        return question

    def asked(self, words: str = "Asked first") -> str:
        """Open a page with one question that is answered."""
        self.visitor.open(self.url)
        question = self.ask(words)
        self.visitor.wait_for_end()
        self.button("message.regenerate").wait_for()
        return question

    def button(self, key: str, **values: object):
        return self.visitor.page.get_by_role("button", name=self.visitor.words(key, **values), exact=True)

    def count(self, words: str) -> int:
        query = "SELECT count(*) FROM messages WHERE body ->> 'role' = 'user' AND body LIKE ?"
        return self._one(query, f"%{words}%")

    def runs(self, question: str) -> int:
        query = """SELECT count(*) FROM runs WHERE thread_id IN
            (SELECT thread_id FROM messages WHERE body ->> 'role' = 'user' AND body LIKE ?)"""
        return self._one(query, f"%{question}%")

    def rated(self, address: str) -> int:
        query = """SELECT count(*) FROM messages
            WHERE body ->> '$.metadata.feedback' = 'up' AND ? LIKE '%' || thread_id"""
        return self._one(query, address)

    def assistants(self, words: str) -> int:
        return self._one("SELECT count(*) FROM assistants WHERE body LIKE ?", f"%{words}%")

    def once(self, count: Callable[[], int], before: int = 0) -> None:
        """And not a second time: the page has come to rest before."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while count() == before:
            assert time.monotonic() < deadline, f"{self.name}: lost"
            self.visitor.page.wait_for_timeout(100)
        self.visitor.wait_until_drawn()
        assert count() == before + 1, f"{self.name}: done {count() - before} times"

    def _one(self, query: str, *given: str) -> int:
        with sqlite3.connect(self.data_dir / "engine.db", timeout=30) as database:
            return database.execute(query, given).fetchone()[0]


def question(at: Place) -> Iterator[None]:
    at.visitor.open(at.url)
    at.visitor.wait_until_drawn()
    yield
    asked = at.ask("Is it heard")
    at.visitor.wait_for_end()
    at.once(lambda: at.count(asked))


def follow_up(at: Place) -> Iterator[None]:
    at.asked()
    thread = at.visitor.thread
    yield
    asked = at.ask("And is this")
    expect(at.visitor.page.get_by_test_id("stChatMessage")).to_have_count(4)
    at.once(lambda: at.count(asked))
    assert at.visitor.thread == thread


def typed_before(at: Place) -> Iterator[None]:
    """The gap does not empty the box."""
    at.visitor.open(at.url)
    at.visitor.wait_until_drawn()
    asked = f"Typed before {at.name}?"
    at.visitor.box.fill(asked)
    yield
    at.visitor.box.dispatch_event("keydown", {"key": "Enter", "code": "Enter", "bubbles": True})
    expect(at.visitor.box).to_have_value(asked)
    expect(at.visitor.box).to_be_enabled()
    at.visitor.box.press("Enter")
    at.visitor.wait_for_end()
    at.once(lambda: at.count(asked))


def suggestion(at: Place) -> Iterator[None]:
    at.visitor.open(at.url)
    at.visitor.wait_until_drawn()
    words = at.visitor.words("investor.suggestion.3")
    before = at.count(words)
    yield
    at.visitor.page.get_by_role("radio", name=words).click()
    at.visitor.wait_for_end()
    at.once(lambda: at.count(words), before)


def new_chat(at: Place) -> Iterator[None]:
    at.asked()
    at.visitor.thread  # noqa: B018
    yield
    at.button("new_chat").click()
    at.visitor.page.wait_for_function("!location.search.includes('thread')")
    expect(at.visitor.page.get_by_test_id("stChatMessage")).to_have_count(0)


def new_chat_and_question(at: Place) -> Iterator[None]:
    """One right after the other."""
    first = at.asked()
    at.visitor.thread  # noqa: B018
    yield
    at.button("new_chat").click()
    asked = at.ask("In a chat of its own")
    at.visitor.page.get_by_test_id("stChatMessage").get_by_text(asked).wait_for()
    at.visitor.wait_for_end()
    at.once(lambda: at.count(asked))
    assert at.runs(first) == 1


def regenerate(at: Place) -> Iterator[None]:
    asked = at.asked("Once more for")
    before = at.runs(asked)
    yield
    at.button("message.regenerate").click()
    at.visitor.page.get_by_text(at.visitor.words("message.earlier.one")).wait_for()
    at.visitor.wait_for_end()
    at.once(lambda: at.runs(asked), before)


def stop(at: Place) -> Iterator[None]:
    """Of an answer that is being written before the gap and after it. To be prepared last: it takes time."""
    at.visitor.open(at.url)
    at.ask(WITHOUT_END)
    at.visitor.wait_for_text()
    yield
    at.visitor.stop_button.click()
    at.visitor.answer.get_by_text(at.visitor.words("problem.stopped")).wait_for()


def edit(at: Place) -> Iterator[None]:
    asked = at.asked("To be edited for")
    yield
    at.button("message.edit").click()
    editor = at.visitor.page.get_by_role("textbox", name=at.visitor.words("message.edit.label"), exact=True)
    expect(editor).to_have_value(asked)


def save_and_ask(at: Place) -> Iterator[None]:
    at.asked("Not well put for")
    at.button("message.edit").click()
    editor = at.visitor.page.get_by_role("textbox", name=at.visitor.words("message.edit.label"), exact=True)
    better = f"Much better put for {at.name}?"
    editor.fill(better)
    yield
    expect(editor).to_have_value(better)
    at.button("message.edit.ask").click()
    at.visitor.page.get_by_test_id("stChatMessage").get_by_text(better).wait_for()
    at.visitor.wait_for_end()
    at.once(lambda: at.count(better))


def thumbs(at: Place) -> Iterator[None]:
    at.asked("To be rated for")
    yield
    up = at.visitor.answer.get_by_role("radio", name="Thumbs up").or_(
        at.visitor.answer.get_by_role("button", name="Thumbs up")
    )
    up.click()
    at.once(lambda: at.rated(at.visitor.thread))


def open_conversation(at: Place) -> Iterator[None]:
    asked = at.asked("To be opened for")
    thread = at.visitor.thread
    at.button("new_chat").click()
    at.visitor.page.wait_for_function("!location.search.includes('thread')")
    at.visitor.wait_until_drawn()
    yield
    at.visitor.sidebar.get_by_role("button", name=asked).click()
    at.visitor.page.wait_for_url(thread)
    at.visitor.page.get_by_test_id("stChatMessage").get_by_text(asked).wait_for()


def rename(at: Place) -> Iterator[None]:
    at.asked("To be renamed for")
    at.button("conversations.rename").click()
    title = at.visitor.page.get_by_role("textbox", name=at.visitor.words("conversations.rename.title"))
    title.wait_for()
    at.visitor.page.keyboard.press("Escape")
    yield
    at.button("conversations.rename").click()
    title.fill(f"Another title {at.name}")
    title.press("Enter")
    at.visitor.sidebar.get_by_role("button", name=f"Another title {at.name}").wait_for()


def delete(at: Place) -> Iterator[None]:
    asked = at.asked("To be deleted for")
    yield
    at.button("conversations.delete").click()
    at.button("conversations.delete.yes").click()
    at.visitor.page.wait_for_function("!location.search.includes('thread')")
    at.once(lambda: -at.count(asked), -1)


def language(at: Place) -> Iterator[None]:
    at.visitor.open(at.url)
    at.visitor.wait_until_drawn()
    yield
    at.visitor.sidebar.get_by_text("한국어").click()
    at.visitor.page.wait_for_url("**lang=ko**")


def mode(at: Place) -> Iterator[None]:
    at.visitor.open(f"{at.url}/tutor")
    at.visitor.wait_until_drawn()
    yield
    at.visitor.page.get_by_text(at.visitor.words("mode.several")).click()
    at.visitor.page.get_by_label(at.visitor.words("several.box", most=20)).wait_for()


def several(at: Place) -> Iterator[None]:
    at.visitor.page.goto(f"{at.url}/tutor?several=new")
    box = at.visitor.page.get_by_label(at.visitor.words("several.box", most=20))
    asked = [f"One of two for {at.name}?", f"Two of two for {at.name}?"]
    box.fill("\n".join(asked))
    box.blur()
    at.visitor.wait_until_drawn()
    yield
    expect(box).to_have_value("\n".join(asked))
    at.button("several.ask").click()
    at.visitor.page.get_by_text(at.visitor.words("several.progress", done=2, all=2)).wait_for()
    for each in asked:
        assert at.count(each) == 1


def assistant(at: Place) -> Iterator[None]:
    """A form with what was typed into it."""
    page, words = at.visitor.page, at.visitor.words
    page.goto(f"{at.url}/assistants")
    page.get_by_role("button", name=words("assistants.new")).click()
    page.get_by_role("textbox", name=words("assistants.name")).fill(f"Helper {at.name}")
    instructions = page.get_by_role("textbox", name=words("assistants.instructions"))
    instructions.fill(f"Typed for {at.name}.")
    instructions.blur()
    at.visitor.wait_until_drawn()
    yield
    expect(instructions).to_have_value(f"Typed for {at.name}.")
    page.get_by_test_id("stMain").get_by_role(
        "button", name=re.compile(re.escape(words("assistants.create")) + "$")
    ).click()
    page.get_by_role("heading", name=f"Helper {at.name}").wait_for()
    at.once(lambda: at.assistants(f"Typed for {at.name}."))


def use_model(at: Place) -> Iterator[None]:
    """The form of the settings; a field that appeared for another is one, too."""
    page, words = at.visitor.page, at.visitor.words
    page.goto(f"{at.url}/settings")
    page.get_by_role("radiogroup", name=words("settings.service")).wait_for()
    page.get_by_text(words("settings.service.builtin"), exact=True).click()
    at.visitor.wait_until_drawn()
    yield
    at.button("settings.use").click()
    page.get_by_text(words("settings.now.session")).wait_for()
    page.get_by_text(words("settings.now.builtin")).wait_for()


def attach(at: Place) -> Iterator[None]:
    """A forgotten session's file is gone; the question is not asked without it, and is not lost."""
    at.visitor.open(at.url)
    at.visitor.page.locator("[data-testid=stChatInput] input[type=file]").set_input_files([NOTE])
    at.visitor.page.get_by_test_id("stChatInput").get_by_text("note.txt").wait_for()
    at.visitor.wait_until_drawn()
    yield
    asked = at.ask("What does it say")
    if at.gap == "remembered":
        at.visitor.wait_for_end()
        at.once(lambda: at.count(asked))
        return
    at.visitor.page.get_by_text(at.visitor.words("problem.files_gone")).wait_for()
    expect(at.visitor.box).to_have_value(asked)
    assert at.count(asked) == 0


def chosen_model(at: Place) -> Iterator[None]:
    """Gone with the session: the question goes to no other, and is not lost."""
    page, words = at.visitor.page, at.visitor.words
    page.goto(f"{at.url}/settings")
    page.get_by_text(words("settings.service.builtin"), exact=True).click()
    expect(page.get_by_label(words("settings.url"), exact=True)).to_have_count(0)
    at.visitor.wait_until_drawn()
    at.button("settings.use").click()
    page.get_by_text(words("settings.now.session")).wait_for()
    at.visitor.sidebar.get_by_role("link", name=words("investor.title")).click()
    at.visitor.box.wait_for()
    at.visitor.page.wait_for_url("**model=own**")
    at.visitor.wait_until_drawn()
    yield
    before = len(at.model.requests)
    asked = at.ask("Who answers")
    if at.gap == "remembered":
        at.visitor.wait_for_end()
        at.once(lambda: at.count(asked))
    else:
        page.get_by_text(words("problem.connection_gone")).wait_for()
        expect(at.visitor.box).to_have_value(asked)
        assert at.count(asked) == 0
    assert len(at.model.requests) == before, "another model server was asked"


Action = Callable[[Place], Iterator[None]]
ALL: list[Action] = [
    *(question, follow_up, typed_before, suggestion, new_chat, new_chat_and_question, regenerate),
    *(edit, save_and_ask, thumbs, open_conversation, rename, delete, language, mode, several, assistant),
    *(use_model, attach, chosen_model, stop),
]
