"""What the reader is putting together on the Settings page. It outlives a switch to another page."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from pydantic import SecretStr

from assistant_core.config import Settings, get_settings
from assistant_core.connections.provider import Provider
from assistant_core.connections.registry import provider_at, providers

DRAFT = "settings.draft"
OPENAI_HOST = "api.openai.com"
LONG_ENOUGH = 12
"""A key this long may show its last four characters."""
WIRES = ("auto", "responses", "chat")
"""Each is many providers'; the others are one's each."""
VERSION = re.compile(r"[\w.-]{1,40}", re.ASCII)


@dataclass
class Draft:
    service: str
    """The key of a provider, the name of a model in this process (`builtin`), or `engine`: a separate one."""
    urls: dict[str, str] = field(default_factory=dict)
    """Service → the address that was given for it."""
    key: SecretStr | None = None
    model: str = ""
    """Empty: the service's default."""
    temperature: float | None = None
    listed: tuple[str, ...] = ()
    api_version: str = ""

    @property
    def provider(self) -> Provider | None:
        return providers().get(self.service)

    @property
    def is_in_process(self) -> bool:
        return self.provider is None and self.service != "engine"

    @property
    def url(self) -> str:
        """Where the provider asks for one: what was given, or where it usually listens."""
        usual = self.provider.base_url if self.provider and self.provider.asks_address else ""
        return self.urls.get(self.service, usual)

    @property
    def base_url(self) -> str | None:
        if self.provider is None or self.provider.is_default:
            return None
        asked = self.provider.asks_address
        return self.provider.read_address(self.url).url if asked else self.provider.base_url

    @property
    def effective_key(self) -> SecretStr | None:
        """The one that was typed; else the app's own, for the app's own address and no other."""
        return self.key or (get_settings().openai_api_key if self._is_apps_own else None)

    @property
    def missing(self) -> str:
        """Which words tell what has to be filled in; none when all is there."""
        if (to_connect := self.missing_to_connect) or not self.provider:
            return to_connect
        if self.provider.has_deployments and not self.model:
            return "settings.need_deployment"
        needs_model = self.provider.needs_key == "always" and not self.provider.has_default_model
        return "settings.need_model" if needs_model and not (self.model or self._is_apps_own) else ""

    @property
    def missing_to_connect(self) -> str:
        """The same, of what it takes to have the models listed."""
        if not self.provider:
            return ""
        if self.base_url is not None and not is_address(self.base_url):
            return "settings.need_endpoint" if self.provider.has_deployments else "settings.need_address"
        if self.provider.needs_key == "always" and not self.effective_key:
            return "settings.need_key"
        if self.provider.has_versions and self.api_version and not VERSION.fullmatch(self.api_version):
            return "settings.need_version"
        return ""

    def offer(self) -> dict[str, Any]:
        """The arguments of `EmbeddedEngine.offer`."""
        if self.is_in_process:
            return {"kind": self.service}
        return {
            "kind": self._kind,
            "base_url": self.base_url,
            "api_key": self.effective_key,
            "model": self.model or None,
            "api_version": self.api_version or None,
        }

    def values(self) -> dict[str, str | None]:
        """The settings that say the same. The app's own key stays where it is."""
        if self.is_in_process:
            return {"MODEL_PROVIDER": self.service}
        temperature = {"MODEL_TEMPERATURE": None if self.temperature is None else f"{self.temperature:g}"}
        if not self.provider:
            return temperature
        values = temperature | {
            "MODEL_PROVIDER": None if self._kind == "auto" else self._kind,
            "OPENAI_BASE_URL": self.base_url,
            "OPENAI_MODEL": self.model or None,
        }
        if self.provider.has_versions:
            values["OPENAI_API_VERSION"] = self.api_version or None
        if self.key or not self._is_apps_own:
            values["OPENAI_API_KEY"] = self.key.get_secret_value() if self.key else None
        return values

    def moves_to(self, service: str, typed: str | None = None) -> None:
        """To another service, or an address of it. A key stays with the host that it was typed for."""
        before = self._host
        self.service = service
        reads = self.provider.read_address if self.provider and self.provider.asks_address else None
        address = reads(typed) if reads and typed is not None else None
        if address:
            self.urls[service] = address.url
        if self._host != before:
            self.key, self.model, self.listed, self.api_version = None, "", (), ""
        if address:
            self.model = address.model or self.model
            self.api_version = address.api_version or self.api_version

    @property
    def _host(self) -> tuple[str, str]:
        if self.base_url is None:
            return self.service, ""
        return urlsplit(self.base_url)[:2] if is_address(self.base_url) else ("", self.base_url)

    @property
    def _kind(self) -> str:
        wire = self.provider.kind if self.provider else "auto"
        return get_settings().model_provider if self._is_apps_own and wire in WIRES else wire

    @property
    def _place(self) -> tuple[str, str | None]:
        return self.service if self.base_url is None else "", self.base_url

    @property
    def _is_apps_own(self) -> bool:
        own = of_settings(get_settings())
        return not own.is_in_process and self._place == own._place


def draft() -> Draft:
    if DRAFT not in st.session_state:
        st.session_state[DRAFT] = of_settings(get_settings())
    return st.session_state[DRAFT]


def of_settings(settings: Settings) -> Draft:
    service = "engine" if settings.assistants_base_url else service_of(settings)
    url = _base_url(settings)
    return Draft(
        service,
        urls={service: url} if url else {},
        model=settings.openai_model or "",
        temperature=settings.model_temperature,
        api_version=settings.openai_api_version or "",
    )


def service_of(settings: Settings) -> str:
    url, given = _base_url(settings), settings.model_provider
    if given not in WIRES and all(one.kind != given for one in providers().values()):
        return given
    if not (url or settings.openai_api_key):
        return "builtin"
    for one in providers().values():
        if one.kind not in WIRES and one.kind == given and one.is_at(url):
            return one.key
    return provider_at(url).key if url else "openai"


def service_name(service: str, base_url: str) -> str:
    """A proper name; the address alone for what has none, and nothing for the built-in model."""
    provider = providers().get(service)
    name = provider.name if provider else ""
    host = urlsplit(base_url).netloc.rpartition("@")[2] if provider and provider.asks_address else ""
    return f"{name} ({host})" if name and host else name or host


def is_address(url: str) -> bool:
    """A web address without user name, password or query, which must not stand in messages."""
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.port != 0
            and not (parts.username or parts.password or parts.query)
        )
    except ValueError:
        return False


def tail(key: SecretStr | None) -> str:
    text = key.get_secret_value() if key else ""
    return text[-4:] if len(text) >= LONG_ENOUGH else ""


def _base_url(settings: Settings) -> str | None:
    url = (settings.openai_base_url or "").rstrip("/")
    return url if url and urlsplit(url).hostname != OPENAI_HOST else None
