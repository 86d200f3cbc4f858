"""What every model provider takes and gives.

A provider turns one `ModelRequest` into a stream of events. Events arrive as the model produces them; the
last is always `Finished`. A provider raises `ModelError` (or `ModelRateLimited`) with the server's own words
when the model cannot answer, and closes its upstream request when the stream is closed.
"""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol


@dataclass(frozen=True)
class ToolCall:
    id: str
    name: str
    arguments: str
    """JSON as the model wrote it; it may be malformed."""


@dataclass(frozen=True)
class Image:
    """By its `url`, which may hold the image itself, or as a stored file that has yet to be read."""

    url: str = ""
    file_id: str = ""
    detail: Literal["auto", "low", "high"] = "auto"


@dataclass(frozen=True)
class ChatMessage:
    role: Literal["user", "assistant"]
    text: str
    parts: tuple[str | Image, ...] = ()
    """Text and images in their order, where there are images."""

    def content(self, as_part: Callable[[str | Image], dict[str, Any]]) -> str | list[dict[str, Any]]:
        """The text alone, or the parts as a wire format has them. Only a user's message may carry images."""
        if self.role == "assistant" or not self.parts:
            return self.text
        return [as_part(part) for part in self.parts]


@dataclass(frozen=True)
class ToolRound:
    """Tool calls that the model asked for side by side, and what they returned."""

    calls: tuple[ToolCall, ...]
    outputs: dict[str, str]
    """Call id → output text, one for every call."""
    carry: tuple[dict[str, Any], ...] = ()
    """Items only this provider reads (reasoning items), to be sent back in front of the calls."""


@dataclass(frozen=True)
class ModelRequest:
    model: str
    instructions: str
    conversation: "list[Turn]"
    tools: list[dict[str, Any]] = field(default_factory=list)
    """Function tools as the Assistants API writes them: `{"type": "function", "function": {…}}`."""
    tool_choice: str | dict[str, Any] = "auto"
    parallel_tool_calls: bool = True
    temperature: float | None = None
    top_p: float | None = None
    reasoning_effort: str | None = None
    response_format: dict[str, Any] | None = None
    max_completion_tokens: int | None = None


@dataclass(frozen=True)
class Usage:
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.prompt_tokens + other.prompt_tokens, self.completion_tokens + other.completion_tokens
        )


@dataclass(frozen=True)
class TextDelta:
    text: str


@dataclass(frozen=True)
class ToolCallDelta:
    """A piece of a tool call. The first piece of each call, and only that one, carries id and name."""

    index: int
    arguments: str = ""
    id: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Answering:
    """The server's own name for the model that answers."""

    model: str


@dataclass(frozen=True)
class Carry:
    """An item to hand back with the outputs of this round's calls."""

    item: dict[str, Any]


@dataclass(frozen=True)
class Notice:
    """Something the reader of the run should know, such as a setting that was dropped."""

    text: str


FinishReason = Literal["stop", "tool_calls", "max_completion_tokens", "max_prompt_tokens", "content_filter"]


@dataclass(frozen=True)
class Finished:
    reason: FinishReason
    usage: Usage


Turn = ChatMessage | ToolRound
ModelEvent = TextDelta | ToolCallDelta | Answering | Carry | Notice | Finished


class ModelProvider(Protocol):
    name: str

    def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]: ...
