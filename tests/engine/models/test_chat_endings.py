"""Answers that end badly, or seem to: nothing half is told as whole, and nothing whole as broken."""

import pytest

from tests.support.odd_servers import (
    DONE,
    FINE,
    STOP,
    USAGE,
    call_delta,
    chunk,
    says,
    sse,
)
from tests.support.scripted_model import garbled, http_error, whole

MOST_TRIES = 6
"""A prompt that fills the window is tried again with less of its tools."""


@pytest.mark.parametrize(
    ("ending", "status", "error", "reason"),
    [
        ((chunk({}, "error"), DONE), "failed", "error", None),
        ((chunk({}, "network_error"), DONE), "failed", "network_error", None),
        ((chunk({}, "malformed_function_call"), DONE), "failed", "malformed_function_call", None),
        ((chunk({}, "length"), DONE), "incomplete", "", "max_completion_tokens"),
        ((chunk({}, "MAX_TOKENS"), DONE), "incomplete", "", "max_completion_tokens"),
        ((chunk({}, "content_filter"), DONE), "incomplete", "", None),
        ((chunk({}, "SAFETY"), DONE), "incomplete", "", None),
        (
            (
                sse(
                    {
                        "choices": [
                            {"delta": {"content": ""}, "finish_reason": "error", "error": {"message": "Gone"}}
                        ]
                    }
                ),
            ),
            "failed",
            "Gone",
            None,
        ),
        ((sse({"error": {"message": "Gone", "code": 502}}), DONE), "failed", "Gone", None),
        ((sse({"error": "CUDA out of memory"}), DONE), "failed", "CUDA out of memory", None),
        (('event: error\ndata: {"message": "Gone", "code": 500}\n\n',), "failed", "Gone", None),
        (('error: {"code": 500, "message": "Gone"}\n\n',), "failed", "Gone", None),
        (("data: {oops\n\n",), "failed", "not JSON", None),
        (("data: " + "[" * 100_000 + "\n\n",), "failed", "not JSON", None),
        ((":\n\n",), "failed", "before the answer was complete", None),
    ],
)
def test_half_an_answer_is_kept_and_never_told_as_whole(odd_run, ending, status, error, reason):
    outcome = odd_run(garbled(chunk({"content": "half "}), *ending))
    assert (outcome.status, outcome.texts, outcome.incomplete) == (status, ["half "], reason)
    assert error in outcome.error
    assert len(outcome.requests) == 1


def test_a_connection_that_stays_open_after_the_end(odd_run):
    """Were it waited for, the scripted server's own silence of a minute would pass."""
    for ending in ((STOP, 60.0), (chunk({}, "stop"), 60.0), (chunk({}, "stop"), USAGE, 60.0)):
        outcome = odd_run(garbled(chunk({"content": "fine."}), *ending))
        assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (says(chunk({"reasoning_content": "Hm."})), "thought, but ended without an answer"),
        (
            garbled(chunk({"reasoning_content": "Hm."}), chunk({}, "length"), DONE),
            "all its tokens for thinking",
        ),
        (
            garbled(chunk({"content": "<think>\nHm."}), chunk({}, "length"), DONE),
            "all its tokens for thinking",
        ),
        (garbled(chunk({"content": ""}), chunk({}, "length"), DONE), "fills the model's context window"),
        (says(chunk({"content": ""})), "without any text or tool call"),
        (says(chunk({"content": " \n"})), "without any text or tool call"),
    ],
)
def test_an_end_without_a_word_says_why(odd_run, reply, error):
    outcome = odd_run(*[reply] * MOST_TRIES)
    assert (outcome.status, outcome.texts) == ("failed", [])
    assert error in outcome.error


def test_a_cap_that_left_no_word_ends_the_run_as_incomplete(odd_run):
    reply = garbled(chunk({"reasoning_content": "Hm."}), chunk({}, "length"), DONE)
    outcome = odd_run(reply, max_completion_tokens=256)
    assert (outcome.status, outcome.incomplete) == ("incomplete", "max_completion_tokens")
    assert "max_completion_tokens" in outcome.notices[0]


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (whole({"error": {"message": "Invalid API key", "code": 401}}), "Check the API key"),
        (whole({"error": "model 'x' not found"}), "model 'x' not found"),
        (whole("<!doctype html><html><title>Open WebUI</title></html>"), "a web page (“Open WebUI”)"),
        (whole(""), "an empty answer"),
        (whole({"hello": "world"}), "cannot be read"),
        (whole("Welcome!"), "cannot be read"),
        (whole("<html><h1>401 Authorization Required</h1></html>", 401), "401 Authorization Required. Check"),
        (
            whole({"error": 'model "q" not found, try pulling it first'}, 404),
            "try pulling it first. Check the model",
        ),
        (http_error(402, "This request requires more credits"), "Add credit"),
    ],
)
def test_an_error_says_what_happened_and_what_to_do(odd_run, reply, error):
    outcome = odd_run(*[reply] * 3)
    assert (outcome.status, outcome.texts) == ("failed", [])
    assert error in outcome.error


