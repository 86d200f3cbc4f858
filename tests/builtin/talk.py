"""A conversation with the built-in model: asks, runs the calls it makes, hands their outputs back."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from assistant_core.builtin import BuiltinModel
from assistant_core.engine.models.provider import (
    ChatMessage,
    Finished,
    ModelEvent,
    ModelRequest,
    TextDelta,
    ToolCall,
    ToolCallDelta,
    ToolRound,
)

MOST_ROUNDS = 10


def function(name: str, **properties: dict[str, Any]) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"type": "function", "function": {"name": name, "parameters": schema}}


TOOLS = [
    function("get_ticker", company_name={"type": "string"}),
    function("get_income_statement", ticker={"type": "string"}),
    function("get_balance_sheet", ticker={"type": "string"}),
    function("get_daily_stock_performance", ticker={"type": "string"}),
]


def events(request: ModelRequest) -> list[ModelEvent]:
    async def collect() -> list[ModelEvent]:
        return [event async for event in BuiltinModel(seconds_per_piece=0).stream(request)]

    return asyncio.run(collect())


def text_of(found: list[ModelEvent]) -> str:
    return "".join(event.text for event in found if isinstance(event, TextDelta))


def calls_of(found: list[ModelEvent]) -> tuple[ToolCall, ...]:
    deltas = [event for event in found if isinstance(event, ToolCallDelta)]
    firsts = {delta.index: delta for delta in deltas if delta.id}
    return tuple(
        ToolCall(
            first.id or "", first.name or "", "".join(d.arguments for d in deltas if d.index == first.index)
        )
        for first in firsts.values()
    )


def finish_of(found: list[ModelEvent]) -> Finished:
    assert isinstance(found[-1], Finished)
    return found[-1]


@dataclass
class Talk:
    outputs: Callable[[str, dict[str, Any]], Any]
    """(function, arguments) → its output; text is passed on as it is, anything else as JSON."""
    tools: list[dict[str, Any]] = field(default_factory=lambda: list(TOOLS))
    options: dict[str, Any] = field(default_factory=dict)
    instructions: str = ""
    conversation: list[ChatMessage | ToolRound] = field(default_factory=list)
    rounds: list[list[tuple[str, dict[str, Any]]]] = field(default_factory=list)
    """What the last question made it call, a list for each round."""

    def ask(self, question: str) -> str:
        self.conversation.append(ChatMessage("user", question))
        self.rounds = []
        while True:
            request = ModelRequest(
                "builtin", self.instructions, list(self.conversation), self.tools, **self.options
            )
            found = events(request)
            calls = calls_of(found)
            if not calls:
                self.conversation.append(ChatMessage("assistant", text_of(found)))
                return text_of(found)
            self._run(calls)

    def _run(self, calls: tuple[ToolCall, ...]) -> None:
        self.rounds.append([(call.name, json.loads(call.arguments)) for call in calls])
        assert len(self.rounds) < MOST_ROUNDS, self.rounds
        outputs = {call.id: self.outputs(call.name, json.loads(call.arguments)) for call in calls}
        written = {
            key: value if isinstance(value, str) else json.dumps(value) for key, value in outputs.items()
        }
        self.conversation.append(ToolRound(calls, written))
