"""Who gets in: every request to the app passes here before Streamlit sees it.

Streamlit applies `server.allowedHosts` to the WebSocket alone, and lets pages of any port of this machine
open one. Here the whole server answers only under the names of that list, and only to its own pages: a page
of another origin gets no WebSocket, no file and no upload. Origins in `server.corsAllowedOrigins` may do what
the app's own pages may.
"""

import secrets

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant_core.hosts import HERE, Authority, is_allowed, is_loopback, is_same_origin, read_host
from assistant_core.words import LANGUAGES, Words

AT_THE_MACHINE = "x-investor-gpt-at-the-machine"
"""Set to `_TOKEN` on requests of a browser on this machine; what a client sends by this name is removed."""
_TOKEN = secrets.token_hex(16)

BROWSER_HEADERS = frozenset(
    "host connection upgrade pragma cache-control user-agent origin accept accept-encoding accept-language "
    "cookie dnt priority".split()
)
"""What a browser sends to open a WebSocket, beside `Sec-…`, which no page can set. Whatever else is there was
added on the way: by a proxy, which there are many kinds of, and no header that all of them send."""


def is_at_the_machine() -> bool:
    """Whether the reader's browser runs where the app does. What is not known counts as no."""
    return st.context.headers.get(AT_THE_MACHINE) == _TOKEN


class Guard:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        host = read_host(headers.getlist("host"))
        if host is None or not is_allowed(host.host, st.get_option("server.allowedHosts") or HERE):
            return await _refuse(scope, receive, send, 421, _wrong_host(headers, host))
        if _is_foreign(scope, headers, host):
            words = _words(headers)("guard.origin")
            return await _refuse(scope, receive, send, 403, words)
        return await self._app(_marked(scope, headers, host), receive, _framed(send))


def _is_foreign(scope: Scope, headers: Headers, host: Authority) -> bool:
    """Whether the page that makes the request is not one of the app's own."""
    origins = headers.getlist("origin")
    if origins:
        known = st.get_option("server.corsAllowedOrigins")
        return len(origins) > 1 or not (origins[0] in known or is_same_origin(origins[0], host))
    # Without, it is no browser's WebSocket: every browser says which page opens one.
    # A link from elsewhere may open the app, but no other page may take parts of it into itself.
    from_elsewhere = headers.get("sec-fetch-site") in ("cross-site", "same-site")
    return from_elsewhere and headers.get("sec-fetch-mode") != "navigate"


def _marked(scope: Scope, headers: Headers, host: Authority) -> Scope:
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != AT_THE_MACHINE.encode()]
    client = scope.get("client")
    if client and is_loopback(client[0]) and host.host in HERE and _is_a_browser_s(headers):
        kept.append((AT_THE_MACHINE.encode(), _TOKEN.encode()))
    return {**scope, "headers": kept}


def _is_a_browser_s(headers: Headers) -> bool:
    return "origin" in headers and all(name in BROWSER_HEADERS or name.startswith("sec-") for name in headers)


def _framed(send: Send) -> Send:
    """No other page may show the app in a frame, and have its reader click on what it does not show."""
    allowed = " ".join(["'self'", *st.get_option("server.corsAllowedOrigins")])

    async def send_framed(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["content-security-policy"] = f"frame-ancestors {allowed}"
        await send(message)

    return send_framed


def _wrong_host(headers: Headers, host: Authority | None) -> str:
    words = _words(headers)
    return words("guard.host", host=host.host) if host else words("guard.no_host")


def _words(headers: Headers) -> Words:
    preferred = headers.get("accept-language", "")[:2].lower()
    return Words(preferred if preferred in LANGUAGES else "en")


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, words: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await PlainTextResponse(words, status)(scope, receive, send)
