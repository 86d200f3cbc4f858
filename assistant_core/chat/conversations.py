"""The conversations of a page, as the engine keeps them: listed, titled, renamed. `deletion` deletes them.

A conversation is a thread whose metadata names its `page` and, once something was asked, its `title` and when
it was last asked (`active_at`). A title that came from a file instead of a question says so (`title_from`).
"""

import logging
import threading
import time
import unicodedata
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import openai
from openai.pagination import SyncCursorPage
from openai.types.beta import Thread

from assistant_core.chat import uploads
from assistant_core.chat.problems import FAILURES

logger = logging.getLogger(__name__)

TITLE_LENGTH = 80
FRESH_SECONDS = 3.0
"""How old a list may be; what this process changes itself shows at once."""


@dataclass(frozen=True)
class Conversation:
    id: str
    title: str
    active_at: int
    """Unix seconds of the last question."""


@dataclass(frozen=True)
class _Known:
    conversations: tuple[Conversation, ...]
    fetched: float


_lock = threading.Lock()
_known: dict[tuple[str, str], _Known] = {}
_changes = 0


def listed(client: openai.OpenAI, page: str) -> tuple[Conversation, ...]:
    """The page's conversations, the one asked last first. Raises the SDK's errors, and remembers none."""
    key = str(client.base_url), page
    with _lock:
        known, changes = _known.get(key), _changes
    if known and time.monotonic() - known.fetched < FRESH_SECONDS:
        return known.conversations
    found = _fetch(client, page)
    with _lock:
        if changes == _changes:
            _known[key] = _Known(found, time.monotonic())
    return found


def threads(client: openai.OpenAI, page: str | None = None, batch: str | None = None) -> Iterable[Thread]:
    """Those of a page, those that were begun together, or all that there are; newest first."""
    params: dict[str, object] = {"limit": 100}
    if page:
        params["metadata[page]"] = page
    if batch:
        params["metadata[batch]"] = batch
    return client.get_api_list(
        "/threads", model=Thread, page=SyncCursorPage[Thread], options={"params": params}
    )


def begin(client: openai.OpenAI, page: str) -> str:
    """A new thread. It is listed once it has a question or a file."""
    return client.beta.threads.create(metadata={"page": page}).id


def asked(client: openai.OpenAI, thread_id: str, question: str) -> None:
    """Keep when it was asked, and the first question as the title. The question stands even if that fails."""
    try:
        metadata = _metadata(client, thread_id)
        from_file = metadata.pop("title_from", "")
        if from_file or not metadata.get("title"):
            metadata["title"] = titled(question)
        metadata["active_at"] = str(int(time.time()))
        client.beta.threads.update(thread_id, metadata=metadata)
    except FAILURES as error:
        logger.warning("The list does not know of the last question of %s: %s", thread_id, error)
    changed()


def rename(client: openai.OpenAI, thread_id: str, title: str) -> None:
    """An empty title changes nothing. `openai.NotFoundError` when there is no such conversation."""
    if not (title := titled(title)):
        return
    metadata = _metadata(client, thread_id)
    metadata.pop("title_from", None)
    client.beta.threads.update(thread_id, metadata=metadata | {"title": title})
    changed()


def changed() -> None:
    """This process has changed a conversation: no list is up to date."""
    global _changes
    with _lock:
        _changes += 1
        _known.clear()


def titled(text: str) -> str:
    """On one line, and not longer than a list has room for."""
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1].rstrip()}…"


def _fetch(client: openai.OpenAI, page: str) -> tuple[Conversation, ...]:
    found = list(threads(client, page))
    untitled = [thread for thread in found if not _title(thread)]
    with ThreadPoolExecutor(8, thread_name_prefix="titles") as pool:
        given = dict(pool.map(lambda thread: (thread.id, _give_title(client, thread)), untitled))
    titles = {thread.id: _title(thread) or given[thread.id] for thread in found}
    shown = [Conversation(each.id, titles[each.id], _active_at(each)) for each in found if titles[each.id]]
    return tuple(sorted(shown, key=lambda conversation: conversation.active_at, reverse=True))


def _title(thread: Thread) -> str:
    return (thread.metadata or {}).get("title", "")


def _active_at(thread: Thread) -> int:
    told = (thread.metadata or {}).get("active_at", "")
    return int(told) if told.isdecimal() else thread.created_at


def _give_title(client: openai.OpenAI, thread: Thread) -> str:
    """From its first question, else its first file; nothing when it has neither, or is gone."""
    try:
        question = _first_question(client, thread.id)
        title = titled(question) or titled(_first_file(client, thread))
        if title:
            source = {} if question else {"title_from": "file"}
            metadata = _metadata(client, thread.id) | {"title": title} | source
            client.beta.threads.update(thread.id, metadata=metadata)
        return title
    except openai.NotFoundError:
        return ""


def _first_question(client: openai.OpenAI, thread_id: str) -> str:
    for message in client.beta.threads.messages.list(thread_id, order="asc", limit=20).data:
        texts = [part.text.value for part in message.content if part.type == "text"]
        if message.role == "user" and texts:
            return " ".join(texts)
    return ""


def _first_file(client: openai.OpenAI, thread: Thread) -> str:
    store_id = uploads.store_of(thread)
    files = uploads.listed(client, store_id) if store_id else []
    return files[0].name if files else ""


def _metadata(client: openai.OpenAI, thread_id: str) -> dict[str, str]:
    return dict(client.beta.threads.retrieve(thread_id).metadata or {})
