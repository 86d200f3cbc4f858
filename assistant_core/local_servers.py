"""Model servers on this machine, found on the ports they usually listen on."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

SECONDS = 0.7
MOST_BYTES = 1_000_000

USUAL_PORTS = (
    ("Ollama", 11434),
    ("LM Studio", 1234),
    ("vLLM", 8000),
    ("llama.cpp", 8080),
    ("Jan", 1337),
    ("LocalAI", 8081),
    ("text-generation-webui", 5000),
    ("KoboldCpp", 5001),
)


@dataclass(frozen=True)
class LocalServer:
    name: str
    base_url: str
    models: tuple[str, ...]
    """Names, as the server lists them."""


def find(ports: tuple[tuple[str, int], ...] = USUAL_PORTS) -> list[LocalServer]:
    """Those that list their models; asked side by side, so that it takes no longer than the slowest."""
    with ThreadPoolExecutor(len(ports)) as pool:
        return [server for server in pool.map(lambda each: _look(*each), ports) if server]


def _look(name: str, port: int) -> LocalServer | None:
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
        return LocalServer(name, f"http://127.0.0.1:{port}/v1", names)
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return None
