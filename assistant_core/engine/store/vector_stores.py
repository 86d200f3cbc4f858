"""What happens to vector stores, each in one transaction: files come, are read, and go."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, or_, select, update

from assistant_core.engine import objects
from assistant_core.engine.objects import Object
from assistant_core.engine.store import records
from assistant_core.engine.store.statements import Statement
from assistant_core.engine.store.tables import (
    chunks,
    files,
    vector_store_batches,
    vector_store_files,
    vector_stores,
)
from assistant_core.errors import InvalidRequest, NotFound

Files = vector_store_files.c
Change = Callable[..., Object]
Claimed = tuple[Object, int]
DUE = Statement(select(vector_stores.c.id).where(vector_stores.c.expires_at <= bindparam("now")).limit(1))
ATTACHED_STORE_DAYS = 7
"""A store that came about through a message's attachments expires this long after its last use."""


def create(
    connection: Connection,
    name: str = "",
    file_ids: Sequence[str] = (),
    chunking_strategy: Object | None = None,
    metadata: Object | None = None,
    expires_after: Object | None = None,
    description: str | None = None,
) -> Object:
    new = objects.new_vector_store(name, metadata, expires_after, description)
    store = records.add(connection, vector_stores, new)
    for file_id in dict.fromkeys(file_ids):
        add_file(connection, store["id"], file_id, chunking_strategy)
    return recount(connection, store["id"])


def usable(connection: Connection, store_id: str) -> Object:
    store = records.find(connection, vector_stores, store_id)
    if store["status"] == "expired":
        raise InvalidRequest(
            f"Vector store {store_id} has expired. Create a new one and add its files again."
        )
    return store


def usable_ones(connection: Connection, store_ids: Sequence[str]) -> list[str]:
    stores = [records.peek(connection, vector_stores, store_id) for store_id in store_ids]
    return [store["id"] for store in stores if store is not None and store["status"] != "expired"]


def add_file(
    connection: Connection,
    store_id: str,
    file_id: str,
    chunking_strategy: Object | None = None,
    attributes: Object | None = None,
    batch_id: str | None = None,
) -> Object:
    """A file that is in the store already stays as it is; one that could not be read is tried again."""
    file = records.peek(connection, files, file_id)
    if file is None:
        raise NotFound(f"No file found with id '{file_id}'.", "file_id")
    known = records.peek(connection, vector_store_files, file_id, vector_store_id=store_id)
    if known is not None and known["status"] in ("completed", "in_progress"):
        return known
    if known is not None:
        remove_file(connection, store_id, file_id)
    new = objects.new_vector_store_file(store_id, file, chunking_strategy, attributes)
    return records.add(connection, vector_store_files, new, batch_id=batch_id)


def remove_file(connection: Connection, store_id: str, file_id: str) -> None:
    """Takes the file out of the store; its chunks go with it."""
    records.remove(connection, vector_store_files, file_id, vector_store_id=store_id)
    changed(connection, store_id)


def changed(connection: Connection, store_id: str) -> None:
    """What can be found in the store is not what it was."""
    later = update(vector_stores).where(vector_stores.c.id == store_id)
    connection.execute(later.values(version=vector_stores.c.version + 1))
    recount(connection, store_id)


def recount(connection: Connection, store_id: str) -> Object:
    store = records.find(connection, vector_stores, store_id)
    counts, usage = _counts(connection, Files.vector_store_id == store_id)
    status = "in_progress" if counts["in_progress"] else "completed"
    if store["status"] == "expired":
        status = "expired"
    return _save(connection, store | {"file_counts": counts, "usage_bytes": usage, "status": status})


def _save(connection: Connection, store: Object) -> Object:
    """What has expired is not looked for again."""
    due = None if store["status"] == "expired" else store["expires_at"]
    return records.save(connection, vector_stores, store, expires_at=due)


def batch(connection: Connection, store_id: str, batch_id: str) -> Object:
    """The batch, its files counted as they stand."""
    stored = records.find(connection, vector_store_batches, batch_id, vector_store_id=store_id)
    counts, _ = _counts(connection, Files.batch_id == batch_id)
    if stored["status"] == "cancelled":
        return stored | {"file_counts": counts}
    if counts["in_progress"]:
        status = "in_progress"
    else:
        status = "failed" if counts["total"] and counts["failed"] == counts["total"] else "completed"
    return stored | {"file_counts": counts, "status": status}


def cancel_batch(connection: Connection, store_id: str, batch_id: str) -> Object:
    """What was read already stays; what was not is not read any more."""
    current = batch(connection, store_id, batch_id)
    if current["status"] != "in_progress":
        raise InvalidRequest(f"Cannot cancel a file batch with status '{current['status']}'.")
    waiting = select(vector_store_files.c.body).where(
        Files.batch_id == batch_id, Files.status == "in_progress"
    )
    for file in list(connection.execute(waiting).scalars()):
        records.save(connection, vector_store_files, file | {"status": "cancelled"}, worker_id=None)
    records.save(connection, vector_store_batches, current | {"status": "cancelled"})
    recount(connection, store_id)
    return batch(connection, store_id, batch_id)


def touch(connection: Connection, store_ids: Iterable[str]) -> None:
    """They were used: their time to live begins anew."""
    for store_id in store_ids:
        store = records.peek(connection, vector_stores, store_id)
        if store is not None and store["status"] != "expired":
            used = store | {"last_active_at": objects.now()}
            records.save(connection, vector_stores, objects.with_expiry(used))


