"""Whatever a conversation is like, the request that it makes is one that Anthropic's API takes."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant_core.engine.models.anthropic_request import messages_body
from assistant_core.engine.models.provider import ChatMessage, Image, ModelRequest, ToolCall, ToolRound
from tests.support.messages_api import MessagesApi
from tests.support.odd_servers import ARGUMENTS, OTHER, TOOLS

ORIGIN = "here"
HEADERS = {"x-api-key": "k", "anthropic-version": "2023-06-01"}
THOUGHT = {"type": "thinking", "thinking": "", "signature": "s1"}
HIDDEN = {"type": "redacted_thinking", "data": "d1"}
PNG = "data:image/png;base64,aaaa"

TEXTS = st.sampled_from(["", " \n", "Apple?", "Let me look. ", "한국어", "…"])
PARTS = st.one_of(st.just(()), st.lists(TEXTS | st.just(Image(PNG)), min_size=1, max_size=3).map(tuple))
MESSAGES = st.builds(ChatMessage, st.sampled_from(["user", "assistant"]), TEXTS, PARTS)
CALLS = st.builds(
    ToolCall,
    st.uuids().map(str),
    st.sampled_from(["get_quote", "list_all", "long_gone"]),
    st.sampled_from(["", "null", ARGUMENTS, OTHER, '{"symbol":"AA', '"AAPL"', "[1]"]),
    st.sampled_from([{}, {"id": "toolu_1"}, {"id": "0"}]),
)


@st.composite
def rounds(draw):
    calls = tuple(draw(st.lists(CALLS, min_size=1, max_size=3, unique_by=lambda call: call.id)))
    content = draw(st.lists(st.sampled_from([THOUGHT, HIDDEN, {"type": "text", "text": "Let me look."}])))
    content += [{"type": "tool_use"}] * draw(st.sampled_from([len(calls), len(calls), 0, 5]))
    carry = draw(st.sampled_from([{}, {"content": content}]))
    outputs = {call.id: draw(TEXTS) for call in calls}
    return ToolRound(calls, outputs, draw(st.sampled_from([ORIGIN, "elsewhere", ""])), carry)


SCHEMA = {"type": "object", "properties": {"a": {"type": "object"}, "b": {"type": "array", "items": {}}}}
FORMATS = (
    None,
    {"type": "text"},
    {"type": "json_object"},
    {"type": "json_schema", "json_schema": {}},
    {"type": "json_schema", "json_schema": {"name": "n", "strict": True, "schema": SCHEMA}},
)
FORCED = {"type": "function", "function": {"name": "get_quote"}}
REQUESTS = st.builds(
    ModelRequest,
    model=st.just("m"),
    instructions=st.sampled_from(["", " ", "Be brief."]),
    conversation=st.lists(MESSAGES | rounds(), max_size=6),
    tools=st.sampled_from([[], TOOLS]),
    tool_choice=st.sampled_from(["auto", "none", "required", FORCED, {"type": "file_search"}]),
    parallel_tool_calls=st.booleans(),
    temperature=st.sampled_from([None, 0.0, 0.3, 1.0, 1.7]),
    top_p=st.sampled_from([None, 0.5, 1.0]),
    reasoning_effort=st.sampled_from([None, "none", "minimal", "low", "medium", "high", "xhigh"]),
    response_format=st.sampled_from(FORMATS),
    max_completion_tokens=st.sampled_from([None, 1, 256, 20_000]),
)


@settings(max_examples=500, deadline=None)
@given(REQUESTS)
def test_any_request_is_taken(request):
    before = json.dumps(request.conversation, default=vars)
    body = messages_body(request, "m", ORIGIN)
    assert checked(request, body) == ""
    assert json.dumps(body["messages"])
    # Nothing of the request was changed on the way.
    assert json.dumps(request.conversation, default=vars) == before
    assert messages_body(request, "m", ORIGIN) == body


def checked(request, body):
    """What is refused of the body by a server that gave every answer with thoughts in the request."""
    api = MessagesApi()
    latest = next((one for one in reversed(body["messages"]) if one["role"] == "assistant"), None)
    api.remember([THOUGHT, HIDDEN])
    if latest:
        api.remember(latest["content"])
    return api.refusal(body, HEADERS)


def test_an_answer_goes_back_in_its_order_and_its_words_are_not_told_twice():
    said = {"type": "text", "text": "Let me look. "}
    content = [said, THOUGHT, {"type": "tool_use"}, HIDDEN, {"type": "tool_use"}]
    calls = (
        ToolCall("call_a", "get_quote", ARGUMENTS, {"id": "toolu_1"}),
        ToolCall("call_b", "list_all", ""),
    )
    turn = ToolRound(calls, {"call_a": "1", "call_b": ""}, ORIGIN, {"content": content})
    conversation = [ChatMessage("user", "Apple?"), ChatMessage("assistant", "Let me look."), turn]
    body = messages_body(ModelRequest("m", "", conversation, TOOLS), "m", ORIGIN)
    asked, results = body["messages"][1:]
    first, second = (block for block in asked["content"] if block["type"] == "tool_use")
    assert asked["content"] == [said, THOUGHT, first, HIDDEN, second]
    assert first == {
        "type": "tool_use",
        "id": "toolu_1",
        "name": "get_quote",
        "input": json.loads(ARGUMENTS),
    }
    assert [result["tool_use_id"] for result in results["content"]] == ["toolu_1", second["id"]]
    assert results["content"][0] == {"type": "tool_result", "tool_use_id": "toolu_1", "content": "1"}
    elsewhere = messages_body(ModelRequest("m", "", conversation, TOOLS), "m", "elsewhere")
    kinds = [block["type"] for block in elsewhere["messages"][1]["content"]]
    assert kinds == ["text", "tool_use", "tool_use"]


@pytest.mark.parametrize(
    ("effort", "thinking", "sent"),
    [
        (None, None, None),
        ("none", {"type": "disabled"}, None),
        ("minimal", {"type": "adaptive", "display": "summarized"}, "low"),
        ("xhigh", {"type": "adaptive", "display": "summarized"}, "xhigh"),
    ],
)
def test_effort(effort, thinking, sent):
    body = messages_body(ModelRequest("m", "", [], reasoning_effort=effort), "m", ORIGIN)
    assert body.get("thinking") == thinking
    assert body.get("output_config", {}).get("effort") == sent


def test_what_is_marked_for_the_cache():
    """Tools, instructions, and the ends of the user's two newest turns."""
    history = [ChatMessage("user", f"{n}?") for n in range(2)]
    conversation = [ChatMessage("user", "0?"), ChatMessage("assistant", "0."), history[1]]
    conversation += [ChatMessage("assistant", "1."), ChatMessage("user", "2?")]
    body = messages_body(ModelRequest("m", "Be brief.", conversation, TOOLS), "m", ORIGIN)
    marked = [
        *("cache_control" in tool for tool in body["tools"]),
        *("cache_control" in block for block in body["system"]),
        *("cache_control" in block for message in body["messages"] for block in message["content"]),
    ]
    assert marked == [False, True, True, False, False, True, False, True]


def test_a_later_request_begins_as_the_one_before():
    conversation = [ChatMessage("user", "Apple?")]
    content = [THOUGHT, {"type": "tool_use"}]
    rounds = [
        ToolRound((ToolCall(id, "get_quote", ARGUMENTS),), {id: "1"}, ORIGIN, {"content": content})
        for id in ("call_a", "call_b")
    ]
    growing = [[*conversation, *rounds[:number]] for number in range(3)]
    bodies = [unmarked(messages_body(ModelRequest("m", "", one, TOOLS), "m", ORIGIN)) for one in growing]
    for before, after in itertools.pairwise(bodies):
        assert after["messages"][: len(before["messages"])] == before["messages"]
        assert after["tools"] == before["tools"]


def unmarked(body):
    return json.loads(json.dumps(body).replace(', "cache_control": {"type": "ephemeral"}', ""))
