"""What is lost when the engine is killed at random moments, again and again, under load.

    python -m benchmarks.kills [--kills 50] [--users 6]

Users create threads, add messages and start runs, streamed and polled; some runs call functions, some are
cancelled. Each engine is killed with SIGKILL after a while, and the next one starts on the same data. After
the last start it is counted what became of everything that the engines had confirmed. Exits with 1 if any of
it is lost, stuck, wrong or doubled.
"""

import argparse
import contextlib
import random
import statistics
import sys
import tempfile
import threading
import time
import uuid
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import openai

from benchmarks.support import KEY, engine, model_server
from tests.support.scripted_model import Reply, ScriptedModel, calls, text

LIVES_SECONDS = 0.0, 3.0
"""How long an engine lives once it answers. A lease lapses after 5 seconds, so some runs outlive several."""
TAKEN_UP_WITHIN = 15.0
"""Seconds from the last start until every run must have ended or wait for its outputs."""
ENDED = {"completed", "failed", "incomplete", "cancelled", "expired"}
WORDS = [f"word{number} " for number in range(40)]
NAMED = {"lost", "stuck", "doubled"}
ANSWER = "".join(WORDS)
CALLING = 0.3
CANCELLING = 0.1
NEW_THREAD = 0.3
TOOL: Any = {"type": "function", "function": {"name": "get_ticker", "parameters": {"type": "object"}}}
DISTURBED = (openai.OpenAIError, OSError)
"""What a kill looks like to a user; within a stream it comes as it is."""


class Model(ScriptedModel):
    """Calls the function now and then, and otherwise answers with the same words, within 0.4 seconds."""

    def next_reply(self, body: dict[str, Any]) -> Reply:
        self.requests.clear()
        if random.random() < CALLING:
            return calls(("get_ticker", '{"company_name": "Apple"}'))
        return text(*WORDS, delay=0.01)


def serve(pipe: Any) -> None:
    with Model() as model:
        pipe.send(model.url)
        pipe.poll(None)


@dataclass
class Confirmed:
    """What the engines said was done. Filled by many threads, by operations that are atomic."""

    threads: list[str] = field(default_factory=list)
    messages: list[tuple[str, str, str]] = field(default_factory=list)
    """Thread, id and text."""
    runs: dict[str, str] = field(default_factory=dict)
    """Id → thread."""
    ended: dict[str, str] = field(default_factory=dict)
    """Run → the status it was said to have ended with, or must end with."""
    interrupted: dict[str, float] = field(default_factory=dict)
    """Run → when its user lost the engine."""
    taken_up: dict[str, float] = field(default_factory=dict)
    """Interrupted run → seconds until it had ended or waited for outputs."""


class User(threading.Thread):
    """Uses one engine until it is gone."""

    def __init__(self, client: openai.OpenAI, assistant: str, confirmed: Confirmed) -> None:
        super().__init__(daemon=True)
        self._api = client.beta.threads
        self._client = client
        self._assistant = assistant
        self._confirmed = confirmed
        self._run = ""

    def run(self) -> None:
        with contextlib.suppress(*DISTURBED):
            while True:
                self._talk()
        if self._run:
            self._confirmed.interrupted[self._run] = time.monotonic()

    def _talk(self) -> None:
        thread = self._api.create().id
        self._confirmed.threads.append(thread)
        while random.random() > NEW_THREAD:
            content = f"Question {uuid.uuid4().hex}"
            message = self._api.messages.create(thread, role="user", content=content)
            self._confirmed.messages.append((thread, message.id, content))
            random.choice((self._stream, self._poll))(thread)
            self._run = ""

    def _stream(self, thread: str) -> None:
        run = self._follow(thread, self._api.runs.create(thread, assistant_id=self._assistant, stream=True))
        while run.status == "requires_action":
            submit = self._api.runs.submit_tool_outputs
            run = self._follow(
                thread, submit(run.id, thread_id=thread, tool_outputs=outputs(run), stream=True)
            )

    def _follow(self, thread: str, events: Iterable[Any]) -> Any:
        """To the end of the stream; returns the run as it was last told."""
        run = None
        for event in events:
            if event.event.startswith("thread.run.") and event.data.object == "thread.run":
                run = event.data
                self._note(thread, run)
        if run is None or run.status not in ENDED | {"requires_action"}:
            raise OSError("the stream broke off")
        return run

    def _poll(self, thread: str) -> None:
        run = self._api.runs.create(thread, assistant_id=self._assistant)
        self._note(thread, run)
        if random.random() < CANCELLING:
            with contextlib.suppress(openai.BadRequestError):  # it has ended already
                self._api.runs.cancel(run.id, thread_id=thread)
                self._confirmed.ended[run.id] = "cancelled"
        while run.status not in ENDED:
            if run.status == "requires_action":
                submit = self._api.runs.submit_tool_outputs
                with contextlib.suppress(openai.BadRequestError):  # it has been cancelled meanwhile
                    submit(run.id, thread_id=thread, tool_outputs=outputs(run))
            time.sleep(0.05)
            run = self._api.runs.retrieve(run.id, thread_id=thread)
        self._note(thread, run)

    def _note(self, thread: str, run: Any) -> None:
        self._run = run.id
        self._confirmed.runs[run.id] = thread
        if run.status in ENDED:
            self._confirmed.ended.setdefault(run.id, run.status)


