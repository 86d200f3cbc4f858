"""The provider: turns the rules' next move into the events of a stream."""

import asyncio
import json
import math
import re
from collections.abc import AsyncGenerator, Iterable, Iterator

from assistant_core.builtin.decide import decide
from assistant_core.builtin.moves import Call, Say
from assistant_core.builtin.phrases import say
from assistant_core.builtin.turn import read_turn
from assistant_core.engine.ids import new_id
from assistant_core.engine.models.provider import (
    ChatMessage,
    Finished,
    ModelEvent,
    ModelRequest,
    Notice,
    TextDelta,
    ToolCallDelta,
    Usage,
)

PIECE = re.compile(r"\s*\S+\s*")
NO_JSON = "The built-in model cannot write JSON; it answers in text."


class BuiltinModel:
    """Deterministic but for the ids of its calls. Usage is an estimate: four characters to a token."""

    name = "builtin"
    windows = None

    def __init__(self, seconds_per_piece: float = 0.01) -> None:
        """`seconds_per_piece`: the pause after each word, so that an answer can be watched as it grows."""
        self.seconds_per_piece = seconds_per_piece

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        # It computes, so other runs must not wait for it.
        for event in await asyncio.to_thread(_events, request):
            yield event
            if isinstance(event, TextDelta):
                await asyncio.sleep(self.seconds_per_piece)


def estimated_tokens(text: str) -> int:
    return _tokens(len(text))


def _tokens(characters: int) -> int:
    return math.ceil(characters / 4)


def _events(request: ModelRequest) -> list[ModelEvent]:
    turn = read_turn(request)
    wants_json = (request.response_format or {}).get("type") in ("json_object", "json_schema")
    notices: list[ModelEvent] = [Notice(NO_JSON)] if wants_json else []
    move = decide(turn, request.tool_choice, request.parallel_tool_calls)
    if isinstance(move, Say):
        return [*notices, *_say(f"{move.text}\n\n*{say('footer', turn.language)}*", request)]
    return [*notices, *_call(move.calls, request)]


def _say(text: str, request: ModelRequest) -> Iterator[ModelEvent]:
    limit = math.inf if request.max_completion_tokens is None else request.max_completion_tokens
    written = 0
    for piece in PIECE.findall(text):
        if _tokens(written + len(piece)) > limit:
            yield Finished("max_completion_tokens", _usage(request, written))
            return
        written += len(piece)
        yield TextDelta(piece)
    yield Finished("stop", _usage(request, written))


def _call(calls: Iterable[Call], request: ModelRequest) -> Iterator[ModelEvent]:
    written = [(call.name, json.dumps(call.arguments, ensure_ascii=False)) for call in calls]
    text = "".join(name + arguments for name, arguments in written)
    if request.max_completion_tokens is not None and estimated_tokens(text) > request.max_completion_tokens:
        # Half a call is of no use to anyone, so none is sent.
        yield Finished("max_completion_tokens", _usage(request, 0))
        return
    for index, (name, arguments) in enumerate(written):
        half = len(arguments) // 2
        yield ToolCallDelta(index, id=new_id("call_"), name=name)
        yield ToolCallDelta(index, arguments[:half])
        yield ToolCallDelta(index, arguments[half:])
    yield Finished("tool_calls", _usage(request, len(text)))


def _usage(request: ModelRequest, written: int) -> Usage:
    return Usage(_tokens(sum(map(len, _sent(request)))), _tokens(written))


def _sent(request: ModelRequest) -> Iterator[str]:
    yield request.instructions
    for item in request.conversation:
        if isinstance(item, ChatMessage):
            yield item.text
            continue
        for call in item.calls:
            yield call.name + call.arguments + item.outputs.get(call.id, "")
    if request.tools:
        yield json.dumps(request.tools)
