import socket
import time

from assistant_core.connections import local_servers
from assistant_core.connections.local_servers import LocalServer, find
from tests.support.scripted_model import ScriptedModel, garbled, http_error, text


def port_of(model: ScriptedModel) -> int:
    return int(model.url.split(":")[2].split("/")[0])


def test_servers_that_list_their_models_are_found():
    with ScriptedModel() as first, ScriptedModel() as second:
        first.listing = text("qwen3:8b", "llama3")
        second.listing = text()
        assert find((("ollama", port_of(first)), ("lm_studio", port_of(second)))) == [
            LocalServer("ollama", first.url, ("qwen3:8b", "llama3")),
            LocalServer("lm_studio", second.url, ()),
        ]


def test_what_is_no_model_server_is_not_offered():
    with ScriptedModel() as page, ScriptedModel() as locked, ScriptedModel() as odd:
        page.listing = garbled("<html>")
        locked.listing = http_error(401, "no")
        odd.listing = garbled('["models"]')
        with socket.create_server(("127.0.0.1", 0)) as closing:
            nobody = closing.getsockname()[1]
        ports = [*map(port_of, (page, locked, odd)), nobody]
        assert find(tuple(("ollama", port) for port in ports)) == []


def test_silent_servers_are_asked_side_by_side(monkeypatch):
    monkeypatch.setattr(local_servers, "SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        assert find((("ollama", silent.getsockname()[1]),) * 6) == []
    assert time.monotonic() - began < 1.2
