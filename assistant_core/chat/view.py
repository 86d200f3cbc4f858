"""What a page shows of a thread: questions and answers, as plain data.

The same shapes are built live, from events, and later, from what the engine stored, so that an answer looks
the same in both cases. Everything is immutable: a reader may keep what it was given.
"""

import json
from dataclasses import dataclass
from typing import Literal

from assistant_core.figures.model import Report

Verdict = Literal["up", "down"]
"""What a reader thought of an answer."""
ToolStatus = Literal["running", "done", "failed"]

TERMINAL = frozenset({"completed", "failed", "cancelled", "expired", "incomplete"})


@dataclass(frozen=True)
class Problem:
    """Why an answer is missing or cut short, in a kind that the page has words for."""

    kind: Literal[
        "busy",
        "connection_gone",
        "engine_unreachable",
        "engine_key",
        "engine_refused",
        "engine_settings",
        "expired",
        "files_gone",
        "files_unreadable",
        "incomplete",
        "model_failed",
        "rate_limited",
        "stopped",
        "unexpected",
        "unknown_assistant",
        "unknown_thread",
    ]
    detail: str = ""
    """The cause in the words of whoever reported it."""


@dataclass(frozen=True)
class MadeFile:
    """A file that code has made."""

    file_id: str
    name: str


@dataclass(frozen=True)
class ToolCall:
    id: str
    kind: Literal["function", "code_interpreter", "file_search"]
    name: str
    arguments: str = ""
    """JSON as the model wrote it (it may be malformed), or the code of a code interpreter."""
    status: ToolStatus = "running"
    output: str | None = None
    images: tuple[str, ...] = ()
    """Ids of the figures that a code interpreter drew."""
    files: tuple[MadeFile, ...] = ()
    seconds: float | None = None


@dataclass(frozen=True)
class Citation:
    """Where a claim comes from. `start` and `end` are the place of its marker in the text."""

    start: int
    end: int
    file_id: str
    filename: str
    page: int
    """Counted from 1; 0 where the engine does not say."""
    unit: str
    heading: str
    quote: str

    @property
    def source(self) -> tuple[str, int, str]:
        """Equal for citations of the same words."""
        return self.file_id, self.page, self.quote


@dataclass(frozen=True)
class Text:
    id: str
    value: str
    citations: tuple[Citation, ...] = ()
    files: tuple[MadeFile, ...] = ()
    """Those that it links to."""
    report: Report | None = None
    """What the figure check found, once the answer is complete."""


@dataclass(frozen=True)
class Image:
    id: str
    file_id: str
    title: str = ""
    """What the code that drew it calls it."""


@dataclass(frozen=True)
class Thought:
    """What a model thought before a step of its answer; no part of the answer."""

    id: str
    text: str
    seconds: float | None = None
    """None where the engine does not say."""
    over: bool = True
    """Whether it has led to a step, or will lead to none."""


Block = ToolCall | Thought | Text | Image


@dataclass(frozen=True)
class Question:
    id: str
    text: str
    created_at: int | None = None
    """Unix seconds."""
    earlier: "tuple[tuple[Question | Answer, ...], ...]" = ()
    """What this question replaced: earlier versions of the conversation from here on, the newest first."""


@dataclass(frozen=True)
class Answer:
    id: str
    """The run's id, or the message's where no run is known."""
    blocks: tuple[Block, ...] = ()
    status: str = "queued"
    model: str = ""
    provider: str = ""
    notices: tuple[str, ...] = ()
    left_out_tools: tuple[str, ...] = ()
    """The names of those that the model was not offered, because its window is too small."""
    problem: Problem | None = None
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    """Those of the prompt's that the model's server had read before."""
    created_at: int | None = None
    """Unix seconds, like `ended_at`."""
    ended_at: int | None = None
    verdict: Verdict | None = None

    @property
    def tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens

    @property
    def message_id(self) -> str:
        """The message in which it ends; empty where it has no words."""
        written = [block.id for block in self.blocks if isinstance(block, Text | Image)]
        return written[-1].partition("/")[0] if written else ""

    @property
    def made(self) -> tuple[MadeFile, ...]:
        """The files that its code has made; of those with one name, the last."""
        told = [block for block in self.blocks if isinstance(block, ToolCall | Text)]
        found = {file.name: file for block in told for file in block.files}
        return tuple(found.values())

    @property
    def over(self) -> bool:
        return self.status in TERMINAL


def is_failure(output: str) -> bool:
    """Whether a function tool's output reports an error: `{"error": …}`."""
    try:
        data = json.loads(output)
    except ValueError:
        return False
    return isinstance(data, dict) and "error" in data
