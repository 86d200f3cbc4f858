"""The Investor page in Streamlit's own test harness, on a running engine with a scripted model."""

import threading
import time

from streamlit.testing.v1 import AppTest

from assistant_core.chat import registry
from tests.support.scripted_model import calls, http_error, text


def said(app: AppTest) -> list[str]:
    """What stands on the page, in order."""
    assert not app.exception
    return [element.value for element in app.main.markdown]


def captions(app: AppTest) -> str:
    return "\n".join(element.value for element in app.caption)


def ask(app: AppTest, question: str) -> AppTest:
    return app.chat_input[0].set_value(question).run()


def running_thread() -> str:
    while True:
        for thread_id in list(registry._lives):
            return thread_id
        time.sleep(0.01)


def test_an_empty_page_suggests_questions_and_creates_nothing(open_app, client):
    app = open_app()
    assert said(app) == []
    assert len(app.pills[0].options) == 3
    assert captions(app).count("Not investment advice") == 1
    assert "thread" not in app.query_params


def test_question_and_answer(open_app, model):
    model.script(text("A share costs $391,\n\n", "or ₩500,000."))
    app = ask(open_app(), "How much is it?")
    assert said(app)[:3] == [
        "How much is it?",
        "A share costs :orange[\\$391\u00a0:material/help:],",
        "or :orange[₩500,000\u00a0:material/help:].",
    ]
    assert "Answered by scripted" in captions(app).replace("\\", "")
    assert app.query_params["thread"].startswith("thread_")
    assert not app.pills


def test_a_suggested_question_is_asked(open_app, model):
    model.default = text("It depends.")
    app = open_app()
    app.pills[0].select(app.pills[0].options[0]).run()
    assert said(app) == ["I want to know if Apple stock is a good buy.", "It depends."]


def test_the_steps_of_an_answer_show_what_was_called_and_what_came_back(open_app, model):
    model.script(
        calls(("get_ticker", '{"company_name": "Apple"}')),
        calls(("get_income_statement", '{"ticker": "AAPL"}'), ("no_such_thing", "{}")),
        text("There."),
    )
    app = ask(open_app(), "Apple?")
    labels = [expander.label for expander in app.expander]
    assert labels[0] == "3 steps, 1 without a result"
    assert 'Find the listing `get_ticker("Apple")`' in labels[1]
    assert 'Income statement `get_income_statement("AAPL")`' in labels[2]
    assert app.error[0].value.startswith("There is no function")
    statement = app.dataframe[1].value
    assert statement.iloc[0]["Line"] == "Total revenue"


def test_a_conversation_goes_on_and_is_there_after_a_reload(open_app, model):
    model.script(text("One."), text("Two."))
    app = ask(ask(open_app(), "First?"), "Second?")
    everything = ["First?", "One.", "Second?", "Two."]
    assert said(app) == everything
    assert said(open_app(app.query_params["thread"])) == everything


def test_two_sessions_follow_the_same_run(open_app, model):
    model.script(text("A ", "long ", "answer ", "indeed.", delay=0.4))
    first = open_app()
    asking = threading.Thread(target=ask, args=(first, "Well?"))
    asking.start()
    second = open_app(running_thread())
    asking.join()
    assert said(first) == said(second) == ["Well?", "A long answer indeed."]


def test_an_unknown_thread_in_the_url_is_told_and_a_new_one_can_be_started(open_app, model):
    for thread in ("thread_doesNotExist", "../../etc/passwd"):
        app = open_app(thread)
        assert "does not exist any more" in app.warning[0].value
        assert "thread" not in app.query_params
        model.script(text("Fresh."))
        assert said(ask(app, "Hello?")) == ["Hello?", "Fresh."]
        assert not app.warning


def test_new_chat(open_app, model):
    model.default = text("Fine.")
    app = ask(open_app(), "Hello?")
    app.button(key="investor.new").click().run()
    assert said(app) == []
    assert "thread" not in app.query_params


def test_a_second_question_while_one_runs_is_not_asked(open_app, model):
    model.script(text("Not ", "so ", "fast.", delay=0.4))
    first, second = open_app(), open_app()
    asking = threading.Thread(target=ask, args=(first, "Well?"))
    asking.start()
    second.query_params["thread"] = running_thread()
    ask(second, "Me too?")
    asking.join()
    assert said(first) == said(second) == ["Well?", "Not so fast."]


def test_a_provider_error_is_told_whole_and_the_thread_stays_usable(open_app, model):
    model.default = http_error(401, "Incorrect API key provided: sk-test.")
    app = ask(open_app(), "Hello?")
    assert "could not answer" in app.error[0].value
    assert "Incorrect API key provided" in captions(app).replace("\\", "")
    model.default = text("Now it works.")
    assert said(ask(app, "Again?"))[-1] == "Now it works."


def test_korean_from_the_browser(open_app, model):
    model.default = text("네.")
    app = open_app(locale="ko-KR")
    assert "투자 권유가 아닙니다" in captions(app)
    assert said(ask(app, "애플?")) == ["애플?", "네."]


def test_an_engine_that_cannot_be_reached(open_app, client, monkeypatch):
    app = open_app()
    gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    monkeypatch.setattr("assistant_core.client._connect", lambda: gone)
    ask(app, "Hello?")
    assert "cannot be reached" in app.error[0].value
    assert app.chat_input[0].proto.value == "Hello?"


def test_earlier_messages_come_on_demand(open_app, model, monkeypatch):
    monkeypatch.setattr("assistant_core.chat.transcript.PAGE", 2)
    model.default = text("Yes.")
    app = open_app()
    for number in range(3):
        ask(app, f"Question {number}?")
    assert said(app) == ["Question 2?", "Yes."]
    app.button(key="investor.older").click().run()
    assert said(app) == ["Question 1?", "Yes.", "Question 2?", "Yes."]
    app.button(key="investor.older").click().run()
    assert said(app)[0] == "Question 0?"
    assert "investor.older" not in [button.key for button in app.button]


def test_the_steps_of_an_older_answer_come_when_they_are_opened(open_app, model):
    model.script(calls(("get_ticker", '{"company_name": "Apple"}')), text("One."), text("Two."))
    app = ask(open_app(), "First?")
    assert len(app.expander) == 2
    ask(app, "Second?")
    assert [expander.label for expander in app.expander] == ["1 step"]
    app.session_state[app.expander[0].key or ""] = True
    app.run()
    assert len(app.expander) == 2
    assert len(app.dataframe) == 1
