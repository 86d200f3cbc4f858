"""Turns what a model produces into stored steps and messages, and into the events that tell of them.

The order of events is the protocol's; clients break on any other:
step.created, step.in_progress, message.created, message.in_progress, message.delta…, message.completed,
step.completed for text; step.created, step.in_progress, step.delta… for tool calls, whose step stays open
until their outputs arrive. Text that comes behind calls is a message of its own, told when the answer is
whole. What was thought is kept with the step that it led to, and told in events of our own, which clients
pass over. Figures that code drew come as content of the next message, in front of its text.
"""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

from assistant_core.engine import objects
from assistant_core.engine.ids import new_id
from assistant_core.engine.models.provider import (
    Carry,
    Finished,
    ModelEvent,
    TextDelta,
    ThinkingDelta,
    ToolCallDelta,
    Usage,
    WasThinking,
)
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.cite import Piece
from assistant_core.engine.runs import lifecycle
from assistant_core.engine.runs.annotating import Annotator
from assistant_core.engine.runs.engine_tools import EngineCall, RunTools
from assistant_core.engine.runs.stream import RunStream
from assistant_core.engine.store.database import Database

SAVE_EVERY_SECONDS = 0.5
LONGEST_AT_ONCE = 10_000
"""Characters of a text that are looked through before others get their turn."""


