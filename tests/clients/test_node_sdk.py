"""OpenAI's own SDK for Node, with two function calls at once, streamed and polled."""

from itertools import groupby

import pytest

from tests.support.scripted_model import calls, text

CALLS = [["get_ticker", f'{{"company_name": "{name}"}}'] for name in ("Apple", "Microsoft")]
PIECES = ("They are ", "AAPL ", "and MSFT.")
ANSWER = "They are AAPL and MSFT."


@pytest.fixture
def scripted(model):
    model.script(calls(*CALLS), text(*PIECES))
    return model


def test_streams_text_and_function_calls(scripted, converse):
    said = converse("node", "node_sdk.mjs")
    assert outputs_shown_to(scripted) == ["AAPL", "MSFT"]
    assert [name for name, _ in groupby(said["events"])] == [
        "thread.run.created",
        "thread.run.queued",
        "thread.run.in_progress",
        "thread.run.step.created",
        "thread.run.step.in_progress",
        "thread.run.step.delta",
        "thread.run.requires_action",
        "thread.run.step.completed",
        "thread.run.queued",
        "thread.run.in_progress",
        "thread.run.step.created",
        "thread.run.step.in_progress",
        "thread.message.created",
        "thread.message.in_progress",
        "thread.message.delta",
        "thread.message.completed",
        "thread.run.step.completed",
        "thread.run.completed",
    ]
    assert said["statuses"] == ["requires_action", "completed"]
    assert said["sameRun"]

    # The SDK adds up the pieces of arguments on top of what it was given first: nothing may come twice.
    assert said["toolCalls"] == said["toolCallsDone"] == said["stepToolCalls"] == CALLS
    assert ["".join(pieces) for pieces in said["argumentPieces"]] == [arguments for _, arguments in CALLS]
    assert len(said["argumentPieces"][0]) > 2

    assert said["texts"] == list(PIECES)
    assert said["textSnapshot"] == ANSWER
    assert said["textDone"] == said["finalMessages"] == [ANSWER]


def test_polls(scripted, converse):
    said = converse("node", "node_sdk.mjs", "polled")
    assert outputs_shown_to(scripted) == ["AAPL", "MSFT"]
    assert said["statuses"] == ["requires_action", "completed"]
    assert said["toolCalls"] == CALLS
    assert said["messages"] == [["user", "Which tickers?"], ["assistant", ANSWER]]


def outputs_shown_to(model):
    _, answered = model.requests
    return [message["content"] for message in answered["body"]["messages"] if message["role"] == "tool"]
