"""Whole runs: the live run and its worker against a running engine, with a scripted model behind it."""

import json
import time

import pytest

from assistant_core.chat import registry
from assistant_core.chat.view import Answer, Problem, Question
from tests.chat.conftest import steps, wait, words
from tests.support.scripted_model import calls, http_error, text


def test_a_plain_answer(chat, model):
    model.script(text("Good ", "question."))
    assert chat.ask() is None
    answer = chat.wait()
    assert (answer.status, words(answer), answer.model) == ("completed", "Good question.", "scripted-1")
    assert answer.provider == "chat-completions"
    assert answer.problem is None
    assert answer.tokens == 18


def test_text_arrives_as_the_model_writes_it(chat, model):
    model.script(text("one ", "two ", "three", delay=0.15))
    chat.ask()
    seen = set()
    version = -1
    while not chat.live.over:
        version, answer = chat.live.wait(version, 1)
        seen.add(words(answer))
    assert {"one ", "one two ", "one two three"} <= seen


def test_two_rounds_with_parallel_calls(chat, model, tools):
    model.script(
        calls(("slow", '{"n": 1}'), ("slow", '{"n": 2}'), ("fine", "{}")),
        calls(("fine", "{}")),
        text("All ", "fetched."),
    )
    began = time.monotonic()
    chat.ask()
    answer = chat.wait()
    assert time.monotonic() - began < 0.8 + 1, "the two slow calls ran one after the other"
    assert [(step.name, step.status) for step in steps(answer)] == [
        ("slow", "done"),
        ("slow", "done"),
        ("fine", "done"),
        ("fine", "done"),
    ]
    assert [step.arguments for step in steps(answer)[:2]] == ['{"n": 1}', '{"n": 2}']
    assert words(answer) == "All fetched."
    assert 0.4 <= (steps(answer)[0].seconds or 0) < 0.8
    outputs = [m["content"] for m in model.requests[1]["body"]["messages"] if m["role"] == "tool"]
    assert outputs == ['{"got": "{\\"n\\": 1}"}', '{"got": "{\\"n\\": 2}"}', '{"fine":true}']


def test_each_call_is_done_when_it_is_done(chat, model, tools):
    model.script(calls(("slow", "{}"), ("fine", "{}")), text("Done."))
    chat.ask()
    chat.wait(lambda answer: [step.status for step in steps(answer)] == ["running", "done"])
    assert chat.wait().status == "completed"


def test_a_reloaded_thread_looks_the_same(chat, model, tools):
    model.script(calls(("slow", "{}"), ("fine", "{}")), text("Done."), text("Again."))
    chat.ask("First?")
    first = chat.wait()
    chat.ask("Second?")
    second = chat.wait()
    entries = chat.transcript().entries
    assert [entry.text for entry in entries if isinstance(entry, Question)] == ["First?", "Second?"]
    stored = [entry for entry in entries if isinstance(entry, Answer)]
    assert [[step.seconds for step in steps(answer)] for answer in stored] == [
        [pytest.approx(step.seconds, abs=0.006) for step in steps(answer)] for answer in (first, second)
    ]
    assert [words(answer) for answer in stored] == ["Done.", "Again."]
    assert [step.output for step in steps(stored[0])] == [step.output for step in steps(first)]


@pytest.mark.parametrize(
    ("name", "arguments", "kind"),
    [
        ("get_ticker", '{"company_name": ', "invalid_arguments"),
        ("no_such_function", "{}", "unknown_function"),
    ],
)
def test_a_call_that_cannot_be_made_fails_readably_and_the_run_goes_on(
    chat, model, tools, name, arguments, kind
):
    model.script(calls((name, arguments)), text("I could not look that up."))
    chat.ask()
    answer = chat.wait()
    [step] = steps(answer)
    assert (answer.status, step.status) == ("completed", "failed")
    assert json.loads(step.output or "")["error"]["kind"] == kind


