"""One answer as it comes together, whatever the wire format: text, thinking and tool calls become events.

A wire format's reader says what the server sent. Here it is settled what of a text is thinking, what is a
call in disguise, and which pieces belong to which call.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant_core.engine.models.failures import shortened
from assistant_core.engine.models.provider import (
    Alive,
    Carry,
    Finished,
    FinishReason,
    ModelEvent,
    ModelRequest,
    Notice,
    TextDelta,
    ThinkingDelta,
    ToolCallDelta,
    Usage,
    WasThinking,
)
from assistant_core.engine.models.thinking import Piece, Splitter
from assistant_core.engine.models.wire import rest_of, settled
from assistant_core.engine.models.written_calls import WrittenCalls
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError, ModelInterrupted

ALIVE = Alive()
NAME = re.compile(r"[\w-]+")
SNAPSHOT = '{"'
"""How arguments begin that are told anew, as far as they have come, with every piece."""

FINISHES: dict[str, FinishReason] = {
    **dict.fromkeys(
        ("length", "max_tokens", "max_output_tokens", "model_length", "max_length"), "max_completion_tokens"
    ),
    **dict.fromkeys(("model_context_window_exceeded", "context_length"), "max_completion_tokens"),
    **dict.fromkeys(
        ("content_filter", "content_filtered", "safety", "recitation", "blocklist"), "content_filter"
    ),
    **dict.fromkeys(
        ("prohibited_content", "spii", "sensitive", "guardrail_intervened", "refusal"), "content_filter"
    ),
    **dict.fromkeys(
        ("stop", "tool_calls", "tool_call", "tool_use", "function_call", "end_turn", "eos"), "stop"
    ),
    **dict.fromkeys(("eos_token", "stop_sequence", "complete", "completed", "end", "normal", "done"), "stop"),
}
"""Every other reason is told as a failure: half an answer must not pass for a whole one."""


@dataclass
class Call:
    """A tool call, as far as it has come."""

    index: int
    id: str
    name: str
    is_begun: bool = False
    carry: Object = field(default_factory=dict)
    length: int = 0
    """Of the arguments."""
    _pieces: list[str] = field(default_factory=list)
    _untold: list[str] = field(default_factory=list)

    @property
    def arguments(self) -> str:
        self._pieces = ["".join(self._pieces)]
        return self._pieces[0]

    def add(self, piece: str) -> None:
        self.length += len(piece)
        self._pieces.append(piece)
        self._untold.append(piece)

    def untold(self) -> str:
        """The arguments that came since this was asked."""
        new, self._untold = "".join(self._untold), []
        return new


class Answer:
    def __init__(self, request: ModelRequest, begins_in_thinking: bool = False) -> None:
        self._offered = {str(tool["function"]["name"]) for tool in request.tools}
        self._splitter = Splitter(begins_in_thinking)
        self._written = WrittenCalls(
            request.tools if request.tool_choice != "none" else [], request.response_format is None
        )
        self.calls: list[Call] = []
        self._said: list[str] = []
        self.has_thought = False
        self.has_words = False
        self.usage = Usage()
        self.finish = ""
        """The server's own word for why it stopped; empty as long as it has not."""

    @property
    def said(self) -> str:
        """Every text that came, thinking or not."""
        return "".join(self._said)

    @property
    def is_empty(self) -> bool:
        return not (self._said or self.calls or self.has_thought)

    @property
    def closed_unopened(self) -> bool:
        return self._splitter.closed_unopened

    def text(self, text: str) -> list[ModelEvent]:
        if not text:
            return []
        self._said.append(text)
        if self._splitter.is_plain(text):
            return self._say(self._written.feed(text))
        return self._pieces(self._splitter.feed(text))

    def whole_text(self, text: str) -> list[ModelEvent]:
        """All of the text, of which a part may have come already."""
        return self.text(rest_of(text, self.said))

    def thinking(self, text: str) -> list[ModelEvent]:
        if not text:
            return []
        self.has_thought = True
        return [ThinkingDelta(text)]

    def begin_call(self, call_id: str, name: str) -> Call:
        call = Call(len(self.calls), call_id, name)
        self.calls.append(call)
        return call

    def arguments(self, call: Call, piece: str) -> list[ModelEvent]:
        """A piece of a call's arguments, or all of them once more."""
        is_more = len(piece) > call.length >= len(SNAPSHOT) and piece.startswith(SNAPSHOT)
        if is_more and piece.startswith(call.arguments):
            piece = piece[call.length :]
        if piece:
            call.add(piece)
        return self._tell_calls()

    def whole_arguments(self, call: Call, arguments: str) -> list[ModelEvent]:
        return self.arguments(call, rest_of(arguments, call.arguments))

    def check_end(self, unread: Object | None) -> None:
        """Raises ModelError when the server ended before the answer did.

        `unread`: an event that could not be read, where none could.
        """
        if self.finish:
            return
        if unread:
            raise ModelError(f"The model server sent an event that cannot be read: {shortened(str(unread))}")
        raise ModelInterrupted("The model server closed the connection before the answer was complete.")

    def end(self, origin: str, carry: Object) -> list[ModelEvent]:
        """What is still to be told once the server has said all. Raises ModelError for what is no end."""
        events = self._pieces(self._splitter.end())
        text, written = self._written.end()
        events += self._say(text)
        for found in [] if self.calls else written:
            call = self.begin_call("", found.name)
            events += self.arguments(call, found.arguments)
        events += self._tell_calls(is_over=True)
        if self._written.doubt:
            events.append(Notice(self._written.doubt))
        if self.calls:
            calls = [settled(call.carry) | ({"id": call.id} if call.id else {}) for call in self.calls]
            events.append(Carry(origin, settled(carry), calls))
        return events

    def finished(self) -> Finished:
        reason = FINISHES.get(self.finish.lower().removeprefix("finishreason."))
        if reason is None:
            raise ModelError(f"The model stopped before its answer was complete: {self.finish}. Ask again.")
        return Finished("tool_calls" if reason == "stop" and self.calls else reason, self.usage)

    def _pieces(self, pieces: Iterable[Piece]) -> list[ModelEvent]:
        events: list[ModelEvent] = []
        for piece in pieces:
            if piece.kind == "thinking":
                events += self.thinking(piece.text)
            elif piece.kind == "answer":
                events += self._say(self._written.feed(piece.text))
            else:
                self._written.clear()
                self.has_thought, self.has_words = True, False
                events.append(WasThinking())
        return events

    def _say(self, text: str) -> list[ModelEvent]:
        if not text or (not self.has_words and not text.strip()):
            return []
        self.has_words = True
        return [TextDelta(text)]

    def _tell_calls(self, is_over: bool = False) -> list[ModelEvent]:
        """What is new about the calls, one begun after the other. A name may come in pieces, or late."""
        events: list[ModelEvent] = []
        for call in self.calls:
            name = self._named(call.name)
            if not call.is_begun:
                if not is_over and not (name in self._offered or (name and call.length)):
                    break
                call.is_begun, call.name = True, name
                events.append(ToolCallDelta(call.index, id=call.id or None, name=name))
            if new := call.untold():
                events.append(ToolCallDelta(call.index, new))
        return events

    def _named(self, name: str) -> str:
        """The offered tool that is meant, where a server leaves marks of the model's format in the name."""
        if name in self._offered:
            return name
        meant = {word for word in NAME.findall(name) if word in self._offered}
        return meant.pop() if len(meant) == 1 else name
