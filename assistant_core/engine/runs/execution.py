"""One stretch of a run: ask the model, write what it says, and bring the run to where it waits or ends."""

import asyncio
import logging
import time
from contextlib import aclosing
from dataclasses import replace

from assistant_core.engine.models.provider import (
    Alive,
    Answering,
    ChatMessage,
    Finished,
    ModelEvent,
    ModelProvider,
    ModelRequest,
    Notice,
)
from assistant_core.engine.models.upstream import Patience, is_loading
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.call import without_content
from assistant_core.engine.runs import lifecycle
from assistant_core.engine.runs.budget import Budget
from assistant_core.engine.runs.engine_tools import RunTools
from assistant_core.engine.runs.fitting import characters, estimate
from assistant_core.engine.runs.images import with_images
from assistant_core.engine.runs.lifecycle import Ending, LostRun
from assistant_core.engine.runs.silence import limited_silence
from assistant_core.engine.runs.stream import Progress, RunStream
from assistant_core.engine.runs.window import Window
from assistant_core.engine.runs.wordless import check_wordless
from assistant_core.engine.runs.worker import Worker
from assistant_core.engine.runs.writing import Writer
from assistant_core.engine.store.conversation import Stretch, tool_round
from assistant_core.errors import ContextExceeded, ModelError, ModelInterrupted

log = logging.getLogger(__name__)

LEFT_OUT = "{} of the conversation's {} turns were left out, because it is too long for the model."
SHORTENED = (
    "Not all of what the tools returned fits into the model's window, so the model read a shortened form of "
    "it. Figures may be missing in its answer."
)
MOST_SMALLER = 12
"""A prompt that is too long is tried this often in a shorter form."""
AT_ONCE = 40_000
"""Characters that are fitted in less time than another thread takes to begin."""
LOADING_SECONDS = 1.0
"""A server that takes longer to tell a model's window is loading the model."""


