"""kill -9 of a standalone engine, and what the next one makes of it."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import openai
import pytest

from assistant_core.config import ROOT
from assistant_core.engine.__main__ import main
from tests.engine.conftest import TOOL, Talk
from tests.support.scripted_model import calls, text

KEY = "sk-restart"


@contextmanager
def standalone(data_dir, model, *arguments):
    """An engine process, and a client connected to it."""
    settings = {
        "DATA_DIR": str(data_dir),
        "ENGINE_API_KEY": KEY,
        "OPENAI_BASE_URL": model.url,
        "OPENAI_MODEL": "scripted-1",
        "MODEL_PROVIDER": "chat",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant_core.engine", "--port", "0", *arguments],
        env={**os.environ, **settings},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        address = re.search(r"http://\S+/v1", line)[0]
        with openai.OpenAI(base_url=address, api_key=KEY, max_retries=0) as client:
            yield process, client
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def new_talk(client):
    assistant = client.beta.assistants.create(model="default", tools=[TOOL])
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello?"}])
    return Talk(client, thread.id, assistant.id)


def finished(talk, run_id, seconds=15):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        run = talk.client.beta.threads.runs.retrieve(run_id, thread_id=talk.thread_id)
        if run.status in ("completed", "failed", "cancelled", "expired"):
            return run
        time.sleep(0.1)
    raise AssertionError(f"the run is stuck as {run.status}")


def test_a_killed_answer_is_written_anew_and_only_once(tmp_path, model):
    model.script(text("Half an ", "answer", silence=30), text("A whole answer."))
    with standalone(tmp_path, model) as (process, client):
        talk = new_talk(client)
        run = client.beta.threads.runs.create(thread_id=talk.thread_id, assistant_id=talk.assistant_id)
        time.sleep(1)
        kill(process)
    with standalone(tmp_path, model) as (_, client):
        talk.client = client
        assert finished(talk, run.id).status == "completed"
        assert talk.texts() == ["Hello?", "A whole answer."]


def test_a_run_that_waits_for_outputs_still_waits(tmp_path, model):
    model.script(calls(("get_ticker", "{}")), text("Thanks."))
    with standalone(tmp_path, model) as (process, client):
        talk = new_talk(client)
        run = talk.run()
        kill(process)
    with standalone(tmp_path, model) as (_, client):
        talk.client = client
        with talk.submit(run) as stream:
            assert stream.get_final_run().status == "completed"
        assert talk.texts() == ["Hello?", "Thanks."]


def test_a_run_killed_while_it_was_being_cancelled_ends_cancelled(tmp_path, model):
    model.script(text("Never ", "ending", silence=30))
    with standalone(tmp_path, model) as (process, client):
        talk = new_talk(client)
        run = client.beta.threads.runs.create(thread_id=talk.thread_id, assistant_id=talk.assistant_id)
        time.sleep(0.5)
        os.kill(process.pid, signal.SIGSTOP)
        kill(process)
    mark_cancelling(tmp_path, run.id)
    with standalone(tmp_path, model) as (_, client):
        talk.client = client
        assert finished(talk, run.id).status == "cancelled"


def mark_cancelling(data_dir, run_id):
    """As if the process had died between storing the wish and carrying it out."""
    import json
    import sqlite3

    with sqlite3.connect(data_dir / "engine.db") as connection:
        [body] = connection.execute("SELECT body FROM runs WHERE id = ?", (run_id,)).fetchone()
        body = json.dumps({**json.loads(body), "status": "cancelling"})
        connection.execute("UPDATE runs SET status = 'cancelling', body = ? WHERE id = ?", (body, run_id))
    connection.close()


def test_a_stopped_engine_hands_its_runs_on_at_once(tmp_path, model):
    model.script(text("Half", silence=30), text("Whole."))
    with standalone(tmp_path, model) as (process, client):
        talk = new_talk(client)
        run = client.beta.threads.runs.create(thread_id=talk.thread_id, assistant_id=talk.assistant_id)
        time.sleep(0.7)
        process.terminate()
        process.wait(timeout=10)
    with closing(sqlite3.connect(tmp_path / "engine.db")) as database:
        assert database.execute("SELECT count(*) FROM workers").fetchone() == (0,)
    with standalone(tmp_path, model) as (_, client):
        talk.client = client
        assert finished(talk, run.id).status == "completed"


def test_a_stalled_engine_has_lost_its_runs_and_writes_nothing_more(tmp_path, model):
    """Its lease lapses while it is stopped; it wakes up in the middle of an answer that another has given."""
    model.script(text("The stalled ", "answer.", delay=1.0), text("The other's answer."))
    with standalone(tmp_path, model) as (stalled, first), standalone(tmp_path, model) as (_, second):
        talk = new_talk(first)
        run = first.beta.threads.runs.create(thread_id=talk.thread_id, assistant_id=talk.assistant_id)
        time.sleep(1.3)
        stalled.send_signal(signal.SIGSTOP)
        talk.client = second
        assert finished(talk, run.id).status == "completed"
        stalled.send_signal(signal.SIGCONT)
        time.sleep(2)
        assert talk.texts() == ["Hello?", "The other's answer."]
        assert finished(talk, run.id).status == "completed"
        steps = second.beta.threads.runs.steps.list(run.id, thread_id=talk.thread_id).data
        assert [step.status for step in steps] == ["completed"]
        assert first.beta.threads.retrieve(talk.thread_id).id == talk.thread_id


def test_two_engines_on_one_database(tmp_path, model):
    """A run of one is seen, cancelled and listed through the other, and not carried out twice."""
    model.script(text("Slow ", "words", silence=30))
    with standalone(tmp_path, model) as (_, first), standalone(tmp_path, model) as (_, second):
        talk = new_talk(first)
        run = first.beta.threads.runs.create(thread_id=talk.thread_id, assistant_id=talk.assistant_id)
        time.sleep(2.5)
        assert len(model.requests) == 1
        talk.client = second
        second.beta.threads.runs.cancel(run.id, thread_id=talk.thread_id)
        assert finished(talk, run.id, seconds=5).status == "cancelled"


@pytest.mark.parametrize("bad", ["--port=99999", "--host=256.1.1.1"])
def test_an_address_that_cannot_be_used(bad, tmp_path, monkeypatch):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["assistant_core.engine", bad])
    with pytest.raises(SystemExit, match="Cannot listen on"):
        main()
