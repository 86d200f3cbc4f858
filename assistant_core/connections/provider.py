"""What a provider of models is to the Settings page: what is known of it, and what it needs of the reader."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

Kind = Literal["auto", "responses", "chat", "anthropic", "azure"]


class Address(NamedTuple):
    """What a typed address says."""

    url: str
    """The base URL, without a slash at its end."""
    model: str = ""
    api_version: str = ""


def as_typed(text: str) -> Address:
    return Address(text.strip().rstrip("/"))


def with_v1(text: str) -> Address:
    """The address of a local server is often given without the path of its API."""
    url = text.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        is_bare = bool(parts.netloc) and not parts.path and not parts.query
    except ValueError:
        is_bare = False
    return Address(f"{url}/v1" if is_bare else url)


@dataclass(frozen=True)
class Provider:
    key: str
    """Its name in sessions and tests; that of its file."""
    name: str
    """As the provider writes it, in every language; empty where the page's words name it."""
    base_url: str = ""
    """Of its API. Empty when only the reader knows; a local server's is where it usually listens."""
    kind: Kind = "auto"
    """The wire: MODEL_PROVIDER."""
    is_local: bool = False
    """It runs on a machine of the reader's, who may have it listen elsewhere."""
    is_default: bool = False
    """The engine knows the address by the kind alone."""
    needs_key: Literal["always", "maybe", "never"] = "always"
    has_default_model: bool = False
    """The engine knows one; local servers have the first that they list."""
    key_page: str = ""
    """Where a reader gets a key."""
    pages: str = ""
    """Where a local server is had from."""
    only_found: bool = False
    """It is offered where one was found, and not otherwise."""
    read_address: Callable[[str], Address] = as_typed
    has_deployments: bool = False
    """Models are asked for by names that the reader gave them, so that none are listed."""
    has_versions: bool = False
    """The API may be one of a date."""
    models_begin_with: str = ""
    """What its list puts in front of every name."""
    no_chat: str = ""
    """Pattern of names of models that do not answer in words, where its list does not tell."""

    @property
    def port(self) -> int | None:
        return urlsplit(self.base_url).port if self.is_local else None

    @property
    def asks_address(self) -> bool:
        return self.is_local or not self.base_url

    def is_at(self, base_url: str | None) -> bool:
        """Whether settings with this address, or none, may mean this provider."""
        return base_url in (None, self.base_url) or self.asks_address

    def listed(self, models: list[tuple[str, dict[str, bool]]]) -> tuple[str, ...]:
        """Names to choose from: those of models that answer and call functions, as far as it is known.

        `models`: names as they were listed, each with what its entry tells (`chat`, `tools`).
        """
        named = [(name.removeprefix(self.models_begin_with), told) for name, told in models]
        fit = [
            name
            for name, told in named
            if told.get("chat") is not False
            and told.get("tools") is not False
            and not (self.no_chat and re.search(self.no_chat, name, re.IGNORECASE))
        ]
        return tuple(fit or (name for name, _ in named))
