"""The tier `sandbox`: Python with its libraries, a warm process for each session."""

import asyncio
import contextlib
import os
import re
import secrets
import time
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from assistant_core.engine.interpreter import folders, surroundings
from assistant_core.engine.interpreter.answers import why_not_started
from assistant_core.engine.interpreter.cell import Cell
from assistant_core.engine.interpreter.interpreter import Outcome, Tier
from assistant_core.engine.interpreter.limits import Limits
from assistant_core.engine.interpreter.session import Session
from assistant_core.engine.interpreter.work import worked

LIVE = 6
"""Sessions with a process at a time; the one that was not used for longest makes room."""
IDLE_SECONDS = 900.0
ORPHAN_SECONDS = 3600.0
"""Until then a folder without a session may be another engine's process that waits for one."""
LOST = (
    "Note: the interpreter was started anew. Variables and imports of earlier calls are gone;"
    " files under /mnt/data are still there.\n"
)
Result = TypeVar("Result")


class SandboxInterpreter:
    """`folder` keeps one folder a session; cells are numbered at random, and a link says whose each is."""

    tier: Tier = "sandbox"
    reason = ""

    def __init__(self, limits: Limits, folder: Path, live: int = LIVE, idle: float = IDLE_SECONDS) -> None:
        self.about = (
            "Runs Python in a sandbox, like a notebook: variables stay between calls, the value of a last"
            " expression is shown. numpy, pandas, matplotlib and sympy can be imported. Figures that are"
            " drawn are shown to the user (English and Korean labels both work). Files are read from and"
            " written to /mnt/data. No network, no other programs, no input(). A call may take"
            f" {limits.seconds:g} seconds and {limits.memory_mb} MB of memory."
        )
        self._limits, self._folder, self._live, self._idle = limits, folder, live, idle
        self._sessions: dict[str, Session] = {}
        self._slots = asyncio.Semaphore(live)
        self._spare: asyncio.Task[Cell] | None = None
        self._expected = time.monotonic()
        self._threads = ThreadPoolExecutor(max_workers=live + 3, thread_name_prefix="interpreter")
        self._timer: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()

    def tidy(self) -> None:
        """Removes what an engine that was killed has left: folders that no session is linked to."""
        links = (self._folder / "sessions").glob("*")
        kept = {link.resolve() for link in links}
        for cell in (self._folder / "cells").glob("*"):
            try:
                is_old = time.time() - cell.stat().st_mtime > ORPHAN_SECONDS
            except FileNotFoundError:
                continue  # another engine has just removed it
            if is_old and cell.resolve() not in kept:
                folders.remove(cell)

    def expect(self) -> None:
        """Code may come soon: a process for a new session is made ready."""
        self._expected = time.monotonic()
        if self._spare is None or (self._spare.done() and self._spare.exception()):
            self._spare = asyncio.create_task(self._in_thread(self._new_cell))
        self._look_after_idle()

    async def run(self, session: str, code: str, files: Mapping[str, Path | bytes]) -> Outcome:
        while True:
            state = self._sessions.setdefault(session, Session())
            async with state.lock, self._slots:
                if self._sessions.get(session) is not state:
                    continue  # it was forgotten while this call waited
                state.is_busy = True
                try:
                    return await self._run_in(state, session, code, files)
                finally:
                    state.is_busy = False
                    state.used = time.monotonic()

    async def _run_in(
        self, state: Session, session: str, code: str, files: Mapping[str, Path | bytes]
    ) -> Outcome:
        notice = ""
        cell = state.cell
        if cell is None or not cell.alive:
            known = self._link(session).exists()
            cell = await self._started(session, state)
            notice = LOST if known else ""
        self.expect()
        try:
            return await self._run(cell, notice, code, files)
        finally:
            if not cell.alive:
                state.cell = None

    async def _started(self, session: str, state: Session) -> Cell:
        """A process that is starting when the call is cancelled is there for the next one."""
        if state.starting is None:
            state.starting = asyncio.ensure_future(self._cell_for(session, state))
            state.starting.add_done_callback(state.keep)
        return await asyncio.shield(state.starting)

    async def forget(self, session: str) -> None:
        state = self._sessions.pop(session, None)
        if state:
            if state.cell:
                state.cell.stop()
            async with state.lock:
                await self._end(state)
        await self._in_thread(self._remove, session)

    async def close(self) -> None:
        if self._timer:
            self._timer.cancel()
        sessions = list(self._sessions.values())
        for state in sessions:
            if state.cell:
                state.cell.stop()
        for state in sessions:
            async with state.lock:
                await self._end(state)
        await self._end_spare()
        if self._ending:
            await asyncio.wait(self._ending)
        self._threads.shutdown()

    async def _run(self, cell: Cell, notice: str, code: str, files: Mapping[str, Path | bytes]) -> Outcome:
        job = asyncio.ensure_future(self._in_thread(worked, cell, self._limits, notice, code, files))
        try:
            return await asyncio.shield(job)
        except asyncio.CancelledError:
            cell.stop()
            await asyncio.wait([job])
            raise

    async def _make_room(self, state: Session) -> None:
        while True:
            live = [other for other in self._sessions.values() if other.is_live and other is not state]
            idle = [other for other in live if other.cell and not other.is_busy]
            if len(live) < self._live or not idle:
                return
            await self._end(min(idle, key=lambda other: other.used))

    async def _cell_for(self, session: str, state: Session) -> Cell:
        await self._make_room(state)
        link = self._link(session)
        if link.exists():
            return await self._in_thread(self._new_cell, link.resolve())
        spare, self._spare = self._spare, None
        cell = None
        if spare:
            try:
                cell = await asyncio.shield(spare)
            except (OSError, RuntimeError):
                cell = None  # it is tried again, and then the failure is told
        if cell is None or not cell.alive:
            cell = await self._in_thread(self._new_cell)
        link.parent.mkdir(exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(Path("..", "cells", cell.folder.name))
        return cell

    def _new_cell(self, of_session: Path | None = None) -> Cell:
        folder = of_session or self._folder / "cells" / secrets.token_hex(8)
        try:
            cell = Cell(folder, self._limits, self._font_list())
            answer = cell.wait_until_ready()
            if not cell.alive:
                raise RuntimeError(f"The sandbox did not start: {why_not_started(answer, self._limits)}")
        except BaseException:
            if not of_session:
                folders.remove(folder)
            raise
        return cell

    def _font_list(self) -> Path | None:
        return surroundings.font_list(self._folder / "matplotlib")

    def _remove(self, session: str) -> None:
        link = self._link(session)
        if link.is_symlink():
            target = link.resolve()
            link.unlink()
            folders.remove(target)

    def _link(self, session: str) -> Path:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,100}", session):
            raise ValueError(f"not a session: {session!r}")
        return self._folder / "sessions" / session

    def _look_after_idle(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._idle / 4, self._end_idle)

    def _end_idle(self) -> None:
        self._timer = None
        now = time.monotonic()
        for state in self._sessions.values():
            if state.cell and not state.lock.locked() and now - state.used > self._idle:
                cell, state.cell = state.cell, None
                self._soon(self._in_thread(cell.end))
        self._sessions = {
            name: state for name, state in self._sessions.items() if state.is_live or state.lock.locked()
        }
        if self._spare and now - self._expected > self._idle:
            self._soon(self._end_spare())
        elif self._spare and self._spare.done() and not self._spare.exception():
            with contextlib.suppress(FileNotFoundError):  # it is told when it is used
                os.utime(self._spare.result().folder)  # so that no other engine tidies it away
        if self._spare or any(state.cell for state in self._sessions.values()):
            self._look_after_idle()

    def _soon(self, ending: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(ending)
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def _end_spare(self) -> None:
        spare, self._spare = self._spare, None
        if spare:
            with contextlib.suppress(OSError, RuntimeError):  # when it did not start
                cell = await spare
                await self._in_thread(cell.end)
                await self._in_thread(folders.remove, cell.folder)

    async def _end(self, state: Session) -> None:
        if state.starting:
            await asyncio.wait({state.starting})
        cell, state.cell = state.cell, None
        if cell:
            await self._in_thread(cell.end)

    async def _in_thread(self, do: Callable[..., Result], *args: object) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, do, *args)
