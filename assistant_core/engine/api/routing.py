"""How every route reads its request and writes its reply."""

import json
import re
from collections.abc import Awaitable, Callable
from functools import cache, wraps
from typing import Any

import fastapi
from fastapi import APIRouter, FastAPI
from fastapi.responses import Response
from fastapi.routing import APIRoute
from pydantic_core import from_json, to_json
from starlette.routing import compile_path

from assistant_core.engine.api.queries import QueryCheck
from assistant_core.engine.api.replies import ErrorResponse
from assistant_core.engine.objects import Object
from assistant_core.engine.store.records import Page
from assistant_core.errors import InvalidRequest

VERSION = "/v1"
Endpoint = Callable[..., Awaitable[Object | Page | Response]]
Responses = dict[int | str, dict[str, Any]]


class Reply(Response):
    """An object as it is stored; nothing checks or copies it on its way out."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        if isinstance(content, Page):
            return _page_text(content).encode()
        return to_json(content)


def _page_text(page: Page) -> str:
    rest = {"first_id": page.first_id, "last_id": page.last_id, "has_more": page.has_more}
    return f'{{"object":"list","data":[{",".join(page.bodies)}],{json.dumps(rest)[1:]}'


class _Request(fastapi.Request):
    async def json(self) -> Any:
        """Stricter than Python's reader, which takes NaN and half of a surrogate pair and stores them."""
        try:
            body = from_json(await self.body(), allow_inf_nan=False)
        except ValueError as error:
            raise InvalidRequest(f"The request body is not valid JSON: {error}.") from error
        if not isinstance(body, dict):
            raise InvalidRequest("The request body must be a JSON object.")
        return body


class _Route(APIRoute):
    """`response_model` documents what a route returns, which is sent as it is."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        error = {"model": ErrorResponse, "description": "An error that says why"}
        options["responses"] = {**(options.get("responses") or {}), "4XX": error}
        super().__init__(path, _replying(endpoint), **options)

    def get_route_handler(self) -> Callable[[fastapi.Request], Any]:
        handle = super().get_route_handler()

        check_query = QueryCheck(self)

        async def handle_strictly(given: fastapi.Request) -> Response:
            request = _Request(given.scope, given.receive)
            check_query(request.query_params.multi_items())
            return await handle(request)

        return handle_strictly


def new_router(prefix: str, tag: str) -> APIRouter:
    return APIRouter(
        prefix=VERSION + prefix, tags=[tag], route_class=_Route, generate_unique_id_function=_operation_id
    )


def _operation_id(route: APIRoute) -> str:
    first, *others = route.name.split("_")
    return first + "".join(word.capitalize() for word in others)


def _replying(
    endpoint: Callable[..., Awaitable[Object | Page | Response]],
) -> Callable[..., Awaitable[Response]]:
    @wraps(endpoint)
    async def reply(*args: Any, **kwargs: Any) -> Response:
        result = await endpoint(*args, **kwargs)
        return result if isinstance(result, Response) else Reply(result)

    return reply


def allowed_methods(app: FastAPI, path: str) -> list[str]:
    """What can be done with the resource at `path`; empty when there is none."""
    matching = [methods for pattern, methods in _methods(app) if pattern.fullmatch(path)]
    return matching[0] if matching else []


@cache
def _methods(app: FastAPI) -> list[tuple[re.Pattern[str], list[str]]]:
    """Paths without parameters come first: /threads/runs is no thread."""
    paths = sorted(app.openapi()["paths"].items(), key=lambda item: "{" in item[0])
    return [(compile_path(path)[0], sorted(map(str.upper, methods))) for path, methods in paths]
