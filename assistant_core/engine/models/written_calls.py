"""Tool calls that a model wrote as text, because its server does not know the model's own format.

Held back from the first mark of such a format on, and read when the answer is complete. They are carried out
only when nothing is in doubt: an offered tool, with arguments that fit its schema, outside of any code block.
"""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from assistant_core.engine.models.code_blocks import CodeBlocks
from assistant_core.engine.models.wire import JSON, as_object
from assistant_core.engine.objects import Object

MARKS = (
    *("<tool_call>", "<tool_calls>", "<function_call>", "<function_calls>", "<functioncall>", "<function="),
    *("<|tool_call|>", "<|tool_calls|>", "<|python_tag|>", "[TOOL_CALLS]", "<|tool_calls_section_begin|>"),
    *("<｜tool▁calls▁begin｜>", "<｜tool▁call▁begin｜>", "<|tool_call_begin|>", "<minimax:tool_call>"),
    *("<invoke name=", "<|channel|>commentary to=", "<|action_start|>"),
)
MARK = re.compile("|".join(map(re.escape, MARKS)))
FIRST_SIGNS = "".join({mark[0] for mark in MARKS})
FIRST_SIGN = re.compile(f"[{re.escape(FIRST_SIGNS)}]")
LONGEST_MARK = max(map(len, MARKS))
ALONE = re.compile(r"\s*(```(json|tool_call|tool_code|python)?\s*)?[\[{]")
"""How an answer begins that could be a call and nothing else."""
ALONE_BEGINS = re.compile(r"`{1,2}|```\w{0,9}\s*")
BEGINS_ALONE = re.compile(
    r"\s*(```(json|tool_call|tool_code|python)?\s*)?(\[\s*)?"
    r"(\{\s*\"(name|type|function|function_call|tool|tool_name|tool_calls|id|arguments|parameters|action)\"\s*:"
    r"|(?<=\[)\w+\()"
)
LONGEST_BEGINNING = 60
MOST_CHARACTERS = 50_000
MOST_PLACES = 200
"""At which JSON is looked for."""
BETWEEN = r"(?![\w.-])[^{\n]{0,80}?(?:\n```(?:json)?)?\s{0,10}(?=\{)"
"""What stands between a tool's name and its arguments, in the formats that have it in front of them."""
PARAMETER = re.compile(r"<parameter(?:=| name=\"?)([\w.-]+)\"?[^>]{0,100}>(.*?)</parameter>", re.DOTALL)
NAMES = ("name", "tool_name", "tool", "function", "action")
ARGUMENTS = ("arguments", "parameters", "args", "tool_input", "input", "action_input")
NOT_CARRIED_OUT = "The model wrote a function call as text that could not be carried out: {}."
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


@dataclass(frozen=True)
class WrittenCall:
    name: str
    arguments: str


class Doubtful(Exception):
    """Why a call is not carried out."""


