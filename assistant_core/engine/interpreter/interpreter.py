"""What an interpreter takes and gives."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

Tier = Literal["sandbox", "calculator", "none"]
"""`sandbox`: Python with its libraries. `calculator`: its core alone, no files. `none`: no code is run."""


class Outcome(NamedTuple):
    """What one piece of code has done. An error of the code is in its logs; nothing is raised for it."""

    logs: str
    """Standard output and error, the value of a last expression, the traceback, and why it was stopped."""
    images: tuple[bytes, ...] = ()
    """Figures as PNG, in the order they were drawn."""
    files: tuple[Path, ...] = ()
    """Copies of the files under /mnt/data that it wrote or changed; they last until the next call."""
    names: tuple[str, ...] = ()
    """Their names under /mnt/data, folders included."""
    failed: bool = False
    """Whether it ended with an exception, or was stopped."""


class Interpreter(Protocol):
    tier: Tier
    reason: str
    """Why nothing better than this tier can be had on this machine; empty for the sandbox."""
    about: str
    """What a model is told of it: what can be imported, where files are, what state is kept, the limits."""

    def expect(self) -> None:
        """Code may come soon: what takes seconds to start is started. Called in the event loop; optional."""
        ...

    async def run(self, session: str, code: str, files: Mapping[str, Path | bytes]) -> Outcome:
        """Run the code with the session's variables and folder. Calls of one session wait for each other.

        `files`: name under /mnt/data (it may have folders) → what is to be readable there, written where
        the session does not have it yet. Cancelling the call stops the code.
        """
        ...

    async def forget(self, session: str) -> None:
        """Stop what runs and remove the session's folder."""
        ...

    async def close(self) -> None:
        """Stop all. Folders stay for the next process."""
        ...
