"""What every model provider takes and gives.

A provider turns one `ModelRequest` into a stream of events. Events arrive as the model produces them; the
last is always `Finished`. What a server sends without saying anything is told as `Alive`. A provider raises
`ModelError` (or `ModelRateLimited`) with the server's own words when the model cannot answer, and closes its
upstream request when the stream is closed.
"""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, runtime_checkable


@dataclass(frozen=True)
class ToolCall:
    id: str
    name: str
    arguments: str
    """JSON as the model wrote it; it may be malformed."""
    carry: dict[str, Any] = field(default_factory=dict)
    """What the provider that made the call wants back with it."""


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
    created_at: int = field(default=0, compare=False)
    """Unix seconds."""

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
    """Call id → output as the model is to read it, one for every call."""
    origin: str = ""
    """Whose `carry` it is: only the provider that knows this origin for its own reads it."""
    carry: dict[str, Any] = field(default_factory=dict)
    """What the provider wants back with the round as a whole, such as its reasoning."""
    is_current: bool = True
    """Whether it belongs to the run that asks, and not to an earlier one."""
    originals: dict[str, str] = field(default_factory=dict)
    """The outputs as they were returned, where the model reads them otherwise."""
    files: dict[str, str] = field(default_factory=dict)
    """Call id → name under /mnt/data of the file that has its output, where code can be run."""

    def returned(self, call_id: str) -> str:
        """What the call returned, as it is."""
        return (self.originals or self.outputs).get(call_id, "")


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
    cached_tokens: int = 0
    """Those of the prompt's tokens that the server had read before."""

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.cached_tokens + other.cached_tokens,
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
class ThinkingDelta:
    """What the model thinks: shown as that, and never a part of the answer."""

    text: str


@dataclass(frozen=True)
class WasThinking:
    """All text of this answer so far was thinking, as its end has shown."""


@dataclass(frozen=True)
class Alive:
    """The server works, and has nothing to say yet."""

    is_certain: bool = True
    """False when it only keeps the connection open."""
    read: float | None = None
    """How much of the prompt it has read, from 0 to 1, where it tells."""


@dataclass(frozen=True)
class Answering:
    """The server's own name for the model that answers. It may not answer to it."""

    model: str


@dataclass(frozen=True)
class Carry:
    """What is to be handed back with the outputs of this round's calls. Comes before `Finished`."""

    origin: str
    round: dict[str, Any]
    calls: list[dict[str, Any]]
    """One for every call, in their order."""


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
ModelEvent = (
    TextDelta | ThinkingDelta | WasThinking | ToolCallDelta | Alive | Answering | Carry | Notice | Finished
)


class Windows(Protocol):
    """How many tokens models take, prompt and answer together, where their server tells."""

    async def of(self, model: str) -> int | None: ...

    def learn(self, model: str, tokens: int) -> None: ...


@runtime_checkable
class ModelProvider(Protocol):
    name: str

    @property
    def windows(self) -> Windows | None:
        """None where nothing is too long."""
        ...

    def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]: ...
