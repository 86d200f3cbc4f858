"""Streamlit's part in it is real here; tests/browser/test_conversations.py tries it with clicks."""

import importlib.util
import threading
import time

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from assistant_core.ui.clicks import Unheard, keep_clicks


@pytest.fixture(autouse=True)
def in_turn(monkeypatch):
    monkeypatch.setattr(ScriptRunner, "start", ScriptRunner.start)
    monkeypatch.setattr(ScriptRunner, "_run_script_thread", ScriptRunner._run_script_thread)
    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_yield", ScriptRequests.on_scriptrunner_yield)
    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_ready", ScriptRequests.on_scriptrunner_ready)
    monkeypatch.setattr(ScriptRequests, "request_stop", ScriptRequests.request_stop)
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    monkeypatch.setattr(SafeSessionState, "register_widget", SafeSessionState.register_widget)
    keep_clicks()


def test_a_callback_is_not_broken_off_for_the_next_click():
    requests = ScriptRequests()
    requests.request_rerun(RerunData(query_string="next"))
    seen = []

    class Session:
        def on_script_will_rerun(self, *given, **options):
            seen.append(requests.on_scriptrunner_yield())

    SafeSessionState(Session(), lambda: None).on_script_will_rerun(None)
    seen.append(requests.on_scriptrunner_yield())
    in_callback, after = seen
    assert in_callback is None
    assert after.rerun_data.query_string == "next"


def test_a_click_is_begun_although_the_next_one_stops_its_script():
    requests = ScriptRequests()
    requests.request_rerun(RerunData(query_string="first"))
    requests.request_stop()
    assert requests.on_scriptrunner_ready().rerun_data.query_string == "first"
    assert requests.on_scriptrunner_yield().type == ScriptRequestType.STOP
    assert requests.on_scriptrunner_ready().type == ScriptRequestType.STOP


def test_a_click_that_was_begun_is_not_begun_again():
    requests = ScriptRequests()
    requests.request_rerun(RerunData(query_string="first"))
    requests.on_scriptrunner_ready()
    requests.request_stop()
    assert requests.on_scriptrunner_ready().type == ScriptRequestType.STOP


def test_the_callbacks_of_one_click_end_before_those_of_the_next_begin():
    told = []

    class Session:
        def on_script_will_rerun(self, *given, **options):
            told.append("begin")
            time.sleep(0.2)
            told.append("end")

    def click():
        SafeSessionState(Session(), lambda: None).on_script_will_rerun(None)

    scripts = [threading.Thread(target=click) for _ in range(3)]
    for script in scripts:
        script.start()
    for script in scripts:
        script.join()
    assert told == ["begin", "end"] * 3


def value(id: str, text: str) -> WidgetState:
    return WidgetState(id=id, string_value=text)


def click(id: str) -> WidgetState:
    return WidgetState(id=id, trigger_value=True)


class Page:
    """What a new session has drawn, and what was done once it had."""

    def __init__(self) -> None:
        self.unheard = Unheard()
        self.known: set[str] = set()
        self.done: list[str] = []

    def says(self, *states: WidgetState) -> dict[str, str]:
        taken = self.unheard.take(WidgetStates(widgets=states), self.known.__contains__)
        assert not any(one.trigger_value for one in taken.widgets if one.id not in self.known)
        return {
            one.id: one.string_value for one in taken.widgets if one.WhichOneof("value") == "string_value"
        }

    def draws(self, *ids: str, other: str = "") -> None:
        """From the top again after each thing that is done. `other` has another value than in the browser."""
        ids_left = list(ids)
        while ids_left:
            id = ids_left.pop(0)
            self.known.add(id)
            done = self.unheard.drawn(id, lambda first: first.id == other)
            if done:
                self.done.append(f"{id} {done.string_value}".strip())
                ids_left = list(ids)


def test_what_is_done_before_the_page_is_drawn_is_done_once_and_in_order():
    page = Page()
    assert page.says(value("name", "Ann")) == {"name": "Ann"}
    assert page.says(value("name", "Ann"), click("last")) == {"name": "Ann"}
    assert page.says(value("name", "Bob")) == {"name": "Ann"}
    assert page.says(value("name", "Bob"), click("first")) == {"name": "Ann"}
    page.draws("first", "name", "last")
    assert page.done == ["last", "name Bob", "first"]
    page.draws("first", "name", "last")
    assert len(page.done) == 3
    assert not page.unheard


def test_what_the_page_did_not_know_is_the_readers():
    page = Page()
    page.says(value("service", "other"), value("url", "http://a"))
    page.draws("service", "url", other="url")
    assert page.done == ["url http://a"]


def test_what_the_page_has_no_more_does_not_keep_the_rest_from_being_done():
    page = Page()
    page.says(click("gone"), click("there"))
    page.draws("there")
    assert page.done == []
    assert page.unheard.give_up()
    page.draws("there")
    assert page.done == ["there"]
    assert not page.unheard.give_up()


def test_a_button_that_was_not_pressed_is_no_click():
    page = Page()
    unpressed = WidgetState(id="box")
    unpressed.chat_input_value.SetInParent()
    page.says(WidgetState(id="button", trigger_value=False), unpressed)
    assert not page.unheard


def test_with_a_streamlit_of_other_insides_all_is_left_to_it(monkeypatch, caplog):
    monkeypatch.delattr(SessionState, "get_widget_states")
    found = importlib.util.find_spec("assistant_core.ui.clicks")
    another = importlib.util.module_from_spec(found)
    found.loader.exec_module(another)
    before = SafeSessionState.register_widget
    another.keep_clicks()
    assert SafeSessionState.register_widget is before
    assert "get_widget_states" in caplog.text


def page_with_a_choice():
    import streamlit as st

    from assistant_core.ui.clicks import set_value

    set_value("choice", st.query_params.get("choice", "one"))
    st.radio("A choice", ["one", "two"], key="choice")


def test_a_value_is_sent_to_the_browser_only_where_it_changes():
    page = AppTest.from_function(page_with_a_choice).run()
    assert page.radio[0].proto.set_value
    assert not page.run().radio[0].proto.set_value
    page.query_params["choice"] = "two"
    assert page.run().radio[0].proto.set_value
    assert page.radio[0].value == "two"
