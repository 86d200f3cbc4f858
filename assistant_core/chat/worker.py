"""Takes a run from wherever it is to its end: streams it, and polls and takes it up again when that fails."""

import contextlib
import logging
import time
from collections.abc import Callable
from typing import TypedDict, TypeVar

import openai
from openai.types.beta.threads import Run

from assistant_core.chat.blocks import stored_blocks
from assistant_core.chat.figure_check import check_run, keep_failure
from assistant_core.chat.functions import Functions, RunTool
from assistant_core.chat.handler import RunHandler
from assistant_core.chat.live import LiveRun
from assistant_core.chat.problems import CONNECTION_LOST, FAILURES, from_error, is_busy
from assistant_core.chat.view import TERMINAL
from assistant_core.tools.registry import all_tools

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.25
# How long an engine may be away (a restart, a network fault) before the page is told so.
PATIENCE_SECONDS = 60.0

T = TypeVar("T")


class Sampling(TypedDict, total=False):
    """How the reader wants a model to choose its words."""

    temperature: float


class RunOptions(Sampling, total=False):
    """What the reader's choices add to a run."""

    additional_instructions: str


NO_OPTIONS = RunOptions()


class Worker:
    def __init__(
        self,
        client: openai.OpenAI,
        live: LiveRun,
        assistant_id: str,
        run_tool: RunTool,
        options: RunOptions = NO_OPTIONS,
    ) -> None:
        self._client = client
        self._runs = client.beta.threads.runs
        self._messages = client.beta.threads.messages
        self._live = live
        self._assistant_id = assistant_id
        self._options = options
        self._functions = Functions(live, run_tool)

    def work(self) -> None:
        try:
            run = self._poll(self._live.run) if self._live.run else self._start()
            while run.status not in TERMINAL:
                if run.required_action and self._is_ours(run):
                    run = self._answer(run)
                else:
                    time.sleep(POLL_SECONDS)
                    run = self._poll(run)
            if run.status == "completed" and not _only_computes(run):
                self._check_figures(run)
        except FAILURES as error:
            logger.warning("Gave up on the run of %s: %r", self._live.thread_id, error)
            self._live.fail(from_error(error))
        except Exception as error:
            logger.exception("The run of %s broke the worker.", self._live.thread_id)
            self._live.fail(from_error(error))
        finally:
            self._live.finish()

    def _check_figures(self, run: Run) -> None:
        """The answer stands whatever becomes of the check; that it broke is told beside it."""
        try:
            check_run(self._client, run.thread_id, run.id)
        except Exception:
            logger.exception("The figures of %s could not be checked.", run.id)
            if message_id := self._live.answer().message_id:
                with contextlib.suppress(*FAILURES):
                    keep_failure(self._client, run.thread_id, message_id)

    def _start(self) -> Run:
        try:
            run = self._reading(self._stream)
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

    def _stream(self) -> None:
        with self._runs.stream(
            thread_id=self._live.thread_id,
            assistant_id=self._assistant_id,
            metadata={"question": self._live.question_id or ""},
            event_handler=self._handler(),
            **self._options,
        ) as stream:
            stream.until_done()

    def _find_own(self) -> Run | None:
        for run in self._patiently(lambda: self._runs.list(self._live.thread_id, limit=1).data):
            if (run.metadata or {}).get("question") == self._live.question_id:
                return self._poll(run)
        return None

    def _reading(self, read: Callable[[], object]) -> Run | None:
        """Read on to the end, or for as long as the connection lasts, and say where the run is then."""
        try:
            read()
        except (*CONNECTION_LOST, openai.BadRequestError) as error:
            before = self._live.run
            if before is None:
                raise
            now = self._poll(before)
            # Refused outputs do no harm when the run has moved on: stopped, expired, or answered elsewhere.
            waits = now.required_action and now.required_action == before.required_action
            if waits and isinstance(error, openai.BadRequestError):
                raise
            return now
        return self._live.run

    def _is_ours(self, run: Run) -> bool:
        """Calls for functions of another program's are left to that program."""
        calls = run.required_action.submit_tool_outputs.tool_calls if run.required_action else []
        known = all_tools()
        return "question" in (run.metadata or {}) or all(call.function.name in known for call in calls)

    def _answer(self, run: Run) -> Run:
        """Answer calls that no stream of ours brought: the process that asked for them is gone."""
        return self._reading(lambda: self._handler().submit(run)) or self._poll(run)

    def _handler(self) -> RunHandler:
        return RunHandler(self._live, self._runs, self._functions)

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


def _only_computes(run: Run) -> bool:
    """Its assistant fetches nothing that figures could be checked against."""
    return bool(run.tools) and all(tool.type == "code_interpreter" for tool in run.tools)
