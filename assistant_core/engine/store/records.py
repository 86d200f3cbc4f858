"""Store and find objects: the same few queries for every table of `tables`."""

from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, insert, select, update

from assistant_core.engine.store import tables
from assistant_core.errors import InvalidRequest, NotFound

Object = dict[str, Any]

NAMES = {
    tables.assistants: "assistant",
    tables.threads: "thread",
    tables.messages: "message",
    tables.runs: "run",
    tables.run_steps: "run step",
    tables.files: "file",
}


def _columns(table: Table, obj: Object) -> dict[str, Any]:
    repeated = {name: obj[name] for name in (column.name for column in table.c) if name in obj}
    return {**repeated, "body": obj}


def add(connection: Connection, table: Table, obj: Object, **columns: Any) -> Object:
    connection.execute(insert(table).values(**_columns(table, obj), **columns))
    return obj


def save(connection: Connection, table: Table, obj: Object, **columns: Any) -> Object:
    changed = update(table).where(table.c.id == obj["id"]).values(**_columns(table, obj), **columns)
    connection.execute(changed)
    return obj


def find(connection: Connection, table: Table, id: str, **where: str) -> Object:
    """The object with this id, or NotFound in the API's words."""
    found = connection.execute(_select(table, id=id, **where)).scalar()
    if found is None:
        raise NotFound(f"No {NAMES[table]} found with id '{id}'.")
    return found


def remove(connection: Connection, table: Table, id: str, **where: str) -> None:
    find(connection, table, id, **where)
    connection.execute(delete(table).where(table.c.id == id))


def page(
    connection: Connection,
    table: Table,
    *,
    limit: int,
    order: Literal["asc", "desc"],
    after: str | None,
    before: str | None,
    where: dict[str, str] | None = None,
) -> dict[str, Any]:
    """One page in the API's list shape. `after` and `before` are ids of items of the same list."""
    where = where or {}
    query = _select(table, **where)
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
    rows = list(connection.execute(query).scalars())
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


def _select(table: Table, **where: str) -> Any:
    query = select(table.c.body)
    for column, value in where.items():
        query = query.where(table.c[column] == value)
    return query


def _position(connection: Connection, table: Table, param: str, id: str, where: dict[str, str]) -> int:
    query = _select(table, id=id, **where).with_only_columns(table.c.seq)
    seq = connection.execute(query).scalar()
    if seq is None:
        raise InvalidRequest(f"No {NAMES[table]} found with id '{id}' in this list.", param)
    return seq
