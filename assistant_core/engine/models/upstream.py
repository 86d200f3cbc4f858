"""The HTTP side of both wire formats: requests, retries, server-sent events, and errors in words.

aiohttp rather than the OpenAI SDK, which takes three times as long to the first token and builds a typed
object for every token; what is read here are plain dicts.
"""

import asyncio
import json
import random
import re
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from email.utils import mktime_tz, parsedate_tz
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp

from assistant_core.config import is_on_this_machine
from assistant_core.engine.objects import Object
from assistant_core.errors import ContextExceeded, ModelError, ModelInterrupted, ModelRateLimited

CONNECT_SECONDS = 10.0
TRIES = 3
BACKOFF_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 60.0
"""A server that wants a longer pause is not waited for: the run says when to try again."""
SHOWN_CHARACTERS = 300
SHORTEST_KEY = 6
"""Shorter ones are placeholders ("none"), and words of their own."""
TOO_LONG = re.compile(r"context.{0,20}(length|window|size)|maximum context|prompt is too long", re.IGNORECASE)
SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
RETRIED = {408, 409, 429, 500, 502, 503, 504}


class Refused(ModelError):
    """The server answered with an HTTP error."""

    def __init__(self, status: int, error: Object, text: str) -> None:
        self.status = status
        self.param = error.get("param")
        self.message = str(error.get("message") or text)
        code = f" [{error['code']}]" if error.get("code") else ""
        super().__init__(f"The model server answered {status}: {self.message}{code}")


class RefusedForNow(Refused, ModelRateLimited):
    pass


class RefusedAsTooLong(Refused, ContextExceeded):
    pass


class Upstream:
    """One model server."""

    def __init__(self, api_key: str, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._proxy = _proxy_for(self.base_url)
        self._key = api_key
        self._headers = {"Authorization": f"Bearer {api_key}"}
        self._session: aiohttp.ClientSession | None = None

    async def get(self, path: str) -> Any:
        async with self._answer("GET", path, None) as answer:
            return await answer.json(content_type=None)

    async def post(self, path: str, body: Object) -> Any:
        async with self._answer("POST", path, body) as answer:
            return await answer.json(content_type=None)

    async def events(self, path: str, body: Object) -> AsyncGenerator[Object, None]:
        """The events of one streamed answer, up to its end. An error among them is raised."""
        async with self._answer("POST", path, {**body, "stream": True}) as answer:
            rest = b""
            async for chunk in answer.content.iter_any():
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    if (event := _read(line)) is not None:
                        yield event
            if (event := _read(rest)) is not None:
                yield event

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    @asynccontextmanager
    async def _answer(
        self, method: str, path: str, body: Object | None
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        try:
            async with await self._ask(method, path, body) as answer:
                yield answer
        except ModelError as error:
            self._hide_key(error)
            raise
        except (aiohttp.ClientConnectorError, aiohttp.ServerTimeoutError) as error:
            raise ModelError(
                f"The model server at {self.base_url} could not be reached ({error}). "
                "Check that it runs and that OPENAI_BASE_URL is right."
            ) from error
        except aiohttp.ClientError as error:
            raise ModelInterrupted(f"The connection to the model server broke off ({error}).") from error
        except ValueError as error:
            raise ModelError(f"The model server sent something that is not JSON ({error}).") from error

    async def _ask(self, method: str, path: str, body: Object | None) -> aiohttp.ClientResponse:
        """Send the request, again after a while when the server is busy or out of reach."""
        for tried in range(1, TRIES + 1):
            try:
                answer = await self._open().request(
                    method, self.base_url + path, json=body, proxy=self._proxy
                )
            except aiohttp.ClientConnectionError:
                if tried == TRIES:
                    raise
                await asyncio.sleep(backoff(tried))
                continue
            if answer.status < 400:
                return answer
            async with answer:
                refusal = await _refusal(answer)
            wanted = _wanted_pause(answer.headers)
            in_vain = "quota" in refusal.message or wanted > LONGEST_WAIT_SECONDS
            if tried == TRIES or answer.status not in RETRIED or in_vain:
                raise refusal
            await asyncio.sleep(max(wanted, backoff(tried)))
        raise AssertionError("unreachable")

    def _hide_key(self, error: ModelError) -> None:
        """Some servers repeat the key they refuse, and what they say is stored and shown."""
        if len(self._key) >= SHORTEST_KEY:
            error.args = tuple(str(part).replace(self._key, "…") for part in error.args)

    def _open(self) -> aiohttp.ClientSession:
        # Made on first use, because a session belongs to the event loop it is made in.
        if self._session is None:
            self._session = aiohttp.ClientSession(
                headers=self._headers,
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
                connector=aiohttp.TCPConnector(limit=0),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session


def _proxy_for(url: str) -> str | None:
    """The environment's proxy, looked up once: aiohttp's own look-up reads files at every request."""
    parts = urlsplit(url)
    if is_on_this_machine(url) or proxy_bypass(parts.netloc):
        return None
    return getproxies().get(parts.scheme)


@contextmanager
def reading(event: Object) -> Iterator[None]:
    """While an event is taken apart: one of another shape than agreed is the server's failure, not ours."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        shown = json.dumps(event, ensure_ascii=False)[:SHOWN_CHARACTERS]
        raise ModelError(f"The model server sent an event that cannot be read: {shown}") from error


def failure(error: Object) -> ModelError:
    """An error that came in the middle of an answer."""
    message = f"The model server reported an error: {error.get('message') or 'no reason was given'}"
    if error.get("code") == "rate_limit_exceeded":
        return ModelRateLimited(message)
    if _is_too_long(error, message):
        return ContextExceeded(message)
    return ModelInterrupted(message) if error.get("code") == "server_error" else ModelError(message)


def _without_halves(event: Any) -> Any:
    """Halves of a character, from a server that cut one in two, can be neither stored nor sent."""
    text = json.dumps(event, ensure_ascii=False)
    return json.loads(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


async def _refusal(answer: aiohttp.ClientResponse) -> Refused:
    text = await answer.text(errors="replace")
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    error = body.get("error") if isinstance(body, dict) else None
    details, said = error if isinstance(error, dict) else {}, str(error or text or answer.reason)
    if answer.status == 429:
        return RefusedForNow(answer.status, details, said)
    too_long = answer.status in (400, 413) and _is_too_long(details, said)
    return (RefusedAsTooLong if too_long else Refused)(answer.status, details, said)


def _is_too_long(error: Object, message: str) -> bool:
    return error.get("code") == "context_length_exceeded" or bool(TOO_LONG.search(message))


def backoff(tried: int) -> float:
    """Seconds to wait before the next try, when the server names none."""
    return BACKOFF_SECONDS * 2 ** (tried - 1) * random.uniform(0.75, 1.25)


def _wanted_pause(headers: Mapping[str, str]) -> float:
    """Seconds that the server asks for in `Retry-After`, as a number or as a date."""
    given = headers.get("retry-after", "")
    try:
        return max(float(given), 0.0)
    except ValueError:
        date = parsedate_tz(given)
        return max(mktime_tz(date) - time.time(), 0.0) if date else 0.0


def _read(line: bytes) -> Object | None:
    """The event in a line of a stream, if any: its other fields repeat what the data says."""
    if not line.startswith(b"data:"):
        return None
    data = line[5:].strip()
    if data == b"[DONE]":
        return None
    event = _without_halves(json.loads(data)) if SURROGATE.search(data) else json.loads(data)
    if isinstance(event, dict) and (error := event.get("error")):
        raise failure(error if isinstance(error, dict) else {"message": str(error)})
    return event
