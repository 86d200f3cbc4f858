"""A thread as the engine has it: its questions and answers, and the run that is still going on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import openai
from openai.pagination import SyncCursorPage
from openai.types.beta.threads import Message, Run
from openai.types.beta.threads.runs import RunStep

from assistant_core.chat.blocks import answer_of, message_blocks, stored_blocks
from assistant_core.chat.feedback import verdict_of
from assistant_core.chat.versions import newest, shown_line
from assistant_core.chat.view import TERMINAL, Answer, Question

PAGE = 20
"""Messages of a long thread that are shown at first, and that are added at a time."""

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
    """The newest `limit` messages that are shown and all that belongs to them, replaced ones included.

    Raises `openai.NotFoundError` when there is no such thread, and the SDK's other errors.
    """
    messages, newest_runs, older = _newest(client, thread_id, limit)
    if _began_meanwhile(messages, newest_runs.data):
        messages, newest_runs, older = _newest(client, thread_id, limit)
    runs = list(_since(messages, newest_runs))[::-1]
    active = next((run for run in runs if run.status not in TERMINAL), None)
    done = [run for run in runs if run.status in TERMINAL]
    steps = _all_steps(client, done)
    return Transcript(tuple(_Reading(messages, done, steps, active).entries(messages)), active, older)


def _newest(
    client: openai.OpenAI, thread_id: str, limit: int
) -> tuple[list[Message], SyncCursorPage[Run], bool]:
    """The messages, oldest first; the runs, newest first; whether there are older messages."""
    # Runs before messages: what a run that is over has written is then certainly among the messages.
    runs = client.beta.threads.runs.list(thread_id, limit=min(limit // 2 + 1, 100))
    messages = iter(client.beta.threads.messages.list(thread_id, limit=min(limit + 1, 100)))
    taken = newest(messages, limit)
    return taken, runs, next(messages, None) is not None


def _began_meanwhile(messages: list[Message], newest_runs: list[Run]) -> bool:
    """Whether the last answer is of a run that was not there yet: it may have hardly a word so far."""
    last = next((message.run_id for message in reversed(messages) if message.run_id), None)
    return last is not None and last not in {run.id for run in newest_runs}


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


class _Reading:
    """Puts answers after their questions. Runs that named no question stand where their messages do."""

    def __init__(
        self,
        messages: list[Message],
        runs: list[Run],
        steps: dict[str, tuple[RunStep, ...]],
        active: Run | None,
    ) -> None:
        self._steps = steps
        self._runs = {run.id: run for run in runs}
        self._shown = {active.id} if active else set()
        self._written: dict[str | None, list[Message]] = defaultdict(list)
        for message in messages:
            self._written[message.run_id].append(message)
        questions = [message for message in messages if message.role == "user"]
        self._asked: dict[str | None, list[Run]] = defaultdict(list)
        for run in runs:
            self._asked[_question_of(run, questions)].append(run)

    def entries(self, messages: Sequence[Message]) -> Iterator[Entry]:
        for message, earlier in shown_line(messages):
            if message.role == "user":
                versions = tuple(tuple(self.entries(stretch)) for stretch in earlier)
                yield Question(message.id, _text(message), message.created_at, versions)
                yield from [self._answer(run) for run in self._asked[message.id]]
            elif message.run_id in self._shown:
                continue
            elif message.run_id in self._runs:
                yield self._answer(self._runs[message.run_id])
            else:
                yield _without_run(message)

    def _answer(self, run: Run) -> Answer:
        self._shown.add(run.id)
        written = self._written[run.id]
        answer = answer_of(run, stored_blocks(run, self._steps[run.id], written))
        last = next((message for message in written if message.id == answer.message_id), None)
        return replace(answer, verdict=verdict_of(last.metadata)) if last else answer


def _without_run(message: Message) -> Answer:
    return Answer(
        message.id,
        tuple(message_blocks(message)),
        status="completed",
        created_at=message.created_at,
        ended_at=message.completed_at,
        verdict=verdict_of(message.metadata),
    )


def _question_of(run: Run, questions: list[Message]) -> str | None:
    """Runs that the app started name their question; others answer the last one before them."""
    named = (run.metadata or {}).get("question")
    if named:
        return named
    before = [question.id for question in questions if question.created_at <= run.created_at]
    return before[-1] if before else None


def _text(message: Message) -> str:
    return "\n\n".join(part.text.value for part in message.content if part.type == "text")