def test_a_tool_that_raises_does_not_end_the_run(chat, model, monkeypatch):
    def crash(company_name):
        raise RuntimeError("boom")

    from assistant_core.tools import registry as tools_registry

    get_ticker = tools_registry.all_tools()["get_ticker"]
    broken = type(get_ticker)(get_ticker.name, crash, get_ticker.arguments, get_ticker.schema)
    monkeypatch.setitem(tools_registry._tools, "get_ticker", broken)
    model.script(calls(("get_ticker", '{"company_name": "Apple"}')), text("It failed."))
    chat.ask()
    answer = chat.wait()
    assert (answer.status, steps(answer)[0].status) == ("completed", "failed")


def test_stop_keeps_what_was_written(chat, model):
    model.script(text("Something ", "long ", "and more", delay=0.5))
    chat.ask()
    chat.wait(lambda answer: "Something" in words(answer))
    assert registry.stop(chat.client, chat.thread_id) is None
    answer = chat.wait()
    assert (answer.status, answer.problem) == ("cancelled", Problem("stopped"))
    assert words(answer).startswith("Something")
    [_, stored] = chat.transcript().entries
    assert words(stored) == words(answer)


def test_stop_while_functions_run_frees_the_thread_at_once(chat, model, tools):
    model.script(calls(("slow", "{}")), text("Never asked for."))
    chat.ask()
    chat.wait(lambda answer: answer.status == "requires_action")
    stopped = chat.live
    registry.stop(chat.client, chat.thread_id)
    assert stopped.over
    assert stopped.ended is None
    model.default = text("Next.")
    assert chat.ask("Next?") is None
    assert chat.wait().status == "completed"
    assert wait(stopped).status == "cancelled"


def test_a_run_can_be_stopped_before_it_has_begun(chat, model):
    model.script(text("Never ", "read.", delay=1.0))
    chat.ask()
    assert registry.stop(chat.client, chat.thread_id) is None
    assert chat.wait().status == "cancelled"


def test_a_run_that_begins_late_is_stopped_then(chat, model, monkeypatch):
    model.script(text("Never ", "ending", silence=30))
    monkeypatch.setattr(registry, "STOP_SECONDS", 0.0)
    chat.ask()
    assert registry.stop(chat.client, chat.thread_id) is None
    assert chat.wait().status == "cancelled"


def test_a_second_question_is_refused_while_one_is_answered(chat, model):
    model.script(text("One ", "moment", delay=0.3))
    chat.ask()
    assert chat.ask("And Microsoft?") == Problem("busy")
    chat.wait()
    questions = [entry for entry in chat.transcript().entries if isinstance(entry, Question)]
    assert len(questions) == 1


def test_a_question_from_another_process_is_refused_by_the_engine(chat, model):
    model.script(text("One ", "moment", delay=0.5))
    chat.ask()
    chat.wait(lambda answer: answer.status == "in_progress")
    registry.forget_all()
    problem = chat.ask("And Microsoft?")
    assert problem is not None
    assert problem.kind == "busy"


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (http_error(429, "You exceeded your current quota."), "rate_limited"),
        (http_error(500, "The server had an error."), "model_failed"),
        (text("Half an ans", cut=True), "model_failed"),
        (text("Then nothing", silence=8.0), "model_failed"),
    ],
)
def test_what_the_model_does_wrong_reaches_the_page_and_the_thread_stays_usable(chat, model, reply, kind):
    model.default = reply
    chat.ask()
    answer = chat.wait()
    assert (answer.status, answer.problem and answer.problem.kind) == ("failed", kind)
    assert answer.problem is not None
    assert answer.problem.detail
    if reply.status != 200:
        assert reply.error["message"] in answer.problem.detail
    assert words(answer) == "".join(reply.pieces)
    model.default = text("Better now.")
    assert chat.ask("Again?") is None
    assert words(chat.wait()) == "Better now."
