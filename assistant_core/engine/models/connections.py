"""A model connection: one model server, or a provider in this process, and which names it answers to."""

import asyncio
import fnmatch
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant_core.config import Settings
from assistant_core.engine.models.anthropic import (
    ANTHROPIC_URL,
    AnthropicMessages,
    anthropic_upstream,
    is_anthropic,
)
from assistant_core.engine.models.azure import azure
from assistant_core.engine.models.chat_completions import ChatCompletions
from assistant_core.engine.models.in_process import WIRES
from assistant_core.engine.models.model_list import listed_models, told_of
from assistant_core.engine.models.provider import ModelEvent, ModelProvider, ModelRequest
from assistant_core.engine.models.responses import OpenAIResponses
from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.models.windows.known import Windows
from assistant_core.engine.objects import Object
from assistant_core.errors import ConfigError, ModelError

OPENAI_URL = "https://api.openai.com/v1"
LIST_SECONDS = 10.0


class ModelServer(ModelProvider, Protocol):
    """A provider that asks a server, each in a wire format of its own."""

    upstream: Upstream
    windows: Windows
    default_model: str
    lists_models: bool


@dataclass(frozen=True)
class ModelConnection:
    """What it takes to reach a model."""

    kind: str = "auto"
    """A wire format, or the name of a provider in this process; `auto` decides by key and base URL."""
    base_url: str | None = None
    api_key: SecretStr | None = None
    model: str | None = None
    api_version: str | None = None
    """Of Azure OpenAI."""


def of_settings(settings: Settings) -> ModelConnection:
    return ModelConnection(
        settings.model_provider,
        settings.openai_base_url,
        settings.openai_api_key,
        settings.openai_model,
        settings.openai_api_version,
    )


class Connected:
    """A connection that can be asked. Raises ConfigError when it lacks what it needs."""

    def __init__(
        self, connection: ModelConnection, retired: str, in_process: Mapping[str, ModelProvider]
    ) -> None:
        self._retired = [pattern.strip() for pattern in retired.split(",") if pattern.strip()]
        self._in_process = in_process
        self._server = _server(connection, in_process)
        own = connection.kind if connection.kind in in_process else next(iter(in_process), "")
        self._default_model = (connection.model or self._server.default_model) if self._server else own

    def choose(self, name: str) -> Object:
        """What a run says of who answers it: `{"provider", "asked", "model", "notices"}`.

        `default` is the connection's default model; a provider in this process always has its own name.
        """
        server, default = self._server, self._default_model
        if name in self._in_process:
            return _chosen(name, name)
        if server is None:
            is_meant = name == "default" or not default
            return _chosen(
                default or NO_MODEL.name, default or name, "" if is_meant else _instead(default, name)
            )
        if name == "default":
            return _chosen(server.name, default)
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in self._retired):
            notice = f"{name} is retired; {default} answered in its place (RETIRED_MODELS)."
            return _chosen(server.name, default, notice)
        return _chosen(server.name, name)

    def provider_of(self, run: Object) -> ModelProvider:
        """The provider a run was given to; this connection's if that is no longer the same."""
        given = self._in_process.get(run["engine"]["provider"])
        return given or self._server or self._in_process.get(self._default_model, NO_MODEL)

    async def models(self) -> list[Object]:
        """The models there are, as the API lists them. ModelError when the server does not tell."""
        if self._server is None:
            others = [name for name in self._in_process if name != self._default_model]
            return [_model(name, {}) for name in [self._default_model, *others] if name]
        if not self._server.lists_models:
            return [_model(self._default_model, {})]
        try:
            async with asyncio.timeout(LIST_SECONDS):
                listed = await listed_models(self._server.upstream)
        except TimeoutError:
            raise ModelError(
                f"The model server listed no models within {LIST_SECONDS:g} seconds. Try again."
            ) from None
        return [_model(model["id"], model) for model in listed]

    async def close(self) -> None:
        if self._server:
            await self._server.windows.close()
            await self._server.upstream.close()


