"""The boundary to model servers: whatever JSON they send becomes a value of the type that is expected here.

What has another type than it should have counts as missing. So nothing that reads an answer fails for its
shape.
"""

import json
import math
from typing import Any

from assistant_core.engine.models.provider import Usage
from assistant_core.engine.objects import Object

MOST_TOKENS = 10**9
WHOLE = ("id", "type", "format")
"""Texts that are told anew in every piece."""
CACHED_DETAILS = ("prompt_tokens_details", "input_tokens_details")
CACHED = ("prompt_cache_hit_tokens", "cache_read_input_tokens", "cached_tokens")
"""DeepSeek's name, Anthropic's, and Moonshot's for tokens of the prompt that were read before."""
APART = ("cache_read_input_tokens", "cache_creation_input_tokens")
MOST_AT_ONCE = 16
"""Items of a list that may be told of in turn."""
JSON = json.JSONDecoder(parse_constant=lambda _: None)
"""Without the constants (NaN) that Python knows and JSON does not."""


def parsed(text: str) -> Any:
    """ValueError when it is not JSON, or nested too deeply to be read."""
    try:
        return JSON.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def as_object(value: Any) -> Object:
    return value if isinstance(value, dict) else {}


def as_objects(value: Any) -> list[Object]:
    """The objects of a list; an object alone counts as a list of one."""
    given = value if isinstance(value, list) else [value]
    return [one for one in given if isinstance(one, dict)]


def as_text(value: Any) -> str:
    """A text, also when it comes as a number, an object or a list of parts."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return "".join(map(as_text, value))
    for name in ("text", "content", "refusal", "value", "summary"):
        if found := as_text(value.get(name)):
            return found
    return ""


def as_name(value: Any) -> str:
    """A short text on one line: an id, a name, a kind."""
    if isinstance(value, str):
        return value.strip()[:500]
    return as_text(value)[:500] if isinstance(value, int) else ""


def as_arguments(value: Any) -> str:
    """Arguments of a call, which some servers send as the object itself."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else as_text(value)


def as_count(value: Any) -> int:
    """A number of tokens."""
    try:
        number = math.nan if isinstance(value, bool) or value is None else float(value)
    except (TypeError, ValueError, OverflowError):
        return 0
    return min(round(number), MOST_TOKENS) if math.isfinite(number) and number > 0 else 0


def as_usage(value: Any) -> Usage | None:
    """Under the names of any wire format; None when nothing is told."""
    used = as_object(value)
    prompt = as_count(used.get("prompt_tokens"))
    if not prompt:
        # Anthropic's own format counts apart what it read from its cache, or wrote into it.
        prompt = sum(as_count(used.get(name)) for name in ("input_tokens", *APART))
    completion = as_count(used.get("completion_tokens")) or as_count(used.get("output_tokens"))
    return Usage(prompt, completion, min(_cached(used), prompt)) if prompt or completion else None


def _cached(used: Object) -> int:
    details = (as_object(used.get(name)).get("cached_tokens") for name in CACHED_DETAILS)
    return max(map(as_count, (*details, *map(used.get, CACHED))))


def is_json_object(text: str) -> bool:
    try:
        return isinstance(parsed(text), dict)
    except ValueError:
        return False


def rest_of(whole: str, said: str) -> str:
    """What of a text that is told as a whole was not told before."""
    return whole[len(said) :] if whole.startswith(said) else ""


class Pieces(list[str]):
    """A text in pieces, which are joined once: to add each by itself would copy all of it every time."""


def add_up(known: Object, new: Object) -> None:
    """Adds a piece of an object that comes in pieces; `settled` gives the whole."""
    for name, value in new.items():
        old = known.get(name)
        if value is None and old is not None:
            continue
        if isinstance(old, Pieces) and isinstance(value, str) and name not in WHOLE:
            old.append(value)
        elif isinstance(old, dict) and isinstance(value, dict):
            add_up(old, value)
        elif isinstance(old, list) and isinstance(value, list) and not isinstance(old, Pieces):
            for one in value:
                _add_to_list(old, one)
        else:
            known[name] = _begun(value)


def settled(value: Any) -> Any:
    if isinstance(value, Pieces):
        return "".join(value)
    if isinstance(value, dict):
        return {name: settled(one) for name, one in value.items()}
    return [settled(one) for one in value] if isinstance(value, list) else value


def _add_to_list(known: list[Any], new: Any) -> None:
    """To the item with the same `index` and type, which is one of the last, or as one more."""
    place = new.get("index") if isinstance(new, dict) else None
    for item in known[-MOST_AT_ONCE:] if place is not None else ():
        is_same = isinstance(item, dict) and item.get("index") == _begun(place)
        if is_same and ("type" not in new or item.get("type") == _begun(new["type"])):
            return add_up(item, new)
    known.append(_begun(new))
    return None


def _begun(value: Any) -> Any:
    if isinstance(value, str):
        return Pieces([value])
    if isinstance(value, dict):
        return {name: _begun(one) for name, one in value.items()}
    return [_begun(one) for one in value] if isinstance(value, list) else value
