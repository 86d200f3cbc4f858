"""A model server that misbehaves, over every wire format: the run says what happened, the thread lives on."""

import re
import time

import pytest

from assistant_core.engine.runs import lifecycle
from tests.support.engine import client_of, running
from tests.support.scripted_model import calls, garbled, http_error, text

QUICK = {"retry-after": "0"}


@pytest.fixture
def engine_settings(request):
    return {"model_silence_seconds": 0.7} if "silence" in request.node.name else {}


def ended(talk, **given):
    run = talk.run(**given)
    return run.status, run.last_error and run.last_error.code, run.last_error and run.last_error.message


def test_a_limit_is_told_whole_and_the_thread_stays_usable(talk, model):
    model.script(*[http_error(429, "Rate limit reached for scripted-1.", QUICK)] * 3, text("Fine."))
    status, code, message = ended(talk)
    assert (status, code) == ("failed", "rate_limit_exceeded")
    assert "Rate limit reached for scripted-1." in message
    assert ended(talk)[0] == "completed"


def test_a_passing_failure_is_tried_again_before_the_first_token(talk, model):
    model.script(http_error(500, "Oops."), http_error(429, "Slow down.", QUICK), text("Fine."))
    assert ended(talk)[0] == "completed"
    assert len(model.requests) == 3


@pytest.mark.parametrize(
    "broken",
    [
        text(cut=True),
        garbled("<html>Welcome to the hotel's network</html>"),
        garbled('data: {"error": {"message": "Overloaded.", "code": "server_error"}}\n\n'),
    ],
    ids=["cut", "ended", "failed"],
)
def test_an_answer_that_breaks_off_before_it_begins_is_asked_for_again(talk, model, broken):
    model.script(broken, broken, text("Fine."))
    assert ended(talk)[0] == "completed"
    assert talk.texts()[-1] == "Fine."


def test_a_server_is_given_the_time_it_asks_for(talk, model):
    model.script(http_error(503, "Loading.", {"retry-after": "2"}), text("Fine."))
    began = time.monotonic()
    assert ended(talk)[0] == "completed"
    assert time.monotonic() - began > 2


@pytest.mark.parametrize("wanted", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_pause_too_long_to_wait_for_is_told(talk, model, wanted):
    model.script(http_error(429, "Try again tomorrow.", {"retry-after": wanted}))
    began = time.monotonic()
    status, code, message = ended(talk)
    assert (status, code) == ("failed", "rate_limit_exceeded")
    assert "Try again tomorrow." in message
    assert time.monotonic() - began < 5
    assert len(model.requests) == 1


def test_no_second_try_when_the_quota_is_used_up(talk, model):
    model.script(http_error(429, "You exceeded your current quota.", code="insufficient_quota"))
    assert "insufficient_quota" in ended(talk)[2]
    assert len(model.requests) == 1


def test_a_gone_model_is_told_in_the_provider_s_words(talk, model):
    model.script(http_error(404, "The model `gpt-4o` does not exist.", code="model_not_found"))
    status, code, message = ended(talk, model="gpt-4o")
    assert (status, code) == ("failed", "server_error")
    assert message == (
        "The model server answered 404: The model `gpt-4o` does not exist. [model_not_found] "
        "Check the model's name and OPENAI_BASE_URL, which mostly ends in /v1."
    )


def test_a_cut_stream_keeps_what_was_written(talk, model):
    model.script(text("Half of ", "the answer", cut=True, silence=0.2))
    with talk.stream() as stream:
        order = [event.event for event in stream]
    assert order[-3:] == ["thread.message.incomplete", "thread.run.step.failed", "thread.run.failed"]
    last = talk.messages()[-1]
    assert (last.status, last.incomplete_details.reason) == ("incomplete", "run_failed")
    assert last.content[0].text.value == "Half of the answer"


def test_silence_has_a_limit(talk, model):
    model.script(text("Well, ", silence=5))
    began = time.monotonic()
    status, _, message = ended(talk)
    assert status == "failed"
    assert "sent nothing for 0.7 seconds" in message
    assert time.monotonic() - began < 4


SIGNS_OF_LIFE = {
    "chat": [
        'data: {"choices": [{"delta": {"reasoning_content": "hm"}}]}\n\n',
        'data: {"choices": [{"delta": {"content": ""}}]}\n\n',
        'data: {"choices": []}\n\n',
        ":\n\n",
    ],
    "responses": [
        'data: {"type": "response.reasoning_text.delta", "delta": "hm"}\n\n',
        'data: {"type": "response.in_progress"}\n\n',
        'data: {"type": "keepalive"}\n\n',
        ": ping\n\n",
    ],
    "anthropic": [
        'data: {"type": "content_block_delta", "index": 0, "delta": '
        '{"type": "thinking_delta", "thinking": "hm"}}\n\n',
        'data: {"type": "content_block_delta", "index": 1, "delta": {"type": "text_delta", "text": ""}}\n\n',
        'data: {"type": "working"}\n\n',
        'event: ping\ndata: {"type": "ping"}\n\n',
    ],
}
ANSWERS = {
    "chat": 'data: {"choices": [{"delta": {"content": "Fine."}, "finish_reason": "stop"}]}\n\n',
    "responses": 'data: {"type": "response.output_text.delta", "delta": "Fine."}\n\n'
    'data: {"type": "response.completed", "response": {"status": "completed"}}\n\n',
    "anthropic": 'data: {"type": "content_block_delta", "index": 1, "delta": '
    '{"type": "text_delta", "text": "Fine."}}\n\n'
    'data: {"type": "message_delta", "delta": {"stop_reason": "end_turn"}}\n\n',
}


@pytest.mark.parametrize("sign", range(4))
def test_what_shows_that_the_server_works_breaks_the_silence(talk, model, wire_format, sign):
    signs = [SIGNS_OF_LIFE[wire_format][sign], 0.35] * 4
    model.script(garbled(*signs, ANSWERS[wire_format]))
    assert ended(talk) == ("completed", None, None)
    assert talk.texts()[-1] == "Fine."


def test_a_silence_in_which_only_the_connection_is_kept_open_has_a_limit_too(talk, model):
    model.script(garbled(*[":\n\n", 0.3] * 200))
    status, _, message = ended(talk)
    assert status == "failed"
    seconds = re.search(r"sent nothing for ([\d.]+) seconds", message)
    assert seconds
    assert 3.5 <= float(seconds[1]) < 30


def test_a_run_ends_although_its_failure_cannot_be_written_down_as_it_was(talk, model, monkeypatch):
    finish, tries = lifecycle.finish, []

    def fails_once(connection, run_id, ending, **given):
        tries.append(ending)
        if len(tries) == 1:
            raise TypeError("can only concatenate str")
        return finish(connection, run_id, ending, **given)

    monkeypatch.setattr(lifecycle, "finish", fails_once)
    model.script(text("Half of ", cut=True, silence=0.2), text("Fine."))
    status, code, message = ended(talk)
    assert (status, code, tries) == ("failed", "server_error", ["failed", "failed"])
    assert "TypeError" in message
    assert ended(talk)[0] == "completed"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("data: {oops\n\n", "not JSON"),
        ('data: {"choices": "many", "type": "response.created", "response": 7}\n\n', "cannot be read"),
        ("data: [1, 2]\n\n", "cannot be read"),
        ('data: {"error": {"message": "GPU on fire"}}\n\n', "GPU on fire"),
        ("<html>Welcome to the hotel's network</html>", "a web page (“Welcome to the hotel's network”)"),
    ],
)
def test_a_garbled_answer(talk, model, raw, said):
    model.default = garbled(raw)
    status, code, message = ended(talk)
    assert (status, code) == ("failed", "server_error")
    assert said in message


