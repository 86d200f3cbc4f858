"""Model servers on this machine, found on the ports where their providers usually listen."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

from assistant_core.connections.registry import providers

SECONDS = 0.7
MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class LocalServer:
    provider: str
    """The key of the provider that usually listens on this port."""
    base_url: str
    models: tuple[str, ...]
    """Names, as the server lists them."""


def find(ports: Sequence[tuple[str, int]] = ()) -> list[LocalServer]:
    """Those that list their models; asked side by side, so that it takes no longer than the slowest.

    `ports`: keys of providers with the ports to look on; without, those of all local providers.
    """
    ports = ports or [(key, one.port) for key, one in providers().items() if one.port]
    with ThreadPoolExecutor(len(ports)) as pool:
        return [server for server in pool.map(lambda each: _look(*each), ports) if server]


def _look(provider: str, port: int) -> LocalServer | None:
    """None where nothing listens, or something that is no model server."""
    try:
        # http.client knows no proxies, and needs no certificates to be loaded first.
        with closing(HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as connection:
            connection.request("GET", "/v1/models")
            answer = connection.getresponse()
            if answer.status != HTTPStatus.OK:
                return None
            models = json.loads(answer.read(MOST_BYTES))["data"]
        names = tuple(str(model["id"]) for model in models)
        return LocalServer(provider, f"http://127.0.0.1:{port}/v1", names)
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return None
