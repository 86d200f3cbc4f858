"""The files of a thread: brought to the engine, listed as far as they are read, taken away again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import openai

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


def store_of(client: openai.OpenAI, thread_id: str) -> str | None:
    """The vector store of the thread, where it has one."""
    resources = client.beta.threads.retrieve(thread_id).tool_resources
    ids = resources.file_search.vector_store_ids if resources and resources.file_search else None
    return ids[0] if ids else None


def listed(client: openai.OpenAI, store_id: str) -> list[ThreadFile]:
    """Oldest first."""
    return [_file(stored) for stored in client.vector_stores.files.list(store_id, order="asc", limit=100)]


def add(client: openai.OpenAI, thread_id: str, name: str, content: bytes) -> bool:
    """Brings a file to the thread; the engine reads it by itself. False when it is there already."""
    store_id = store_of(client, thread_id) or _new_store(client, thread_id)
    present = listed(client, store_id)
    if any((file.name, file.size) == (name, len(content)) and file.status != "failed" for file in present):
        return False
    file = client.files.create(file=(name, content), purpose="assistants")
    client.vector_stores.files.create(store_id, file_id=file.id)
    return True


def remove(client: openai.OpenAI, file_id: str) -> None:
    """Deletes the file itself, and with it what was read of it. One that is gone already is no error."""
    try:
        client.files.delete(file_id)
    except openai.NotFoundError:
        return


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
