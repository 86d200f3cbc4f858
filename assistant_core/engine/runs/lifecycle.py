"""Everything that changes a run, each as one transaction.

These functions are the only ones that write a run's status. What they return is committed and may be shown.
Those that carry a run on take the worker's id: one that has lost the run to another, or to its end, gets
`LostRun` and has written nothing.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Literal

from sqlalchemy import Connection, bindparam, select, update

from assistant_core.engine import objects
from assistant_core.engine.models.provider import Usage
from assistant_core.engine.objects import Object
from assistant_core.engine.runs import states
from assistant_core.engine.runs.leases import Lease
from assistant_core.engine.store import code_files, conversation, records, vector_stores
from assistant_core.engine.store.conversation import Stretch
from assistant_core.engine.store.statements import Statement
from assistant_core.engine.store.tables import ACTIVE, messages, run_steps, runs, threads
from assistant_core.errors import InvalidRequest, InvestorGPTError

Ending = Literal["completed", "failed", "incomplete", "cancelled", "expired"]

ACTIVE_RUN = Statement(select(runs.c.id).where(runs.c.thread_id == bindparam("thread_id"), ACTIVE))
OPEN_STEPS = Statement(
    select(run_steps.c.body)
    .where(run_steps.c.run_id == bindparam("run_id"), run_steps.c.status == "in_progress")
    .order_by(run_steps.c.seq)
)
MESSAGES_OF_RUN = Statement(select(messages.c.body).where(messages.c.run_id == bindparam("run_id")))
OPTIONS = Statement(select(runs.c.options).where(runs.c.id == bindparam("run_id")))
HELD = Statement(
    select(runs.c.body).where(
        runs.c.id == bindparam("run_id"), runs.c.worker_id == bindparam("worker_id"), ACTIVE
    )
)

MESSAGE_REASONS = {
    "failed": "run_failed",
    "cancelled": "run_cancelled",
    "expired": "run_expired",
}
STEP_ENDINGS = {"completed": "completed", "incomplete": "completed"}
"""A step ends as its run does, but there is no incomplete step."""


class LostRun(InvestorGPTError):
    """The run has ended, is gone, or belongs to another worker by now."""


def active_run(connection: Connection, thread_id: str) -> str | None:
    return ACTIVE_RUN.scalar(connection, {"thread_id": thread_id})


def add_messages(connection: Connection, thread_id: str, new: Iterable[Object]) -> None:
    thread = records.find(connection, threads, thread_id)
    if run_id := active_run(connection, thread_id):
        raise InvalidRequest(f"Can't add messages to {thread_id} while a run {run_id} is active.")
    store_messages(connection, thread, new)


def store_messages(connection: Connection, thread: Object, new: Iterable[Object]) -> Object:
    """Adds the messages, and their attachments to what the thread's tools use. Returns the thread."""
    before = thread
    for message in new:
        _check_replaced(connection, message)
        thread = vector_stores.attach(connection, thread, message["attachments"])
        thread = code_files.attach(thread, message["attachments"])
        records.add(connection, messages, message)
    return thread if thread is before else records.save(connection, threads, thread)


def _check_replaced(connection: Connection, message: Object) -> None:
    replaced = message["metadata"].get(conversation.REPLACES)
    if replaced is None:
        return
    known = records.peek(connection, messages, replaced, thread_id=message["thread_id"])
    if message["role"] != "user" or known is None or known["role"] != "user":
        raise InvalidRequest("engine.replaces must name an earlier user message of this thread.", "metadata")


def change_message(connection: Connection, thread_id: str, message_id: str, changes: Object) -> Object:
    """The message with these fields replaced. What it replaces is said when it is created, or never."""
    message = records.find(connection, messages, message_id, thread_id=thread_id)
    replaced = (changes.get("metadata") or {}).get(conversation.REPLACES)
    if replaced not in (None, message["metadata"].get(conversation.REPLACES)):
        raise InvalidRequest("engine.replaces can only be set on a new message.", "metadata")
    return records.save(connection, messages, message | changes)


