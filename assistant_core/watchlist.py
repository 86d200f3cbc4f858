"""The companies that the user keeps an eye on, across restarts.

One list for everyone who uses this app, as the app knows no users. SQLite does the locking between threads
and processes and writes all or nothing; a file that is no database is left as it is and told.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant_core.config import get_settings
from assistant_core.errors import WatchlistFull, WatchlistUnreadable
from assistant_core.private import make_private

MOST = 30
WAIT_SECONDS = 5

_TABLE = "CREATE TABLE IF NOT EXISTS watchlist (symbol TEXT PRIMARY KEY, company TEXT NOT NULL)"


@dataclass(frozen=True)
class Watched:
    symbol: str
    company: str


class Watchlist:
    """Every method raises WatchlistUnreadable where the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> list[Watched]:
        """In the order in which they were added."""
        if not self.path.exists():
            return []
        with self._open() as database:
            rows = database.execute("SELECT symbol, company FROM watchlist ORDER BY rowid").fetchall()
        return [Watched(symbol, company) for symbol, company in rows]

    def add(self, symbol: str, company: str) -> None:
        """Raises WatchlistFull when there are `MOST` already. A company that is there stays where it is."""
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            known = {row[0] for row in database.execute("SELECT symbol FROM watchlist")}
            if symbol in known:
                return
            if len(known) >= MOST:
                raise WatchlistFull(f"The watchlist holds {MOST} companies. Remove one first.")
            database.execute("INSERT INTO watchlist VALUES (?, ?)", (symbol, company))

    def remove(self, symbol: str) -> None:
        with self._open() as database:
            database.execute("DELETE FROM watchlist WHERE symbol = ?", (symbol,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            make_private(self.path.parent)
            with closing(sqlite3.connect(self.path, timeout=WAIT_SECONDS)) as database, database:
                database.execute(_TABLE)
                yield database
        except (sqlite3.Error, OSError) as error:
            raise WatchlistUnreadable(
                f"The watchlist in {self.path} cannot be used ({error}). Nothing in it was changed."
            ) from error


def get_watchlist() -> Watchlist:
    return Watchlist(get_settings().data_dir / "watchlist.sqlite3")
