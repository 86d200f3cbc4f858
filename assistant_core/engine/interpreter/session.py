"""A thread's place in the sandbox interpreter."""

import asyncio
import time

from assistant_core.engine.interpreter.cell import Cell


class Session:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.cell: Cell | None = None
        self.starting: asyncio.Future[Cell] | None = None
        self.is_busy = False
        """Code runs, or is about to; a call that waits for a slot has the lock, but is not busy."""
        self.used = time.monotonic()

    def keep(self, starting: "asyncio.Future[Cell]") -> None:
        self.starting = None
        if not starting.cancelled() and not starting.exception():
            self.cell = starting.result()

    @property
    def is_live(self) -> bool:
        return self.cell is not None or self.starting is not None
