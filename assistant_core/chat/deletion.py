"""Deleting a conversation and all that was brought to it, except what other threads use as well.

The thread goes last, because it tells what belongs to it: after a failure half-way, the same again does the
rest.
"""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress

import openai
from openai.types.beta import Thread
from openai.types.beta.threads import Message

from assistant_core.chat import conversations, registry, uploads
from assistant_core.chat.blocks import step_blocks
from assistant_core.chat.view import TERMINAL, ToolCall

logger = logging.getLogger(__name__)

STOP_SECONDS = 5.0
POLL_SECONDS = 0.05


def delete(client: openai.OpenAI, thread_id: str) -> None:
    """Its run is stopped first. What is gone already is no error; the SDK's errors are raised."""
    try:
        _stop(client, thread_id)
        thread = client.beta.threads.retrieve(thread_id)
        messages = list(client.beta.threads.messages.list(thread_id, order="asc", limit=100))
    except openai.NotFoundError:
        conversations.changed()
        return
    try:
        _delete_all(client, thread, messages)
    finally:
        conversations.changed()


def _stop(client: openai.OpenAI, thread_id: str) -> None:
    """Until it is over, or as long as one may be kept waiting; the engine gives it up with its thread."""
    registry.stop(client, thread_id)
    runs = client.beta.threads.runs
    deadline = time.monotonic() + STOP_SECONDS
    for run in runs.list(thread_id, limit=1).data:
        if run.status in TERMINAL:
            return
        try:
            run = runs.cancel(run.id, thread_id=thread_id)
            while run.status not in TERMINAL and time.monotonic() < deadline:
                time.sleep(POLL_SECONDS)
                run = runs.retrieve(run.id, thread_id=thread_id)
        except openai.BadRequestError as error:
            logger.info("Nothing left to stop on %s: %s", thread_id, error.message)


def _delete_all(client: openai.OpenAI, thread: Thread, messages: list[Message]) -> None:
    names = {store.id: store.name for store in client.vector_stores.list(limit=100)}
    used = _used_elsewhere(client, thread, names)
    stores = [id_ for id_ in uploads.stores_of(thread) if uploads.made_for(thread.id, names.get(id_))]
    stores = [store_id for store_id in stores if store_id not in used]
    files = {file.id for store_id in stores for file in uploads.listed(client, store_id)}
    files |= {file_id for message in messages for file_id in _files_of(message)}
    files |= {*uploads.code_files(thread), *_made_by_code(client, thread.id)}
    for file_id in files - used:
        uploads.remove(client, file_id)
    for store_id in stores:
        with suppress(openai.NotFoundError):
            client.vector_stores.delete(store_id)
    with suppress(openai.NotFoundError):
        client.beta.threads.delete(thread.id)


def _used_elsewhere(client: openai.OpenAI, thread: Thread, names: Mapping[str, str | None]) -> set[str]:
    """The stores and files that other threads' tools use. What is in a thread's own store is its alone."""
    used: set[str] = set()
    common: set[str] = set()
    for other in conversations.threads(client):
        if other.id != thread.id:
            stores = uploads.stores_of(other)
            used |= {*stores, *uploads.code_files(other)}
            common |= {id_ for id_ in stores if not uploads.made_for(other.id, names.get(id_))}
    for store_id in common & names.keys():
        with suppress(openai.NotFoundError):
            used |= {file.id for file in client.vector_stores.files.list(store_id, limit=100)}
    return used


def _made_by_code(client: openai.OpenAI, thread_id: str) -> Iterator[str]:
    """Figures and files, whether or not a message shows them."""
    runs = client.beta.threads.runs
    for run in runs.list(thread_id, limit=100):
        if any(tool.type == uploads.CODE for tool in run.tools):
            for step in runs.steps.list(run.id, thread_id=thread_id, limit=100):
                for call in (block for block in step_blocks(step) if isinstance(block, ToolCall)):
                    yield from [*call.images, *(file.file_id for file in call.files)]


def _files_of(message: Message) -> Iterator[str]:
    """What was attached to it, the images in it, and what a run made for it; not what it only cites."""
    for attachment in message.attachments or ():
        if attachment.file_id:
            yield attachment.file_id
    for part in message.content:
        if part.type == "image_file":
            yield part.image_file.file_id
        elif part.type == "text":
            yield from (note.file_path.file_id for note in part.text.annotations if note.type == "file_path")