def create(
    connection: Connection, run: Object, new_messages: list[Object], options: Object, lease: Lease
) -> Stretch:
    """Store a queued run and begin it, because this process will carry it out."""
    thread_id = run["thread_id"]
    thread = records.find(connection, threads, thread_id)
    if active := active_run(connection, thread_id):
        raise InvalidRequest(f"Thread {thread_id} already has an active run {active}.")
    thread = store_messages(connection, thread, new_messages)
    options = options | {
        "vector_store_ids": vector_stores.ids_in(thread["tool_resources"]) + options["vector_store_ids"]
    }
    begun = _begin(run)
    records.add(connection, runs, begun, worker_id=lease.worker_id, options=options)
    # Last: a request that is refused must not take the renewal back with it.
    lease.keep(connection)
    return conversation.load(connection, run, options)._replace(run=begun)


def _begin(run: Object) -> Object:
    """Queued → in progress."""
    begun = {**run, "started_at": run["started_at"] or objects.now()}
    _move(begun, "in_progress")
    return begun


def _held(connection: Connection, run_id: str, worker_id: str) -> Object:
    run = HELD.body(connection, {"run_id": run_id, "worker_id": worker_id})
    if run is None:
        raise LostRun(run_id)
    return run


def start_message(
    connection: Connection, run: Object, worker_id: str, thought: Object
) -> tuple[Object, Object]:
    """A message about to be written and the step that writes it, with what was thought before."""
    _forget_thinking(connection, _held(connection, run["id"], worker_id))
    message = objects.new_message(
        run["thread_id"], "assistant", [], assistant_id=run["assistant_id"], run_id=run["id"]
    )
    message["status"] = "in_progress"
    records.add(connection, messages, message)
    step = objects.new_step(run, "message_creation", {"message_creation": {"message_id": message["id"]}})
    return records.add(connection, run_steps, step | _kept(thought), carry={}), message


def start_tool_calls(connection: Connection, run: Object, worker_id: str, thought: Object) -> Object:
    _forget_thinking(connection, _held(connection, run["id"], worker_id))
    step = objects.new_step(run, "tool_calls", {"tool_calls": []}) | _kept(thought)
    return records.add(connection, run_steps, step, carry={})


def save_thinking(connection: Connection, run_id: str, worker_id: str, thought: Object) -> None:
    """Keep what was thought so far with the run, until a step has it; not of a run that others have now."""
    run = HELD.body(connection, {"run_id": run_id, "worker_id": worker_id})
    if run is not None and run["status"] == "in_progress":
        records.save(connection, runs, run | {"engine": run["engine"] | thought})


def without_thinking(engine: Object) -> Object:
    """What a run says of who answers it, without thinking that led to no step."""
    return {name: value for name, value in engine.items() if name not in ("thinking", "thinking_seconds")}


def _forget_thinking(connection: Connection, run: Object) -> None:
    if "thinking" in run["engine"]:
        records.save(connection, runs, run | {"engine": without_thinking(run["engine"])})


def _kept(thought: Object) -> Object:
    return {"engine": thought} if thought else {}


def save_partial(connection: Connection, message: Object) -> None:
    """Keep what was written so far, unless the message is finished or gone by now."""
    current = records.peek(connection, messages, message["id"])
    if current is not None and current["status"] == "in_progress":
        records.save(connection, messages, message)


def finish_message(
    connection: Connection, step: Object, message: Object, usage: Usage, worker_id: str
) -> None:
    """The model has gone on to something else; the message stands."""
    _held(connection, step["run_id"], worker_id)
    message |= {"status": "completed", "completed_at": objects.now()}
    step |= {"status": "completed", "completed_at": objects.now(), "usage": _usage(usage)}
    records.save(connection, messages, message)
    records.save(connection, run_steps, step)


