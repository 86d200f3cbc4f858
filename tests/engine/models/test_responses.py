"""OpenAI's Responses API: what is sent, what is dropped, and what travels between tool rounds."""

import pytest

from tests.support.scripted_model import calls, http_error, text


@pytest.fixture
def wire_format():
    return "responses"


def refusal(param):
    message = f"Unsupported parameter: '{param}' is not supported with this model."
    return http_error(400, message, param=param)


def test_the_request(talk, model):
    model.script(text("Fine."))
    talk.run(max_completion_tokens=300, tool_choice={"type": "function", "function": {"name": "get_ticker"}})
    assert model.requests[0]["path"] == "/v1/responses"
    body = model.requests[0]["body"]
    assert body["store"] is False
    assert body["instructions"] == "Be brief."
    assert body["input"] == [{"role": "user", "content": "Is Apple a good buy?"}]
    assert body["max_output_tokens"] == 300
    assert body["tool_choice"] == {"type": "function", "name": "get_ticker"}
    [tool] = body["tools"]
    assert (tool["type"], tool["name"], tool["strict"]) == ("function", "get_ticker", False)


def test_reasoning_goes_back_with_the_calls_it_led_to(talk, model):
    model.script(calls(("get_ticker", "{}"), reasoning=True), text("Done."), text("Again."))
    with talk.submit(talk.run(), output="1") as stream:
        stream.until_done()
    assert [item.get("type") for item in model.requests[1]["body"]["input"]] == [
        None,
        "reasoning",
        "function_call",
        "function_call_output",
    ]
    assert model.requests[1]["body"]["input"][1]["encrypted_content"] == "c2VjcmV0"
    # A later run still sees the call and its output, but not the reasoning of another run.
    talk.client.beta.threads.messages.create(talk.thread_id, role="user", content="And?")
    talk.run()
    kinds = [item.get("type") or item["role"] for item in model.requests[2]["body"]["input"]]
    assert kinds == ["user", "function_call", "function_call_output", "assistant", "user"]


def test_reasoning_of_an_answer_that_broke_off_is_forgotten(talk, model):
    model.script(text(cut=True, reasoning=True), calls(("get_ticker", "{}"), reasoning=True), text("Done."))
    with talk.submit(talk.run(), output="1") as stream:
        stream.until_done()
    kinds = [item.get("type") for item in model.requests[2]["body"]["input"]]
    assert kinds == [None, "reasoning", "function_call", "function_call_output"]


def test_sampling_that_the_model_refuses_is_dropped_and_told(talk, model):
    model.script(refusal("temperature"), refusal("top_p"), text("Fine."), text("Again."))
    run = talk.run(temperature=0.2, top_p=0.9)
    assert run.status == "completed"
    assert run.model_extra["engine"]["notices"] == [
        "scripted-1 does not take temperature; it was left out.",
        "scripted-1 does not take top_p; it was left out.",
    ]
    # What a model has refused once is not tried again.
    assert len(talk.run(temperature=0.2).model_extra["engine"]["notices"]) == 1
    assert "temperature" not in model.requests[3]["body"]


def test_other_refusals_are_not_hidden(talk, model):
    model.script(refusal("tools"))
    run = talk.run()
    assert run.status == "failed"
    assert "'tools' is not supported" in run.last_error.message


def test_a_json_schema(talk, model):
    model.script(text("{}"))
    schema = {"type": "object", "properties": {}}
    talk.run(
        response_format={"type": "json_schema", "json_schema": {"name": "n", "schema": schema}},
        reasoning_effort="low",
    )
    body = model.requests[0]["body"]
    assert body["text"]["format"]["schema"] == schema
    assert body["text"]["format"]["type"] == "json_schema"
    assert body["reasoning"] == {"effort": "low"}
