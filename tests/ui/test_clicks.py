"""Streamlit's part in it is real here; tests/browser/test_conversations.py tries it with clicks."""

import threading
import time

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.state.safe_session_state import SafeSessionState

from assistant_core.ui.clicks import keep_clicks


@pytest.fixture(autouse=True)
def in_turn(monkeypatch):
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
