"""Writes what a stream says into the live run, and answers the function calls it asks for.

Holds no Streamlit call. Text and tool calls are taken from the message and step snapshots, whose parts have
ids and places, so that writing one again is harmless.
"""

import logging
from collections.abc import Callable
from typing import Any, cast, get_args

import openai
from openai.resources.beta.threads.runs import Runs
from openai.types.beta import AssistantStreamEvent
from openai.types.beta.threads import ImageFile, Message, Run, Text, TextDelta
from openai.types.beta.threads.runs import RunStep, RunStepDelta, ToolCall, ToolCallDelta

from assistant_core.chat.blocks import message_blocks, step_blocks, thought_blocks, tool_block
from assistant_core.chat.functions import Functions
from assistant_core.chat.live import LiveRun, ServerPhase
from assistant_core.chat.problems import FAILURES

logger = logging.getLogger(__name__)


class RunHandler(openai.AssistantEventHandler):
    """Good for one stream; every round of tool outputs takes a fresh one, which this one starts by itself."""

    def __init__(self, live: LiveRun, runs: Runs, functions: Functions) -> None:
        super().__init__()
        self._live = live
        self._runs = runs
        self._functions = functions

    def submit(self, run: Run) -> None:
        """Run all the functions that the run waits for, submit every output at once, and read on."""
        outputs = self._functions.outputs(run)
        self._remember_durations(run)
        with self._runs.submit_tool_outputs_stream(
            run_id=run.id, thread_id=run.thread_id, tool_outputs=outputs, event_handler=self
        ) as stream:
            stream.until_done()

    def on_event(self, event: AssistantStreamEvent) -> None:
        if event.event.startswith("thread.run.") and not event.event.startswith("thread.run.step."):
            self._live.run_is(cast(Run, event.data))
        elif read := _OURS.get(event.event):
            read(self._live, event.data.model_extra or {})

    def on_message_created(self, message: Message) -> None:
        self._live.begin_message(message.id)
        self._show_message(message)

    def on_text_delta(self, delta: TextDelta, snapshot: Text) -> None:
        if self.current_message_snapshot:
            self._show_message(self.current_message_snapshot)

    def on_message_done(self, message: Message) -> None:
        self._show_message(message)

    def on_text_created(self, text: Text) -> None:
        self._live.phase_is("writing")

    def on_text_done(self, text: Text) -> None:
        self._live.phase_is("thinking")

    def on_image_file_done(self, image_file: ImageFile) -> None:
        if self.current_message_snapshot:
            self._show_message(self.current_message_snapshot)
        self._live.phase_is("thinking")

    def on_run_step_created(self, run_step: RunStep) -> None:
        self._show_step(run_step)

    def on_run_step_delta(self, delta: RunStepDelta, snapshot: RunStep) -> None:
        self._show_step(snapshot)

    def on_run_step_done(self, run_step: RunStep) -> None:
        self._show_step(run_step)

    def on_tool_call_created(self, tool_call: ToolCall) -> None:
        self._live.phase_is("coding" if tool_call.type == "code_interpreter" else "calling")
        self._live.put(tool_block(tool_call))

    def on_tool_call_delta(self, delta: ToolCallDelta, snapshot: ToolCall) -> None:
        self._live.put(tool_block(snapshot))

    def on_tool_call_done(self, tool_call: ToolCall) -> None:
        self._live.put(tool_block(tool_call))

    def on_timeout(self) -> None:
        logger.warning("The engine sent nothing for too long on %s.", self._live.thread_id)

    def on_exception(self, exception: Exception) -> None:
        logger.warning("The stream of %s broke off: %r", self._live.thread_id, exception)

    def on_end(self) -> None:
        self._live.phase_is("thinking")
        # Only now: the stream is read to its end, and its connection can serve the next round.
        run = self.current_run
        if run and run.required_action:
            RunHandler(self._live, self._runs, self._functions).submit(run)

    def _remember_durations(self, run: Run) -> None:
        try:
            self._runs.update(run.id, thread_id=run.thread_id, metadata=self._functions.durations(run))
        except FAILURES as error:
            logger.warning("The durations of %s could not be kept: %r", run.id, error)

    def _show_message(self, message: Message) -> None:
        for block in message_blocks(message):
            self._live.put(block)

    def _show_step(self, step: RunStep) -> None:
        for block in (*thought_blocks(step), *step_blocks(step)):
            self._live.put(block)


def _think(live: LiveRun, told: dict[str, Any]) -> None:
    delta = told.get("delta")
    if isinstance(delta, dict) and isinstance(text := delta.get("text"), str):
        live.phase_is("thinking")
        live.think(text)


def _progress(live: LiveRun, told: dict[str, Any]) -> None:
    state, done = told.get("state"), told.get("done")
    if state == "retrying":
        live.think_anew()
    if isinstance(state, str) and (phase := _PHASES.get(state)):
        live.phase_is(phase, min(max(done, 0.0), 1.0) if isinstance(done, int | float) else None)


_PHASES: dict[str, ServerPhase] = {name: name for name in get_args(ServerPhase)}
_OURS: dict[str, Callable[[LiveRun, dict[str, Any]], None]] = {
    "thread.thinking.delta": _think,
    "thread.progress": _progress,
}
"""Events that only our engine sends. The SDK hands them on, with their fields as extra ones."""
