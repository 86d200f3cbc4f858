"""LM Studio: its own list of models says with how many tokens one was loaded."""

from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.models.wire import as_count, as_name, as_object, as_objects
from assistant_core.errors import ModelInterrupted

SECONDS = 2.0


async def window(upstream: Upstream, model: str) -> int | None:
    """Raises ModelInterrupted while the model is not loaded: nobody knows with how many tokens it will be."""
    answer = as_object(await upstream.once("/api/v0/models"))
    for one in as_objects(answer.get("data") or []):
        if as_name(one.get("id")) == model:
            if loaded := as_count(one.get("loaded_context_length")):
                return loaded
            raise ModelInterrupted(f"{model} is not loaded")
    return None
