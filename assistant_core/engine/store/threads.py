"""Threads, and finding them by their metadata."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, exists, insert, select

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


def page(connection: Connection, metadata: dict[str, str], **query: Any) -> records.Page:
    """One page of the threads that carry all of these pairs."""
    where: dict[str, str] = {}
    for number, (key, value) in enumerate(metadata.items()):
        where |= {f"key_{number}": key, f"value_{number}": value}
    return records.page(connection, threads, **query, where=where, source=_carrying(len(metadata)))


@cache
def _carrying(pairs: int) -> records.Source:
    query: Select = select(threads.c.body, threads.c.id)
    position: ColumnElement[int] = threads.c.seq
    for number in range(pairs):
        pair = thread_metadata.alias()
        is_pair = pair.c.key == bindparam(f"key_{number}"), pair.c.value == bindparam(f"value_{number}")
        same = pair.c.seq == threads.c.seq
        if number:
            query = query.where(exists().where(same, *is_pair))
        else:
            # The index of the first pair gives the matches in the list's order, so that none need sorting.
            query, position = query.join(pair, same).where(*is_pair), pair.c.seq
    return records.Source(query, position)


def _keep_metadata(connection: Connection, thread: Object) -> None:
    if thread["metadata"]:
        seq = connection.execute(select(threads.c.seq).where(threads.c.id == thread["id"])).scalar_one()
        pairs = [{"key": key, "value": value, "seq": seq} for key, value in thread["metadata"].items()]
        connection.execute(insert(thread_metadata), pairs)
