"""What models behind the Messages API refuse, and what makes a request acceptable to them.

Which of them think in which way, how long their answers may be and what else they take changes with every
model; they say it themselves.
"""

import re

from assistant_core.engine.models.learned import Change, Fixes, Kinds, left_out, without_key
from assistant_core.engine.objects import Object

LEAST_ROOM = 4096
"""Tokens; to leave out turns of the conversation is better than a shorter answer."""
LEAST_BUDGET = 1024
"""Of tokens to think with; fewer are refused."""
BUDGETS = {"low": 2048, "medium": 8192, "high": 16_384, "xhigh": 24_576, "max": 24_576}
"""By effort, for models that do not find their own measure."""
THOUGHTS = ("thinking", "redacted_thinking")
ESSENTIAL = {
    *("role", "content", "type", "text", "id", "name", "input", "tool_use_id", "source", "input_schema"),
    *("thinking", "signature", "data", "format", "schema"),
}
"""Keys without which a request says nothing any more."""


def _with_budget(body: Object, _: Change) -> Object:
    """Thinking with a budget, which must be a part of the answer's tokens. It cannot begin within a round."""
    if body.get("thinking", {}).get("type") not in ("adaptive", "enabled"):
        return body
    effort = body.get("output_config", {}).get("effort", "medium")
    asked = body["thinking"].get("budget_tokens") or BUDGETS.get(effort, BUDGETS["medium"])
    budget = min(asked, body["max_tokens"] // 2)
    without = {name: value for name, value in body.items() if name != "thinking"}
    if budget < LEAST_BUDGET or _is_within_thoughtless_round(body):
        return without
    return {**without, "thinking": {"type": "enabled", "budget_tokens": budget}}


def _is_within_thoughtless_round(body: Object) -> bool:
    kinds = [message["content"][0]["type"] for message in body["messages"][-2:]]
    return kinds[-1] == "tool_result" and kinds[0] not in THOUGHTS


def _capped(body: Object, change: Change) -> Object:
    most = int(change.value)
    if not 0 < most < body["max_tokens"]:
        return body
    capped = {**body, "max_tokens": most}
    return _with_budget(capped, change) if "budget_tokens" in body.get("thinking", {}) else capped


def _with_room(body: Object, change: Change) -> Object:
    """An answer no longer than the prompt leaves room for, if that is worth it."""
    room = int(change.value) - int(change.name)
    return body if room < LEAST_ROOM else _capped(body, Change("capped", value=str(room)))


def _between_tools(body: Object, _: Change) -> Object:
    """The least thinking of models that cannot do without."""
    is_off = body.get("thinking", {}).get("type") == "disabled"
    return {**body, "thinking": {"type": "between_tools"}} if is_off else body


def _unforced(body: Object, _: Change) -> Object:
    """With the choice of a tool left to the model."""
    choice = body.get("tool_choice", {})
    if choice.get("type") not in ("any", "tool"):
        return body
    kept = {name: value for name, value in choice.items() if name != "name"}
    return {**body, "tool_choice": {**kept, "type": "auto"}}


def _with_effort(body: Object, change: Change) -> Object:
    config = body.get("output_config", {})
    if config.get("effort") != change.name:
        return body
    return {**body, "output_config": {**config, "effort": change.value}}


def _without_effort(body: Object, change: Change) -> Object:
    """Models without this measure have a budget."""
    return left_out(_with_budget(body, change), Change("left out", "output_config.effort"))


def _without_extra(body: Object, change: Change) -> Object:
    """Without the key at the end of a path such as `tools.1.cache_control`, wherever it stands."""
    key = change.name.rpartition(".")[2]
    return body if key in ESSENTIAL else {name: without_key(value, key) for name, value in body.items()}


def _without_schema_key(body: Object, change: Change) -> Object:
    config = body.get("output_config", {})
    if "format" not in config:
        return body
    wanted = {**config["format"], "schema": without_key(config["format"]["schema"], change.name)}
    return {**body, "output_config": {**config, "format": wanted}}


def _without_thoughts(body: Object, _: Change) -> Object:
    messages = [
        {**message, "content": [block for block in message["content"] if block["type"] not in THOUGHTS]}
        for message in body["messages"]
    ]
    return {**body, "messages": messages}


KINDS: Kinds = {
    "budget": _with_budget,
    "capped": _capped,
    "room": _with_room,
    "effort": _with_effort,
    "no effort": _without_effort,
    "between tools": _between_tools,
    "unforced": _unforced,
    "extra": _without_extra,
    "format key": _without_schema_key,
    "no thoughts": _without_thoughts,
}
FIXES: Fixes = [
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), change)
    for pattern, change in (
        (r"exceed context limit: (\d{1,9}) \+ \d{1,9} > (\d{1,9})", Change("room", r"\1", r"\2")),
        (r"adaptive\b.{0,60}(not (be )?support|not match|not permitted|not available)", Change("budget")),
        (r"between_tools", Change("between tools")),
        (r"tool_choice|forc\w{0,4} (a )?tool", Change("unforced", "tool_choice")),
        (r"effort level\W{1,3}(\w{1,20})", Change("effort", r"\1", "high")),
        (
            r"not support.{0,20}\beffort\b|\beffort\b.{0,40}(not|un)\W{0,3}(support|permit|allow)",
            Change("no effort"),
        ),
        (r"(?<![\w.])output_config(?![\w.])", Change("no effort")),
        (r"(?<![\w.])output_config(?![\w.])", Change("left out", "output_config.format")),
        (
            r"max(imum)?[ _]tokens.{0,80}?(>|limit of|at most|maximum of|up to) (\d{1,9})\b",
            Change("capped", value=r"\3"),
        ),
        (
            r"([\w*]{1,60}(?:\.[\w*]{1,60}){1,20}): extra (inputs|fields) (are )?not permitted",
            Change("extra", r"\1"),
        ),
        (r"format\.schema.{0,80}\bpropert(y|ies)\W{1,3}(\w{1,40})", Change("format key", r"\2")),
        (r"format\.schema.{0,80}'(\w{1,40})'.{0,20}not (be )?support", Change("format key", r"\1")),
        (
            r"not support.{0,40}(output.?format|structured.?output)"
            r"|(output.?format|structured.?outputs?)(?!\.schema).{0,60}not.{0,10}(support|available|permit)",
            Change("left out", "output_config.format"),
        ),
        (
            r"\bsignature|thinking\W{0,3}(or \W?redacted_thinking\W{0,3})?blocks?\b",
            Change("no thoughts"),
        ),
    )
]
