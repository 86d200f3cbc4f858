"""The assistants of the app and those of its readers, and their counterparts in the engine.

They are told by their metadata: `key` and `hash` of a definition; `edited`, the hash of what a reader
changed; `own` for what a reader created. Assistants of other programs that use the same engine have none of
it.
"""

import hashlib
import importlib
import json
import pkgutil
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import openai
from openai.types.beta import Assistant

from assistant_core import assistants
from assistant_core.assistants.definition import Definition
from assistant_core.assistants.draft import Draft, as_dicts, draft_of, tool_name

_lock = threading.Lock()


@dataclass(frozen=True)
class Ours:
    """An assistant of the app, or of a reader."""

    id: str
    key: str | None
    """Of the app's definition; None for a reader's own."""
    draft: Draft
    edited: bool = False
    outdated: bool = False
    """The app has brought a newer definition since it was edited."""


@cache
def definitions() -> dict[str, Definition]:
    """Every assistant of the app: each file of this folder that has a `definition()`."""
    names = (module.name for module in pkgutil.iter_modules(assistants.__path__))
    modules = [importlib.import_module(f"{assistants.__name__}.{name}") for name in names]
    found = [module.definition() for module in modules if hasattr(module, "definition")]
    return {definition.key: definition for definition in found}


def ensure(client: openai.OpenAI, assistant: str) -> str:
    """The id of a stored assistant, given a definition's key or the id itself.

    One of the app's is created or brought up to date first where needed. `openai.NotFoundError` when there is
    none of this id.
    """
    if assistant not in definitions():
        return client.beta.assistants.retrieve(assistant).id
    with _lock:
        stored = client.beta.assistants.list(order="asc", limit=100)
        return _up_to_date(client, definitions()[assistant], stored).id


def listed(client: openai.OpenAI) -> list[Ours]:
    """Those of the app, brought up to date, then the readers' own, oldest first."""
    with _lock:
        stored = list(client.beta.assistants.list(order="asc", limit=100))
        of_app = [_up_to_date(client, definition, stored) for definition in definitions().values()]
        own = [_renewed(client, assistant) for assistant in stored if _metadata(assistant).get("own") == "1"]
    return [_ours(assistant) for assistant in [*of_app, *own]]


def create(client: openai.OpenAI, draft: Draft) -> str:
    """The id of a reader's new assistant."""
    return client.beta.assistants.create(**draft.fields(), metadata={"own": "1"}).id


def save(client: openai.OpenAI, id: str, draft: Draft) -> None:
    """Keeps a reader's version. `openai.NotFoundError` when the assistant is gone."""
    with _lock:
        stored = client.beta.assistants.retrieve(id)
        metadata = _metadata(stored)
        definition = definitions().get(metadata.get("key", ""))
        if definition and draft == original(definition.key):
            _update(client, id, definition)
            return
        if definition:
            metadata["edited"] = _hash(original(definition.key))
        client.beta.assistants.update(id, **draft.fields(as_dicts(stored)), metadata=metadata)


def restore(client: openai.OpenAI, id: str, key: str) -> None:
    """Back to the app's definition."""
    with _lock:
        _update(client, id, definitions()[key])


def original(key: str) -> Draft:
    """What the app's definition says."""
    definition = definitions()[key]
    tools = tuple(tool_name(tool) for tool in definition.tools)
    return Draft(definition.name, "", definition.instructions, definition.model, tools)


def _up_to_date(client: openai.OpenAI, definition: Definition, stored: Iterable[Assistant]) -> Assistant:
    found = next((one for one in stored if _metadata(one).get("key") == definition.key), None)
    if found is None:
        return client.beta.assistants.create(**_fields(definition))
    if _metadata(found).get("edited"):
        return _renewed(client, found)
    if _metadata(found).get("hash") != _hash(definition):
        return _update(client, found.id, definition)
    return found


def _renewed(client: openai.OpenAI, stored: Assistant) -> Assistant:
    """With its function tools described as the app describes them now."""
    tools = as_dicts(stored)
    now = draft_of(stored).fields(tools)["tools"]
    if _described(tools) == _described(now):
        return stored
    return client.beta.assistants.update(stored.id, tools=now)


def _described(tools: list[dict[str, Any]]) -> list[Any]:
    """What the engine adds to a function is not compared."""
    return [
        [tool["function"].get(part) for part in ("name", "description", "parameters")]
        for tool in tools
        if tool["type"] == "function"
    ]


def _update(client: openai.OpenAI, id: str, definition: Definition) -> Assistant:
    return client.beta.assistants.update(id, **_fields(definition))


def _fields(definition: Definition) -> dict[str, Any]:
    return {
        "name": definition.name,
        "instructions": definition.instructions,
        "model": definition.model,
        "tools": definition.tools,
        "metadata": {"key": definition.key, "hash": _hash(definition)},
    }


def _ours(stored: Assistant) -> Ours:
    metadata = _metadata(stored)
    definition = definitions().get(metadata.get("key", ""))
    if definition is None:
        return Ours(stored.id, None, draft_of(stored))
    edited = metadata.get("edited")
    outdated = edited is not None and edited != _hash(original(definition.key))
    return Ours(stored.id, definition.key, draft_of(stored), edited is not None, outdated)


def _metadata(stored: Assistant) -> dict[str, str]:
    return dict(stored.metadata or {})


def _hash(described: Definition | Draft) -> str:
    text = json.dumps(asdict(described), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
