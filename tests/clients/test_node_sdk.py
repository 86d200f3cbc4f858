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


def test_streams_code_and_what_it_drew(interpreter, model, converse):
    model.script(
        calls(("code_interpreter", '{"code": "draw(6 * 7)"}')), text("Here: ", "sandbox:/mnt/data/a.csv")
    )
    interpreter.script("42\n", images=1, a__csv=b"1,2")
    said = converse("node", "node_code.mjs")
    call = said["calls"][0]
    assert said["input"] == call["input"] == "draw(6 * 7)"
    assert [output["type"] for output in call["outputs"]] == ["logs", "image"]
    assert said["images"] == [call["outputs"][1]["image"]["file_id"]]
    (answer,) = said["texts"]
    assert answer["value"] == "Here: sandbox:/mnt/data/a.csv"
    assert [link["file_path"]["file_id"] for link in answer["annotations"]] == [call["files"][0]["file_id"]]
    assert [part["type"] for part in said["content"]] == ["image_file", "text"]


def outputs_shown_to(model):
    _, answered = model.requests
    return [message["content"] for message in answered["body"]["messages"] if message["role"] == "tool"]
