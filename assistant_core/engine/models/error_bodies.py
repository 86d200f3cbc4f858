"""What a model server says is wrong, out of whatever it says it in.

Servers wrap the one sentence that matters in objects, lists, strings of JSON and web pages. It is searched
for in all of them.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from assistant_core.engine.models import pauses
from assistant_core.engine.models.failures import READ_CHARACTERS, Told, shortened
from assistant_core.engine.models.wire import as_count, as_name, as_object, parsed
from assistant_core.engine.objects import Object

DEEPEST = 6
NO_REASON = "no reason was given"

MESSAGES = (
    *("message", "Message", "error_description", "detail", "error", "errors", "error_message"),
    *("errorMessage", "error_msg", "msg", "status_msg", "base_resp", "faultstring", "fault"),
    *("description", "reason", "title", "text", "code", "type"),
)
"""Where the sentence stands, in the order in which it is looked for."""
CODES = ("code", "type", "status", "error_code", "errorCode", "status_code", "reason", "quotaId", "__type")

ANSWERS = {"choices", "usage", "output", "candidates", "delta", "item", "part", "response", "done", "text"}
"""What an event has that is a part of an answer."""
PAGE = re.compile(r"\s*<(!doctype|html|head|body|h1|center|div|p\b|\?xml)", re.IGNORECASE)
TITLE = re.compile(r"<(title|h1)[^>]{0,200}>([^<]{1,300})", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{0,1000}>")


def error_in(event: Object) -> Told | None:
    """The error that came in place of a part of an answer, or of the whole of it."""
    is_error = bool(event.get("error")) or event.get("type") == "error" or event.get("object") == "error"
    if not is_error and "base_resp" in event:
        is_error = as_count(as_object(event["base_resp"]).get("status_code")) > 0
    if not is_error and ANSWERS.isdisjoint(event):
        said = (event.get(name) for name in ("detail", "errors", "message", "msg", "Message"))
        is_error = any(value and not isinstance(value, dict) for value in said)
    return told_by(event) if is_error else None


def told_by(body: Any, status: int = 0, headers: Mapping[str, str] | None = None) -> Told:
    """What an error says; `body` is parsed JSON, or text where it is none."""
    objects = list(_objects(body))
    named = [(name, as_name(one.get(name))) for one in objects for name in CODES if one.get(name)]
    numbers = [int(value) for _, value in named if value.isascii() and value.isdigit() and len(value) == 3]
    message = _message(body) or NO_REASON
    hinted = [pauses.duration(as_name(one["retryDelay"])) for one in objects if one.get("retryDelay")]
    hinted += [pauses.of_headers(headers or {}), pauses.of_words(message)]
    return Told(
        message=message,
        code=next((value for name, value in named if name == "code" and not value.isdigit()), ""),
        codes=frozenset(value.lower() for _, value in named),
        status=status or next((number for number in numbers if 400 <= number < 600), 0),
        param=next((as_name(one["param"]) for one in objects if one.get("param")), ""),
        pause=next((pause for pause in hinted if pause is not None), None),
        everything=str(body)[:READ_CHARACTERS],
    )


def title_of(page: str) -> str:
    """What a web page calls itself; empty when the text is none."""
    start = page[:READ_CHARACTERS]
    if not PAGE.match(start):
        return ""
    named = TITLE.search(start)
    text = named[2] if named else start
    return shortened(html.unescape(TAG.sub(" ", text))) or "no title"


def _objects(value: Any, depth: int = 0) -> Iterator[Object]:
    """All objects in an error, the outer ones first."""
    if isinstance(value, str):
        value = _inside(value)
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _objects(one, depth + 1)


def _message(value: Any, depth: int = 0) -> str:
    if depth > DEEPEST:
        return ""
    if isinstance(value, str):
        inside = _inside(value)
        return (_message(inside, depth + 1) if inside else "") or title_of(value) or value.strip()
    if isinstance(value, list):
        return "; ".join(filter(None, (_message(one, depth + 1) for one in value[:3])))
    if not isinstance(value, dict):
        return ""
    said = next((text for name in MESSAGES if (text := _message(value.get(name), depth + 1))), "")
    place = value.get("loc")
    if said and isinstance(place, list):
        return f"{'.'.join(map(str, place))}: {said}"
    behind = _message(as_object(value.get("metadata")).get("raw"), depth + 1)
    return f"{said}: {behind}" if behind and behind not in said else said


def _inside(text: str) -> Any:
    """The JSON that a text consists of or ends with, as of a gateway that repeats what it was told."""
    start = next((at for at, sign in enumerate(text[:READ_CHARACTERS]) if sign in "{["), -1)
    if start < 0:
        return None
    try:
        found = parsed(text[start:])
    except ValueError:
        return None
    return found if isinstance(found, (dict, list)) else None
