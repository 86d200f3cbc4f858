"""How much of a conversation a run may show its model: what the window holds, and what the caps leave."""

from dataclasses import replace

from assistant_core.engine.models.provider import ModelRequest
from assistant_core.engine.objects import Object
from assistant_core.engine.runs.budget import Budget
from assistant_core.engine.runs.fitting import estimate, fitted

SMALLER = 0.7
"""How much of a conversation that was too long is tried next."""


class Window:
    def __init__(self, run: Object, tokens: int, budget: Budget) -> None:
        self._budget = budget
        self._drops_turns = run["truncation_strategy"]["type"] == "auto"
        self._tokens = tokens

    def fit(self, request: ModelRequest) -> ModelRequest:
        left = self._budget.completion_tokens
        request = request if left is None else replace(request, max_completion_tokens=left)
        limits = [self._tokens] if self._drops_turns else []
        if self._budget.prompt_tokens is not None:
            limits.append(self._budget.prompt_tokens)
        return fitted(request, min(limits)) if limits else request

    def was_too_small_for(self, request: ModelRequest) -> None:
        self._tokens = int(estimate(request) * SMALLER)
