"""Takes a run from wherever it is to its end: streams it, answers its calls, polls when a stream is lost."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import TypeVar

import openai
from openai.types.beta.threads import RequiredActionFunctionToolCall, Run
from openai.types.beta.threads.run_submit_tool_outputs_params import ToolOutput

from assistant_core.chat.blocks import stored_blocks
from assistant_core.chat.handler import RunHandler
from assistant_core.chat.live import LiveRun
from assistant_core.chat.problems import CONNECTION_LOST, FAILURES, from_error, is_busy
from assistant_core.chat.view import TERMINAL, ToolCall, ToolStatus, is_failure
from assistant_core.tools.registry import all_tools

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.25
# How long an engine may be away (a restart, a network fault) before the page is told so.
PATIENCE_SECONDS = 60.0
MOST_AT_ONCE = 16
MOST_METADATA = 16

RunTool = Callable[[str, str], str]
OpenStream = Callable[[RunHandler], AbstractContextManager[openai.AssistantEventHandler]]
T = TypeVar("T")


class Worker:
    def __init__(self, client: openai.OpenAI, live: LiveRun, assistant_id: str, run_tool: RunTool) -> None:
        self._runs = client.beta.threads.runs
        self._messages = client.beta.threads.messages
        self._live = live
        self._assistant_id = assistant_id
        self._run_tool = run_tool

    def work(self) -> None:
        try:
            run = self._poll(self._live.run) if self._live.run else self._start()
            while run.status not in TERMINAL:
                if run.required_action and self._is_ours(run):
                    run = self._answer(run)
                else:
                    time.sleep(POLL_SECONDS)
                    run = self._poll(run)
        except FAILURES as error:
            logger.warning("Gave up on the run of %s: %r", self._live.thread_id, error)
            self._live.fail(from_error(error))
        except Exception as error:
            logger.exception("The run of %s broke the worker.", self._live.thread_id)
            self._live.fail(from_error(error))
        finally:
            self._live.finish()

    def _start(self) -> Run:
        try:
            run = self._read(
                lambda handler: self._runs.stream(
                    thread_id=self._live.thread_id,
                    assistant_id=self._assistant_id,
                    metadata={"question": self._live.question_id or ""},
                    event_handler=handler,
                )
            )
        except (*CONNECTION_LOST, openai.BadRequestError) as error:
            # The request may have arrived although its answer did not, and the SDK may have repeated it.
            if isinstance(error, openai.BadRequestError) and not is_busy(error):
                raise
            run = self._find_own()
            if run is None:
                raise
        if run is None:
            raise ConnectionError("The engine closed the stream before the run began.")
        return run

    def _find_own(self) -> Run | None:
        for run in self._patiently(lambda: self._runs.list(self._live.thread_id, limit=1).data):
            if (run.metadata or {}).get("question") == self._live.question_id:
                return self._poll(run)
        return None

    def _read(self, open_stream: OpenStream) -> Run | None:
        """Read a stream to its end, or for as long as the connection lasts, and say where the run is then."""
        handler = RunHandler(self._live)
        try:
            with open_stream(handler) as stream:
                stream.until_done()
        except CONNECTION_LOST:
            if self._live.run is None:
                raise
            return self._poll(self._live.run)
        return handler.current_run or self._live.run

    def _is_ours(self, run: Run) -> bool:
        """Calls for functions of another program's are left to that program."""
        calls = run.required_action.submit_tool_outputs.tool_calls if run.required_action else []
        known = all_tools()
        return "question" in (run.metadata or {}) or all(call.function.name in known for call in calls)

    def _answer(self, run: Run) -> Run:
        assert run.required_action is not None
        calls = run.required_action.submit_tool_outputs.tool_calls
        outputs = self._run_side_by_side(calls)
        self._remember_durations(run)
        try:
            after = self._read(
                lambda handler: self._runs.submit_tool_outputs_stream(
                    run_id=run.id, thread_id=run.thread_id, tool_outputs=outputs, event_handler=handler
                )
            )
            return after or self._poll(run)
        except openai.BadRequestError:
            # Stopped, expired, or answered by another process: then the run has moved on.
            now = self._poll(run)
            if now.required_action == run.required_action:
                raise
            return now

    def _run_side_by_side(self, calls: list[RequiredActionFunctionToolCall]) -> list[ToolOutput]:
        with ThreadPoolExecutor(min(len(calls), MOST_AT_ONCE) or 1, thread_name_prefix="tool") as pool:
            return list(pool.map(self._run_one, calls))

    def _run_one(self, call: RequiredActionFunctionToolCall) -> ToolOutput:
        name, arguments = call.function.name, call.function.arguments
        self._live.put(ToolCall(call.id, "function", name, arguments))
        began = time.monotonic()
        output = self._run_tool(name, arguments)
        seconds = time.monotonic() - began
        status: ToolStatus = "failed" if is_failure(output) else "done"
        self._live.put(ToolCall(call.id, "function", name, arguments, status, output, seconds=seconds))
        return {"tool_call_id": call.id, "output": output}

    def _remember_durations(self, run: Run) -> None:
        """Keep on the run how long each call took, so that it still shows after a restart."""
        taken = {
            block.id: f"{block.seconds:.2f}"
            for block in self._live.answer().blocks
            if isinstance(block, ToolCall) and block.seconds is not None
        }
        metadata = dict(list(((run.metadata or {}) | taken).items())[:MOST_METADATA])
        try:
            self._runs.update(run.id, thread_id=run.thread_id, metadata=metadata)
        except FAILURES as error:
            logger.warning("The durations of %s could not be kept: %r", run.id, error)

    def _poll(self, run: Run) -> Run:
        return self._patiently(lambda: self._look(run))

    def _look(self, run: Run) -> Run:
        now = self._runs.retrieve(run.id, thread_id=run.thread_id)
        steps = self._runs.steps.list(run.id, thread_id=run.thread_id, order="asc", limit=100)
        messages = self._messages.list(run.thread_id, run_id=run.id, order="asc", limit=100)
        self._live.put_all(stored_blocks(now, steps, messages))
        self._live.run_is(now)
        return now

    def _patiently(self, ask: Callable[[], T]) -> T:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return ask()
            except (*CONNECTION_LOST, openai.InternalServerError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(POLL_SECONDS)
