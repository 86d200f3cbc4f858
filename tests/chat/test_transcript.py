"""Threads that are not simply question, answer, question, answer."""

import time

import pytest
from openai.resources.beta.threads.messages import Messages

from assistant_core.chat import registry, transcript
from assistant_core.chat.view import Answer, Question, Text
from tests.chat.conftest import SECONDS
from tests.support.scripted_model import http_error, text


def seen(entries):
    return [
        entry.text
        if isinstance(entry, Question)
        else "".join(b.value for b in entry.blocks if isinstance(b, Text))
        for entry in entries
    ]


def test_an_answer_without_words_stands_after_its_question(chat, model):
    model.default = http_error(400, "No.")
    chat.ask("First?")
    chat.wait()
    model.default = text("Yes.")
    chat.ask("Second?")
    chat.wait()
    entries = chat.transcript().entries
    assert seen(entries) == ["First?", "", "Second?", "Yes."]
    assert isinstance(entries[1], Answer)
    assert entries[1].problem is not None


def test_a_thread_that_another_program_filled(chat, model):
    model.default = text("Three of them.")
    threads = chat.client.beta.threads
    for role, words in (("user", "Hello."), ("assistant", "Hello!"), ("user", "How many?")):
        threads.messages.create(chat.thread_id, role=role, content=words)
    threads.runs.create_and_poll(thread_id=chat.thread_id, assistant_id=chat.assistant_id)
    assert seen(chat.transcript().entries) == ["Hello.", "Hello!", "How many?", "Three of them."]


def test_a_page_of_a_long_thread(chat, model):
    for number in range(4):
        model.script(text(f"Answer {number}."))
        chat.ask(f"Question {number}?")
        chat.wait()
    page = transcript.load(chat.client, chat.thread_id, limit=3)
    assert seen(page.entries) == ["Answer 2.", "Question 3?", "Answer 3."]
    assert page.older
    assert not transcript.load(chat.client, chat.thread_id, limit=8).older


def test_a_run_that_begins_while_its_thread_is_read_is_not_taken_for_an_old_answer(chat, model, monkeypatch):
    """Its message is among the messages then, with hardly a word."""
    slow = text("Not ", "so ", *["very "] * 30, "well.", delay=1.0)
    model.script(slow)
    read = Messages.list

    def ask_and_read(messages, *args, **options):
        reading.undo()
        chat.ask("How now?")
        deadline = time.monotonic() + SECONDS
        while len((page := read(messages, *args, **options)).data) < 2:
            assert time.monotonic() < deadline
        return page

    with monkeypatch.context() as reading:
        reading.setattr(Messages, "list", ask_and_read)
        known = chat.transcript()
    assert seen(known.entries) == ["How now?"]
    assert known.active
    slow.released.set()
    chat.wait()
    assert known.active.id == chat.live.run.id
    assert seen(chat.transcript().entries) == ["How now?", "".join(slow.pieces)]


def test_the_steps_of_finished_runs_are_fetched_once(chat, model, monkeypatch):
    monkeypatch.setattr(transcript, "MOST_KNOWN", 1)
    for number in range(3):
        model.script(text(f"Answer {number}."))
        chat.ask(f"Question {number}?")
        chat.wait()
    first = chat.transcript()
    assert chat.transcript() == first
    assert len(transcript._known_steps) <= 3


def again(chat, text_, replaces):
    assert registry.ask(chat.client, chat.thread_id, chat.assistant_id, text_, replaces) is None
    chat.wait()


def questions(chat) -> list[Question]:
    return [entry for entry in chat.transcript().entries if isinstance(entry, Question)]


@pytest.fixture
def three(chat, model) -> list[Question]:
    for number in range(3):
        model.script(text(f"Answer {number}."))
        chat.ask(f"Question {number}?")
        chat.wait()
    return questions(chat)


def test_a_replaced_question_is_an_earlier_version_of_the_new_one(chat, model, three):
    model.default = text("Better.")
    again(chat, "Question one?", three[1].id)
    entries = chat.transcript().entries
    assert seen(entries) == ["Question 0?", "Answer 0.", "Question one?", "Better."]
    (earlier,) = entries[2].earlier
    assert seen(earlier) == ["Question 1?", "Answer 1.", "Question 2?", "Answer 2."]
    assert entries[0].earlier == ()


def test_the_newest_of_several_versions_comes_first(chat, model, three):
    for number in range(3):
        model.script(text(f"Version {number}."))
        again(chat, "Question 2?", questions(chat)[-1].id)
    entries = chat.transcript().entries
    assert seen(entries)[-2:] == ["Question 2?", "Version 2."]
    assert [seen(version)[1] for version in questions(chat)[-1].earlier] == [
        "Version 1.",
        "Version 0.",
        "Answer 2.",
    ]


def test_an_edit_within_an_earlier_version_stays_within_it(chat, model, three):
    model.default = text("Better.")
    again(chat, "Question two?", three[2].id)
    again(chat, "Question zero?", three[0].id)
    (question,) = questions(chat)
    (version,) = question.earlier
    assert seen(version)[4:] == ["Question two?", "Better."]
    assert seen(version[4].earlier[0]) == ["Question 2?", "Answer 2."]


def test_a_page_counts_what_is_shown(chat, model, three):
    model.default = text("Better.")
    again(chat, "Question one?", three[1].id)
    page = transcript.load(chat.client, chat.thread_id, limit=2)
    assert seen(page.entries) == ["Question one?", "Better."]
    assert len(page.entries[0].earlier[0]) == 4
    assert page.older
    assert not transcript.load(chat.client, chat.thread_id, limit=4).older


def test_a_question_whose_earlier_version_was_deleted_hides_nothing(chat, model, three):
    model.default = text("Better.")
    again(chat, "Question two?", three[2].id)
    chat.client.beta.threads.messages.delete(three[2].id, thread_id=chat.thread_id)
    # The answer has nothing to stand after any more, so it stands where its message does.
    assert seen(chat.transcript().entries)[4:] == ["Answer 2.", "Question two?", "Better."]


def test_an_answer_tells_when_and_for_how_many_tokens_it_was_written(chat, model):
    model.script(text("Yes.", prompt_tokens=30, completion_tokens=5, cached_tokens=20))
    chat.ask()
    chat.wait()
    answer = chat.transcript().entries[1]
    assert (answer.prompt_tokens, answer.completion_tokens, answer.tokens) == (30, 5, 35)
    assert answer.cached_tokens == 20
    assert answer.ended_at >= answer.created_at


def test_the_words_that_the_builtin_model_counts_are_no_tokens(chat):
    assistant = chat.client.beta.assistants.create(model="builtin")
    chat.client.beta.threads.messages.create(chat.thread_id, role="user", content="Hello?")
    run = chat.client.beta.threads.runs.create_and_poll(
        thread_id=chat.thread_id, assistant_id=assistant.id, poll_interval_ms=20
    )
    assert run.usage.total_tokens
    answer = chat.transcript().entries[-1]
    assert (answer.provider, answer.tokens) == ("builtin", 0)


def test_a_running_version_hides_what_it_replaces(chat, model, three):
    model.script(text("Not ", "yet.", delay=0.5))
    registry.ask(chat.client, chat.thread_id, chat.assistant_id, "Question two?", three[2].id)
    assert chat.live.began(5)
    known = chat.transcript()
    assert known.active
    assert seen(known.entries) == ["Question 0?", "Answer 0.", "Question 1?", "Answer 1.", "Question two?"]
    chat.wait()
