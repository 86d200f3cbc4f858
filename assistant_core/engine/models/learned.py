"""What model servers refuse, learned from their own words, so that it is sent only once.

Each change makes a request's body acceptable: a setting is left out or has another name, a key of a schema or
a message is dropped, what another model's history lacks is filled in.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from typing import Any, NamedTuple

from assistant_core.engine.models.failures import NO_ROOM, OUTPUT_CAP, Refused, Told
from assistant_core.engine.models.sse import Mark
from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.objects import Object

REFUSING = {0, 400, 404, 413, 422, 500, 501}
SETTINGS = {
    "temperature": "temperature",
    "top_p": "top_p",
    "reasoning_effort": "reasoning_effort",
    "reasoning": "reasoning_effort",
    "thinking": "reasoning_effort",
    "output_config.effort": "reasoning_effort",
    "output_config.format": "response_format",
    "response_format": "response_format",
    "text": "response_format",
    "tool_choice": "tool_choice",
    "parallel_tool_calls": "parallel_tool_calls",
    "max_tokens": "max_completion_tokens",
    "max_completion_tokens": "max_completion_tokens",
    "max_output_tokens": "max_completion_tokens",
}
"""What may be left out if it is told, under the name that a run has for it."""
UNTOLD = ("renamed", "set")
"""Changes after which a setting is still what was asked for, or what the server wants it to be."""
INTERNAL = ("stream_options", "include", "return_progress", "store")
"""What may be left out without a word."""
PLAIN_WORDS = ("text", "reasoning", "include", "store")
"""Names that stand in any sentence: they count only in quotation marks, or with what is under them."""
SCHEMA_KEYS = (
    *("additionalProperties", "strict", "$schema", "default", "title", "format", "examples", "pattern"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"),
    *("minItems", "maxItems", "uniqueItems", "const", "$id", "$comment", "deprecated", "readOnly"),
)
KNOWN_KEYS = {"role", "content", "tool_calls", "tool_call_id", "id", "type", "function", "name", "call_id"}
RENAMED = re.compile(r"\buse ['\"`]?(\w+)['\"`]? instead", re.IGNORECASE)
SET_TO = re.compile(r"\bset(?:ting)? ['\"`]?(\w+)['\"`]? to ['\"`](\w+)['\"`]", re.IGNORECASE)
PLACEHOLDER = " "
"""Of thinking that nobody has any more: empty is refused as missing, and a space says nothing."""
NO_SIGNATURE = "skip_thought_signature_validator"
"""What Gemini's documentation wants in place of a signature that another model could not give."""


class Change(NamedTuple):
    kind: str
    name: str = ""
    value: str = ""


Kinds = Mapping[str, Callable[[Object, Change], Object]]
"""By name, what a change makes of a body."""
Fixes = Sequence[tuple[re.Pattern[str], Change]]
"""What a server says, and what answers it. Name and value may refer to groups of the pattern (`\\1`)."""


class Learned:
    """`kinds` and `fixes`: those of one wire format, which come before the common ones."""

    def __init__(self, kinds: Kinds | None = None, fixes: Fixes = ()) -> None:
        self._kinds: Kinds = {**KINDS, **(kinds or {})}
        self._fixes: Fixes = (*fixes, *FIXES)
        self._changes: dict[str, list[Change]] = defaultdict(list)

    def adapted(self, model: str, body: Object) -> Object:
        for change in self._changes[model]:
            body = self._made(change, body)
        return body

    def learn(self, model: str, told: Told, body: Object) -> bool:
        """Whether the refusal says how the body can be made acceptable."""
        is_about_answer = OUTPUT_CAP.search(told.message) or NO_ROOM.search(told.message)
        if told.status not in REFUSING or (told.is_too_long and not is_about_answer):
            return False
        for change in _changes(told, body, self._fixes):
            if change not in self._changes[model] and self._made(change, body) != body:
                self._changes[model].append(change)
                return True
        return False

    def notices(self, model: str, body: Object) -> list[str]:
        """What of the body is left out, in words."""
        return [
            f"{model} does not take {SETTINGS[change.name]}; it was left out."
            for change in self._changes[model]
            if change.kind not in UNTOLD
            and _is_asked_for(change.name, body)
            and self._made(change, body) != body
        ]

    def _made(self, change: Change, body: Object) -> Object:
        return self._kinds[change.kind](body, change)


