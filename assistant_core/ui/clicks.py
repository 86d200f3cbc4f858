"""What a click begins is carried out: once, to its end, and before what the next click begins.

Streamlit alone loses clicks. It answers one at once, beside the script that is still at work for the one
before, and stops that script: its callback is broken off at its next look into the session, or never begins.
And where it has forgotten the reader's session (the server was started anew, or the browser was away for too
long), no callback is known for what is clicked first: the question leaves the box and nothing is asked.

All that reaches into Streamlit for this is here. It was tried with Streamlit 1.67; with one that has other
insides, clicks are treated as Streamlit treats them, and the log says so.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl
from weakref import WeakValueDictionary

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from assistant_core.ui.strings import t

try:
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
    from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
    from streamlit.runtime.scriptrunner_utils.script_requests import (
        RerunData,
        ScriptRequest,
        ScriptRequests,
        ScriptRequestType,
    )
    from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, get_script_run_ctx
    from streamlit.runtime.state.common import WidgetMetadata, unpack_widget_state_value
    from streamlit.runtime.state.safe_session_state import SafeSessionState
    from streamlit.runtime.state.session_state import SessionState

    _yield, _ready = ScriptRequests.on_scriptrunner_yield, ScriptRequests.on_scriptrunner_ready
    _stop, _register = ScriptRequests.request_stop, SafeSessionState.register_widget
    _run_callbacks = SafeSessionState.on_script_will_rerun
    _start, _run = ScriptRunner.start, ScriptRunner._run_script_thread
    _requests, _session = ScriptRequests(), SafeSessionState(SessionState(), lambda: None)._state
    _ = _requests._lock, _requests._state, _requests._rerun_data, _session._new_widget_state
    __ = _session.get_widget_metadata, _session.get_widget_states, _session.is_new_state_value
    _other_insides = None
except (ImportError, AttributeError) as error:
    _other_insides = str(error)

logger = logging.getLogger(__name__)

UNHEARD, MISSED, ADDRESS = "clicks.unheard", "clicks.missed", "clicks.address"
ASKING_SECONDS = 24 * 3600
_TRIGGERS = ("trigger_value", "string_trigger_value", "chat_input_value", "json_trigger_value")
"""Values that say "now", and are gone from the browser's next message."""

_lock = threading.Lock()
_turns: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()
"""By session, as long as one of its scripts is in its callbacks or waits for that."""
_latest: WeakValueDictionary[str, threading.Event] = WeakValueDictionary()
"""By session: that the script which was started last is through its callbacks."""
_thread = threading.local()


class Unheard:
    """What a browser says of widgets that its session does not know yet, in the order in which it says it."""

    def __init__(self) -> None:
        self._first: dict[str, WidgetState] = {}
        """Values as the session is to find them: from before what was done to them."""
        self._done: list[WidgetState] = []

    def take(self, states: WidgetStates, is_known: Callable[[str], bool]) -> WidgetStates:
        """Keep what was done to widgets that are unknown; returned is what can be said to the session."""
        heard = WidgetStates()
        for one in states.widgets:
            if is_known(one.id):
                heard.widgets.append(one)
            elif one.WhichOneof("value") in _TRIGGERS:
                if _is_active(one):
                    self._done.append(one)
            elif self._first.setdefault(one.id, one) != one and self._last(one.id) != one:
                self._done.append(one)
        heard.widgets.extend(one for id, one in self._first.items() if not is_known(id))
        return heard

    def drawn(self, id: str, differs: Callable[[WidgetState], bool]) -> WidgetState | None:
        """What was done to the widget, if it is that one's turn.

        What the forgotten session knew, the page may have drawn the widget without: where it `differs`, the
        value in the browser is the reader's.
        """
        first = self._first.pop(id, None)
        if first is not None and differs(first):
            return first
        return self._done.pop(0) if self._done and self._done[0].id == id else None

    def give_up(self) -> bool:
        """On what was done first, and on the values of all that the page does not have."""
        self._first.clear()
        return bool(self._done and self._done.pop(0))

    def __bool__(self) -> bool:
        return bool(self._done)

    def _last(self, id: str) -> WidgetState | None:
        return next((one for one in reversed(self._done) if one.id == id), None)


