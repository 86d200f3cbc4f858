"""/threads/{thread_id}/messages"""

import asyncio
from collections.abc import Sequence
from typing import Annotated

from fastapi import Query
from openai.types.beta.threads import Message, MessageDeleted
from sqlalchemy import Connection

from assistant_core.engine import objects
from assistant_core.engine.api.context import Context, InContext
from assistant_core.engine.api.fields import ImageFilePart, ImageUrlPart, TextPart
from assistant_core.engine.api.queries import MessagePageQuery
from assistant_core.engine.api.replies import Page
from assistant_core.engine.api.requests import CreateMessage, ModifyMetadata
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.engine.runs import lifecycle
from assistant_core.engine.runs.images import image_type
from assistant_core.engine.store import records
from assistant_core.engine.store.tables import files, messages, threads
from assistant_core.errors import InvalidRequest

SHOWN_URLS = ("http://", "https://", "data:image/")

router = new_router("/threads/{thread_id}/messages", "Assistants")


def message_from(thread_id: str, body: CreateMessage) -> Object:
    parts = [TextPart(type="text", text=body.content)] if isinstance(body.content, str) else body.content
    attachments = [item.model_dump() for item in body.attachments or []]
    content = [
        objects.text_content(part.text) if isinstance(part, TextPart) else part.model_dump() for part in parts
    ]
    return objects.new_message(
        thread_id, body.role, content, attachments=attachments, metadata=body.metadata or {}
    )


async def check_images(context: Context, new: Sequence[CreateMessage]) -> None:
    """Before they are stored: a thread with something that no model can be shown would never be answered."""
    for message in new:
        for part in message.content if isinstance(message.content, list) else ():
            if isinstance(part, ImageFilePart):
                await _check_image(context, part.image_file.file_id)
            elif isinstance(part, ImageUrlPart) and not part.image_url.url.startswith(SHOWN_URLS):
                raise InvalidRequest(
                    "An image_url must begin with http://, https:// or data:image/.", "image_url.url"
                )


def wake_for(context: Context, new: Sequence[CreateMessage], resources: object = None) -> None:
    """Has files read that came with these. Not at every message: looking for files has its price."""
    if resources is not None or any(message.attachments for message in new):
        context.ingester.wake()


async def _check_image(context: Context, file_id: str) -> None:
    file = await context.db.read(records.find, files, file_id)
    if await asyncio.to_thread(image_type, context.files_dir / file_id) is None:
        raise InvalidRequest(
            f"The file {file['filename']!r} is not an image that models take: PNG, JPEG, GIF or WebP.",
            "image_file.file_id",
        )


@router.post("", response_model=Message)
async def create_message(thread_id: str, body: CreateMessage, context: InContext) -> Object:
    await check_images(context, [body])
    new = [message_from(thread_id, body)]
    await context.db.write(lifecycle.add_messages, thread_id, new)
    wake_for(context, [body])
    return new[0]


@router.get("", response_model=Page[Message])
async def list_messages(
    thread_id: str, page: Annotated[MessagePageQuery, Query()], context: InContext
) -> records.Page:
    return await context.db.read(_page, thread_id, page)


@router.get("/{message_id}", response_model=Message)
async def get_message(thread_id: str, message_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, messages, message_id, thread_id=thread_id)


@router.post("/{message_id}", response_model=Message)
async def modify_message(thread_id: str, message_id: str, body: ModifyMetadata, context: InContext) -> Object:
    changes = body.model_dump(exclude_unset=True)
    return await context.db.write(lifecycle.change_message, thread_id, message_id, changes)


@router.delete("/{message_id}", response_model=MessageDeleted)
async def delete_message(thread_id: str, message_id: str, context: InContext) -> Object:
    await context.db.write(records.remove, messages, message_id, thread_id=thread_id)
    return {"id": message_id, "object": "thread.message.deleted", "deleted": True}


def _page(connection: Connection, thread_id: str, page: MessagePageQuery) -> records.Page:
    records.find(connection, threads, thread_id)
    query = page.model_dump(exclude={"run_id"})
    of_run = {} if page.run_id is None else {"run_id": page.run_id}
    return records.page(connection, messages, **query, where={"thread_id": thread_id, **of_run})
