"""Store and find objects: the same few queries for every table of `tables`."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from assistant_core.engine.objects import Object
from assistant_core.engine.store import tables
from assistant_core.engine.store.statements import Statement
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
    values = _values(table, obj, columns)
    _insert(table, tuple(values)).run(connection, values)
    return obj


def save(connection: Connection, table: Table, obj: Object, **columns: Any) -> Object:
    values = _values(table, obj, columns)
    this = {f"this_{name}": obj[name] for name in KEYS.get(table, ("id",))}
    _update(table, tuple(values)).run(connection, {**values, **this})
    return obj


def find(connection: Connection, table: Table, id: str, **where: str) -> Object:
    """The object with this id, or NotFound in the API's words."""
    found = peek(connection, table, id, **where)
    if found is None:
        raise NotFound(f"No {NAMES[table]} found with id '{id}'.")
    return found


def peek(connection: Connection, table: Table, id: str, **where: str) -> Object | None:
    where["id"] = id
    return _select(table, tuple(where)).body(connection, where)


def change(connection: Connection, table: Table, id: str, changes: Object, **where: str) -> Object:
    """The object with these fields replaced."""
    return save(connection, table, find(connection, table, id, **where) | changes)


def remove(connection: Connection, table: Table, id: str, **where: str) -> None:
    find(connection, table, id, **where)
    _delete(table, ("id", *where)).run(connection, {"id": id, **where})


def _values(table: Table, obj: Object, columns: Object) -> Object:
    return {**{name: obj[name] for name in _repeated(table) if name in obj}, "body": obj, **columns}


@cache
def _repeated(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.c)


@cache
def _insert(table: Table, columns: tuple[str, ...]) -> Statement:
    return Statement(insert(table).values({name: bindparam(name) for name in columns}))


@cache
def _update(table: Table, columns: tuple[str, ...]) -> Statement:
    key = (table.c[name] == bindparam(f"this_{name}") for name in KEYS.get(table, ("id",)))
    return Statement(update(table).where(*key).values({name: bindparam(name) for name in columns}))


@cache
def _delete(table: Table, columns: tuple[str, ...]) -> Statement:
    return Statement(delete(table).where(*_equal(table, columns)))


@cache
def _select(table: Table, columns: tuple[str, ...]) -> Statement:
    """Bodies of the rows in which these columns equal the parameters of the same names."""
    return Statement(select(table.c.body).where(*_equal(table, columns)))


def _equal(table: Table, columns: tuple[str, ...]) -> Iterator[ColumnElement[bool]]:
    return (table.c[name] == bindparam(name) for name in columns)


class Source(NamedTuple):
    """Another way to a list than by columns that equal values: selects body and id, in the order of `seq`."""

    query: Select
    seq: ColumnElement[int]


class Page(NamedTuple):
    """One page of a list. The bodies are left as the JSON text that they are stored as."""

    bodies: list[str]
    first_id: str | None
    last_id: str | None
    has_more: bool


def page(
    connection: Connection,
    table: Table,
    *,
    limit: int,
    order: Literal["asc", "desc"],
    after: str | None,
    before: str | None,
    where: dict[str, str] | None = None,
    source: Source | None = None,
) -> Page:
    """`after` and `before` are ids of items of the same list; `where` holds what the query compares with."""
    where = where or {}
    values: Object = {**where, "limit": limit + 1}
    if after is not None:
        values["after_seq"] = _position(connection, table, "after", after, where if source is None else {})
    if before is not None:
        values["before_seq"] = _position(connection, table, "before", before, where if source is None else {})
    # With `before` alone the page is the one that ends just in front of it.
    backward = before is not None and after is None
    kind = (order == "asc", backward, after is not None, before is not None)
    rows = _page(table, tuple(where), source, *kind).run(connection, values).fetchall()
    has_more, rows = len(rows) > limit, rows[:limit]
    if backward:
        rows.reverse()
    ids = [id for _, id in rows]
    return Page([body for body, _ in rows], ids[0] if ids else None, ids[-1] if ids else None, has_more)


@cache
def _page(
    table: Table,
    columns: tuple[str, ...],
    source: Source | None,
    forward: bool,
    backward: bool,
    has_after: bool,
    has_before: bool,
) -> Statement:
    if source is None:
        source = Source(select(table.c.body, table.c.id).where(*_equal(table, columns)), table.c.seq)
    query, seq = source
    after, before = bindparam("after_seq", type_=Integer), bindparam("before_seq", type_=Integer)
    if has_after:
        query = query.where(seq > after if forward else seq < after)
    if has_before:
        query = query.where(seq < before if forward else seq > before)
    in_order = seq.asc() if forward is not backward else seq.desc()
    return Statement(query.order_by(in_order).limit(bindparam("limit")))


def _position(connection: Connection, table: Table, param: str, id: str, where: dict[str, str]) -> int:
    item = {**where, "id": id}
    seq = _select_seq(table, tuple(item)).scalar(connection, item)
    if seq is None:
        raise NotFound(f"No {NAMES[table]} found with id '{id}' in this list.", param)
    return seq


@cache
def _select_seq(table: Table, columns: tuple[str, ...]) -> Statement:
    return Statement(select(table.c.seq).where(*_equal(table, columns)))
