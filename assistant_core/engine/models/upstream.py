"""The HTTP side of every wire format: requests, retries, and the events of an answer.

aiohttp rather than the OpenAI SDK, which takes three times as long to the first token and builds a typed
object for every token; what is read here are plain dicts.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp

from assistant_core.config import is_on_this_machine
from assistant_core.engine.models.error_bodies import error_in, title_of, told_by
from assistant_core.engine.models.failures import WEB_PAGE, Refused, refusal, shortened
from assistant_core.engine.models.sse import Events, Mark
from assistant_core.engine.models.wire import parsed
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError, ModelInterrupted

CONNECT_SECONDS = 10.0
TRIES = 3
BACKOFF_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 60.0
"""A server that wants a longer pause is not waited for: the run says when to try again."""
LOADING_SECONDS = 60.0
"""For so long a model that is being loaded is waited for."""
LOOK_SECONDS = 1.0
LINGER_SECONDS = 2.0
"""For so long usage is waited for once an answer has ended: some servers never close."""
SHORTEST_KEY = 6
"""Shorter ones are placeholders ("none"), and words of their own."""

T = TypeVar("T")


class Patience:
    """How long, and how often, one thing is asked for again."""

    def __init__(self) -> None:
        self._tried = 0
        self._loading = 0.0

    def pause(self, error: ModelError) -> float:
        """Seconds after which another try makes sense. Raises the error when none does."""
        told = error.told if isinstance(error, Refused) else None
        wanted = (told.pause or 0.0) if told else 0.0
        is_passing = told.is_passing if told else isinstance(error, ModelInterrupted)
        if not is_passing or wanted > LONGEST_WAIT_SECONDS:
            raise error
        if is_loading(error):
            pause = max(wanted, LOOK_SECONDS)
            self._loading += pause
            if self._loading > LOADING_SECONDS:
                raise error
            return pause
        self._tried += 1
        if self._tried == TRIES:
            raise error
        return max(wanted, backoff(self._tried))


def is_loading(error: ModelError) -> bool:
    return isinstance(error, Refused) and error.told.is_loading


class Upstream:
    """One model server. `headers` take the place of `Authorization`; `query` is added to every address."""

    def __init__(
        self,
        api_key: str,
        base_url: str,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._root = self.base_url.removesuffix("/v1")
        self._proxy = _proxy_for(self.base_url)
        self._key = api_key
        self._headers = {"Authorization": f"Bearer {api_key}"} if headers is None else dict(headers)
        self._query = dict(query or {})
        self._session: aiohttp.ClientSession | None = None

    async def get(self, path: str, query: Mapping[str, str] | None = None) -> Any:
        return await self._patiently("GET", path, None, query)

    async def post(self, path: str, body: Object) -> Any:
        return await self._patiently("POST", path, body)

    async def once(self, path: str, body: Object | None = None, at_root: bool = True) -> Any:
        """What a server tells of itself, mostly beside the API (`at_root`): without it, things go on, too."""
        method, url = "GET" if body is None else "POST", self._root if at_root else self.base_url
        async with self._answer(method, path, body, url=url) as answer:
            return parsed(await answer.text(errors="replace"))

    async def events(self, path: str, body: Object) -> AsyncGenerator[Object | Mark, None]:
        """The events of one streamed answer, up to its end. An error among them is raised."""
        async with self._answer("POST", path, {**body, "stream": True}) as answer:
            events, is_empty = Events(), True
            async for chunk in answer.content.iter_any():
                for event in events.feed(chunk):
                    is_empty = False
                    yield _without_error(event)
            for event in events.end():
                is_empty = False
                yield _without_error(event)
            if is_empty:
                raise self._no_events(events.unread)

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def _patiently(
        self, method: str, path: str, body: Object | None, query: Mapping[str, str] | None = None
    ) -> Any:
        patience = Patience()
        while True:
            try:
                async with self._answer(method, path, body, query) as answer:
                    return parsed(await answer.text(errors="replace"))
            except ModelError as error:
                await asyncio.sleep(patience.pause(error))

    @asynccontextmanager
    async def _answer(
        self,
        method: str,
        path: str,
        body: Object | None,
        query: Mapping[str, str] | None = None,
        url: str = "",
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """An answer that is none of an error. Whatever goes wrong with it is a ModelError."""
        asked = {**self._query, **(query or {})}
        address = (url or self.base_url) + path
        request = self._open().request(method, address, params=asked or None, json=body, proxy=self._proxy)
        try:
            async with request as answer:
                if answer.status >= 400:
                    raise await _refused(answer)
                yield answer
        except ModelError as error:
            self._hide_key(error)
            raise
        except (aiohttp.ClientConnectorError, aiohttp.ServerTimeoutError) as error:
            raise ModelInterrupted(
                f"The model server at {self.base_url} could not be reached ({error}). "
                "Check that it runs and that OPENAI_BASE_URL is right."
            ) from error
        except aiohttp.ClientError as error:
            raise ModelInterrupted(f"The connection to the model server broke off ({error}).") from error
        except ValueError as error:
            raise ModelError(f"The model server sent something that is not JSON ({error}).") from error

    def _no_events(self, text: str) -> ModelError:
        """Something came, but no answer."""
        if title := title_of(text):
            return ModelInterrupted(
                f"The model server at {self.base_url} sent a web page (“{title}”) instead of an answer. "
                f"{WEB_PAGE}"
            )
        if text:
            return ModelError(f"The model server sent something that cannot be read: {shortened(text)}")
        return ModelInterrupted(f"The model server at {self.base_url} sent an empty answer. {WEB_PAGE}")

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


async def next_of(events: AsyncGenerator[T, None], linger: float | None) -> T | None:
    """The next event; None at the end. `linger`: seconds to wait for more of an answer that has ended, which
    stays an answer whatever becomes of the connection.
    """
    if linger is None:
        return await anext(events, None)
    try:
        async with asyncio.timeout(linger):
            return await anext(events, None)
    except (TimeoutError, ModelInterrupted):
        return None


async def _refused(answer: aiohttp.ClientResponse) -> Refused:
    text = await answer.text(errors="replace")
    try:
        body = parsed(text)
    except ValueError:
        body = text
    return refusal(told_by(body or answer.reason, answer.status, answer.headers), is_answer=True)


def _without_error(event: Object | Mark) -> Object | Mark:
    if isinstance(event, dict) and (told := error_in(event)):
        raise refusal(told)
    return event


def backoff(tried: int) -> float:
    """Seconds to wait before the next try, when the server names none."""
    return BACKOFF_SECONDS * 2 ** (tried - 1) * random.uniform(0.75, 1.25)
