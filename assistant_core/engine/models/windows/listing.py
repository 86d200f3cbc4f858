"""Servers whose list of models says what each takes: vLLM, OpenRouter, Groq, Together, Mistral, …"""

from collections.abc import Iterator

from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.models.wire import as_count, as_name, as_object, as_objects
from assistant_core.engine.objects import Object

FIELDS = {
    *("max_model_len", "n_ctx", "loaded_context_length", "context_length", "context_window", "context_size"),
    *("max_context_length", "max_context_window_tokens", "max_input_tokens", "inputTokenLimit"),
}
TRAINED = "n_ctx_train"
"""What the model was made for, and not what it was loaded with."""


async def entry(upstream: Upstream, model: str) -> Object:
    """What is listed of the model; of `default`, which is the first. Empty when it is not listed."""
    answer = as_object(await upstream.once("/models", at_root=False))
    listed = as_objects(answer.get("data") or answer.get("models") or [])
    if model == "default":
        return listed[0] if listed else {}
    return next((one for one in listed if as_name(one.get("id") or one.get("name")) == model), {})


def told(listed: Object) -> int | None:
    """The smallest number: a gateway lists what a model can take, and what its server gives it."""
    return min(_numbers(listed, FIELDS), default=None)


def trained(listed: Object) -> int | None:
    return min(_numbers(listed, {TRAINED}), default=None)


def _numbers(listed: Object, fields: set[str]) -> Iterator[int]:
    """In the entry itself, and in what lies in it (`meta`, `top_provider`, `limits`)."""
    for one in (listed, *map(as_object, listed.values())):
        yield from (count for field in fields & one.keys() if (count := as_count(one[field])))
