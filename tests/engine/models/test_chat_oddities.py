"""Chat completions as servers really send them: every run ends as a careful person would want."""

import gzip
import json

import pytest

from tests.support.odd_servers import (
    ARGUMENTS,
    CALL,
    CALLED,
    DONE,
    FINE,
    OTHER,
    STOP,
    USAGE,
    call_delta,
    chunk,
    says,
    sse,
)
from tests.support.scripted_model import garbled, whole

ONE = [("get_quote", ARGUMENTS)]
TWO = [("get_quote", ARGUMENTS), ("get_quote", OTHER)]
LIST = [("list_all", "")]
QUOTE = {"name": "get_quote", "arguments": {"symbol": "AAPL"}}
SPACED = [("get_quote", '{"symbol": "AAPL"}')]


def calls(*deltas, end=CALLED):
    return garbled(*map(chunk, deltas), end)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        pytest.param(
            calls(call_delta('{"symbol":', "get_quote", "call_a", None), call_delta('"AAPL"}', index=None)),
            ONE,
            id="no index",
        ),
        pytest.param(
            calls(call_delta(ARGUMENTS, "get_quote", "call_a"), call_delta(OTHER, "get_quote", "call_b")),
            TWO,
            id="every index 0",
        ),
        pytest.param(calls(call_delta(ARGUMENTS, "get_quote", "")), ONE, id="id empty"),
        pytest.param(
            calls(call_delta(ARGUMENTS, "get_quote", ""), call_delta(OTHER, "get_quote", "", 1)),
            TWO,
            id="two ids empty",
        ),
        pytest.param(
            calls(
                call_delta('{"symbol":', "get_quote", "call_a"), call_delta('"AAPL"}', "get_quote", "call_a")
            ),
            ONE,
            id="id and name in every piece",
        ),
        pytest.param(
            calls(call_delta('{"symbol":', "get_quote", "call_a"), call_delta('"AAPL"}', id="call_b")),
            ONE,
            id="a new id in every piece",
        ),
        pytest.param(
            calls(call_delta('{"symbol":', "get_quote"), call_delta('"AAPL"}', "get_quote")),
            ONE,
            id="name in every piece, no id",
        ),
        pytest.param(
            calls(call_delta("", "get_quote", "call_a"), call_delta(ARGUMENTS, "", "")),
            ONE,
            id="id and name empty in later pieces",
        ),
        pytest.param(
            calls(call_delta({"symbol": "AAPL"}, "get_quote", "call_a")), SPACED, id="arguments an object"
        ),
        pytest.param(calls(call_delta("", "list_all", "call_a")), LIST, id="arguments empty"),
        pytest.param(calls(call_delta(None, "list_all", "call_a")), LIST, id="arguments missing"),
        pytest.param(
            calls(
                call_delta("", "get_quote", "call_a"),
                call_delta(ARGUMENTS),
                call_delta(ARGUMENTS, "get_quote", "call_a"),
            ),
            ONE,
            id="all arguments once more at the end",
        ),
        pytest.param(
            calls(
                call_delta('{"symbol', "get_quote", "call_a"),
                call_delta('{"symbol":"AA'),
                call_delta(ARGUMENTS),
            ),
            ONE,
            id="arguments as far as they have come",
        ),
        pytest.param(
            calls(call_delta(ARGUMENTS, "get_quote", "call_a"), end=STOP), ONE, id="finished with stop"
        ),
        pytest.param(
            calls(call_delta("", "get_", "call_a"), call_delta("", "quote"), call_delta(ARGUMENTS)),
            ONE,
            id="name in pieces",
        ),
        pytest.param(
            calls(call_delta(ARGUMENTS, "<|channel|>commentary get_quote", "call_a")),
            ONE,
            id="marks of a format in the name",
        ),
        pytest.param(
            calls(call_delta(ARGUMENTS, "functions.get_quote:0", "a")), ONE, id="name with a prefix"
        ),
        pytest.param(
            calls(call_delta("", "get_quote", "call_a", "0"), call_delta(ARGUMENTS, index="0")),
            ONE,
            id="index a text",
        ),
        pytest.param(
            calls(call_delta("", "get_quote", "call_a", 1), call_delta(ARGUMENTS, index=1)),
            ONE,
            id="index begins with 1",
        ),
        pytest.param(calls(call_delta(ARGUMENTS, "get_quote", 17)), ONE, id="id a number"),
        pytest.param(calls(call_delta(ARGUMENTS, 5, "call_a")), [("5", ARGUMENTS)], id="name a number"),
        pytest.param(
            calls(call_delta(ARGUMENTS, "get_moon_phase", "call_a")),
            [("get_moon_phase", ARGUMENTS)],
            id="a tool that does not exist is the caller's to refuse",
        ),
        pytest.param(
            calls({"tool_calls": {"id": "a", "function": {"name": "get_quote", "arguments": ARGUMENTS}}}),
            ONE,
            id="calls an object",
        ),
        pytest.param(
            calls(
                {"function_call": {"name": "get_quote", "arguments": '{"symbol":'}},
                {"function_call": {"arguments": '"AAPL"}'}},
            ),
            ONE,
            id="the old function_call",
        ),
        pytest.param(
            whole(
                {
                    "choices": [
                        {
                            "message": {
                                "content": None,
                                "tool_calls": [
                                    {"id": "a", "function": {"name": "get_quote", "arguments": ARGUMENTS}}
                                ],
                            },
                            "finish_reason": "tool_calls",
                        }
                    ]
                }
            ),
            ONE,
            id="not streamed",
        ),
        pytest.param(garbled(CALL, chunk({"content": "\n"}), CALLED), ONE, id="white space behind the call"),
        pytest.param(garbled(CALL, chunk({}, "tool_calls"), STOP), ONE, id="two ends"),
    ],
)
def test_calls_are_understood_and_answered(odd_run, asked, wanted):
    outcome = odd_run(asked, FINE)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")
    assert outcome.calls == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (f"<tool_call>\n{json.dumps(QUOTE)}\n</tool_call>", SPACED),
        (f"[TOOL_CALLS][{json.dumps(QUOTE)}]", SPACED),
        ('[TOOL_CALLS]get_quote[ARGS]{"symbol": "AAPL"}', SPACED),
        ('<function=get_quote>{"symbol": "AAPL"}</function>', SPACED),
        (
            "<tool_call>\n<function=get_quote>\n<parameter=symbol>\nAAPL\n</parameter>\n</function>\n</tool_call>",
            SPACED,
        ),
        ('{"name": "get_quote", "parameters": {"symbol": "AAPL"}}', SPACED),
        ('<|python_tag|>{"type": "function", "name": "get_quote", "parameters": {"symbol": "AAPL"}}', SPACED),
        (f"```json\n{json.dumps(QUOTE)}\n```", SPACED),
        ('[get_quote(symbol="AAPL")]', SPACED),
        (
            "<|tool_calls_section_begin|><|tool_call_begin|>functions.get_quote:0<|tool_call_argument_begin|>"
            '{"symbol": "AAPL"}<|tool_call_end|><|tool_calls_section_end|>',
            SPACED,
        ),
        (
            '<|channel|>commentary to=functions.get_quote <|constrain|>json<|message|>{"symbol": "AAPL"}',
            SPACED,
        ),
        (
            f"<tool_call>{json.dumps(QUOTE)}</tool_call>\n<tool_call>{json.dumps(QUOTE)}</tool_call>",
            SPACED * 2,
        ),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 500])
