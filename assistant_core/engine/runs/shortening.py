"""What a tool returned, in fewer characters, with no number cut in two: a part would be another number."""

import json
from functools import lru_cache
from itertools import islice
from typing import Any

from pydantic_core import from_json

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


def cut(text: str, most: int, note: str = LEFT_OUT) -> str:
    """Two thirds of so many characters from its beginning and one from its end; `note` tells of the rest."""
    end, start = _before_number(text, most * 2 // 3), len(text) - most // 3
    while start < len(text) and _is_in_number(text[start - 1]):
        start += 1
    return f"{text[:end]}\n{note.format(f'{start - end:,} characters')}\n{text[start:]}"


@lru_cache(maxsize=256)
def in_short(output: str) -> str:
    """About `LONGEST` characters of it, always the same: JSON stays JSON, with lists cut in their middle."""
    if len(output) <= LONGEST:
        return output
    try:
        data = from_json(output, allow_inf_nan=False)
    except ValueError:
        return cut(output, LONGEST)
    text = output
    for kept in KEPT:
        text = _as_json(_shorter(data, kept))
        if len(text) <= LONGEST:
            return text
    return cut(min(text, output, key=len), LONGEST)


def _shorter(value: Any, kept: int, depth: int = 0) -> Any:
    if isinstance(value, str) and len(value) > kept * WORDS:
        return f"{value[: _before_number(value, kept * WORDS)]}…"
    if not isinstance(value, dict | list):
        return value
    if depth == DEEPEST:
        return LEFT_OUT.format("what is nested more deeply")
    if isinstance(value, dict):
        most = 4 * kept if depth else MOST_KEYS
        some = {name: _shorter(one, kept, depth + 1) for name, one in islice(value.items(), most)}
        left_out = len(value) - len(some)
        return some | ({"…": LEFT_OUT.format(left_out)} if left_out else {})
    if len(value) <= 2 * kept + 1:
        return [_shorter(one, kept, depth + 1) for one in value]
    short = [_shorter(one, kept, depth + 1) for one in (*value[:kept], *value[-kept:])]
    return [*short[:kept], LEFT_OUT.format(len(value) - 2 * kept), *short[kept:]]


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _before_number(text: str, end: int) -> int:
    """The end, or a place before it, where no number or word is cut in two."""
    while end > 0 and _is_in_number(text[end]):
        end -= 1
    return end


def _is_in_number(sign: str) -> bool:
    return sign.isdigit() or sign in ".,+-%"
