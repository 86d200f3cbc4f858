"""The live runs of this process, at most one a thread: ask, find, take up again, stop."""

import logging
import threading
import time

import openai
from openai.types.beta.threads import Run

from assistant_core.chat.live import LiveRun
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.chat.versions import REPLACES
from assistant_core.chat.view import Problem
from assistant_core.chat.worker import NO_OPTIONS, PATIENCE_SECONDS, RunOptions, Worker
from assistant_core.config import get_settings
from assistant_core.tools.registry import run_tool

logger = logging.getLogger(__name__)

# A run that ended is in the engine; it stays here only as long as a page may still be reading it.
KEEP_SECONDS = 300
STOP_SECONDS = 2.0

_lives: dict[str, LiveRun] = {}
_lock = threading.Lock()


def find(thread_id: str) -> LiveRun | None:
    with _lock:
        return _lives.get(thread_id)


def ask(
    client: openai.OpenAI,
    thread_id: str,
    assistant_id: str,
    text: str,
    replaces: str | None = None,
    options: RunOptions = NO_OPTIONS,
) -> Problem | None:
    """Add the question and start its run. A problem means that nothing was kept of the question.

    `replaces` is the id of the earlier question whose place it takes.
    """
    live = LiveRun(thread_id)
    if not _claim(live):
        return Problem("busy")
    try:
        metadata = {REPLACES: replaces} if replaces else {}
        message = client.beta.threads.messages.create(thread_id, role="user", content=text, metadata=metadata)
    except FAILURES as error:
        _release(live)
        return from_error(error)
    live.question_id = message.id
    _set_to_work(client, live, assistant_id, options)
    return None


def start(
    client: openai.OpenAI,
    thread_id: str,
    assistant_id: str,
    question_id: str,
    options: RunOptions = NO_OPTIONS,
) -> LiveRun | None:
    """Have a question answered that the thread has already; None while another one is."""
    live = LiveRun(thread_id, question_id)
    if not _claim(live):
        return None
    _set_to_work(client, live, assistant_id, options)
    return live


def resume(client: openai.OpenAI, run: Run) -> LiveRun:
    """Take up a run that the engine holds and nobody in this process looks after."""
    live = LiveRun(run.thread_id, (run.metadata or {}).get("question"), run)
    if _claim(live):
        _set_to_work(client, live, run.assistant_id)
    return find(run.thread_id) or live


def stop(client: openai.OpenAI, thread_id: str) -> Problem | None:
    """End what is being answered; where the engine has not even begun it, as soon as it has."""
    live = find(thread_id)
    if live is None or live.over:
        return None
    if live.began(STOP_SECONDS):
        return _stop(client, live)
    threading.Thread(target=_stop_late, args=(client, live), name=f"stop-{thread_id}", daemon=True).start()
    return None


def _stop_late(client: openai.OpenAI, live: LiveRun) -> None:
    if live.began(PATIENCE_SECONDS) and (problem := _stop(client, live)):
        logger.warning("%s could not be stopped: %s", live.thread_id, problem)


def _stop(client: openai.OpenAI, live: LiveRun) -> Problem | None:
    if live.run is None or live.over:
        return None
    try:
        live.run_is(client.beta.threads.runs.cancel(live.run.id, thread_id=live.thread_id))
        _see_it_stop(client, live, live.run.id)
    except openai.BadRequestError as error:
        # It ended by itself just before; the page shows how.
        logger.info("Nothing left to stop on %s: %s", live.thread_id, error.message)
    except FAILURES as error:
        return from_error(error)
    return None


def _see_it_stop(client: openai.OpenAI, live: LiveRun, run_id: str) -> None:
    """The worker may be waiting for a function and would not notice for as long as that takes."""
    deadline = time.monotonic() + STOP_SECONDS
    while time.monotonic() < deadline:
        live.run_is(client.beta.threads.runs.retrieve(run_id, thread_id=live.thread_id))
        if live.over:
            return
        time.sleep(0.05)


def forget_all() -> None:
    """What the death of the process does; for tests."""
    with _lock:
        _lives.clear()


def _claim(live: LiveRun) -> bool:
    with _lock:
        _drop_old()
        known = _lives.get(live.thread_id)
        if known and not known.over:
            return False
        _lives[live.thread_id] = live
        return True


def _release(live: LiveRun) -> None:
    with _lock:
        if _lives.get(live.thread_id) is live:
            del _lives[live.thread_id]


def _drop_old() -> None:
    before = time.time() - KEEP_SECONDS
    for thread_id, live in list(_lives.items()):
        if live.ended is not None and live.ended < before:
            del _lives[thread_id]


def _set_to_work(
    client: openai.OpenAI, live: LiveRun, assistant_id: str, options: RunOptions = NO_OPTIONS
) -> None:
    timeout = get_settings().tool_timeout_seconds
    worker = Worker(
        client, live, assistant_id, lambda name, arguments: run_tool(name, arguments, timeout), options
    )
    threading.Thread(target=worker.work, name=f"run-{live.thread_id}", daemon=True).start()
