"""How each object of the API begins, in the shapes of the official SDK's own types."""

import time
from typing import Any

from openai.types.beta import Assistant, Thread
from openai.types.beta.threads import Message, Run
from openai.types.beta.threads.runs import RunStep
from pydantic import BaseModel

from assistant_core.engine.ids import new_id

Object = dict[str, Any]


def now() -> int:
    return int(time.time())


def _wire(model: type[BaseModel], /, **fields: Any) -> Object:
    # Null fields are sent, as the original did; construction alone keeps what callers already validated.
    blank = dict.fromkeys(model.model_fields)
    return {**blank, **fields}


def new_assistant(**fields: Any) -> Object:
    return _wire(Assistant, id=new_id("asst_"), object="assistant", created_at=now(), **fields)


def new_thread(metadata: Object | None, tool_resources: Object | None) -> Object:
    return _wire(
        Thread,
        id=new_id("thread_"),
        object="thread",
        created_at=now(),
        metadata=metadata or {},
        tool_resources=tool_resources or {},
    )


def new_message(thread_id: str, role: str, content: list[Object], **fields: Any) -> Object:
    message = _wire(
        Message,
        id=new_id("msg_"),
        object="thread.message",
        created_at=now(),
        thread_id=thread_id,
        role=role,
        content=content,
        status="completed",
        attachments=[],
        metadata={},
    )
    return {**message, **fields}


def text_content(value: str) -> Object:
    return {"type": "text", "text": {"value": value, "annotations": []}}


def image_content(file_id: str) -> Object:
    return {"type": "image_file", "image_file": {"file_id": file_id, "detail": "auto"}}


def new_run(thread_id: str, expires_after: int, **fields: Any) -> Object:
    created = now()
    return _wire(
        Run,
        id=new_id("run_"),
        object="thread.run",
        created_at=created,
        expires_at=created + expires_after,
        thread_id=thread_id,
        status="queued",
        **fields,
    )


def new_step(run: Object, kind: str, details: Object) -> Object:
    return _wire(
        RunStep,
        id=new_id("step_"),
        object="thread.run.step",
        created_at=now(),
        run_id=run["id"],
        assistant_id=run["assistant_id"],
        thread_id=run["thread_id"],
        type=kind,
        status="in_progress",
        step_details={"type": kind, **details},
        metadata={},
    )


def new_file(size: int, filename: str, purpose: str, lives_seconds: int | None) -> Object:
    created = now()
    file = {
        "id": new_id("file-"),
        "object": "file",
        "bytes": size,
        "created_at": created,
        "filename": filename,
        "purpose": purpose,
        "status": "processed",
    }
    return file if lives_seconds is None else {**file, "expires_at": created + lives_seconds}


NO_FILES = {"in_progress": 0, "completed": 0, "failed": 0, "cancelled": 0, "total": 0}


def new_vector_store(
    name: str, metadata: Object | None, expires_after: Object | None, description: str | None
) -> Object:
    created = now()
    store = {
        "id": new_id("vs_"),
        "object": "vector_store",
        "created_at": created,
        "name": name,
        "usage_bytes": 0,
        "file_counts": NO_FILES,
        "status": "completed",
        "expires_at": None,
        "last_active_at": created,
        "metadata": metadata or {},
    }
    described = {"description": description} if description is not None else {}
    return with_expiry({**store, **described, "expires_after": expires_after})


def with_expiry(store: Object) -> Object:
    """The store with the time at which it expires if it is not used again."""
    after = store.get("expires_after")
    if after is None:
        return {name: value for name, value in store.items() if name != "expires_after"} | {
            "expires_at": None
        }
    return store | {"expires_at": store["last_active_at"] + after["days"] * 86_400}


def new_vector_store_file(
    store_id: str, file: Object, chunking_strategy: Object | None, attributes: Object | None
) -> Object:
    """`engine` is ours: what the file is called, and how far it has been read."""
    static = chunking_strategy is not None and chunking_strategy["type"] == "static"
    progress = {"stage": "waiting", "pages_done": 0, "pages": None, "unit": None, "title": "", "kind": ""}
    return {
        "id": file["id"],
        "object": "vector_store.file",
        "usage_bytes": 0,
        "created_at": now(),
        "vector_store_id": store_id,
        "status": "in_progress",
        "last_error": None,
        "chunking_strategy": chunking_strategy if static else {"type": "other"},
        "attributes": attributes or {},
        "engine": {"filename": file["filename"], "bytes": file["bytes"], **progress, "notes": []},
    }


def new_vector_store_batch(store_id: str) -> Object:
    return {
        "id": new_id("vsfb_"),
        "object": "vector_store.files_batch",
        "created_at": now(),
        "vector_store_id": store_id,
        "status": "in_progress",
        "file_counts": NO_FILES,
    }
