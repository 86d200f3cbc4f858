"""The tables.

`body` is the object as the API returns it and the only truth about it; the other columns repeat those of its
fields that queries need and are filled from it by `records`. `seq` gives every list one order, in which no
two items are equal even when they were created in the same second.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

from assistant_core.engine.runs import states

metadata = MetaData()
Seq = BigInteger().with_variant(Integer, "sqlite")


def _object_table(name: str, *columns: Column | UniqueConstraint, id: Column | None = None) -> Table:
    return Table(
        name,
        metadata,
        Column("seq", Seq, primary_key=True, autoincrement=True),
        Column("id", String, nullable=False, unique=True) if id is None else id,
        *columns,
        Column("body", JSON, nullable=False),
        sqlite_autoincrement=True,
    )


def _of_thread() -> Column:
    return Column("thread_id", String, ForeignKey("threads.id", ondelete="CASCADE"), nullable=False)


def _of_vector_store() -> Column:
    store = ForeignKey("vector_stores.id", ondelete="CASCADE")
    return Column("vector_store_id", String, store, nullable=False)


def _of_file(name: str, primary_key: bool = False) -> Column:
    file = ForeignKey("files.id", ondelete="CASCADE")
    return Column(name, String, file, nullable=False, primary_key=primary_key)


assistants = _object_table("assistants")
threads = _object_table("threads")
thread_metadata = Table(
    "thread_metadata",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("seq", Seq, ForeignKey("threads.seq", ondelete="CASCADE"), primary_key=True),
)
"""The metadata of threads once more, to find them by."""
files = _object_table("files", Column("purpose", String, nullable=False), Column("expires_at", Integer))
messages = _object_table("messages", _of_thread(), Column("run_id", String))
runs = _object_table(
    "runs",
    _of_thread(),
    Column("status", String, nullable=False),
    Column("expires_at", Integer),
    Column("worker_id", String),
    Column("options", JSON, nullable=False),
)
"""`options`: what the run needs but the API does not return (reasoning effort, tokens and rounds so far, and
whether its model connection is one that only the process that began it knows)."""
run_steps = _object_table(
    "run_steps",
    _of_thread(),
    Column("run_id", String, ForeignKey("runs.id", ondelete="CASCADE"), nullable=False),
    Column("status", String, nullable=False),
    Column("carry", JSON, nullable=False),
)
"""`carry`: items of the model provider that go back to it together with the outputs."""
vector_stores = _object_table(
    "vector_stores",
    Column("expires_at", Integer),
    Column("version", Integer, nullable=False, server_default="0"),
)
"""`version` grows with every change of what can be found in it; an index that has another one is behind."""
vector_store_files = _object_table(
    "vector_store_files",
    _of_vector_store(),
    Column("status", String, nullable=False),
    Column("batch_id", String),
    Column("worker_id", String),
    Column("attempts", Integer, nullable=False, server_default="0"),
    UniqueConstraint("vector_store_id", "id"),
    id=_of_file("id"),
)
"""A file in a store: `id` is the file's. `worker_id` and `attempts`: who reads it, and for how many times."""
vector_store_batches = _object_table("vector_store_batches", _of_vector_store())
documents = Table(
    "documents",
    metadata,
    _of_file("file_id", primary_key=True),
    Column("body", JSON, nullable=False),
)
"""A file that was read to its end: its kind, title, outline and number of pages."""
document_pages = Table(
    "document_pages",
    metadata,
    _of_file("file_id", primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("heading", String, nullable=False),
    Column("text", String, nullable=False),
)
chunks = Table(
    "chunks",
    metadata,
    Column("id", Seq, primary_key=True, autoincrement=True),
    Column("vector_store_id", String, nullable=False),
    Column("file_id", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", String, nullable=False),
    Column("text", String, nullable=False),
    Column("vector", LargeBinary),
    ForeignKeyConstraint(
        ["vector_store_id", "file_id"],
        ["vector_store_files.vector_store_id", "vector_store_files.id"],
        ondelete="CASCADE",
    ),
    sqlite_autoincrement=True,
)
"""What can be found. `vector` is filled in behind, where an embedding model is configured."""
workers = Table(
    "workers",
    metadata,
    Column("id", String, primary_key=True),
    Column("seen_at", Float, nullable=False),
)

ACTIVE = text(f"status IN {tuple(state for state in states.TRANSITIONS if state in states.ACTIVE)}")

Index("metadata_by_thread", thread_metadata.c.seq)
Index("messages_by_thread", messages.c.thread_id, messages.c.seq)
Index("messages_by_run", messages.c.run_id)
Index("runs_by_thread", runs.c.thread_id, runs.c.seq)
Index("steps_by_run", run_steps.c.run_id, run_steps.c.seq)
Index("steps_by_thread", run_steps.c.thread_id, run_steps.c.seq)
Index("one_active_run", runs.c.thread_id, unique=True, sqlite_where=ACTIVE, postgresql_where=ACTIVE)
Index("active_runs", runs.c.worker_id, sqlite_where=ACTIVE, postgresql_where=ACTIVE)
Index("files_by_expiry", files.c.expires_at)
Index("stores_by_expiry", vector_stores.c.expires_at)
Index("files_by_id", vector_store_files.c.id)
Index("files_by_batch", vector_store_files.c.batch_id)
Index("files_by_status", vector_store_files.c.status)
Index("chunks_by_file", chunks.c.vector_store_id, chunks.c.file_id, chunks.c.position)
