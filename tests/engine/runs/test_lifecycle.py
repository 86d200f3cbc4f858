"""The states of a run as a client sees them: the lock, cancel, expiry, and what races come to."""

import contextlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import openai
import pytest

from tests.support.scripted_model import calls, text

CALL = calls(("get_ticker", "{}"))


@pytest.fixture
def wire_format():
    return "chat"


def wait_for(talk, run, *statuses):
    for _ in range(200):
        now = talk.client.beta.threads.runs.retrieve(run.id, thread_id=talk.thread_id)
        if now.status in statuses:
            return now
        time.sleep(0.02)
    raise AssertionError(f"the run stayed {now.status}")


def start(talk):
    return talk.client.beta.threads.runs.create(thread_id=talk.thread_id, assistant_id=talk.assistant_id)


def refusal(function, *args, **kwargs):
    with pytest.raises(openai.BadRequestError) as caught:
        function(*args, **kwargs)
    body = caught.value.body
    assert (body["type"], body["param"], body["code"]) == ("invalid_request_error", None, None)
    return body["message"]


def test_a_thread_is_locked_while_a_run_is_active(talk, model):
    model.script(CALL)
    run = talk.run()
    threads = talk.client.beta.threads
    assert (
        refusal(threads.messages.create, talk.thread_id, role="user", content="And?")
        == f"Can't add messages to {talk.thread_id} while a run {run.id} is active."
    )
    assert refusal(start, talk) == f"Thread {talk.thread_id} already has an active run {run.id}."


def test_outputs_must_match_the_calls(talk, model):
    model.script(calls(("get_ticker", "{}"), ("get_ticker", "{}")))
    run = talk.run()
    first, second = (call.id for call in run.required_action.submit_tool_outputs.tool_calls)
    submit = talk.client.beta.threads.runs.submit_tool_outputs
    outputs = [{"tool_call_id": first, "output": "1"}]
    said = refusal(submit, run.id, thread_id=talk.thread_id, tool_outputs=outputs)
    assert said == f"Expected tool outputs for call_ids ['{first}', '{second}'], got ['{first}']"
    assert wait_for(talk, run, "requires_action")


def test_outputs_are_taken_once(talk, model):
    model.script(CALL, text("Done.", delay=0.2))
    run = talk.run()
    [call] = run.required_action.submit_tool_outputs.tool_calls

    def submit(_):
        try:
            return talk.client.beta.threads.runs.submit_tool_outputs(
                run.id, thread_id=talk.thread_id, tool_outputs=[{"tool_call_id": call.id, "output": "1"}]
            ).status
        except openai.BadRequestError as error:
            return error.body["message"]

    with ThreadPoolExecutor(4) as pool:
        said = sorted(pool.map(submit, range(4)), key=len)
    assert said[0] == "queued"
    assert set(said[1:]) == {'Runs in status "in_progress" do not accept tool outputs.'}


def test_cancel_closes_the_upstream_request_and_keeps_the_text(talk, model):
    model.script(text("Some ", "words", silence=30))
    with talk.stream() as stream:
        seen = []
        for event in stream:
            seen.append(event.event)
            if event.event == "thread.message.delta" and len(seen) > 8:
                run = stream.current_run
                assert (
                    talk.client.beta.threads.runs.cancel(run.id, thread_id=talk.thread_id).status
                    == "cancelling"
                )
    assert seen[-3:] == [
        "thread.message.incomplete",
        "thread.run.step.cancelled",
        "thread.run.cancelled",
    ]
    assert model.aborted.wait(5)
    last = talk.messages()[-1]
    assert (last.status, last.incomplete_details.reason) == ("incomplete", "run_cancelled")
    assert last.content[0].text.value == "Some words"
    said = refusal(talk.client.beta.threads.runs.cancel, run.id, thread_id=talk.thread_id)
    assert said == "Cannot cancel run with status 'cancelled'."


