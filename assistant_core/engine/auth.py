"""Every request but those for `/health` and `/openapi.json` must carry the engine's key."""

import hmac

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant_core.errors import Unauthorized

OPEN_PATHS = {"/health", "/openapi.json"}


class RequireKey:
    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app = app
        self._expected = f"Bearer {key}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in OPEN_PATHS:
            return await self._app(scope, receive, send)
        given = Request(scope).headers.get("authorization", "")
        if hmac.compare_digest(given.encode(), self._expected):
            return await self._app(scope, receive, send)
        refusal = Unauthorized(_explanation(given), code="invalid_api_key")
        return await JSONResponse(refusal.body(), refusal.status)(scope, receive, send)


def _explanation(given: str) -> str:
    if not given:
        return (
            "You didn't provide an API key. Send the engine's key in an Authorization header: "
            "'Authorization: Bearer KEY'."
        )
    return "Incorrect API key provided. Use the key that the engine was started with (ENGINE_API_KEY)."
