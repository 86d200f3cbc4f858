"""What the reader is putting together on the Settings page. It outlives a switch to another page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from pydantic import SecretStr

from assistant_core.config import Settings, get_settings
from assistant_core.local_servers import LocalServer

DRAFT = "settings.draft"
OPENAI_HOST = "api.openai.com"
LONG_ENOUGH = 12
"""A key this long may show its last four characters."""


@dataclass
class Draft:
    service: str
    """`builtin`, `openai`, `other`, `engine` (a separate one), or the address of a server found here."""
    url: str = ""
    key: SecretStr | None = None
    model: str = ""
    """Empty: the service's default."""
    temperature: float | None = None
    listed: tuple[str, ...] = ()

    @property
    def base_url(self) -> str | None:
        if self.service in ("builtin", "openai", "engine"):
            return None
        return (self.url if self.service == "other" else self.service).strip().rstrip("/")

    @property
    def effective_key(self) -> SecretStr | None:
        """The one that was typed; else the app's own, for the app's own address and no other."""
        return self.key or (get_settings().openai_api_key if self._is_apps_own else None)

    @property
    def missing(self) -> str:
        """Which words tell what has to be filled in; none when all is there."""
        if self.service == "openai" and not self.effective_key:
            return "settings.need_key"
        return "" if self.base_url is None or is_address(self.base_url) else "settings.need_address"

    def offer(self) -> dict[str, Any]:
        """The arguments of `EmbeddedEngine.offer`."""
        if self.service == "builtin":
            return {"kind": "builtin"}
        return {
            "kind": self._kind,
            "base_url": self.base_url,
            "api_key": self.effective_key,
            "model": self.model or None,
        }

    def values(self) -> dict[str, str | None]:
        """The settings that say the same. The app's own key stays where it is."""
        if self.service == "builtin":
            return {"MODEL_PROVIDER": "builtin"}
        temperature = {"MODEL_TEMPERATURE": None if self.temperature is None else f"{self.temperature:g}"}
        if self.service == "engine":
            return temperature
        values = temperature | {
            "MODEL_PROVIDER": None if self._kind == "auto" else self._kind,
            "OPENAI_BASE_URL": self.base_url,
            "OPENAI_MODEL": self.model or None,
        }
        if self.key or not self._is_apps_own:
            values["OPENAI_API_KEY"] = self.key.get_secret_value() if self.key else None
        return values

    def moves_to(self, service: str, url: str) -> None:
        """To another service or address. A key stays with the host that it was typed for."""
        before = self._host
        self.service, self.url = service, url
        if self._host != before:
            self.key, self.model, self.listed = None, "", ()

    @property
    def _host(self) -> tuple[str, str]:
        if self.base_url is None:
            return self.service, ""
        return urlsplit(self.base_url)[:2] if is_address(self.base_url) else ("", self.base_url)

    @property
    def _kind(self) -> str:
        return get_settings().model_provider if self._is_apps_own else "auto"

    @property
    def _is_apps_own(self) -> bool:
        settings = get_settings()
        return service_of(settings) != "builtin" and self.base_url == _base_url(settings)


def draft() -> Draft:
    if DRAFT not in st.session_state:
        st.session_state[DRAFT] = of_settings(get_settings())
    return st.session_state[DRAFT]


def of_settings(settings: Settings) -> Draft:
    return Draft(
        "engine" if settings.assistants_base_url else service_of(settings),
        url=_base_url(settings) or "",
        model=settings.openai_model or "",
        temperature=settings.model_temperature,
    )


def service_of(settings: Settings) -> str:
    url = _base_url(settings)
    if settings.model_provider == "builtin" or not (url or settings.openai_api_key):
        return "builtin"
    return "other" if url else "openai"


def service_name(service: str, base_url: str, local: list[LocalServer]) -> str:
    """A proper name; empty for the built-in model, which has a name in every language."""
    if service in ("builtin", "openai"):
        return "OpenAI" if service == "openai" else ""
    found = next((server.name for server in local if server.base_url == base_url), "")
    host = urlsplit(base_url).netloc.rpartition("@")[2]
    return f"{found} ({host})" if found else host


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
