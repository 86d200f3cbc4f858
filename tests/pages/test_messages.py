"""What a reader does to messages, in Streamlit's own test harness."""

from tests.pages.test_investor import ask, captions, said
from tests.support.scripted_model import http_error, text


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def labels(app) -> list[str]:
    return [button.label for button in app.button]


def test_a_failed_answer_can_be_tried_again(open_app, model):
    model.default = http_error(400, "No.")
    app = ask(open_app(), "Hello?")
    assert "Regenerate" not in labels(app)
    model.default = text("Now it works.")
    assert said(press(app, "Try again")) == ["Hello?", "Now it works."]
    assert [expander.label for expander in app.expander] == ["Earlier version"]
    assert "Try again" not in labels(app)


def test_a_question_that_no_run_answers_can_be_asked_again(open_app, model, client):
    model.default = text("Here.")
    app = ask(open_app(), "Hello?")
    thread = app.query_params["thread"]
    client.beta.threads.messages.create(thread, role="user", content="Anyone?")
    assert said(app.run()) == ["Hello?", "Here.", "Anyone?"]
    assert said(press(app, "Try again")) == ["Hello?", "Here.", "Anyone?", "Here."]


def test_an_edit_can_be_given_up_and_an_empty_one_is_not_asked(open_app, model):
    model.default = text("Here.")
    app = ask(open_app(), "Hello?")
    press(app, "Edit")
    assert app.text_area[0].value == "Hello?"
    app.text_area[0].set_value("  ")
    press(app, "Save & ask")
    assert app.text_area
    press(app, "Cancel")
    assert not app.text_area
    assert said(app) == ["Hello?", "Here."]
    assert not app.expander


def test_a_new_session_finds_the_question_that_is_being_edited(open_app, model):
    model.default = text("Here.")
    app = press(ask(open_app(), "Hello?"), "Edit")
    other = open_app()
    for name in ("thread", "edit"):
        other.query_params[name] = app.query_params[name]
    assert other.run().text_area[0].value == "Hello?"
    assert not press(other, "Cancel").text_area


def test_what_followed_an_edited_question_is_an_earlier_version(open_app, model):
    model.script(text("One."), text("Two."), text("Better."))
    app = ask(ask(open_app(), "First?"), "Second?")
    press(app, "Edit")
    app.text_area[0].set_value("First of all?")
    assert said(press(app, "Save & ask")) == ["First of all?", "Better."]
    app.session_state[app.expander[0].key or ""] = True
    assert said(app.run()) == ["First of all?", "First?", "One.", "Second?", "Two.", "Better."]
    assert len([label for label in labels(app) if label == "Edit"]) == 1


def test_a_verdict_that_cannot_be_kept_is_told(open_app, model, client):
    model.default = text("Here.")
    app = ask(open_app(), "Hello?")
    thread = app.query_params["thread"]
    answer = client.beta.threads.messages.list(thread).data[0].id
    client.beta.threads.messages.delete(answer, thread_id=thread)
    app.get("feedback")[0].set_value(1).run()
    assert "No message found" in captions(app).replace("\\", "")
