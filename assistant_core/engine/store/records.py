"""Store and find objects: the same few queries for every table of `tables`.

Statements are built once and kept: building one costs more than SQLite takes to run it.
"""

from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from assistant_core.engine.objects import Object
from assistant_core.engine.store import tables
from assistant_core.errors import NotFound

NAMES = {
    tables.assistants: "assistant",
    tables.threads: "thread",
    tables.messages: "message",
    tables.runs: "run",
    tables.run_steps: "run step",
    tables.files: "file",
    tables.vector_stores: "vector store",
    tables.vector_store_files: "vector store file",
    tables.vector_store_batches: "vector store file batch",
}
KEYS = {tables.vector_store_files: ("id", "vector_store_id")}
"""What tells the objects of a table apart, where that is more than the id."""


def add(connection: Connection, table: Table, obj: Object, **columns: Any) -> Object:
    connection.execute(_insert(table), _values(table, obj, columns))
    return obj


def save(connection: Connection, table: Table, obj: Object, **columns: Any) -> Object:
    values = _values(table, obj, columns)
    this = {f"this_{name}": obj[name] for name in KEYS.get(table, ("id",))}
    connection.execute(_update(table, tuple(values)), {**values, **this})
    return obj


def find(connection: Connection, table: Table, id: str, **where: str) -> Object:
    """The object with this id, or NotFound in the API's words."""
    found = peek(connection, table, id, **where)
    if found is None:
        raise NotFound(f"No {NAMES[table]} found with id '{id}'.")
    return found


def peek(connection: Connection, table: Table, id: str, **where: str) -> Object | None:
    where["id"] = id
    return connection.execute(_select(table, tuple(where)), where).scalar()


def change(connection: Connection, table: Table, id: str, changes: Object, **where: str) -> Object:
    """The object with these fields replaced."""
    return save(connection, table, find(connection, table, id, **where) | changes)


def remove(connection: Connection, table: Table, id: str, **where: str) -> None:
    find(connection, table, id, **where)
    connection.execute(_delete(table, ("id", *where)), {"id": id, **where})


def _values(table: Table, obj: Object, columns: Object) -> Object:
    return {**{name: obj[name] for name in _repeated(table) if name in obj}, "body": obj, **columns}


@cache
def _repeated(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.c)


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _update(table: Table, columns: tuple[str, ...]) -> Update:
    changed: dict[str, Any] = {name: bindparam(name) for name in columns}
    key = (table.c[name] == bindparam(f"this_{name}") for name in KEYS.get(table, ("id",)))
    return update(table).where(*key).values(changed)


@cache
def _delete(table: Table, columns: tuple[str, ...]) -> Delete:
    return delete(table).where(*(table.c[name] == bindparam(name) for name in columns))


@cache
def _select(table: Table, columns: tuple[str, ...]) -> Select:
    """Bodies of the rows in which these columns equal the parameters of the same names."""
    return select(table.c.body).where(*(table.c[name] == bindparam(name) for name in columns))


def page(
    connection: Connection,
    table: Table,
    *,
    limit: int,
    order: Literal["asc", "desc"],
    after: str | None,
    before: str | None,
    where: dict[str, str] | None = None,
    source: Select | None = None,
) -> dict[str, Any]:
    """One page in the API's list shape. `after` and `before` are ids of items of the same list.

    `source` selects the bodies where equal columns do not say it all.
    """
    where = where or {}
    query = _select(table, tuple(where)) if source is None else source
    forward = order == "asc"
    if after is not None:
        position = _position(connection, table, "after", after, where)
        query = query.where(table.c.seq > position if forward else table.c.seq < position)
    # With `before` alone the page is the one that ends just in front of it.
    backward = before is not None and after is None
    if before is not None:
        position = _position(connection, table, "before", before, where)
        query = query.where(table.c.seq < position if forward else table.c.seq > position)
    ascending = forward is not backward
    query = query.order_by(table.c.seq.asc() if ascending else table.c.seq.desc()).limit(limit + 1)
    rows = list(connection.execute(query, where).scalars())
    has_more, data = len(rows) > limit, rows[:limit]
    if backward:
        data.reverse()
    return {
        "object": "list",
        "data": data,
        "first_id": data[0]["id"] if data else None,
        "last_id": data[-1]["id"] if data else None,
        "has_more": has_more,
    }


def _position(connection: Connection, table: Table, param: str, id: str, where: dict[str, str]) -> int:
    item = {**where, "id": id}
    query = _select(table, tuple(item)).with_only_columns(table.c.seq)
    seq = connection.execute(query, item).scalar()
    if seq is None:
        raise NotFound(f"No {NAMES[table]} found with id '{id}' in this list.", param)
    return seq
