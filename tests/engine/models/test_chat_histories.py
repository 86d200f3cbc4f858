"""What goes back to a server: what came with a call untouched, and the rest in a form that all take."""

import json

import pytest

from tests.engine.conftest import Talk
from tests.support.odd_servers import (
    ARGUMENTS,
    CALL,
    CALLED,
    FINE,
    TOOLS,
    call_delta,
    chunk,
    says,
)
from tests.support.scripted_model import garbled, http_error, whole

SIGNED = {"extra_content": {"google": {"thought_signature": "c2ln"}}}


def second(outcome):
    """The assistant's message and the output, as the second request has them."""
    return outcome.requests[1]["messages"][2:]


def test_the_server_s_own_call_id_goes_back(odd_run):
    outcome = odd_run(garbled(chunk(call_delta(ARGUMENTS, "get_quote", "D681PevKs")), CALLED), FINE)
    asked, output = second(outcome)
    assert asked["tool_calls"][0]["id"] == output["tool_call_id"] == "D681PevKs"


def test_a_call_without_an_id_gets_one_that_every_server_takes(odd_run):
    outcome = odd_run(garbled(chunk(call_delta(ARGUMENTS, "get_quote", "")), CALLED), FINE)
    asked, output = second(outcome)
    assert asked["tool_calls"][0]["id"] == output["tool_call_id"]
    assert len(output["tool_call_id"]) == 9
    assert output["tool_call_id"].isalnum()


def test_what_stands_beside_a_call_goes_back_untouched(odd_run):
    delta = call_delta(ARGUMENTS, "get_quote", "call_a", **SIGNED, vendor=[1, {"x": None}])
    outcome = odd_run(garbled(chunk(delta), CALLED), FINE)
    [call] = second(outcome)[0]["tool_calls"]
    assert call["extra_content"] == SIGNED["extra_content"]
    assert call["vendor"] == [1, {"x": None}]


def test_what_stands_beside_a_message_goes_back_put_together(odd_run):
    pieces = (
        chunk({"role": "assistant", "reasoning_content": "I must "}),
        chunk(
            {
                "reasoning_content": "call.",
                "reasoning_details": [{"index": 0, "type": "t", "text": "I must "}],
            }
        ),
        chunk(
            {
                "reasoning_details": [
                    {"index": 0, "type": "t", "text": "call."},
                    {"index": 1, "type": "s", "data": "x"},
                ]
            }
        ),
    )
    outcome = odd_run(garbled(*pieces, CALL, CALLED), FINE)
    asked = second(outcome)[0]
    assert asked["reasoning_content"] == "I must call."
    assert asked["reasoning_details"] == [
        {"index": 0, "type": "t", "text": "I must call."},
        {"index": 1, "type": "s", "data": "x"},
    ]
    assert outcome.thinking == ["I must call."]


@pytest.mark.parametrize("behind", [False, True])
def test_what_was_said_with_the_calls_is_one_message_with_them(odd_run, behind):
    said = chunk({"content": "Let me look."})
    outcome = odd_run(garbled(*((CALL, said) if behind else (said, CALL)), CALLED), FINE)
    assert outcome.texts == ["Let me look.", "fine."]
    asked, output = second(outcome)
    assert (asked["content"], output["role"]) == ("Let me look.", "tool")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("", {}),
        ("null", {}),
        ('{"symbol":"AA', {"malformed": '{"symbol":"AA'}),
        ('"AAPL"', {"malformed": '"AAPL"'}),
    ],
)
def test_arguments_go_back_as_json(odd_run, written, sent):
    outcome = odd_run(garbled(chunk(call_delta(written, "list_all", "call_a")), CALLED), FINE)
    assert outcome.calls == [("list_all", written)]
    assert json.loads(second(outcome)[0]["tool_calls"][0]["function"]["arguments"]) == sent


def test_thinking_is_never_sent_back_as_answer(odd_run, odd_client):
    outcome = odd_run(says(chunk({"content": "<think>\nSay $999?\n</think>\n\nfine."})))
    assert (outcome.texts, outcome.thinking) == (["fine."], ["\nSay $999?\n"])


@pytest.mark.parametrize(
    ("refusal", "is_right"),
    [
        (
            "thinking is enabled but reasoning_content is missing in assistant tool call message at index 2",
            lambda asked: asked.get("reasoning_content"),
        ),
        (
            "The `reasoning_content` in the thinking mode must be passed back to the API.",
            lambda asked: asked.get("reasoning_content"),
        ),
        (
            "Function call is missing a thought_signature in functionCall parts.",
            lambda asked: all(call.get("extra_content") for call in asked["tool_calls"]),
        ),
        (
            "Tool call id was call_a but must be a-z, A-Z, 0-9, with a length of 9.",
            lambda asked: all(len(call["id"]) == 9 for call in asked["tool_calls"]),
        ),
        ("messages.2: text content blocks must be non-empty", lambda asked: "content" not in asked),
        (
            "property 'reasoning' is unsupported in messages.2",
            lambda asked: "reasoning" not in asked,
        ),
        (
            "'messages.2.tool_calls.0' : property 'vendor' is unsupported",
            lambda asked: all("vendor" not in call for call in asked["tool_calls"]),
        ),
    ],
)
def test_what_a_server_misses_or_refuses_in_a_history_is_made_right(odd_run, refusal, is_right):
    def server(body):
        [asked] = [message for message in body["messages"] if "tool_calls" in message]
        return FINE if is_right(asked) else http_error(400, refusal)

    calls = chunk({"reasoning": "hm", **call_delta(ARGUMENTS, "get_quote", "call_a", vendor=1)})
    outcome = odd_run(garbled(calls, CALLED), server, server)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")


