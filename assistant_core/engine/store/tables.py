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
    Index,
    Integer,
    MetaData,
    String,
    Table,
    text,
)

from assistant_core.engine.runs import states

metadata = MetaData()
Seq = BigInteger().with_variant(Integer, "sqlite")


def _object_table(name: str, *columns: Column) -> Table:
    return Table(
        name,
        metadata,
        Column("seq", Seq, primary_key=True, autoincrement=True),
        Column("id", String, nullable=False, unique=True),
        *columns,
        Column("body", JSON, nullable=False),
        sqlite_autoincrement=True,
    )


def _of_thread() -> Column:
    return Column("thread_id", String, ForeignKey("threads.id", ondelete="CASCADE"), nullable=False)


assistants = _object_table("assistants")
threads = _object_table("threads")
files = _object_table("files", Column("purpose", String, nullable=False))
messages = _object_table("messages", _of_thread(), Column("run_id", String))
runs = _object_table(
    "runs",
    _of_thread(),
    Column("status", String, nullable=False),
    Column("expires_at", Integer),
    Column("worker_id", String),
    Column("options", JSON, nullable=False),
)
"""`options`: what the run needs but the API does not return (reasoning effort, usage so far)."""
run_steps = _object_table(
    "run_steps",
    _of_thread(),
    Column("run_id", String, ForeignKey("runs.id", ondelete="CASCADE"), nullable=False),
    Column("status", String, nullable=False),
    Column("carry", JSON, nullable=False),
)
"""`carry`: items of the model provider that go back to it together with the outputs."""
workers = Table(
    "workers",
    metadata,
    Column("id", String, primary_key=True),
    Column("seen_at", Float, nullable=False),
)

ACTIVE = text(f"status IN {tuple(state for state in states.TRANSITIONS if state in states.ACTIVE)}")

Index("messages_by_thread", messages.c.thread_id, messages.c.seq)
Index("messages_by_run", messages.c.run_id)
Index("runs_by_thread", runs.c.thread_id, runs.c.seq)
Index("steps_by_run", run_steps.c.run_id, run_steps.c.seq)
Index("steps_by_thread", run_steps.c.thread_id, run_steps.c.seq)
Index("one_active_run", runs.c.thread_id, unique=True, sqlite_where=ACTIVE, postgresql_where=ACTIVE)
Index("active_runs", runs.c.worker_id, sqlite_where=ACTIVE, postgresql_where=ACTIVE)
