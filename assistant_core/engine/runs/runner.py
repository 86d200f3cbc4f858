"""Carries out the runs of this process, and looks after those nobody carries out any more."""

import asyncio
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from assistant_core.config import Settings
from assistant_core.engine.models.connections import Connected
from assistant_core.engine.models.provider import ModelRequest
from assistant_core.engine.models.registry import Models
from assistant_core.engine.runs import leases, lifecycle
from assistant_core.engine.runs.engine_tools import EngineTools
from assistant_core.engine.runs.execution import Execution
from assistant_core.engine.runs.stream import RunStream
from assistant_core.engine.runs.worker import Worker
from assistant_core.engine.store.conversation import Stretch
from assistant_core.engine.store.database import Database

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 1.0


class Runner:
    def __init__(
        self,
        db: Database,
        models: Models,
        settings: Settings,
        lease: leases.Lease,
        tools: EngineTools,
        files_dir: Path,
    ) -> None:
        self.lease = lease
        self._tools = tools
        self.expires_after = settings.run_expires_seconds
        self.models = models
        self._db = db
        self._worker = Worker(
            lease.worker_id, db, files_dir, settings.model_silence_seconds, settings.model_context_tokens
        )
        self._executions: dict[str, Execution] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def take_over(self, settings: Settings) -> None:
        """Use other settings for the runs that begin from now on. May be called from any thread."""
        self.models.take_over(settings)
        self.expires_after = settings.run_expires_seconds
        self._worker = self._worker._replace(
            silence_seconds=settings.model_silence_seconds, context_tokens=settings.model_context_tokens
        )

    def start(self, stretch: Stretch, connected: Connected | None = None) -> RunStream:
        """Carry out a stretch of a run: its first with its connection, later ones with what it had.

        Follow the stream before the next await to miss nothing.
        """
        run = stretch.run
        provider = self.models.answering(run, bool(stretch.options.get("was_offered")), connected)
        stream = RunStream()
        tools = self._tools.of(stretch)
        execution = Execution(self._worker, stretch, provider, _model_request(stretch), stream, tools)
        self._executions[run["id"]] = execution
        self._spawn(self._carry_out(run["id"], execution))
        return stream

    def stop(self, run_id: str) -> None:
        if execution := self._executions.get(run_id):
            execution.stop()

    async def look_after(self) -> None:
        """Until cancelled: renew the lease, end what is overdue, take over what was abandoned."""
        while True:
            try:
                await self._look_once()
            except SQLAlchemyError:
                log.exception("the database did not answer; trying again")
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def close(self) -> None:
        """Leave unfinished runs to the next worker."""
        for task in list(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._db.write(leases.give_up, self.lease.worker_id)

    async def _look_once(self) -> None:
        if self._executions:
            await self._db.write(self.lease.keep)
            for run_id in await self._db.read(leases.being_cancelled, self.lease.worker_id):
                self.stop(run_id)
        await self.models.close_dropped()
        for run_id in await self._db.read(leases.overdue):
            await self._db.write(lifecycle.finish, run_id, "expired")
        if await self._db.read(leases.has_abandoned, self.lease.worker_id):
            for stretch in await self._db.write(leases.take_over, self.lease):
                log.warning("taking up %s again", stretch.run["id"])
                self.start(stretch)

    async def _carry_out(self, run_id: str, execution: Execution) -> None:
        try:
            await execution.carry_out()
        finally:
            # Outputs may have started the run's next stretch already.
            if self._executions.get(run_id) is execution:
                del self._executions[run_id]
                if not execution.waits:
                    self.models.release(run_id)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _model_request(stretch: Stretch) -> ModelRequest:
    run, conversation, options, _ = stretch
    response_format = run["response_format"]
    return ModelRequest(
        # Runs of an older engine know one name only.
        model=run["engine"].get("asked") or run["engine"]["model"],
        instructions=run["instructions"],
        conversation=conversation,
        tools=[tool for tool in run["tools"] if tool["type"] == "function"],
        tool_choice=run["tool_choice"] or "auto",
        parallel_tool_calls=run["parallel_tool_calls"],
        temperature=run["temperature"],
        top_p=run["top_p"],
        reasoning_effort=options.get("reasoning_effort"),
        response_format=response_format if isinstance(response_format, dict) else None,
    )
