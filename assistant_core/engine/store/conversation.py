"""What the model is shown: a thread's messages, with the tool calls of its runs where they happened."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from assistant_core.engine.models.provider import ChatMessage, ToolCall, ToolRound
from assistant_core.engine.objects import Object
from assistant_core.engine.store.tables import messages, run_steps

NEWEST_MESSAGES = 400
"""No model is shown more; older ones would not fit its context."""

NEWEST = (
    select(messages.c.body)
    .where(messages.c.thread_id == bindparam("thread_id"))
    .order_by(messages.c.seq.desc())
    .limit(bindparam("limit"))
)
FINISHED_STEPS = (
    select(run_steps.c.body, run_steps.c.carry)
    .where(run_steps.c.thread_id == bindparam("thread_id"), run_steps.c.status == "completed")
    .order_by(run_steps.c.seq.desc())
    .limit(2 * NEWEST_MESSAGES)
)


class Stretch(NamedTuple):
    """A run that begins or goes on, and what its model is to be given."""

    run: Object
    conversation: list[ChatMessage | ToolRound]
    options: Object


def load(connection: Connection, run: Object) -> list[ChatMessage | ToolRound]:
    newest = {"thread_id": run["thread_id"], "limit": _message_limit(run)}
    shown = list(connection.execute(NEWEST, newest).scalars())[::-1]
    # A thread's first run, by far the most frequent, has no steps to look for.
    has_steps = run["started_at"] or any(message["run_id"] for message in shown)
    rounds = _rounds_by_message(connection, run) if has_steps else {}
    conversation: list[ChatMessage | ToolRound] = []
    for message in shown:
        conversation += rounds.pop(message["id"], [])
        if text := _text(message):
            conversation.append(ChatMessage(message["role"], text))
    return conversation + rounds.get(run["id"], [])


def _message_limit(run: Object) -> int:
    strategy = run["truncation_strategy"] or {}
    if strategy.get("type") == "last_messages":
        return int(strategy["last_messages"])
    return NEWEST_MESSAGES


def _rounds_by_message(connection: Connection, run: Object) -> dict[str, list[ToolRound]]:
    """Tool rounds under the id of the message that came next, or of the run when none has come yet."""
    newest_first = connection.execute(FINISHED_STEPS, {"thread_id": run["thread_id"]}).all()
    rounds: dict[str, list[ToolRound]] = defaultdict(list)
    for step, carry in reversed(newest_first):
        details = step["step_details"]
        if step["type"] == "tool_calls":
            # What a provider wants back belongs to the run it came from; another model may refuse it.
            kept = carry if step["run_id"] == run["id"] else []
            rounds[step["run_id"]].append(_round(details["tool_calls"], kept))
        elif waiting := rounds.pop(step["run_id"], None):
            rounds[details["message_creation"]["message_id"]] = waiting
    return rounds


def _round(tool_calls: list[Object], carry: list[Object]) -> ToolRound:
    calls = tuple(
        ToolCall(call["id"], call["function"]["name"], call["function"]["arguments"]) for call in tool_calls
    )
    outputs = {call["id"]: call["function"]["output"] or "" for call in tool_calls}
    return ToolRound(calls, outputs, tuple(carry))


def _text(message: Object) -> str:
    return "\n\n".join(part["text"]["value"] for part in message["content"] if part["type"] == "text")