def outputs(run: Any) -> Any:
    wanted = run.required_action.submit_tool_outputs.tool_calls
    return [{"tool_call_id": call.id, "output": '{"ticker": "AAPL"}'} for call in wanted]


class Watcher(threading.Thread):
    """Notes when the runs that were interrupted have ended or wait, until the engine is gone."""

    def __init__(self, client: openai.OpenAI, confirmed: Confirmed) -> None:
        super().__init__(daemon=True)
        self._client = client
        self._confirmed = confirmed

    def run(self) -> None:
        with contextlib.suppress(*DISTURBED):
            while True:
                self.look()
                time.sleep(0.2)

    def look(self) -> int:
        """How many are still to be taken up."""
        confirmed = self._confirmed
        open_runs = [run for run in list(confirmed.interrupted) if run not in confirmed.taken_up]
        for run_id in open_runs:
            run = self._client.beta.threads.runs.retrieve(run_id, thread_id=confirmed.runs[run_id])
            if run.status in ENDED | {"requires_action"}:
                confirmed.taken_up[run_id] = time.monotonic() - confirmed.interrupted[run_id]
        return len(open_runs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--users", type=int, default=6)
    given = parser.parse_args()
    # The SDK says at every call that the Assistants API is switched off.
    warnings.simplefilter("ignore", DeprecationWarning)
    confirmed = Confirmed()
    started = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryFile("w+") as log,
        model_server(serve) as model_url,
    ):
        data_dir = Path(folder)
        assistant = ""
        for number in range(given.kills):
            with connected(model_url, data_dir, log) as client:
                assistant = assistant or new_assistant(client)
                users = [User(client, assistant, confirmed) for _ in range(given.users)]
                for thread in (*users, Watcher(client, confirmed)):
                    thread.start()
                time.sleep(random.uniform(*LIVES_SECONDS))
            # Killed while they were at it: now each has noticed.
            for user in users:
                user.join()
            print(f"\r{number + 1} kills", end="", flush=True, file=sys.stderr)
        print(f" in {time.monotonic() - started:.0f} seconds", file=sys.stderr)
        with connected(model_url, data_dir, log) as client:
            statuses, accepted, wrong = check(client, confirmed)
        wrong += complaints(log)
    return report(given.kills, confirmed, statuses, accepted, wrong)


def complaints(log: IO[str]) -> list[str]:
    """What the engines logged beside the runs that they took up."""
    log.seek(0)
    return [f"logged: {line.rstrip()}" for line in log if not line.startswith("taking up ")]


@contextlib.contextmanager
def connected(model_url: str, data_dir: Path, log: IO[str]) -> Iterator[openai.OpenAI]:
    """A client of a new engine on the same data, which is killed at the end."""
    # No run may expire before it is checked.
    with engine(model_url, data_dir=data_dir, log=log.fileno(), RUN_EXPIRES_SECONDS="36000") as served:
        yield openai.OpenAI(base_url=served.url, api_key=KEY, max_retries=0)


def new_assistant(client: openai.OpenAI) -> str:
    return client.beta.assistants.create(model="scripted-1", tools=[TOOL]).id


def check(client: openai.OpenAI, confirmed: Confirmed) -> tuple[Counter[str], int, list[str]]:
    """How the runs stand, how many that waited took their outputs and completed, and what is wrong."""
    wait_for_all(client, confirmed)
    statuses: Counter[str] = Counter()
    accepted = 0
    wrong = lost(client, confirmed)
    for thread in confirmed.threads:
        for run in client.beta.threads.runs.list(thread, limit=100):
            statuses[run.status] += 1
            if run.status == "requires_action":
                run = submitted(client, run)
                accepted += run.status == "completed"
            wrong += wrong_status(run, confirmed)
        wrong += wrong_texts(client, thread)
    return statuses, accepted, wrong


