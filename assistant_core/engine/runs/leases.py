"""Which worker a run belongs to.

A worker is one engine process. While it has runs it renews its lease; when the lease lapses (the process was
killed) another worker, or the same program after a restart, takes its runs up again.
"""

import json
import math
import time

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from assistant_core.engine import objects
from assistant_core.engine.ids import new_id
from assistant_core.engine.store import conversation
from assistant_core.engine.store.conversation import Stretch
from assistant_core.engine.store.statements import Statement
from assistant_core.engine.store.tables import ACTIVE, messages, run_steps, runs, workers

LEASE_SECONDS = 5.0
RENEW_AFTER_SECONDS = 0.5


WORKING = and_(ACTIVE, runs.c.status != "requires_action")
"""States in which a worker must be at it. ACTIVE is always asked for too, so that its small index is used."""
RENEW = Statement(
    update(workers).where(workers.c.id == bindparam("worker_id")).values(seen_at=bindparam("seen_at"))
)
BEING_CANCELLED = Statement(
    select(runs.c.id).where(ACTIVE, runs.c.worker_id == bindparam("worker_id"), runs.c.status == "cancelling")
)
OVERDUE = Statement(
    select(runs.c.id).where(
        ACTIVE,
        or_(
            and_(runs.c.status == "requires_action", runs.c.expires_at <= bindparam("now")),
            and_(WORKING, runs.c.expires_at <= bindparam("long_ago")),
        ),
    )
)
ALIVE = select(workers.c.id).where(workers.c.seen_at > bindparam("alive_since"))
"""Ids of the workers whose lease holds; its parameter comes from `alive_since`."""
ABANDONED = (
    WORKING,
    runs.c.worker_id != bindparam("worker_id"),
    runs.c.worker_id.not_in(ALIVE),
)
HAS_ABANDONED = Statement(select(runs.c.id).where(*ABANDONED).limit(1))
TAKEN_OVER = Statement(select(runs.c.body, runs.c.options).where(*ABANDONED))


class Lease:
    """This process's lease; renewed in passing whenever a run is stored, and while runs go on."""

    def __init__(self) -> None:
        self.worker_id = new_id("worker_")
        self._renewed_at = -math.inf

    def keep(self, connection: Connection) -> None:
        if time.monotonic() - self._renewed_at < RENEW_AFTER_SECONDS:
            return
        renewed = RENEW.run(connection, {"worker_id": self.worker_id, "seen_at": time.time()})
        if not renewed.rowcount:
            connection.execute(insert(workers).values(id=self.worker_id, seen_at=time.time()))
        self._renewed_at = time.monotonic()


def give_up(connection: Connection, worker_id: str) -> None:
    """Leave the worker's unfinished runs to whoever comes next, at once."""
    connection.execute(delete(workers).where(workers.c.id == worker_id))


def has_abandoned(connection: Connection, worker_id: str) -> bool:
    return HAS_ABANDONED.scalar(connection, {"worker_id": worker_id, **alive_since()}) is not None


def take_over(connection: Connection, lease: Lease) -> list[Stretch]:
    """Claim every run whose worker is gone, back at its last finished step.

    What a killed worker had half written is removed, so that no text is there twice when it is written anew.
    """
    lease.keep(connection)
    taken = []
    abandoned = TAKEN_OVER.run(connection, {"worker_id": lease.worker_id, **alive_since()}).fetchall()
    for run, options in ((json.loads(body), json.loads(kept)) for body, kept in abandoned):
        connection.execute(update(runs).where(runs.c.id == run["id"]).values(worker_id=lease.worker_id))
        _remove_unfinished(connection, run["id"])
        taken.append(conversation.load(connection, run, options))
    long_gone = time.time() - 10 * LEASE_SECONDS
    connection.execute(delete(workers).where(workers.c.seen_at < long_gone))
    return taken


def being_cancelled(connection: Connection, worker_id: str) -> list[str]:
    return BEING_CANCELLED.scalars(connection, {"worker_id": worker_id})


def overdue(connection: Connection) -> list[str]:
    """Runs past their time: those that wait for outputs, and those whose worker should have ended them."""
    now = objects.now()
    return OVERDUE.scalars(connection, {"now": now, "long_ago": now - LEASE_SECONDS})


def alive_since() -> dict[str, float]:
    return {"alive_since": time.time() - LEASE_SECONDS}


def _remove_unfinished(connection: Connection, run_id: str) -> None:
    half_done = run_steps.c.run_id == run_id, run_steps.c.status == "in_progress"
    for step in connection.execute(select(run_steps.c.body).where(*half_done)).scalars():
        if step["type"] == "message_creation":
            message_id = step["step_details"]["message_creation"]["message_id"]
            connection.execute(delete(messages).where(messages.c.id == message_id))
    connection.execute(delete(run_steps).where(*half_done))
