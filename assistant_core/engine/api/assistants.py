"""/assistants"""

from typing import Annotated

from fastapi import APIRouter, Query

from assistant_core.engine import objects
from assistant_core.engine.api.context import InContext
from assistant_core.engine.api.requests import CreateAssistant, ModifyAssistant, PageQuery
from assistant_core.engine.objects import Object
from assistant_core.engine.store import records
from assistant_core.engine.store.tables import assistants

router = APIRouter(prefix="/assistants", tags=["Assistants"])


@router.post("")
async def create_assistant(body: CreateAssistant, context: InContext) -> Object:
    fields = body.model_dump(mode="json", by_alias=True)
    fields["metadata"] = fields["metadata"] or {}
    assistant = objects.new_assistant(**fields)
    return await context.db.write(records.add, assistants, assistant)


@router.get("")
async def list_assistants(page: Annotated[PageQuery, Query()], context: InContext) -> Object:
    return await context.db.read(records.page, assistants, **page.model_dump())


@router.get("/{assistant_id}")
async def get_assistant(assistant_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, assistants, assistant_id)


@router.post("/{assistant_id}")
async def modify_assistant(assistant_id: str, body: ModifyAssistant, context: InContext) -> Object:
    changes = body.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return await context.db.write(records.change, assistants, assistant_id, changes)


@router.delete("/{assistant_id}")
async def delete_assistant(assistant_id: str, context: InContext) -> Object:
    await context.db.write(records.remove, assistants, assistant_id)
    return {"id": assistant_id, "object": "assistant.deleted", "deleted": True}
