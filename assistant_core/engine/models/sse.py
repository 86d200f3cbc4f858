"""The events of a streamed answer, out of the bytes of its body.

More than the standard asks is understood: events without an empty line between them, lines of JSON alone, and
a body that is one JSON document because the server does not stream.
"""

import json
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from assistant_core.engine.models.wire import parsed
from assistant_core.engine.objects import Object

MOST_BYTES = 64 * 1024 * 1024
"""Of one event. Nothing that a model says is that long."""
SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
FIELD = re.compile(r"(data|event|id|retry|error):")
BOM = "\ufeff"


class Mark(Enum):
    COMMENT = 1
    """A line that says nothing, so that the connection stays open."""
    DONE = 2
    """`[DONE]`: nothing comes any more."""


class Events:
    """Feed it bytes as they come. Data that is not JSON raises ValueError."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._searched = 0
        self._is_first_line = True
        self._name = ""
        self._data: list[str] = []
        self._loose: list[str] = []
        self._has_events = False
        self.unread = ""
        """The first event that is no object, and what came outside of any event, such as a web page."""

    def feed(self, chunk: bytes) -> Iterator[Object | Mark]:
        self._bytes += chunk
        if len(self._bytes) > MOST_BYTES:
            raise ValueError("an event of more than 64 MB")
        for line in self._lines(self._end_of_lines()):
            yield from self._line(line)

    def end(self) -> Iterator[Object | Mark]:
        for line in self._lines(len(self._bytes)):
            yield from self._line(line)
        yield from self._dispatch()
        loose = "" if self._has_events else "\n".join(self._loose).strip()
        if loose.startswith(("{", "[")):
            yield from self._told(_read(loose))
        self.unread = self.unread or loose

    def _end_of_lines(self) -> int:
        """Where the last complete line ends. After a CR it is so only when what follows is known."""
        held, since = self._bytes, max(self._searched - 1, 0)
        self._searched = len(held)
        return max(held.rfind(b"\n", since), held.rfind(b"\r", since, max(len(held) - 1, 0))) + 1

    def _lines(self, end: int) -> list[str]:
        if not end:
            return []
        text = self._bytes[:end].decode(errors="replace")
        del self._bytes[:end]
        self._searched = len(self._bytes)
        if self._is_first_line:
            self._is_first_line, text = False, text.removeprefix(BOM)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text.removesuffix("\n").split("\n")

    def _line(self, line: str) -> Sequence[Object | Mark]:
        if not line:
            return self._dispatch()
        if line.startswith(":"):
            return (Mark.COMMENT,)
        if field := FIELD.match(line):
            return self._field(field[1], line[field.end() :].strip())
        return self._outside(line)

    def _field(self, name: str, value: str) -> Sequence[Object | Mark]:
        if name == "event":
            self._name = value
        elif name == "error":
            return self._told({"error": _read(value) if value.startswith("{") else value})
        elif name == "data" and value == "[DONE]":
            return (Mark.DONE,)
        elif name == "data" and value:
            self._data.append(value)
            if len(self._data) == 1 and (event := _if_readable(value)) is not None:
                # Most events are one line, and who knows when the empty line behind it comes.
                self._data.clear()
                return self._told(event)
        return ()

    def _dispatch(self) -> Sequence[Object | Mark]:
        """At the end of an event, which may have been told already."""
        told: Sequence[Object | Mark] = ()
        if self._data:
            text = "\n".join(self._data)
            self._data.clear()
            told = self._told(_read(text))
        self._name = ""
        return told

    def _told(self, value: Any) -> list[Object | Mark]:
        self._has_events = True
        events: list[Object | Mark] = []
        for event in value if isinstance(value, list) else [value]:
            if isinstance(event, dict):
                events.append({"type": self._name, **event} if self._name and "type" not in event else event)
            elif event is not None:
                self.unread = self.unread or json.dumps(value, ensure_ascii=False)
        return events

    def _outside(self, line: str) -> Sequence[Object | Mark]:
        """A line that is no field: an event in itself, or a part of something else."""
        is_object = not self._loose and line.lstrip().startswith("{")
        event = _if_readable(line) if is_object else None
        if event is None:
            self._loose.append(line)
            return ()
        return self._told(event)


def _if_readable(text: str) -> Any:
    try:
        return _read(text)
    except ValueError:
        return None


def _read(text: str) -> Any:
    value = parsed(text)
    return _without_halves(value) if "\\u" in text and SURROGATE.search(text) else value


def _without_halves(value: Any) -> Any:
    """Halves of a character, from a server that cut one in two, can be neither stored nor sent."""
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
