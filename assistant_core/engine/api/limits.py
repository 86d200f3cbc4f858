"""How large a request may be, told before it has been read.

The bounds follow from those of the protocol: a JSON body may hold many messages of the length that
instructions may have (256,000 characters), many tool outputs (512 kB), or some embedded pictures; a URL holds
16 pairs of metadata, and is as long as the SDK's HTTP client makes it at most.
"""

import asyncio

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant_core.errors import ApiError, HeadersTooLarge, RequestTooLarge, RequestTooSlow

MEBIBYTE = 1024 * 1024
MOST_JSON_BYTES = 16 * MEBIBYTE
MOST_FILE_BYTES = 512 * MEBIBYTE
MOST_FORM_BYTES = MOST_FILE_BYTES + MEBIBYTE
"""A file, and what is around it in a form."""
FORMS = {"/v1/files"}
"""Where a form is read as it comes. Everything else is held in memory as a whole."""
MOST_FIELDS = 8
MOST_FIELD_BYTES = 64 * 1024
MOST_HEAD_BYTES = 64 * 1024
MOST_HEADERS = 100
SILENCE_SECONDS = 60
"""A client that has begun a body and sends nothing more of it for this long is not waited for."""


class LimitRequests:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        try:
            _check_head(scope)
            body = _Body(scope, receive)
        except ApiError as refusal:
            return await JSONResponse(refusal.body(), refusal.status)(scope, receive, send)
        return await self._app(scope, body.receive, send)


class _Body:
    """Raises RequestTooLarge or RequestTooSlow from within whatever reads it."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._receive = receive
        headers = Headers(scope=scope)
        takes_form = scope["path"] in FORMS
        is_form = takes_form and headers.get("content-type", "").lower().startswith("multipart/form-data")
        self._most = MOST_FORM_BYTES if is_form else MOST_JSON_BYTES
        self._taken = 0
        self._is_whole = False
        declared = headers.get("content-length", "")
        if declared.isdecimal():
            self._check(int(declared))

    async def receive(self) -> Message:
        if self._is_whole:
            return await self._receive()
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                message = await self._receive()
        except TimeoutError as error:
            raise RequestTooSlow(
                f"The rest of the request body did not come within {SILENCE_SECONDS} seconds. Nothing was "
                "stored. Send it again."
            ) from error
        self._taken += len(message.get("body", b""))
        self._check(self._taken)
        self._is_whole = not message.get("more_body", False)
        return message

    def _check(self, size: int) -> None:
        if size > self._most:
            raise RequestTooLarge(
                f"The request body is larger than {self._most} bytes, the most that is accepted here. "
                "Nothing was stored. Send less at once, or upload it as a file."
            )


def _check_head(scope: Scope) -> None:
    headers = scope["headers"]
    size = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    size += sum(len(name) + len(value) for name, value in headers)
    if size > MOST_HEAD_BYTES or len(headers) > MOST_HEADERS:
        raise HeadersTooLarge(
            f"A request may have {MOST_HEADERS} headers, and {MOST_HEAD_BYTES} bytes of URL and headers."
        )
