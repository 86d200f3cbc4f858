"""Several questions at once, against a running engine with a scripted model behind it."""

import threading
import time

import httpx2
import openai
import pytest

from assistant_core.chat import conversations, registry, several, transcript
from assistant_core.chat.batch import load
from assistant_core.chat.view import Question, Text
from tests.support.scripted_model import http_error, text

QUESTIONS = ["One?", "Two?", "Three?", "Four?"]


@pytest.fixture
def assistant(client):
    return client.beta.assistants.create(model="default").id


def begin(client, assistant, questions=QUESTIONS):
    return several.begin(client, "tutor", assistant, questions)


def until(condition, seconds=30.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def answered(client, batch):
    """Once nothing goes on in them any more: the engine knows an answer before its figures are checked."""
    items = load(client, batch)
    until(lambda: all(item.answer and (item.live is None or item.live.over) for item in items))
    return items


def words(answer):
    assert answer.problem is None, answer.problem
    return "".join(block.value for block in answer.blocks if isinstance(block, Text))


def test_each_question_has_a_conversation_of_its_own(client, model, assistant):
    model.script(*[text(f"Answer {number}.") for number in range(4)])
    items = answered(client, begin(client, assistant))
    assert [item.question.text for item in items] == QUESTIONS
    assert {words(item.answer) for item in items} == {f"Answer {number}." for number in range(4)}
    assert len({item.thread_id for item in items}) == 4
    assert {one.title for one in conversations.listed(client, "tutor")} == set(QUESTIONS)


def test_so_many_run_side_by_side_and_the_others_wait(client, model, assistant):
    model.script(*[text("Slow ", "answer.", delay=0.5) for _ in range(6)])
    batch = begin(client, assistant, [f"{number}?" for number in range(6)])
    items = load(client, batch)
    seen = set()

    def look():
        running = sum(bool(item.live and not item.live.over) for item in items)
        seen.add((running, any(several.is_waiting(batch, item) for item in items)))
        return all(item.answer for item in items)

    until(look)
    assert max(running for running, _ in seen) == several.AT_ONCE
    assert (several.AT_ONCE, True) in seen
    assert not any(several.is_waiting(batch, item) for item in items)


def test_a_failure_stays_with_its_question(client, model, assistant):
    model.script(http_error(400, "too hard"), text("Fine."))
    items = answered(client, begin(client, assistant, ["Hard?", "Easy?"]))
    problems = [item.answer.problem for item in items]
    assert sum(problem is None for problem in problems) == 1
    assert "too hard" in next(problem.detail for problem in problems if problem)


def test_one_that_failed_is_asked_again_and_another_is_not(client, model, assistant):
    model.script(http_error(400, "too hard"), text("Fine."), text("Not so hard."))
    batch = begin(client, assistant, ["Hard?", "Easy?"])
    items = answered(client, batch)
    left = next(item for item in items if item.is_left)
    several.go_on(client, batch, assistant, items)
    until(lambda: all(item.is_answered for item in load(client, batch)))
    assert {words(item.answer) for item in load(client, batch)} == {"Fine.", "Not so hard."}
    # As "Try again" does in its conversation, and no further question was added.
    question, answer = transcript.load(client, left.thread_id).entries
    assert [entry.text for entry in question.earlier[0] if isinstance(entry, Question)] == [question.text]
    assert words(answer) == "Not so hard."


def test_one_that_failed_stays_as_it_is_where_the_conversation_went_on(client, model, assistant):
    model.script(http_error(400, "too hard"))
    (item,) = answered(client, batch := begin(client, assistant, ["Hard?"]))
    assert item.is_left
    client.beta.threads.messages.create(item.thread_id, role="user", content="In other words?")
    (item,) = load(client, batch)
    assert not item.is_left


def test_stopped_ones_end_and_waiting_ones_are_not_asked_until_they_are_wanted(client, model, assistant):
    model.script(*[text("Slow ", "answer.", delay=1.5) for _ in range(3)], *[text("Fine.")] * 4)
    batch = begin(client, assistant)
    items = load(client, batch)
    until(lambda: sum(bool(item.live and item.live.run) for item in items) == several.AT_ONCE)
    until(lambda: len(model.requests) == several.AT_ONCE)  # what is stopped before leaves its reply to others
    several.stop(client, batch, items)
    items = load(client, batch)
    assert sorted(item.answer.status if item.answer else "" for item in items) == ["", *["cancelled"] * 3]
    several.go_on(client, batch, assistant, items)
    until(lambda: all(item.is_answered for item in load(client, batch)))
    assert [words(item.answer) for item in load(client, batch)] == ["Fine."] * 4


def test_going_on_does_not_wait_for_the_end_of_what_was_stopped(client, model, assistant, monkeypatch):
    with monkeypatch.context() as later:
        later.setattr(registry, "start", lambda *_: None)
        batch = begin(client, assistant, ["One?"])
        until(lambda: not several.is_waiting(batch, load(client, batch)[0]))
    items = load(client, batch)
    several._works[batch] = several._Work({items[0].thread_id}, stopped=True)
    model.script(text("Fine."))
    several.go_on(client, batch, assistant, items)
    assert words(answered(client, batch)[0].answer) == "Fine."


def test_one_that_just_begins_is_stopped_too(client, model, assistant, monkeypatch):
    model.script(text("Slow ", "answer.", delay=1.5))
    start, entered, free = registry.start, threading.Event(), threading.Event()

    def slowly(*args):
        entered.set()
        assert free.wait(10)
        return start(*args)

    monkeypatch.setattr(registry, "start", slowly)
    batch = begin(client, assistant, ["One?"])
    assert entered.wait(10)
    stopping = threading.Thread(target=several.stop, args=(client, batch, load(client, batch)))
    stopping.start()
    stopping.join(0.3)
    free.set()
    stopping.join(10)
    until(lambda: load(client, batch)[0].answer)
    assert load(client, batch)[0].answer.problem.kind == "stopped"


def test_what_an_engine_out_of_reach_left_is_asked_when_it_is_back(client, model, assistant, monkeypatch):
    monkeypatch.setattr("assistant_core.chat.worker.PATIENCE_SECONDS", 0.0)
    with monkeypatch.context() as later:
        later.setattr(registry, "start", lambda *_: None)
        batch = begin(client, assistant, ["One?"])
        until(lambda: not several.is_waiting(batch, load(client, batch)[0]))
    gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    several.go_on(gone, batch, assistant, load(client, batch))
    (item,) = answered(client, batch)
    assert item.answer.problem.kind == "engine_unreachable"
    assert item.is_left
    model.script(text("Fine."))
    several.go_on(client, batch, assistant, load(client, batch))
    until(lambda: load(client, batch)[0].is_answered)
    assert words(load(client, batch)[0].answer) == "Fine."


def test_another_process_finds_them_and_goes_on(client, model, assistant):
    model.script(*[text("Fine ", "answer.", delay=0.3) for _ in range(3)])
    batch = begin(client, assistant, QUESTIONS[:3])
    until(lambda: all(item.live and item.live.run for item in load(client, batch)))
    registry.forget_all()
    several.forget_all()
    items = answered(client, batch)
    assert [words(item.answer) for item in items] == ["Fine answer."] * 3


def test_nothing_is_left_when_one_cannot_be_begun(client, assistant, monkeypatch):
    begun = several._thread

    def fails_at_the_third(client, page, batch, place, question):
        gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
        return begun(gone if place == 2 else client, page, batch, place, question)

    monkeypatch.setattr(several, "_thread", fails_at_the_third)
    with pytest.raises(openai.APIConnectionError):
        begin(client, assistant)
    assert conversations.listed(client, "tutor") == ()


def test_nothing_is_left_when_what_was_begun_cannot_be_read(client, assistant, monkeypatch):
    def fails(client, batch):
        raise openai.APIConnectionError(request=httpx2.Request("GET", "http://127.0.0.1:9"))

    monkeypatch.setattr(several, "load", fails)
    with pytest.raises(openai.APIConnectionError):
        begin(client, assistant)
    assert conversations.listed(client, "tutor") == ()


def test_questions_stand_on_lines_of_their_own():
    assert several.questions_in(" 3x = 6 \n\n  2 + 2\r\n") == ["3x = 6", "2 + 2"]
