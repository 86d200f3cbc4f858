"""/assistants"""

from typing import Annotated

from fastapi import Query
from openai.types.beta import Assistant, AssistantDeleted
from sqlalchemy import Connection

from assistant_core.engine import objects
from assistant_core.engine.api.context import InContext
from assistant_core.engine.api.messages import wake_for
from assistant_core.engine.api.queries import PageQuery
from assistant_core.engine.api.replies import Page
from assistant_core.engine.api.requests import CreateAssistant, ModifyAssistant
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.engine.store import records, vector_stores
from assistant_core.engine.store.tables import assistants

router = new_router("/assistants", "Assistants")


@router.post("", response_model=Assistant)
async def create_assistant(body: CreateAssistant, context: InContext) -> Object:
    fields = body.model_dump(mode="json", by_alias=True)
    fields["metadata"] = fields["metadata"] or {}
    assistant = await context.db.write(_create, fields)
    wake_for(context, (), body.tool_resources)
    return assistant


@router.get("", response_model=Page[Assistant])
async def list_assistants(page: Annotated[PageQuery, Query()], context: InContext) -> records.Page:
    return await context.db.read(records.page, assistants, **page.model_dump())


@router.get("/{assistant_id}", response_model=Assistant)
async def get_assistant(assistant_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, assistants, assistant_id)


@router.post("/{assistant_id}", response_model=Assistant)
async def modify_assistant(assistant_id: str, body: ModifyAssistant, context: InContext) -> Object:
    changes = body.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return await context.db.write(_modify, assistant_id, changes)


@router.delete("/{assistant_id}", response_model=AssistantDeleted)
async def delete_assistant(assistant_id: str, context: InContext) -> Object:
    await context.db.write(records.remove, assistants, assistant_id)
    return {"id": assistant_id, "object": "assistant.deleted", "deleted": True}


def _create(connection: Connection, fields: Object) -> Object:
    if fields["tool_resources"] is not None:
        fields["tool_resources"] = vector_stores.set_resources(connection, fields["tool_resources"])
    return records.add(connection, assistants, objects.new_assistant(**fields))


def _modify(connection: Connection, assistant_id: str, changes: Object) -> Object:
    assistant = records.find(connection, assistants, assistant_id)
    if "tool_resources" in changes:
        before = assistant["tool_resources"]
        changes["tool_resources"] = vector_stores.set_resources(connection, changes["tool_resources"], before)
    return records.save(connection, assistants, assistant | changes)