def wait_for_all(client: openai.OpenAI, confirmed: Confirmed) -> None:
    watcher = Watcher(client, confirmed)
    deadline = time.monotonic() + TAKEN_UP_WITHIN
    # Not before the lease has lapsed: runs whose creation was never confirmed are taken up, too.
    not_before = time.monotonic() + TAKEN_UP_WITHIN / 2
    while (watcher.look() or time.monotonic() < not_before) and time.monotonic() < deadline:
        time.sleep(0.2)


def lost(client: openai.OpenAI, confirmed: Confirmed) -> list[str]:
    wrong = []
    for thread, id, content in confirmed.messages:
        try:
            message = client.beta.threads.messages.retrieve(id, thread_id=thread)
        except openai.NotFoundError:
            wrong.append(f"lost: message {id} of {thread}")
        else:
            if written(message) != content:
                wrong.append(f"wrong text: message {id} of {thread}")
    for id, thread in confirmed.runs.items():
        try:
            client.beta.threads.runs.retrieve(id, thread_id=thread)
        except openai.NotFoundError:
            wrong.append(f"lost: run {id} of {thread}")
    return wrong


def submitted(client: openai.OpenAI, run: Any) -> Any:
    """The run after all the outputs that it asks for."""
    while run.status == "requires_action":
        run = client.beta.threads.runs.submit_tool_outputs_and_poll(
            run_id=run.id, thread_id=run.thread_id, tool_outputs=outputs(run), poll_interval_ms=50
        )
    return run


def wrong_status(run: Any, confirmed: Confirmed) -> list[str]:
    told = confirmed.ended.get(run.id, run.status)
    if run.status not in ENDED:
        return [f"stuck: run {run.id} of {run.thread_id} is {run.status}"]
    if run.status != told:
        return [f"wrong status: run {run.id} of {run.thread_id} was {told}, is {run.status}"]
    return []


def wrong_texts(client: openai.OpenAI, thread: str) -> list[str]:
    answers: dict[str, str] = {}
    questions: Counter[str] = Counter()
    wrong = []
    for message in client.beta.threads.messages.list(thread, limit=100, order="asc"):
        if message.run_id is None:
            questions[written(message)] += 1
        else:
            answers[message.run_id] = answers.get(message.run_id, "") + written(message)
        if message.status == "in_progress":
            wrong.append(f"half written: message {message.id} of {thread}")
    for run in client.beta.threads.runs.list(thread, limit=100):
        answer = answers.pop(run.id, "")
        if run.status == "completed" and answer != ANSWER:
            wrong.append(f"wrong text: the answer of run {run.id} of {thread}: {answer!r}")
        elif not ANSWER.startswith(answer):
            wrong.append(f"doubled: the answer of run {run.id} of {thread}: {answer!r}")
    wrong += [f"doubled: {content!r} in {thread}" for content, times in questions.items() if times > 1]
    return wrong + [f"an answer without a run: {run} of {thread}" for run in answers]


def written(message: Any) -> str:
    return "".join(part.text.value for part in message.content)


def report(kills: int, confirmed: Confirmed, statuses: Counter[str], accepted: int, wrong: list[str]) -> int:
    waited = sorted(confirmed.taken_up.values()) or [0.0]
    kinds = Counter(each.partition(":")[0] for each in wrong)
    waiting = statuses["requires_action"]
    rows = {
        "kills": kills,
        "messages confirmed": len(confirmed.messages),
        "runs confirmed": len(confirmed.runs),
        "runs interrupted": len(confirmed.interrupted),
        "lost": kinds["lost"],
        "stuck": kinds["stuck"],
        "doubled": kinds["doubled"],
        "wrong otherwise": sum(count for kind, count in kinds.items() if kind not in NAMED),
        "runs by status": ", ".join(f"{count} {status}" for status, count in statuses.most_common()),
        "waiting runs that took outputs": f"{accepted} of {waiting}",
        "seconds until taken up and done": f"median {statistics.median(waited):.1f}, most {waited[-1]:.1f}",
    }
    for name, value in rows.items():
        print(f"{name:34}{value}")
    for each in wrong:
        print(each)
    return 1 if wrong or accepted < waiting else 0


if __name__ == "__main__":
    sys.exit(main())
