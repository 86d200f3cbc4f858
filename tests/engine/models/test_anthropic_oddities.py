"""Answers of the Messages API as its servers, gateways and imitators send them, each in a way of its own."""

import json

import pytest

from assistant_core.engine.models.answer import Answer
from assistant_core.engine.models.anthropic import Reading
from assistant_core.engine.models.provider import Alive, ModelRequest, Usage
from tests.support.messages_api import event
from tests.support.odd_servers import ARGUMENTS, OTHER, sse
from tests.support.scripted_model import garbled, text, whole

MESSAGE = {"id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": []}
USAGE = {"input_tokens": 5, "output_tokens": 1}
BEGUN = event("message_start", message={**MESSAGE, "stop_reason": None, "usage": USAGE})
OVER = event("message_stop")
ONE = [("get_quote", ARGUMENTS)]
TWO = [("get_quote", ARGUMENTS), ("get_quote", OTHER)]
FINE = text("fine.")


def ended(reason="end_turn", **more):
    return event("message_delta", delta={"stop_reason": reason, **more}, usage={"output_tokens": 3}) + OVER


def begin(kind, index=0, **fields):
    return event("content_block_start", index=index, content_block={"type": kind, **fields})


def grow(kind, index=0, **fields):
    return event("content_block_delta", index=index, delta={"type": kind, **fields})


def stop(index=0):
    return event("content_block_stop", index=index)


def says(words="fine.", index=0):
    return begin("text", index, text="") + grow("text_delta", index, text=words) + stop(index)


def use(arguments=ARGUMENTS, index=0, **fields):
    given = {"id": f"toolu_{index}", "name": "get_quote", "input": {}, **fields}
    pieces = [grow("input_json_delta", index, partial_json=piece) for piece in (arguments[:5], arguments[5:])]
    return begin("tool_use", index, **given) + "".join(pieces) + stop(index)


def unnumbered(raw):
    """The same events without the places of their blocks."""
    return raw.replace('"index": 0, ', "").replace('"index": 1, ', "").replace('"index": 0', '"x": 0')


