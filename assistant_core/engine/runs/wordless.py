"""Answers that end without a word, and why."""

from collections.abc import Callable

from assistant_core.engine.models.provider import Finished, ModelRequest
from assistant_core.engine.runs.fitting import estimate
from assistant_core.errors import ContextExceeded, ModelError

NO_WORDS = (
    "The model server ended its answer without any text or tool call. Ask again, or choose another model."
)
ONLY_THOUGHT = "The model thought, but ended without an answer. Ask again, or choose another model."
ALL_THOUGHT = (
    "The model used up all its tokens for thinking, before its first word. Ask it something smaller, give "
    "the server a larger context window, or choose a lower reasoning effort."
)
CAP_TOO_LOW = "The tokens allowed for the answer (max_completion_tokens) were used up before its first word."
WINDOW_FULL = (
    "No token was left for an answer: the prompt of about {} tokens fills the model's context window. Start "
    "the server with a larger one, or ask in a new conversation."
)


def check_wordless(
    finished: Finished, request: ModelRequest, has_thought: bool, tell: Callable[[str], None]
) -> None:
    """Raises ModelError, except where the run itself tells the reason."""
    if finished.reason == "content_filter":
        return
    if finished.reason != "max_completion_tokens":
        raise ModelError(ONLY_THOUGHT if has_thought else NO_WORDS)
    if request.max_completion_tokens is not None:
        tell(CAP_TOO_LOW)
    elif has_thought:
        raise ModelError(ALL_THOUGHT)
    else:
        raise ContextExceeded(WINDOW_FULL.format(finished.usage.prompt_tokens or estimate(request)))