class WrittenCalls:
    """Feed it an answer's text as it comes; it lets through what is no call."""

    def __init__(self, tools: list[Object], may_be_alone: bool) -> None:
        """`may_be_alone`: whether JSON alone can be a call; it cannot where the answer is to be JSON."""
        functions = (as_object(tool.get("function")) for tool in tools)
        self._schemas = {function["name"]: as_object(function.get("parameters")) for function in functions}
        self._held = ""
        self._is_call = False
        self._may_be_alone = may_be_alone
        self._code = CodeBlocks()
        self.doubt = ""
        """Why what looks like a call is none, once the answer is over."""

    def feed(self, text: str) -> str:
        """The text that is certainly not a part of a call."""
        if not self._schemas:
            return text
        if not (self._held or self._is_call or self._may_be_alone or FIRST_SIGN.search(text)):
            self._code.take(text)
            return text
        self._held += text
        if len(self._held) > MOST_CHARACTERS:
            self._is_call = self._may_be_alone = False
            return self._let_go(len(self._held))
        if self._is_call or (self._may_be_alone and self._could_be_alone()):
            return ""
        self._may_be_alone = False
        held = self._held
        if not FIRST_SIGN.search(held):
            return self._let_go(len(held))
        for mark in MARK.finditer(held):
            if not self._code.are_open_after(held[: mark.start()]):
                self._is_call = True
                return self._let_go(mark.start())
        return self._let_go(len(held) - _held_back(held))

    def end(self) -> tuple[str, list[WrittenCall]]:
        """What was held back: calls, or the text that it is."""
        free = ""
        if not self._is_call and not (self._may_be_alone and BEGINS_ALONE.match(self._held)):
            self._may_be_alone = False
            free = self.feed("")
        held, self._held = self._held, ""
        if not self._is_call and not self._may_be_alone:
            return free + held, []
        try:
            return free, self._read(held)
        except Doubtful as doubt:
            # JSON alone may well be an answer; a mark is none.
            self.doubt = NOT_CARRIED_OUT.format(doubt) if self._is_call else ""
            return free + held, []

    def clear(self) -> None:
        """Forget what is held: it was no part of the answer."""
        self._held = ""

    def _could_be_alone(self) -> bool:
        held = self._held.lstrip()
        if len(held) < LONGEST_BEGINNING:
            return not held or bool(ALONE.match(held) or ALONE_BEGINS.fullmatch(held))
        return bool(BEGINS_ALONE.match(held))

    def _let_go(self, until: int) -> str:
        free, self._held = self._held[:until], self._held[until:]
        self._code.take(free)
        return free

    def _read(self, text: str) -> list[WrittenCall]:
        found = list(self._named_in_front(text)) or list(_named_inside(text)) or list(_as_code(text))
        if not found:
            raise Doubtful("its format is not known")
        return [self._checked(name, arguments) for name, arguments in found]

    def _named_in_front(self, text: str) -> Iterator[tuple[str, Any]]:
        names = "|".join(sorted(map(re.escape, self._schemas), key=len, reverse=True))
        in_tags = re.compile(
            rf"<(?:function=|invoke name=\"?)({names})\"?>(.*?)</(?:function|invoke)>", re.DOTALL
        )
        for tag in in_tags.finditer(text):
            if given := PARAMETER.findall(tag[2]):
                yield tag[1], {name: self._value(tag[1], name, value.strip()) for name, value in given}
        end = 0
        for found in re.finditer(rf"(?<![\w\"'.-])(?:functions\.)?({names}){BETWEEN}", text):
            if found.start() >= end:
                arguments, end = _json_at(text, found.end())
                yield found[1], arguments

    def _value(self, tool: str, name: str, text: str) -> Any:
        """A parameter between tags, which is text unless the schema wants something else."""
        schema = as_object(as_object(self._schemas[tool].get("properties")).get(name))
        if schema.get("type", "string") == "string":
            return text
        try:
            return JSON.decode(text)
        except (ValueError, RecursionError):
            return text

    def _checked(self, name: str, arguments: Any) -> WrittenCall:
        schema = self._schemas.get(name)
        if schema is None:
            raise Doubtful(f"there is no function {name[:60]!r}")
        if isinstance(arguments, str):
            arguments, _ = _json_at(arguments, 0)
        if not isinstance(arguments, dict):
            raise Doubtful(f"the arguments of {name} are no object")
        properties, required = as_object(schema.get("properties")), schema.get("required")
        for missing in set(required if isinstance(required, list) else []) - arguments.keys():
            raise Doubtful(f"{name} lacks {missing}")
        for key, value in arguments.items():
            if key not in properties or not _fits(value, as_object(properties[key])):
                raise Doubtful(f"{name} takes no such {key[:60]}")
        return WrittenCall(name, json.dumps(arguments, ensure_ascii=False))


def _named_inside(text: str) -> Iterator[tuple[str, Any]]:
    """Objects that have name and arguments, one after the other, in a list, or under `tool_calls`."""
    end = 0
    for sign in islice(re.finditer(r"[\[{]", text), MOST_PLACES):
        if sign.start() < end:
            continue
        try:
            value, end = JSON.raw_decode(text, sign.start())
        except (ValueError, RecursionError):
            continue
        yield from _calls_in(value)


def _calls_in(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _calls_in(one)
    if not isinstance(value, dict):
        return
    inner = value.get("tool_calls") or value.get("function_call") or value.get("function")
    if isinstance(inner, (list, dict)):
        yield from _calls_in(inner)
        return
    name = next((value[key] for key in NAMES if isinstance(value.get(key), str)), None)
    arguments = next((value[key] for key in ARGUMENTS if key in value), None)
    if name is not None and arguments is not None:
        yield name, arguments


def _as_code(text: str) -> Iterator[tuple[str, Any]]:
    """`[get_quote(symbol="AAPL")]`, as some models write it."""
    try:
        read = ast.parse(
            MARK.sub("", text).strip().strip("`").removeprefix("python").strip(), mode="eval"
        ).body
        calls = read.elts if isinstance(read, ast.List) else [read]
        for call in calls:
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and not call.args:
                yield call.func.id, {str(one.arg): ast.literal_eval(one.value) for one in call.keywords}
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return


def _json_at(text: str, at: int) -> tuple[Any, int]:
    try:
        return JSON.raw_decode(text, at)
    except (ValueError, RecursionError):
        raise Doubtful("its arguments are not JSON") from None


def _fits(value: Any, schema: Object) -> bool:
    allowed = schema.get("type")
    if isinstance(schema.get("enum"), list) and value not in schema["enum"]:
        return False
    names = [str(name) for name in (allowed if isinstance(allowed, list) else [allowed])]
    if not TYPES.keys() >= set(names):
        return True
    is_flag = isinstance(value, bool)
    return any(isinstance(value, TYPES[name]) and (not is_flag or name == "boolean") for name in names)


def _held_back(text: str) -> int:
    for at in range(max(0, len(text) - LONGEST_MARK), len(text)):
        if text[at] in FIRST_SIGNS and any(mark.startswith(text[at:]) for mark in MARKS):
            return len(text) - at
    return 0
