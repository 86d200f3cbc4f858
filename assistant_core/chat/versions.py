"""The line of a thread that is shown, where messages were replaced by later ones.

As the engine has it: a user message whose metadata names an earlier one under `engine.replaces` takes its
place, and hides what stands between the two.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openai.types.beta.threads import Message

REPLACES = "engine.replaces"


class Shown(NamedTuple):
    message: Message
    earlier: list[Sequence[Message]]
    """The stretches it replaced, each from the replaced question on; the newest first."""


def newest(messages: Iterator[Message], limit: int) -> list[Message]:
    """Of messages that come newest first: enough to show `limit`, and all they replace. Oldest first."""
    taken: list[Message] = []
    shown = 0
    awaited: str | None = None
    for message in messages:
        taken.append(message)
        if awaited in (None, message.id):
            shown += awaited is None
            awaited = _replaced(message)
        if shown == limit and awaited is None:
            break
    return taken[::-1]


def shown_line(messages: Sequence[Message]) -> list[Shown]:
    """Oldest first, as they are given. What replaces a message that is not among them hides nothing."""
    place = {message.id: at for at, message in enumerate(messages)}
    line: list[Shown] = []
    end = len(messages)
    while end > 0:
        message = messages[end - 1]
        end -= 1
        first = message
        earlier: list[Sequence[Message]] = []
        while (start := place.get(_replaced(first) or "", end)) < end:
            earlier.append(messages[start:end])
            first, end = messages[start], start
        line.append(Shown(message, earlier))
    return line[::-1]


def _replaced(message: Message) -> str | None:
    return (message.metadata or {}).get(REPLACES)
