"""What a model thinks, as the engine keeps it: with the run so far, then with the step that it led to."""

import time

import pytest

from tests.engine.runs.test_lifecycle import start, wait_for
from tests.engine.runs.test_restart import finished, kill, new_talk, standalone
from tests.support.scripted_model import Reply, calls, text

SLOW = {"delay": 0.2}


@pytest.fixture
def wire_format():
    return "chat"


def engine_of(thing):
    return (thing.model_extra or {}).get("engine") or {}


def steps_of(talk, run):
    steps = talk.client.beta.threads.runs.steps.list(run.id, thread_id=talk.thread_id, order="asc")
    return [(step.type, engine_of(step).get("thinking")) for step in steps]


def wait_for_thinking(talk, run):
    for _ in range(200):
        now = talk.client.beta.threads.runs.retrieve(run.id, thread_id=talk.thread_id)
        if told := engine_of(now).get("thinking"):
            assert now.status == "in_progress"
            return told
        time.sleep(0.02)
    raise AssertionError("nothing was told of its thinking")


def test_thinking_so_far_is_with_the_run_until_a_step_has_it(talk, model):
    thoughts = tuple(f"{number} " for number in range(10))
    reply = Reply(thoughts=thoughts, calls=(("get_ticker", "{}"),), **SLOW)
    model.script(reply)
    run = start(talk)
    assert wait_for_thinking(talk, run).startswith("0 ")
    assert steps_of(talk, run) == []
    reply.released.set()
    waiting = wait_for(talk, run, "requires_action")
    assert "thinking" not in engine_of(waiting)
    assert steps_of(talk, run) == [("tool_calls", "".join(thoughts))]


def test_it_is_told_how_long_was_thought_and_not_how_long_was_written(talk, model):
    model.script(Reply(thoughts=("Hm. ", "Yes."), pieces=("Fine. ",) * 10, delay=0.25))
    run = talk.run()
    steps = talk.client.beta.threads.runs.steps.list(run.id, thread_id=talk.thread_id).data
    (seconds,) = (engine_of(step)["thinking_seconds"] for step in steps)
    assert 0.7 < seconds < 2.5


def test_text_that_turns_out_to_be_thinking_took_its_time(talk, model):
    model.script(text("Hm. ", "Yes.", " Yes.", "</think>", "Fine.", delay=0.25))
    run = talk.run()
    steps = talk.client.beta.threads.runs.steps.list(run.id, thread_id=talk.thread_id).data
    (told,) = (engine_of(step) for step in steps)
    assert told["thinking"] == "Hm. Yes. Yes."
    assert told["thinking_seconds"] > 0.7


def test_thinking_of_a_killed_engine_is_not_told_beside_that_of_the_next(tmp_path, model):
    model.script(Reply(thoughts=("Half a thought. ",) * 50, **SLOW), calls(("get_ticker", "{}")))
    with standalone(tmp_path, model) as (process, client):
        talk = new_talk(client)
        run = start(talk)
        wait_for_thinking(talk, run)
        kill(process)
    model.script(text("Fine."))
    with standalone(tmp_path, model) as (_, client):
        talk.client = client
        waiting = wait_for(talk, run, "requires_action")
        assert "thinking" not in engine_of(waiting)
        with talk.submit(waiting) as stream:
            stream.until_done()
        assert "thinking" not in engine_of(finished(talk, run.id))
        assert steps_of(talk, run) == [("tool_calls", None), ("message_creation", None)]
