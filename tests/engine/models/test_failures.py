"""Errors of model servers, in the shapes in which they really come."""

import pytest

from assistant_core.engine.models.error_bodies import error_in, told_by
from assistant_core.engine.models.failures import refusal
from assistant_core.errors import ContextExceeded, ModelRateLimited


def said(body, status=400, headers=None):
    return refusal(told_by(body, status, headers), is_answer=True)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"error": {"message": "Oops.", "code": "x_y"}}, "Oops."),
        ({"error": "Oops."}, "Oops."),
        ([{"error": {"code": 400, "message": "Oops.", "status": "INVALID_ARGUMENT"}}], "Oops."),
        ({"message": "Oops.", "type": "invalid_request_error"}, "Oops."),
        ({"Message": "Oops."}, "Oops."),
        ({"detail": "Oops."}, "Oops."),
        ({"detail": {"error": {"message": "Oops."}}}, "Oops."),
        ({"detail": [{"loc": ["body", "messages", 2], "msg": "Oops."}]}, "body.messages.2: Oops."),
        ({"code": "Client specified an invalid argument", "error": "Oops."}, "Oops."),
        ({"errors": [{"message": "Oops.", "code": 7003}], "success": False}, "Oops."),
        ({"error": {"error": {"message": "Oops."}}}, "Oops."),
        ({"error": '{"error": {"message": "Oops."}}'}, "Oops."),
        ({"error": {"message": 'litellm.BadRequestError: - {"error": {"message": "Oops."}}'}}, "Oops."),
        (
            {"error": {"message": "Provider returned error", "metadata": {"raw": '{"message": "Oops."}'}}},
            "Provider returned error: Oops.",
        ),
        ({"base_resp": {"status_code": 1004, "status_msg": "Oops."}}, "Oops."),
        ({"fault": {"faultstring": "Oops."}}, "Oops."),
        ({"title": "Bad Request", "detail": "Oops.", "status": 400}, "Oops."),
        ({"error": "invalid_request", "error_description": "Oops."}, "Oops."),
        ("Oops.", "Oops."),
        ("<html><head><title>Oops.</title></head><body><h1>nginx</h1></body></html>", "Oops."),
        ("<!DOCTYPE html>\n<html><body><h1>Oops &amp; more</h1></body></html>", "Oops & more"),
        ({"error": {"code": "DeploymentNotFound"}}, "DeploymentNotFound"),
        ({"error": {"message": None, "type": None}}, "no reason was given"),
        ({}, "no reason was given"),
        (None, "no reason was given"),
        ([[[[[[[[[[1]]]]]]]]]], "no reason was given"),
    ],
)
def test_the_sentence_that_matters_is_found(body, message):
    assert f"answered 400: {message}" in str(said(body))


def test_a_long_message_is_shortened():
    assert len(str(said({"error": {"message": "x\n" * 5000}}))) < 400


TOO_LONG = [
    "the request exceeds the available context size. try increasing the context size or enable context shift",
    "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
    "Request too large for model `llama` on tokens per minute (TPM): Limit 6000, Requested 9000",
    "Input length (9000) exceeds model's maximum context length (4096).",
    "The number of tokens to keep from the initial prompt is greater than the context length.",
    "Trying to keep the first 9000 tokens when context the overflows.",
    "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
    "This endpoint's maximum context length is 32768 tokens. However, you requested about 40000 tokens",
    "Input is too long for requested model.",
    "Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192",
    "This model's maximum prompt length is 131072 but the request contains 140000 tokens.",
    "Requested tokens (9000) exceed context window of 2048",
    "Context size has been exceeded.",
    "context shift is disabled",
    "prompt is too long: 210000 tokens > 200000 maximum",
    "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",
    "Your input exceeds the context window of this model. Please adjust your input and try again.",
    "Range of input length should be [1, 30720]",
    "Total tokens of image and text exceed max message tokens",
    "Input token length too long",
    "The prompt (total length 9000) is too long to fit into the model (context length 4096).",
    "inputs tokens + max_new_tokens must be <= 4096. Given: 9000 inputs tokens and 100 max_new_tokens",
    "prompt tokens (9000) plus max_tokens exceeds the model's limit",
    "Messages have 9000 tokens, which exceeds the max limit of 8192 tokens",
    "the prompt is longer than the model's context window",
]
OTHERS = [
    "Rate limit reached for tokens per minute. Please try again in 2s.",
    "Unsupported value: 'temperature' does not support 0.2 with this model.",
    "The model `gpt-9` does not exist or you do not have access to it.",
    "Tool call id was call_a but must be a-z, A-Z, 0-9, with a length of 9.",
    "max_tokens is too large: 65536. This model supports at most 4096 completion tokens.",
    "Missing `reasoning_content` field in the assistant message at message index 2.",
    "Incorrect API key provided.",
    "Failed to parse tool call arguments as JSON",
    "Invalid 'messages[2].content': expected a string.",
]