def keep_clicks() -> None:
    """Holds for the whole process, from the next click on, and for what came while the app was loading."""
    if _other_insides:
        logger.warning("With this Streamlit a click may be lost or broken off: %s", _other_insides)
        return
    ScriptRunner.start = _start_behind_the_one_before  # type: ignore[method-assign]
    ScriptRunner._run_script_thread = _run_and_let_the_next_begin  # type: ignore[method-assign]
    ScriptRequests.on_scriptrunner_yield = _yield_between_clicks  # type: ignore[method-assign]
    ScriptRequests.on_scriptrunner_ready = _begin_before_stopping  # type: ignore[method-assign]
    ScriptRequests.request_stop = _stop_what_has_begun  # type: ignore[method-assign]
    SafeSessionState.on_script_will_rerun = _run_callbacks_in_turn  # type: ignore[method-assign, assignment]
    SafeSessionState.register_widget = _register_and_hear  # type: ignore[method-assign]
    if context := get_script_run_ctx():
        _catch_up(context.session_state._state)


def ask_when_back() -> None:
    """Have the browser ask for the page as soon as its connection is back.

    A session that is new then knows the values of all widgets before the next thing is done to one.
    Streamlit's browser does so where a part of the page is to be drawn anew from time to time.
    """
    st.fragment(_draw_nothing, run_every=ASKING_SECONDS)()


def page_is_drawn() -> None:
    """To be told when all that a page has is drawn: what was done to anything else comes to nothing.

    It matters before a page waits for something.
    """
    unheard: Unheard | None = st.session_state.get(UNHEARD)
    if unheard is None:
        return
    with _lock:
        if unheard.give_up():
            st.session_state[MISSED] = True
        more = bool(unheard)
    if more:
        st.rerun()
    del st.session_state[UNHEARD]
    if st.session_state.pop(MISSED, False):
        st.toast(t("clicks.missed"), icon=":material/touch_app:", duration="long")


def set_value(key: str, value: object) -> None:
    """Of a widget that is drawn next, and only where it has another: in the browser, a value that the script
    sets takes the place of what is being clicked there just then.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def files_are_gone() -> bool:
    """Whether what is being asked had files that went with a forgotten session. Streamlit leaves them out."""
    return bool(getattr(_thread, "files_are_gone", False))


def _draw_nothing() -> None:
    pass


def _start_behind_the_one_before(self: "ScriptRunner") -> None:
    """In the order of the browser's messages, whichever thread the machine goes on with first."""
    before, through = _latest.get(self._session_id), threading.Event()
    _latest[self._session_id] = through
    self._requests.__dict__["turn"] = before, through
    _start(self)


def _run_and_let_the_next_begin(self: "ScriptRunner") -> None:
    """Whatever becomes of this one."""
    try:
        _run(self)
    finally:
        _, through = self._requests.__dict__.get("turn", (None, None))
        if through:
            through.set()


def _yield_between_clicks(self: "ScriptRequests") -> "ScriptRequest | None":
    return None if getattr(_thread, "in_callbacks", False) else _yield(self)


def _stop_what_has_begun(self: "ScriptRequests") -> None:
    with self._lock:
        if self._state == ScriptRequestType.RERUN:
            self.__dict__["not_begun"] = self._rerun_data
            self._state = ScriptRequestType.STOP
    _stop(self)


def _begin_before_stopping(self: "ScriptRequests") -> "ScriptRequest":
    """Its callbacks are run; at the page's first element the script stops."""
    not_begun = self.__dict__.pop("not_begun", None)
    return ScriptRequest(ScriptRequestType.RERUN, not_begun) if not_begun else _ready(self)


