"""Runs that are going on in this process, whoever watches them.

A page script may be stopped at any moment, so it owns nothing: a worker thread owns the run and writes what
happens into a `LiveRun`; any number of pages replay and follow it. The engine holds the lasting truth.
"""

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from openai.types.beta.threads import Run

from assistant_core.chat.blocks import answer_of
from assistant_core.chat.view import Answer, Block, Problem, Thought, ToolCall

ServerPhase = Literal["reading", "loading", "retrying"]
"""What the model server does until the model thinks, calls or writes."""
Phase = Literal["thinking", "calling", "coding", "writing"] | ServerPhase

THINKING = "thinking"
"""The id of what is being thought, until a step has it."""
_GROWING = Thought(THINKING, "", over=False)
"""Stands where it belongs; its text is told by the pieces."""


class LiveRun:
    """One run as far as it is known. Safe to write and read from any thread."""

    def __init__(self, thread_id: str, question_id: str | None = None, run: Run | None = None) -> None:
        self.thread_id = thread_id
        self.question_id = question_id
        self.run = run
        self.started = run.created_at if run else time.time()
        self.phase: Phase = "thinking"
        self.done: float | None = None
        """How far the phase is, from 0 to 1, where that is known."""
        self.ended: float | None = None
        self._blocks: dict[str, Block] = {}
        self._thinking: list[str] = []
        """What was thought since the last step: the text of the block `THINKING`."""
        self._problem: Problem | None = None
        self._version = 0
        self._changed = threading.Condition()

    @property
    def over(self) -> bool:
        """Nothing more will come. A stopped run may be over before its last function has returned, and a
        completed one is not before its figures have been checked."""
        answer = self.answer()
        return self.ended is not None or (answer.over and answer.status != "completed")

    @property
    def gave_up(self) -> bool:
        """The worker could not go on; the engine knows nothing of it."""
        return self._problem is not None and not (self.run and answer_of(self.run).over)

    def answer(self) -> Answer:
        with self._changed:
            return self._answer()

    def wait(self, version: int, timeout: float) -> tuple[int, Answer]:
        """What is known by now, once it is newer than `version` or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self._version > version, timeout)
            return self._version, self._answer()

    def began(self, timeout: float) -> bool:
        """Whether there is a run, or a reason why there is none, within the time."""
        with self._changed:
            return self._changed.wait_for(lambda: self.run or self._problem, timeout) is not None

    def settle(self, timeout: float) -> None:
        """Wait until the worker has done what comes after the last word, or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.ended is not None, timeout)

    def run_is(self, run: Run) -> None:
        with self._changed:
            # An old event must not bring a run that was stopped meanwhile back to life.
            if self.run is None or not answer_of(self.run).over:
                self.run = run
            self._touch()

    def phase_is(self, phase: Phase, done: float | None = None) -> None:
        with self._changed:
            self.phase, self.done = phase, done
            self._touch()

    def think(self, text: str) -> None:
        """Add to what is being thought."""
        with self._changed:
            self._blocks.setdefault(THINKING, _GROWING)
            self._thinking.append(text)
            self._touch()

    def think_anew(self) -> None:
        """What was thought since the last step led nowhere, and comes again."""
        with self._changed:
            self._thinking = []
            self._blocks.pop(THINKING, None)
            self._touch()

    def begin_message(self, message_id: str) -> None:
        """What is known of a message that begins once more was no part of it."""
        with self._changed:
            for block_id in [known for known in self._blocks if known.startswith(f"{message_id}/")]:
                del self._blocks[block_id]
            self._touch()

    def put(self, block: Block) -> None:
        with self._changed:
            self._put(block)
            self._touch()

    def put_all(self, blocks: Iterable[Block]) -> None:
        with self._changed:
            for block in blocks:
                self._put(block)
            self._touch()

    def fail(self, problem: Problem) -> None:
        with self._changed:
            self._problem = problem
            self._touch()

    def finish(self) -> None:
        with self._changed:
            self.ended = time.time()
            self._touch()

    def _put(self, block: Block) -> None:
        known = self._blocks.get(block.id)
        if isinstance(block, Thought) and block != known:
            self._put_thought(block)
            return
        if isinstance(block, ToolCall) and isinstance(known, ToolCall):
            block = _merged(known, block)
        self._blocks[block.id] = block

    def _put_thought(self, thought: Thought) -> None:
        """In the place of what is being thought: it is that, or has become a part of it."""
        self._blocks.setdefault(THINKING, _GROWING)
        self._thinking = [] if thought.over else [thought.text]
        if thought.id in self._blocks:
            del self._blocks[THINKING]
            self._blocks[thought.id] = thought
        elif thought.over:
            placed = [thought if block is _GROWING else block for block in self._blocks.values()]
            self._blocks = {block.id: block for block in placed}

    def _touch(self) -> None:
        self._version += 1
        self._changed.notify_all()

    def _answer(self) -> Answer:
        blocks = tuple(self._told())
        answer = answer_of(self.run, blocks) if self.run else Answer(id=self.thread_id, blocks=blocks)
        if self._problem and not answer.over:
            return replace(answer, status="failed", problem=self._problem)
        return answer

    def _told(self) -> Iterator[Block]:
        """The blocks; the pieces of what is being thought are put together when somebody looks."""
        for block in self._blocks.values():
            if block is not _GROWING:
                yield block
            elif (text := "".join(self._thinking)).strip():
                self._thinking = [text]
                yield Thought(THINKING, text, over=False)


def _merged(known: ToolCall, news: ToolCall) -> ToolCall:
    """The engine hears of an output later than the worker that produced it, and never of the time it took.

    What is over stays so: the last word on a call may come after that on its step.
    """
    if news.output is None and known.output is not None:
        news = replace(news, output=known.output, status=known.status)
    if news.status == "running":
        news = replace(news, status=known.status)
    return replace(news, seconds=news.seconds or known.seconds)
