"""Who may use the engine: whoever has its key. On this machine, only under this machine's names, too."""

import hmac

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant_core.errors import ApiError, Unauthorized, WrongHost
from assistant_core.hosts import HERE, is_loopback, read_host

HEALTH = "/health"


class RequireKey:
    """Without the key nothing is told but, under `/health`, that the engine answers."""

    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app = app
        self._expected = f"Bearer {key}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        if not _is_for_us(scope, headers):
            refusal: ApiError = WrongHost(
                "On its own machine the engine answers under localhost, 127.0.0.1 and [::1] alone. Have what "
                "forwards to it send one of them as Host."
            )
            return await JSONResponse(refusal.body(), refusal.status)(scope, receive, send)
        given = headers.get("authorization", "")
        if hmac.compare_digest(given.encode(), self._expected):
            return await self._app(scope, receive, send)
        if not given and scope["path"] == HEALTH:
            return await JSONResponse({"status": "ok"})(scope, receive, send)
        refusal = Unauthorized(_explanation(given), code="invalid_api_key")
        return await JSONResponse(refusal.body(), refusal.status)(scope, receive, send)


def _is_for_us(scope: Scope, headers: Headers) -> bool:
    """A page of the web can have a name of its own resolve to 127.0.0.1, but cannot send another as Host."""
    host = read_host(headers.getlist("host"))
    if host is not None and host.host in HERE:
        return True
    server = scope.get("server")
    return not server or not is_loopback(server[0])


def _explanation(given: str) -> str:
    if not given:
        return (
            "You didn't provide an API key. Send the engine's key in an Authorization header: "
            "'Authorization: Bearer KEY'."
        )
    return "Incorrect API key provided. Use the key that the engine was started with (ENGINE_API_KEY)."
