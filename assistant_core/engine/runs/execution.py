"""One stretch of a run: ask the model, write what it says, and bring the run to where it waits or ends."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace

from assistant_core.engine.models.provider import (
    Answering,
    ChatMessage,
    Finished,
    ModelEvent,
    ModelProvider,
    ModelRequest,
    Notice,
    ToolCall,
    ToolRound,
)
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.call import NAME as FILE_SEARCH
from assistant_core.engine.retrieval.call import without_content
from assistant_core.engine.runs import lifecycle
from assistant_core.engine.runs.file_search import RunSearch
from assistant_core.engine.runs.lifecycle import Ending
from assistant_core.engine.runs.stream import RunStream
from assistant_core.engine.runs.writing import Writer
from assistant_core.engine.store.database import Database
from assistant_core.errors import ModelError

log = logging.getLogger(__name__)

MOST_SEARCH_ROUNDS = 10


class Execution:
    def __init__(
        self,
        db: Database,
        run: Object,
        provider: ModelProvider,
        request: ModelRequest,
        stream: RunStream,
        silence_seconds: float,
        search: RunSearch | None,
        includes_content: bool,
    ) -> None:
        self._db = db
        self._run = run
        self._provider = provider
        self._request = request
        self._stream = stream
        self._silence_seconds = silence_seconds
        self._search = search
        self._includes_content = includes_content
        self._writer = Writer(db, run, stream, search)
        self._work: asyncio.Task[Finished] | None = None

    def stop(self) -> None:
        """Stop asking the model; the run then ends as its stored state says."""
        if self._work:
            self._work.cancel()

    async def carry_out(self) -> None:
        """Never raises for what the model or the client does: the run tells it."""
        if self._run["status"] == "cancelling":
            await self._finish("cancelled")
            return self._stream.close()
        self._work = asyncio.create_task(self._work_on())
        try:
            await asyncio.wait({self._work}, timeout=self._run["expires_at"] - time.time())
            if not self._work.done():
                await self._interrupt()
                await self._finish("expired")
            elif self._work.cancelled():
                await self._finish("cancelled")
            elif error := self._work.exception():
                await self._finish("failed", last_error=_last_error(error))
            else:
                # Not part of the work that can be stopped: what is stored here must be told too.
                await self._close(self._work.result())
        finally:
            await self._interrupt()
            self._stream.close()

    async def _interrupt(self) -> None:
        if self._work and not self._work.done():
            self._work.cancel()
            await asyncio.wait({self._work})

    async def _work_on(self) -> Finished:
        """Ask the model until it has answered, or wants what only the client can give."""
        if self._search:
            self._run["engine"]["notices"] += await self._search.ready()
        rounds = 0
        while True:
            finished = await self._ask_the_model()
            step = self._writer.tool_step
            cut_short = finished.reason in ("max_tokens", "content_filter")
            if self._search is None or step is None or not self._writer.searches or cut_short:
                return finished
            outputs = await self._answer_searches(self._search, step)
            if len(outputs) < len(step["step_details"]["tool_calls"]):
                return finished
            rounds += 1
            if rounds == MOST_SEARCH_ROUNDS:
                raise ModelError(f"The model searched {rounds} times in a row and never answered.")
            await self._next_round(step, outputs)

    async def _answer_searches(self, search: RunSearch, step: Object) -> dict[str, str]:
        """One after the other: each numbers what it found for the markers."""
        writer = self._writer
        writer.tell_other_calls()
        outputs = {}
        for call in step["step_details"]["tool_calls"]:
            if call["id"] in writer.searches:
                call[FILE_SEARCH], outputs[call["id"]] = await search.call(writer.searches[call["id"]])
        return outputs

    async def _next_round(self, step: Object, outputs: dict[str, str]) -> None:
        """Complete the step and let the model read what was found."""
        writer = self._writer
        run_id = self._run["id"]
        await self._db.write(lifecycle.complete_step, run_id, step, writer.carry, writer.usage)
        shown = step if self._includes_content else without_content(step)
        self._stream.publish("thread.run.step.completed", shown)
        calls = tuple(ToolCall(id, FILE_SEARCH, arguments) for id, arguments in writer.searches.items())
        said = [ChatMessage("assistant", writer.said)] if writer.said else []
        done = ToolRound(calls, outputs, tuple(writer.carry))
        conversation = [*self._request.conversation, *said, done]
        # A choice that the caller forced is made by now; forced again, the model would never answer.
        self._request = replace(self._request, conversation=conversation, tool_choice="auto")
        self._writer = Writer(self._db, self._run, self._stream, self._search)

    async def _ask_the_model(self) -> Finished:
        events = self._provider.stream(self._request)
        async with aclosing(events):
            event = await self._next(events)
            while event is not None:
                await self._take(event)
                if isinstance(event, Finished):
                    if not (self._writer.message or self._writer.tool_step):
                        raise ModelError("The model server ended its answer without any text or tool call.")
                    return event
                event = await self._next(events)
        raise ModelError("The model server closed the connection before the answer was complete.")

    async def _take(self, event: ModelEvent) -> None:
        says = self._run["engine"]
        match event:
            case Answering(model):
                says["model"] = model
            case Notice(text):
                says["notices"].append(text)
            case _:
                await self._writer.take(event)

    async def _next(self, events: AsyncIterator[ModelEvent]) -> ModelEvent | None:
        try:
            async with asyncio.timeout(self._silence_seconds):
                return await anext(events, None)
        except TimeoutError:
            raise ModelError(
                f"The model server sent nothing for {self._silence_seconds:g} seconds. Try again, or raise "
                "MODEL_SILENCE_SECONDS if the model needs longer."
            ) from None

    async def _close(self, event: Finished) -> None:
        if event.reason == "max_tokens":
            await self._finish("incomplete", reason="max_completion_tokens")
        elif event.reason == "content_filter":
            await self._finish("incomplete", reason="content_filter")
        elif step := self._writer.tool_step:
            await self._require_action(step)
        else:
            await self._finish("completed")

    async def _require_action(self, step: Object) -> None:
        writer = self._writer
        writer.tell_other_calls()
        run = await self._db.write(lifecycle.require_action, self._run, step, writer.carry, writer.usage)
        if run is None:
            return await self._finish("cancelled")
        return self._stream.publish("thread.run.requires_action", run)

    async def _finish(
        self, ending: Ending, *, last_error: Object | None = None, reason: str | None = None
    ) -> None:
        writer = self._writer
        ended = await self._db.write(
            lifecycle.finish,
            self._run["id"],
            ending,
            engine=self._run["engine"],
            message=writer.message,
            usage=writer.usage,
            last_error=last_error,
            reason=reason,
        )
        if ended is None:
            return
        run, message, steps = ended
        if message:
            self._stream.publish(f"thread.message.{message['status']}", message)
        for step in steps:
            self._stream.publish(f"thread.run.step.{step['status']}", without_content(step))
        self._stream.publish(f"thread.run.{run['status']}", run)


def _last_error(error: BaseException) -> Object:
    if isinstance(error, ModelError):
        return {"code": error.code, "message": str(error)}
    log.error("a run failed for a reason nobody foresaw", exc_info=error)
    return {"code": "server_error", "message": f"The engine failed: {type(error).__name__}: {error}"}
