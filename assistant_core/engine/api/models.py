"""/models: what the configured provider, or the connection of the request, can answer with."""

from openai.types import Model
from pydantic import BaseModel
from starlette.requests import Request

from assistant_core.engine.api.context import chosen_in
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError, ModelServerFailed

router = new_router("/models", "Models")


class Models(BaseModel):
    object: str
    data: list[Model]


@router.get("", response_model=Models)
async def list_models(request: Request) -> Object:
    connected = chosen_in(request).connected
    try:
        return {"object": "list", "data": await connected.models()}
    except ModelError as error:
        raise ModelServerFailed(str(error), code=error.code) from error
