"""The indexes of all stores, while stores come and go."""

import asyncio
import threading

import pytest
from sqlalchemy import insert

from assistant_core.engine.retrieval import indexes as module
from assistant_core.engine.retrieval.indexes import Indexes
from assistant_core.engine.retrieval.tantivy_index import TantivyIndex
from assistant_core.engine.store.tables import chunks, files, vector_store_files, vector_stores

PATIENCE_SECONDS = 30.0


class Held(TantivyIndex):
    """Stops in the middle of a change until it is released."""

    entered, released = threading.Event(), threading.Event()

    def add(self, key, found):
        super().add(key, found)
        self.entered.set()
        assert self.released.wait(PATIENCE_SECONDS)


@pytest.fixture
def held(monkeypatch):
    monkeypatch.setattr(Held, "entered", threading.Event())
    monkeypatch.setattr(Held, "released", threading.Event())
    monkeypatch.setattr(module, "TantivyIndex", Held)
    yield Held
    Held.released.set()


def put_store(connection, store_id):
    connection.execute(insert(vector_stores).values(id=store_id, body={}, version=1))
    connection.execute(insert(files).values(id=f"of-{store_id}", purpose="assistants", body={}))
    place = {"vector_store_id": store_id, "file_id": f"of-{store_id}"}
    row = {"id": f"of-{store_id}", "body": {}, "status": "completed"}
    connection.execute(insert(vector_store_files).values(vector_store_id=store_id, **row))
    where = {"position": 0, "page": 1, "start": 0, "end": 9, "heading": ""}
    connection.execute(insert(chunks).values(text="The ferry leaves at nine.", **place, **where))


async def begun(database, indexes, held, store_id="vs_1"):
    await database.write(put_store, store_id)
    changing = asyncio.create_task(indexes.sync(store_id))
    assert await asyncio.to_thread(held.entered.wait, PATIENCE_SECONDS)
    return changing


def test_a_store_that_is_deleted_while_it_is_being_indexed(database, held, tmp_path):
    async def main():
        indexes = Indexes(database, tmp_path / "indexes")
        changing = await begun(database, indexes, held)
        dropping = asyncio.create_task(indexes.drop("vs_1"))
        await asyncio.sleep(0.1)
        assert not dropping.done()
        held.released.set()
        await changing
        await dropping
        assert not (tmp_path / "indexes" / "vs_1").exists()
        indexes.close()

    asyncio.run(main())


def test_an_index_that_is_being_changed_is_not_the_one_that_makes_room(database, held, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_OPEN", 1)

    async def main():
        indexes = Indexes(database, tmp_path / "indexes")
        changing = await begun(database, indexes, held)
        await indexes.sync("vs_2")
        await indexes.sync("vs_3")
        held.released.set()
        await changing
        assert [[id for id, _ in found] for found in await indexes.search("vs_1", ["ferry"], 5)] == [[1]]
        indexes.close()

    asyncio.run(main())


def test_who_asks_goes_away_while_it_is_being_indexed(database, held, tmp_path):
    async def main():
        indexes = Indexes(database, tmp_path / "indexes")
        changing = await begun(database, indexes, held)
        changing.cancel()
        held.released.set()
        with pytest.raises(asyncio.CancelledError):
            await changing
        assert [[id for id, _ in found] for found in await indexes.search("vs_1", ["ferry"], 5)] == [[1]]
        indexes.close()

    asyncio.run(main())
