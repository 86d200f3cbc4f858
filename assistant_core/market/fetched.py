"""What was fetched from the authorities, on disk: asked for again only where it may have changed.

One SQLite file for all threads and processes of the app, which also keeps them together below an authority's
limit of requests. It holds nothing that cannot be fetched again; a file that is no database is told.
"""

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant_core.config import get_settings
from assistant_core.errors import MarketDataError
from assistant_core.private import make_private

WAIT_SECONDS = 10
SPARE_SECONDS = 0.1
"""Clocks and networks are not exact: a limit of 10 a second is kept with this much to spare."""
_TABLES = """
    CREATE TABLE IF NOT EXISTS answers (
        url TEXT PRIMARY KEY, body BLOB NOT NULL, etag TEXT, modified TEXT, checked REAL NOT NULL,
        used REAL NOT NULL
    );
    CREATE INDEX IF NOT EXISTS answers_used ON answers (used);
    CREATE TABLE IF NOT EXISTS turns (authority TEXT NOT NULL, at REAL NOT NULL);
    CREATE INDEX IF NOT EXISTS turns_at ON turns (authority, at);
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """`checked` is when the authority last said that this is how it is, in seconds since 1970."""

    body: bytes
    etag: str | None
    modified: str | None
    checked: float


class Fetched:
    """Every method raises MarketDataError where the file cannot be used.

    `clock` counts seconds since 1970.
    """

    def __init__(self, path: Path, most_bytes: int, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self.most_bytes = most_bytes
        self._clock = clock

    def find(self, url: str) -> Answer | None:
        with self._open() as database:
            row = database.execute(
                "SELECT body, etag, modified, checked FROM answers WHERE url = ?", (url,)
            ).fetchone()
            if row is None:
                return None
            database.execute("UPDATE answers SET used = ? WHERE url = ?", (self._clock(), url))
            return Answer(zlib.decompress(row[0]), *row[1:])

    def keep(self, url: str, body: bytes, etag: str | None, modified: str | None) -> None:
        """What was unused the longest makes room."""
        now, packed = self._clock(), zlib.compress(body, 1)
        with self._open() as database:
            database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
                (url, packed, etag, modified, now, now),
            )
            rows = database.execute("SELECT rowid, length(body) FROM answers ORDER BY used DESC").fetchall()
            total, gone = 0, []
            for rowid, size in rows:
                total += size
                if total > self.most_bytes:
                    gone.append((rowid,))
            database.executemany("DELETE FROM answers WHERE rowid = ?", gone)

    def still_so(self, url: str) -> None:
        """The authority has said that nothing changed."""
        with self._open() as database:
            database.execute("UPDATE answers SET checked = ? WHERE url = ?", (self._clock(), url))

    def kept(self, part: str) -> list[str]:
        """The addresses with `part` in them, the last used first."""
        with self._open() as database:
            rows = database.execute(
                "SELECT url FROM answers WHERE instr(url, ?) > 0 ORDER BY used DESC", (part,)
            ).fetchall()
        return [url for (url,) in rows]

    def take_turn(self, authority: str, most: int, seconds: float, patience: float = float("inf")) -> float:
        """How many seconds to wait, so that no more than `most` requests begin within `seconds`.

        A turn that is further away than `patience` is told and not taken.
        """
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            now = self._clock()
            database.execute(
                "DELETE FROM turns WHERE authority = ? AND (at < ? OR at > ?)",
                (authority, now - seconds * 2, now + max(3600, seconds)),
            )
            last = database.execute(
                "SELECT at FROM turns WHERE authority = ? ORDER BY at DESC LIMIT 1 OFFSET ?",
                (authority, most - 1),
            ).fetchone()
            turn = max(now, last[0] + seconds + SPARE_SECONDS) if last else now
            if turn - now <= patience:
                database.execute("INSERT INTO turns VALUES (?, ?)", (authority, turn))
        return turn - now

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            make_private(self.path.parent)
            with closing(sqlite3.connect(self.path, timeout=WAIT_SECONDS)) as database, database:
                database.executescript(
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA auto_vacuum=INCREMENTAL;"
                    + _TABLES
                )
                yield database
        except (sqlite3.Error, OSError, zlib.error) as error:
            raise MarketDataError(
                f"{self.path} cannot be used ({error}). It only holds what can be fetched again: delete it "
                "or correct its permissions, then try again."
            ) from error


def get_fetched() -> Fetched:
    settings = get_settings()
    return Fetched(settings.data_dir / "filings.sqlite3", settings.filings_cache_mb * 1_000_000)
