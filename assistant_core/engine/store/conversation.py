"""What the model is shown: a thread's messages, with the tool calls of its runs where they happened.

A user message may replace an earlier one: `engine.replaces` in its metadata names it. The earlier message and
all that stands between the two is kept, but not shown.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from assistant_core.engine.interpreter import call as code_call
from assistant_core.engine.models.provider import ChatMessage, Image, ToolCall, ToolRound, Turn
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval import call as search_call
from assistant_core.engine.retrieval.document import Passage
from assistant_core.engine.store.statements import Statement
from assistant_core.engine.store.tables import messages, run_steps

NEWEST_MESSAGES = 400
"""No model is shown more of a thread than these and its first message."""
REPLACES = "engine.replaces"

OF_THREAD = select(messages.c.body).where(messages.c.thread_id == bindparam("thread_id"))
NEWEST = Statement(OF_THREAD.order_by(messages.c.seq.desc()).limit(bindparam("limit")))
UP_TO = Statement(
    OF_THREAD.where(
        messages.c.seq <= select(messages.c.seq).where(messages.c.id == bindparam("last")).scalar_subquery()
    )
    .order_by(messages.c.seq.desc())
    .limit(bindparam("limit"))
)
OLDEST = Statement(OF_THREAD.order_by(messages.c.seq).limit(1))
LAST_REPLACING = (
    OF_THREAD.where(messages.c.body[("metadata", REPLACES)].as_string() == bindparam("replaced"))
    .order_by(messages.c.seq.desc())
    .limit(1)
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
    conversation: list[Turn]
    options: Object
    found: list[Passage]
    """What was found in files so far in the thread, and may be cited."""


def load(connection: Connection, run: Object, options: Object) -> Stretch:
    shown = _shown(connection, run)
    # A thread's first run, by far the most frequent, has no steps to look for.
    has_steps = run["started_at"] or any(message["run_id"] for message in shown)
    steps = _finished_steps(connection, run) if has_steps else []
    rounds = _rounds_by_message(steps, run)
    conversation: list[Turn] = []
    for message in shown:
        conversation += rounds.pop(message["id"], [])
        if message["role"] == "user" or any(_part(part) for part in message["content"]):
            conversation.append(_chat_message(message))
    conversation += rounds.get(run["id"], [])
    return Stretch(run, conversation, options, _found(steps))


def _shown(connection: Connection, run: Object) -> list[Object]:
    thread_id, strategy = run["thread_id"], run["truncation_strategy"]
    last = strategy["last_messages"] if strategy["type"] == "last_messages" else None
    most = last or NEWEST_MESSAGES
    shown = list(islice(_newest_first(connection, thread_id, most), most))[::-1]
    if last is None and len(shown) == NEWEST_MESSAGES:
        first = _first(connection, thread_id)
        if first is not None and first["id"] != shown[0]["id"]:
            return [first, *shown[_beginning([message["id"] for message in shown]) :]]
    return shown


def _beginning(ids: list[str]) -> int:
    """Where to begin among the oldest quarter: at the same message for as long as it is one of them.

    Were it the oldest, every question would begin elsewhere, and no server find it in its cache.
    """
    return min(range(max(len(ids) // 4, 1)), key=ids.__getitem__)


def _newest_first(connection: Connection, thread_id: str, at_once: int) -> Iterator[Object]:
    """The messages that are not replaced. `at_once` are read from the database at a time."""
    page = {"thread_id": thread_id, "limit": at_once}
    unread = deque(NEWEST.bodies(connection, page))
    is_all = len(unread) < at_once
    while unread:
        message = unread.popleft()
        yield message
        while replaced := message["metadata"].get(REPLACES):
            if all(one["id"] != replaced for one in unread):
                known = deque(UP_TO.bodies(connection, page | {"last": replaced}))
                if not known:
                    break  # it was deleted, and nobody knows where it stood
                unread, is_all = known, len(known) < at_once
            while (message := unread.popleft())["id"] != replaced:
                pass
        if not unread and not is_all:
            one_more = page | {"limit": at_once + 1, "last": message["id"]}
            unread = deque(UP_TO.bodies(connection, one_more))
            is_all = len(unread) <= at_once
            unread.popleft()


def _first(connection: Connection, thread_id: str) -> Object | None:
    """The message that stands first, whatever was replaced in its place."""
    first = OLDEST.body(connection, {"thread_id": thread_id})
    replacing = first
    while replacing:
        first = replacing
        place = {"thread_id": thread_id, "replaced": first["id"]}
        replacing = connection.execute(LAST_REPLACING, place).scalar()
    return first


def _finished_steps(connection: Connection, run: Object) -> list[tuple[Object, Object]]:
    newest_first = connection.execute(FINISHED_STEPS, {"thread_id": run["thread_id"]})
    # An older engine kept lists, of which nobody knows whose they are.
    return [(step, carry if isinstance(carry, dict) else {}) for step, carry in newest_first][::-1]


def _found(steps: list[tuple[Object, Object]]) -> list[Passage]:
    calls = [call for step, _ in steps for call in step["step_details"].get("tool_calls") or []]
    searches = [call[search_call.NAME] for call in calls if call["type"] == search_call.NAME]
    return [passage for details in searches for passage in search_call.passages_of(details)]


def _rounds_by_message(steps: list[tuple[Object, Object]], run: Object) -> dict[str, list[ToolRound]]:
    """Tool rounds under the id of the message that came next, or of the run when none has come yet."""
    rounds: dict[str, list[ToolRound]] = defaultdict(list)
    said_with_calls = {carry.get("said") for _, carry in steps}
    for step, carry in steps:
        details = step["step_details"]
        if step["type"] == "tool_calls":
            is_current = step["run_id"] == run["id"]
            # Passages are long, and what was asked of them is answered: later runs search anew.
            calls = [call for call in details["tool_calls"] if is_current or call["type"] != search_call.NAME]
            if calls:
                done = [(call["id"], *_call_and_output(call)) for call in calls]
                rounds[step["run_id"]].append(tool_round(done, carry, is_current))
            continue
        message_id = details["message_creation"]["message_id"]
        waiting = [] if message_id in said_with_calls else rounds.pop(step["run_id"], [])
        if waiting:
            rounds[message_id] = waiting
    return rounds


def tool_round(
    done: Iterable[tuple[str, str, str, str]], carry: Object, is_current: bool = True
) -> ToolRound:
    """`done`: id, name, arguments and output of every call. `carry`: as `Writer` puts it together."""
    kept = carry.get("calls", {})
    calls, outputs = [], {}
    for call_id, name, arguments, output in done:
        calls.append(ToolCall(call_id, name, arguments, kept.get(call_id, {})))
        outputs[call_id] = output
    return ToolRound(tuple(calls), outputs, carry.get("origin", ""), carry.get("round", {}), is_current)


def _call_and_output(call: Object) -> tuple[str, str, str]:
    if call["type"] == search_call.NAME:
        return search_call.as_function_call(call[search_call.NAME])
    if call["type"] == code_call.NAME:
        return code_call.as_function_call(call[code_call.NAME])
    function = call["function"]
    return function["name"], function["arguments"], function["output"] or ""


def _chat_message(message: Object) -> ChatMessage:
    parts = tuple(_part(part) for part in message["content"])
    text = "\n\n".join(part for part in parts if isinstance(part, str))
    # What an assistant shows is for the reader; a model is told of it by the call that drew it.
    has_images = message["role"] == "user" and any(isinstance(part, Image) for part in parts)
    return ChatMessage(message["role"], text, parts if has_images else (), message["created_at"])


def _part(part: Object) -> str | Image:
    match part["type"]:
        case "image_url":
            return Image(url=part["image_url"]["url"], detail=part["image_url"]["detail"])
        case "image_file":
            return Image(file_id=part["image_file"]["file_id"], detail=part["image_file"]["detail"])
    return part["text"]["value"]
