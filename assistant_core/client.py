"""The OpenAI client that the whole app talks through: to a separate engine, or to one embedded here.

Everything the client needs is given explicitly. Keys and organisations that the environment holds for a
model server never reach the engine through it.
"""

import threading
import warnings
from functools import cache
from typing import TYPE_CHECKING

import httpx2
import openai

from assistant_core.config import Settings, get_settings, is_on_this_machine

if TYPE_CHECKING:
    from assistant_core.engine import EmbeddedEngine

# The engine may rightly stay silent for as long as the model may; a stream that is cut short is taken up
# again by polling, so the margin only has to spare a needless reconnect.
SILENCE_MARGIN_SECONDS = 60

CONNECTION_HEADER = "X-Model-Connection"

ASSISTANTS_WARNING = r"(The Assistants API is )?deprecated\b"

_lock = threading.Lock()


def silence_deprecation() -> None:
    """The SDK calls the Assistants API deprecated at every call; here an engine of our own serves it."""
    warnings.filterwarnings("ignore", ASSISTANTS_WARNING, DeprecationWarning)


def get_client() -> openai.OpenAI:
    """The process's client. The first call starts the embedded engine unless ASSISTANTS_BASE_URL is set."""
    with _lock:
        return _connect()


def embedded_engine() -> "EmbeddedEngine | None":
    """The engine in this process, started if need be; None with a separate one."""
    with _lock:
        return None if get_settings().assistants_base_url else _start()


def through(client: openai.OpenAI, token: str) -> openai.OpenAI:
    """The client, whose runs are answered by the model connection that the token stands for."""
    return _without_environment(client.with_options(default_headers={CONNECTION_HEADER: token}))


def reload_settings() -> None:
    """Read the settings again, and have the embedded engine use them. Raises ConfigError."""
    get_settings.cache_clear()
    if engine := embedded_engine():
        engine.take_over(get_settings())


def connect(base_url: str, api_key: str, settings: Settings) -> openai.OpenAI:
    silence_deprecation()
    client = openai.OpenAI(
        base_url=base_url,
        api_key=api_key,
        timeout=httpx2.Timeout(30, read=settings.model_silence_seconds + SILENCE_MARGIN_SECONDS, connect=5),
        max_retries=1,
        http_client=_http_client(base_url),
    )
    return _without_environment(client)


def _without_environment(client: openai.OpenAI) -> openai.OpenAI:
    client.organization = client.project = client.admin_api_key = None
    return client


@cache
def _connect() -> openai.OpenAI:
    settings = get_settings()
    if settings.assistants_base_url:
        key = settings.engine_api_key.get_secret_value() if settings.engine_api_key else "none"
        return connect(settings.assistants_base_url, key, settings)
    engine = _start()
    return connect(engine.base_url, engine.api_key, settings)


@cache
def _start() -> "EmbeddedEngine":
    # Imported here: with a separate engine, the app needs none of the engine's packages.
    from assistant_core.engine import start_engine

    return start_engine(get_settings())


def _http_client(base_url: str) -> httpx2.Client:
    return openai.DefaultHttpx2Client(trust_env=not is_on_this_machine(base_url))
