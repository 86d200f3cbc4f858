"""The tier `none`: code is refused, with the reason."""

from collections.abc import Mapping
from pathlib import Path

from assistant_core.engine.interpreter.interpreter import Outcome, Tier


class NoInterpreter:
    tier: Tier = "none"
    about = ""

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def expect(self) -> None:
        """Nothing is made ready."""

    async def run(self, session: str, code: str, files: Mapping[str, Path | bytes]) -> Outcome:
        return Outcome(f"No code is run here: {self.reason}\n", failed=True)

    async def forget(self, session: str) -> None:
        """There is no folder."""

    async def close(self) -> None:
        """There is nothing to stop."""
