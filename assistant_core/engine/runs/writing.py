"""Turns what a model produces into stored steps and messages, and into the events that tell of them.

The order of events is the protocol's; clients break on any other:
step.created, step.in_progress, message.created, message.in_progress, message.delta…, message.completed,
step.completed for text; step.created, step.in_progress, step.delta… for tool calls, whose step stays open
until their outputs arrive.
"""

import asyncio
import re
import time

from assistant_core.engine import objects
from assistant_core.engine.ids import new_id
from assistant_core.engine.models.provider import Carry, Finished, ModelEvent, TextDelta, ToolCallDelta, Usage
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.call import NAME as FILE_SEARCH
from assistant_core.engine.retrieval.cite import Citer, Piece
from assistant_core.engine.runs import lifecycle
from assistant_core.engine.runs.file_search import RunSearch
from assistant_core.engine.runs.stream import RunStream
from assistant_core.engine.store.database import Database

SAVE_EVERY_SECONDS = 0.5
CALL_ID = re.compile(r"call_[A-Za-z0-9]+")


class Writer:
    """Writes one answer of the model: a message, tool calls, or a message and then tool calls.

    With `search`, calls of file_search are the engine's own, and markers in the text become citations.
    """

    def __init__(
        self, db: Database, worker_id: str, run: Object, stream: RunStream, search: RunSearch | None
    ) -> None:
        self._db = db
        self._worker_id = worker_id
        self._run = run
        self._stream = stream
        self._search = search
        self._citer: Citer | None = None
        self._step: Object | None = None
        self._told_all = False
        self._saved_at = 0.0
        self._saving: asyncio.Task[None] | None = None
        self.message: Object | None = None
        """The message being written, as far as it has come."""
        self.said = ""
        """The text of the message, once the model has gone on to something else."""
        self.tool_step: Object | None = None
        self.searches: dict[str, str] = {}
        """Call id → arguments of the calls that the engine answers."""
        self.carry: list[Object] = []
        self.usage = Usage()

    @property
    def has_begun(self) -> bool:
        """Whether anything of an answer has been written, so that asking again would write it twice."""
        return self.message is not None or self.tool_step is not None

    async def take(self, event: ModelEvent) -> None:
        match event:
            case TextDelta(text):
                await self._write_text(text)
            case ToolCallDelta():
                await self._write_call(event)
            case Carry(item):
                self.carry.append(item)
            case Finished(_, usage):
                self.usage = usage
                self._write_held()

    async def _write_text(self, text: str) -> None:
        is_first = self.message is None
        message = self.message or await self._start_message()
        for piece in self._citer.feed(text) if self._citer else (Piece(text, None),):
            self._tell_text(message, piece)
        self._save_now_and_then()
        if is_first:
            # Let the first words go out before more of the answer is read.
            await asyncio.sleep(0)

    def _write_held(self) -> None:
        """What could have become a marker, and did not."""
        if self.message and self._citer:
            for piece in self._citer.end():
                self._tell_text(self.message, piece)

    def _tell_text(self, message: Object, piece: Piece) -> None:
        written = message["content"][0]["text"]
        written["value"] += piece.text
        text: Object = {"value": piece.text}
        if piece.annotation:
            text["annotations"] = [{"index": len(written["annotations"]), **piece.annotation}]
            written["annotations"].append(piece.annotation)
        self._stream.publish_text(message["id"], text)

    async def _start_message(self) -> Object:
        self._step, self.message = step, message = await self._db.write(
            lifecycle.start_message, self._run, self._worker_id
        )
        self._tell_step_started(step)
        self._stream.publish("thread.message.created", message)
        self._stream.publish("thread.message.in_progress", message)
        message["content"] = [objects.text_content("")]
        self._citer = self._search.citer() if self._search else None
        self._saved_at = time.monotonic()
        return message

    def _save_now_and_then(self) -> None:
        """So that whoever polls sees the text grow, and a crash leaves something to read."""
        idle = self._saving is None or self._saving.done()
        if self.message and idle and time.monotonic() - self._saved_at > SAVE_EVERY_SECONDS:
            self._saved_at = time.monotonic()
            text = self.message["content"][0]["text"]
            kept = {"type": "text", "text": {**text, "annotations": list(text["annotations"])}}
            written = {**self.message, "content": [kept]}
            self._saving = asyncio.create_task(self._db.write(lifecycle.save_partial, written))

    async def _write_call(self, piece: ToolCallDelta) -> None:
        if self.tool_step is None:
            await self.finish_message()
            self.tool_step = await self._db.write(lifecycle.start_tool_calls, self._run, self._worker_id)
            self._tell_step_started(self.tool_step)
            self.tool_step["step_details"]["tool_calls"] = []
        calls = self.tool_step["step_details"]["tool_calls"]
        is_new = piece.index == len(calls)
        if is_new:
            calls.append(self._new_call(piece))
        call = calls[piece.index]
        if call["id"] in self.searches:
            self.searches[call["id"]] += piece.arguments
        else:
            call["function"]["arguments"] += piece.arguments
        # Fragments of parallel calls may arrive mixed, which the SDKs would take for ever new calls. So the
        # first call is told as it comes, and the others when all is there.
        if piece.index == 0 and is_new:
            self._tell_call(self.tool_step["id"], 0, call)
        elif piece.index == 0 and call["type"] == "function":
            fragment = {"type": "function", "function": {"arguments": piece.arguments}}
            self._tell_call(self.tool_step["id"], 0, fragment)

    def _new_call(self, piece: ToolCallDelta) -> Object:
        call_id = piece.id if piece.id and CALL_ID.fullmatch(piece.id) else new_id("call_")
        if self._search and piece.name == FILE_SEARCH:
            self.searches[call_id] = ""
            return {"id": call_id, "type": FILE_SEARCH, FILE_SEARCH: {}}
        function = {"name": piece.name or "", "arguments": "", "output": None}
        return {"id": call_id, "type": "function", "function": function}

    def tell_other_calls(self) -> None:
        if self.tool_step and not self._told_all:
            self._told_all = True
            for index, call in list(enumerate(self.tool_step["step_details"]["tool_calls"]))[1:]:
                self._tell_call(self.tool_step["id"], index, call)

    def _tell_call(self, step_id: str, index: int, call: Object) -> None:
        delta = {"step_details": {"type": "tool_calls", "tool_calls": [{"index": index, **call}]}}
        event = {"id": step_id, "object": "thread.run.step.delta", "delta": delta}
        self._stream.publish("thread.run.step.delta", event)

    async def finish_message(self) -> None:
        """Complete the message because the model goes on with something else."""
        if self.message is not None and self._step is not None:
            self._write_held()
            self.said = self.message["content"][0]["text"]["value"]
            await self._db.write(
                lifecycle.finish_message, self._step, self.message, self.usage, self._worker_id
            )
            self._stream.publish("thread.message.completed", self.message)
            self._stream.publish("thread.run.step.completed", self._step)
            self.message = self._step = None

    def _tell_step_started(self, step: Object) -> None:
        self._stream.publish("thread.run.step.created", step)
        self._stream.publish("thread.run.step.in_progress", step)
