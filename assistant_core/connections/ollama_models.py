"""The models of a running Ollama: which are there, and pulling one.

A pull belongs to the process: no page owns it, and every page sees how far it is. Ollama keeps what has come
of a pull that was stopped or broke off, and goes on from there the next time.
"""

import json
import logging
import re
import socket
import threading
from contextlib import closing
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any, Literal
from urllib.parse import urlsplit

from assistant_core.errors import OllamaFailed

logger = logging.getLogger(__name__)

CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 600.0
"""Checking what has come takes minutes on a slow disk, and nothing is said meanwhile."""
MOST_BYTES = 4_000_000
LONGEST_LINE = 65_536
MOST_LAYERS = 1_000
MOST_MODELS = 1_000
MOST_REMEMBERED = 20
SHOWN_CHARACTERS = 300
LARGEST = 10**15

_PART = r"[a-z0-9_][a-z0-9_.-]{0,79}"
NAME = re.compile(
    rf"(?:[a-z0-9][a-z0-9.-]{{0,200}}(?::\d{{1,5}})?/)?(?:{_PART}/)?{_PART}(?::{_PART})?", re.IGNORECASE
)
"""`[host/][namespace/]model[:tag]`."""
AROUND_NAME = re.compile(
    r"^(?:ollama\s+(?:run|pull)\s+|(?:https?://)?(?:www\.)?ollama\.com/(?:library/)?|https?://(?=hf\.co/|huggingface\.co/))",
    re.IGNORECASE,
)
"""What a reader copies with it."""
NO_MODEL = re.compile(r"file does not exist|not found|invalid model name", re.IGNORECASE)
NO_SPACE = re.compile(r"no space left|not enough space|disk is full|disk quota", re.IGNORECASE)

State = Literal["pulling", "done", "stopped", "failed"]
Fault = Literal["unreachable", "no_ollama", "no_model", "no_space", "refused", "broke_off"]


@dataclass(frozen=True)
class Stored:
    """A model that is there."""

    name: str
    size: int
    """In bytes; 0 where it is not told."""
    about: str
    """Its parameters and quantization, such as `8.2B Q4_K_M`."""


@dataclass(frozen=True)
class Progress:
    state: State = "pulling"
    status: str = ""
    """In Ollama's words."""
    completed: int = 0
    total: int = 0
    """Bytes of the layers that are known so far; 0 before the first."""
    fault: Fault | None = None
    detail: str = ""

    @property
    def fraction(self) -> float:
        return min(1.0, self.completed / self.total) if self.total else 0.0


def read_name(text: str) -> str | None:
    """The model's name in what was typed, such as `qwen3:8b` in `ollama run qwen3:8b`; None without one."""
    name = AROUND_NAME.sub("", text.strip()).strip()
    return name if NAME.fullmatch(name) else None


def models_of(base_url: str, key: str | None = None) -> list[Stored]:
    """By name. Raises OllamaFailed where no Ollama answers."""
    try:
        with closing(_connection(base_url)) as connection:
            connection.request("GET", _path(base_url, "/api/tags"), headers=_headers(key))
            answer = connection.getresponse()
            told = json.loads(answer.read(MOST_BYTES)) if answer.status == HTTPStatus.OK else None
    except (OSError, HTTPException, ValueError, RecursionError) as error:
        raise OllamaFailed(f"No Ollama answers at {base_url} ({_shortened(str(error))}).") from error
    models = told.get("models") if isinstance(told, dict) else None
    if not isinstance(models, list):
        raise OllamaFailed(f"No Ollama answers at {base_url} ({answer.status}).")
    found = [_stored(one) for one in models[:MOST_MODELS] if isinstance(one, dict)]
    return sorted((one for one in found if one.name), key=lambda one: one.name)


class Pull:
    """A model on its way into an Ollama."""

    def __init__(self, base_url: str, model: str, key: str | None = None) -> None:
        self.base_url = base_url
        self.model = model
        self._key = key
        self._lock = threading.Lock()
        self._progress = Progress()
        self._layers: dict[str, tuple[int, int]] = {}
        self._socket: socket.socket | None = None
        self._is_stopped = False
        threading.Thread(target=self._work, name="ollama-pull", daemon=True).start()

    @property
    def progress(self) -> Progress:
        with self._lock:
            return self._progress

    @property
    def is_going_on(self) -> bool:
        return self.progress.state == "pulling"

    def stop(self) -> None:
        """Ollama ends a pull whose client has gone."""
        with self._lock:
            if self._progress.state != "pulling":
                return
            self._is_stopped = True
            self._progress = replace(self._progress, state="stopped")
            if self._socket:
                _hang_up(self._socket)

    def _work(self) -> None:
        try:
            with closing(_connection(self.base_url)) as connection:
                self._pull(connection)
        except (OSError, HTTPException, ValueError) as error:
            fault: Fault = "broke_off" if self._socket else "unreachable"
            self._end("failed", fault, str(error))
        except Exception as error:
            logger.exception("A model could not be pulled.")
            self._end("failed", "broke_off", repr(error))

    def _pull(self, connection: HTTPConnection) -> None:
        connection.connect()
        with self._lock:
            self._socket = connection.sock
            if self._is_stopped:
                return None
        connection.sock.settimeout(SILENCE_SECONDS)
        body = json.dumps({"model": self.model, "stream": True})
        headers = {"Content-Type": "application/json", **_headers(self._key)}
        connection.request("POST", _path(self.base_url, "/api/pull"), body, headers)
        answer = connection.getresponse()
        while line := answer.readline(LONGEST_LINE):
            told = _object(line)
            if told is None:
                return self._end("failed", "no_ollama", f"{answer.status}: {line[:SHOWN_CHARACTERS]!r}")
            if error := told.get("error"):
                return self._end("failed", _fault(error, answer.status), str(error))
            if answer.status != HTTPStatus.OK:
                break
            if self._take(told):
                return self._end("done")
        return self._end("failed", *_missing_end(answer))

    def _take(self, told: dict[str, Any]) -> bool:
        """Whether it is the end."""
        status, digest = str(told.get("status") or "")[:SHOWN_CHARACTERS], told.get("digest")
        total, completed = _bytes(told.get("total")), _bytes(told.get("completed"))
        with self._lock:
            if isinstance(digest, str) and total and len(self._layers) < MOST_LAYERS:
                self._layers[digest[:SHOWN_CHARACTERS]] = (min(completed, total), total)
            self._progress = replace(
                self._progress,
                status=status,
                completed=sum(done for done, _ in self._layers.values()),
                total=sum(size for _, size in self._layers.values()),
            )
        return status == "success"

    def _end(self, state: State, fault: Fault | None = None, detail: str = "") -> None:
        with self._lock:
            if not self._is_stopped:
                detail = _shortened(detail)
                self._progress = replace(self._progress, state=state, fault=fault, detail=detail)


class Pulls:
    """The last pull of each Ollama. One model at a time comes into each."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pulls: dict[str, Pull] = {}

    def of(self, base_url: str) -> Pull | None:
        with self._lock:
            return self._pulls.get(base_url)

    def start(self, base_url: str, model: str, key: str | None = None) -> Pull:
        """A new one; while one goes on, that one."""
        with self._lock:
            last = self._pulls.get(base_url)
            if last and last.is_going_on:
                return last
            ended = [url for url, pull in self._pulls.items() if not pull.is_going_on]
            for url in ended[: max(0, len(self._pulls) - MOST_REMEMBERED + 1)]:
                del self._pulls[url]
            self._pulls[base_url] = Pull(base_url, model, key)
            return self._pulls[base_url]

    def forget(self, base_url: str) -> None:
        """Of one that has ended."""
        with self._lock:
            if (pull := self._pulls.get(base_url)) and not pull.is_going_on:
                del self._pulls[base_url]


pulls = Pulls()
"""Those of this process."""


def _connection(base_url: str) -> HTTPConnection:
    parts = urlsplit(base_url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=CONNECT_SECONDS)


def _path(base_url: str, path: str) -> str:
    return urlsplit(base_url).path.rstrip("/").removesuffix("/v1") + path


def _headers(key: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


def _hang_up(connected: socket.socket) -> None:
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError as error:
        logger.debug("The connection had ended before: %s", error)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _fault(error: object, status: int) -> Fault:
    if not isinstance(error, str) or status in (404, 405):
        return "no_ollama"
    if NO_MODEL.search(error):
        return "no_model"
    return "no_space" if NO_SPACE.search(error) else "refused"


def _missing_end(answer: HTTPResponse) -> tuple[Fault, str]:
    if answer.status == HTTPStatus.OK:
        return "broke_off", ""
    return "no_ollama", f"{answer.status} {answer.reason}"


def _stored(entry: dict[str, Any]) -> Stored:
    details = entry.get("details")
    told = details if isinstance(details, dict) else {}
    about = [told.get(name) for name in ("parameter_size", "quantization_level")]
    name = entry.get("name")
    return Stored(
        name[:SHOWN_CHARACTERS] if isinstance(name, str) else "",
        _bytes(entry.get("size")),
        " ".join(one[:40] for one in about if isinstance(one, str) and one),
    )


def _bytes(value: Any) -> int:
    is_count = isinstance(value, int) and not isinstance(value, bool)
    return min(max(value, 0), LARGEST) if is_count else 0


def _shortened(text: str) -> str:
    line = " ".join(text[: 4 * SHOWN_CHARACTERS].split())
    return line if len(line) <= SHOWN_CHARACTERS else f"{line[:SHOWN_CHARACTERS]}…"
