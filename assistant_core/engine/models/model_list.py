"""The models that a server lists, page by page."""

from assistant_core.engine.models.failures import shortened
from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.models.wire import as_name, as_object, as_objects
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError

MOST_PAGES = 20


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