def refuses(name, status=400, **error):
    return lambda body: http_error(status, **error) if name in body else FINE


@pytest.mark.parametrize(
    ("name", "error", "options"),
    [
        (
            "temperature",
            {"message": "Unsupported value: 'temperature' does not support 0.2 with this model."},
            {"temperature": 0.2},
        ),
        ("top_p", {"message": "top_p is not permitted for this model", "status": 422}, {"top_p": 0.9}),
        (
            "reasoning_effort",
            {"message": "Unrecognized request argument supplied: reasoning_effort"},
            {"reasoning_effort": "low"},
        ),
        (
            "parallel_tool_calls",
            {"message": "Unsupported parameter: 'parallel_tool_calls'"},
            {"parallel_tool_calls": False},
        ),
        (
            "tool_choice",
            {"message": "tool_choice is not supported by this backend"},
            {"tool_choice": "required"},
        ),
        (
            "response_format",
            {"message": "response_format: Extra inputs are not permitted"},
            {"response_format": {"type": "json_object"}},
        ),
        (
            "max_tokens",
            {"message": "max_tokens is too large: 300. This model supports at most 200 completion tokens"},
            {"max_completion_tokens": 300},
        ),
        ("stream_options", {"message": "stream_options: extra fields not permitted"}, {}),
    ],
)
def test_what_is_refused_is_left_out_and_told(odd_run, name, error, options):
    server = refuses(name, **error)
    outcome = odd_run(server, server, **options)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")
    assert [f"take {option}" in notice for option, notice in zip(options, outcome.notices, strict=True)] == [
        True
    ] * len(options)
    # It is known by now.
    assert len(odd_run(server, **options).requests) == 1


def test_a_setting_under_another_name(odd_run):
    error = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    server = refuses("max_tokens", message=error, param="max_tokens")
    outcome = odd_run(server, server, max_completion_tokens=300)
    assert (outcome.requests[1]["max_completion_tokens"], outcome.notices) == (300, [])


def test_a_setting_that_must_have_another_value(odd_run):
    error = "No function tools with reasoning. Use /v1/responses or set reasoning_effort to 'none'."
    server = lambda body: FINE if body.get("reasoning_effort") == "none" else http_error(400, error)  # noqa: E731
    assert odd_run(server, server).texts == ["fine."]


@pytest.mark.parametrize("key", ["additionalProperties", "strict"])
def test_a_key_of_a_schema_that_is_refused(odd_run, key):
    error = (
        f"Invalid JSON payload received. Unknown name \"{key}\" at 'tools[0].function': Cannot find field."
    )
    server = lambda body: http_error(400, error) if key in json.dumps(body["tools"]) else FINE  # noqa: E731
    outcome = odd_run(server, server)
    assert (outcome.status, outcome.notices) == ("completed", [])


def test_roles_that_must_alternate(odd_run):
    def server(body):
        roles = [message["role"] for message in body["messages"]]
        return FINE if roles == ["user"] else whole({"error": "Conversation roles must alternate"}, 500)

    outcome = odd_run(server, server)
    assert outcome.requests[1]["messages"] == [
        {"role": "user", "content": "Be brief.\n\nWhat is Apple's price?"}
    ]
    assert outcome.texts == ["fine."]


def test_the_server_s_own_name_is_not_asked_for(odd_run):
    asked = [chunk(call_delta(ARGUMENTS, "get_quote", "a"), model="gpt-5.6-2026-08-01"), CALLED]
    outcome = odd_run(garbled(*asked), FINE)
    assert {request["model"] for request in outcome.requests} == {outcome.requests[0]["model"]}
    assert outcome.requests[0]["model"] != "gpt-5.6-2026-08-01"


@pytest.fixture(scope="module")
def odd_wire():
    return "chat"


def test_another_model_s_history_has_neither_its_ids_nor_what_only_it_reads(odd_client, odd_model):
    """The same thread, asked of one model and then of another."""
    thread = odd_client.beta.threads.create(messages=[{"role": "user", "content": "Apple?"}])

    def ask(name, *replies):
        odd_model.forget()
        odd_model.script(*replies)
        assistant = odd_client.beta.assistants.create(model=name, tools=TOOLS)
        talk = Talk(odd_client, thread.id, assistant.id)
        with talk.stream() as stream:
            run = stream.get_final_run()
        if run.required_action:
            with talk.submit(run, "1") as stream:
                stream.until_done()
        return [message for message in odd_model.requests[-1]["body"]["messages"] if "tool_calls" in message]

    calls = chunk({"reasoning_content": "Hm.", **call_delta(ARGUMENTS, "get_quote", "D681PevKs", **SIGNED)})
    own = {"reasoning_content": "Hm.", "content": "", "role": "assistant"}
    [asked] = ask("one", garbled(calls, CALLED), FINE)
    assert asked == {**own, "tool_calls": [{**call_of("D681PevKs"), **SIGNED}]}
    odd_client.beta.threads.messages.create(thread.id, role="user", content="And?")
    [asked] = ask("another", FINE)
    assert asked.keys() == {"role", "content", "tool_calls"}
    [call] = asked["tool_calls"]
    assert call == call_of(call["id"])
    assert len(call["id"]) == 9
    odd_client.beta.threads.messages.create(thread.id, role="user", content="And?")
    [asked] = ask("one", FINE)
    assert asked == {**own, "tool_calls": [{**call_of("D681PevKs"), **SIGNED}]}


def call_of(call_id):
    return {"id": call_id, "type": "function", "function": {"name": "get_quote", "arguments": ARGUMENTS}}
