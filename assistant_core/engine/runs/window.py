"""What of a run its model can be shown: what its window holds, and what the caps leave.

The window takes the prompt and the answer together. In a small one tools are described more shortly or left
out, then turns of the conversation are left out, and then what tools returned is shortened.
"""

from dataclasses import replace
from typing import NamedTuple

from assistant_core.engine.models.provider import ModelRequest
from assistant_core.engine.objects import Object
from assistant_core.engine.runs.budget import Budget
from assistant_core.engine.runs.fitting import asked_size, estimate, fitted, with_shorter_outputs
from assistant_core.engine.runs.offering import Offer, name_in_run, needed_in, offered
from assistant_core.engine.runs.tokens import estimated
from assistant_core.errors import ContextExceeded

SMALLER = 0.7
"""How much of a prompt that was too long is tried next."""
SHARE = 5
"""This part of a window is kept for the answer, and another for what tools return."""
MOST_KEPT = 4_096
FOR_TOOLS = 150
"""Tokens in which a model's own format tells it how tools are called."""
LEAST_SHARE = 8
"""This part of a window is the tools' at the least: an assistant without any would answer from memory."""

TOO_LONG = (
    "With this assistant's instructions the question needs about {} tokens, and the model takes {}. "
    "Ask a shorter one, or choose a model with a larger context window."
)


class Fit(NamedTuple):
    request: ModelRequest
    offer: Offer
    dropped: int = 0
    """Turns of the conversation that were left out."""
    shortened: int = 0
    """Outputs of tools that were shortened."""


class Window:
    def __init__(self, run: Object, most: int, budget: Budget, tokens: int | None) -> None:
        """`most`: tokens that a prompt may have. `tokens`: the model's window, where it is known."""
        self._budget = budget
        self._drops_turns = run["truncation_strategy"]["type"] == "auto"
        self._most = most
        self._order = [name_in_run(tool) for tool in run["tools"]]
        self._offer: Offer | None = None
        self._tokens = tokens
        self.told = tokens
        """The model's window, as far as the server has told it."""

    def fit(self, request: ModelRequest) -> Fit:
        """Raises ContextExceeded when not even the question fits."""
        offer = self._offer_in(request)
        left = self._budget.completion_tokens
        small = request if offer.tools is request.tools else replace(request, tools=offer.tools)
        small = small if left is None else replace(small, max_completion_tokens=left)
        limits = [self._prompt_tokens] if self._drops_turns else []
        if self._budget.prompt_tokens is not None:
            limits.append(self._budget.prompt_tokens)
        fit = fitted(small, min(limits)) if limits else small
        shortened = 0
        if self._tokens:
            fit, shortened = with_shorter_outputs(fit, self._prompt_tokens)
            if (needed := estimate(fit, per_image=0)) > self._tokens:
                raise ContextExceeded(TOO_LONG.format(f"{needed:,}", f"{self._tokens:,}"))
        return Fit(fit, offer, len(request.conversation) - len(fit.conversation), shortened)

    def was_too_small_for(self, request: ModelRequest, told: int | None) -> None:
        """`told`: its tokens, where the server named them when it refused the request."""
        smaller = int((estimate(request) * SMALLER + FOR_TOOLS) * SHARE / (SHARE - 1))
        self._tokens = min(filter(None, (smaller, told, self._tokens)))
        self.told = told or self.told
        self._offer = None

    @property
    def _prompt_tokens(self) -> int:
        return min(self._most, self._tokens - self._kept - FOR_TOOLS) if self._tokens else self._most

    @property
    def _kept(self) -> int:
        return min((self._tokens or self._most) // SHARE, MOST_KEPT)

    def _offer_in(self, request: ModelRequest) -> Offer:
        """The same as long as the run goes on: a model is not to lose a tool between two rounds."""
        if self._offer is None:
            self._offer = self._new_offer(request)
        return self._offer

    def _new_offer(self, request: ModelRequest) -> Offer:
        if not self._tokens or not request.tools:
            return Offer(request.tools)
        spoken = estimated(request.instructions, request.model) + asked_size(request)
        room = self._prompt_tokens - self._kept - spoken
        room = max(room, self._tokens // LEAST_SHARE)
        return offered(request.tools, room, request.model, self._order, needed_in(request))