async def asked(
    upstream: Upstream, learned: Learned, path: str, model: str, body: Object
) -> AsyncGenerator[Object | Mark, None]:
    """The events of an answer. What the server refuses of the request is learned, and it is asked again."""
    while True:
        adapted, has_begun = learned.adapted(model, body), False
        try:
            async with aclosing(upstream.events(path, adapted)) as events:
                async for event in events:
                    has_begun = has_begun or isinstance(event, dict)
                    yield event
            return
        except Refused as error:
            if has_begun or not learned.learn(model, error.told, adapted):
                raise


def _is_asked_for(name: str, body: Object) -> bool:
    above, _, last = name.rpartition(".")
    place = body.get(above, {}) if above else body
    return name in SETTINGS and last in place and place[last] not in ("auto", True)


def _changes(told: Told, body: Object, fixes: Fixes) -> Iterator[Change]:
    """What could make the body acceptable, the most certain first."""
    said = f"{told.message} {told.param}"
    for pattern, change in fixes:
        if found := pattern.search(said):
            yield change._replace(name=found.expand(change.name), value=found.expand(change.value))
    for pattern, kind in ((RENAMED, "renamed"), (SET_TO, "set")):
        if (found := pattern.search(told.message)) and kind == "set":
            yield Change("set", found[1], found[2])
        elif found:
            yield from (Change("renamed", name, found[1]) for name in SETTINGS if _mentions(said, name))
    yield from (Change("left out", name) for name in (*SETTINGS, *INTERNAL) if _mentions(said, name))
    yield from (Change("schema", key) for key in SCHEMA_KEYS if _mentions(said, key))
    messages = body.get("messages", [])
    carriers = [*messages, *(call for message in messages for call in message.get("tool_calls", []))]
    carried = {key for one in carriers for key in one} - KNOWN_KEYS
    yield from (Change("message", key) for key in sorted(carried) if _mentions(said, key))


def _mentions(said: str, name: str) -> bool:
    if name in PLAIN_WORDS:
        return bool(re.search(rf"['\"`]{name}['\"`.\[]|(^|\s){name}\.\w", said))
    return bool(re.search(rf"(?<![\w$]){re.escape(name)}(?!\w)", said))


def left_out(body: Object, change: Change) -> Object:
    """Without a setting, which may stand in another (`output_config.effort`)."""
    above, _, last = change.name.rpartition(".")
    if not above:
        return {name: value for name, value in body.items() if name != last}
    inner = {name: value for name, value in body.get(above, {}).items() if name != last}
    rest = {name: value for name, value in body.items() if name != above}
    return {**rest, above: inner} if inner else rest


def _renamed(body: Object, change: Change) -> Object:
    return {change.value if name == change.name else name: value for name, value in body.items()}


def _set(body: Object, change: Change) -> Object:
    return {**body, change.name: change.value} if change.name in SETTINGS else body


def _without_schema_key(body: Object, change: Change) -> Object:
    places = ("tools", "response_format", "text")
    return {**body, **{place: without_key(body[place], change.name) for place in places if place in body}}


def without_key(value: Any, key: str, is_properties: bool = False) -> Any:
    """Without a key, wherever it stands; properties of a schema that happen to be called so stay."""
    if isinstance(value, list):
        return [without_key(one, key) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: without_key(one, key, is_properties=name == "properties" and not is_properties)
        for name, one in value.items()
        if name != key or is_properties
    }


def _messages(change_one: Callable[[Object], Object]) -> Callable[[Object, Change], Object]:
    def made(body: Object, _: Change) -> Object:
        return {**body, "messages": [change_one(message) for message in body.get("messages", [])]}

    return made


