"""Several questions at once: each in a conversation of its own, answered side by side.

Threads that were begun together have the same `batch` in their metadata, and their `place` in it, so that any
page finds them again. The runs belong to threads of this process, as all live runs do.
"""

import secrets
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace

import openai
from openai.types.beta import Thread

from assistant_core.chat import conversations, registry
from assistant_core.chat.batch import Item, load
from assistant_core.chat.problems import FAILURES
from assistant_core.chat.versions import REPLACES
from assistant_core.chat.worker import NO_OPTIONS, RunOptions

MOST_QUESTIONS = 20
AT_ONCE = 3
"""Runs that go on side by side; the others wait."""
LOOK_SECONDS = 1.0


@dataclass
class _Work:
    waiting: set[str]
    stopped: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)
    """Held while one begins, so that whoever stops it all finds each either registered or not begun."""


_works: dict[str, _Work] = {}
_lock = threading.Lock()


def questions_in(text: str) -> list[str]:
    """One a line; empty lines count for nothing."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def begin(
    client: openai.OpenAI,
    page: str,
    assistant_id: str,
    questions: Sequence[str],
    options: RunOptions = NO_OPTIONS,
) -> str:
    """Begin a conversation for each question: the batch's name. Where the SDK raises, none is begun."""
    batch = secrets.token_hex(8)
    begun: list[Thread] = []
    try:
        for place, question in enumerate(questions):
            begun.append(_thread(client, page, batch, place, question))
        items = load(client, batch)
    except FAILURES:
        for thread in begun:
            with suppress(*FAILURES):
                client.beta.threads.delete(thread.id)
        raise
    finally:
        conversations.changed()
    go_on(client, batch, assistant_id, items, options)
    return batch


def go_on(
    client: openai.OpenAI,
    batch: str,
    assistant_id: str,
    items: Iterable[Item],
    options: RunOptions = NO_OPTIONS,
) -> None:
    """Ask what has not been asked yet, and again what was stopped or has failed. Raises the SDK's errors."""
    left = [item for item in items if item.is_left]
    work = _Work({item.thread_id for item in left})
    with _lock:
        known = _works.get(batch)
        if not left or (known and known.waiting and not known.stopped):
            return
        _works[batch] = work
    try:
        with ThreadPoolExecutor(8, thread_name_prefix="several") as pool:
            asked = list(pool.map(lambda item: _asked_anew(client, item), left))
    except FAILURES:
        work.waiting.clear()
        raise

    def answer(item: Item) -> None:
        with work.lock:
            live = None
            if not work.stopped:
                live = registry.start(client, item.thread_id, assistant_id, item.question.id, options)
            work.waiting.discard(item.thread_id)
        while live and live.ended is None and not live.over:
            live.settle(LOOK_SECONDS)

    def answer_all() -> None:
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix=f"several-{batch}") as pool:
            list(pool.map(answer, asked))

    threading.Thread(target=answer_all, name=f"several-{batch}", daemon=True).start()


def is_waiting(batch: str, item: Item) -> bool:
    """Whether its turn is still to come."""
    work = _works.get(batch)
    return bool(work and not work.stopped and item.thread_id in work.waiting)


def stop(client: openai.OpenAI, batch: str, items: Iterable[Item]) -> None:
    """What runs ends, and what waits is not asked."""
    if work := _works.get(batch):
        with work.lock:
            work.stopped = True
    running = [item.thread_id for item in items if item.live and not item.live.over]
    with ThreadPoolExecutor(8, thread_name_prefix="several-stop") as pool:
        list(pool.map(lambda thread_id: registry.stop(client, thread_id), running))


def forget_all() -> None:
    """What the death of the process does; for tests."""
    _works.clear()


def _thread(client: openai.OpenAI, page: str, batch: str, place: int, question: str) -> Thread:
    return client.beta.threads.create(
        messages=[{"role": "user", "content": question}],
        metadata={
            "page": page,
            "title": conversations.titled(question),
            "active_at": str(int(time.time())),
            "batch": batch,
            "place": str(place),
        },
    )


def _asked_anew(client: openai.OpenAI, item: Item) -> Item:
    """Takes the place of a question whose run the engine has; the two become an earlier version."""
    if not (item.stored or (item.live and not item.live.gave_up)):
        return item
    message = client.beta.threads.messages.create(
        item.thread_id,
        role="user",
        content=item.question.text,
        metadata={REPLACES: item.question.id},
    )
    return Item(item.thread_id, replace(item.question, id=message.id))
