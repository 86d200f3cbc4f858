"""/threads"""

from typing import Annotated

from fastapi import Query, Request
from openai.types.beta import Thread, ThreadDeleted
from sqlalchemy import Connection

from assistant_core.engine import objects
from assistant_core.engine.api.context import InContext
from assistant_core.engine.api.messages import check_images, message_from, wake_for
from assistant_core.engine.api.queries import METADATA, PageQuery, metadata_in
from assistant_core.engine.api.replies import Page
from assistant_core.engine.api.requests import CreateThread, ModifyThread
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.engine.runs import lifecycle
from assistant_core.engine.store import records, vector_stores
from assistant_core.engine.store import threads as stored
from assistant_core.engine.store.tables import threads

NOTHING = CreateThread()

router = new_router("/threads", "Assistants")


@router.post("", response_model=Thread)
async def create_thread(context: InContext, body: CreateThread = NOTHING) -> Object:
    await check_images(context, body.messages)
    thread = await context.db.write(store_thread, body)
    wake_for(context, body.messages, body.tool_resources)
    return thread


@router.get("", response_model=Page[Thread], openapi_extra={"parameters": [METADATA]})
async def list_threads(
    page: Annotated[PageQuery, Query()], request: Request, context: InContext
) -> records.Page:
    """Those whose metadata has every `metadata[key]=value`. Ours: the original had no such list."""
    metadata = metadata_in(request.query_params.multi_items())
    return await context.db.read(stored.page, metadata, **page.model_dump())


@router.get("/{thread_id}", response_model=Thread)
async def get_thread(thread_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, threads, thread_id)


@router.post("/{thread_id}", response_model=Thread)
async def modify_thread(thread_id: str, body: ModifyThread, context: InContext) -> Object:
    return await context.db.write(_modify, thread_id, body)


@router.delete("/{thread_id}", response_model=ThreadDeleted)
async def delete_thread(thread_id: str, context: InContext) -> Object:
    """Deletes its messages and runs too, and the folder of its code; a run that is under way is stopped."""
    if run_id := await context.db.write(_remove, thread_id):
        context.runner.stop(run_id)
    await context.code.forget(thread_id)
    return {"id": thread_id, "object": "thread.deleted", "deleted": True}


def store_thread(connection: Connection, body: CreateThread) -> Object:
    given = body.tool_resources.model_dump() if body.tool_resources else None
    thread = objects.new_thread(body.metadata, vector_stores.set_resources(connection, given))
    stored.add(connection, thread)
    new = [message_from(thread["id"], message) for message in body.messages]
    return lifecycle.store_messages(connection, thread, new)


def _modify(connection: Connection, thread_id: str, body: ModifyThread) -> Object:
    thread = records.find(connection, threads, thread_id)
    changes = body.model_dump(exclude_unset=True)
    if "tool_resources" in changes:
        before = thread["tool_resources"]
        changes["tool_resources"] = vector_stores.set_resources(connection, changes["tool_resources"], before)
    return stored.change(connection, thread | changes)


def _remove(connection: Connection, thread_id: str) -> str | None:
    run_id = lifecycle.active_run(connection, thread_id)
    records.remove(connection, threads, thread_id)
    return run_id