@pytest.mark.parametrize("message", TOO_LONG)
@pytest.mark.parametrize("status", [0, 400, 500])
def test_an_overflow_is_recognised_in_every_wording(message, status):
    assert isinstance(said({"error": {"message": message}}, status), ContextExceeded)


@pytest.mark.parametrize("message", OTHERS)
def test_nothing_else_is_taken_for_an_overflow(message):
    assert not isinstance(said({"error": {"message": message}}), ContextExceeded)
    assert not isinstance(said({"error": {"message": message}}, 429), ContextExceeded)


@pytest.mark.parametrize(
    "message",
    [
        '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
        "registry.ollama.ai/library/gemma3:4b does not support tools",
        "No endpoints found that support tool use.",
        "tools param requires --jinja flag",
        "This model does not support function calling",
        "Function calling is not enabled for this model",
        "tool use is not supported for this model",
    ],
)
def test_a_model_that_cannot_call_tools_is_told_as_that(message):
    error = str(said({"error": {"message": message}}))
    assert message in error
    assert "cannot call tools" in error


@pytest.mark.parametrize(
    ("status", "body", "is_passing", "pause"),
    [
        (429, {"error": {"message": "Slow down."}}, True, None),
        (529, {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}, True, None),
        (520, "<html>cloudflare 520</html>", True, None),
        (503, {"error": {"message": "Loading model"}}, True, None),
        (0, {"error": {"message": "Provider returned error", "code": 502}}, True, None),
        (0, {"error": {"type": "overloaded_error", "message": "Overloaded"}}, True, None),
        (0, {"error": {"message": "The server had an error", "code": "server_error"}}, True, None),
        (0, {"error": "model runner has unexpectedly stopped, try again later"}, True, None),
        (400, {"error": {"message": "Bad request."}}, False, None),
        (0, {"error": {"message": "Bad request.", "code": 400}}, False, None),
        (
            429,
            {"error": {"message": "Your credit balance is low.", "code": "insufficient_quota"}},
            False,
            None,
        ),
        (429, {"error": {"message": "You exceeded your current quota."}}, False, None),
        (402, {"error": {"message": "Pay."}}, False, None),
        (429, {"error": {"message": "Rate limited. Please try again in 1m2.5s."}}, True, 62.5),
        (429, {"error": {"message": "Rate limited. Please try again in 250ms."}}, True, 0.25),
        (429, {"error": {"message": "Please retry after 20 seconds."}}, True, 20),
        (
            429,
            [{"error": {"message": "You exceeded your current quota.", "details": [{"retryDelay": "2s"}]}}],
            True,
            2,
        ),
        (
            429,
            {
                "error": {
                    "message": "You exceeded your current quota. Please retry in 3s.",
                    "details": [{"violations": [{"quotaId": "RequestsPerDayPerProject"}]}],
                }
            },
            False,
            3,
        ),
    ],
)
def test_what_is_worth_another_try(status, body, is_passing, pause):
    told = told_by(body, status)
    assert (told.is_passing, told.pause) == (is_passing, pause)


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"retry-after": "3"}, 3),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after-ms": "1500", "retry-after": "2"}, 1.5),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Fri, 31 Dec 1999 23:59:59 GMT"}, 0),
    ],
)
def test_the_pause_that_headers_ask_for(headers, pause):
    assert told_by({"error": {"message": "Slow down."}}, 429, headers).pause == pause


def test_limits_have_a_kind_of_their_own():
    assert isinstance(said({"error": {"message": "Slow down."}}, 429), ModelRateLimited)
    assert isinstance(refusal(told_by({"error": {"message": "x", "code": "429"}})), ModelRateLimited)


@pytest.mark.parametrize(
    "event",
    [
        {"choices": [{"delta": {"content": "Hi"}}], "error": None},
        {"choices": [], "error": {}},
        {"message": {"role": "assistant", "content": "Hi"}, "done": False},
        {"base_resp": {"status_code": 0, "status_msg": ""}, "choices": []},
        {"type": "response.output_text.delta", "delta": "Hi"},
        {"detail": "fine", "choices": []},
        {},
    ],
)
def test_what_is_no_error_is_not_taken_for_one(event):
    assert error_in(event) is None


@pytest.mark.parametrize(
    "event",
    [
        {"error": "Oops."},
        {"error": {"message": "Oops."}},
        {"detail": "Oops."},
        {"object": "error", "message": "Oops.", "choices": []},
        {"type": "error", "message": "Oops."},
        {"message": "Oops.", "code": 500},
        {"errors": [{"message": "Oops."}]},
        {"base_resp": {"status_code": 1004, "status_msg": "Oops."}},
    ],
)
def test_an_error_in_place_of_an_answer_is_found(event):
    assert error_in(event).message == "Oops."