class NoProvider:
    """Stands in where nothing can answer, and says why."""

    windows = None

    def __init__(self, name: str, why: str) -> None:
        self.name, self._why = name, why

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        raise ModelError(self._why)
        yield  # makes it a stream


NO_MODEL = NoProvider(
    "none",
    "No model is configured. Set OPENAI_API_KEY or OPENAI_BASE_URL, or name a provider in IN_PROCESS_MODELS, "
    "and start again.",
)
ENDED = NoProvider("ended", "The model connection of this answer ended with the app's restart; ask again.")
"""For a connection that went with the process that had it."""


def _chosen(provider: str, model: str, notice: str = "") -> Object:
    """`asked` stays what the server is asked for; `model` becomes what the server calls itself."""
    return {"provider": provider, "asked": model, "model": model, "notices": [notice] if notice else []}


def _model(name: str, known: Object) -> Object:
    created, owner = known.get("created"), known.get("owned_by")
    listed: Object = {
        "id": str(name),
        "object": "model",
        "created": created if isinstance(created, int) else 0,
        "owned_by": str(owner or ""),
    }
    told = told_of(known)
    return listed | {"engine": told} if told else listed


def _instead(answers: str, name: str) -> str:
    return (
        f"No model server is configured, so the model {answers} answered instead of {name}. "
        "Set OPENAI_API_KEY or OPENAI_BASE_URL to use a language model."
    )


def _server(connection: ModelConnection, in_process: Mapping[str, ModelProvider]) -> ModelServer | None:
    key = connection.api_key.get_secret_value() if connection.api_key else None
    url = connection.base_url
    if url:
        _check(url)
    kind = _kind_for(key, url) if connection.kind == "auto" else connection.kind
    if not kind or kind in in_process:
        return None
    if kind == "responses":
        if not key and not url:
            raise ConfigError("MODEL_PROVIDER=responses needs OPENAI_API_KEY. Set it and start again.")
        return OpenAIResponses(Upstream(key or "none", url or OPENAI_URL))
    if kind == "anthropic":
        if not key and not url:
            raise ConfigError("MODEL_PROVIDER=anthropic needs OPENAI_API_KEY. Set it and start again.")
        return AnthropicMessages(anthropic_upstream(key or "none", url or ANTHROPIC_URL))
    if kind == "azure":
        if not (key and url and connection.model):
            raise ConfigError(
                "MODEL_PROVIDER=azure needs OPENAI_BASE_URL (https://NAME.openai.azure.com), OPENAI_API_KEY "
                "and OPENAI_MODEL (the name of a deployment). Set them and start again."
            )
        return azure(key, url, connection.api_version)
    if kind != "chat":
        known = ", ".join(("auto", *WIRES, *in_process))
        raise ConfigError(f"MODEL_PROVIDER={kind} is not known here. Set it to one of: {known}.")
    if not url and not key:
        raise ConfigError("MODEL_PROVIDER=chat needs OPENAI_BASE_URL. Set it and start again.")
    return ChatCompletions(Upstream(key or "none", url or OPENAI_URL))


def _check(url: str) -> None:
    """Addresses stand in error messages: they must hold no secrets."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ConfigError("OPENAI_BASE_URL is not usable: it must be like http://localhost:11434/v1.")
    if parts.username or parts.password or parts.query:
        raise ConfigError(
            "OPENAI_BASE_URL is not usable: it must hold no user name, password or query. "
            "A key belongs into OPENAI_API_KEY."
        )


def _kind_for(key: str | None, base_url: str | None) -> str:
    """The wire format; empty where there is no server."""
    if base_url and is_anthropic(base_url):
        return "anthropic"
    if base_url and urlsplit(base_url).hostname != urlsplit(OPENAI_URL).hostname:
        return "chat"
    return "responses" if key else ""
