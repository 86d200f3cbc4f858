"""More of what servers send, over both wires."""

import json

import pytest

from tests.support.engine import client_of, running
from tests.support.odd_servers import (
    ARGUMENTS,
    CALLED,
    CREATED,
    DONE,
    FINE,
    FINE_RESPONSE,
    OTHER,
    RESPONSE,
    STOP,
    USAGE,
    call_delta,
    call_item,
    chunk,
    completed,
    event,
    message_item,
    outcome_of,
    says,
    sse,
)
from tests.support.scripted_model import garbled, http_error, whole

ONE = [("get_quote", ARGUMENTS)]
TWO = [("get_quote", ARGUMENTS), ("get_quote", OTHER)]
TEXT_IN_TEXT = json.dumps({"name": "get_quote", "arguments": '{"symbol": "AAPL"}'})
CALL_MESSAGE = {
    "tool_calls": [{"id": "a", "type": "function", "function": {"name": "get_quote", "arguments": ARGUMENTS}}]
}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        pytest.param(
            garbled(
                chunk(call_delta("", "get_quote", index=0)),
                chunk(call_delta("", "get_quote", index=1)),
                chunk(call_delta(ARGUMENTS[:5], index=0)),
                chunk(call_delta(OTHER[:5], index=1)),
                chunk(call_delta(ARGUMENTS[5:], index=0)),
                chunk(call_delta(OTHER[5:], index=1)),
                CALLED,
            ),
            TWO,
            id="two without ids, mixed",
        ),
        pytest.param(
            garbled(
                chunk(
                    {
                        "tool_calls": [
                            {"index": 0, "id": "a", "function": {"name": "get_quote", "arguments": ""}},
                            {"index": 1, "id": "b", "function": {"name": "get_quote", "arguments": ""}},
                        ]
                    }
                ),
                chunk(
                    {
                        "tool_calls": [
                            {"index": 1, "function": {"arguments": OTHER}},
                            {"index": 0, "function": {"arguments": ARGUMENTS}},
                        ]
                    }
                ),
                CALLED,
            ),
            TWO,
            id="two in one chunk, the second first",
        ),
        pytest.param(
            garbled(chunk({**call_delta(ARGUMENTS, "get_quote", "a"), "content": ""}, "tool_calls"), DONE),
            ONE,
            id="call and end in one chunk",
        ),
        pytest.param(
            garbled(
                chunk({"content": None, "tool_calls": None}),
                chunk(call_delta(ARGUMENTS, "get_quote", "a")),
                CALLED,
            ),
            ONE,
            id="tool_calls null first",
        ),
        pytest.param(
            garbled(
                sse({"choices": [{"index": 0, "message": CALL_MESSAGE, "finish_reason": "tool_calls"}]}), DONE
            ),
            ONE,
            id="a message in place of a delta",
        ),
        pytest.param(
            garbled(
                chunk(call_delta(ARGUMENTS, "get_quote", "a")),
                sse(
                    {
                        "choices": [
                            {"index": 0, "delta": {}, "message": CALL_MESSAGE, "finish_reason": "tool_calls"}
                        ]
                    }
                ),
                DONE,
            ),
            ONE,
            id="the message once more at the end",
        ),
        pytest.param(
            garbled(
                chunk(call_delta(None, "get_quote", "a")),
                chunk(call_delta(ARGUMENTS)),
                chunk({}, "function_call"),
                DONE,
            ),
            ONE,
            id="an old end",
        ),
        pytest.param(
            garbled(
                chunk(call_delta("", "", "a")),
                chunk(call_delta("", "get_quote")),
                chunk(call_delta(ARGUMENTS)),
                CALLED,
            ),
            ONE,
            id="the name after the id",
        ),
        pytest.param(
            garbled(chunk(call_delta(ARGUMENTS, "default_api.get_quote", "a")), CALLED),
            ONE,
            id="a namespace in the name",
        ),
        pytest.param(
            garbled(chunk(call_delta(ARGUMENTS, " get_quote ", "a")), CALLED), ONE, id="spaces in the name"
        ),
        pytest.param(
            garbled(
                chunk({"tool_calls": [None, 7, call_delta(ARGUMENTS, "get_quote", "a")["tool_calls"][0]]}),
                CALLED,
            ),
            ONE,
            id="nothing among the calls",
        ),
        pytest.param(
            garbled(
                chunk({"tool_calls": [{"index": 0, "id": "a", "name": "get_quote", "arguments": ARGUMENTS}]}),
                CALLED,
            ),
            ONE,
            id="flat calls",
        ),
        pytest.param(
            garbled(
                chunk(call_delta(ARGUMENTS, "get_quote", "a")),
                chunk(call_delta(OTHER, "get_quote", "a")),
                CALLED,
            ),
            TWO,
            id="two with one id",
        ),
        pytest.param(
            garbled(chunk(call_delta(ARGUMENTS, "get_quote", "a")), chunk(call_delta(" \n")), CALLED),
            [("get_quote", ARGUMENTS + " \n")],
            id="white space behind arguments",
        ),
        pytest.param(garbled(chunk(call_delta(ARGUMENTS, "get_quote", "a")), DONE), ONE, id="DONE alone"),
        pytest.param(
            garbled(
                chunk({"reasoning_content": "I should."}),
                chunk(
                    {
                        "content": "<tool_call>"
                        + json.dumps({"name": "get_quote", "arguments": {"symbol": "AAPL"}})
                        + "</tool_call>"
                    }
                ),
                STOP,
            ),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="thinking, then a written call",
        ),
        pytest.param(
            garbled(
                chunk(
                    {
                        "content": "<think>Hm.</think>Let me see.\n<tool_call>"
                        + json.dumps({"name": "get_quote", "arguments": {"symbol": "AAPL"}})
                    }
                ),
                STOP,
            ),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="a written call without its end",
        ),
        pytest.param(
            garbled(
                chunk({"content": f"<function_call>{TEXT_IN_TEXT}</function_call>"}),
                STOP,
            ),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="arguments as text in a written call",
        ),
        pytest.param(
            garbled(
                chunk(
                    {"content": '<invoke name="get_quote"><parameter name="symbol">AAPL</parameter></invoke>'}
                ),
                STOP,
            ),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="invoke",
        ),
        pytest.param(
            garbled(
                chunk(
                    {
                        "content": "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>"
                        "function<｜tool▁sep｜>get_quote\n"
                        '```json\n{"symbol": "AAPL"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>'
                    }
                ),
                STOP,
            ),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="DeepSeek's format",
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
        pytest.param(
            garbled("id: 1\nretry: 3000\nevent: message\n" + chunk({"content": "fine."}), STOP),
            id="other fields",
        ),
        pytest.param(
            garbled(chunk({"content": "fine."}), chunk({}, "stop"), "data: [DONE]"), id="no line end"
        ),
        pytest.param(
            garbled(chunk({"content": "fine."}), chunk({}, "tool_calls"), DONE),
            id="an end of calls without calls",
        ),
        pytest.param(
            garbled(chunk({"content": "fine."}), chunk({}, "end_turn"), DONE), id="another word for the end"
        ),
        pytest.param(
            garbled(chunk({"content": "fine."}), chunk({}, "null"), chunk({}, "eos"), DONE),
            id="null as a word",
        ),
        pytest.param(
            garbled(
                sse({"choices": [None]}), sse({"choices": {"index": 0, "delta": {"content": "fine."}}}), STOP
            ),
            id="choices an object",
        ),
        pytest.param(
            garbled(
                chunk({"content": "fi"}),
                sse(
                    {
                        "choices": [
                            {
                                "delta": {"content": "ne."},
                                "message": {"content": "fine."},
                                "finish_reason": "stop",
                            }
                        ]
                    }
                ),
            ),
            id="the whole message beside the delta",
        ),
        pytest.param(
            garbled(
                chunk({"content": "fi"}),
                sse({"choices": [{"message": {"content": "fine."}, "finish_reason": "stop"}]}),
            ),
            id="the whole message at the end",
        ),
        pytest.param(
            garbled(
                sse(
                    {
                        "choices": [{"delta": {"content": "fine."}, "index": "0", "finish_reason": None}],
                        "usage": None,
                    }
                ),
                STOP,
            ),
            id="index a text",
        ),
        pytest.param(
            whole(
                {
                    "choices": [
                        {"message": {"content": [{"type": "text", "text": "fine."}]}, "finish_reason": "stop"}
                    ]
                }
            ),
            id="not streamed, parts",
        ),
        pytest.param(
            whole(
                "data: "
                + json.dumps({"choices": [{"delta": {"content": "fine."}, "finish_reason": "stop"}]})
                + "\n\n",
                headers={"Content-Type": "application/json"},
            ),
            id="a stream called JSON",
        ),
        pytest.param(
            says(chunk({"content": "<thinking>Hm.</thinking>\n\n"}), chunk({"content": "fine."})),
            id="another mark of thinking",
        ),
        pytest.param(
            says(chunk({"content": "<think>a</think>"}), chunk({"content": "<think>b</think>fine."})),
            id="thinking twice",
        ),
        pytest.param(
            says(chunk({"reasoning_content": "Hm."}), chunk({"content": "</think>\n\nfine."})),
            id="thinking half outside",
        ),
        pytest.param(
            says(chunk({"reasoning": {"content": "Hm."}}), chunk({"content": "fine.", "reasoning": None})),
            id="thinking an object",
        ),
        pytest.param(
            says(
                chunk({"content": [{"type": "reasoning", "text": "Hm."}, {"type": "text", "text": "fine."}]})
            ),
            id="thinking a part",
        ),
        pytest.param(says(chunk({"content": "fine.</s>"})), id="a mark of the end"),
        pytest.param(
            says(chunk({"content": "fine."}), chunk({"content": "<|im_"}), chunk({"content": "end|>"})),
            id="a mark of the end in pieces",
        ),
        pytest.param(
            garbled(chunk({"content": "fine."}), chunk({}, "stop"), USAGE, ": bye\n\n"),
            id="a comment at the end",
        ),
        pytest.param(
            garbled(": \r\n\r\n" + (chunk({"content": "fine."}) + STOP).replace("\n", "\r\n")),
            id="CRLF and comments",
        ),
        pytest.param(
            garbled(
                '[{"choices": [{"delta": {"content": "fi"}}]},\n'
                '{"choices": [{"delta": {"content": "ne."}, "finish_reason": "stop"}]}]'
            ),
            id="a list of chunks",
        ),
    ],
)
def test_answers(odd_run, reply):
    outcome = odd_run(reply)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")


