import asyncio
import json
import sqlite3
import time
import traceback
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from assistant_core.engine import objects, store
from assistant_core.engine.store import records, tables, threads, vector_stores
from assistant_core.engine.store.database import Database
from assistant_core.errors import ConfigError


def test_the_migrations_make_the_tables_that_the_code_uses(database, tmp_path):
    engine = sqlalchemy.create_engine(f"sqlite:///{tmp_path / 'engine.db'}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    engine.dispose()
    assert differences == []


def test_opening_again_changes_nothing(database, tmp_path):
    thread = objects.new_thread({}, {})
    asyncio.run(database.write(records.add, tables.threads, thread))
    again = Database(tmp_path)
    assert asyncio.run(again.read(records.find, tables.threads, thread["id"])) == thread
    again.close()


def test_a_failed_write_leaves_nothing(database):
    thread = objects.new_thread({}, {})

    def add_and_fail(connection):
        records.add(connection, tables.threads, thread)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(database.write(add_and_fail))
    assert asyncio.run(database.read(records.peek, tables.threads, thread["id"])) is None


def test_an_error_does_not_tell_what_was_to_be_stored(database):
    note = "between us"
    thread = objects.new_thread({"note": note}, {})

    def add_twice(connection):
        for _ in range(2):
            records.add(connection, tables.threads, thread)

    def through_sqlalchemy(connection):
        connection.execute(sqlalchemy.text("SELECT * FROM nowhere WHERE x = :x"), {"x": note})

    for query in (add_twice, through_sqlalchemy):
        with pytest.raises(sqlalchemy.exc.DBAPIError) as error:
            asyncio.run(database.write(query))
        assert note not in "".join(traceback.format_exception(error.value))


def test_every_commit_is_synced_to_disk(database):
    def pragmas(connection):
        return [connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous")]

    assert asyncio.run(database.write(pragmas)) == ["wal", 2]


def test_one_active_run_per_thread_is_the_database_s_own_rule(database):
    thread = objects.new_thread({}, {})
    run = objects.new_run(thread["id"], 600)

    def add_two(connection):
        records.add(connection, tables.threads, thread)
        for _ in range(2):
            records.add(connection, tables.runs, {**run, "id": objects.new_id("run_")}, options={})

    with pytest.raises(sqlalchemy.exc.IntegrityError):
        asyncio.run(database.write(add_two))


def test_writes_that_share_a_commit_fail_alone(database):
    """Writes that queue up behind a slow one are committed together; a bad one takes none with it."""
    threads = [objects.new_thread({}, {}) for _ in range(20)]
    threads[7] = threads[3]

    def slow(connection):
        time.sleep(0.1)

    async def write_all():
        writes = [database.write(records.add, tables.threads, thread) for thread in threads]
        return await asyncio.gather(database.write(slow), *writes, return_exceptions=True)

    _, *results = asyncio.run(write_all())
    failed = [index for index, result in enumerate(results) if isinstance(result, Exception)]
    assert failed == [7]
    assert isinstance(results[7], sqlalchemy.exc.IntegrityError)
    page = {"limit": 100, "order": "asc", "after": None, "before": None}
    kept = asyncio.run(database.read(records.page, tables.threads, **page)).bodies
    assert [json.loads(body) for body in kept] == threads[:7] + threads[8:]


def test_what_was_asked_for_is_written_before_closing(tmp_path):
    thread = objects.new_thread({}, {})

    async def write_and_close():
        opened = Database(tmp_path)
        write = asyncio.create_task(opened.write(records.add, tables.threads, thread))
        await asyncio.sleep(0)
        await asyncio.to_thread(opened.close)
        await write

    asyncio.run(write_and_close())
    again = Database(tmp_path)
    assert asyncio.run(again.read(records.find, tables.threads, thread["id"])) == thread
    again.close()


@pytest.mark.parametrize("spoil", ["a file", "not a database"])
def test_a_folder_that_cannot_be_used(tmp_path, spoil):
    folder = tmp_path / "data"
    if spoil == "a file":
        folder.write_text("in the way")
    else:
        folder.mkdir()
        (folder / "engine.db").write_text("this is no database" * 100)
    with pytest.raises(ConfigError, match=r"DATA_DIR .*data cannot be used"):
        Database(folder)


def test_an_older_database_is_brought_up_to_date(tmp_path):
    """Threads become findable by the metadata they had; what had expired is not looked for again."""
    at_revision(tmp_path, "0002")
    thread = objects.new_thread({"user": "anna"}, None)
    after = {"anchor": "last_active_at", "days": 1}
    old, young = (objects.new_vector_store("", None, after, None) for _ in range(2))
    with closing(sqlite3.connect(tmp_path / "engine.db")) as connection:
        row = (thread["id"], json.dumps(thread))
        connection.execute("INSERT INTO threads (id, body) VALUES (?, ?)", row)
        for each, status in ((old, "expired"), (young, "completed")):
            row = (each["id"], 1, json.dumps({**each, "status": status}))
            connection.execute("INSERT INTO vector_stores (id, expires_at, body) VALUES (?, ?, ?)", row)
        connection.commit()
    database = Database(tmp_path)
    query = {"limit": 20, "order": "desc", "after": None, "before": None}
    page = asyncio.run(database.read(threads.page, {"user": "anna"}, **query))
    assert page.first_id == thread["id"]
    assert asyncio.run(database.write(vector_stores.expire)) == [young["id"]]
    assert not asyncio.run(database.read(vector_stores.has_due))
    database.close()


def at_revision(data_dir, revision):
    config = Config()
    config.set_main_option("script_location", str(Path(store.__file__).parent / "migrations"))
    engine = sqlalchemy.create_engine(f"sqlite:///{data_dir / 'engine.db'}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
