"""A thread as the engine has it: its questions and answers, and the run that is still going on."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import openai
from openai.types.beta.threads import Message, Run
from openai.types.beta.threads.runs import RunStep

from assistant_core.chat.blocks import answer_of, message_blocks, stored_blocks
from assistant_core.chat.view import TERMINAL, Answer, Question

PAGE = 50

Entry = Question | Answer

_known_steps: dict[str, tuple[RunStep, ...]] = {}
MOST_KNOWN = 1000


@dataclass(frozen=True)
class Transcript:
    entries: tuple[Entry, ...]
    """Oldest first. Without the answer of the run that is still going on."""
    active: Run | None
    older: bool
    """Whether the thread has messages from before these."""


def load(client: openai.OpenAI, thread_id: str, limit: int = PAGE) -> Transcript:
    """The newest `limit` messages and all that belongs to them.

    Raises `openai.NotFoundError` when there is no such thread, and the SDK's other errors.
    """
    # Runs before messages: what a run that is over has written is then certainly among the messages.
    newest_runs = client.beta.threads.runs.list(thread_id, limit=min(limit // 2 + 1, 100))
    newest = client.beta.threads.messages.list(thread_id, limit=min(limit, 100))
    messages = list(_first(newest, limit))[::-1]
    runs = list(_since(messages, newest_runs))[::-1]
    active = next((run for run in runs if run.status not in TERMINAL), None)
    done = [run for run in runs if run.status in TERMINAL]
    steps = _all_steps(client, done)
    entries = _entries(messages, done, steps, active)
    return Transcript(tuple(entries), active, older=bool(newest.has_more))


def _first(messages: Iterable[Message], limit: int) -> Iterator[Message]:
    for count, message in enumerate(messages):
        if count == limit:
            return
        yield message


def _since(messages: list[Message], runs: Iterable[Run]) -> Iterator[Run]:
    """Newest first, back to the oldest of the messages."""
    oldest = messages[0].created_at if messages else 0
    for run in runs:
        if run.created_at < oldest:
            return
        yield run


def _all_steps(client: openai.OpenAI, runs: list[Run]) -> dict[str, tuple[RunStep, ...]]:
    """The steps of runs that are over. They never change again, so each run's are fetched once."""
    missing = [run for run in runs if run.id not in _known_steps]
    if missing:
        with ThreadPoolExecutor(8, thread_name_prefix="steps") as pool:
            fetched = pool.map(lambda run: _steps(client, run), missing)
            _known_steps.update(zip((run.id for run in missing), fetched, strict=True))
    found = {run.id: _known_steps[run.id] for run in runs}
    if len(_known_steps) > MOST_KNOWN:
        _known_steps.clear()
    return found


def _steps(client: openai.OpenAI, run: Run) -> tuple[RunStep, ...]:
    return tuple(client.beta.threads.runs.steps.list(run.id, thread_id=run.thread_id, order="asc", limit=100))


def _entries(
    messages: list[Message],
    runs: list[Run],
    steps: dict[str, tuple[RunStep, ...]],
    active: Run | None,
) -> Iterator[Entry]:
    questions = [message for message in messages if message.role == "user"]
    asked = {run.id: _question_of(run, questions) for run in runs}
    shown = {active.id} if active else set()
    by_id = {run.id: run for run in runs}

    def answer(run: Run) -> Answer:
        shown.add(run.id)
        return answer_of(run, stored_blocks(run, steps[run.id], messages))

    for message in messages:
        if message.role == "user":
            yield Question(message.id, _text(message), message.created_at)
            yield from [answer(run) for run in runs if asked[run.id] == message.id]
        elif message.run_id in shown:
            continue
        elif message.run_id in by_id:
            yield answer(by_id[message.run_id])
        else:
            blocks = tuple(message_blocks(message))
            yield Answer(message.id, blocks, status="completed", created_at=message.created_at)


def _question_of(run: Run, questions: list[Message]) -> str | None:
    """Runs that the app started name their question; others answer the last one before them."""
    named = (run.metadata or {}).get("question")
    if named:
        return named
    before = [question.id for question in questions if question.created_at <= run.created_at]
    return before[-1] if before else None


def _text(message: Message) -> str:
    return "\n\n".join(part.text.value for part in message.content if part.type == "text")
