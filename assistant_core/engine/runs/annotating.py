"""What in a text stands for a file: markers of passages, and links to files that code made."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from assistant_core.engine.interpreter.call import LINK, link_to
from assistant_core.engine.retrieval.cite import Citer, Piece

AFTER = r"(?![A-Za-z0-9_/-]|\.[A-Za-z0-9_])"
"""What a link cannot be followed by: its name would be longer. Korean particles may follow at once."""
LOOK_AHEAD = 2


class Linker:
    """Follows a text as it is written. What could become a link is held back until it is one or is none."""

    def __init__(self, made: Mapping[str, str]) -> None:
        """`made`: name under /mnt/data → id of the file."""
        self._files = {
            link: file_id
            for name, file_id in made.items()
            for link in (LINK + name, LINK + quote(name), link_to(name))
        }
        longest_first = sorted(self._files, key=len, reverse=True)
        self._link = re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}){AFTER}")
        self._written = 0
        self._held = ""

    def through(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if piece.annotation:
                yield from self.end()
                self._written += len(piece.text)
                yield piece
            else:
                self._held += piece.text
                yield from self._decided(self._undecided_from())

    def end(self) -> Iterator[Piece]:
        yield from self._decided(len(self._held))

    def _decided(self, until: int) -> Iterator[Piece]:
        start = 0
        for link in self._link.finditer(self._held):
            if link.start() >= until:
                break
            yield from self._text(self._held[start : link.start()])
            yield self._annotated(link[0])
            start = link.end()
        until = max(until, start)
        yield from self._text(self._held[start:until])
        self._held = self._held[until:]

    def _undecided_from(self) -> int:
        """Where the first link begins that may go on with what is yet to come."""
        held = self._held
        longest = max(map(len, self._files)) + LOOK_AHEAD
        for at in range(max(0, len(held) - longest), len(held)):
            if held[at] == LINK[0] and self._may_go_on(held[at:]):
                return at
        return len(held)

    def _may_go_on(self, tail: str) -> bool:
        return any(
            link.startswith(tail) or (tail.startswith(link) and len(tail) < len(link) + LOOK_AHEAD)
            for link in self._files
        )

    def _text(self, text: str) -> Iterator[Piece]:
        self._written += len(text)
        if text:
            yield Piece(text, None)

    def _annotated(self, text: str) -> Piece:
        start = self._written
        self._written += len(text)
        place = {"start_index": start, "end_index": self._written}
        file = {"file_id": self._files[text]}
        return Piece(text, {"type": "file_path", "text": text, **place, "file_path": file})


class Annotator:
    """First the markers, then the links in what is left."""

    def __init__(self, citer: Citer | None, linker: Linker | None) -> None:
        self._citer = citer
        self._linker = linker

    def feed(self, text: str) -> Iterable[Piece]:
        pieces = self._citer.feed(text) if self._citer else [Piece(text, None)]
        return self._linker.through(pieces) if self._linker else pieces

    def end(self) -> Iterable[Piece]:
        pieces = self._citer.end() if self._citer else []
        return [*self._linker.through(pieces), *self._linker.end()] if self._linker else pieces
