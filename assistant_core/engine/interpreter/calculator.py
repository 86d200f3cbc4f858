"""The tier `calculator`: Monty, which interprets Python's core and has no way to files, programs or networks.

Its workers are processes of their own, which Monty ends when one hangs.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant_core.engine.interpreter.interpreter import Outcome, Tier
from assistant_core.engine.interpreter.limits import MB, Limits

if TYPE_CHECKING:
    from pydantic_monty import AsyncMonty, AsyncMontySession

LIVE = 8
LOST = "Note: the calculator was started anew. Variables of earlier calls are gone.\n"


class Session:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.monty: AsyncMontySession | None = None
        self.working: asyncio.Task[Outcome] | None = None
        self.is_busy = False
        """It has a slot; a call that waits for one has the lock alone."""
        self.lost = False


class Calculator:
    tier: Tier = "calculator"

    def __init__(self, limits: Limits, reason: str) -> None:
        self.reason = reason
        self.about = (
            "A calculator that runs Python's core language; variables stay between calls, the value of a last"
            " expression is shown. Of modules it has math, statistics, datetime, json, re and few others: no"
            " numpy, pandas, matplotlib or sympy, no files, no charts, no network. A call may take"
            f" {limits.seconds:g} seconds."
        )
        self._limits = limits
        self._pool: AsyncMonty | None = None
        self._starting = asyncio.Lock()
        self._slots = asyncio.Semaphore(LIVE)
        self._sessions: dict[str, Session] = {}

    def expect(self) -> None:
        """It starts in milliseconds."""

    async def run(self, session: str, code: str, files: Mapping[str, Path | bytes]) -> Outcome:
        while True:
            state = self._sessions.pop(session, None) or Session()
            self._sessions[session] = state  # the last used stands last
            async with state.lock, self._slots:
                if self._sessions.get(session) is not state:
                    continue  # it was forgotten while this call waited
                state.is_busy = True
                try:
                    return await self._run_in(state, code)
                finally:
                    state.is_busy = False

    async def _run_in(self, state: Session, code: str) -> Outcome:
        notice = LOST if state.monty is None and state.lost else ""
        if state.monty is None:
            await self._make_room(state)
            state.monty = await self._new()
        state.working = asyncio.create_task(self._run(state, code))
        try:
            await asyncio.wait({state.working})
        except asyncio.CancelledError:
            await self._stop(state)
            raise
        if state.working.cancelled():
            return Outcome(notice + "Stopped: it was cancelled.\n", failed=True)
        outcome = state.working.result()
        return outcome._replace(logs=notice + outcome.logs)

    async def forget(self, session: str) -> None:
        if state := self._sessions.pop(session, None):
            if state.working:
                state.working.cancel()
            async with state.lock:
                await self._end(state)

    async def close(self) -> None:
        for state in list(self._sessions.values()):
            await self._stop(state)
        if self._pool:
            pool, self._pool = self._pool, None
            await pool.__aexit__(None, None, None)

    async def _run(self, state: Session, code: str) -> Outcome:
        from pydantic_monty import (
            CollectString,
            MontyCrashedError,
            MontyError,
            MontyRuntimeError,
            MontySyntaxError,
        )

        assert state.monty
        printed = CollectString(4 * self._limits.output_characters)
        ended, failed, shown = "", True, ""
        try:
            value = await state.monty.feed_run(code, print_callback=printed)
            failed, shown = False, "" if value is None else f"{_text(value)}\n"
        except MontyCrashedError as error:
            ended = self._limits.passed("seconds" if error.timed_out else "exit") + "\n"
        except (MontyRuntimeError, MontySyntaxError) as error:
            shown = error.display() + "\n"
            if isinstance(error.exception(), TimeoutError):
                ended = self._limits.passed("seconds") + "\n"
            elif isinstance(error.exception(), MemoryError) and len(printed.output) < len(shown):
                ended = self._limits.passed("memory") + "\n"
        except MontyError as error:
            ended = f"Stopped: {error}\n"
        if ended:
            await self._end(state)
        logs = printed.output + shown
        if len(logs) > self._limits.output_characters:
            logs = logs[: self._limits.output_characters] + f"\n{self._limits.passed('output')}\n"
        return Outcome(logs + ended, failed=failed)

    async def _new(self) -> "AsyncMontySession":
        from pydantic_monty import AsyncMonty

        async with self._starting:
            if self._pool is None:
                pool = AsyncMonty(min_processes=0, max_processes=LIVE + 1)
                self._pool = await pool.__aenter__()
        session = self._pool.checkout(
            script_name="<cell>",
            limits={
                "max_feed_duration_secs": self._limits.seconds,
                "max_memory": min(self._limits.memory_mb, 256) * MB,
            },
        )
        return await session.__aenter__()

    async def _make_room(self, state: Session) -> None:
        while True:
            others = [other for other in self._sessions.values() if other is not state]
            idle = [other for other in others if other.monty and not other.is_busy]
            if len(idle) + sum(other.is_busy for other in others) < LIVE or not idle:
                return
            await self._end(idle[0])

    async def _stop(self, state: Session) -> None:
        if state.working:
            state.working.cancel()
            await asyncio.wait({state.working})
        await self._end(state)

    async def _end(self, state: Session) -> None:
        monty, state.monty, state.lost = state.monty, None, True
        if monty:
            await monty.__aexit__(None, None, None)


def _text(value: object) -> str:
    try:
        return repr(value)
    except (ValueError, RecursionError):
        return "A value that is too large to be shown."


async def why_no_calculator(limits: Limits, canary: Path, secret: str) -> str:
    """Empty when it computes, and neither reads the `secret` in `canary` nor imports what reaches out."""
    try:
        calculator = Calculator(limits._replace(seconds=10), "")
        try:
            computed = await calculator.run("probe", "6 * 7", {})
            reads = await calculator.run("probe", f"open({str(canary)!r}).read()", {})
            lists = await calculator.run("probe", f"import os\nos.listdir({str(canary.parent)!r})", {})
            reaches = await calculator.run("probe", "import socket, subprocess, ctypes", {})
        finally:
            await calculator.close()
    except ImportError:
        return "the package pydantic-monty is not installed."
    except (OSError, RuntimeError) as error:
        return f"the calculator cannot be started: {error}."
    if computed.logs != "42\n":
        return f"the calculator does not run code: {computed.logs.strip()}"
    holds = reads.failed and secret not in reads.logs and lists.failed and reaches.failed
    return "" if holds else "the calculator does not hold here."
