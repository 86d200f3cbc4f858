"""Which provider answers which model name."""

import fnmatch
from urllib.parse import urlsplit

from assistant_core.config import Settings
from assistant_core.engine.models.builtin import BuiltinModel
from assistant_core.engine.models.chat_completions import ChatCompletions
from assistant_core.engine.models.provider import ModelProvider
from assistant_core.engine.models.responses import OpenAIResponses
from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.dense import Embedder
from assistant_core.errors import ConfigError

DEFAULT_NAMES = ("default", "builtin")
OPENAI_DEFAULT_MODEL = "gpt-5.6-luna"
OPENAI_URL = "https://api.openai.com/v1"


class Models:
    """The providers that the settings allow; one of them is used, the built-in one when none is set up."""

    def __init__(self, settings: Settings) -> None:
        self._default_model = settings.openai_model
        self._retired = [pattern.strip() for pattern in settings.retired_models.split(",") if pattern.strip()]
        self._configured = _configured(settings)
        self._builtin = BuiltinModel()
        self.embedder = _embedder(settings)

    def choose(self, name: str) -> Object:
        """What a run says of who answers it: `{"provider", "model", "notices"}`.

        `default` is the configured default model, `builtin` always the built-in one.
        """
        provider = self._configured
        if provider is None or name == BuiltinModel.name:
            notices = [] if name in DEFAULT_NAMES else [_no_provider(name)]
            return {"provider": BuiltinModel.name, "model": BuiltinModel.name, "notices": notices}
        default = self._default_model or (
            OPENAI_DEFAULT_MODEL if isinstance(provider, OpenAIResponses) else "default"
        )
        if name == "default":
            return {"provider": provider.name, "model": default, "notices": []}
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in self._retired):
            notice = f"{name} is retired; {default} answered in its place (RETIRED_MODELS)."
            return {"provider": provider.name, "model": default, "notices": [notice]}
        return {"provider": provider.name, "model": name, "notices": []}

    async def close(self) -> None:
        for server in (self._configured, self.embedder):
            if server:
                await server.close()

    def provider_of(self, run: Object) -> ModelProvider:
        """The provider a run was given to; the configured one if that is no longer the same."""
        if run["engine"]["provider"] == BuiltinModel.name or self._configured is None:
            return self._builtin
        return self._configured


def _no_provider(name: str) -> str:
    return (
        f"No model provider is configured, so the built-in rule-based model answered instead of {name}. "
        "Set OPENAI_API_KEY or OPENAI_BASE_URL to use a language model."
    )


def _configured(settings: Settings) -> OpenAIResponses | ChatCompletions | None:
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
    kind: str = settings.model_provider
    if kind == "auto":
        kind = _kind_for(key, settings.openai_base_url)
    if kind == "builtin":
        return None
    if kind == "responses":
        if not key and not settings.openai_base_url:
            raise ConfigError("MODEL_PROVIDER=responses needs OPENAI_API_KEY. Set it and start again.")
        return OpenAIResponses(key or "none", settings.openai_base_url or OPENAI_URL)
    if not settings.openai_base_url and not key:
        raise ConfigError("MODEL_PROVIDER=chat needs OPENAI_BASE_URL. Set it and start again.")
    return ChatCompletions(key or "none", settings.openai_base_url or OPENAI_URL)


def _embedder(settings: Settings) -> Embedder | None:
    if not settings.embedding_model:
        return None
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
    if key == "none" and not settings.openai_base_url:
        raise ConfigError("EMBEDDING_MODEL needs OPENAI_BASE_URL or OPENAI_API_KEY. Set one, or unset it.")
    return Embedder(Upstream(key, settings.openai_base_url or OPENAI_URL), settings.embedding_model)


def _kind_for(key: str | None, base_url: str | None) -> str:
    if base_url and urlsplit(base_url).hostname != urlsplit(OPENAI_URL).hostname:
        return "chat"
    return "responses" if key else "builtin"
