"""One place where SQL is run.

Queries are plain functions that take a connection; they run in threads, so that the event loop never waits
for a disk. A write is on disk when `write` returns: SQLite is opened in WAL mode with a sync at every commit.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, event
from sqlalchemy.exc import SQLAlchemyError

from assistant_core.engine.store.statements import execute
from assistant_core.engine.store.writer import Writer
from assistant_core.errors import ConfigError
from assistant_core.private import close_kept, make_private

P = ParamSpec("P")
T = TypeVar("T")
Query = Callable[Concatenate[Connection, P], T]

BUSY_TIMEOUT_MS = 10_000
READERS = 4


class Database:
    def __init__(self, data_dir: Path) -> None:
        """Opens the database in `data_dir`, makes or upgrades it. ConfigError when that cannot be done."""
        self._engine = sqlalchemy.create_engine(
            f"sqlite:///{data_dir / 'engine.db'}",
            pool_size=READERS + 1,
            max_overflow=0,
            hide_parameters=True,  # what people wrote has no business in a log
        )
        event.listen(self._engine, "connect", _configure_sqlite)
        try:
            make_private(data_dir)
            close_kept(data_dir)
            self._migrate()
        except (OSError, SQLAlchemyError, CommandError) as error:
            raise ConfigError(
                f"DATA_DIR {data_dir} cannot be used ({error}). Nothing was changed. Choose another, "
                "or make this one writable."
            ) from error
        self._local = threading.local()
        self._connections: list[Connection] = []
        self._writer = Writer(self._connect)
        self._readers = ThreadPoolExecutor(READERS, "db-read")

    async def write(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `query` in a transaction; committed to disk on return, undone on an error."""
        return await self._writer.run(lambda connection: query(connection, *args, **kwargs))

    async def write_early(
        self, early: Callable[[T], None], query: Query[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Like `write`, and hands the result to `early` while it is on its way to the disk.

        What is begun there writes through here as well, and so only after this is committed. Should that
        fail, it finds nothing of it.
        """
        return await self._writer.run(lambda connection: query(connection, *args, **kwargs), early)

    async def settled(self) -> None:
        """Once what was begun to be written before can be read, too."""
        await self._writer.run(lambda connection: None)

    async def read(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `query` on one consistent snapshot."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._read, query, args, kwargs)

    def close(self) -> None:
        self._writer.close()
        self._readers.shutdown()
        for connection in self._connections:
            connection.close()
        self._engine.dispose()

    def _read(self, query: Callable[..., T], args: Any, kwargs: Any) -> T:
        if not hasattr(self._local, "connection"):
            self._local.connection = self._connect()
        connection = self._local.connection
        execute(connection, "BEGIN")
        try:
            return query(connection, *args, **kwargs)
        finally:
            execute(connection, "ROLLBACK")

    def _connect(self) -> Connection:
        connection = self._engine.connect()
        self._connections.append(connection)
        return connection

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with self._engine.connect() as connection:
            config.attributes["connection"] = connection
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            command.upgrade(config, "head")
            connection.exec_driver_sql("COMMIT")


def _configure_sqlite(connection: Any, _: Any) -> None:
    # Transactions are begun by name; the driver must not begin its own.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
