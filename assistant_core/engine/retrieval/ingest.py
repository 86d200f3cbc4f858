"""Reads the files of vector stores in the background, and brings them to where they can be searched.

Which file is to be read is in the database, so a file whose reader was killed is read by the next one. It can
be searched from the moment its status is `completed`, and then as a whole: chunks count only from there on.
"""

import asyncio
import logging
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval import parse
from assistant_core.engine.retrieval.chunk import chunk
from assistant_core.engine.retrieval.document import Chunk, Document, UnreadableFile
from assistant_core.engine.retrieval.indexes import Indexes
from assistant_core.engine.runs import leases
from assistant_core.engine.store import documents, files, vector_stores
from assistant_core.engine.store.database import Database

log = logging.getLogger(__name__)

AT_ONCE = 2
MOST_ATTEMPTS = 3
LOOK_EVERY_SECONDS = 1.0
TELL_EVERY_SECONDS = 0.3
ROWS_AT_ONCE = 500


class Ingester:
    def __init__(self, db: Database, lease: leases.Lease, files_dir: Path, indexes: Indexes) -> None:
        self._db = db
        self._lease = lease
        self._files_dir = files_dir
        self._indexes = indexes
        self._woken = asyncio.Event()
        self._closing = threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._reading: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def wake(self) -> None:
        """There may be files to read."""
        self._woken.set()

    async def wait(self, store_ids: list[str], seconds: float) -> int:
        """Until all files of these stores were read, or the time is up. Returns how many were not."""
        deadline = asyncio.get_running_loop().time() + seconds
        pause = 0.02
        while left := await self._db.read(vector_stores.being_read, store_ids):
            if asyncio.get_running_loop().time() > deadline:
                return left
            await asyncio.sleep(pause)
            pause = min(2 * pause, 0.25)
        return 0

    async def look_after(self) -> None:
        """Until cancelled."""
        while True:
            self._woken.clear()
            try:
                await self._look_once()
            except SQLAlchemyError:
                log.exception("the database did not answer; trying again")
            try:
                async with asyncio.timeout(LOOK_EVERY_SECONDS):
                    await self._woken.wait()
            except TimeoutError:
                pass

    async def close(self) -> None:
        """Leave what is not read yet to the next engine."""
        self._closing.set()
        for task in list(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._db.write(vector_stores.give_back, self._lease.worker_id)

    async def _look_once(self) -> None:
        if self._tasks:
            await self._db.write(self._lease.keep)
        if await self._db.read(vector_stores.has_due):
            for store_id in await self._db.write(vector_stores.expire):
                await self._indexes.drop(store_id)
        for file_id in await self._db.read(files.due):
            await self._db.write(files.delete, file_id)
            (self._files_dir / file_id).unlink(missing_ok=True)
        free = AT_ONCE - len(self._tasks)
        if free > 0 and await self._db.read(vector_stores.has_unclaimed, leases.ALIVE, leases.alive_since()):
            for file, attempts in await self._db.write(self._claim, free):
                self._spawn(self._take(file, attempts))

    def _claim(self, connection: Any, most: int) -> list[tuple[Object, int]]:
        self._lease.keep(connection)
        values = leases.alive_since()
        return vector_stores.claim(connection, self._lease.worker_id, leases.ALIVE, values, most)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.wake()

    async def _take(self, file: Object, attempts: int) -> None:
        try:
            if attempts > MOST_ATTEMPTS:
                raise UnreadableFile(
                    f"Reading this file was interrupted {MOST_ATTEMPTS} times. Remove it, or try a part.",
                    "server_error",
                )
            await self._read(file)
        except UnreadableFile as error:
            await self._fail(file, error.code, str(error))
        except (IntegrityError, FileNotFoundError):
            # As a rule it was deleted meanwhile, and then nobody is told.
            await self._fail(file, "server_error", "The file or its place in the database is gone.")
        except Exception as error:
            log.exception("%s could not be read", file["id"])
            message = f"The engine failed to read this file: {type(error).__name__}: {error}"
            await self._fail(file, "server_error", message)

    async def _fail(self, file: Object, code: str, message: str) -> None:
        """Unless nobody wants it read any more."""
        engine = file["engine"] | {"stage": "failed"}
        last_error = {"code": code, "message": message}
        failed = file | {"status": "failed", "last_error": last_error, "engine": engine}
        await self._db.write(vector_stores.save_file, failed)

    async def _read(self, file: Object) -> None:
        document = await self._document(file)
        about = {"unit": document.unit, "title": document.title, "kind": document.kind}
        pages = len(document.pages)
        engine = file["engine"] | about | {"notes": list(document.notes), "pages": pages, "pages_done": pages}
        file = file | {"engine": engine | {"stage": "indexing"}}
        await self._db.write(vector_stores.save_file, file)
        strategy = file["chunking_strategy"]
        static = strategy["static"] if strategy["type"] == "static" else None
        sizes = (static["max_chunk_size_tokens"], static["chunk_overlap_tokens"]) if static else None
        found = await asyncio.to_thread(lambda: list(chunk(document, sizes)))
        used = await self._store(file, found)
        ready = {"status": "completed", "usage_bytes": used, "engine": engine | {"stage": "ready"}}
        await self._db.write(vector_stores.save_file, file | ready)
        await self._indexes.sync(file["vector_store_id"])

    async def _document(self, file: Object) -> Document:
        """What the file says; read once, whatever stores it is put in."""
        lock = self._reading.setdefault(file["id"], asyncio.Lock())
        async with lock:
            known = await self._db.read(documents.load, file["id"])
            return known or await self._parse(file)

    async def _parse(self, file: Object) -> Document:
        telling = _Telling(self._db, file)
        try:
            document = await asyncio.to_thread(
                parse.read,
                self._files_dir / file["id"],
                file["engine"]["filename"],
                telling.progress,
                given_up=self._closing,
            )
        finally:
            await telling.stop()
        await self._db.write(documents.begin, file["id"])
        for first in range(0, len(document.pages), ROWS_AT_ONCE):
            pages = document.pages[first : first + ROWS_AT_ONCE]
            await self._db.write(documents.add_pages, file["id"], first, pages)
        await self._db.write(documents.finish, file["id"], document)
        return document

    async def _store(self, file: Object, found: list[Chunk]) -> int:
        store_id, file_id = file["vector_store_id"], file["id"]
        await self._db.write(vector_stores.remove_chunks, store_id, file_id)
        rows = [
            {
                "vector_store_id": store_id,
                "file_id": file_id,
                "position": position,
                "page": piece.page,
                "start": piece.start,
                "end": piece.end,
                "heading": piece.heading,
                "text": piece.text,
            }
            for position, piece in enumerate(found)
        ]
        for first in range(0, len(rows), ROWS_AT_ONCE):
            await self._db.write(vector_stores.add_chunks, rows[first : first + ROWS_AT_ONCE])
        return sum(len(piece.text.encode()) for piece in found)


class _Telling:
    """Tells how far the reading of a file has come, a few times a second."""

    def __init__(self, db: Database, file: Object) -> None:
        self._db = db
        self._file = file
        self._pages: tuple[int, int | None] = (0, None)
        self._task = asyncio.create_task(self._tell())

    def progress(self, done: int, of: int) -> None:
        """Called from the thread that reads."""
        self._pages = (done, of)

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.wait({self._task})

    async def _tell(self) -> None:
        told = None
        while True:
            if told != self._pages:
                told = done, of = self._pages
                engine = self._file["engine"] | {"stage": "reading", "pages_done": done, "pages": of}
                await self._db.write(vector_stores.save_file, self._file | {"engine": engine})
            await asyncio.sleep(TELL_EVERY_SECONDS)
