"""What a run may use: tokens, and rounds of tool calls."""

from typing import Literal

from assistant_core.engine.models.provider import Usage
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError

MOST_ROUNDS = 50
"""A model that still asks for tools then will never answer."""
Reason = Literal["max_prompt_tokens", "max_completion_tokens"]


class Budget:
    """Caps hold for the run as a whole, so what its earlier stretches used is counted."""

    def __init__(self, run: Object, options: Object) -> None:
        self._prompt_cap: int | None = run["max_prompt_tokens"]
        self._completion_cap: int | None = run["max_completion_tokens"]
        self._used = Usage(**options.get("usage", {}))
        self._rounds: int = options.get("rounds", 0)

    def spend(self, usage: Usage) -> None:
        self._used += usage

    def count_round(self) -> None:
        self._rounds += 1

    def check_rounds(self) -> None:
        if self._rounds >= MOST_ROUNDS:
            raise ModelError(f"The model asked for tools {self._rounds} times in a row and never answered.")

    @property
    def prompt_tokens(self) -> int | None:
        """What is left for the next request; None without a cap."""
        return None if self._prompt_cap is None else self._prompt_cap - self._used.prompt_tokens

    @property
    def completion_tokens(self) -> int | None:
        if self._completion_cap is None:
            return None
        return self._completion_cap - self._used.completion_tokens

    def used_up(self) -> Reason | None:
        """Which cap leaves nothing for another request."""
        return self._below(1)

    def exceeded(self) -> Reason | None:
        """Which cap the answers so far went over."""
        return self._below(0)

    def _below(self, least: int) -> Reason | None:
        if self.prompt_tokens is not None and self.prompt_tokens < least:
            return "max_prompt_tokens"
        if self.completion_tokens is not None and self.completion_tokens < least:
            return "max_completion_tokens"
        return None