class Writer:
    """Writes one answer of the model: a message, tool calls, or a message and then tool calls.

    Calls of `tools` are the engine's own, and what they found or made becomes annotations of the text.
    """

    def __init__(self, db: Database, worker_id: str, run: Object, stream: RunStream, tools: RunTools) -> None:
        self._db = db
        self._worker_id = worker_id
        self._run = run
        self._stream = stream
        self._tools = tools
        self._annotator: Annotator | None = None
        self._step: Object | None = None
        self._told_calls = 0
        self._saved_at = time.monotonic()
        self._saving: asyncio.Task[None] | None = None
        self._message: Object | None = None
        self._new_text: list[str] = []
        """What is not in the message yet: to add each piece by itself would copy all the text every time."""
        self._new_arguments: dict[int, list[str]] = {}
        self.said = ""
        """The text of the message, once the model has gone on to something else."""
        self.tool_step: Object | None = None
        self.engine_calls: dict[str, EngineCall] = {}
        """By their ids, the calls that the engine answers."""
        self._new_thoughts: list[str] = []
        self._thought: Object = {}
        self._thinks_since: float | None = time.monotonic()
        """None while it writes."""
        self._message_since = 0.0
        self.carry: Object = {}
        """What goes back to the provider with this answer's calls: `{"origin", "round", "calls", "said"}`."""
        self.usage = Usage()
        self._behind_calls: list[str] = []

    @property
    def has_words(self) -> bool:
        """Whether the model has said or asked for anything."""
        text = self.message["content"][-1]["text"]["value"] if self.message else self.said
        return self.tool_step is not None or bool(text.strip())

    @property
    def thought(self) -> Object:
        """What the model thought since its last step: `thinking` and `thinking_seconds`, or nothing."""
        self._join_thoughts()
        return self._thought

    @property
    def has_thought(self) -> bool:
        return bool(self.thought or self.thoughts)

    @property
    def thoughts(self) -> dict[str, Object]:
        """What was thought, by the ids of the steps that are not finished."""
        self._join_thoughts()
        steps = (step for step in (self._step, self.tool_step) if step and "engine" in step)
        return {step["id"]: {"engine": step["engine"]} for step in steps}

    @property
    def has_begun(self) -> bool:
        """Whether anything of an answer has been written, so that asking again would write it twice."""
        return self._message is not None or self.tool_step is not None

    @property
    def message(self) -> Object | None:
        """The message being written, as far as it has come."""
        if self._message and self._new_text:
            self._message["content"][-1]["text"]["value"] += "".join(self._new_text)
            self._new_text = []
        return self._message

    def thinks_from_now(self) -> None:
        """The model has only now been asked, or has read what it was asked."""
        self._thinks_since = time.monotonic()

    async def take(self, event: ModelEvent) -> None:
        if self._thinks_since is not None and isinstance(event, TextDelta | ToolCallDelta):
            self._join_thoughts()
            self._thinks_since = None
        match event:
            case TextDelta(text) if self.tool_step is not None:
                self._behind_calls.append(text)
            case TextDelta(text):
                await self._write_text(text)
            case ThinkingDelta(text):
                self._think(text)
            case WasThinking():
                self._take_back()
            case ToolCallDelta():
                await self._write_call(event)
            case Carry(origin, of_round, of_calls):
                ids = (
                    [call["id"] for call in self.tool_step["step_details"]["tool_calls"]]
                    if self.tool_step
                    else []
                )
                by_id = dict(zip(ids, of_calls, strict=False))
                self.carry = {"origin": origin, "round": of_round, "calls": by_id}
            case Finished(_, usage):
                self.usage = usage
                if (behind := "".join(self._behind_calls)).strip():
                    await self._write_text(behind)
                    self.carry["said"] = self._message["id"] if self._message else None
                self._write_held()
                self._join_thoughts()
                self._join_arguments()

    def _think(self, text: str) -> None:
        if self._thinks_since is None:
            self._thinks_since = time.monotonic()
        self._new_thoughts.append(text)
        self._stream.publish_thinking(self._run["id"], text)
        if self._step is None and self.tool_step is None and self._may_save():
            run_id, thought = self._run["id"], {**self.thought}
            self._save(self._db.write(lifecycle.save_thinking, run_id, self._worker_id, thought))

    def _join_thoughts(self) -> None:
        """To the step that is being written, or to those before the first."""
        step = self.tool_step or self._step
        known = step.get("engine", {}) if step else self._thought
        if self._thinks_since is None or not (known or self._new_thoughts):
            return
        thinking = "".join((known.get("thinking", ""), *self._new_thoughts))
        now = time.monotonic()
        seconds = known.get("thinking_seconds", 0.0) + now - self._thinks_since
        self._new_thoughts, self._thinks_since = [], now
        thought = {**known, "thinking": thinking, "thinking_seconds": round(seconds, 3)}
        if step:
            step["engine"] = thought
        else:
            self._thought = thought

    def _take_back(self) -> None:
        """What was told as the message's text was thinking: clients begin the message anew."""
        self._write_held()
        if (message := self.message) is None:
            return
        *figures, written = message["content"]
        message["content"] = figures
        self._stream.publish("thread.message.created", message)
        message["content"] = [*figures, objects.text_content("")]
        self._annotator = self._tools.annotator()
        self._thinks_since = self._message_since
        self._think(written["text"]["value"])

    async def _write_text(self, text: str) -> None:
        is_first = self._message is None
        message = self._message or await self._start_message()
        for start in range(0, len(text), LONGEST_AT_ONCE):
            part = text[start : start + LONGEST_AT_ONCE]
            for piece in self._annotator.feed(part) if self._annotator else (Piece(part, None),):
                self._tell_text(message, piece)
            if start:
                await asyncio.sleep(0)
        if self._may_save() and (so_far := self.message):
            *figures, last = so_far["content"]
            said = {**last["text"], "annotations": list(last["text"]["annotations"])}
            written = {**so_far, "content": [*figures, {**last, "text": said}]}
            self._save(self._db.write(lifecycle.save_partial, written))
        if is_first:
            # Let the first words go out before more of the answer is read.
            await asyncio.sleep(0)

    def _write_held(self) -> None:
        """What could have become a marker or a link, and did not."""
        if self._message and self._annotator:
            for piece in self._annotator.end():
                self._tell_text(self._message, piece)

    def _tell_text(self, message: Object, piece: Piece) -> None:
        index = len(message["content"]) - 1
        written = message["content"][index]["text"]
        self._new_text.append(piece.text)
        text: Object = {"value": piece.text}
        if piece.annotation:
            text["annotations"] = [{"index": len(written["annotations"]), **piece.annotation}]
            written["annotations"].append(piece.annotation)
        self._stream.publish_content(message["id"], index, {"type": "text", "text": text})

    async def _start_message(self) -> Object:
        self._step, self._message = step, message = await self._db.write(
            lifecycle.start_message, self._run, self._worker_id, await self._take_thought()
        )
        self._stream.publish_begun("thread.run.step", step)
        self._stream.publish_begun("thread.message", message)
        figures = [objects.image_content(file_id) for file_id in self._tools.take_figures()]
        for index, figure in enumerate(figures):
            self._stream.publish_content(message["id"], index, figure)
        message["content"] = [*figures, objects.text_content("")]
        self._annotator = self._tools.annotator()
        self._saved_at = self._message_since = time.monotonic()
        return message

    async def _take_thought(self) -> Object:
        if self._saving:
            await self._saving  # which would keep it with the run once more
        self._join_thoughts()
        thought, self._thought = self._thought, {}
        return thought

    def _may_save(self) -> bool:
        """Now and then, so that whoever polls sees it grow, and a crash leaves something to read."""
        idle = self._saving is None or self._saving.done()
        return idle and time.monotonic() - self._saved_at > SAVE_EVERY_SECONDS

    def _save(self, write: Coroutine[Any, Any, None]) -> None:
        self._saved_at = time.monotonic()
        self._saving = asyncio.create_task(write)

    async def _write_call(self, piece: ToolCallDelta) -> None:
        if self.tool_step is None:
            await self.finish_message()
            self.tool_step = await self._db.write(
                lifecycle.start_tool_calls, self._run, self._worker_id, await self._take_thought()
            )
            self._stream.publish_begun("thread.run.step", self.tool_step)
            self.tool_step["step_details"]["tool_calls"] = []
        calls = self.tool_step["step_details"]["tool_calls"]
        is_new = piece.index == len(calls)
        if is_new:
            calls.append(self._new_call(piece))
        call = calls[piece.index]
        kind = call["type"]
        if own := self.engine_calls.get(call["id"]):
            new = own.feed(piece.arguments)
        else:
            self._new_arguments.setdefault(piece.index, []).append(piece.arguments)
            new = {"arguments": piece.arguments}
        # Fragments of parallel calls may arrive mixed, which the SDKs would take for ever new calls. So the
        # first call is told as it comes, and the others when all is there.
        if piece.index == 0 and is_new:
            self._join_arguments()
            self.tell_next_call()
        elif piece.index == 0 and new:
            self._tell_call(0, {"type": kind, kind: new})

    def _new_call(self, piece: ToolCallDelta) -> Object:
        # An id of the server's own travels in `carry`: it may be anything, and the same in every round.
        call_id = new_id("call_")
        if own := self._tools.new_call(piece.name):
            self.engine_calls[call_id] = own
            return {"id": call_id, "type": own.name, own.name: own.details}
        function = {"name": piece.name or "", "arguments": "", "output": None}
        return {"id": call_id, "type": "function", "function": function}

    def _join_arguments(self) -> None:
        calls = self.tool_step["step_details"]["tool_calls"] if self.tool_step else []
        for index, pieces in self._new_arguments.items():
            calls[index]["function"]["arguments"] += "".join(pieces)
        self._new_arguments = {}

    def tell_next_call(self) -> None:
        """The first that was not told yet, as far as it is written, if there is one."""
        calls = self.tool_step["step_details"]["tool_calls"] if self.tool_step else []
        if self._told_calls < len(calls):
            self._tell_call(self._told_calls, calls[self._told_calls])
            self._told_calls += 1

    def tell_details(self, index: int, new: Object) -> None:
        """What is new about a call that the engine answers, and that was told last."""
        if self.tool_step and new:
            kind = self.tool_step["step_details"]["tool_calls"][index]["type"]
            self._tell_call(index, {"type": kind, kind: new})

    def _tell_call(self, index: int, call: Object) -> None:
        if self.tool_step:
            self._stream.publish_call(self.tool_step["id"], index, call)

    async def finish_message(self) -> None:
        """Complete the message because the model goes on with something else."""
        if self._message is not None and self._step is not None:
            self._write_held()
            self._join_thoughts()
            said = (self.message or {})["content"][-1]["text"]["value"]
            self.said = f"{self.said}\n\n{said}" if self.said else said
            await self._db.write(
                lifecycle.finish_message, self._step, self._message, self.usage, self._worker_id
            )
            self._stream.publish("thread.message.completed", self._message)
            if self.tool_step is None:
                # Behind calls it would say to clients that these are done, and they would do them twice.
                self._stream.publish("thread.run.step.completed", self._step)
            self._message = self._step = None