USE = {"type": "tool_use", "id": "toolu_a", "name": "get_quote"}
CALLED = ended("tool_use")


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        pytest.param(garbled(BEGUN, says("Let me look."), use(index=1), CALLED), ONE, id="as documented"),
        pytest.param(garbled(BEGUN, use(), use(OTHER, 1), CALLED), TWO, id="two"),
        pytest.param(garbled(BEGUN, use(), use(OTHER, id="toolu_b"), CALLED), TWO, id="two in one place"),
        pytest.param(garbled(BEGUN, use(), use(OTHER, 1, id="toolu_0"), CALLED), TWO, id="two with one id"),
        pytest.param(
            garbled(BEGUN, unnumbered(use()), unnumbered(use(OTHER)), CALLED), TWO, id="two without places"
        ),
        pytest.param(
            garbled(
                BEGUN,
                begin("tool_use", 0, id="a", name="get_quote", input={}),
                begin("tool_use", 1, id="b", name="get_quote", input={}),
                grow("input_json_delta", 1, partial_json=OTHER),
                grow("input_json_delta", 0, partial_json=ARGUMENTS),
                CALLED,
            ),
            TWO,
            id="two side by side, without ends",
        ),
        pytest.param(
            garbled(BEGUN, begin("tool_use", **USE | {"input": {"symbol": "AAPL"}}), stop(), CALLED),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="all of it in the beginning",
        ),
        pytest.param(
            garbled(BEGUN, begin("tool_use", id="a", name="list_all", input={}), stop(), CALLED),
            [("list_all", "{}")],
            id="no arguments",
        ),
        pytest.param(
            garbled(BEGUN, begin("tool_use", id="a", name="list_all"), CALLED),
            [("list_all", "")],
            id="no arguments, and no end of the block",
        ),
        pytest.param(garbled(BEGUN, use(id=None), CALLED), ONE, id="no id"),
        pytest.param(garbled(BEGUN, use(), ended("end_turn")), ONE, id="another reason to stop"),
        pytest.param(garbled(BEGUN, use(), OVER), ONE, id="no reason to stop"),
        pytest.param(garbled(BEGUN, use(caller={"type": "direct"}), CALLED), ONE, id="something beside it"),
        pytest.param(
            whole({**MESSAGE, "content": [{**USE, "input": {"symbol": "AAPL"}}], "stop_reason": "tool_use"}),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="not streamed",
        ),
        pytest.param(
            garbled(
                BEGUN, says('<tool_call>{"name": "get_quote", "arguments": {"symbol": "AAPL"}}'), ended()
            ),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="written as text",
        ),
    ],
)
def test_calls(odd_run, asked, wanted):
    outcome = odd_run(asked, FINE)
    assert (outcome.status, outcome.texts[-1:], outcome.error, outcome.calls) == (
        "completed",
        ["fine."],
        "",
        wanted,
    )


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(garbled(BEGUN, event("ping"), says("fi"), says("ne.", 1), ended()), id="two texts"),
        pytest.param(garbled(says(), ended()), id="no beginning"),
        pytest.param(garbled(BEGUN, grow("text_delta", text="fine."), ended()), id="a block nobody began"),
        pytest.param(garbled(BEGUN, begin("text", text="fine."), stop(), ended()), id="all in the beginning"),
        pytest.param(garbled(BEGUN, unnumbered(says()), ended()), id="no places"),
        pytest.param(garbled(BEGUN, says(), OVER), id="no reason to stop"),
        pytest.param(garbled(BEGUN, says(), ended("stop_sequence", stop_sequence="X")), id="a stop sequence"),
        pytest.param(
            garbled(BEGUN, says(), event("message_delta", delta={"stop_reason": "end_turn"})),
            id="no last event",
        ),
        pytest.param(garbled(BEGUN, says(), "data: [DONE]\n\n"), id="DONE alone"),
        pytest.param(garbled(BEGUN, says(), ended(), "data: [DONE]\n\n"), id="DONE at the end"),
        pytest.param(garbled(BEGUN, says(), ended(), 60.0), id="open after the end"),
        pytest.param(
            garbled(
                BEGUN,
                begin("server_tool_use", id="s", name="web_search", input={}),
                stop(),
                begin("web_search_tool_result", 1, tool_use_id="s", content=[]),
                stop(1),
                says(index=2),
                ended(),
            ),
            id="blocks of other kinds",
        ),
        pytest.param(
            garbled(
                BEGUN,
                event("content_block_annotation", index=0),
                begin("text", text="", citations=None),
                grow("citations_delta", citation={"type": "char_location"}),
                grow("text_delta", text="fine."),
                ended(),
            ),
            id="events and deltas of other kinds",
        ),
        pytest.param(
            garbled((BEGUN + says() + ended()).replace("event: ", "id: 1\nevent: ").replace("\n", "\r\n")),
            id="CRLF and ids",
        ),
        pytest.param(
            garbled(sse({"type": "ping"}), *map(sse, [None, 3, {}]), BEGUN, says(), ended()), id="odd lines"
        ),
        pytest.param(
            whole({**MESSAGE, "content": [{"type": "text", "text": "fine."}], "stop_reason": "end_turn"}),
            id="not streamed",
        ),
        pytest.param(whole({**MESSAGE, "content": "fine.", "stop_reason": "end_turn"}), id="content a text"),
        pytest.param(
            garbled(event("message_start", message={"usage": {"input_tokens": "5"}}), says(), ended()),
            id="usage of other types",
        ),
        pytest.param(
            garbled(BEGUN, says("<thinking>Hm.</thinking>\n\nfine."), ended()), id="thinking in the text"
        ),
    ],
)
def test_answers(odd_run, reply):
    outcome = odd_run(reply)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")


@pytest.mark.parametrize(
    ("ending", "status", "error", "reason"),
    [
        (ended("max_tokens"), "incomplete", "", "max_completion_tokens"),
        (ended("model_context_window_exceeded"), "incomplete", "", "max_completion_tokens"),
        (ended("refusal"), "incomplete", "", None),
        (ended("pause_turn"), "failed", "pause_turn", None),
        (ended("compaction"), "failed", "compaction", None),
        (
            event("error", error={"type": "overloaded_error", "message": "Overloaded"}),
            "failed",
            "Overloaded",
            None,
        ),
        ("data: {oops\n\n", "failed", "not JSON", None),
        (event("ping"), "failed", "before the answer was complete", None),
    ],
)
def test_half_an_answer_is_kept_and_never_told_as_whole(odd_run, ending, status, error, reason):
    outcome = odd_run(garbled(BEGUN, begin("text", text=""), grow("text_delta", text="half "), ending))
    assert (outcome.status, outcome.texts, outcome.incomplete) == (status, ["half "], reason)
    assert error in outcome.error
    assert len(outcome.requests) == 1


