"""How much later the first token arrives through the engine than from the model server itself.

    python -m benchmarks.first_token [--rounds 300]

One scripted model server, one engine and this client, each a process of its own. Direct and through the
engine are measured alternately in one run; every state the engine tells of is on disk first. Prints the
added delay in milliseconds and as a ratio, per wire format.
"""

import argparse
import contextlib
import json
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.support.scripted_model import ScriptedModel, text

ROOT = Path(__file__).resolve().parent.parent
KEY = "benchmark"
WARM_UP = 20
END_OF_CHUNKS = b"0\r\n\r\n"
HELLO = [{"role": "user", "content": "Hello"}]
DIRECT: dict[str, tuple[str, Any, bytes]] = {
    "chat": (
        "/chat/completions",
        {"model": "scripted-1", "messages": HELLO, "stream": True},
        b'"content": "Hello',
    ),
    "responses": (
        "/responses",
        {"model": "scripted-1", "input": HELLO, "stream": True},
        b"event: response.output_text.delta",
    ),
}
"""How the model server is asked without the engine: path, body, and what a first token looks like."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    rounds = parser.parse_args().rounds
    with model_server() as model_url:
        for provider in DIRECT:
            with engine(model_url, provider) as engine_url:
                report(provider, *measure(model_url, provider, engine_url, rounds))


def measure(model_url: str, provider: str, engine_url: str, rounds: int) -> tuple[list[float], list[float]]:
    direct, engine = Caller(model_url), Caller(engine_url)
    assistant = engine.post("/assistants", {"model": "scripted-1"})["id"]
    plain, through = [], []
    for turn in range(rounds + WARM_UP):
        before = direct.first_token(*DIRECT[provider])
        thread = engine.post("/threads", {"messages": [{"role": "user", "content": "Hello"}]})["id"]
        run = {"assistant_id": assistant, "stream": True}
        after = engine.first_token(f"/threads/{thread}/runs", run, b"thread.message.delta")
        if turn >= WARM_UP:
            plain.append(before)
            through.append(after)
    return plain, through


class Caller:
    """The barest HTTP client, so that what is measured is the servers."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._head = f"Host: {parts.netloc}\r\nAuthorization: Bearer {KEY}\r\nContent-Type: application/json"
        self._path = parts.path
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def post(self, path: str, body: Any) -> Any:
        self._send(path, body)
        return json.loads(self._read(b"}").split(b"\r\n\r\n", 1)[1])

    def first_token(self, path: str, body: Any, sign: bytes) -> float:
        """Seconds from the request until `sign` has arrived; reads the chunked answer to its end."""
        start = time.perf_counter()
        self._send(path, body)
        received = self._read(sign, at_end=False)
        first = time.perf_counter() - start
        if b" 200 " not in received[:20]:
            raise RuntimeError(f"{path} answered {received.decode()}")
        if not received.endswith(END_OF_CHUNKS):
            self._read(END_OF_CHUNKS)
        return first

    def _send(self, path: str, body: Any) -> None:
        data = json.dumps(body).encode()
        head = f"POST {self._path}{path} HTTP/1.1\r\n{self._head}\r\nContent-Length: {len(data)}\r\n\r\n"
        self._socket.sendall(head.encode() + data)

    def _read(self, sign: bytes, at_end: bool = True) -> bytes:
        received = b""
        while not (received.endswith(sign) if at_end else sign in received):
            data = self._socket.recv(65536)
            if not data:
                raise RuntimeError(f"the connection was closed after {received.decode()}")
            received += data
        return received


def report(provider: str, plain: list[float], through: list[float]) -> None:
    def percentile(values: list[float], part: float) -> float:
        return statistics.quantiles(values, n=100)[int(part) - 1] * 1000

    added = [(b - a) * 1000 for a, b in zip(plain, through, strict=True)]
    print(
        f"{provider:10} direct p50 {percentile(plain, 50):.2f} ms, through the engine p50 "
        f"{percentile(through, 50):.2f} ms: added p50 {statistics.median(added):.2f} ms, "
        f"p95 {percentile([a / 1000 for a in added], 95):.2f} ms, "
        f"ratio {percentile(through, 50) / percentile(plain, 50):.2f}"
    )


@contextlib.contextmanager
def model_server() -> Iterator[str]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve_model, args=(theirs,), daemon=True)
    process.start()
    yield ours.recv()
    process.terminate()


def _serve_model(pipe: Any) -> None:
    with ScriptedModel() as model:
        model.default = text("Hello ", "there.")
        pipe.send(model.url)
        pipe.poll(None)


@contextlib.contextmanager
def engine(model_url: str, provider: str) -> Iterator[str]:
    """The engine as a process of its own, on a fresh data folder."""
    with tempfile.TemporaryDirectory() as data_dir:
        settings = {
            "DATA_DIR": data_dir,
            "ENGINE_API_KEY": KEY,
            "OPENAI_BASE_URL": model_url,
            "MODEL_PROVIDER": provider,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant_core.engine", "--port", "0"],
            env={**os.environ, **settings},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        address = process.stdout.readline().rsplit(" ", 1)[-1].strip()
        yield address
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
