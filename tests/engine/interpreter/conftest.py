"""One interpreter for the tests of a file: a sandbox takes seconds to warm up."""

import asyncio
import platform
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from assistant_core.engine.interpreter.cell import Cell
from assistant_core.engine.interpreter.interpreter import Outcome
from assistant_core.engine.interpreter.limits import Limits
from assistant_core.engine.interpreter.probe import why_not
from assistant_core.engine.interpreter.sandbox import SandboxInterpreter
from tests.support.machine import cannot_try

LIMITS = Limits(60, 1024, 8, 256, 20_000)


class Bare(SandboxInterpreter):
    """Without the libraries, which take seconds to load."""

    def expect(self) -> None:
        """No spare process."""
        self._look_after_idle()

    def _font_list(self) -> None:
        """No libraries."""


class Running:
    """An interpreter in an event loop of its own thread, as a test calls it."""

    def __init__(
        self,
        folder: Path,
        live: int = 3,
        idle: float = 600,
        kind: type[SandboxInterpreter] = SandboxInterpreter,
        **limits: Any,
    ) -> None:
        self.folder = folder
        self.limits = LIMITS._replace(**limits)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.interpreter = kind(self.limits, folder, live=live, idle=idle)

    def start(self, session: str, code: str, files: dict[str, bytes] | None = None) -> "Future[Outcome]":
        return asyncio.run_coroutine_threadsafe(self.interpreter.run(session, code, files or {}), self._loop)

    def run(self, code: str, session: str = "main", files: dict[str, bytes] | None = None) -> Outcome:
        return self.start(session, code, files).result(120)

    def cell(self, session: str = "main") -> Cell:
        cell = self.interpreter._sessions[session].cell
        assert cell
        return cell

    def forget(self, session: str) -> None:
        asyncio.run_coroutine_threadsafe(self.interpreter.forget(session), self._loop).result(30)

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self.interpreter.close(), self._loop).result(60)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def needs_kernel(version: tuple[int, int], call: str) -> None:
    if tuple(map(int, platform.release().split(".")[:2])) < version:
        cannot_try(f"this kernel has no {call}")


@pytest.fixture(scope="session")
def x86_64() -> None:
    if platform.machine() != "x86_64":
        cannot_try("numbers of x86-64")


@pytest.fixture(scope="session")
def sandbox_holds(tmp_path_factory) -> None:
    if reason := why_not(LIMITS, tmp_path_factory.mktemp("probe")):
        cannot_try(f"no sandbox: {reason}")


@pytest.fixture(scope="module")
def sandbox(sandbox_holds, tmp_path_factory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("interpreter"), seconds=20)
    yield running
    running.close()


@pytest.fixture(scope="module")
def small(sandbox_holds, tmp_path_factory) -> Iterator[Running]:
    """One of low limits, without libraries."""
    folder = tmp_path_factory.mktemp("small")
    running = Running(folder, kind=Bare, seconds=2, disk_mb=20, processes=4, output_characters=500)
    yield running
    running.close()
