"""/models: what the configured provider, or the connection of the request, can answer with."""

from openai.types import Model
from pydantic import BaseModel

from assistant_core.engine.api.context import InConnection
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError, ModelServerFailed

router = new_router("/models", "Models")


class Models(BaseModel):
    object: str
    data: list[Model]


@router.get("", response_model=Models)
async def list_models(chosen: InConnection) -> Object:
    try:
        return {"object": "list", "data": await chosen.connected.models()}
    except ModelError as error:
        raise ModelServerFailed(str(error), code=error.code) from error
