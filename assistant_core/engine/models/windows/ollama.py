"""Ollama: what counts is the window that a model was loaded with, not what the model could take.

Whatever a prompt has beyond it Ollama cuts off without a word. Where nobody has set it, it depends on the
machine's memory (from 4,096 tokens on), and only the loaded model tells.
"""

import asyncio
import re

from assistant_core.engine.models.upstream import LOADING_SECONDS, Upstream
from assistant_core.engine.models.wire import as_count, as_name, as_object, as_objects, as_text

SECONDS = LOADING_SECONDS
ANSWER_SECONDS = 2.0
DEFAULT = 4_096
"""Of versions that do not tell."""
SET = re.compile(r"^num_ctx\s+(\d{1,9})\s*$", re.MULTILINE)


async def window(upstream: Upstream, model: str) -> int | None:
    """A model that is not loaded is loaded, as the question would do."""
    async with asyncio.timeout(ANSWER_SECONDS):
        version = as_object(await upstream.once("/api/version"))
        if not as_name(version.get("version")):
            return None
        if loaded := await _loaded(upstream, model):
            return loaded
        shown = as_object(await upstream.once("/api/show", {"model": model}))
    most = _most(shown)
    if shown.get("remote_model"):
        return most
    if found := SET.search(as_text(shown.get("parameters"))):
        return min(int(found[1]), most or int(found[1]))
    await upstream.once("/api/generate", {"model": model, "stream": False})
    return await _loaded(upstream, model) or min(DEFAULT, most or DEFAULT)


async def _loaded(upstream: Upstream, model: str) -> int | None:
    running = as_object(await upstream.once("/api/ps"))
    for one in as_objects(running.get("models") or []):
        if _full(model) in (_full(as_name(one.get("name"))), _full(as_name(one.get("model")))):
            return as_count(one.get("context_length")) or None
    return None


def _most(shown: dict[str, object]) -> int | None:
    """What the model could take: `llama.context_length`, under the name of its architecture."""
    known = as_object(shown.get("model_info"))
    counts = [as_count(value) for name, value in known.items() if name.endswith(".context_length")]
    return max(counts, default=0) or None


def _full(name: str) -> str:
    return name if ":" in name.rpartition("/")[2] else f"{name}:latest"
