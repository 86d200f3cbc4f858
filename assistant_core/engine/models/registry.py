"""The model connections of this process: its own, from the settings, and those the app offers for a session.

Offered ones live in memory only, each under a random token. They are used from the engine's loop, and offered
and changed from other threads.
"""

import secrets
import threading
from collections import OrderedDict
from typing import NamedTuple

from assistant_core.config import Settings
from assistant_core.engine import objects
from assistant_core.engine.models.anthropic import ANTHROPIC_URL, is_anthropic
from assistant_core.engine.models.azure import azure_upstream
from assistant_core.engine.models.connections import (
    ENDED,
    OPENAI_URL,
    Connected,
    ModelConnection,
    of_settings,
)
from assistant_core.engine.models.in_process import load_providers
from assistant_core.engine.models.provider import ModelProvider
from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.dense import Embedder
from assistant_core.errors import ConfigError, InvalidRequest

MOST_OFFERED = 100
UNKNOWN_CONNECTION = "unknown_model_connection"


class Held(NamedTuple):
    """The connection that a run keeps for its whole life, and when that is over at the latest."""

    connected: Connected
    until: int


class Models:
    def __init__(self, settings: Settings) -> None:
        self._lock = threading.Lock()
        self._retired = settings.retired_models
        self._in_process = load_providers(settings.in_process_models)
        self._own = Connected(of_settings(settings), self._retired, self._in_process)
        self._offered: OrderedDict[str, Connected] = OrderedDict()
        self._held: dict[str, Held] = {}
        self._dropped: list[Connected] = []
        self.embedder = _embedder(settings)

    def offer(self, connection: ModelConnection) -> str:
        """A token for the connection. Too many, and the oldest that no run uses is dropped."""
        connected = Connected(connection, self._retired, self._in_process)
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._offered[token] = connected
            used = {id(held.connected) for held in self._held.values()}
            unused = [old for old, each in self._offered.items() if id(each) not in used and old != token]
            for old in unused[: max(0, len(self._offered) - MOST_OFFERED)]:
                self._dropped.append(self._offered.pop(old))
        return token

    def withdraw(self, token: str) -> None:
        with self._lock:
            if connected := self._offered.pop(token, None):
                self._dropped.append(connected)

    def take_over(self, settings: Settings) -> None:
        """Use other settings from now on; runs that go on keep what they have, and embeddings too."""
        in_process = load_providers(settings.in_process_models)
        own = Connected(of_settings(settings), settings.retired_models, in_process)
        with self._lock:
            self._dropped.append(self._own)
            self._own, self._retired, self._in_process = own, settings.retired_models, in_process

    @property
    def in_process(self) -> tuple[str, ...]:
        """The names of the providers in this process; the first answers where there is no server."""
        return tuple(self._in_process)

    def connected(self, token: str | None) -> Connected:
        """The connection under the token, or the process's own without one."""
        with self._lock:
            if token is None:
                return self._own
            if token not in self._offered:
                raise InvalidRequest(
                    "This model connection is not known here, or not any more. Connect the model again.",
                    code=UNKNOWN_CONNECTION,
                )
            self._offered.move_to_end(token)
            return self._offered[token]

    def answering(self, run: Object, was_offered: bool, given: Connected | None = None) -> ModelProvider:
        """Who answers a run that begins with the connection `given`, or goes on with what it had."""
        with self._lock:
            held = self._held.get(run["id"])
            connected = given or (held.connected if held else None)
            if connected is None and was_offered:
                return ENDED
            connected = connected or self._own
            self._held[run["id"]] = Held(connected, run["expires_at"] or objects.now())
            return connected.provider_of(run)

    def release(self, run_id: str) -> None:
        with self._lock:
            self._held.pop(run_id, None)

    async def close_dropped(self) -> None:
        """Close the HTTP sessions of dropped connections that no run uses any more."""
        now = objects.now()
        with self._lock:
            self._held = {run_id: held for run_id, held in self._held.items() if held.until >= now}
            used = {id(held.connected) for held in self._held.values()}
            unused = [each for each in self._dropped if id(each) not in used]
            self._dropped = [each for each in self._dropped if id(each) in used]
        for connected in unused:
            await connected.close()

    async def close(self) -> None:
        with self._lock:
            everything = [self._own, *self._offered.values(), *self._dropped]
        for connected in everything:
            await connected.close()
        if self.embedder:
            await self.embedder.close()


def _embedder(settings: Settings) -> Embedder | None:
    if not settings.embedding_model:
        return None
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
    if key == "none" and not settings.openai_base_url:
        raise ConfigError("EMBEDDING_MODEL needs OPENAI_BASE_URL or OPENAI_API_KEY. Set one, or unset it.")
    if settings.model_provider == "azure" and settings.openai_base_url:
        return Embedder(azure_upstream(key, settings.openai_base_url), settings.embedding_model)
    url = settings.openai_base_url or (
        ANTHROPIC_URL if settings.model_provider == "anthropic" else OPENAI_URL
    )
    if is_anthropic(url):
        raise ConfigError("EMBEDDING_MODEL needs a server that embeds texts; Anthropic's does not. Unset it.")
    return Embedder(Upstream(key, url), settings.embedding_model)
