"""The files of a thread: brought to the engine, listed as far as they are read, taken away again."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal

import openai
from openai.types.beta import Thread

CODE = "code_interpreter"
DATA = (".csv", ".tsv", ".json")
"""What code reads better than a search does."""
MOST_FOR_CODE = 20
"""So many the engine takes for a thread."""
LOOK_SECONDS = 0.1
Status = Literal["in_progress", "completed", "failed", "cancelled"]


@dataclass(frozen=True)
class ThreadFile:
    id: str
    name: str
    size: int
    """Bytes."""
    status: Status
    stage: str
    pages_done: int
    pages: int | None
    unit: str
    error: str
    """Why it could not be read, in words for its owner."""

    @property
    def busy(self) -> bool:
        return self.status == "in_progress"


def stores_of(thread: Thread) -> list[str]:
    """The vector stores that the thread's questions are looked up in."""
    search = thread.tool_resources.file_search if thread.tool_resources else None
    return (search.vector_store_ids if search else None) or []


def store_of(thread: Thread) -> str | None:
    """The vector store that the thread's files go to, where it has one."""
    return next(iter(stores_of(thread)), None)


def made_for(thread_id: str, name: str | None) -> bool:
    """Whether the store of this name was made for the thread, and belongs to nothing else."""
    return name == thread_id


def listed(client: openai.OpenAI, store_id: str) -> list[ThreadFile]:
    """Oldest first."""
    return [_file(stored) for stored in client.vector_stores.files.list(store_id, order="asc", limit=100)]


def add(client: openai.OpenAI, thread_id: str, name: str, content: bytes, for_code: bool = False) -> bool:
    """Brings a file to the thread; the engine reads it by itself. False when it is there already.

    `for_code`: the assistant runs code, which can then read tables and other data, too.
    """
    thread = client.beta.threads.retrieve(thread_id)
    store_id = store_of(thread) or _new_store(client, thread_id)
    present = listed(client, store_id)
    if any((file.name, file.size) == (name, len(content)) and file.status != "failed" for file in present):
        return False
    file = client.files.create(file=(name, content), purpose="assistants")
    client.vector_stores.files.create(store_id, file_id=file.id)
    if for_code and name.lower().endswith(DATA):
        ids = [*code_files(thread), file.id][-MOST_FOR_CODE:]
        _set_code_files(client, thread_id, ids)
    return True


def unreadable(
    client: openai.OpenAI, thread_id: str, brought: Collection[tuple[str, int]], seconds: float
) -> list[ThreadFile]:
    """Those of the thread's files, by name and size, that could not be read, as far as that shows in time."""
    store_id = store_of(client.beta.threads.retrieve(thread_id))
    deadline = time.monotonic() + seconds
    while store_id:
        newest = {(file.name, file.size): file for file in listed(client, store_id)}
        files = [file for brief, file in newest.items() if brief in brought]
        if all(not file.busy or file.pages for file in files) or time.monotonic() > deadline:
            return [file for file in files if file.status == "failed"]
        time.sleep(LOOK_SECONDS)
    return []


def code_files(thread: Thread) -> list[str]:
    """Ids of the files that the thread's code may read."""
    interpreter = thread.tool_resources.code_interpreter if thread.tool_resources else None
    return (interpreter.file_ids if interpreter else None) or []


def remove(client: openai.OpenAI, file_id: str) -> None:
    """Deletes the file itself, and with it what was read of it. One that is gone already is no error."""
    try:
        client.files.delete(file_id)
    except openai.NotFoundError:
        return


def take_away(client: openai.OpenAI, thread_id: str, file_id: str) -> None:
    """Deletes a file of the thread, whose code is no longer told of it."""
    ids = code_files(client.beta.threads.retrieve(thread_id))
    if file_id in ids:
        left = [one for one in ids if one != file_id]
        _set_code_files(client, thread_id, left)
    remove(client, file_id)


def any_busy(files: Iterable[ThreadFile]) -> bool:
    return any(file.busy for file in files)


def page_of(client: openai.OpenAI, file_id: str, number: int) -> dict[str, Any]:
    """One page of a file. `openai.NotFoundError` when the file is gone."""
    page: Any = client.get(f"/files/{file_id}/pages/{number}", cast_to=object)
    return page


def page_image(client: openai.OpenAI, file_id: str, number: int, quote: str) -> bytes:
    """A PNG of the page of a PDF, with the quote marked."""
    options: Any = {"params": {"quote": quote} if quote else {}}
    path = f"/files/{file_id}/pages/{number}/image"
    return client.get(path, cast_to=openai.HttpxBinaryResponseContent, options=options).content


def _set_code_files(client: openai.OpenAI, thread_id: str, ids: list[str]) -> None:
    resources: Any = {CODE: {"file_ids": ids}}
    client.beta.threads.update(thread_id, tool_resources=resources)


def _new_store(client: openai.OpenAI, thread_id: str) -> str:
    store_id = client.vector_stores.create(name=thread_id).id
    resources: Any = {"file_search": {"vector_store_ids": [store_id]}}
    client.beta.threads.update(thread_id, tool_resources=resources)
    return store_id


def _file(stored: Any) -> ThreadFile:
    told = (stored.model_extra or {}).get("engine") or {}
    return ThreadFile(
        id=stored.id,
        name=told.get("filename") or stored.id,
        size=told.get("bytes") or stored.usage_bytes,
        status=stored.status,
        stage=told.get("stage") or "",
        pages_done=told.get("pages_done") or 0,
        pages=told.get("pages"),
        unit=told.get("unit") or "section",
        error=stored.last_error.message if stored.last_error else "",
    )
