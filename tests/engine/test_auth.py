import json
import os
import socket
import subprocess
import sys
from contextlib import closing

import pytest

from tests.support.engine import running
from tests.support.raw import ask
from tests.ui.test_guard import FOREIGN, own_addresses


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with running(tmp_path_factory.mktemp("data"), in_process_models="off", interpreter="off") as started:
        yield started


@pytest.fixture
def port(engine) -> int:
    return int(engine.base_url.removesuffix("/v1").rpartition(":")[2])


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/openapi.json",
        "/docs",
        "/redoc",
        "/v1/models",
        "/v1/threads",
        "/health/",
        "//health",
        "/v1/none",
    ],
)
@pytest.mark.parametrize("key", [None, "", "Bearer ", "Bearer sk-engine-wrong", "Basic x"])
def test_nothing_is_told_without_the_key(port, path, key):
    lines = [f"Authorization: {key}"] if key is not None else []
    for method in ("GET", "POST", "OPTIONS"):
        reply = ask(port, f"{method} {path} HTTP/1.1", "Host: localhost", *lines)
        assert reply.status == 401
        assert json.loads(reply.body)["error"]["code"] == "invalid_api_key"


def test_without_the_key_health_is_a_word_and_with_it_more(engine, port):
    bare = ask(port, "GET /health HTTP/1.1", "Host: localhost")
    assert (bare.status, json.loads(bare.body)) == (200, {"status": "ok"})
    key = f"Authorization: Bearer {engine.api_key}"
    assert (
        json.loads(ask(port, "GET /health HTTP/1.1", "Host: localhost", key).body)["interpreter"]["tier"]
        == "none"
    )
    assert ask(port, "GET /health HTTP/1.1", "Host: localhost", "Authorization: Bearer no").status == 401


@pytest.mark.parametrize("host", FOREIGN)
def test_on_its_machine_it_has_no_other_names_also_with_the_key(engine, port, host):
    key = f"Authorization: Bearer {engine.api_key}"
    for path in ("/health", "/openapi.json", "/v1/threads"):
        reply = ask(port, f"GET {path} HTTP/1.1", f"Host: {host.format(port=port)}", key)
        assert reply.status == 421
        assert "localhost" in json.loads(reply.body)["error"]["message"]


def test_without_one_host_it_does_not_answer(engine, port):
    key = f"Authorization: Bearer {engine.api_key}"
    for lines in ((), ("Host: localhost", "Host: localhost"), ("Host: localhost", "Host: evil.example")):
        assert ask(port, "GET /v1/threads HTTP/1.1", *lines, key).status in (400, 421)
    assert ask(port, "GET /v1/threads HTTP/1.0", key).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:{port}", "127.0.0.1:{port}", "[::1]:{port}"])
def test_its_own_names(engine, port, host):
    key = f"Authorization: Bearer {engine.api_key}"
    assert ask(port, "GET /v1/threads HTTP/1.1", f"Host: {host.format(port=port)}", key).status == 200


def test_an_engine_for_others_answers_them_under_any_name(tmp_path):
    address = next((each for each in own_addresses() if ":" not in each), "127.0.0.1")
    command = [sys.executable, "-m", "assistant_core.engine", "--host", "0.0.0.0", "--port", "0"]
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "ENGINE_API_KEY": "sk-x",
        "INTERPRETER": "off",
    }
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline()
            port = int(line.partition("0.0.0.0:")[2].partition("/")[0])
            asked = ("GET /v1/threads HTTP/1.1", "Host: engine.example", "Authorization: Bearer sk-x")
            assert ask(port, *asked, address=address).status == (200 if address != "127.0.0.1" else 421)
            assert ask(port, *asked).status == 421, "a page of the web can reach this address"
        finally:
            process.kill()


def test_the_embedded_engine_is_on_no_other_address(port):
    for address in {"127.0.0.2", *own_addresses()}:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with closing(socket.socket(family)) as other, pytest.raises(OSError, match="refused"):
            other.connect((address, port))
