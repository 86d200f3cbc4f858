"""What the benchmarks share: servers as processes of their own, and the barest HTTP client."""

import contextlib
import json
import multiprocessing
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
KEY = "benchmark"
HEADERS = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
END_OF_HEAD = b"\r\n\r\n"
END_OF_CHUNKS = b"0\r\n\r\n"
TOKEN = re.compile(rb'"(\d+\.\d{6}) "')
"""A token of `paced_model`: the time at which it was sent."""
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Engine(NamedTuple):
    url: str
    pid: int


@contextlib.contextmanager
def engine(
    model_url: str,
    provider: str = "chat",
    data_dir: Path | None = None,
    log: int | None = None,
    **settings: str,
) -> Iterator[Engine]:
    """The engine as a process of its own, on a fresh data folder unless one is given.

    What it logs goes to the file descriptor `log`. At the end it is killed, with SIGKILL.
    """
    with contextlib.ExitStack() as stack:
        folder = data_dir or stack.enter_context(tempfile.TemporaryDirectory())
        settings |= {
            "DATA_DIR": str(folder),
            "ENGINE_API_KEY": KEY,
            "OPENAI_BASE_URL": model_url,
            "MODEL_PROVIDER": provider,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant_core.engine", "--port", "0"],
            env={**os.environ, **settings},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            assert process.stdout
            address = process.stdout.readline().rsplit(" ", 1)[-1].strip()
            yield Engine(address, process.pid)
        finally:
            process.kill()
            process.wait()


@contextlib.contextmanager
def model_server(serve: Callable[[Any], None]) -> Iterator[str]:
    """Runs `serve` in a process of its own; it sends its address through the pipe it is given."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


class Token(NamedTuple):
    sent: float
    arrived: float


class Streamed(NamedTuple):
    """A streamed answer as it came in."""

    asked: float
    parts: list[tuple[float, bytes]]
    """When each part arrived, by `time.perf_counter`."""

    @property
    def content(self) -> bytes:
        return b"".join(data for _, data in self.parts)

    def until(self, sign: bytes) -> float:
        """Seconds from the request until `sign` had arrived."""
        end = self.content.index(sign) + len(sign)
        return self.parts[bisect_left(self._ends(), end)][0] - self.asked

    def tokens(self) -> list[Token]:
        """Those of a paced model, direct or through the engine."""
        ends = self._ends()
        return [
            Token(float(found[1]), self.parts[bisect_left(ends, found.end())][0])
            for found in TOKEN.finditer(self.content)
        ]

    def _ends(self) -> list[int]:
        return list(accumulate(len(data) for _, data in self.parts))


class Caller:
    """The barest HTTP client, so that what is measured is the servers."""

    def __init__(self, url: str, headers: Mapping[str, str] = HEADERS) -> None:
        parts = urlsplit(url)
        headers = {"Host": parts.netloc, **headers}
        self._head = "\r\n".join(f"{name}: {value}" for name, value in headers.items())
        self._path = parts.path
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str) -> Any:
        return self.ask("GET", path)

    def post(self, path: str, body: Any) -> Any:
        return self.ask("POST", path, body)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        self._send(method, path, body)
        received = b""
        while END_OF_HEAD not in received:
            received += self._receive()
        head, content = received.split(END_OF_HEAD, 1)
        length = LENGTH.search(head)
        assert length, head
        parts, missing = [content], int(length[1]) - len(content)
        while missing:
            parts.append(self._receive())
            missing -= len(parts[-1])
        content = b"".join(parts)
        if b" 200 " not in head[:20]:
            raise RuntimeError(f"{path} answered {head.decode()}\n{content.decode()}")
        return json.loads(content)

    def stream(self, path: str, body: Any) -> Streamed:
        streamed = Streamed(time.perf_counter(), [])
        self._send("POST", path, body)
        tail = b""
        while not tail.endswith(END_OF_CHUNKS):
            data = self._receive()
            streamed.parts.append((time.perf_counter(), data))
            tail = (tail + data)[-len(END_OF_CHUNKS) :]
            if b" 200 " not in streamed.parts[0][1][:20]:
                raise RuntimeError(f"{path} answered {streamed.content.decode()}")
        return streamed

    def _send(self, method: str, path: str, body: Any) -> None:
        data = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {self._path}{path} HTTP/1.1\r\n{self._head}\r\nContent-Length: {len(data)}\r\n\r\n"
        self._socket.sendall(head.encode() + data)

    def _receive(self) -> bytes:
        data = self._socket.recv(1 << 20)
        if not data:
            raise RuntimeError("the server closed the connection")
        return data
