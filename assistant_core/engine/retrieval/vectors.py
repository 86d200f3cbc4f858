"""The dense leg: vectors of the chunks, filled in behind, and the chunks nearest to a query."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, bindparam, func, select, update

from assistant_core.engine.retrieval.dense import Embedder, from_bytes, nearest, to_bytes
from assistant_core.engine.store.database import Database
from assistant_core.engine.store.tables import chunks, vector_store_files, vector_stores
from assistant_core.errors import ModelError

log = logging.getLogger(__name__)

AT_ONCE = 64
LOOK_EVERY_SECONDS = 2.0
PAUSE_AFTER_FAILURE_SECONDS = 60.0
QUERY_SECONDS = 5.0
MOST_KEPT = 4

Ranking = list[tuple[int, float]]


class Matrix(NamedTuple):
    state: tuple[int, int]
    """The store's version, and how many vectors it had."""
    ids: list[int]
    keys: list[str]
    rows: np.ndarray


class Vectors:
    def __init__(self, db: Database, embedder: Embedder) -> None:
        self._db = db
        self._embedder = embedder
        self._kept: OrderedDict[str, Matrix] = OrderedDict()

    async def search(
        self, store_id: str, queries: list[str], limit: int, keys: Collection[str] | None
    ) -> list[Ranking]:
        """A ranking a query; none while nothing is embedded or the server does not answer."""
        matrix = await self._matrix(store_id)
        if not matrix.ids:
            return []
        try:
            async with asyncio.timeout(QUERY_SECONDS):
                asked = await self._embedder.embed(queries)
        except (ModelError, TimeoutError) as error:
            log.warning("searched without meaning: the embedding server did not answer (%s)", error)
            return []
        return await asyncio.to_thread(_rankings, matrix, asked, limit, keys)

    async def look_after(self) -> None:
        """Until cancelled: give every chunk that can be searched its vector."""
        while True:
            try:
                done = await self._fill()
            except ModelError as error:
                log.warning("the embedding server failed; trying again later (%s)", error)
                await asyncio.sleep(PAUSE_AFTER_FAILURE_SECONDS)
                continue
            if not done:
                await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def _fill(self) -> int:
        missing = await self._db.read(_without_vector)
        if missing:
            vectors = await self._embedder.embed([text for _, text in missing])
            rows = [
                {"this_id": id, "vector": to_bytes(vector)}
                for (id, _), vector in zip(missing, vectors, strict=True)
            ]
            await self._db.write(_keep, rows)
        return len(missing)

    async def _matrix(self, store_id: str) -> Matrix:
        state = await self._db.read(_state, store_id)
        kept = self._kept.get(store_id)
        if kept is None or kept.state != state:
            kept = await self._db.read(_load, store_id, state)
            self._kept[store_id] = kept
        self._kept.move_to_end(store_id)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return kept


def _rankings(
    matrix: Matrix, asked: list[np.ndarray], limit: int, keys: Collection[str] | None
) -> list[Ranking]:
    allowed = [i for i, key in enumerate(matrix.keys) if keys is None or key in keys]
    rows = matrix.rows if keys is None else matrix.rows[allowed]
    return [
        [(matrix.ids[allowed[index]], score) for index, score in nearest(vector, rows, limit)]
        for vector in asked
    ]


def _without_vector(connection: Connection) -> list[tuple[int, str]]:
    query = select(chunks.c.id, chunks.c.heading, chunks.c.text).where(chunks.c.vector.is_(None))
    rows = connection.execute(query.order_by(chunks.c.id).limit(AT_ONCE))
    return [(id, f"{heading}\n{text}" if heading else text) for id, heading, text in rows]


def _keep(connection: Connection, rows: list[dict[str, object]]) -> None:
    this = chunks.c.id == bindparam("this_id")
    connection.execute(update(chunks).where(this).values(vector=bindparam("vector")), rows)


def _state(connection: Connection, store_id: str) -> tuple[int, int]:
    version = connection.execute(
        select(vector_stores.c.version).where(vector_stores.c.id == store_id)
    ).scalar()
    has_vector = chunks.c.vector_store_id == store_id, chunks.c.vector.is_not(None)
    count = connection.execute(select(func.count()).select_from(chunks).where(*has_vector)).scalar_one()
    return version or 0, count


def _load(connection: Connection, store_id: str, state: tuple[int, int]) -> Matrix:
    query = (
        select(chunks.c.id, vector_store_files.c.seq, chunks.c.vector)
        .join(
            vector_store_files,
            (vector_store_files.c.vector_store_id == chunks.c.vector_store_id)
            & (vector_store_files.c.id == chunks.c.file_id),
        )
        .where(chunks.c.vector_store_id == store_id, chunks.c.vector.is_not(None))
        .where(vector_store_files.c.status == "completed")
    )
    rows = connection.execute(query.order_by(chunks.c.id)).all()
    vectors = np.vstack([from_bytes(vector) for _, _, vector in rows]) if rows else np.empty((0, 0))
    return Matrix(state, [id for id, _, _ in rows], [str(seq) for _, seq, _ in rows], vectors)
