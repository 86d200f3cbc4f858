"""The assistants that the app knows, and their counterparts in the engine."""

import hashlib
import importlib
import json
import logging
import pkgutil
import threading
from dataclasses import asdict
from functools import cache

import openai
from openai.types.beta import Assistant

from assistant_core import assistants
from assistant_core.assistants.definition import Definition
from assistant_core.chat.problems import FAILURES
from assistant_core.client import get_client

logger = logging.getLogger(__name__)

_lock = threading.Lock()


@cache
def definitions() -> dict[str, Definition]:
    """Every assistant there is: each file of this folder that has a `definition()`."""
    names = (module.name for module in pkgutil.iter_modules(assistants.__path__))
    modules = [importlib.import_module(f"{assistants.__name__}.{name}") for name in names]
    found = [module.definition() for module in modules if hasattr(module, "definition")]
    return {definition.key: definition for definition in found}


def ensure(client: openai.OpenAI, key: str) -> str:
    """The id of the stored assistant, which is created or brought up to date first where needed."""
    definition = definitions()[key]
    metadata = {"key": key, "hash": _hash(definition)}
    with _lock:
        stored = _find(client, key)
        if stored is None:
            return _create(client, definition, metadata)
        if (stored.metadata or {}).get("hash") != metadata["hash"]:
            _update(client, stored.id, definition, metadata)
        return stored.id


@cache
def prepare() -> None:
    """Start the engine and store the assistants in the background: the first question need not wait."""
    threading.Thread(target=_prepare, name="prepare", daemon=True).start()


def _prepare() -> None:
    try:
        for key in definitions():
            ensure(get_client(), key)
    except FAILURES as error:
        # The first question meets the same error, and the page says it.
        logger.warning("The engine is not ready: %s", error)


def _find(client: openai.OpenAI, key: str) -> Assistant | None:
    stored = client.beta.assistants.list(order="asc", limit=100)
    return next((assistant for assistant in stored if (assistant.metadata or {}).get("key") == key), None)


def _create(client: openai.OpenAI, definition: Definition, metadata: dict[str, str]) -> str:
    return client.beta.assistants.create(
        name=definition.name,
        instructions=definition.instructions,
        model=definition.model,
        tools=definition.tools,
        metadata=metadata,
    ).id


def _update(client: openai.OpenAI, stored_id: str, definition: Definition, metadata: dict[str, str]) -> None:
    client.beta.assistants.update(
        stored_id,
        name=definition.name,
        instructions=definition.instructions,
        model=definition.model,
        tools=definition.tools,
        metadata=metadata,
    )


def _hash(definition: Definition) -> str:
    text = json.dumps(asdict(definition), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
