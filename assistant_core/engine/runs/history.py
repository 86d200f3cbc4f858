"""A conversation as a model reads it: outputs of earlier questions in short, and which files came with what.

How a turn reads depends on nothing that comes later in its question, so that a request begins with all that
the one before it said, and servers find that in their cache.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from assistant_core.engine.interpreter.call import ABOUT_NAMES, MOST_LISTED
from assistant_core.engine.models.provider import ChatMessage, ToolRound, Turn
from assistant_core.engine.names import listed
from assistant_core.engine.runs.shortening import in_short

IN_FILE = "\n[In /mnt/data/{}]"
SHORTENED = "\n[Shortened; call again for all of it]"
SHORTENED_IN_FILE = "\n[Shortened; all of it in /mnt/data/{}]"


class Files(NamedTuple):
    """What a conversation's turns brought under /mnt/data."""

    given: list[tuple[int, str]]
    """Since when (Unix seconds) which file is there."""
    outputs: Mapping[str, str]
    """Id of a function call → the file that has what it returned."""


def as_read(conversation: list[Turn], files: Files | None = None) -> list[Turn]:
    """`files`: None where there are none ever."""
    untold = sorted(files.given) if files else []
    questions = [turn for turn in conversation if isinstance(turn, ChatMessage) and turn.role == "user"]
    came: dict[int, list[str]] = {}
    for question in questions:
        is_last = question is questions[-1]
        came[id(question)] = [name for since, name in untold if is_last or since <= question.created_at]
        untold = untold[len(came[id(question)]) :]
    return [
        _round(turn, files.outputs if files else {})
        if isinstance(turn, ToolRound)
        else _with_files(turn, came.get(id(turn), []))
        for turn in conversation
    ]


def _with_files(question: ChatMessage, names: list[str]) -> ChatMessage:
    if not names:
        return question
    note = f"[Files put under /mnt/data: {listed(names, MOST_LISTED)}. {ABOUT_NAMES}]"
    parts = (*question.parts, note) if question.parts else ()
    return replace(question, text=f"{question.text}\n\n{note}", parts=parts)


def _round(turn: ToolRound, files: Mapping[str, str]) -> ToolRound:
    names = {call.id: files[call.id] for call in turn.calls if call.id in files}
    told = {call_id: _told(output, names.get(call_id), turn) for call_id, output in turn.outputs.items()}
    return replace(turn, outputs=told, originals=turn.outputs, files=names) if told != turn.outputs else turn


def _told(output: str, file: str | None, turn: ToolRound) -> str:
    short = output if turn.is_current else in_short(output)
    if short == output:
        return output + IN_FILE.format(file) if file else output
    return short + (SHORTENED_IN_FILE.format(file) if file else SHORTENED)
