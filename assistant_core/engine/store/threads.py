"""Threads, and finding them by their metadata."""

from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select

from assistant_core.engine.objects import Object
from assistant_core.engine.store import records
from assistant_core.engine.store.tables import thread_metadata, threads


def add(connection: Connection, thread: Object) -> Object:
    records.add(connection, threads, thread)
    _keep_metadata(connection, thread)
    return thread


def change(connection: Connection, thread: Object) -> Object:
    records.save(connection, threads, thread)
    seq = select(threads.c.seq).where(threads.c.id == thread["id"])
    connection.execute(delete(thread_metadata).where(thread_metadata.c.seq == seq.scalar_subquery()))
    _keep_metadata(connection, thread)
    return thread


def page(connection: Connection, metadata: dict[str, str], **query: Any) -> Object:
    """One page of the threads that carry all of these pairs."""
    source = select(threads.c.body)
    for number, (key, value) in enumerate(metadata.items()):
        pair = thread_metadata.alias()
        carries = (pair.c.seq == threads.c.seq, pair.c.key == key, pair.c.value == value)
        # Joined to the first pair, so that its index gives the matches in the list's order.
        source = (
            source.where(exists().where(*carries))
            if number
            else source.join(pair, carries[0]).where(*carries[1:])
        )
    return records.page(connection, threads, **query, source=source)


def _keep_metadata(connection: Connection, thread: Object) -> None:
    if thread["metadata"]:
        seq = connection.execute(select(threads.c.seq).where(threads.c.id == thread["id"])).scalar_one()
        pairs = [{"key": key, "value": value, "seq": seq} for key, value in thread["metadata"].items()]
        connection.execute(insert(thread_metadata), pairs)
