"""The states of a run, and the only transitions between them."""

from assistant_core.errors import InvestorGPTError

TRANSITIONS: dict[str, frozenset[str]] = {
    "queued": frozenset({"in_progress", "cancelling", "failed", "expired"}),
    "in_progress": frozenset(
        {"completed", "failed", "incomplete", "requires_action", "cancelling", "expired"}
    ),
    "requires_action": frozenset({"queued", "cancelling", "expired"}),
    "cancelling": frozenset({"cancelled", "failed", "expired"}),
    "cancelled": frozenset(),
    "completed": frozenset(),
    "failed": frozenset(),
    "incomplete": frozenset(),
    "expired": frozenset(),
}
TERMINAL = frozenset(state for state, targets in TRANSITIONS.items() if not targets)
ACTIVE = frozenset(TRANSITIONS) - TERMINAL


class IllegalTransition(InvestorGPTError):
    pass


def check(old: str, new: str) -> None:
    if new not in TRANSITIONS[old]:
        raise IllegalTransition(f"A run cannot go from {old} to {new}.")
