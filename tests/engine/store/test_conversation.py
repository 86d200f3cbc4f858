"""What a model is shown of a thread in which messages were replaced."""

from itertools import pairwise

import pytest
from openai import BadRequestError

from assistant_core.engine.ids import new_id
from assistant_core.engine.store import conversation
from assistant_core.engine.store.conversation import _beginning
from tests.support.scripted_model import calls, text

WORDS = "engine.replaces must name an earlier user message of this thread"


@pytest.fixture
def wire_format() -> str:
    return "chat"


@pytest.fixture
def ask(talk, model):
    """Asks, in the place of an earlier question where one is named, and has it answered."""

    def ask(question: str, replaces: str | None = None, **given) -> str:
        model.script(text(f"To {question}"))
        metadata = {conversation.REPLACES: replaces} if replaces else {}
        message = talk.client.beta.threads.messages.create(
            talk.thread_id, role="user", content=question, metadata=metadata
        )
        talk.run(**given)
        return message.id

    return ask


def shown(model) -> list[str]:
    """What the model was sent last, without its instructions."""
    return [message.get("content") for message in model.requests[-1]["body"]["messages"][1:]]


@pytest.fixture
def first(talk, model) -> str:
    model.script(text("Perhaps."))
    talk.run()
    return talk.messages()[0].id


def test_a_replaced_question_and_all_that_followed_it_is_not_shown(talk, model, ask, first):
    second = ask("2")
    ask("3")
    ask("2, better", replaces=second)
    assert shown(model) == ["Is Apple a good buy?", "Perhaps.", "2, better"]
    ask("4")
    assert shown(model)[2:] == ["2, better", "To 2, better", "4"]
    assert len(talk.messages()) == 10


def test_the_calls_of_a_replaced_answer_are_not_shown(talk, model):
    model.script(calls(("get_ticker", "{}")), text("AAPL."))
    run = talk.run()
    with talk.submit(run, '{"ticker": "AAPL"}') as stream:
        stream.until_done()
    assert "AAPL" in str(model.requests[-1]["body"])
    model.script(text("Again."))
    talk.client.beta.threads.messages.create(
        talk.thread_id,
        role="user",
        content="Is Apple a good buy?",
        metadata={conversation.REPLACES: talk.messages()[0].id},
    )
    talk.run()
    assert shown(model) == ["Is Apple a good buy?"]


def test_a_replacing_question_can_be_replaced(model, ask, first):
    second = ask("2")
    again = ask("2b", replaces=second)
    once_more = ask("2c", replaces=again)
    ask("2d", replaces=once_more)
    assert shown(model) == ["Is Apple a good buy?", "Perhaps.", "2d"]
    ask("1b", replaces=first)
    assert shown(model) == ["1b"]


def test_an_older_version_that_is_replaced_brings_back_what_stood_before_it(model, ask, first):
    second = ask("2")
    ask("1b", replaces=first)
    ask("2b", replaces=second)
    assert shown(model) == ["Is Apple a good buy?", "Perhaps.", "2b"]


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_truncation_counts_what_is_shown(model, ask, first, most):
    second = ask("2")
    for number in range(3):
        ask(f"filler {number}")
    ask("2b", replaces=second)
    ask("3", truncation_strategy={"type": "last_messages", "last_messages": most})
    everything = ["Is Apple a good buy?", "Perhaps.", "2b", "To 2b", "3"]
    assert shown(model) == everything[-most:]


def test_the_first_message_of_a_long_thread_is_the_one_in_its_place(model, ask, first, monkeypatch):
    again = ask("1b", replaces=first)
    once_more = ask("1c", replaces=again)
    monkeypatch.setattr(conversation, "NEWEST_MESSAGES", 2)
    ask("2")
    ask("3")
    assert shown(model) == ["1c", "To 2", "3"]
    ask("1d", replaces=once_more)
    assert shown(model) == ["1d"]


def test_a_deleted_message_hides_nothing(talk, model, ask, first):
    second = ask("2")
    ask("2b", replaces=second)
    talk.client.beta.threads.messages.delete(second, thread_id=talk.thread_id)
    ask("3")
    assert shown(model) == ["Is Apple a good buy?", "Perhaps.", "To 2", "2b", "To 2b", "3"]


def test_only_an_earlier_question_of_the_thread_can_be_replaced(talk, client, first):
    messages = client.beta.threads.messages
    elsewhere = client.beta.threads.create(messages=[{"role": "user", "content": "Hello"}])
    others = messages.list(elsewhere.id).data[0].id
    answer = talk.messages()[1].id
    for named in ("msg_unknown", others, answer, ""):
        with pytest.raises(BadRequestError, match=WORDS):
            messages.create(talk.thread_id, role="user", content="?", metadata={conversation.REPLACES: named})
    with pytest.raises(BadRequestError, match=WORDS):
        messages.create(
            talk.thread_id, role="assistant", content="?", metadata={conversation.REPLACES: first}
        )
    with pytest.raises(BadRequestError, match=WORDS):
        client.beta.threads.create(
            messages=[{"role": "user", "content": "?", "metadata": {conversation.REPLACES: first}}]
        )
    assert len(talk.messages()) == 2


def test_what_a_message_replaces_is_said_when_it_is_created(talk, client, ask, first):
    second = ask("2", replaces=first)
    messages = client.beta.threads.messages
    kept = {conversation.REPLACES: first, "mark": "x"}
    assert messages.update(second, thread_id=talk.thread_id, metadata=kept).metadata == kept
    with pytest.raises(BadRequestError, match="only be set on a new message"):
        messages.update(first, thread_id=talk.thread_id, metadata={conversation.REPLACES: second})


def test_a_thread_of_too_many_messages_begins_at_the_same_one_for_long():
    ids = [new_id("msg_") for _ in range(1_200)]
    begins = [ids[at : at + 400][_beginning(ids[at : at + 400])] for at in range(0, 800, 2)]
    changes = sum(one != other for one, other in pairwise(begins))
    assert changes < 60
    assert all(begin in ids[at : at + 100] for at, begin in zip(range(0, 800, 2), begins, strict=True))
