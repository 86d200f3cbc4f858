"""The Math Tutor page: formulas are drawn, and several questions are asked at once."""

import time

import pytest

from assistant_core.chat import several
from assistant_core.chat.batch import load
from assistant_core.words import Words
from tests.pages.test_investor import ask, said
from tests.support.scripted_model import http_error, text

EN = Words("en")


@pytest.fixture
def open_tutor(open_app):
    def open_tutor(**query):
        app = open_app()
        app.switch_page("pages/tutor.py")
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return open_tutor


def button(app, key):
    return next(one for one in app.button if (one.key or "").startswith(key))


def ask_all(app, questions):
    app.text_area(key="tutor.several.text").set_value(questions)
    return button(app, "tutor.several.ask").click().run()


def progress(app):
    return app.get("progress")[0].proto.text


def until(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def cards(app):
    return [element.value for element in app.main.markdown]


def test_formulas_are_drawn_and_amounts_are_not(open_tutor, model):
    model.script(text("So $x = 1$; it costs $5 or $6."))
    app = ask(open_tutor(), "3x + 11 = 14")
    assert said(app)[1] == r"So $x = 1$; it costs \$5 or \$6."


def test_a_question_is_shown_as_it_was_typed(open_tutor, model):
    model.default = text("Fine.")
    app = ask(open_tutor(), "3*x + 4*y = 5\n1. x")
    shown = "3\\*x + 4\\*y = 5  \n1\\. x"
    assert said(app) == [shown, "Fine."]
    button(app, "again-").click().run()
    app.session_state[app.expander[0].key or ""] = True
    assert said(app.run()) == [shown, shown, "Fine.", "Fine."]
    app = ask_all(open_tutor(several="new"), "3*x + 4*y = 5")
    assert r"**3\*x \+ 4\*y = 5**" in cards(app)


def test_on_the_other_pages_dollars_are_dollars(open_app, model):
    model.script(text("So $x = 1$."))
    assert said(ask(open_app(), "Is it $5?"))[1] == r"So \$x = 1\$."


def test_several_at_once(open_tutor, model):
    model.script(text("First $a$."), text("Second $b$."))
    app = open_tutor(several="new")
    assert not app.chat_input
    app = ask_all(app, "One?\n\nTwo?")
    assert not app.exception
    shown = cards(app)
    assert [one for one in shown if one.startswith("**")] == ["**One?**", "**Two?**"]
    assert {"First $a$.", "Second $b$."} <= set(shown)
    assert app.text_area(key="tutor.several.text").value == ""
    batch = app.query_params["several"]
    assert len(batch[0] if isinstance(batch, list) else batch) == 16


def test_a_refresh_finds_them_and_one_opens_as_a_conversation(open_tutor, client, model):
    assistant = client.beta.assistants.create(model="default").id
    model.script(text("Fine."))
    batch = several.begin(client, "tutor", assistant, ["One?"])
    until(lambda: load(client, batch)[0].answer)
    app = open_tutor(several=batch)
    assert "Fine." in cards(app)
    button(app, "tutor.several.open").click().run()
    assert said(app)[:2] == ["One?", "Fine."]
    assert "several" not in app.query_params


def test_what_failed_is_asked_again_and_only_answers_count(open_tutor, client, model):
    assistant = client.beta.assistants.create(model="default").id
    model.script(http_error(400, "too hard"))
    batch = several.begin(client, "tutor", assistant, ["Hard?"])
    until(lambda: load(client, batch)[0].answer)
    app = open_tutor(several=batch)
    assert progress(app) == EN("several.progress", done=0, all=1)
    model.script(text("Fine."))
    assert button(app, "tutor.several.rest").label == EN("several.rest", count=1)
    button(app, "tutor.several.rest").click().run()
    assert "Fine." in cards(app)
    assert progress(app) == EN("several.progress", done=1, all=1)


def test_no_conversation_is_open_beside_several_and_it_comes_back(open_tutor, model):
    model.default = text("Fine.")
    app = ask(open_tutor(), "One?")
    assert app.get("download_button")
    thread = app.query_params["thread"]
    app.radio(key="tutor.mode").set_value("several").run()
    assert "thread" not in app.query_params
    assert not app.get("download_button")
    app.radio(key="tutor.mode").set_value("chat").run()
    assert said(app) == ["One?", "Fine."]
    assert app.query_params["thread"] == thread


def test_too_many_are_not_asked(open_tutor, client):
    app = ask_all(open_tutor(several="new"), "\n".join(["1 + 1"] * 21))
    assert [one.value for one in app.warning] == [EN("several.too_many", count=21, most=20)]
    assert app.text_area(key="tutor.several.text").value.count("1 + 1") == 21
    assert list(client.get("/threads", cast_to=object)["data"]) == []


def test_a_batch_that_is_gone_is_told(open_tutor):
    app = open_tutor(several="0123456789abcdef")
    assert [one.value for one in app.warning] == [EN("problem.unknown_thread")]
