"""The Responses API as many speak it: every run ends as a careful person would want."""

import pytest

from tests.support.odd_servers import (
    ARGUMENTS,
    CREATED,
    DONE,
    FINE_RESPONSE,
    OTHER,
    RESPONSE,
    call_item,
    completed,
    event,
    message_item,
    sse,
)
from tests.support.scripted_model import garbled, http_error, whole

ONE = [("get_quote", ARGUMENTS)]
TWO = [("get_quote", ARGUMENTS), ("get_quote", OTHER)]
FINE_ITEM = {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "fine."}]}


def responds(*events, **ending):
    return garbled(CREATED, *events, completed(**ending))


def streamed_call(arguments=ARGUMENTS, place=0, **fields):
    item = call_item(arguments, **fields)
    return (
        event("output_item.added", output_index=place, item={**item, "arguments": ""})
        + event("function_call_arguments.delta", output_index=place, item_id=item["id"], delta=arguments)
        + event("function_call_arguments.done", output_index=place, item_id=item["id"], arguments=arguments)
        + event("output_item.done", output_index=place, item=item)
    )


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        pytest.param(responds(streamed_call()), ONE, id="as documented"),
        pytest.param(
            responds(
                event("output_item.added", output_index=0, item=call_item("")),
                event("function_call_arguments.done", output_index=0, arguments=ARGUMENTS),
            ),
            ONE,
            id="arguments only when they are done",
        ),
        pytest.param(
            responds(event("output_item.done", output_index=0, item=call_item())),
            ONE,
            id="only the done item",
        ),
        pytest.param(
            responds(event("output_item.added", output_index=0, item=call_item())),
            ONE,
            id="only the added item",
        ),
        pytest.param(responds(output=[call_item()]), ONE, id="only the final response"),
        pytest.param(
            responds(event("output_item.added", output_index=0, item=call_item("")), output=[call_item()]),
            ONE,
            id="arguments only in the final response",
        ),
        pytest.param(
            responds(streamed_call(), output=[call_item()]), ONE, id="once more in the final response"
        ),
        pytest.param(
            responds(streamed_call(), streamed_call(OTHER, call_id="call_b")), TWO, id="two at one place"
        ),
        pytest.param(
            responds(
                event("output_item.added", item=call_item("", id="fc_1")),
                event("output_item.added", item=call_item("", id="fc_2", call_id="call_b")),
                event("function_call_arguments.delta", item_id="fc_2", delta=OTHER),
                event("function_call_arguments.delta", item_id="fc_1", delta=ARGUMENTS),
            ),
            TWO,
            id="no places, pieces mixed",
        ),
        pytest.param(
            responds(
                event("output_item.added", output_index=0, item=call_item("", call_id=None)),
                event("function_call_arguments.delta", output_index=0, delta=ARGUMENTS),
            ),
            ONE,
            id="no call id",
        ),
        pytest.param(
            responds(event("output_item.done", item=call_item({"symbol": "AAPL"}))),
            [("get_quote", '{"symbol": "AAPL"}')],
            id="arguments an object",
        ),
        pytest.param(
            whole({**RESPONSE, "status": "completed", "output": [call_item()]}), ONE, id="not streamed"
        ),
    ],
)
def test_calls_are_understood_and_answered(odd_run, asked, wanted):
    outcome = odd_run(asked, FINE_RESPONSE)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")
    assert outcome.calls == wanted


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(FINE_RESPONSE, id="as documented"),
        pytest.param(garbled(message_item(), completed()), id="nothing created"),
        pytest.param(responds(message_item()[:-2], "\n\n", DONE), id="DONE"),
        pytest.param(responds(output=[FINE_ITEM]), id="only the final response"),
        pytest.param(responds(message_item(), output=[FINE_ITEM]), id="once more in the final response"),
        pytest.param(responds(event("output_text.delta", item_id="m", delta="fine.")), id="no place"),
        pytest.param(responds(event("output_text.delta", delta="fine.")), id="neither place nor item"),
        pytest.param(
            responds(event("output_text.delta", delta="fi"), event("output_text.done", text="fine.")),
            id="the rest when it is done",
        ),
        pytest.param(
            responds(
                event("content_part.done", output_index=0, part={"type": "output_text", "text": "fine."})
            ),
            id="only the part",
        ),
        pytest.param(
            responds(event("output_item.done", output_index=0, item=FINE_ITEM)), id="only the done item"
        ),
        pytest.param(whole({**RESPONSE, "status": "completed", "output": [FINE_ITEM]}), id="not streamed"),
        pytest.param(
            garbled(
                f"event: response.output_text.delta\n{sse({'delta': 'fine.'})}",
                f"event: response.completed\n{sse({'response': RESPONSE | {'status': 'completed'}})}",
            ),
            id="kinds only in event lines",
        ),
        pytest.param(
            responds(
                event("output_item.added", output_index=0, item={"type": "web_search_call", "id": "ws"}),
                event("web_search_call.in_progress", output_index=0),
                event("output_item.done", output_index=0, item={"type": "web_search_call", "id": "ws"}),
                message_item(place=1),
            ),
            id="items of other kinds",
        ),
        pytest.param(
            responds(message_item(), usage={"input_tokens": None, "output_tokens": "x"}),
            id="usage of nothing",
        ),
        pytest.param(garbled(CREATED, message_item(), DONE), id="never completed, but DONE"),
        pytest.param(garbled((CREATED + message_item() + completed()).replace("\n", "\r\n")), id="CRLF"),
    ],
)
def test_an_answer_is_understood(odd_run, reply):
    outcome = odd_run(reply)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")


