"""What the entry of a model in a server's list tells of it, beside its name.

Mistral lists `capabilities`, OpenRouter `supported_parameters` and `architecture`, Groq `active`, Together
and others a `type`. Servers that tell nothing are believed to list models that answer.
"""

from typing import Any

from assistant_core.engine.models.wire import as_object
from assistant_core.engine.objects import Object

OTHER_TYPES = ("embedding", "embeddings", "image", "audio", "moderation", "rerank", "transcribe", "video")


def told_of(model: Object) -> Object:
    """`{"chat": bool, "tools": bool}`, each only where the entry tells."""
    capabilities = as_object(model.get("capabilities"))
    speaks = as_object(model.get("architecture")).get("output_modalities")
    parameters = model.get("supported_parameters")
    chat = [
        capabilities.get("completion_chat"),
        model.get("active"),
        "text" in speaks if isinstance(speaks, list) else None,
        False if model.get("type") in OTHER_TYPES else None,
    ]
    tools = [
        capabilities.get("function_calling"),
        "tools" in parameters if isinstance(parameters, list) else None,
    ]
    return {
        name: told for name, said in (("chat", chat), ("tools", tools)) if (told := _all(said)) is not None
    }


def _all(said: list[Any]) -> bool | None:
    told = [one for one in said if isinstance(one, bool)]
    return all(told) if told else None
