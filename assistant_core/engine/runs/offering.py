"""The tools that a model is offered whose window is small: first described more shortly, then fewer.

An assistant has them in the order of their importance, so that the last are left out first.
"""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from assistant_core.engine.models.provider import ModelRequest
from assistant_core.engine.objects import Object
from assistant_core.engine.runs.tokens import MOST_A_CHARACTER, estimated

SENTENCE = re.compile(r"(?<=[.!?。])\s")
CLAUSE = re.compile(r"(?<=[.!?:;。])\s")
LONGEST = 300
"""Characters of a description that has no end."""
NOT_NEEDED = {
    *("title", "default", "examples", "$comment", "minimum", "maximum", "exclusiveMinimum"),
    *("exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems"),
    *("pattern", "format"),
}
"""Of a parameter: a call that goes beyond it is answered with what is wrong."""


class Offer(NamedTuple):
    tools: list[Object]
    is_short: bool = False
    """Whether they are described more shortly."""
    left_out: tuple[str, ...] = ()
    """The names of those that are not offered."""


def offered(
    tools: Sequence[Object], room: int, model: str, order: Sequence[str] = (), needed: str = ""
) -> Offer:
    """What of the tools fits into so many tokens, in the order in which they are given.

    `order`: their names, the most important first. The one that is `needed` is offered in any case.
    """
    if len(json.dumps(list(tools), ensure_ascii=False)) * MOST_A_CHARACTER <= room:
        return Offer(list(tools))
    shown = list(tools)
    for shorten in (_whole, _short, _bare):
        shown = [shorten(tool) for tool in tools]
        if _size(shown, model) <= room:
            return Offer(shown, shorten is not _whole)
    ranks = {name: rank for rank, name in enumerate(order)} | {needed: -1}
    kept: set[str] = set()
    for tool in sorted(shown, key=lambda tool: ranks.get(name_of(tool), len(ranks))):
        room -= _size([tool], model)
        if room < 0 and name_of(tool) != needed:
            break
        kept.add(name_of(tool))
    left_out = tuple(name for tool in tools if (name := name_of(tool)) not in kept)
    return Offer([tool for tool in shown if name_of(tool) in kept], bool(kept), left_out)


def needed_in(request: ModelRequest) -> str:
    """The function that the model must call, if there is one."""
    choice = request.tool_choice
    return str(choice.get("function", {}).get("name", "")) if isinstance(choice, dict) else ""


def name_in_run(tool: Object) -> str:
    """Of a tool as a run has it; the engine's own are functions to a model, by the name of their kind."""
    return name_of(tool) if tool["type"] == "function" else str(tool["type"])


def name_of(tool: Object) -> str:
    return str(tool["function"]["name"])


def _size(tools: list[Object], model: str) -> int:
    return estimated(json.dumps(tools, ensure_ascii=False), model)


def _whole(tool: Object) -> Object:
    return tool


def _short(tool: Object) -> Object:
    """Its first sentence, and of its parameters those of the required ones."""
    return _described(tool, SENTENCE, lambda text: _first(text, SENTENCE))


def _bare(tool: Object) -> Object:
    """What it is called, the first clause of what it does, and what its parameters are."""
    return _described(tool, CLAUSE, lambda text: "")


def _described(tool: Object, end: re.Pattern[str], of_required: Callable[[str], str]) -> Object:
    function = dict(tool["function"])
    if isinstance(told := function.get("description"), str):
        function["description"] = _first(told, end)
    if isinstance(parameters := function.get("parameters"), dict):
        function["parameters"] = _object(parameters, of_required)
    return {**tool, "function": function}


def _first(text: str, end: re.Pattern[str]) -> str:
    first = end.split(text.strip(), 1)[0].rstrip(" :;")
    return first if len(first) <= LONGEST else f"{first[:LONGEST]}…"


def _object(schema: Object, of_required: Callable[[str], str]) -> Object:
    properties, required = schema.get("properties"), schema.get("required")
    names = required if isinstance(required, list) else []
    kept = {name: value for name, value in schema.items() if name not in NOT_NEEDED | {"description"}}
    if isinstance(properties, dict):
        kept["properties"] = {
            name: _parameter(value, name in names, of_required) for name, value in properties.items()
        }
    return kept


def _parameter(schema: Any, is_required: bool, of_required: Callable[[str], str]) -> Any:
    if not isinstance(schema, dict):
        return schema
    told = schema.get("description")
    said = of_required(told) if is_required and isinstance(told, str) else ""
    kept = _object(schema, of_required)
    if isinstance(items := kept.get("items"), dict):
        kept["items"] = _parameter(items, False, of_required)
    if isinstance(choices := kept.get("anyOf"), list):
        kept["anyOf"] = [_parameter(choice, False, of_required) for choice in choices]
        some = [choice for choice in kept["anyOf"] if choice != {"type": "null"}]
        if not is_required and len(some) == 1 and isinstance(some[0], dict):
            # Who wants null can leave it out.
            kept = {**{name: value for name, value in kept.items() if name != "anyOf"}, **some[0]}
    return {**kept, "description": said} if said else kept
