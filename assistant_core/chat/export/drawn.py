"""What code has drawn and computed for an answer, for a report of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant_core.chat.blocks import laid_out
from assistant_core.chat.view import Answer, Image, ToolCall
from assistant_core.exhibits.model import Words

Picture = Callable[[str], bytes | None]
"""A PNG by the id of its file; None where it cannot be had."""


@dataclass(frozen=True)
class Figure:
    title: str
    png: bytes | None


@dataclass(frozen=True)
class Computation:
    code: str
    output: str


def no_picture(file_id: str) -> None:
    """For a report that names its figures only."""


def figures_of(answer: Answer, words: Words, picture: Picture) -> Iterable[Figure]:
    for group in laid_out(answer.blocks):
        for image in group:
            if isinstance(image, Image):
                yield Figure(image.title or words("image.alt"), picture(image.file_id))


def computations_of(answer: Answer) -> Iterable[Computation]:
    for call in answer.blocks:
        if isinstance(call, ToolCall) and call.kind == "code_interpreter":
            yield Computation(call.arguments.strip("\n"), (call.output or "").strip("\n"))
