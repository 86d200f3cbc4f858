"""Finds passages: every query in every store, the rankings joined, the best chunks with what they cite."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, select

from assistant_core.engine import objects
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval import reading
from assistant_core.engine.retrieval.document import Passage
from assistant_core.engine.retrieval.filters import Filter, matches
from assistant_core.engine.retrieval.fusion import fuse
from assistant_core.engine.retrieval.indexes import Indexes
from assistant_core.engine.retrieval.vectors import Vectors
from assistant_core.engine.store import documents, tables, vector_stores
from assistant_core.engine.store.database import Database
from assistant_core.engine.store.tables import chunks, vector_store_files

CANDIDATES = 100
TOUCH_EVERY_SECONDS = 60


class Found(NamedTuple):
    passage: Passage
    chunk: Object


class Search:
    """With `vectors` there are two legs, words and meaning; without, the words alone."""

    def __init__(self, db: Database, indexes: Indexes, vectors: Vectors | None) -> None:
        self._db = db
        self._indexes = indexes
        self._vectors = vectors

    async def chunks(
        self,
        store_ids: Sequence[str],
        queries: Sequence[str],
        limit: int,
        threshold: float = 0.0,
        only: Filter | None = None,
    ) -> list[Passage]:
        """The best chunks, best first, none below the threshold. InvalidRequest when a store has expired."""
        found = await self._find(store_ids, queries, limit, threshold, only)
        return [item.passage for item in found]

    async def passages(
        self,
        store_ids: Sequence[str],
        queries: Sequence[str],
        limit: int,
        threshold: float = 0.0,
        file: str = "",
    ) -> list[Passage]:
        """The best chunks with what is around them on their page: an answer is often next to its words."""
        found = await self._find(store_ids, queries, limit, threshold, None, file)
        return await self._db.read(_with_neighbours, found)

    async def overview(self, store_ids: Sequence[str], file: str = "") -> list[Passage]:
        """What the documents are about, in reading order: their headings and how each section begins."""
        return await self._db.read(reading.overview, store_ids, file)

    async def pages(self, store_ids: Sequence[str], first: int, last: int, file: str = "") -> list[Passage]:
        """Pages as they are, counted from 1."""
        return await self._db.read(reading.pages, store_ids, first, last, file)

    async def section(self, store_ids: Sequence[str], title: str, file: str = "") -> list[Passage]:
        """The pages of a chapter or section, by its title or number."""
        return await self._db.read(reading.section, store_ids, title, file)

    async def _find(
        self,
        store_ids: Sequence[str],
        queries: Sequence[str],
        limit: int,
        threshold: float,
        only: Filter | None,
        file: str = "",
    ) -> list[Found]:
        if await self._db.read(_unused_for_long, store_ids):
            await self._db.write(vector_stores.touch, store_ids)
        asked = [query for query in dict.fromkeys(query.strip() for query in queries) if query]
        per_store = await asyncio.gather(*(self._rankings(id, asked, only, file) for id in store_ids))
        rankings = [ranking for rankings in per_store for ranking in rankings if ranking]
        scores = rankings[0] if len(rankings) == 1 else fuse([[id for id, _ in r] for r in rankings])
        best = [(id, score) for id, score in scores if score >= threshold][:limit]
        return await self._db.read(_found, best)

    async def _rankings(
        self, store_id: str, queries: list[str], only: Filter | None, file: str
    ) -> list[list[tuple[int, float]]]:
        narrowed = only is not None or file
        keys = await self._db.read(_matching, store_id, only, file) if narrowed else None
        if keys is not None and not keys:
            return []
        legs = [self._indexes.search(store_id, queries, CANDIDATES, keys)]
        if self._vectors:
            legs.append(self._vectors.search(store_id, queries, CANDIDATES, keys))
        return [ranking for leg in await asyncio.gather(*legs) for ranking in leg]


def _unused_for_long(connection: Connection, store_ids: Iterable[str]) -> bool:
    used = [vector_stores.usable(connection, store_id)["last_active_at"] for store_id in store_ids]
    return min(used, default=objects.now()) < objects.now() - TOUCH_EVERY_SECONDS


def _matching(connection: Connection, store_id: str, only: Filter | None, file: str) -> set[str]:
    query = select(vector_store_files.c.seq, vector_store_files.c.body)
    rows = connection.execute(query.where(vector_store_files.c.vector_store_id == store_id))
    return {
        str(seq)
        for seq, body in rows
        if (only is None or matches(only, body["attributes"] or {}))
        and reading.is_named(body["engine"]["filename"], file)
    }


def _found(connection: Connection, best: list[tuple[int, float]]) -> list[Found]:
    """Chunks of files that were read to their end; others are not there yet, or not any more."""
    query = (
        select(*chunks.c, vector_store_files.c.body.label("file"), tables.documents.c.body.label("document"))
        .join(
            vector_store_files,
            (vector_store_files.c.vector_store_id == chunks.c.vector_store_id)
            & (vector_store_files.c.id == chunks.c.file_id),
        )
        .join(tables.documents, tables.documents.c.file_id == chunks.c.file_id)
        .where(chunks.c.id.in_([id for id, _ in best]), vector_store_files.c.status == "completed")
    )
    rows = {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    return [Found(_passage(rows[id], score), rows[id]) for id, score in best if id in rows]


def _passage(row: Object, score: float) -> Passage:
    return Passage(
        file_id=row["file_id"],
        filename=row["file"]["engine"]["filename"],
        page=row["page"],
        unit=row["document"]["unit"],
        heading=row["heading"],
        text=row["text"],
        score=score,
        attributes=row["file"]["attributes"] or {},
    )


def _with_neighbours(connection: Connection, found: list[Found]) -> list[Passage]:
    passages: list[Passage] = []
    seen: dict[tuple[str, str], set[int]] = {}
    for passage, chunk in found:
        place = chunk["vector_store_id"], chunk["file_id"]
        shown = seen.setdefault(place, set())
        if chunk["position"] in shown:
            continue
        text, positions = _around(connection, chunk, shown)
        shown |= positions
        passages.append(replace(passage, text=text))
    return passages


def _around(connection: Connection, chunk: Object, shown: set[int]) -> tuple[str, set[int]]:
    """The chunk with its neighbours that are on its page and not shown already."""
    if chunk["file"]["chunking_strategy"]["type"] == "static":
        return chunk["text"], {chunk["position"]}
    nearby = [p for p in (chunk["position"] - 1, chunk["position"] + 1) if p not in shown]
    query = select(chunks.c.position, chunks.c.start, chunks.c.end).where(
        chunks.c.vector_store_id == chunk["vector_store_id"],
        chunks.c.file_id == chunk["file_id"],
        chunks.c.position.in_(nearby),
        chunks.c.page == chunk["page"],
    )
    spans = {position: (start, end) for position, start, end in connection.execute(query)}
    spans[chunk["position"]] = (chunk["start"], chunk["end"])
    page = documents.page(connection, chunk["file_id"], chunk["page"] + 1)["text"]
    first, last = min(start for start, _ in spans.values()), max(end for _, end in spans.values())
    return page[first:last], set(spans)