def _without_message_key(body: Object, change: Change) -> Object:
    return {**body, "messages": [_without_key(message, change.name) for message in body.get("messages", [])]}


def _without_key(message: Object, key: str) -> Object:
    kept = {name: value for name, value in message.items() if name != key}
    if "tool_calls" in kept:
        calls = kept["tool_calls"]
        kept["tool_calls"] = [{name: value for name, value in call.items() if name != key} for call in calls]
    return kept


def _with_thinking(message: Object) -> Object:
    if message["role"] != "assistant" or message.get("reasoning_content"):
        return message
    return {**message, "reasoning_content": PLACEHOLDER}


def _signed(message: Object) -> Object:
    if "tool_calls" not in message:
        return message
    missing = {"extra_content": {"google": {"thought_signature": NO_SIGNATURE}}}
    return {**message, "tool_calls": [{**missing, **call} for call in message["tool_calls"]]}


def _with_content(message: Object) -> Object:
    """No empty content beside tool calls, and no content at all is what such servers want there."""
    return {
        key: value
        for key, value in message.items()
        if key != "content" or value or "tool_calls" not in message
    }


def _with_short_ids(message: Object) -> Object:
    if "tool_call_id" in message:
        return {**message, "tool_call_id": short_id(message["tool_call_id"])}
    calls = [{**call, "id": short_id(call["id"])} for call in message.get("tool_calls", [])]
    return {**message, "tool_calls": calls} if calls else message


def short_id(call_id: str) -> str:
    """Nine letters and digits, always the same for the same id: what every server takes."""
    return hashlib.sha256(call_id.encode()).hexdigest()[:9]


def _alternating(body: Object, _: Change) -> Object:
    """Messages of one role after the other become one, and instructions a part of the first question."""
    merged: list[Object] = []
    for message in body.get("messages", []):
        role = "user" if message["role"] in ("system", "developer") else message["role"]
        last = merged[-1] if merged else {}
        are_texts = isinstance(message.get("content"), str) and isinstance(last.get("content"), str)
        if (
            role in ("user", "assistant")
            and last.get("role") == role
            and are_texts
            and "tool_calls" not in last
        ):
            merged[-1] = {
                **message,
                "role": role,
                "content": f"{last['content']}\n\n{message['content']}".strip(),
            }
        else:
            merged.append({**message, "role": role})
    return {**body, "messages": merged}


def _without_reasoning(body: Object, _: Change) -> Object:
    kept = [item for item in body.get("input", []) if item.get("type") != "reasoning"]
    return {**body, "input": kept} if "input" in body else body


KINDS: Kinds = {
    "left out": left_out,
    "renamed": _renamed,
    "set": _set,
    "schema": _without_schema_key,
    "message": _without_message_key,
    "thinking": _messages(_with_thinking),
    "signatures": _messages(_signed),
    "content": _messages(_with_content),
    "short ids": _messages(_with_short_ids),
    "alternating": _alternating,
    "no reasoning": _without_reasoning,
}
FIXES = [
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), change)
    for pattern, change in (
        (
            r"reasoning_content.{0,80}(missing|must be|required|passed back)|missing.{0,20}reasoning_content",
            Change("thinking"),
        ),
        (r"thought_?signature", Change("signatures")),
        (r"(tool.?call|call).{0,10}\bid\b.{0,60}(length|must|invalid|match|format)", Change("short ids")),
        (r"content.{0,60}(non-?empty|not be empty|is empty|blank|at least 1|too short)", Change("content")),
        (
            r"roles? must alternate|system role|role 'system'|consecutive (user|assistant)",
            Change("alternating"),
        ),
        (
            r"encrypted.?content|item with id|reasoning.{0,40}(not found|provided without|item)",
            Change("no reasoning"),
        ),
        (r"encrypted.?content", Change("left out", "include")),
    )
]
"""What a server says when it wants something of a history's form, and what gives it that."""