@pytest.mark.parametrize(
    ("replies", "status", "error"),
    [
        pytest.param([whole({"status": "error", "message": "Oops"})], "failed", "Oops", id="status error"),
        pytest.param(
            [whole({"error": {"message": {"text": "Oops"}}}, 400)],
            "failed",
            "Oops",
            id="a message that is an object",
        ),
        pytest.param(
            [
                whole(
                    [
                        {
                            "error": {
                                "code": 404,
                                "message": "models/x is not found for API version v1main",
                                "status": "NOT_FOUND",
                            }
                        }
                    ],
                    404,
                )
            ],
            "failed",
            "Check the model's name",
            id="Gemini's 404",
        ),
        pytest.param(
            [
                whole(
                    {"error": {"message": "This model is overloaded", "code": 503, "status": "UNAVAILABLE"}},
                    503,
                ),
                FINE,
            ],
            "completed",
            "",
            id="Gemini is overloaded",
        ),
        pytest.param(
            [whole("upstream connect error or disconnect/reset before headers", 503), FINE],
            "completed",
            "",
            id="a proxy's text",
        ),
        pytest.param(
            [whole("<html><body><h1>502 Bad Gateway</h1></body></html>", 502), FINE],
            "completed",
            "",
            id="a proxy's page",
        ),
        pytest.param(
            [
                whole(
                    {
                        "error": {
                            "message": "Rate limit reached. Please try again in 150ms.",
                            "code": "rate_limit_exceeded",
                        }
                    },
                    429,
                ),
                FINE,
            ],
            "completed",
            "",
            id="a pause in words",
        ),
        pytest.param(
            [whole({"message": "Not enough credits", "code": "insufficient_credits"}, 403)],
            "failed",
            "Not enough credits",
            id="credits by code",
        ),
        pytest.param(
            [whole({"error": "Model x is currently loading", "estimated_time": 20.0}, 503), FINE],
            "completed",
            "",
            id="another word for loading",
        ),
        pytest.param(
            [garbled(sse({"type": "error", "error": {"type": "api_error", "message": "Internal"}})), FINE],
            "completed",
            "",
            id="an error event",
        ),
        pytest.param(
            [garbled(chunk({"content": "half"}), chunk({}, "insufficient_system_resource"), DONE)],
            "failed",
            "insufficient_system_resource",
            id="another reason to break off",
        ),
        pytest.param(
            [garbled(chunk({"content": "half"}), 'data: {"choices": [{"del')],
            "failed",
            "JSON",
            id="cut within an event",
        ),
        pytest.param(
            [whole({"error": {"message": "Invalid model: x is not a valid model ID", "code": 400}}, 400)],
            "failed",
            "not a valid model ID",
            id="no such model",
        ),
        pytest.param(
            [http_error(400, "registry.ollama.ai/library/x does not support tools")],
            "failed",
            "cannot call tools",
            id="no tools",
        ),
    ],
)
def test_errors(odd_run, replies, status, error):
    outcome = odd_run(*replies)
    assert outcome.status == status
    assert error in outcome.error


