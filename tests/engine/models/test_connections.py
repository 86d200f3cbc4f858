"""Model connections that the app offers for one reader, over real HTTP."""

import logging
import threading
import time

import openai
import pytest
from pydantic import SecretStr

from assistant_core.config import Settings
from assistant_core.engine.models import registry
from assistant_core.errors import ConfigError
from tests.engine.conftest import TOOL, Talk
from tests.support.echo import ECHO
from tests.support.engine import client_of, running
from tests.support.scripted_model import ScriptedModel, calls, garbled, http_error, text

KEY = SecretStr("sk-of-a-reader-1234")


@pytest.fixture
def theirs():
    with ScriptedModel() as scripted:
        yield scripted


@pytest.fixture
def wire_format():
    return "chat"


@pytest.fixture
def engine_settings():
    return {"in_process_models": ECHO}


def through(client, token):
    return client.with_options(default_headers={"X-Model-Connection": token}, max_retries=0)


def offer(engine, model, name="theirs-1"):
    return engine.offer("chat", model.url, KEY, name)


def words(client, run):
    messages = client.beta.threads.messages.list(run.thread_id, run_id=run.id)
    return messages.data[0].content[0].text.value


def answered(client, run):
    """The run at its end, after its one call was answered."""
    call = run.required_action.submit_tool_outputs.tool_calls[0]
    return client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=run.id,
        thread_id=run.thread_id,
        tool_outputs=[{"tool_call_id": call.id, "output": "AAPL"}],
        poll_interval_ms=20,
    )


def test_a_run_is_answered_by_the_connection_of_its_request(engine, client, talk, model, theirs):
    theirs.script(text("From theirs."))
    model.script(text("From ours."))
    mine = Talk(through(client, offer(engine, theirs)), talk.thread_id, talk.assistant_id)
    assert words(client, mine.run()) == "From theirs."
    assert words(client, talk.run()) == "From ours."
    asked = theirs.requests[0]
    assert (asked["body"]["model"], asked["headers"]["Authorization"]) == (
        "theirs-1",
        f"Bearer {KEY.get_secret_value()}",
    )
    assert KEY.get_secret_value() not in str(model.requests)


def test_tool_outputs_go_on_with_the_same_connection_even_when_it_was_withdrawn(engine, client, talk, theirs):
    theirs.script(calls(("get_ticker", "{}")), text("Apple."))
    token = offer(engine, theirs)
    run = Talk(through(client, token), talk.thread_id, talk.assistant_id).run()
    engine.withdraw(token)
    done = answered(client, run)
    assert done.status == "completed"
    assert words(client, done) == "Apple."


def test_two_readers_never_get_each_others_model(engine, client, talk, theirs):
    with ScriptedModel() as other:
        theirs.default, other.default = text("one"), text("two", delay=0.1)
        both = [through(client, offer(engine, each)) for each in (theirs, other)]
        said = {}

        def ask(number):
            thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello?"}])
            run = Talk(both[number % 2], thread.id, talk.assistant_id).run()
            said[number] = words(client, run)

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert said == {number: ("one", "two")[number % 2] for number in range(8)}


@pytest.mark.parametrize(
    "request_",
    [
        lambda client, talk: client.beta.threads.runs.create(talk.thread_id, assistant_id=talk.assistant_id),
        lambda client, talk: client.beta.threads.create_and_run(assistant_id=talk.assistant_id),
        lambda client, talk: client.models.list(),
    ],
    ids=["run", "thread and run", "models"],
)
def test_an_unknown_token_is_refused_in_words(client, talk, request_):
    stranger = through(client, "no-such-token")
    with pytest.raises(openai.BadRequestError, match="Connect the model again") as refused:
        request_(stranger, talk)
    assert refused.value.code == registry.UNKNOWN_CONNECTION
    assert "no-such-token" not in str(refused.value)


