"""A conversation as a model reads it: outputs of earlier questions in short, and which files came with what.

How a turn reads depends on nothing that comes later in its question, so that a request begins with all that
the one before it said, and servers find that in their cache.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from pydantic_core import from_json

from assistant_core.engine.interpreter.call import ABOUT_NAMES, MOST_LISTED
from assistant_core.engine.models.provider import ChatMessage, ToolRound, Turn
from assistant_core.engine.names import listed

LONGEST = 1_000
"""Characters of an earlier question's output that are sent again."""
KEPT = (6, 3, 2, 1)
"""Items at either end of a list, the most that fit."""
MOST_KEYS = 24
"""Of an output's own keys, which say what it is."""
DEEPEST = 20
WORDS = 60
"""Characters of a text inside an output, for each such item."""
LEFT_OUT = "… {} left out …"
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
    short = output if turn.is_current else shortened(output)
    if short == output:
        return output + IN_FILE.format(file) if file else output
    return short + (SHORTENED_IN_FILE.format(file) if file else SHORTENED)


@lru_cache(maxsize=256)
def shortened(output: str) -> str:
    """About `LONGEST` characters of it, always the same: JSON stays JSON, with lists cut in their middle."""
    if len(output) <= LONGEST:
        return output
    try:
        data = from_json(output, allow_inf_nan=False)
    except ValueError:
        return _cut(output)
    text = output
    for kept in KEPT:
        text = _as_json(_in_short(data, kept))
        if len(text) <= LONGEST:
            return text
    return _cut(min(text, output, key=len))


def _in_short(value: Any, kept: int, depth: int = 0) -> Any:
    if isinstance(value, str) and len(value) > kept * WORDS:
        return f"{value[: _before_number(value, kept * WORDS)]}…"
    if not isinstance(value, dict | list):
        return value
    if depth == DEEPEST:
        return LEFT_OUT.format("what is nested more deeply")
    if isinstance(value, dict):
        most = 4 * kept if depth else MOST_KEYS
        some = {name: _in_short(one, kept, depth + 1) for name, one in islice(value.items(), most)}
        left_out = len(value) - len(some)
        return some | ({"…": LEFT_OUT.format(left_out)} if left_out else {})
    if len(value) <= 2 * kept + 1:
        return [_in_short(one, kept, depth + 1) for one in value]
    short = [_in_short(one, kept, depth + 1) for one in (*value[:kept], *value[-kept:])]
    return [*short[:kept], LEFT_OUT.format(len(value) - 2 * kept), *short[kept:]]


def _cut(text: str) -> str:
    end, start = _before_number(text, LONGEST * 2 // 3), len(text) - LONGEST // 3
    while start < len(text) and _is_in_number(text[start - 1]):
        start += 1
    return f"{text[:end]}\n{LEFT_OUT.format(f'{start - end} characters')}\n{text[start:]}"


def _before_number(text: str, end: int) -> int:
    """The end, or a place before it, where no number is cut in two: a part of one would be another."""
    while end > 0 and _is_in_number(text[end]):
        end -= 1
    return end


def _is_in_number(sign: str) -> bool:
    return sign.isdigit() or sign in ".,+-%"


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
