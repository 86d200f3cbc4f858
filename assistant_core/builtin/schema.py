"""Arguments for a function nobody taught the model, from its JSON schema and the question alone."""

import re
from typing import Any

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
MAX_TEXT = 500


def fill(function: dict[str, Any], question: str) -> dict[str, Any]:
    """A value for every required argument."""
    schema = _mapping(function.get("parameters"))
    properties = _mapping(schema.get("properties"))
    required = schema.get("required")
    names = [name for name in required if isinstance(name, str)] if isinstance(required, list) else []
    return {name: _value(_mapping(properties.get(name)), question) for name in names}


def _value(schema: dict[str, Any], question: str) -> Any:
    if "default" in schema:
        return schema["default"]
    if "const" in schema:
        return schema["const"]
    if isinstance(schema.get("enum"), list) and schema["enum"]:
        return _mentioned(schema["enum"], question)
    kind = schema.get("type", "string")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    if kind in ("integer", "number"):
        return _number(schema, question, whole=kind == "integer")
    if kind == "object":
        return fill({"parameters": schema}, question)
    if kind == "array":
        return [_value(_mapping(schema.get("items")), question)]
    return {"boolean": False, "null": None}.get(str(kind), question[:MAX_TEXT])


def _mentioned(choices: list[Any], question: str) -> Any:
    named = [choice for choice in choices if str(choice).casefold() in question.casefold()]
    return named[0] if named else choices[0]


def _number(schema: dict[str, Any], question: str, *, whole: bool) -> float:
    found = NUMBER.search(question)
    if not found:
        return schema.get("minimum", 0)
    return int(float(found.group())) if whole else float(found.group())


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