def require_action(
    connection: Connection,
    working: Object,
    step: Object,
    carry: Object,
    usage: Usage,
    worker_id: str,
) -> Object | None:
    """In progress → requires action, with the calls of `step`; None when it is being cancelled."""
    run = _held(connection, working["id"], worker_id)
    if run["status"] != "in_progress":
        return None
    _move(run, "requires_action")
    run["engine"] = working["engine"]
    calls = step["step_details"]["tool_calls"]
    shown = [
        {**call, "function": {k: call["function"][k] for k in ("name", "arguments")}}
        for call in calls
        if call["type"] == "function"
    ]
    run["required_action"] = {
        "type": "submit_tool_outputs",
        "submit_tool_outputs": {"tool_calls": shown},
    }
    step["usage"] = _usage(usage)
    records.save(connection, run_steps, step, carry=carry)
    return records.save(connection, runs, run, options=_options_with(connection, run["id"], usage, rounds=1))


def save_step(connection: Connection, step: Object, worker_id: str) -> None:
    """Keep what is known of a step that goes on."""
    _held(connection, step["run_id"], worker_id)
    records.save(connection, run_steps, step)


def complete_step(connection: Connection, step: Object, carry: Object, usage: Usage, worker_id: str) -> None:
    """A step whose calls the engine answered itself; the run goes on with the model."""
    run_id = step["run_id"]
    _held(connection, run_id, worker_id)
    step |= {"status": "completed", "completed_at": objects.now(), "usage": _usage(usage)}
    records.save(connection, run_steps, step, carry=carry)
    kept = _options_with(connection, run_id, usage, rounds=1)
    connection.execute(update(runs).where(runs.c.id == run_id).values(options=kept))


def expire_if_due(connection: Connection, run_id: str) -> None:
    """For a run whose time is over and whose turn has not come yet."""
    run = records.peek(connection, runs, run_id)
    if run and run["status"] == "requires_action" and run["expires_at"] <= objects.now():
        finish(connection, run_id, "expired")


def submit_outputs(
    connection: Connection, thread_id: str, run_id: str, outputs: dict[str | None, str], lease: Lease
) -> tuple[Object, Object, Stretch]:
    """Requires action → queued → in progress. Returns the completed step, the queued run, what goes on."""
    run = records.find(connection, runs, run_id, thread_id=thread_id)
    if run["status"] != "requires_action":
        raise InvalidRequest(f'Runs in status "{run["status"]}" do not accept tool outputs.')
    step = next(step for step in _open_steps(connection, run_id) if step["type"] == "tool_calls")
    calls = [call for call in step["step_details"]["tool_calls"] if call["type"] == "function"]
    expected, got = [call["id"] for call in calls], list(outputs)
    if set(expected) != set(got):
        raise InvalidRequest(f"Expected tool outputs for call_ids {expected}, got {got}")
    for call in calls:
        call["function"]["output"] = outputs[call["id"]]
    step |= {"status": "completed", "completed_at": objects.now()}
    records.save(connection, run_steps, step)
    _move(run, "queued")
    run["required_action"] = None
    begun = _begin(run)
    records.save(connection, runs, begun, worker_id=lease.worker_id)
    lease.keep(connection)
    stretch = conversation.load(connection, run, options_of(connection, run_id))
    return step, run, stretch._replace(run=begun)


def request_cancel(connection: Connection, thread_id: str, run_id: str) -> Object:
    """Active → cancelling; a run that waits for outputs has nothing to stop and is cancelled at once."""
    run = records.find(connection, runs, run_id, thread_id=thread_id)
    if run["status"] == "cancelling":
        return run
    if run["status"] in states.TERMINAL:
        raise InvalidRequest(f"Cannot cancel run with status '{run['status']}'.")
    waiting = run["status"] == "requires_action"
    _move(run, "cancelling")
    records.save(connection, runs, run)
    if waiting:
        finish(connection, run_id, "cancelled")
    return run