def test_half_a_character_is_told_as_one_that_is_missing(talk, model, wire_format):
    model.script(text("A smile: ", "\ud83d", "\ude00", " and a whole one: 😀"))
    assert ended(talk)[0] == "completed"
    assert talk.texts()[-1] == "A smile: \ufffd\ufffd and a whole one: 😀"


def test_an_empty_answer_is_a_failure(talk, model):
    model.script(text())
    assert "without any text or tool call" in ended(talk)[2]


@pytest.mark.parametrize(
    ("finish", "run_reason", "message_reason"),
    [("length", "max_completion_tokens", "max_tokens"), ("content_filter", None, "content_filter")],
)
def test_an_answer_cut_short_by_the_model(talk, model, finish, run_reason, message_reason):
    model.script(text("Too long", finish=finish))
    run = talk.run()
    assert run.status == "incomplete"
    assert run.incomplete_details.reason == run_reason
    assert talk.messages()[-1].incomplete_details.reason == message_reason


def test_malformed_arguments_reach_the_client_as_they_are(talk, model):
    model.script(calls(("get_ticker", '{"company_name": "App')), text("Sorry."))
    run = talk.run()
    [call] = run.required_action.submit_tool_outputs.tool_calls
    assert call.function.arguments == '{"company_name": "App'
    with talk.submit(run, output="the arguments are not JSON") as stream:
        assert stream.get_final_run().status == "completed"


def test_a_model_server_on_this_machine_needs_no_proxy(model, wire_format, tmp_path, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    model.script(text("Fine."))
    upstream = {"openai_base_url": model.url, "model_provider": wire_format, "openai_model": "m"}
    with running(tmp_path, **upstream) as engine:
        # The engine has looked at its environment by now; the client here is not what is tested.
        monkeypatch.delenv("HTTP_PROXY")
        run = one_run(engine)
    assert run.status == "completed"


def one_run(engine):
    with client_of(engine) as client:
        assistant = client.beta.assistants.create(model="default")
        thread = {"messages": [{"role": "user", "content": "Hi"}]}
        return client.beta.threads.create_and_run_poll(assistant_id=assistant.id, thread=thread)


@pytest.mark.parametrize("engine_settings", [{"openai_base_url": "http://127.0.0.1:9/v1"}])
def test_an_unreachable_server(talk, engine_settings):
    status, _, message = ended(talk)
    assert status == "failed"
    assert "could not be reached" in message
    assert "OPENAI_BASE_URL" in message
