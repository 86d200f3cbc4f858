"""/threads/{thread_id}/messages"""

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection

from assistant_core.engine import objects
from assistant_core.engine.api.context import InContext
from assistant_core.engine.api.requests import CreateMessage, ModifyMetadata, PageQuery
from assistant_core.engine.objects import Object
from assistant_core.engine.runs import lifecycle
from assistant_core.engine.store import records
from assistant_core.engine.store.tables import messages, threads

router = APIRouter(prefix="/threads/{thread_id}/messages", tags=["Assistants"])


class MessagePageQuery(PageQuery):
    run_id: str | None = None


def message_from(thread_id: str, body: CreateMessage) -> Object:
    parts = [body.content] if isinstance(body.content, str) else [part.text for part in body.content]
    attachments = [item.model_dump() for item in body.attachments or []]
    content = [objects.text_content(part) for part in parts]
    return objects.new_message(
        thread_id, body.role, content, attachments=attachments, metadata=body.metadata or {}
    )


@router.post("")
async def create_message(thread_id: str, body: CreateMessage, context: InContext) -> Object:
    new = [message_from(thread_id, body)]
    await context.db.write(lifecycle.add_messages, thread_id, new)
    context.ingester.wake()
    return new[0]


@router.get("")
async def list_messages(
    thread_id: str, page: Annotated[MessagePageQuery, Query()], context: InContext
) -> Object:
    return await context.db.read(_page, thread_id, page)


@router.get("/{message_id}")
async def get_message(thread_id: str, message_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, messages, message_id, thread_id=thread_id)


@router.post("/{message_id}")
async def modify_message(thread_id: str, message_id: str, body: ModifyMetadata, context: InContext) -> Object:
    changes = body.model_dump(exclude_unset=True)
    return await context.db.write(records.change, messages, message_id, changes, thread_id=thread_id)


@router.delete("/{message_id}")
async def delete_message(thread_id: str, message_id: str, context: InContext) -> Object:
    await context.db.write(records.remove, messages, message_id, thread_id=thread_id)
    return {"id": message_id, "object": "thread.message.deleted", "deleted": True}


def _page(connection: Connection, thread_id: str, page: MessagePageQuery) -> Object:
    records.find(connection, threads, thread_id)
    query = page.model_dump(exclude={"run_id"})
    of_run = {"run_id": page.run_id} if page.run_id else {}
    return records.page(connection, messages, **query, where={"thread_id": thread_id, **of_run})
