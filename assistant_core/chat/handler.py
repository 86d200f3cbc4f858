"""Writes what a stream says into the live run. Holds no Streamlit call and decides nothing.

Text and tool calls are taken from the message and step snapshots, whose parts have ids and places; the
narrower callbacks of the SDK do not tell which message or call they belong to, or fire twice when parallel
calls arrive interleaved. Writing a snapshot again is harmless.
"""

import logging
from typing import TYPE_CHECKING, cast

import openai
from openai.types.beta import AssistantStreamEvent
from openai.types.beta.threads import ImageFile, Message, MessageDelta, Run, Text
from openai.types.beta.threads.runs import RunStep, RunStepDelta, ToolCall, ToolCallDelta

from assistant_core.chat.blocks import message_blocks, step_blocks, tool_block

if TYPE_CHECKING:
    from assistant_core.chat.live import LiveRun

logger = logging.getLogger(__name__)


class RunHandler(openai.AssistantEventHandler):
    """Good for one stream; every round of tool outputs takes a fresh one."""

    def __init__(self, live: "LiveRun") -> None:
        super().__init__()
        self._live = live

    def on_event(self, event: AssistantStreamEvent) -> None:
        if event.event.startswith("thread.run.") and not event.event.startswith("thread.run.step."):
            self._live.run_is(cast(Run, event.data))

    def on_message_created(self, message: Message) -> None:
        self._show_message(message)

    def on_message_delta(self, delta: MessageDelta, snapshot: Message) -> None:
        self._show_message(snapshot)

    def on_message_done(self, message: Message) -> None:
        self._show_message(message)

    def on_text_created(self, text: Text) -> None:
        self._live.phase_is("writing")

    def on_text_done(self, text: Text) -> None:
        self._live.phase_is("thinking")

    def on_image_file_done(self, image_file: ImageFile) -> None:
        self._live.phase_is("thinking")

    def on_run_step_created(self, run_step: RunStep) -> None:
        self._show_step(run_step)

    def on_run_step_delta(self, delta: RunStepDelta, snapshot: RunStep) -> None:
        self._show_step(snapshot)

    def on_run_step_done(self, run_step: RunStep) -> None:
        self._show_step(run_step)

    def on_tool_call_created(self, tool_call: ToolCall) -> None:
        self._live.phase_is("calling")
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

    def _show_message(self, message: Message) -> None:
        for block in message_blocks(message):
            self._live.put(block)

    def _show_step(self, step: RunStep) -> None:
        for block in step_blocks(step):
            self._live.put(block)
