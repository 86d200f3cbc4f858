"""The models that a server lists, page by page, and what it tells of each."""

from typing import Any

from assistant_core.engine.models.failures import shortened
from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.models.wire import as_name, as_object, as_objects
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError

MOST_PAGES = 20
OTHER_TYPES = ("embedding", "embeddings", "image", "audio", "moderation", "rerank", "transcribe", "video")


async def listed_models(upstream: Upstream) -> list[Object]:
    """Every model with a name, under `id`. ModelError when the server does not tell."""
    found: list[Object] = []
    after = ""
    for _ in range(MOST_PAGES):
        answer = await upstream.get("/models", {"after_id": after} if after else None)
        page = as_object(answer)
        models = page.get("data") or page.get("models", page.get("data"))
        if not isinstance(models, list):
            raise ModelError(f"The model server listed no models, but said: {shortened(str(answer))}")
        if models and not as_objects(models):
            raise ModelError(f"The model server listed models that cannot be read: {shortened(str(models))}")
        named = ((as_name(one.get("id") or one.get("name")), one) for one in as_objects(models))
        found += [{**one, "id": name} for name, one in named if name]
        last, after = after, as_name(page.get("last_id"))
        if page.get("has_more") is not True or not after or after == last:
            break
    return found


async def first_model(upstream: Upstream) -> str:
    """The model to use when none is named: the first that the server lists."""
    models = await listed_models(upstream)
    if not models:
        raise ModelError(f"The model server at {upstream.base_url} lists no model. Set OPENAI_MODEL.")
    return str(models[0]["id"])


def told_of(model: Object) -> Object:
    """`{"chat": bool, "tools": bool}`, each only where the entry tells.

    Mistral lists `capabilities`, OpenRouter `supported_parameters` and `architecture`, Groq `active`,
    Together and others a `type`. Servers that tell nothing are believed to list models that answer.
    """
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