class Execution:
    def __init__(
        self,
        worker: Worker,
        stretch: Stretch,
        provider: ModelProvider,
        request: ModelRequest,
        stream: RunStream,
        tools: RunTools,
    ) -> None:
        self._worker = worker
        self._run = {**stretch.run, "engine": lifecycle.without_thinking(stretch.run["engine"])}
        self._provider = provider
        self._request = request
        self._stream = stream
        self._tools = tools
        self._includes_content = bool(stretch.options.get("include_content"))
        self._budget = Budget(stretch.run, stretch.options)
        self._window = Window(stretch.run, worker.context_tokens, self._budget, None)
        self._told_left_out = False
        self._writer = self._new_writer()
        self._work: asyncio.Task[Finished] | None = None
        self.waits = False
        """Whether the run waits for tool outputs, and goes on later."""

    def stop(self) -> None:
        """Stop what it does; the run then ends as its stored state says."""
        # Once: a second time would cut short what is being put in order after the first.
        if self._work and not self._work.cancelling():
            self._work.cancel()

    async def carry_out(self) -> None:
        """Never raises for what the model or the client does: the run tells it."""
        try:
            await self._carry_out()
        except LostRun:
            log.info("%s is carried on elsewhere, or has ended", self._run["id"])
        except Exception as error:  # noqa: BLE001 - a run must have an end
            await self._end_somehow(error)
        finally:
            await self._interrupt()
            self._stream.close()

    async def _carry_out(self) -> None:
        if self._run["status"] == "cancelling":
            return await self._finish("cancelled")
        self._work = asyncio.create_task(self._work_on())
        await asyncio.wait({self._work}, timeout=self._run["expires_at"] - time.time())
        if not self._work.done():
            await self._interrupt()
            return await self._finish("expired")
        if self._work.cancelled():
            return await self._finish("cancelled")
        if isinstance(error := self._work.exception(), LostRun):
            raise error
        if error:
            return await self._finish("failed", last_error=_last_error(error))
        # Not part of the work that can be stopped: what is stored here must be told too.
        return await self._close(self._work.result())

    async def _end_somehow(self, error: Exception) -> None:
        """Its end could not be stored as it was, and a run must have one: with what is stored already."""
        last_error = _last_error(error)
        self._writer = self._new_writer()
        try:
            await self._finish("failed", last_error=last_error)
        except LostRun:
            log.info("%s is carried on elsewhere, or has ended", self._run["id"])
        except Exception:
            # The run expires in its time.
            log.exception("the end of %s could not be stored", self._run["id"])

    async def _interrupt(self) -> None:
        self.stop()
        if self._work:
            await asyncio.wait({self._work})

    def _new_writer(self) -> Writer:
        return Writer(self._worker.db, self._worker.id, self._run, self._stream, self._tools)

    async def _work_on(self) -> Finished:
        """Ask the model until it has answered, or wants what only the client can give."""
        for notice in await self._tools.ready(self._worker.db):
            self._tell_once(notice)
        tokens = await self._ask_window()
        self._window = Window(self._run, self._worker.context_tokens, self._budget, tokens)
        offered = await self._tools.offered_in(self._request)
        self._request = await with_images(offered, self._worker.files_dir)
        while True:
            self._budget.check_rounds()
            finished = await self._answer()
            step = self._writer.tool_step
            cut_short = finished.reason not in ("stop", "tool_calls")
            if step is None or not self._writer.engine_calls or cut_short:
                return finished
            await self._answer_calls(step)
            if len(self._writer.engine_calls) < len(step["step_details"]["tool_calls"]):
                return finished
            self._budget.count_round()
            await self._next_round(step)

    async def _answer(self) -> Finished:
        """One answer of the model, within what the run may use."""
        if reason := self._budget.used_up():
            return Finished(reason, self._writer.usage)
        request = await self._fit()
        cap = self._budget.prompt_tokens
        if cap is not None and await asyncio.to_thread(estimate, request) > cap:
            return Finished("max_prompt_tokens", self._writer.usage)
        finished = await self._ask_until_it_answers(request)
        self._budget.spend(finished.usage)
        exceeded = self._budget.exceeded()
        return replace(finished, reason=exceeded) if exceeded else finished

    async def _ask_window(self) -> int | None:
        """The model's window. It may have to be loaded for that, which the answer needs anyway."""
        if (windows := self._provider.windows) is None:
            return None
        loop, tell = asyncio.get_running_loop(), self._stream.publish_progress
        loading = loop.call_later(LOADING_SECONDS, tell, self._run["id"], "loading")
        try:
            return await windows.of(self._request.model)
        finally:
            loading.cancel()

    async def _fit(self) -> ModelRequest:
        """The request with as much of the tools and the conversation as the model and the caps allow."""
        if self._window.told:
            self._run["engine"]["window"] = self._window.told
        is_short = characters(self._request) <= AT_ONCE
        fit = (
            self._window.fit(self._request)
            if is_short
            else await asyncio.to_thread(self._window.fit, self._request)
        )
        if fit.offer.is_short or fit.offer.left_out:
            self._run["engine"] |= {"short_tools": True, "left_out_tools": list(fit.offer.left_out)}
        if fit.dropped and not self._told_left_out:
            self._told_left_out = True
            self._tell_once(LEFT_OUT.format(fit.dropped, len(self._request.conversation)))
        if fit.shortened:
            self._tell_once(SHORTENED)
        return fit.request

    def _tell_once(self, notice: str) -> None:
        if notice not in self._run["engine"]["notices"]:
            self._run["engine"]["notices"].append(notice)

    async def _ask_until_it_answers(self, request: ModelRequest) -> Finished:
        """Asks again as long as nothing of an answer has been written, and it makes sense."""
        patience = Patience()
        smaller = 0
        while True:
            try:
                return await self._ask(request)
            except ContextExceeded as error:
                smaller += 1
                if self._writer.has_begun or smaller > MOST_SMALLER:
                    raise
                request = await self._smaller(request, error)
            except ModelError as error:
                if self._writer.has_begun:
                    raise
                pause = patience.pause(error)
                state: Progress = "loading" if is_loading(error) else "retrying"
                self._stream.publish_progress(self._run["id"], state)
                await asyncio.sleep(pause)
            # What came before the first word (reasoning) comes again.
            self._writer = self._new_writer()

    async def _smaller(self, request: ModelRequest, error: ContextExceeded) -> ModelRequest:
        """What to try instead of a request that was too long. Raises the error when nothing can be cut."""
        if error.window and self._provider.windows:
            self._provider.windows.learn(self._request.model, error.window)
        size = await asyncio.to_thread(estimate, request)
        await asyncio.to_thread(self._window.was_too_small_for, request, error.window)
        try:
            smaller = await self._fit()
        except ContextExceeded:
            raise error from None
        if await asyncio.to_thread(estimate, smaller) >= size:
            raise error
        return smaller

    async def _answer_calls(self, step: Object) -> None:
        """One after the other, each told to its end: clients follow one call at a time."""
        writer = self._writer
        await writer.finish_message()
        for index, call in enumerate(step["step_details"]["tool_calls"]):
            own = writer.engine_calls.get(call["id"])
            ended = own.end() if own else {}
            if index == 0:
                writer.tell_details(index, ended)
            else:
                writer.tell_next_call()
            if own:
                # So that whoever polls sees what is being done, and for how long it may take.
                await self._worker.db.write(lifecycle.save_step, step, self._worker.id)
                writer.tell_details(index, await own.answer())

    async def _next_round(self, step: Object) -> None:
        """Complete the step and let the model read what was found."""
        writer = self._writer
        await self._worker.db.write(
            lifecycle.complete_step, step, writer.carry, writer.usage, self._worker.id
        )
        shown = step if self._includes_content else without_content(step)
        self._stream.publish("thread.run.step.completed", shown)
        done = [(id, *call.as_function_call()) for id, call in writer.engine_calls.items()]
        said = [ChatMessage("assistant", writer.said)] if writer.said else []
        conversation = [*self._request.conversation, *said, tool_round(done, writer.carry)]
        # A choice that the caller forced is made by now; forced again, the model would never answer.
        self._request = replace(self._request, conversation=conversation, tool_choice="auto")
        self._writer = self._new_writer()

    async def _ask(self, request: ModelRequest) -> Finished:
        self._writer.thinks_from_now()
        silence, answer = limited_silence(self._worker.silence_seconds), self._provider.stream(request)
        async with silence as heard, aclosing(answer) as events:
            async for event in events:
                if isinstance(event, Alive):
                    heard(event.is_certain)
                    self._tell_progress(event.read)
                    continue
                heard(True)
                await self._take(event)
                if isinstance(event, Finished):
                    if not self._writer.has_words:
                        check_wordless(event, request, self._writer.has_thought, self._tell_once)
                    return event
        raise ModelInterrupted("The model server closed the connection before the answer was complete.")

    def _tell_progress(self, read: float | None) -> None:
        """How much of the prompt the server has read, where it tells."""
        if read is not None:
            self._writer.thinks_from_now()
            self._stream.publish_progress(self._run["id"], "reading", read)

    async def _take(self, event: ModelEvent) -> None:
        match event:
            case Answering(model):
                self._run["engine"]["model"] = model
            case Notice(text):
                self._tell_once(text)
            case _:
                await self._writer.take(event)

    async def _close(self, event: Finished) -> None:
        match event.reason:
            case "max_completion_tokens" | "max_prompt_tokens" | "content_filter":
                await self._finish("incomplete", reason=event.reason)
            case _ if step := self._writer.tool_step:
                await self._require_action(step)
            case _:
                await self._finish("completed")

    async def _require_action(self, step: Object) -> None:
        writer = self._writer
        await writer.finish_message()
        for _ in step["step_details"]["tool_calls"]:
            writer.tell_next_call()
        run = await self._worker.db.write(
            lifecycle.require_action, self._run, step, writer.carry, writer.usage, self._worker.id
        )
        if run is None:
            return await self._finish("cancelled")
        self.waits = True
        return self._stream.publish("thread.run.requires_action", run)

    async def _finish(
        self, ending: Ending, *, last_error: Object | None = None, reason: str | None = None
    ) -> None:
        writer = self._writer
        if writer.thought:
            # It led to no step that could keep it.
            self._run["engine"] |= writer.thought
        ended = await self._worker.db.write(
            lifecycle.finish,
            self._run["id"],
            ending,
            engine=self._run["engine"],
            message=writer.message,
            thoughts=writer.thoughts,
            usage=writer.usage,
            last_error=last_error,
            reason=reason,
            worker_id=self._worker.id,
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