@pytest.fixture(scope="module")
def responses_run(odd_model, tmp_path_factory):
    settings = {"openai_base_url": odd_model.url, "openai_api_key": "sk-test", "model_provider": "responses"}
    with running(tmp_path_factory.mktemp("r"), **settings) as engine, client_of(engine) as client:

        def run(name, *replies, **options):
            odd_model.forget()
            odd_model.script(*replies)
            return outcome_of(client, odd_model, name, **options)

        yield run


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        pytest.param(
            garbled(
                CREATED,
                event("output_item.added", output_index=1, item=call_item("")),
                event(
                    "output_item.added", output_index=0, item={"type": "reasoning", "id": "rs", "summary": []}
                ),
                event("function_call_arguments.delta", output_index=1, delta=ARGUMENTS),
                completed(),
            ),
            ONE,
            id="places out of order",
        ),
        pytest.param(
            garbled(
                CREATED,
                event("output_item.added", output_index=0, item=call_item("", name="")),
                event("function_call_arguments.done", output_index=0, name="get_quote", arguments=ARGUMENTS),
                event("output_item.done", output_index=0, item=call_item()),
                completed(),
            ),
            ONE,
            id="the name only when done",
        ),
        pytest.param(
            garbled(
                CREATED,
                event("output_item.done", item=call_item(id=None)),
                event("output_item.done", item=call_item(OTHER, id=None, call_id="call_b")),
                completed(),
            ),
            TWO,
            id="two done items without ids",
        ),
        pytest.param(
            garbled(
                CREATED,
                event("output_item.done", output_index=0, item=call_item()),
                event("output_item.done", output_index=1, item=call_item(OTHER, id="fc_2", call_id="call_b")),
                completed(output=[call_item(), call_item(OTHER, id="fc_2", call_id="call_b")]),
            ),
            TWO,
            id="two, told twice",
        ),
        pytest.param(
            garbled(
                CREATED,
                completed(
                    output=[
                        {"type": "reasoning", "id": "r", "summary": []},
                        call_item(),
                        call_item(OTHER, call_id="call_b"),
                    ]
                ),
            ),
            TWO,
            id="two only at the end",
        ),
        pytest.param(
            garbled(
                CREATED,
                event("output_item.added", item=call_item("", id="x")),
                event("function_call_arguments.delta", item_id="y", delta=ARGUMENTS),
                event("function_call_arguments.done", item_id="y", arguments=ARGUMENTS),
                completed(output=[call_item(id="z")]),
            ),
            ONE,
            id="ids that do not agree",
        ),
    ],
)
def test_calls_of_responses(responses_run, request, asked, wanted):
    outcome = responses_run(request.node.name, asked, FINE_RESPONSE)
    assert (outcome.status, outcome.texts, outcome.error, outcome.calls) == (
        "completed",
        ["fine."],
        "",
        wanted,
    )


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(
            garbled(CREATED, message_item(), event("done", response={**RESPONSE, "status": "completed"})),
            id="done",
        ),
        pytest.param(
            garbled(CREATED, event("output_text.done", output_index=0, text="fine."), completed()),
            id="only the text's end",
        ),
        pytest.param(
            garbled(
                CREATED,
                event("output_item.done", output_index=0, item={"type": "message", "content": "fine."}),
                completed(),
            ),
            id="content a text",
        ),
        pytest.param(garbled(CREATED, message_item(), completed(), 60.0), id="open after the end"),
        pytest.param(
            garbled(sse({"type": "output_text.delta", "delta": "fine."}), sse({"type": "completed"})),
            id="kinds without a prefix",
        ),
        pytest.param(
            garbled(
                CREATED,
                message_item("fi", 0).replace("msg_0", "x"),
                event("output_text.delta", output_index=0, delta="ne."),
                completed(
                    output=[{"type": "message", "content": [{"type": "output_text", "text": "fine."}]}]
                ),
            ),
            id="more text after an item's end",
        ),
        pytest.param(
            garbled(CREATED, message_item(), completed(usage={"input_tokens": "5", "output_tokens": 3.0})),
            id="usage of other types",
        ),
    ],
)
def test_answers_of_responses(responses_run, request, reply):
    outcome = responses_run(request.node.name, reply)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")


@pytest.fixture(scope="module")
def odd_wire():
    return "chat"