def test_an_answer_whose_connection_went_with_its_process_fails_and_says_so(tmp_path, theirs):
    theirs.script(calls(("get_ticker", "{}")))
    with running(tmp_path) as engine, client_of(engine) as client:
        assistant = client.beta.assistants.create(model="default", tools=[TOOL])
        thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello?"}])
        talk = Talk(through(client, offer(engine, theirs)), thread.id, assistant.id)
        run = talk.run()
    with running(tmp_path) as engine, client_of(engine) as client:
        done = answered(client, run)
    assert done.status == "failed"
    assert "ended with the app's restart; ask again" in done.last_error.message
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert KEY.get_secret_value().encode() not in stored


def test_a_key_that_the_server_repeats_reaches_nobody(engine, client, talk, theirs, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    secret = KEY.get_secret_value()
    theirs.default = http_error(401, f"Incorrect API key provided: {secret}")
    theirs.listing = theirs.default
    mine = through(client, offer(engine, theirs))
    run = Talk(mine, talk.thread_id, talk.assistant_id).run()
    assert "401: Incorrect API key provided: …" in run.last_error.message
    with pytest.raises(openai.InternalServerError, match="401: Incorrect API key provided: …"):
        mine.models.list()
    assert secret not in caplog.text
    stored = [path for path in tmp_path.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert stored == []


def test_models_are_listed_by_whoever_would_answer(engine, client, model, theirs):
    theirs.listing = text("big", "small")
    assert [each.id for each in client.models.list()] == ["scripted-1"]
    listed = list(through(client, offer(engine, theirs)).models.list())
    assert [(each.id, each.object) for each in listed] == [("big", "model"), ("small", "model")]
    assert theirs.listings[0]["Authorization"] == f"Bearer {KEY.get_secret_value()}"
    assert [each.id for each in through(client, engine.offer("echo")).models.list()] == ["echo"]


@pytest.mark.parametrize(
    ("listing", "said"),
    [
        (http_error(404, "no such page"), "answered 404: no such page"),
        (garbled("<html>"), "not JSON"),
        (garbled('{"data": [1]}'), "cannot be read"),
        (text(delay=0.5), "listed no models within 0.2 seconds"),
    ],
)
def test_why_models_cannot_be_listed_is_told(engine, client, theirs, monkeypatch, listing, said):
    monkeypatch.setattr("assistant_core.engine.models.connections.LIST_SECONDS", 0.2)
    theirs.listing = listing
    with pytest.raises(openai.InternalServerError, match=said):
        through(client, offer(engine, theirs)).models.list()


def test_other_settings_are_taken_over_while_a_run_keeps_what_it_has(
    engine, client, talk, model, theirs, tmp_path
):
    model.script(calls(("get_ticker", "{}")), text("From before."))
    theirs.script(text("From after."))
    run = talk.run()
    engine.take_over(
        Settings(data_dir=tmp_path, openai_base_url=theirs.url, openai_model="m", run_expires_seconds=77)
    )
    done = answered(client, run)
    assert words(client, done) == "From before."
    later = talk.run()
    assert words(client, later) == "From after."


def test_the_oldest_unused_connection_is_dropped_and_its_session_closed(
    engine, client, talk, theirs, monkeypatch
):
    monkeypatch.setattr(registry, "MOST_OFFERED", 2)
    theirs.default = text("Here.")
    models = engine._runner.models
    first = offer(engine, theirs)
    Talk(through(client, first), talk.thread_id, talk.assistant_id).run()
    server = models.connected(first)._server.upstream._session
    second, third = offer(engine, theirs), offer(engine, theirs)
    assert set(models._offered) == {second, third}
    deadline = time.monotonic() + 5
    while not server.closed:
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"base_url": "localhost:11434"}, "must be like"),
        ({"base_url": "ftp://host/v1"}, "must be like"),
        ({"base_url": "http://user:secret@host/v1"}, "no user name"),
        ({"kind": "responses"}, "needs OPENAI_API_KEY"),
    ],
)
def test_a_connection_that_makes_no_sense_is_refused(engine, given, said):
    with pytest.raises(ConfigError, match=said) as refused:
        engine.offer(**given)
    assert "secret" not in str(refused.value)
