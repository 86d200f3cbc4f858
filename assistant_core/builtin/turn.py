"""What the rules look at: the question, what came before it, and the tools on offer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant_core.builtin.language import Language, language_of_latest
from assistant_core.engine.models.provider import ChatMessage, ModelRequest, ToolCall, ToolRound

MAX_QUESTION = 4_000
MAX_ARGUMENT = 20


@dataclass(frozen=True)
class PastCall:
    name: str
    arguments: dict[str, Any]
    output: str
    this_run: bool
    file: str = ""
    """Under /mnt/data, where it has the output."""


@dataclass(frozen=True)
class Turn:
    question: str
    language: Language
    earlier_questions: tuple[str, ...] = ()
    """Oldest first, without the question itself."""
    tools: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    """Function name → its definition; empty when no calls are allowed."""
    past_calls: tuple[PastCall, ...] = ()
    formulas: bool = False
    """The assistant is told to write LaTeX."""

    @property
    def calls_of_this_run(self) -> tuple[PastCall, ...]:
        return tuple(call for call in self.past_calls if call.this_run)

    def last_given(self, argument: str) -> str:
        """What the latest call of an earlier run was given; another model may have made it."""
        given = (call.arguments.get(argument) for call in reversed(self.past_calls) if not call.this_run)
        return next((text[:MAX_ARGUMENT] for text in given if isinstance(text, str)), "")


def read_turn(request: ModelRequest) -> Turn:
    questions = [
        item.text for item in request.conversation if isinstance(item, ChatMessage) and item.role == "user"
    ]
    shortened = [question[:MAX_QUESTION].strip() for question in questions]
    return Turn(
        question=shortened[-1] if shortened else "",
        language=language_of_latest(shortened, request.instructions),
        earlier_questions=tuple(shortened[:-1]),
        tools={} if request.tool_choice == "none" else _by_name(request.tools),
        past_calls=_past_calls(request.conversation),
        formulas="latex" in request.instructions.casefold(),
    )


def read_json(text: str) -> Any:
    """The parsed text, or None: other programs may send anything as a tool output."""
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None


def _by_name(tools: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    functions = [tool.get("function") for tool in tools]
    return {function["name"]: function for function in functions if function and function.get("name")}


def _past_calls(conversation: list[ChatMessage | ToolRound]) -> tuple[PastCall, ...]:
    spoken = [index for index, item in enumerate(conversation) if isinstance(item, ChatMessage)]
    last_spoken = spoken[-1] if spoken else -1
    return tuple(
        _past_call(call, item, index > last_spoken)
        for index, item in enumerate(conversation)
        if isinstance(item, ToolRound)
        for call in item.calls
    )


def _past_call(call: ToolCall, of: ToolRound, this_run: bool) -> PastCall:
    parsed = read_json(call.arguments)
    arguments = parsed if isinstance(parsed, dict) else {}
    return PastCall(call.name, arguments, of.returned(call.id), this_run, of.files.get(call.id, ""))
