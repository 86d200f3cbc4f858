"""The conversations in the sidebar, in Streamlit's own test harness, with a scripted model."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from assistant_core.chat import conversations, registry, uploads
from tests.chat.conftest import wait
from tests.pages.test_investor import ask, said
from tests.support.scripted_model import text


@pytest.fixture(autouse=True)
def nothing_known():
    conversations.changed()


def rows(app: AppTest) -> list[str]:
    """The titles, with what is told of them."""
    buttons = [button for button in app.sidebar.button if ".conversations.open." in (button.key or "")]
    return [button.label.replace("\\", "") for button in buttons]


def row(app: AppTest, title: str):
    return next(button for button in app.sidebar.button if button.label.replace("\\", "").startswith(title))


def new(client, title: str, page: str = "investor", days_ago: float = 0) -> str:
    active_at = str(int(time.time() - days_ago * 86400))
    return client.beta.threads.create(
        metadata={"page": page, "title": title, "active_at": active_at},
        messages=[{"role": "user", "content": title}],
    ).id


def test_nothing_is_listed_before_something_was_asked(open_app, model):
    model.default = text("Yes.")
    app = open_app()
    assert not app.sidebar.text_input
    ask(app, "First?")
    assert rows(app) == ["First? :small[:gray[· open]]"]
    app.button(key="investor.new").click().run()
    ask(app, "Second?")
    assert rows(app) == ["Second? :small[:gray[· open]]", "First?"]
    row(app, "First?").click().run()
    assert said(app)[0] == "First?"
    assert rows(app) == ["Second?", "First? :small[:gray[· open]]"]


def test_groups_search_and_more(open_app, client):
    for number, days in enumerate([0, 1, 3, 20, *range(30, 42)]):
        new(client, f"Question {number}", days_ago=days)
    app = open_app()
    headings = [caption.value for caption in app.sidebar.caption]
    assert headings == ["Today", "Yesterday", "Last 7 days", "Older"]
    assert rows(app) == [f"Question {number}" for number in range(10)]
    app.button(key="investor.conversations.more").click().run()
    assert len(rows(app)) == 16
    app.sidebar.text_input[0].set_value("question 15").run()
    assert rows(app) == ["Question 15"]
    app.sidebar.text_input[0].set_value("nothing like it").run()
    assert rows(app) == []
    assert "No conversation" in app.sidebar.caption[0].value


def test_an_old_conversation_that_is_open_is_in_the_list(open_app, client):
    old = new(client, "Old", days_ago=100)
    for number in range(12):
        new(client, f"Question {number}")
    assert rows(open_app(old))[-1] == "Old :small[:gray[· open]]"


def test_a_link_opens_on_the_page_that_it_belongs_to(open_app, client):
    app = open_app(new(client, "A book?", page="book"))
    assert app.title[0].value == "Book"
    assert said(app) == ["A book?"]
    assert rows(app) == ["A book? :small[:gray[· open]]"]
    assert "investor.thread" not in app.session_state


def test_a_thread_whose_page_is_gone_is_shown_where_it_was_opened(open_app, client):
    app = open_app(new(client, "Mine?", page="asst_gone"))
    assert (app.title[0].value, said(app)) == ("Investor", ["Mine?"])


def test_renamed_and_deleted(open_app, client):
    thread_id = new(client, "First")
    new(client, "Second")
    uploads.add(client, thread_id, "a.txt", b"words")
    app = open_app(thread_id)
    app.sidebar.text_input[1].set_value("$1 for *you*").run()
    assert "$1 for *you* :small[:gray[· open]]" in rows(app)
    app.button(key="investor.conversations.delete").click().run()
    assert rows(app) == ["Second"]
    assert "thread" not in app.query_params
    assert not list(client.files.list())


def test_two_sessions_see_each_others_conversations(open_app, model):
    model.default = text("Yes.")
    first, second = open_app(), open_app()
    ask(first, "First?")
    assert rows(second.run()) == ["First?"]


def test_one_that_is_answered_in_the_background_is_marked(open_app, client, model):
    model.default = text("A ", "long ", "answer.", delay=1)
    thread_id = new(client, "Well?")
    assistant = client.beta.assistants.create(model="default")
    registry.ask(client, thread_id, assistant.id, "Well?")
    app = open_app()
    assert rows(app) == ["Well? :small[:gray[· being answered]]"]
    wait(registry.find(thread_id))
    assert rows(app.run()) == ["Well?"]


def test_an_engine_that_does_not_answer_is_told_in_the_list(open_app, client, monkeypatch):
    new(client, "First")
    app = open_app()
    gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    monkeypatch.setattr("assistant_core.ui.conversations.get_client", lambda: gone)
    app.run()
    assert "cannot be loaded" in app.sidebar.warning[0].value
    assert app.chat_input
