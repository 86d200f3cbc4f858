"""/threads/{thread_id}/runs and /threads/runs"""

from collections.abc import AsyncIterator, Sequence
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import Response
from openai.types.beta.threads import Run
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from assistant_core.engine import objects
from assistant_core.engine.api.context import Chosen, Context, InContext, chosen_in, context_of
from assistant_core.engine.api.messages import check_images, message_from, wake_for
from assistant_core.engine.api.queries import Include, PageQuery
from assistant_core.engine.api.replies import Page
from assistant_core.engine.api.requests import (
    CreateRun,
    CreateThread,
    CreateThreadAndRun,
    ModifyMetadata,
    SubmitToolOutputs,
)
from assistant_core.engine.api.routing import Reply, Responses, new_router
from assistant_core.engine.api.threads import store_thread
from assistant_core.engine.models.connections import Connected
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.call import without_content
from assistant_core.engine.runs import lifecycle
from assistant_core.engine.runs.stream import encode
from assistant_core.engine.store import code_files, records, vector_stores
from assistant_core.engine.store.conversation import Stretch
from assistant_core.engine.store.tables import assistants, runs, threads

router = new_router("/threads", "Assistants")

EVENT = {"type": "object", "properties": {"event": {"type": "string"}, "data": {"type": "string"}}}
STREAM: Responses = {200: {"content": {"text/event-stream": {"schema": EVENT}}}}
POLL_AFTER_MS = "200"
CREATED = "thread.run.created", "thread.run.queued"
Known = Sequence[tuple[Object, tuple[str, ...]]]
"""Objects, each with the events that tell of it."""


@router.post("/runs", response_model=Run, responses=STREAM)
async def create_thread_and_run(body: CreateThreadAndRun, request: Request) -> Response:
    context, chosen = context_of(request), chosen_in(request)
    given = body.thread or CreateThread()
    await check_images(context, given.messages)
    start = _Start(context, body.stream, chosen.connected)
    written = context.db.write_early(start.early, _create_with_thread, body, given, context, chosen)
    thread, run, stretch = await written
    wake_for(context, given.messages, given.tool_resources)
    return start.reply([(thread, ("thread.created",)), (run, CREATED)], stretch)


@router.post("/{thread_id}/runs", response_model=Run, responses=STREAM)
async def create_run(thread_id: str, body: CreateRun, request: Request, include: Include = None) -> Response:
    context, chosen = context_of(request), chosen_in(request)
    additional = body.additional_messages or []
    await check_images(context, additional)
    start = _Start(context, body.stream, chosen.connected)
    written = context.db.write_early(start.early, _create, thread_id, body, context, chosen, bool(include))
    run, stretch = await written
    wake_for(context, additional)
    return start.reply([(run, CREATED)], stretch)


@router.get("/{thread_id}/runs", response_model=Page[Run])
async def list_runs(thread_id: str, page: Annotated[PageQuery, Query()], context: InContext) -> records.Page:
    return await context.db.read(_page, thread_id, page)


@router.get("/{thread_id}/runs/{run_id}", response_model=Run)
async def get_run(thread_id: str, run_id: str, context: InContext) -> Response:
    run = await context.db.read(records.find, runs, run_id, thread_id=thread_id)
    return Reply(run, headers={"openai-poll-after-ms": POLL_AFTER_MS})


@router.post("/{thread_id}/runs/{run_id}", response_model=Run)
async def modify_run(thread_id: str, run_id: str, body: ModifyMetadata, context: InContext) -> Object:
    changes = body.model_dump(exclude_unset=True)
    return await context.db.write(records.change, runs, run_id, changes, thread_id=thread_id)


@router.post("/{thread_id}/runs/{run_id}/cancel", response_model=Run)
async def cancel_run(thread_id: str, run_id: str, context: InContext) -> Object:
    run = await context.db.write(lifecycle.request_cancel, thread_id, run_id)
    context.runner.stop(run_id)
    return run


@router.post("/{thread_id}/runs/{run_id}/submit_tool_outputs", response_model=Run, responses=STREAM)
async def submit_tool_outputs(
    thread_id: str, run_id: str, body: SubmitToolOutputs, context: InContext
) -> Response:
    outputs = {item.tool_call_id: item.output for item in body.tool_outputs}
    await context.db.write(lifecycle.expire_if_due, run_id)
    start = _Start(context, body.stream)
    step, run, stretch = await context.db.write_early(
        start.early, lifecycle.submit_outputs, thread_id, run_id, outputs, context.runner.lease
    )
    known = (without_content(step), ("thread.run.step.completed",)), (run, ("thread.run.queued",))
    return start.reply(known, stretch)


