"""What a lexical index must do, so that another store can take the place of the one that is used."""

from collections.abc import Collection, Iterable
from typing import Protocol


class IndexDamaged(Exception):
    """What is on disk cannot be trusted. Whoever opened it wipes it and builds it anew from the database."""


class IndexBusy(Exception):
    """Another process has been changing it for too long."""


class LexicalIndex(Protocol):
    """The chunks of one vector store. May be searched from any thread while one changes it.

    Changes are made between `begin` and `commit`; nobody sees them before, and a change that never came to
    its commit leaves no trace. `abandon` and `close` may come from another thread while a change goes on.
    `IndexDamaged` may come from every method.
    """

    def version(self) -> int | None:
        """What `commit` was last told, by whichever process; None for a new index."""

    def begin(self) -> set[str]:
        """Start changing it, alone. The keys of the files in it. IndexBusy when another process does."""

    def add(self, key: str, chunks: Iterable[tuple[int, str]]) -> None:
        """The chunks of a file: id and text. Between `begin` and `commit`."""

    def remove(self, keys: Iterable[str]) -> None:
        """Between `begin` and `commit`."""

    def commit(self, version: int) -> None:
        """Keep the changes, on disk when this returns."""

    def abandon(self) -> None:
        """Forget the changes since `begin`."""

    def search(self, query: str, limit: int, keys: Collection[str] | None = None) -> list[tuple[int, float]]:
        """Ids of the chunks that match best, best first, with a score from 0 to 1; of all files or of these.

        The score is the share of the query's weight that the chunk has: 1 where every word of the query is
        in it as prominently as once in a chunk of average length.
        """

    def close(self) -> None: ...
