"""Runs that outlive what was looking after them: a process, a connection, the engine."""

from assistant_core.chat import registry, worker
from tests.chat.conftest import steps, wait, words
from tests.support.scripted_model import calls, text


def test_a_run_that_waits_for_outputs_is_taken_up_after_the_process_died(chat, model, tools):
    model.script(calls(("slow", '{"n": 7}'), ("fine", "{}")), text("Taken up."))
    started = chat.client.beta.threads.messages.create(chat.thread_id, role="user", content="Apple?")
    with chat.client.beta.threads.runs.stream(
        thread_id=chat.thread_id, assistant_id=chat.assistant_id, metadata={"question": started.id}
    ) as stream:
        stream.until_done()
    known = chat.transcript()
    assert known.active is not None
    assert [entry.id for entry in known.entries] == [started.id]
    answer = wait(registry.resume(chat.client, known.active))
    assert (answer.status, words(answer)) == ("completed", "Taken up.")
    assert [step.status for step in steps(answer)] == ["done", "done"]


def test_calls_for_another_programs_functions_are_left_to_it(chat, model, tools):
    model.script(calls(("slow", "{}")), text("Answered elsewhere."))
    runs = chat.client.beta.threads.runs
    run = runs.create_and_poll(thread_id=chat.thread_id, assistant_id=chat.assistant_id)
    live = registry.resume(chat.client, run)
    wait(live, lambda answer: bool(steps(answer)))
    outputs = [
        {"tool_call_id": call.id, "output": "theirs"}
        for call in run.required_action.submit_tool_outputs.tool_calls
    ]
    runs.submit_tool_outputs(run.id, thread_id=chat.thread_id, tool_outputs=outputs)
    answer = wait(live)
    assert (words(answer), steps(answer)[0].output, tools) == ("Answered elsewhere.", "theirs", [])


def test_a_run_that_is_writing_is_taken_up_after_the_process_died(chat, model):
    model.script(text(*(f"{number} " for number in range(8)), delay=0.25))
    chat.ask()
    chat.wait(lambda answer: words(answer) != "")
    registry.forget_all()
    known = chat.transcript()
    assert known.active is not None
    live = registry.resume(chat.client, known.active)
    wait(live, lambda answer: 0 < len(words(answer)) < 16)
    assert words(wait(live)) == "0 1 2 3 4 5 6 7 "


def test_two_processes_answering_the_same_calls_do_no_harm(chat, model, tools):
    model.script(calls(("slow", "{}")), text("Once."))
    chat.ask()
    chat.wait(lambda answer: answer.status == "requires_action")
    first = chat.live
    registry.forget_all()
    active = chat.transcript().active
    assert active is not None
    second = registry.resume(chat.client, active)
    assert words(wait(second)) == words(wait(first)) == "Once."


def test_a_lost_connection_does_not_lose_the_run(chat, model, monkeypatch):
    model.script(text("Still ", "here", delay=0.4))
    real = worker.RunHandler.on_text_delta

    def cut(self, delta, snapshot):
        real(self, delta, snapshot)
        self.close()
        raise worker.CONNECTION_LOST[-1]("the cable was pulled")

    monkeypatch.setattr(worker.RunHandler, "on_text_delta", cut)
    chat.ask()
    answer = chat.wait()
    assert (answer.status, words(answer)) == ("completed", "Still here")


def test_an_engine_that_is_gone_is_told_and_the_question_is_not_lost_silently(client, chat):
    gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    problem = registry.ask(gone, chat.thread_id, chat.assistant_id, "Hello?")
    assert problem is not None
    assert problem.kind == "engine_unreachable"
    assert registry.find(chat.thread_id) is None


def test_live_runs_are_forgotten_after_a_while(chat, model, monkeypatch):
    model.default = text("Done.")
    chat.ask()
    chat.wait()
    monkeypatch.setattr(registry, "KEEP_SECONDS", -1)
    other = chat.client.beta.threads.create().id
    registry.ask(chat.client, other, chat.assistant_id, "Hi")
    assert registry.find(chat.thread_id) is None
    live = registry.find(other)
    assert live is not None
    wait(live)