class _Start:
    """Lets a run go on while it is still being committed, so that the model is asked without delay."""

    def __init__(self, context: Context, as_stream: bool | None, connected: Connected | None = None) -> None:
        self._runner = context.runner
        self._as_stream = as_stream
        self._connected = connected
        self._following: AsyncIterator[bytes] | None = None

    def early(self, result: tuple[Any, ...]) -> None:
        stream = self._runner.start(result[-1], self._connected)
        if self._as_stream:
            self._following = stream.follow()

    def reply(self, known: Known, stretch: Stretch) -> Response:
        """The run's events from the start, or the run as it was queued."""
        if self._following is None:
            return Reply(known[-1][0])
        return EventStream([*known, (stretch.run, ("thread.run.in_progress",))], self._following)


class EventStream(Response):
    """Events that are known already, then those to come. A client that leaves does not end the run."""

    def __init__(self, known: Known, following: AsyncIterator[bytes]) -> None:
        super().__init__(media_type="text/event-stream")
        self._known = known
        self._following = following
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await send(_part(b"".join(encode(told, *events) for told, events in self._known)))
        async for data in self._following:
            await send(_part(data))
        await send({"type": "http.response.body", "body": b""})


def _part(data: bytes) -> Object:
    return {"type": "http.response.body", "body": data, "more_body": True}


def _create_with_thread(
    connection: Connection, body: CreateThreadAndRun, given: CreateThread, context: Context, chosen: Chosen
) -> tuple[Object, Object, Stretch]:
    thread = store_thread(connection, given)
    return thread, *_create(connection, thread["id"], body, context, chosen)


def _create(
    connection: Connection,
    thread_id: str,
    body: CreateRun | CreateThreadAndRun,
    context: Context,
    chosen: Chosen,
    include_content: bool = False,
) -> tuple[Object, Stretch]:
    assistant = records.find(connection, assistants, body.assistant_id)
    run = _run_from(thread_id, body, assistant, context, chosen.connected)
    additional = body.additional_messages if isinstance(body, CreateRun) else None
    new_messages = [message_from(thread_id, message) for message in additional or []]
    effort = body.reasoning_effort if isinstance(body, CreateRun) else None
    resources = _resources(connection, body, assistant)
    options = {
        "reasoning_effort": effort or assistant.get("reasoning_effort"),
        "vector_store_ids": vector_stores.ids_in(resources),
        "code_file_ids": code_files.ids_in(resources),
        "include_content": include_content,
        "was_offered": chosen.is_offered,
    }
    return run, lifecycle.create(connection, run, new_messages, options, context.runner.lease)


def _resources(
    connection: Connection, body: CreateRun | CreateThreadAndRun, assistant: Object
) -> Object | None:
    """What the run's tools use beside the thread's own: the assistant's, unless the request names others."""
    if isinstance(body, CreateRun) or body.tool_resources is None:
        return assistant["tool_resources"]
    return vector_stores.set_resources(connection, body.tool_resources.model_dump())


def _run_from(
    thread_id: str,
    body: CreateRun | CreateThreadAndRun,
    assistant: Object,
    context: Context,
    connected: Connected,
) -> Object:
    given = body.model_dump(mode="json", by_alias=True)
    model = given["model"] or assistant["model"]
    tools = assistant["tools"] if given["tools"] is None else given["tools"]
    return objects.new_run(
        thread_id,
        context.runner.expires_after,
        assistant_id=assistant["id"],
        model=model,
        engine=connected.choose(model),
        instructions=_instructions(given, assistant),
        tools=tools,
        metadata=given["metadata"] or {},
        temperature=_either(given, assistant, "temperature"),
        top_p=_either(given, assistant, "top_p"),
        response_format=_either(given, assistant, "response_format") or "auto",
        max_prompt_tokens=given["max_prompt_tokens"],
        max_completion_tokens=given["max_completion_tokens"],
        truncation_strategy=given["truncation_strategy"] or {"type": "auto", "last_messages": None},
        tool_choice=given["tool_choice"] or "auto",
        parallel_tool_calls=given["parallel_tool_calls"],
    )


def _either(given: Object, assistant: Object, name: str) -> Any:
    return assistant[name] if given[name] is None else given[name]


def _instructions(given: Object, assistant: Object) -> str:
    own = given["instructions"] if given["instructions"] is not None else assistant["instructions"]
    return "\n\n".join(part for part in (own, given.get("additional_instructions")) if part)


def _page(connection: Connection, thread_id: str, page: PageQuery) -> records.Page:
    records.find(connection, threads, thread_id)
    return records.page(connection, runs, **page.model_dump(), where={"thread_id": thread_id})
