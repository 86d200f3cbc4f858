"""Chat completions as servers really send them, each in a way of its own."""

import pytest

from assistant_core.engine.models.answer import Answer
from assistant_core.engine.models.chat_completions import Reading
from assistant_core.engine.models.provider import (
    Alive,
    Finished,
    ModelRequest,
    TextDelta,
    ToolCallDelta,
    Usage,
)
from assistant_core.errors import ModelInterrupted
from tests.support.scripted_model import text


def new_reading():
    functions = [{"type": "function", "function": {"name": name}} for name in "ab"]
    return Reading(Answer(ModelRequest("m", "", [], functions)))


def read(*deltas, finish="tool_calls"):
    reading = new_reading()
    chunks = [{"choices": [{"delta": delta}]} for delta in deltas]
    chunks.append({"choices": [{"delta": {}, "finish_reason": finish}]})
    events = [event for chunk in chunks for event in reading.take(chunk)]
    events += reading.answer.end("", {})
    return [event for event in events if isinstance(event, ToolCallDelta)], reading.answer.finished()


def assembled(events):
    calls = {}
    for event in events:
        if event.index not in calls:
            calls[event.index] = [event.name, ""]
        else:
            assert event.id is None
            assert event.name is None
        calls[event.index][1] += event.arguments
    return list(calls.values())


def call(arguments="", **fields):
    name = fields.pop("name", None)
    function = {"arguments": arguments} | ({"name": name} if name else {})
    return {"tool_calls": [{"function": function, **fields}]}


TWO = [["a", '{"x": 1}'], ["b", "{}"]]


@pytest.mark.parametrize(
    "deltas",
    [
        pytest.param(
            [
                call(index=0, id="1", name="a"),
                call('{"x"', index=0),
                call(": 1}", index=0),
                call("{}", index=1, id="2", name="b"),
            ],
            id="as documented",
        ),
        pytest.param(
            [
                call('{"x"', index=0, id="1", name="a"),
                call(": 1}", index=0, id="1", name="a"),
                call("{}", index=1, id="2", name="b"),
            ],
            id="id and name repeated",
        ),
        pytest.param(
            [call('{"x": 1}', index=0, id="1", name="a"), call("{}", index=0, id="2", name="b")],
            id="every call has index 0",
        ),
        pytest.param(
            [call('{"x"', id="1", name="a"), call(": 1}"), call("{}", id="2", name="b")], id="no index"
        ),
        pytest.param(
            [call('{"x": 1}', index=0, name="a"), call("{}", index=1, name="b")], id="no ids at all"
        ),
        pytest.param(
            [
                call(index=0, id="1", name="a"),
                call(index=1, id="2", name="b"),
                call('{"x"', index=0),
                call("{}", index=1),
                call(": 1}", index=0),
            ],
            id="fragments mixed",
        ),
    ],
)
def test_tool_calls_are_put_together(deltas):
    events, finished = read(*deltas)
    assert assembled(events) == TWO
    assert finished.reason == "tool_calls"


def test_a_server_that_finishes_calls_with_stop():
    _, finished = read(call("{}", index=0, id="1", name="a"), finish="stop")
    assert finished.reason == "tool_calls"


def test_empty_and_odd_chunks_are_passed_over():
    reading = new_reading()
    for chunk in ({}, {"choices": None}, {"choices": [{"delta": None}]}, {"choices": [{}]}):
        assert reading.take(chunk) == [Alive()]
    assert reading.take({"choices": [{"delta": {"content": "Hi"}}]}) == [TextDelta("Hi")]
    with pytest.raises(ModelInterrupted, match="before the answer was complete"):
        reading.check_end()


def test_usage_that_comes_last_or_along_the_way():
    reading = new_reading()
    usage = {"prompt_tokens": 3, "completion_tokens": None}
    reading.take({"choices": [{"delta": {}, "finish_reason": "stop"}], "usage": usage})
    assert reading.answer.finished() == Finished("stop", Usage(3, 0))


def test_the_request(talk, model):
    """What the server is asked for: instructions first, then the conversation, then the tools."""
    model.script(text("Fine."))
    talk.run(temperature=0.3, max_completion_tokens=300, parallel_tool_calls=False)
    body = model.requests[0]["body"]
    assert body["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Is Apple a good buy?"},
    ]
    assert (body["temperature"], body["max_tokens"], body["parallel_tool_calls"]) == (0.3, 300, False)
    assert body["tools"][0]["function"]["name"] == "get_ticker"
    assert "top_p" not in body
    assert model.requests[0]["headers"]["Authorization"] == "Bearer sk-test"


@pytest.mark.parametrize("engine_settings", [{"openai_model": None}])
def test_with_no_model_named_the_first_listed_is_used_and_named(talk, model, engine_settings):
    model.script(text("Fine."))
    run = talk.run()
    assert model.requests[0]["body"]["model"] == "scripted-1"
    assert run.model_extra["engine"]["model"] == "scripted-1"


@pytest.fixture
def wire_format():
    return "chat"
