"""Function tools: what there is, how a model sees it, and how its call is run.

A tool is a typed Python function marked with `@tool` in a file of its own in this folder; there is no list
to add it to. Its docstring (Google style) and signature become the JSON schema.
"""

import importlib
import inspect
import json
import logging
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from assistant_core import tools
from assistant_core.errors import InvalidArguments, ToolCrashed, ToolError, ToolTimeout, UnknownFunction

logger = logging.getLogger(__name__)
Function = TypeVar("Function", bound=Callable[..., dict[str, Any]])
ARGUMENT_DOC = re.compile(r"^ {4}(\w+)(?: \([^)]*\))?: (.+(?:\n {8,}.+)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    function: Callable[..., dict[str, Any]]
    arguments: type[BaseModel]
    schema: dict[str, Any]


_tools: dict[str, Tool] = {}
_loading = Lock()


def tool(function: Function) -> Function:
    """Offer a function to models. It stays an ordinary function."""
    name = function.__name__
    description, arguments_doc = read_docstring(function)
    arguments = arguments_model(function, arguments_doc)
    parameters = _for_models(arguments.model_json_schema())
    schema = {"name": name, "description": description, "parameters": parameters}
    _tools[name] = Tool(name, function, arguments, {"type": "function", "function": schema})
    return function


def all_tools() -> dict[str, Tool]:
    """Every tool there is, by name."""
    # Tools run side by side: the first calls must not import the same files at the same time.
    with _loading:
        for module in pkgutil.iter_modules(tools.__path__):
            importlib.import_module(f"{tools.__name__}.{module.name}")
    return dict(sorted(_tools.items()))


def schemas(*names: str) -> list[dict[str, Any]]:
    """The `tools` of an assistant: `{"type": "function", "function": {…}}` for each name; for all without."""
    there = all_tools()
    return [there[name].schema for name in names or there]


def run_tool(name: str, arguments_json: str, timeout: float) -> str:
    """Run a tool the way a model asked for it; the output as compact JSON. Never raises.

    What goes wrong comes back as `{"error": {"kind": …, "message": …}}`. A tool that takes longer than
    `timeout` seconds is given up: its thread goes on in the background and its result is thrown away.
    """
    outcome: list[str] = []
    worker = Thread(
        target=lambda: outcome.append(_output(name, arguments_json)), name=f"tool-{name}", daemon=True
    )
    worker.start()
    worker.join(timeout)
    if outcome:
        return outcome[0]
    late = ToolTimeout(f"{name} took longer than {timeout:g} seconds and was given up. Try again.")
    return _as_json(late.as_output())


def _output(name: str, arguments_json: str) -> str:
    try:
        return _as_json(_call(name, arguments_json))
    except ToolError as error:
        return _as_json(error.as_output())
    except Exception:  # the run must go on whatever a tool does
        logger.exception("The tool %s crashed", name)
        crash = ToolCrashed(f"{name} failed for a reason nobody foresaw; the app's log has the details.")
        return _as_json(crash.as_output())


def _call(name: str, arguments_json: str) -> dict[str, Any]:
    there = all_tools()
    if name not in there:
        raise UnknownFunction(f"There is no function {name!r}. There are: {', '.join(there)}.")
    return there[name].function(**_parse(there[name], arguments_json))


def _parse(wanted: Tool, arguments_json: str) -> dict[str, Any]:
    try:
        # Some models send nothing at all for "no arguments".
        arguments = wanted.arguments.model_validate_json(arguments_json.strip() or "{}", strict=True)
    except ValidationError as error:
        raise InvalidArguments(_explain(wanted, error)) from error
    return {key: getattr(arguments, key) for key in type(arguments).model_fields}


def _explain(wanted: Tool, error: ValidationError) -> str:
    problems = [
        f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}".removeprefix(": ")
        for problem in error.errors()
    ]
    parameters = wanted.schema["function"]["parameters"]
    takes = {
        key: f"{_type_of(value)}{'' if key in parameters.get('required', []) else ' (optional)'}"
        for key, value in parameters["properties"].items()
    }
    return f"{'; '.join(problems)}. {wanted.name} takes a JSON object: {_as_json(takes)}"


def _type_of(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(_type_of(one) for one in schema["anyOf"])
    return f"list of {_type_of(schema['items'])}" if "items" in schema else str(schema["type"])


def arguments_model(function: Callable[..., Any], docs: dict[str, str]) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for key, parameter in inspect.signature(function, eval_str=True).parameters.items():
        default = ... if parameter.default is inspect.Parameter.empty else parameter.default
        fields[key] = (parameter.annotation, Field(default, description=docs[key]))
    return create_model(function.__name__, __config__=ConfigDict(extra="forbid"), **fields)


def read_docstring(function: Callable[..., Any]) -> tuple[str, dict[str, str]]:
    """The description (all before `Args:`) and the description of each argument, on one line each."""
    text = inspect.getdoc(function) or ""
    description, _, rest = text.partition("\nArgs:\n")
    arguments = re.split(r"\n(?=\S)", rest)[0]
    docs = {key: " ".join(words.split()) for key, words in ARGUMENT_DOC.findall(arguments)}
    return " ".join(description.split()), docs


def _for_models(schema: dict[str, Any]) -> dict[str, Any]:
    """Without what would cost tokens and tells a model nothing: what may be null is left out of a call."""
    told = {key: value for key, value in schema.items() if key not in ("title", "additionalProperties")}
    return {**told, "properties": {key: _one_type(value) for key, value in schema["properties"].items()}}


def _one_type(argument: dict[str, Any]) -> dict[str, Any]:
    told = {key: value for key, value in argument.items() if key != "title"}
    others = [one for one in told.get("anyOf", []) if one != {"type": "null"}]
    if len(others) != 1 or told.get("default", ...) is not None:
        return told
    return {**others[0], "description": told["description"]}


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
