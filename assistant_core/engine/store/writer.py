"""The one thread that writes.

SQLite has one writer at a time, so writes go through one thread in the order they were asked for. Those that
have queued up while a commit was synced to disk share the next commit; each can still fail alone.
"""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from assistant_core.engine.store.statements import execute

T = TypeVar("T")

MOST_IN_ONE_COMMIT = 100


class Job(NamedTuple):
    query: Callable[[Connection], Any]
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[Any]"
    early: Callable[[Any], None] | None

    def run(self, connection: Connection) -> Any:
        result = self.query(connection)
        if self.early:
            self.loop.call_soon_threadsafe(self.early, result)
        return result


class Outcome(NamedTuple):
    job: Job
    result: Any = None
    error: BaseException | None = None


class Writer:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="db-write", daemon=True)
        self._thread.start()

    async def run(self, query: Callable[[Connection], T], early: Callable[[T], None] | None = None) -> T:
        """`early` is called in the event loop with the result before it is committed."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs.put(Job(query, loop, future, early))
        return await future

    def close(self) -> None:
        """Finish what was asked for, then end."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        connection = self._connect()
        while batch := self._next_batch():
            for outcome in _commit(connection, batch):
                outcome.job.loop.call_soon_threadsafe(_settle, outcome)

    def _next_batch(self) -> list[Job]:
        """Wait for a job and take what has queued up behind it; empty when there will be no more."""
        batch: list[Job] = []
        job = self._jobs.get()
        while job is not None:
            batch.append(job)
            if len(batch) == MOST_IN_ONE_COMMIT or self._jobs.empty():
                return batch
            job = self._jobs.get()
        if batch:
            self._jobs.put(None)
        return batch


def _commit(connection: Connection, batch: list[Job]) -> list[Outcome]:
    try:
        execute(connection, "BEGIN IMMEDIATE")
        try:
            # A job that is alone needs no savepoint: its failure undoes the whole transaction.
            run = _run_alone if len(batch) == 1 else _run_among_others
            outcomes = [run(connection, job) for job in batch]
        except BaseException:
            execute(connection, "ROLLBACK")
            raise
        execute(connection, "COMMIT")
    except BaseException as error:  # noqa: BLE001 - handed to those who asked
        return [Outcome(job, error=error) for job in batch]
    return outcomes


def _run_alone(connection: Connection, job: Job) -> Outcome:
    return Outcome(job, job.run(connection))


def _run_among_others(connection: Connection, job: Job) -> Outcome:
    execute(connection, "SAVEPOINT job")
    try:
        outcome = Outcome(job, job.run(connection))
    except BaseException as error:  # noqa: BLE001 - handed to the one who asked
        execute(connection, "ROLLBACK TO job")
        outcome = Outcome(job, error=error)
    execute(connection, "RELEASE job")
    return outcome


def _settle(outcome: Outcome) -> None:
    future = outcome.job.future
    if future.cancelled():
        return
    if outcome.error:
        future.set_exception(outcome.error)
    else:
        future.set_result(outcome.result)
