"""The assistants as the engine last told them: the navigation shows them at every rerun."""

import logging
import math
import threading
import time
from typing import Any, NamedTuple

import openai

from assistant_core.assistants import registry
from assistant_core.assistants.registry import Ours
from assistant_core.client import get_client

logger = logging.getLogger(__name__)

FRESH_SECONDS = 5.0
WAIT_SECONDS = 3.0
"""A navigation that waits any longer for its engine is no help."""
TRY_SECONDS = 10.0
"""An engine that answers may yet have its sandbox to try, before it tells what it is like."""

_lock = threading.Lock()


class Interpreter(NamedTuple):
    """How the engine runs code."""

    tier: str
    """`sandbox`, `calculator`, `none`; empty while that is not known."""
    reason: str
    """Why it is no better, in English; empty for the sandbox."""


class Known(NamedTuple):
    assistants: tuple[Ours, ...]
    built_in_tools: tuple[str, ...]
    """Kinds of tools that the engine itself answers, such as `file_search`."""
    interpreter: Interpreter


_last: Known | None = None
_asked = -math.inf


def ask() -> Known:
    """A few seconds old at most. Raises one of `FAILURES` when the engine cannot tell; that is not kept."""
    global _last, _asked
    with _lock:
        if _last is None or time.monotonic() - _asked > FRESH_SECONDS:
            client = get_client().with_options(timeout=WAIT_SECONDS, max_retries=0)
            _last = Known(tuple(registry.listed(client)), *_health(client.with_options(timeout=TRY_SECONDS)))
            _asked = time.monotonic()
        return _last


def last() -> Known | None:
    """What was told last, however long ago."""
    return _last


def changed() -> None:
    """To be called after every change."""
    global _asked
    with _lock:
        _asked = -math.inf


def forget() -> None:
    """What the death of the process does; for tests."""
    global _last
    _last = None


def _health(client: openai.OpenAI) -> tuple[tuple[str, ...], Interpreter]:
    """Other engines may say less."""
    health: Any = client.get(str(client.base_url.join("/health")), cast_to=object)
    told = health if isinstance(health, dict) else {}
    interpreter = told.get("interpreter") or {}
    return (
        tuple(kind for kind in told.get("tools") or () if kind != "function"),
        Interpreter(interpreter.get("tier") or "", interpreter.get("reason") or ""),
    )
