"""A conversation that is too long for a number of tokens: what is left out of it.

The first message stays, because it says what the conversation is about, and so does everything from the
newest question on; in between as much stays as fits, the newest first. Turns are left out in large steps: if
only what has to go went, every question would leave out others, and no server could find the conversation in
its cache. What tools returned since then is shortened where it is more than fits by itself. Tokens are
estimated.
"""

import json
from dataclasses import replace
from itertools import chain

from assistant_core.engine.models.provider import ChatMessage, ModelRequest, ToolRound, Turn
from assistant_core.engine.runs.shortening import cut
from assistant_core.engine.runs.tokens import MOST_A_CHARACTER, estimated

PER_TURN = 4
"""What a model's own format adds to each message."""
PER_CALL = 25
PER_IMAGE = 1_000
STEPS = 5
"""Into so many parts of what fits the turns that are left out are counted."""
LEAST_OUTPUT = 60
"""Tokens. A shorter part of an output says nothing."""
MOST_TOKENS = 10**9
CUT = "[… {} are left out here, because they do not fit into the model's window …]"
ROOM = len(CUT) + 20
"""Characters that the note takes."""


def fitted(request: ModelRequest, most: int) -> ModelRequest:
    """The request with as much of its conversation as fits, at the least the newest question."""
    if characters(request) * MOST_A_CHARACTER <= most:
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


def with_shorter_outputs(request: ModelRequest, most: int) -> tuple[ModelRequest, int]:
    """The request with what tools returned since the newest question cut to what fits, and how many were.

    The longest are cut first, all to one length. Where too little would stay of each, the oldest rounds go.
    """
    if characters(request) * MOST_A_CHARACTER <= most:
        return request, 0
    asked = _newest_question(request.conversation)
    newest = request.conversation[asked:]
    left = most - estimate(replace(request, conversation=_without_outputs(request.conversation, asked)))
    sizes = [_output_sizes(turn, request.model) for turn in newest]
    rounds = [place for place, turn in enumerate(newest) if isinstance(turn, ToolRound)]
    cut = 0
    while (longest := _level([*chain(*sizes)], left)) < LEAST_OUTPUT and len(rounds) > 1:
        oldest = rounds.pop(0)
        cut += len(sizes[oldest])
        left += _size(_without_outputs(newest, oldest)[oldest], request.model)
        sizes[oldest] = []
    dropped = {place for place, turn in enumerate(newest) if isinstance(turn, ToolRound)} - {*rounds}
    cut += sum(1 for size in chain(*sizes) if size > longest)
    kept = [
        _with_shorter_outputs(turn, max(longest, 1), request.model) if isinstance(turn, ToolRound) else turn
        for place, turn in enumerate(newest)
        if place not in dropped
    ]
    return (replace(request, conversation=[*request.conversation[:asked], *kept]) if cut else request), cut


def estimate(request: ModelRequest, per_image: int = PER_IMAGE) -> int:
    """Prompt tokens, roughly."""
    return _fixed(request) + sum(_size(turn, request.model, per_image) for turn in request.conversation)


def asked_size(request: ModelRequest) -> int:
    """Tokens of the newest question."""
    asked = _newest_question(request.conversation)
    return sum(_size(turn, request.model) for turn in request.conversation[asked : asked + 1])


def _level(sizes: list[int], left: int) -> int:
    """The length to which the longest must be cut so that all take what is left; none is, where all fit."""
    for place, size in enumerate(ordered := sorted(sizes)):
        share = left // (len(ordered) - place)
        if size > share:
            return share
        left -= size
    return MOST_TOKENS


def _output_sizes(turn: Turn, model: str) -> list[int]:
    return [estimated(text, model) for text in turn.outputs.values()] if isinstance(turn, ToolRound) else []


def _without_outputs(turns: list[Turn], since: int) -> list[Turn]:
    empty = [replace(turn, outputs={}) if isinstance(turn, ToolRound) else turn for turn in turns[since:]]
    return [*turns[:since], *empty]


def _with_shorter_outputs(turn: ToolRound, longest: int, model: str) -> ToolRound:
    outputs = {
        id: _cut(text, longest / size) if (size := estimated(text, model)) > longest else text
        for id, text in turn.outputs.items()
    }
    return replace(turn, outputs=outputs)


def _cut(text: str, share: float) -> str:
    return cut(text, max(0, int(len(text) * share) - ROOM), CUT)


def _newest_question(conversation: list[Turn]) -> int:
    for index in reversed(range(len(conversation))):
        turn = conversation[index]
        if isinstance(turn, ChatMessage) and turn.role == "user":
            return index
    return 0


def _fixed(request: ModelRequest) -> int:
    tools = json.dumps(request.tools, ensure_ascii=False) if request.tools else ""
    return estimated(request.instructions, request.model) + estimated(tools, request.model)


def _size(turn: Turn, model: str, per_image: int = PER_IMAGE) -> int:
    texts, images = _contents(turn)
    calls = len(turn.calls) if isinstance(turn, ToolRound) else 0
    return PER_TURN + PER_CALL * calls + sum(estimated(text, model) for text in texts) + per_image * images


def characters(request: ModelRequest) -> int:
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