@pytest.mark.parametrize(
    ("ending", "status", "error", "reason"),
    [
        (
            event("failed", response={"error": {"code": "rate_limit_exceeded", "message": "Slow down"}}),
            "failed",
            "Slow down",
            None,
        ),
        (event("cancelled", response={"status": "cancelled"}), "failed", "cancelled", None),
        (
            event(
                "incomplete",
                response={"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}},
            ),
            "incomplete",
            "",
            "max_completion_tokens",
        ),
        (
            event(
                "incomplete",
                response={"status": "incomplete", "incomplete_details": {"reason": "max_tool_calls"}},
            ),
            "failed",
            "max_tool_calls",
            None,
        ),
        (completed(status="failed", error=None), "failed", "the response failed", None),
        (":\n\n", "failed", "before the answer was complete", None),
    ],
)
def test_half_an_answer_is_never_told_as_whole(odd_run, ending, status, error, reason):
    outcome = odd_run(garbled(CREATED, event("output_text.delta", output_index=0, delta="half "), ending))
    assert (outcome.status, outcome.texts, outcome.incomplete) == (status, ["half "], reason)
    assert error in outcome.error


def refuses(name, **error):
    """A server that answers as soon as the parameter is gone."""
    return lambda body: http_error(400, **error) if name in body else FINE_RESPONSE


@pytest.mark.parametrize(
    ("name", "error", "option"),
    [
        ("include", {"message": "Encrypted content is not supported.", "param": "include"}, None),
        ("include", {"message": "Encrypted content is not supported."}, None),
        (
            "reasoning",
            {"message": "Unsupported parameter: 'reasoning.effort'.", "param": "reasoning.effort"},
            "reasoning_effort",
        ),
        (
            "reasoning",
            {"message": "Unsupported value: 'low' is not one of 'high'.", "param": "reasoning.effort"},
            "reasoning_effort",
        ),
        ("temperature", {"message": "Unknown parameter: temperature"}, "temperature"),
        ("parallel_tool_calls", {"message": "`parallel_tool_calls` is not allowed"}, "parallel_tool_calls"),
    ],
)
def test_what_is_refused_is_left_out_and_told(odd_run, name, error, option):
    given = {"reasoning_effort": "low", "temperature": 0.2, "parallel_tool_calls": False}
    options = {option: given[option]} if option else {}
    server = refuses(name, **error)
    outcome = odd_run(server, server, server, **options)
    assert (outcome.status, outcome.texts, len(outcome.requests)) == ("completed", ["fine."], 2)
    assert [option in notice for notice in outcome.notices] == ([True] if option else [])
    # It is known by now.
    assert len(odd_run(server, **options).requests) == 1


@pytest.mark.parametrize(
    ("reasoning", "is_sent_back"),
    [
        ({"summary": []}, False),
        ({"summary": [], "encrypted_content": "x", "status": None, "content": None}, True),
        ({"summary": [], "content": [{"type": "reasoning_text", "text": "I must call."}]}, True),
    ],
)
def test_reasoning_goes_back_when_there_is_something_in_it(odd_run, reasoning, is_sent_back):
    item = {"type": "reasoning", "id": "rs_1", **reasoning}
    done = event("output_item.done", output_index=0, item=item)
    outcome = odd_run(responds(done, streamed_call(place=1)), FINE_RESPONSE)
    back = [item for item in outcome.requests[1]["input"] if item.get("type") == "reasoning"]
    kept = {name: value for name, value in item.items() if value is not None}
    assert back == ([kept] if is_sent_back else [])


def test_reasoning_that_the_server_does_not_know_is_left_out(odd_run):
    item = {"type": "reasoning", "id": "rs_1", "encrypted_content": "x", "summary": []}
    unknown = http_error(404, "Item with id 'rs_1' not found.", param="input")
    asked = responds(event("output_item.done", output_index=0, item=item), streamed_call(place=1))
    outcome = odd_run(asked, unknown, FINE_RESPONSE)
    assert (outcome.status, outcome.texts) == ("completed", ["fine."])


def test_what_was_thought_is_kept_with_the_step_it_led_to(odd_run):
    summary = event("reasoning_summary_text.delta", output_index=0, delta="**Looking** for it")
    outcome = odd_run(responds(summary, streamed_call(place=1)), FINE_RESPONSE)
    assert (outcome.thinking, outcome.texts) == (["**Looking** for it"], ["fine."])


def test_the_server_s_own_name_is_not_asked_for(odd_run):
    answered = event("created", response={**RESPONSE, "model": "gpt-5.6-2026-08-01"})
    outcome = odd_run(garbled(answered, streamed_call(), completed()), FINE_RESPONSE)
    assert {request["model"] for request in outcome.requests} == {outcome.requests[0]["model"]}
    assert outcome.requests[0]["model"] != "gpt-5.6-2026-08-01"


def test_a_server_without_the_responses_api_says_what_to_set(odd_run):
    outcome = odd_run(http_error(404, "Not Found"))
    assert "MODEL_PROVIDER=chat" in outcome.error


@pytest.fixture(scope="module")
def odd_wire():
    return "responses"