def expire(connection: Connection) -> list[str]:
    """Ends the stores whose time is over, and returns their ids. The files stay."""
    due = select(vector_stores.c.body).where(vector_stores.c.expires_at <= objects.now())
    expired = []
    for store in list(connection.execute(due).scalars()):
        connection.execute(delete(vector_store_files).where(Files.vector_store_id == store["id"]))
        _save(connection, store | {"status": "expired"})
        changed(connection, store["id"])
        expired.append(store["id"])
    return expired


def has_due(connection: Connection) -> bool:
    return DUE.scalar(connection, {"now": objects.now()}) is not None


def being_read(connection: Connection, store_ids: Sequence[str]) -> int:
    """How many files of these stores cannot be searched yet."""
    query = select(func.count()).where(Files.vector_store_id.in_(store_ids), Files.status == "in_progress")
    return connection.execute(query).scalar_one()


def file_counts(connection: Connection, store_ids: Sequence[str]) -> Object:
    return _counts(connection, Files.vector_store_id.in_(store_ids))[0]


def set_resources(connection: Connection, given: Object | None, before: Object | None = None) -> Object:
    """`tool_resources` as they are stored: new stores are created, and every id is one of a real object."""
    resources: Object = dict(before or {})
    for tool, value in (given or {}).items():
        if value is not None:
            resources[tool] = {key: item for key, item in value.items() if item is not None}
    search = resources.get("file_search")
    if search is not None:
        made = [
            create(
                connection,
                "",
                store.get("file_ids") or (),
                store.get("chunking_strategy"),
                store.get("metadata"),
            )
            for store in search.pop("vector_stores", None) or []
        ]
        ids = [*(search.get("vector_store_ids") or []), *(store["id"] for store in made)]
        for store_id in ids:
            records.find(connection, vector_stores, store_id)
        resources["file_search"] = {"vector_store_ids": ids}
    for file_id in (resources.get("code_interpreter") or {}).get("file_ids") or []:
        records.find(connection, files, file_id)
    return resources


def ids_in(tool_resources: Object | None) -> list[str]:
    search = (tool_resources or {}).get("file_search") or {}
    return list(search.get("vector_store_ids") or [])


def attach(connection: Connection, thread: Object, attachments: list[Object]) -> Object:
    """Puts a message's attachments where their tools look for them. Returns the thread with its store."""
    for attachment in attachments:
        records.find(connection, files, attachment["file_id"])
    wanted = [
        attachment["file_id"]
        for attachment in attachments
        if any(tool["type"] == "file_search" for tool in attachment["tools"])
    ]
    if not wanted:
        return thread
    resources = thread["tool_resources"] or {}
    ids = ids_in(resources)
    store = records.peek(connection, vector_stores, ids[0]) if ids else None
    if store is None or store["status"] == "expired":
        after = {"anchor": "last_active_at", "days": ATTACHED_STORE_DAYS}
        store = create(connection, expires_after=after)
        thread = thread | {
            "tool_resources": {**resources, "file_search": {"vector_store_ids": [store["id"]]}}
        }
    for file_id in wanted:
        add_file(connection, store["id"], file_id)
    recount(connection, store["id"])
    return thread


def _counts(connection: Connection, where: Any) -> tuple[Object, int]:
    counts = dict(objects.NO_FILES)
    usage = vector_store_files.c.body["usage_bytes"].as_integer()
    query = select(Files.status, func.count(), func.coalesce(func.sum(usage), 0)).where(where)
    total_usage = 0
    for status, count, used in connection.execute(query.group_by(Files.status)):
        counts[status] = count
        total_usage += used
    return counts | {"total": sum(counts.values())}, total_usage


def claim(connection: Connection, worker_id: str, alive: Select, values: Object, most: int) -> list[Claimed]:
    """Files to read: those nobody reads, and those whose reader is gone. With how often they were begun."""
    query = (
        select(vector_store_files.c.body, Files.attempts)
        .where(*_unclaimed(alive))
        .order_by(vector_store_files.c.seq)
        .limit(most)
    )
    claimed = []
    for file, attempts in connection.execute(query, values).all():
        records.save(connection, vector_store_files, file, worker_id=worker_id, attempts=attempts + 1)
        claimed.append((file, attempts + 1))
    return claimed


def give_back(connection: Connection, worker_id: str) -> None:
    """Files this worker does not read to their end, for no fault of theirs."""
    mine = update(vector_store_files).where(Files.worker_id == worker_id, Files.status == "in_progress")
    connection.execute(mine.values(worker_id=None, attempts=Files.attempts - 1))


def has_unclaimed(connection: Connection, alive: Select, values: Object) -> bool:
    return _has_unclaimed(alive).scalar(connection, values) is not None


@cache
def _has_unclaimed(alive: Select) -> Statement:
    return Statement(select(Files.id).where(*_unclaimed(alive)).limit(1))


def _unclaimed(alive: Select) -> tuple[ColumnElement[bool], ...]:
    """`alive` selects the workers that are; the values of its parameters are given when it is run."""
    return Files.status == "in_progress", or_(Files.worker_id.is_(None), Files.worker_id.not_in(alive))


def save_file(connection: Connection, file: Object) -> bool:
    """Keeps news of a file that is being read. False when it is not to be read any more."""
    current = records.peek(
        connection, vector_store_files, file["id"], vector_store_id=file["vector_store_id"]
    )
    if current is None or current["status"] != "in_progress":
        return False
    records.save(connection, vector_store_files, file | {"attributes": current["attributes"]})
    if file["status"] != "in_progress":
        changed(connection, file["vector_store_id"])
    return True


def add_chunks(connection: Connection, rows: list[dict[str, Any]]) -> None:
    connection.execute(chunks.insert(), rows)


def remove_chunks(connection: Connection, store_id: str, file_id: str) -> None:
    connection.execute(
        delete(chunks).where(chunks.c.vector_store_id == store_id, chunks.c.file_id == file_id)
    )