def test_a_cancel_at_any_moment_has_one_outcome_that_is_both_stored_and_told(talk, model):
    """Cancel a little later each time, past the end of the answer: what is told last is what is so."""
    model.default = text("A ", "few ", "words", delay=0.004)
    outcomes = set()
    for turn in range(30):
        told = []
        with talk.stream() as stream:
            for event in stream:
                told.append(event.event)
                if event.event == "thread.run.created":
                    cancel = threading.Timer(turn * 0.001, cancel_quietly, (talk, event.data.id))
                    cancel.start()
        cancel.join()
        run = talk.client.beta.threads.runs.list(talk.thread_id, limit=1).data[0]
        assert told[-1] == f"thread.run.{run.status}"
        outcomes.add(run.status)
    assert outcomes == {"cancelled", "completed"}


def cancel_quietly(talk, run_id):
    with contextlib.suppress(openai.BadRequestError):  # it has ended already
        talk.client.beta.threads.runs.cancel(run_id, thread_id=talk.thread_id)


def test_cancel_while_outputs_are_awaited(talk, model):
    model.script(CALL, text("Next."))
    run = talk.run()
    talk.client.beta.threads.runs.cancel(run.id, thread_id=talk.thread_id)
    assert wait_for(talk, run, "cancelled").usage.total_tokens == 18
    assert talk.run().status == "completed"


def test_a_run_that_waits_too_long_expires(talk, model, engine_settings):
    model.script(CALL)
    run = talk.run()
    assert run.expires_at - run.created_at == 2
    assert wait_for(talk, run, "expired").required_action is None
    submit = talk.client.beta.threads.runs.submit_tool_outputs
    said = refusal(submit, run.id, thread_id=talk.thread_id, tool_outputs=[])
    assert said == 'Runs in status "expired" do not accept tool outputs.'


def test_outputs_for_a_run_that_expires_just_then_are_refused(talk, model, engine_settings):
    """Whether or not the engine has noticed yet that the time is over."""
    model.script(CALL)
    run = talk.run()
    time.sleep(max(0, run.expires_at - time.time()))
    outputs = [
        {"tool_call_id": call.id, "output": "1"}
        for call in run.required_action.submit_tool_outputs.tool_calls
    ]
    submit = talk.client.beta.threads.runs.submit_tool_outputs
    said = refusal(submit, run.id, thread_id=talk.thread_id, tool_outputs=outputs)
    assert said == 'Runs in status "expired" do not accept tool outputs.'
    assert wait_for(talk, run, "expired")


def test_a_run_that_takes_too_long_expires(talk, model, engine_settings):
    model.script(text("Slow", silence=30))
    with talk.stream() as stream:
        order = [event.event for event in stream]
    assert order[-3:] == ["thread.message.incomplete", "thread.run.step.expired", "thread.run.expired"]
    assert talk.messages()[-1].incomplete_details.reason == "run_expired"


@pytest.fixture
def engine_settings(request):
    return {"run_expires_seconds": 2} if "expires" in request.node.name else {}


def test_a_run_goes_on_when_its_client_leaves(talk, model):
    model.script(text("One ", "two ", "three.", delay=0.1))
    with talk.stream() as stream:
        run = next(event.data for event in stream if event.event == "thread.run.in_progress")
    wait_for(talk, run, "completed")
    assert talk.texts()[-1] == "One two three."


def test_what_is_written_can_be_read_while_it_grows(talk, model):
    model.script(text(*["word "] * 20, delay=0.1))
    run = start(talk)
    time.sleep(1.5)
    growing = talk.messages()[-1]
    assert growing.status == "in_progress"
    assert growing.content[0].text.value.startswith("word word ")
    wait_for(talk, run, "completed")
    assert talk.texts()[-1] == "word " * 20


def test_a_thread_deleted_under_a_run(talk, model):
    model.script(text("Too ", "late", silence=30))
    start(talk)
    time.sleep(0.3)
    assert talk.client.beta.threads.delete(talk.thread_id).deleted
    assert model.aborted.wait(5)
    with pytest.raises(openai.NotFoundError):
        talk.messages()


def test_usage_is_null_until_the_end(talk, model):
    model.script(CALL, text("Done."))
    run = talk.run()
    assert run.usage is None
    with talk.submit(run) as stream:
        assert stream.get_final_run().usage.prompt_tokens == 22
