"""How many tokens the models of one connection take, prompt and answer together: its window.

It is asked for once a model. A server nearby is waited for, which takes milliseconds; one far away is given
a moment, and what it says later counts from the next question on.
"""

import asyncio
import ipaddress
import logging
import time
from collections.abc import Awaitable
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from assistant_core.engine.models.failures import Refused
from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.models.windows import listing, llama_cpp, lm_studio, ollama
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError

T = TypeVar("T")
log = logging.getLogger(__name__)

READERS = (llama_cpp, ollama, lm_studio)
LISTING_SECONDS = 2.0
FAR_SECONDS = 0.3
KEPT_SECONDS = 300.0
"""A model nearby may be loaded anew, with another window."""
DOES_NOT_TELL = {400, 401, 403, 404, 405, 422, 501}
SILENT = {"api.openai.com"}
"""They tell nothing, and their models take more than is ever sent."""
HOME = (".local", ".lan", ".home", ".internal")


class Told(NamedTuple):
    window: int | None
    is_certain: bool
    """False when a server that could tell did not answer, or not yet."""


class Asked(NamedTuple):
    answer: "asyncio.Task[Told]"
    since: float


class Windows:
    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream
        self._is_near = is_near(upstream.base_url)
        self._is_silent = urlsplit(upstream.base_url).hostname in SILENT
        self._asked: dict[str, Asked] = {}
        self._learned: dict[str, int] = {}

    async def of(self, model: str) -> int | None:
        """The model's window; None when it is not known, or not yet."""
        if self._is_silent:
            return self._learned.get(model)
        before = asked = self._asked.get(model)
        if asked is None or self._is_over(asked):
            asked = Asked(asyncio.create_task(self._ask(model)), time.monotonic())
            self._asked[model] = asked
        if not asked.answer.done():
            moment = 0.0 if before else FAR_SECONDS
            await asyncio.wait({asked.answer}, timeout=None if self._is_near else moment)
        is_known = asked.answer.done() and not asked.answer.cancelled()
        told = asked.answer.result().window if is_known else None
        return min(filter(None, (told, self._learned.get(model))), default=None)

    def learn(self, model: str, tokens: int) -> None:
        """The server said so when it refused a longer prompt."""
        self._learned[model] = tokens

    async def close(self) -> None:
        for asked in self._asked.values():
            asked.answer.cancel()

    def _is_over(self, asked: Asked) -> bool:
        if not asked.answer.done():
            return False
        is_old = self._is_near and time.monotonic() - asked.since > KEPT_SECONDS
        return is_old or asked.answer.cancelled() or not asked.answer.result().is_certain

    async def _ask(self, model: str) -> Told:
        listed, answered = await _answer(listing.entry(self._upstream, model), LISTING_SECONDS)
        if listed is None and not answered:
            return Told(None, False)
        entry: Object = listed or {}
        if window := listing.told(entry):
            return Told(window, True)
        name = str(entry.get("id") or model)
        answers = await asyncio.gather(
            *(_answer(reader.window(self._upstream, name), reader.SECONDS) for reader in READERS)
        )
        window = next((told for told, _ in answers if told), listing.trained(entry))
        log.info("%s at %s has a window of %s tokens", model, self._upstream.base_url, window or "unknown")
        return Told(window, all(certain for _, certain in answers))


async def _answer(asked: Awaitable[T], seconds: float) -> tuple[T | None, bool]:
    """What was told, if anything, and whether asking again would bring no more."""
    try:
        async with asyncio.timeout(seconds):
            return await asked, True
    except (ModelError, TimeoutError) as error:
        log.debug("a window is not told: %s", error)
        return None, isinstance(error, Refused) and error.told.status in DOES_NOT_TELL
    except Exception:
        # No answer is to fail because nobody knows how long it may be.
        log.exception("what a server tells of its window could not be read")
        return None, False


def is_near(url: str) -> bool:
    """Whether the server is on this machine or in its network."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(HOME)