@pytest.mark.parametrize(
    "refusal",
    [
        garbled(sse({"error": {"message": "Provider returned error", "code": 502}}), DONE),
        garbled(sse({"error": {"message": "Rate limit exceeded", "code": 429}}), DONE),
        garbled(sse({"error": {"type": "overloaded_error", "message": "Overloaded"}}), DONE),
        garbled(
            chunk({"role": "assistant", "content": ""}),
            sse({"error": {"message": "Overloaded", "code": 503}}),
        ),
        whole({"error": {"type": "overloaded_error", "message": "Overloaded"}}, 529),
        whole("<html>cloudflare 520</html>", 520),
        whole({"detail": "Model overloaded"}),
        http_error(429, "Rate limit reached", {"retry-after-ms": "100"}),
    ],
)
def test_what_passes_is_asked_for_again_before_the_first_word(odd_run, refusal):
    outcome = odd_run(refusal, FINE)
    assert (outcome.status, outcome.texts, len(outcome.requests)) == ("completed", ["fine."], 2)


def test_a_model_that_is_loading_is_waited_for(odd_run):
    outcome = odd_run(*[whole({"error": {"message": "Loading model", "code": 503}}, 503)] * 4, FINE)
    assert (outcome.status, outcome.texts, len(outcome.requests)) == ("completed", ["fine."], 5)


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning", "thinking"])
def test_thinking_in_a_field_of_its_own(odd_run, field):
    outcome = odd_run(says(chunk({field: "Hm, "}), chunk({field: "yes."}), chunk({"content": "fine."})))
    assert (outcome.texts, outcome.thinking) == (["fine."], ["Hm, yes."])


def test_thinking_that_comes_twice_is_told_once(odd_run):
    details = [{"type": "reasoning.text", "text": "Hm."}]
    both = chunk({"reasoning": "Hm.", "reasoning_details": details})
    assert odd_run(says(both, chunk({"content": "fine."}))).thinking == ["Hm."]


def test_thinking_among_the_parts_of_the_content(odd_run):
    part = {"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]}
    outcome = odd_run(says(chunk({"content": [part]}), chunk({"content": "fine."})))
    assert (outcome.texts, outcome.thinking) == (["fine."], ["Hm."])


MARKED = [
    ("<think>Hm.</think>fine.", "Hm."),
    ("[THINK]Hm.[/THINK]\n\nfine.", "Hm."),
    ("<thought>Hm.</thought>\nfine.", "Hm."),
    ("◁think▷Hm.◁/think▷fine.", "Hm."),
    (
        "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>fine.<|return|>",
        "Hm.",
    ),
    ("analysisHm.assistantfinalfine.", "Hm."),
    ("Hm.\n</think>\n\nfine.", "Hm.\n"),
    ("</think>\n\nfine.", None),
    ("<think></think>\n\nfine.", None),
    ("<think>\n\n</think>\n\nfine.<|im_end|>", "\n\n"),
]


@pytest.mark.parametrize(("content", "thought"), MARKED)
@pytest.mark.parametrize("size", [1, 3, 200])
def test_thinking_within_the_content_is_no_part_of_the_answer(odd_run, content, thought, size):
    pieces = [chunk({"content": content[at : at + size]}) for at in range(0, len(content), size)]
    outcome = odd_run(says(*pieces))
    assert (outcome.status, outcome.texts) == ("completed", ["fine."])
    assert outcome.thinking == ([thought] if thought else [])


def test_a_model_that_only_closes_its_thinking_is_known_the_next_time(odd_run):
    reply = says(*(chunk({"content": word}) for word in ("I ", "recall ", "$999.", "</think>", "fine.")))
    assert [odd_run(reply).thinking for _ in range(2)] == [["I recall $999."]] * 2
    # And where it does not think for once, all of it is the answer.
    assert odd_run(FINE).texts == ["fine."]


@pytest.mark.parametrize(
    "answer",
    [
        "Put </s> at the end.",
        "The tag `</think>` closes it.",
        "Then:\n```\na </think> b\n```\nok",
        "a < b",
        "analysis is done",
    ],
)
def test_an_answer_that_has_such_marks_stays_one(odd_run, answer):
    outcome = odd_run(says(*(chunk({"content": sign}) for sign in answer)))
    assert (outcome.texts, outcome.thinking) == ([answer], [])


def test_a_call_that_was_cut_short_is_not_carried_out(odd_run):
    outcome = odd_run(
        garbled(chunk(call_delta('{"symbol":"AA', "get_quote", "a")), chunk({}, "length"), DONE)
    )
    assert (outcome.status, outcome.incomplete, outcome.calls) == ("incomplete", "max_completion_tokens", [])


def test_thinking_is_told_as_it_comes_and_progress_too(odd_client, odd_model):
    """In events of our own, which the SDK's handlers pass over."""
    progress = chunk({}, prompt_progress={"total": 200, "processed": 50})
    odd_model.forget()
    odd_model.script(says(progress, chunk({"reasoning_content": "Hm."}), chunk({"content": "fine."})))
    assistant = odd_client.beta.assistants.create(model="told-as-it-comes")
    thread = odd_client.beta.threads.create(messages=[{"role": "user", "content": "Hello"}])
    with odd_client.beta.threads.runs.stream(thread_id=thread.id, assistant_id=assistant.id) as stream:
        ours = {
            event.event: event.data
            for event in stream
            if event.event in ("thread.progress", "thread.thinking.delta")
        }
    assert ours["thread.progress"].model_extra == {"state": "reading", "done": 0.25}
    assert ours["thread.thinking.delta"].model_extra == {"delta": {"text": "Hm."}}


@pytest.fixture(scope="module")
def odd_wire():
    return "chat"
