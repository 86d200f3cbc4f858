"""The lexical indexes, one a vector store.

SQL says what is in a store; an index that differs is brought up to date before it is searched, and one that
is damaged or missing is built anew.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Collection
from pathlib import Path
from weakref import WeakValueDictionary

from sqlalchemy import Connection, select

from assistant_core.engine.retrieval.index import IndexDamaged, LexicalIndex
from assistant_core.engine.retrieval.tantivy_index import TantivyIndex, wipe
from assistant_core.engine.store.database import Database
from assistant_core.engine.store.tables import chunks, vector_store_files, vector_stores

log = logging.getLogger(__name__)

MOST_OPEN = 64


class Indexes:
    def __init__(self, db: Database, folder: Path) -> None:
        self._db = db
        self._folder = folder
        self._open: OrderedDict[str, LexicalIndex] = OrderedDict()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def search(
        self, store_id: str, queries: list[str], limit: int, keys: Collection[str] | None = None
    ) -> list[list[tuple[int, float]]]:
        """Chunk ids and scores from 0 to 1 for each query, best first. `keys` narrows it to these files."""
        index = await self.sync(store_id)
        try:
            return await asyncio.to_thread(_search, index, queries, limit, keys)
        except IndexDamaged as error:
            log.warning("the index of %s is built anew: %s", store_id, error)
            await self.drop(store_id)
            return await asyncio.to_thread(_search, await self.sync(store_id), queries, limit, keys)

    async def sync(self, store_id: str) -> LexicalIndex:
        """The store's index, in which is what the database says."""
        async with self._lock(store_id):
            index = await self._opened(store_id)
            try:
                await self._bring_up_to_date(store_id, index)
            except IndexDamaged as error:
                log.warning("the index of %s is built anew: %s", store_id, error)
                index = await self._anew(store_id)
                await self._bring_up_to_date(store_id, index)
            return index

    async def drop(self, store_id: str) -> None:
        """The store is gone; so is its index, once what is being done to it is over."""
        async with self._lock(store_id):
            await self._wipe(store_id)

    def close(self) -> None:
        for index in self._open.values():
            index.close()
        self._open.clear()

    def _lock(self, store_id: str) -> asyncio.Lock:
        """Held by whoever changes the store's index."""
        return self._locks.setdefault(store_id, asyncio.Lock())

    async def _opened(self, store_id: str) -> LexicalIndex:
        if store_id not in self._open:
            folder = self._folder / store_id
            try:
                self._open[store_id] = await asyncio.to_thread(TantivyIndex, folder)
            except IndexDamaged as error:
                log.warning("the index of %s is built anew: %s", store_id, error)
                return await self._anew(store_id)
        self._open.move_to_end(store_id)
        await self._close_one_of_many()
        return self._open[store_id]

    async def _close_one_of_many(self) -> None:
        if len(self._open) <= MOST_OPEN:
            return
        idle = (one for one in self._open if not self._lock(one).locked())
        if oldest := next(idle, None):
            await asyncio.to_thread(self._open.pop(oldest).close)

    async def _anew(self, store_id: str) -> LexicalIndex:
        await self._wipe(store_id)
        self._open[store_id] = await asyncio.to_thread(TantivyIndex, self._folder / store_id)
        return self._open[store_id]

    async def _wipe(self, store_id: str) -> None:
        index = self._open.pop(store_id, None)
        if index is not None:
            await asyncio.to_thread(index.close)
        await asyncio.to_thread(wipe, self._folder / store_id)

    async def _bring_up_to_date(self, store_id: str, index: LexicalIndex) -> None:
        if await self._db.read(_version, store_id) == await asyncio.to_thread(index.version):
            return
        try:
            present = await asyncio.to_thread(index.begin)
            # Read only now that no other process can change the index.
            version, wanted = await self._db.read(_searchable, store_id)
            if gone := present - wanted.keys():
                await asyncio.to_thread(index.remove, gone)
            for key in sorted(wanted.keys() - present, key=int):
                texts = await self._db.read(_texts, store_id, wanted[key])
                await asyncio.to_thread(index.add, key, texts)
            await asyncio.to_thread(index.commit, version)
        finally:
            await asyncio.to_thread(index.abandon)


def _search(
    index: LexicalIndex, queries: list[str], limit: int, keys: Collection[str] | None
) -> list[list[tuple[int, float]]]:
    return [index.search(query, limit, keys) for query in queries]


def _version(connection: Connection, store_id: str) -> int | None:
    query = select(vector_stores.c.version).where(vector_stores.c.id == store_id)
    return connection.execute(query).scalar()


def _searchable(connection: Connection, store_id: str) -> tuple[int, dict[str, str]]:
    """The store's version, and key → id of its files that were read to their end.

    A file that was taken out and put in again has another key: its chunks are others.
    """
    query = select(vector_store_files.c.seq, vector_store_files.c.id).where(
        vector_store_files.c.vector_store_id == store_id, vector_store_files.c.status == "completed"
    )
    return _version(connection, store_id) or 0, {str(seq): id for seq, id in connection.execute(query)}


def _texts(connection: Connection, store_id: str, file_id: str) -> list[tuple[int, str]]:
    """What is looked at of each chunk: its heading belongs to it."""
    query = select(chunks.c.id, chunks.c.heading, chunks.c.text).where(
        chunks.c.vector_store_id == store_id, chunks.c.file_id == file_id
    )
    rows = connection.execute(query.order_by(chunks.c.position))
    return [(id, f"{heading}\n{text}" if heading else text) for id, heading, text in rows]