def finish(
    connection: Connection,
    run_id: str,
    ending: Ending,
    *,
    engine: Object | None = None,
    message: Object | None = None,
    thoughts: dict[str, Object] | None = None,
    usage: Usage | None = None,
    last_error: Object | None = None,
    reason: str | None = None,
    worker_id: str | None = None,
) -> tuple[Object, Object | None, list[Object]] | None:
    """Bring a run, its open steps and its unfinished message to their end.

    `message` is the unfinished message as far as it was written, `thoughts` what the model thought by step,
    `engine` what the run says of who answered it, `reason` why it is incomplete. A run that is being
    cancelled ends as cancelled whatever else happened to it. Returns the run, the message and the steps that
    were open, or None when the run had ended already or is gone. Without `worker_id` it does not matter whose
    run it is.
    """
    run = (
        records.peek(connection, runs, run_id) if worker_id is None else _held(connection, run_id, worker_id)
    )
    if run is None or run["status"] in states.TERMINAL:
        return None
    if run["status"] == "cancelling":
        ending, last_error, reason = "cancelled", None, None
    _move(run, ending)
    time_field = f"{ending}_at" if ending in ("completed", "failed", "cancelled") else None
    if time_field:
        run[time_field] = objects.now()
    run |= {"expires_at": None, "required_action": None, "last_error": last_error}
    run["engine"] = engine or run["engine"]
    if reason:
        is_run_reason = reason in ("max_completion_tokens", "max_prompt_tokens")
        run["incomplete_details"] = {"reason": reason} if is_run_reason else {}
    kept = _options_with(connection, run_id, usage or Usage())
    run["usage"] = _usage(Usage(**kept["usage"]))
    open_steps = [step | (thoughts or {}).get(step["id"], {}) for step in _open_steps(connection, run_id)]
    steps = [_end_step(connection, step, ending, last_error, usage) for step in open_steps]
    message = message or _unfinished_message(connection, run_id)
    if message:
        _end_message(connection, message, ending, reason)
    records.save(connection, runs, run, options=kept)
    return run, message, steps


def _end_message(connection: Connection, message: Object, ending: Ending, reason: str | None) -> None:
    if ending == "completed":
        message |= {"status": "completed", "completed_at": objects.now()}
    else:
        why = MESSAGE_REASONS.get(ending) or (
            "content_filter" if reason == "content_filter" else "max_tokens"
        )
        details = {"incomplete_details": {"reason": why}, "incomplete_at": objects.now()}
        message |= {"status": "incomplete", **details}
    records.save(connection, messages, message)


def _end_step(
    connection: Connection, step: Object, ending: Ending, last_error: Object | None, usage: Usage | None
) -> Object:
    status = STEP_ENDINGS.get(ending, ending)
    step |= {
        "status": status,
        f"{status}_at": objects.now(),
        "usage": step["usage"] or _usage(usage or Usage()),
    }
    if last_error and last_error["code"] != "invalid_prompt":
        step["last_error"] = last_error
    return records.save(connection, run_steps, step)


def _unfinished_message(connection: Connection, run_id: str) -> Object | None:
    for body in MESSAGES_OF_RUN.bodies(connection, {"run_id": run_id}):
        if body["status"] == "in_progress":
            return body
    return None


def _move(run: Object, status: str) -> None:
    states.check(run["status"], status)
    run["status"] = status


def _open_steps(connection: Connection, run_id: str) -> list[Object]:
    return OPEN_STEPS.bodies(connection, {"run_id": run_id})


def _usage(usage: Usage) -> Object:
    """As the original has it; what was cached it tells of in a field that its specification lacks."""
    told: Object = {
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "total_tokens": usage.prompt_tokens + usage.completion_tokens,
    }
    cached = {"prompt_token_details": {"cached_tokens": usage.cached_tokens}} if usage.cached_tokens else {}
    return told | cached


def options_of(connection: Connection, run_id: str) -> Object:
    return OPTIONS.body(connection, {"run_id": run_id}) or {}


def _options_with(connection: Connection, run_id: str, usage: Usage, rounds: int = 0) -> Object:
    """The run's options, in which tokens and rounds of tool calls are counted until it ends."""
    kept = options_of(connection, run_id)
    used = asdict(Usage(**kept.get("usage", {})) + usage)
    return {**kept, "usage": used, "rounds": kept.get("rounds", 0) + rounds}
