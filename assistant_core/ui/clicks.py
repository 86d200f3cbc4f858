"""What a click begins is carried out to its end, and before what the next click begins.

Streamlit answers a click at once, beside the script that is still at work for the one before. That script's
callback is broken off at its next look into the session, or ends when the page was drawn for the next click
already: a question whose file was being added would never be asked, a new title not be shown.
"""

import logging
import threading
from typing import Any
from weakref import WeakValueDictionary

logger = logging.getLogger(__name__)

_lock = threading.Lock()
_turns: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()
"""By session, as long as one of its scripts is in its callbacks or waits for that."""


def keep_in_turn() -> None:
    """Holds for the whole process, from the next click on."""
    try:
        from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests
        from streamlit.runtime.scriptrunner_utils.script_run_context import (
            RunLocation,
            ThreadState,
            get_script_run_ctx,
        )
        from streamlit.runtime.state.safe_session_state import SafeSessionState

        pending, run_callbacks = ScriptRequests.on_scriptrunner_yield, SafeSessionState.on_script_will_rerun
    except (ImportError, AttributeError) as error:
        logger.warning("With this Streamlit a click may break off what the one before began: %s", error)
        return
    if pending.__module__ == __name__:
        return

    def on_scriptrunner_yield(self: ScriptRequests) -> ScriptRequest | None:
        return None if ThreadState.get().run_location == RunLocation.CALLBACK else pending(self)

    def on_script_will_rerun(self: SafeSessionState, *given: Any, **options: Any) -> None:
        context = get_script_run_ctx()
        with _turn_of(context.session_id if context else ""):
            run_callbacks(self, *given, **options)

    ScriptRequests.on_scriptrunner_yield = on_scriptrunner_yield  # type: ignore[method-assign]
    SafeSessionState.on_script_will_rerun = on_script_will_rerun  # type: ignore[method-assign]


def _turn_of(session_id: str) -> threading.Lock:
    with _lock:
        return _turns.setdefault(session_id, threading.Lock())
