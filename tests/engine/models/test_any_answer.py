"""Whatever JSON a server sends, it is read or told as a failure: nothing of it raises anything else."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant_core.engine.models import anthropic, chat_completions, responses
from assistant_core.engine.models.answer import Answer
from assistant_core.engine.models.error_bodies import error_in, told_by
from assistant_core.engine.models.failures import refusal
from assistant_core.engine.models.provider import Finished, ModelRequest
from assistant_core.engine.models.sse import Events, Mark
from assistant_core.errors import ModelError
from tests.support.messages_api import event as messages_event
from tests.support.odd_servers import (
    ARGUMENTS,
    TOOLS,
    call_delta,
    call_item,
    chunk,
    completed,
    event,
    message_item,
)

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["get_quote", ARGUMENTS]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
CHAT = [
    chunk(
        {"role": "assistant", "content": "Hi", "reasoning_content": "hm", "extra": [{"index": 0, "a": "b"}]}
    ),
    chunk(call_delta('{"symbol":', "get_quote", "a", extra_content={"x": {"y": "z"}})),
    chunk(call_delta('"AAPL"}')),
    chunk({}, "stop", usage={"prompt_tokens": 1, "completion_tokens": 2}),
]
RESPONSES = [
    event("created", response={"model": "m", "status": "in_progress", "output": []}),
    message_item(),
    event("output_item.added", output_index=1, item=call_item("")),
    event("function_call_arguments.delta", output_index=1, item_id="fc_1", delta=ARGUMENTS),
    event(
        "output_item.done", output_index=2, item={"type": "reasoning", "id": "r", "encrypted_content": "x"}
    ),
    completed(output=[call_item()], incomplete_details=None),
]
MESSAGES = [
    messages_event("message_start", message={"model": "m", "content": [], "usage": {"input_tokens": 1}}),
    messages_event("content_block_start", index=0, content_block={"type": "thinking", "thinking": ""}),
    messages_event("content_block_delta", index=0, delta={"type": "signature_delta", "signature": "x"}),
    messages_event("content_block_delta", index=1, delta={"type": "text_delta", "text": "Hi"}),
    messages_event(
        "content_block_start", index=2, content_block={"type": "tool_use", "id": "a", "name": "get_quote"}
    ),
    messages_event(
        "content_block_delta", index=2, delta={"type": "input_json_delta", "partial_json": ARGUMENTS}
    ),
    messages_event("content_block_stop", index=2),
    messages_event("message", content=[{"type": "tool_use", "name": "get_quote", "input": {}}]),
    messages_event(
        "message_delta",
        delta={"stop_reason": "tool_use", "stop_details": {"explanation": "x"}},
        usage={"output_tokens": 2, "cache_read_input_tokens": 1},
    ),
]
READINGS = {
    "chat": (chat_completions.Reading, CHAT),
    "responses": (responses.Reading, RESPONSES),
    "anthropic": (anthropic.Reading, MESSAGES),
}


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


@pytest.mark.parametrize("wire", READINGS)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_any_value_in_any_place(wire, data):
    new_reading, sent = READINGS[wire]
    events = [json.loads(line[6:]) for raw in sent for line in raw.split("\n") if line.startswith("data: ")]
    number = data.draw(st.sampled_from(range(len(events))))
    path = data.draw(st.sampled_from(places(events[number])))
    events[number] = changed(events[number], path, data.draw(ANYTHING))
    answer = Answer(ModelRequest("m", "", [], TOOLS))
    reading = new_reading(answer)
    try:
        for one in events:
            if isinstance(one, dict):
                if told := error_in(one):
                    raise refusal(told)
                reading.take(one)
        reading.check_end()
        carry = getattr(reading, "carry", {})
        json.dumps([str(model_event) for model_event in answer.end("", carry)])
        json.dumps(carry)
        finished = answer.finished()
    except ModelError:
        return
    assert isinstance(finished, Finished)
    assert {type(count) for count in (finished.usage.prompt_tokens, finished.usage.completion_tokens)} == {
        int
    }


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_any_error(body):
    assert str(refusal(told_by(body, 400), is_answer=True))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 40), max_size=30))
def test_bytes_may_be_cut_anywhere(sizes):
    body = "".join([": hi\r\n\r\n", *CHAT, "data: [DONE]\r\n\r\n"]).encode()
    events, at, got = Events(), 0, []
    for size in (*sizes, len(body)):
        got += events.feed(body[at : at + size])
        at += size
    got += events.end()
    assert got == [Mark.COMMENT, *(json.loads(raw[6:]) for raw in CHAT), Mark.DONE]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes(body):
    events = Events()
    with suppress(ValueError):
        assert all(isinstance(one, (dict, Mark)) for one in (*events.feed(body), *events.end()))
