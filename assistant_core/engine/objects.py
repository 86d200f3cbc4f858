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


def new_file(size: int, filename: str, purpose: str) -> Object:
    return {
        "id": new_id("file-"),
        "object": "file",
        "bytes": size,
        "created_at": now(),
        "filename": filename,
        "purpose": purpose,
        "status": "processed",
    }
