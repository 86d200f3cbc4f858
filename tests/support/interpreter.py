"""An interpreter for tests: it says what it was told to say, and remembers what it was asked."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from assistant_core.engine.interpreter.interpreter import Outcome, Tier

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


class Asked(NamedTuple):
    session: str
    code: str
    files: dict[str, bytes]


class ScriptedInterpreter:
    tier: Tier = "sandbox"
    reason = ""
    about = "Runs Python."

    def __init__(self, folder: Path) -> None:
        self.asked: list[Asked] = []
        self.stopped: list[str] = []
        self.forgotten: list[str] = []
        self.closed = False
        self.hangs = False
        self._folder = folder
        self._outcomes: list[Outcome] = []

    def script(self, logs: str = "", images: int = 0, failed: bool = False, **files: bytes) -> None:
        """The next outcome. `files`: content by name, `__` for the dot."""
        self._folder.mkdir(exist_ok=True)
        named = {name.replace("__", "."): content for name, content in files.items()}
        paths = []
        for name, content in named.items():
            paths.append(self._folder / f"{len(self._outcomes)}-{name}")
            paths[-1].write_bytes(content)
        pictures = tuple(PNG + bytes([number]) for number in range(images))
        self._outcomes.append(Outcome(logs, pictures, tuple(paths), tuple(named), failed))

    def expect(self) -> None:
        pass

    async def run(self, session: str, code: str, files: Mapping[str, Path | bytes]) -> Outcome:
        read = {name: file if isinstance(file, bytes) else file.read_bytes() for name, file in files.items()}
        self.asked.append(Asked(session, code, read))
        if self.hangs:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                self.stopped.append(session)
                raise
        return self._outcomes.pop(0)

    async def forget(self, session: str) -> None:
        self.forgotten.append(session)

    async def close(self) -> None:
        self.closed = True
