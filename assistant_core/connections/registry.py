"""The providers that there are: each file of the folder `providers` that has a `provider()`."""

import importlib
import pkgutil
from functools import cache
from urllib.parse import urlsplit

from assistant_core.config import is_on_this_machine
from assistant_core.connections import providers as folder
from assistant_core.connections.provider import Provider

OTHER = "other"
ANYBODYS_PORTS = (5000, 8000, 8080, 8081)
"""Many programs listen there: on another machine, such a port says nothing of who does."""


@cache
def providers() -> dict[str, Provider]:
    """By key: those that need a key, then local servers, then any other; each by name."""
    names = (module.name for module in pkgutil.iter_modules(folder.__path__))
    found = [importlib.import_module(f"{folder.__name__}.{name}").provider() for name in names]
    found.sort(key=lambda one: (one.key == OTHER, one.is_local, one.name.lower()))
    return {one.key: one for one in found}


def provider_at(base_url: str) -> Provider:
    """Whose address it is, as far as the address alone tells; `other` where it does not."""
    url = base_url.rstrip("/")
    for one in providers().values():
        is_its = _is_port_of(one, url) if one.is_local else url == one.base_url
        if is_its and url:
            return one
    return providers()[OTHER]


def _is_port_of(one: Provider, url: str) -> bool:
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return port == one.port and (is_on_this_machine(url) or port not in ANYBODYS_PORTS)