def test_a_call_that_was_written_as_text_is_carried_out(odd_run, written, wanted, size):
    pieces = [chunk({"content": written[at : at + size]}) for at in range(0, len(written), size)]
    outcome = odd_run(says(*pieces), FINE)
    assert (outcome.status, outcome.calls, outcome.texts) == ("completed", wanted, ["fine."])


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ('<tool_call>{"name": "get_moon", "arguments": {}}</tool_call>', "no function 'get_moon'"),
        ('<tool_call>{"name": "get_quote", "arguments": {"symbol": 5}}</tool_call>', "no such symbol"),
        ('<tool_call>{"name": "get_quote", "arguments": {}}</tool_call>', "lacks symbol"),
        ('<tool_call>{"name": "get_quote", "arguments": {"symbol": "AA', "format is not known"),
    ],
)
def test_a_written_call_that_is_in_doubt_is_told_and_not_carried_out(odd_run, written, doubt):
    outcome = odd_run(says(chunk({"content": written})))
    assert (outcome.status, outcome.calls, outcome.texts) == ("completed", [], [written])
    assert doubt in outcome.notices[0]


@pytest.mark.parametrize(
    "text",
    [
        "Write `<tool_call>` in front of it.",
        f"Qwen writes this:\n```\n<tool_call>{json.dumps(QUOTE)}</tool_call>\n```",
        '{"price": 391, "currency": "USD"}',
        "[1] Annual report\n[2] Quarterly report",
        "Less than < 5 % of [all] {sets}.",
    ],
)
def test_what_only_looks_like_a_call_is_text(odd_run, text):
    outcome = odd_run(says(*(chunk({"content": sign}) for sign in text)))
    assert (outcome.calls, outcome.texts, outcome.notices) == ([], [text], [])


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        pytest.param(says(chunk({"content": None}), chunk({"content": "fine."})), "fine.", id="content null"),
        pytest.param(
            says(chunk({"content": [{"type": "text", "text": "fine."}]})), "fine.", id="content parts"
        ),
        pytest.param(says(chunk({"content": {"text": "fine."}})), "fine.", id="content an object"),
        pytest.param(says(chunk({"content": 7})), "7", id="content a number"),
        pytest.param(
            says(
                chunk({"role": "assistant", "content": "fi"}), chunk({"role": "assistant", "content": "ne."})
            ),
            "fine.",
            id="role repeated",
        ),
        pytest.param(
            says(sse({"choices": [], "model": "", "prompt_filter_results": []}), chunk({"content": "fine."})),
            "fine.",
            id="an empty chunk first",
        ),
        pytest.param(says(sse({"choices": None}), chunk({"content": "fine."})), "fine.", id="choices null"),
        pytest.param(says("data: null\n\n", chunk({"content": "fine."})), "fine.", id="an event of null"),
        pytest.param(says("data: []\n\n", chunk({"content": "fine."})), "fine.", id="an event of a list"),
        pytest.param(
            says(
                sse({"choices": [{"index": 1, "delta": {"content": "other"}}]}), chunk({"content": "fine."})
            ),
            "fine.",
            id="another choice first",
        ),
        pytest.param(
            garbled(sse({"choices": [{"index": 0, "text": "fine.", "finish_reason": "stop"}]}), DONE),
            "fine.",
            id="text completion",
        ),
        pytest.param(says(chunk({"refusal": "I can't."})), "I can't.", id="refusal"),
        pytest.param(says(chunk({"content": "fine."}, error=None)), "fine.", id="error null"),
        pytest.param(
            says(chunk({"content": "fine."}, base_resp={"status_code": 0, "status_msg": ""})),
            "fine.",
            id="status 0",
        ),
        pytest.param(says(chunk({"content": "fine.<|im_end|>"})), "fine.", id="a mark of the end"),
        pytest.param(garbled(chunk({"content": "fine."}), chunk({}, "stop")), "fine.", id="no DONE"),
        pytest.param(garbled(chunk({"content": "fine."}), USAGE, DONE), "fine.", id="no finish reason"),
        pytest.param(garbled(chunk({"content": "fine."}), DONE), "fine.", id="DONE alone"),
        pytest.param(
            says(": PROCESSING\n\n", ": PROCESSING\n\n", chunk({"content": "fine."}), ":\n\n"),
            "fine.",
            id="comments",
        ),
        pytest.param(garbled((chunk({"content": "fine."}) + STOP).replace("\n", "\r\n")), "fine.", id="CRLF"),
        pytest.param(garbled((chunk({"content": "fine."}) + STOP).replace("\n", "\r")), "fine.", id="CR"),
        pytest.param(
            garbled('data: {"choices":[{"index":0,\ndata: "delta":{"content":"fine."}}]}\n\n', STOP),
            "fine.",
            id="an event on two lines",
        ),
        pytest.param(garbled("\ufeff" + chunk({"content": "fine."}), STOP), "fine.", id="BOM"),
        pytest.param(
            garbled((chunk({"content": "fine."}) + STOP).replace("data: ", "data:")), "fine.", id="no space"
        ),
        pytest.param(
            garbled((chunk({"content": "fine."}) + STOP).replace("\n\n", "\n")), "fine.", id="no empty lines"
        ),
        pytest.param(
            garbled(
                json.dumps({"message": {"role": "assistant", "content": "fi"}, "done": False}) + "\n",
                json.dumps({"message": {"role": "assistant", "content": "ne."}, "done": False}) + "\n",
                json.dumps({"done": True, "done_reason": "stop", "eval_count": 3}) + "\n",
            ),
            "fine.",
            id="Ollama's own format",
        ),
        pytest.param(
            whole({"choices": [{"message": {"content": "fine."}, "finish_reason": "stop"}]}),
            "fine.",
            id="not streamed",
        ),
        pytest.param(
            whole(
                json.dumps(
                    {"choices": [{"message": {"content": "fine."}, "finish_reason": "stop"}]}, indent=2
                )
            ),
            "fine.",
            id="not streamed, on many lines",
        ),
        pytest.param(
            whole(
                gzip.compress((chunk({"content": "fine."}) + STOP).encode()),
                headers={"Content-Type": "text/event-stream", "Content-Encoding": "gzip"},
            ),
            "fine.",
            id="gzip",
        ),
        pytest.param(says(chunk({"content": "x" * 500_000})), "x" * 500_000, id="a long line"),
    ],
)
def test_an_answer_is_understood(odd_run, reply, text):
    outcome = odd_run(reply)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", [text], "")