def _run_callbacks_in_turn(
    self: "SafeSessionState", states: WidgetStates | None, *given: Any, **options: Any
) -> None:
    context = get_script_run_ctx()
    before, through = context.script_requests.__dict__.get("turn", (None, None)) if context else (None, None)
    if before:
        before.wait()
    with _turn_of(context.session_id if context else ""):
        _thread.in_callbacks = True
        try:
            if context is None or states is None:
                _run_callbacks(self, states, *given, **options)
                return
            heard = _heard(self._state, states)
            _thread.files_are_gone = _misses_files(context, heard)
            with _address(context, self, bool(options.get("is_history_navigation"))):
                _run_callbacks(self, heard, *given, **options)
        finally:
            _thread.in_callbacks = False
            if through:
                through.set()


@contextmanager
def _address(
    context: "ScriptRunContext", session: "SafeSessionState", is_history_navigation: bool
) -> Iterator[None]:
    """The address as the last click left it, of which the browser may not know yet when it sends the next."""
    sent = context.page_script_hash, context.query_string
    before, after = session[ADDRESS] if ADDRESS in session else (None, "")  # noqa: SIM401 (it has no get)
    if sent == before and not is_history_navigation:
        st.query_params.from_dict(dict(parse_qsl(after, keep_blank_values=True)))
    elif before is not None:
        del session[ADDRESS]
    try:
        yield
    finally:
        if context.query_string != sent[1]:
            session[ADDRESS] = sent, context.query_string


def _misses_files(context: "ScriptRunContext", states: WidgetStates) -> bool:
    asked = [one.chat_input_value for one in states.widgets if one.WhichOneof("value") == "chat_input_value"]
    ids = [file.file_id for one in asked for file in one.file_uploader_state.uploaded_file_info]
    return len(context.uploaded_file_mgr.get_files(context.session_id, ids)) < len(ids)


def _catch_up(session: "SessionState") -> None:
    states = WidgetStates(widgets=session.get_widget_states())
    heard = {one.id for one in _heard(session, states).widgets}
    for one in states.widgets:
        if one.id not in heard:
            del session._new_widget_state[one.id]


def _heard(session: "SessionState", states: WidgetStates) -> WidgetStates:
    def is_known(id: str) -> bool:
        return session.get_widget_metadata(id) is not None

    if UNHEARD not in session:
        if all(is_known(one.id) for one in states.widgets):
            return states
        session[UNHEARD] = Unheard()
    with _lock:
        return session[UNHEARD].take(states, is_known)


def _register_and_hear(
    self: "SafeSessionState", metadata: "WidgetMetadata[Any]", user_key: str | None
) -> Any:
    registered = _register(self, metadata, user_key)
    session, context = self._state, get_script_run_ctx()
    if context is None or UNHEARD not in session:
        return registered

    def differs(first: WidgetState) -> bool:
        if user_key is None or not session.is_new_state_value(user_key):
            return False
        return bool(metadata.deserializer(unpack_widget_state_value(first)) != registered.value)

    with _lock:
        done = session[UNHEARD].drawn(metadata.id, differs)
    if done is None:
        return registered
    if metadata.disabled:
        session[MISSED] = True
        return registered
    raise RerunException(
        RerunData(
            query_string=context.query_string,
            widget_states=WidgetStates(widgets=[done]),
            page_script_hash=context.page_script_hash,
            cached_message_hashes=context.cached_message_hashes,
            context_info=context.context_info,
        )
    )


def _is_active(trigger: WidgetState) -> bool:
    value = getattr(trigger, trigger.WhichOneof("value") or "")
    return bool(value.ListFields() if hasattr(value, "ListFields") else value)


def _turn_of(session_id: str) -> threading.Lock:
    with _lock:
        return _turns.setdefault(session_id, threading.Lock())
