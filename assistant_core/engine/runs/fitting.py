"""A conversation that is too long for a number of tokens: what is left out of it.

The first message stays, because it says what the conversation is about, and so does everything from the
newest question on; in between as much stays as fits, the newest first. Turns are left out in large steps: if
only what has to go went, every question would leave out others, and no server could find the conversation in
its cache. Tokens are estimated.
"""

import json
from dataclasses import replace

from assistant_core.engine.models.provider import ChatMessage, ModelRequest, ToolRound, Turn
from assistant_core.engine.runs.tokens import MOST_A_CHARACTER, estimated

PER_TURN = 4
"""What a model's own format adds to each message."""
PER_IMAGE = 1_000
STEPS = 5
"""Into so many parts of what fits the turns that are left out are counted."""


def fitted(request: ModelRequest, most: int) -> ModelRequest:
    """The request with as much of its conversation as fits, at the least the newest question."""
    if _characters(request) * MOST_A_CHARACTER <= most:
        return request
    sizes = [_size(turn, request.model) for turn in request.conversation]
    asked = _newest_question(request.conversation)
    left = most - _fixed(request) - sum(sizes[asked:])
    if sum(sizes[:asked]) <= left:
        return request
    kept = 1 if asked > 0 and sizes[0] <= left else 0
    step = max(most // STEPS, 1)
    too_much = sum(sizes[:asked]) - max(left, 0)
    too_much = -(-too_much // step) * step
    since = kept
    while since < asked and too_much > 0:
        too_much -= sizes[since]
        since += 1
    return replace(request, conversation=[*request.conversation[:kept], *request.conversation[since:]])


def estimate(request: ModelRequest) -> int:
    """Prompt tokens, roughly."""
    return _fixed(request) + sum(_size(turn, request.model) for turn in request.conversation)


def _newest_question(conversation: list[Turn]) -> int:
    for index in reversed(range(len(conversation))):
        turn = conversation[index]
        if isinstance(turn, ChatMessage) and turn.role == "user":
            return index
    return 0


def _fixed(request: ModelRequest) -> int:
    tools = json.dumps(request.tools, ensure_ascii=False) if request.tools else ""
    return estimated(request.instructions, request.model) + estimated(tools, request.model)


def _size(turn: Turn, model: str) -> int:
    texts, images = _contents(turn)
    return PER_TURN + sum(estimated(text, model) for text in texts) + PER_IMAGE * images


def _characters(request: ModelRequest) -> int:
    """Quick to count."""
    total = len(request.instructions) + (len(json.dumps(request.tools)) if request.tools else 0)
    for turn in request.conversation:
        texts, images = _contents(turn)
        total += PER_TURN + sum(map(len, texts)) + PER_IMAGE * images
    return total


def _contents(turn: Turn) -> tuple[list[str], int]:
    """The texts of a turn, and how many images it has."""
    if isinstance(turn, ToolRound):
        asked = [part for call in turn.calls for part in (call.name, call.arguments)]
        return [*asked, *turn.outputs.values()], 0
    return [turn.text], sum(1 for part in turn.parts if not isinstance(part, str))
