"""The questions of a batch, read from a running engine."""

import pytest

from assistant_core.chat import registry
from assistant_core.chat.batch import load
from tests.chat.test_several import answered, begin, words
from tests.support.scripted_model import text


@pytest.fixture
def assistant(client):
    return client.beta.assistants.create(model="default").id


def test_the_first_question_is_shown_however_long_the_conversation_became(client, model, assistant):
    model.script(text("Hello to you."))
    (item,) = answered(client, batch := begin(client, assistant, ["Hello?"]))
    for number in range(12):
        client.beta.threads.messages.create(item.thread_id, role="user", content=f"{number}?")
        client.beta.threads.messages.create(item.thread_id, role="assistant", content=f"{number}.")
    (item,) = load(client, batch)
    assert (item.question.text, words(item.answer)) == ("Hello?", "Hello to you.")


def test_a_later_run_of_its_conversation_is_not_its_own(client, model, assistant):
    model.script(text("Fine."), text("Slow ", "answer.", delay=1.5))
    (item,) = answered(client, begin(client, assistant, ["One?"]))
    assert registry.ask(client, item.thread_id, assistant, "And two?") is None
    assert item.live is None


def test_a_batch_that_is_not_there(client):
    assert load(client, "new") == []
    assert load(client, "0123456789abcdef") == []