def test_why_an_answer_is_declined_is_told(odd_run):
    why = {"type": "refusal", "category": "cyber", "explanation": "It could help " + "malware " * 100}
    outcome = odd_run(garbled(BEGUN, ended("refusal", stop_details=why)))
    assert (outcome.status, outcome.texts) == ("incomplete", [])
    [notice] = outcome.notices
    assert notice.startswith("The model declined to answer: It could help malware")
    assert len(notice) < 400


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (
            garbled(BEGUN, begin("thinking", thinking="Hm."), ended("max_tokens")),
            "all its tokens for thinking",
        ),
        (garbled(BEGUN, begin("thinking", thinking="Hm."), ended()), "thought, but ended without an answer"),
        (garbled(BEGUN, ended("max_tokens")), "fills the model's context window"),
        (garbled(BEGUN, says(" \n"), ended()), "without any text or tool call"),
        (garbled(sse({"type": "response.created"})), "cannot be read"),
    ],
)
def test_an_end_without_a_word_says_why(odd_run, reply, error):
    outcome = odd_run(*[reply] * 20)  # what fills the window is tried in less
    assert (outcome.status, outcome.texts) == ("failed", [])
    assert error in outcome.error


def test_thinking_is_shown_apart_and_whole(odd_run):
    pieces = [grow("thinking_delta", thinking=piece) for piece in ("I should ", "look.")]
    thought = [begin("thinking", thinking="", signature=""), *pieces]
    signed = [grow("signature_delta", signature=piece) for piece in ("c2", "ln")]
    outcome = odd_run(garbled(BEGUN, *thought, *signed, stop(), use(index=1), CALLED), FINE)
    # Nobody signed this for the server that checks; what came back to it is what is asked here.
    back = outcome.requests[1]["messages"][1]["content"][0]
    assert back == {"type": "thinking", "thinking": "I should look.", "signature": "c2ln"}
    assert outcome.thinking == ["I should look."]


def test_what_stands_beside_a_call_goes_back_untouched(odd_run):
    beside = {"caller": {"type": "direct"}}
    outcome = odd_run(garbled(BEGUN, use(**beside), CALLED), FINE)
    [call] = outcome.requests[1]["messages"][1]["content"]
    assert call == {
        "type": "tool_use",
        "id": "toolu_0",
        "name": "get_quote",
        **beside,
        "input": json.loads(ARGUMENTS),
    }


def test_ids_that_begin_anew_in_every_answer_are_told_apart(odd_run):
    again = garbled(BEGUN, use(), CALLED)
    outcome = odd_run(again, again, FINE)
    assert (outcome.status, outcome.texts, outcome.calls) == ("completed", ["fine."], [*ONE, *ONE])


def test_a_ping_only_keeps_the_connection_open():
    reading = Reading(Answer(ModelRequest("m", "", [])))
    assert reading.take({"type": "ping"}) == [Alive(is_certain=False)]
    assert reading.take({"type": "message_start", "message": {}}) == [Alive()]


def test_blocks_that_nobody_began_are_told_apart_by_their_kind():
    reading = Reading(Answer(ModelRequest("m", "", [])))
    for kind, name in (("thinking_delta", "thinking"), ("text_delta", "text"), ("text_delta", "text")):
        reading.take({"type": "content_block_delta", "index": 0, "delta": {"type": kind, name: "Hm."}})
    assert reading.carry == {
        "content": [{"type": "thinking", "thinking": "Hm."}, {"type": "text", "text": "Hm.Hm."}]
    }


def test_usage_grows_as_it_comes():
    """The last count that is none of nothing; what came from the cache is a part of the prompt."""
    reading = Reading(Answer(ModelRequest("m", "", [])))
    started = {"input_tokens": 3, "cache_read_input_tokens": 4000, "cache_creation_input_tokens": 200}
    reading.take({"type": "message_start", "message": {"usage": {**started, "output_tokens": 1}}})
    assert reading.answer.usage == Usage(4203, 1, 4000)
    for count in (7, 9):
        usage = {"output_tokens": count, "input_tokens": None, "cache_read_input_tokens": 0}
        reading.take({"type": "message_delta", "delta": {}, "usage": usage})
    assert reading.answer.usage == Usage(4203, 9, 4000)


@pytest.fixture(scope="module")
def odd_wire():
    return "anthropic"
