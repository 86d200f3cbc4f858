"""Caps on tokens and on rounds of tool calls, over all stretches of a run."""

import pytest

from assistant_core.engine.runs.budget import MOST_ROUNDS
from tests.support.scripted_model import calls, http_error, text

CALL = calls(("get_ticker", "{}"))


def add_messages(talk, count, words=50):
    for number in range(count):
        talk.client.beta.threads.messages.create(
            talk.thread_id, role="user", content=f"{number}: {'word ' * words}"
        )


def asked(model, wire_format):
    """The texts of the user's messages in the newest request."""
    body = model.requests[-1]["body"]
    items = body["input"] if wire_format == "responses" else body["messages"]
    contents = [item["content"] for item in items if item.get("role") == "user"]
    if wire_format != "anthropic":
        return contents
    return [block["text"] for content in contents for block in content if block["type"] == "text"]


def test_completion_tokens_are_counted_over_the_rounds(talk, model, wire_format):
    model.script(CALL.__class__(calls=CALL.calls, completion_tokens=200), text("Done.", completion_tokens=56))
    run = talk.run(max_completion_tokens=256)
    with talk.submit(run) as stream:
        assert stream.get_final_run().status == "completed"
    name = "max_output_tokens" if wire_format == "responses" else "max_tokens"
    assert [request["body"][name] for request in model.requests] == [256, 56]


@pytest.mark.parametrize("used", ["prompt_tokens", "completion_tokens"])
def test_a_cap_that_was_gone_over_ends_the_run(talk, model, used):
    model.script(text("Long.", **{used: 300}))
    run = talk.run(max_prompt_tokens=256, max_completion_tokens=256)
    assert run.status == "incomplete"
    assert run.incomplete_details.reason == f"max_{used}"
    message = talk.messages()[-1]
    assert (message.status, message.incomplete_details.reason) == ("incomplete", "max_tokens")
    assert talk.texts()[-1] == "Long."


def test_outputs_are_not_read_when_a_cap_is_used_up(talk, model):
    model.script(calls(("get_ticker", "{}"), prompt_tokens=256))
    run = talk.run(max_prompt_tokens=256)
    assert run.status == "requires_action"
    with talk.submit(run) as stream:
        ended = stream.get_final_run()
    assert (ended.status, ended.incomplete_details.reason) == ("incomplete", "max_prompt_tokens")
    assert len(model.requests) == 1


def test_a_prompt_that_cannot_fit_is_not_asked(talk, model):
    add_messages(talk, 1, words=400)
    run = talk.run(max_prompt_tokens=256)
    assert (run.status, run.incomplete_details.reason) == ("incomplete", "max_prompt_tokens")
    assert model.requests == []


def test_a_prompt_is_cut_to_its_cap(talk, model, wire_format):
    add_messages(talk, 10)
    model.script(text("Done."))
    run = talk.run(max_prompt_tokens=256)
    assert run.status == "completed"
    assert [message[:1] for message in asked(model, wire_format)] == ["I", "7", "8", "9"]
    assert run.engine["notices"] == [
        "7 of the conversation's 11 turns were left out, because it is too long for the model."
    ]


def test_the_newest_n_messages(talk, model, wire_format):
    add_messages(talk, 5)
    model.script(text("Done."))
    talk.run(truncation_strategy={"type": "last_messages", "last_messages": 2})
    assert [message[:1] for message in asked(model, wire_format)] == ["3", "4"]


@pytest.mark.parametrize(
    "refusal",
    [
        http_error(400, "Too many tokens.", code="context_length_exceeded"),
        http_error(400, "the request exceeds the available context size (4096 tokens)"),
    ],
    ids=["code", "words"],
)
def test_a_conversation_too_long_for_the_model_is_shortened(talk, model, wire_format, refusal):
    add_messages(talk, 10)
    model.script(refusal, refusal, text("Done."))
    run = talk.run()
    assert run.status == "completed"
    sent = asked(model, wire_format)
    assert sent[0].startswith("Is Apple")
    assert sent[-1].startswith("9: ")
    assert 2 < len(sent) < 8


def test_one_message_too_long_for_the_model_fails(talk, model):
    model.default = http_error(400, "Too many tokens.", code="context_length_exceeded")
    run = talk.run()
    assert run.status == "failed"
    assert "Too many tokens." in run.last_error.message
    assert len(model.requests) == 1


def test_a_model_that_only_calls_functions_is_stopped(talk, model):
    model.default = CALL
    run = talk.run()
    for _ in range(MOST_ROUNDS - 1):
        with talk.submit(run) as stream:
            run = stream.get_final_run()
        assert run.status == "requires_action"
    with talk.submit(run) as stream:
        run = stream.get_final_run()
    assert run.status == "failed"
    assert run.last_error.message == "The model asked for tools 50 times in a row and never answered."
