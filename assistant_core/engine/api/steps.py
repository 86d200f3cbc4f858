"""/threads/{thread_id}/runs/{run_id}/steps"""

import json
from typing import Annotated

from fastapi import Query
from openai.types.beta.threads.runs import RunStep
from sqlalchemy import Connection

from assistant_core.engine.api.context import InContext
from assistant_core.engine.api.queries import Include, PageQuery
from assistant_core.engine.api.replies import Page
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.call import without_content
from assistant_core.engine.store import records
from assistant_core.engine.store.tables import run_steps, runs

router = new_router("/threads/{thread_id}/runs/{run_id}/steps", "Assistants")


@router.get("", response_model=Page[RunStep])
async def list_run_steps(
    thread_id: str,
    run_id: str,
    page: Annotated[PageQuery, Query()],
    context: InContext,
    include: Include = None,
) -> records.Page:
    steps = await context.db.read(_page, thread_id, run_id, page)
    if include:
        return steps
    return steps._replace(bodies=[json.dumps(without_content(json.loads(step))) for step in steps.bodies])


@router.get("/{step_id}", response_model=RunStep)
async def get_run_step(
    thread_id: str, run_id: str, step_id: str, context: InContext, include: Include = None
) -> Object:
    where = {"thread_id": thread_id, "run_id": run_id}
    step = await context.db.read(records.find, run_steps, step_id, **where)
    return step if include else without_content(step)


def _page(connection: Connection, thread_id: str, run_id: str, page: PageQuery) -> records.Page:
    records.find(connection, runs, run_id, thread_id=thread_id)
    return records.page(connection, run_steps, **page.model_dump(), where={"run_id": run_id})
