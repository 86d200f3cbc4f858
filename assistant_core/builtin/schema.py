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
    choices = schema.get("enum")
    if isinstance(choices, list) and choices:
        named = (choice for choice in choices if str(choice).casefold() in question.casefold())
        return next(named, choices[0])
    kind = schema.get("type", "string")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    if kind in ("integer", "number"):
        found = NUMBER.search(question)
        number = float(found[0]) if found else schema.get("minimum", 0)
        return int(number) if found and kind == "integer" else number
    if kind == "object":
        return fill({"parameters": schema}, question)
    if kind == "array":
        return [_value(_mapping(schema.get("items")), question)]
    return {"boolean": False, "null": None}.get(str(kind), question[:MAX_TEXT])


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