def test_a_text_may_be_cut_anywhere(odd_run):
    sent = sse({"choices": [{"index": 0, "delta": {"content": "한국어 😀"}}]})
    sent = json.dumps(json.loads(sent[6:]), ensure_ascii=False)
    data = f"data: {sent}\n\n{STOP}".encode()
    outcome = odd_run(garbled(*(data[at : at + 1] for at in range(len(data)))))
    assert outcome.texts == ["한국어 😀"]


@pytest.mark.parametrize(
    ("told", "usage"),
    [
        ({"usage": {"prompt_tokens": 5, "completion_tokens": 3}}, (5, 3)),
        ({"usage": {"prompt_tokens": None, "completion_tokens": None}}, (0, 0)),
        ({"usage": {"prompt_tokens": 5.0, "completion_tokens": "3"}}, (5, 3)),
        ({"usage": {"prompt_tokens": 5.5, "completion_tokens": -3}}, (6, 0)),
        ({"usage": {"prompt_tokens": float("nan"), "completion_tokens": True}}, (0, 0)),
        ({"usage": {"prompt_tokens": 10**400, "completion_tokens": {}}}, (0, 0)),
        ({"usage": [1, 2]}, (0, 0)),
        ({"usage": "many"}, (0, 0)),
        ({"x_groq": {"usage": {"prompt_tokens": 5, "completion_tokens": 3}}}, (5, 3)),
    ],
)
def test_usage_of_any_type_never_keeps_a_run_from_its_end(odd_run, told, usage):
    outcome = odd_run(garbled(chunk({"content": "fine."}), chunk({}, "stop", **told), DONE))
    assert (outcome.status, outcome.texts, outcome.usage) == ("completed", ["fine."], usage)


@pytest.fixture(scope="module")
def odd_wire():
    return "chat"
