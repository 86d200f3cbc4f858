"""Threads that are not simply question, answer, question, answer."""

from assistant_core.chat import transcript
from assistant_core.chat.view import Answer, Question, Text
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


def test_the_steps_of_finished_runs_are_fetched_once(chat, model, monkeypatch):
    monkeypatch.setattr(transcript, "MOST_KNOWN", 1)
    for number in range(3):
        model.script(text(f"Answer {number}."))
        chat.ask(f"Question {number}?")
        chat.wait()
    first = chat.transcript()
    assert chat.transcript() == first
    assert len(transcript._known_steps) <= 3
