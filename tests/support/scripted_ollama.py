"""A scripted Ollama behind a real HTTP server: its list of models, and what it says while it pulls one."""

import json
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support.scripted_server import ScriptedServer

GIB = 2**30
MANIFEST = {"status": "pulling manifest"}
VERIFYING = {"status": "verifying sha256 digest"}
SUCCESS = {"status": "success"}

Line = dict[str, Any] | bytes | threading.Event
"""What is sent; at an event it is waited for that."""


def layer(completed: int, total: int, digest: str = "sha256:aaa") -> dict[str, Any]:
    return {"status": f"pulling {digest[7:]}", "digest": digest, "total": total, "completed": completed}


def stored(name: str, size: int = 5 * GIB, parameters: str = "8.2B") -> dict[str, Any]:
    details = {"parameter_size": parameters, "quantization_level": "Q4_K_M"}
    return {"name": name, "model": name, "size": size, "details": details}


class ScriptedOllama(ScriptedServer):
    def __init__(self) -> None:
        super().__init__(_handler_for(self))
        self.models: Any = []
        self.asked: list[dict[str, Any]] = []
        """Bodies of the pulls that were asked for."""
        self.headers: list[dict[str, str]] = []
        self.hung_up = threading.Event()
        """Set when a client went away in the middle of a pull."""
        self._pulls: deque[tuple[int, tuple[Line, ...]]] = deque()

    def script(self, *lines: Line, status: int = 200) -> None:
        """The lines of the next pull. A model that was pulled with success is there."""
        self._pulls.append((status, lines))

    def next_pull(self) -> tuple[int, tuple[Line, ...]]:
        return self._pulls.popleft() if self._pulls else (500, ({"error": "nothing is scripted"},))


def _handler_for(ollama: ScriptedOllama) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            ollama.headers.append(dict(self.headers))
            if self.path == "/v1/models":
                data = [{"id": one["name"], "object": "model"} for one in ollama.models]
                return self._send(200, {"object": "list", "data": data})
            if self.path == "/api/tags":
                return self._send(200, {"models": ollama.models})
            return self._send(404, "404 page not found")

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            if self.path != "/api/pull":
                return self._send(404, "404 page not found")
            ollama.headers.append(dict(self.headers))
            ollama.asked.append(body)
            status, lines = ollama.next_pull()
            self.send_response(status)
            self.send_header("Content-Type", "application/x-ndjson")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            try:
                for line in lines:
                    self._say(line)
                    if line == SUCCESS:
                        ollama.models = [*ollama.models, stored(body["model"])]
                self.wfile.write(b"0\r\n\r\n")
            except OSError:
                ollama.hung_up.set()
                self.close_connection = True
            return None

        def _say(self, line: Line) -> None:
            if isinstance(line, threading.Event):
                while not line.wait(0.02):
                    self._chunk(json.dumps(MANIFEST).encode() + b"\n")  # notices when the client hangs up
                return
            self._chunk(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n")

        def _chunk(self, data: bytes) -> None:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

        def _send(self, status: int, body: Any) -> None:
            data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler
