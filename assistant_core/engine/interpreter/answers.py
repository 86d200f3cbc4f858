"""What comes out of a sandbox, read without trust: JSON of a known shape and bytes of a limited number."""

import json
from typing import Literal, NamedTuple

from assistant_core.engine.interpreter.limits import MB, Limits

MAX_HEADER = 4096
MAX_IMAGES_BYTES = 32 * MB
MAX_FIGURES = 10

Ended = Literal[
    "seconds", "memory", "threads", "disk", "files", "pipes", "locks", "output", "left", "exit", "cancelled"
]


class Answer(NamedTuple):
    """What the code has printed and drawn, and what ended it or what limit an exception of it speaks of."""

    printed: str
    images: tuple[bytes, ...] = ()
    failed: bool = False
    limit: str | None = None
    ended: Ended | None = None
    """The sandbox is gone, and why; a cell cannot be used again."""


class BadAnswer(Exception):
    """The sandbox said something that a worker does not say."""


class Reply(NamedTuple):
    failed: bool
    limit: str | None
    images: tuple[bytes, ...]
    pid: int
    """The process that goes on."""


class ReplyReader:
    """Collects the bytes of the worker's answer to the request with this `nonce`."""

    def __init__(self, nonce: str) -> None:
        self._nonce = nonce
        self._data = bytearray()
        self._head: tuple[bool, str | None, list[int], int] | None = None

    def add(self, data: bytes) -> Reply | None:
        """The reply once all of it is there. Raises BadAnswer."""
        self._data += data
        if self._head is None:
            line, newline, _ = bytes(self._data[: MAX_HEADER + 1]).partition(b"\n")
            if not newline and len(line) > MAX_HEADER:
                raise BadAnswer
            if not newline:
                return None
            self._head = self._read_head(line)
            del self._data[: len(line) + 1]
        failed, limit, sizes, pid = self._head
        if len(self._data) > sum(sizes):
            raise BadAnswer
        if len(self._data) < sum(sizes):
            return None
        images, start = [], 0
        for size in sizes:
            images.append(bytes(self._data[start : start + size]))
            start += size
        return Reply(failed, limit, tuple(images), pid)

    def _read_head(self, line: bytes) -> tuple[bool, str | None, list[int], int]:
        try:
            head = json.loads(line)
            nonce, pid = head["nonce"], head["pid"]
            failed, limit, sizes = (head[name] for name in ("failed", "limit", "images"))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BadAnswer from error
        known = limit in (None, "memory", "processes", "disk") and isinstance(failed, bool)
        if nonce != self._nonce or not known or not isinstance(sizes, list) or len(sizes) > MAX_FIGURES:
            raise BadAnswer
        if not isinstance(pid, int) or not 0 < pid < 1 << 31:
            raise BadAnswer
        if not all(isinstance(size, int) and size > 0 for size in sizes) or sum(sizes) > MAX_IMAGES_BYTES:
            raise BadAnswer
        return failed, limit, sizes, pid


def why(said: bytes) -> Ended:
    """What the keeper says of a sandbox's end."""
    words = said.decode("ascii", "replace").split()
    same: tuple[Ended, ...] = ("memory", "disk", "files", "threads", "pipes", "locks", "left")
    known: dict[str, Ended] = {"told": "cancelled", **{name: name for name in same}}
    return known.get(words[-1] if words else "", "exit")


NOTICE = "sandlock: control socket"
"""What a line begins with that sandlock writes at every start in a sandbox without sockets."""


def why_not_started(answer: Answer, limits: Limits) -> str:
    """What a reader is told when a sandbox has ended before it took code."""
    lines = [line for line in answer.printed.splitlines() if not line.startswith(NOTICE)]
    if answer.ended == "seconds":
        lines.append("It was not ready in time.")
    elif answer.ended and answer.ended not in ("exit", "cancelled"):
        lines.append(limits.passed(answer.ended))
    return "\n".join(lines).strip()[-2000:] or "It ended and said nothing."
