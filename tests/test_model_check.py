"""Every verdict on a model connection, through a real engine, on servers that misbehave over real HTTP."""

import time

import pytest
from pydantic import SecretStr

from assistant_core import model_check
from assistant_core.assistants.registry import definitions
from assistant_core.client import connect, through
from assistant_core.config import Settings
from assistant_core.model_check import STEPS, ModelCheck
from tests.support.engine import running
from tests.support.scripted_model import calls, garbled, http_error, text


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with running(tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture
def client(engine):
    with connect(engine.base_url, engine.api_key, Settings()) as connected:
        yield connected


def check(engine, client, url, **options):
    token = engine.offer("chat", url, SecretStr("sk-checked-key"), "m")
    going_on = ModelCheck(through(client, token), options, lambda: engine.withdraw(token))
    deadline = time.monotonic() + 20
    while going_on.verdict is None:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return going_on.verdict


CALL = calls(("get_password", "{}"))
NOT_FOUND = http_error(404, "model 'm' not found")
NOT_LISTED = http_error(404, "no page")


@pytest.mark.parametrize(
    ("listing", "replies", "outcome", "reached"),
    [
        (text("m"), [CALL, text("evergreen")], "works", 5),
        (NOT_LISTED, [CALL, text("evergreen")], "works", 5),
        (text("m"), [text("I do not know.")], "no_call", 4),
        (text("m"), [http_error(400, "m does not support tools")], "no_tools", 3),
        (text("m"), [NOT_FOUND], "no_model", 2),
        (NOT_LISTED, [NOT_FOUND], "wrong_address", 0),
        (http_error(401, "bad key"), [], "key", 1),
        (text("m"), [http_error(403, "not allowed")], "key", 1),
        (text("m"), [http_error(429, "insufficient_quota")], "limited", 3),
        (garbled("<html>"), [garbled("<html>\n\n"), garbled("data: <html>\n\n")], "garbled", 0),
        (text("m"), [http_error(400, "bad temperature")], "failed", 3),
    ],
)
def test_verdict(engine, client, model, listing, replies, outcome, reached):
    model.listing = listing
    model.script(*replies)
    model.default = replies[-1] if replies else None
    verdict = check(engine, client, model.url)
    assert verdict.outcome == outcome
    assert [name for name, done in verdict.steps.items() if done] == list(STEPS[:reached])
    assert bool(verdict.detail) == (outcome not in ("works", "no_call"))
    assert client.get("/threads", cast_to=dict)["data"] == [], "the scratch thread is deleted"


def test_the_check_asks_with_the_longest_prompt(engine, client, model):
    model.script(CALL, text("evergreen"))
    verdict = check(engine, client, model.url)
    body = model.requests[0]["body"]
    longest = definitions()["investor"]
    assert longest.instructions in body["messages"][0]["content"]
    named = [tool["function"]["name"] for tool in body["tools"]]
    assert named[0] == "get_password"
    assert {tool["function"]["name"] for tool in longest.tools if tool["type"] == "function"} <= set(named)
    assert (verdict.assistant, verdict.window, verdict.left_out) == ("investor", None, ())


@pytest.mark.parametrize(
    ("window", "is_short", "leaves_out"), [(2048, True, True), (7168, True, False), (32768, False, False)]
)
def test_it_says_what_the_model_takes(engine, client, model, window, is_short, leaves_out):
    model.beside = {"/props": {"default_generation_settings": {"n_ctx": window}}}
    model.script(CALL, text("evergreen"))
    verdict = check(engine, client, model.url)
    assert (verdict.outcome, verdict.window, verdict.is_short) == ("works", window, is_short)
    assert bool(verdict.left_out) == leaves_out
    assert "get_password" not in verdict.left_out


def test_a_window_that_is_too_small_shows_here(engine, client, model):
    model.beside = {"/props": {"default_generation_settings": {"n_ctx": 1024}}}
    verdict = check(engine, client, model.url)
    assert (verdict.outcome, verdict.window) == ("too_small", 1024)
    model.beside = {}
    model.default = http_error(400, "the request exceeds the available context size")
    verdict = check(engine, client, model.url)
    assert verdict.outcome == "too_small"
    assert [name for name, done in verdict.steps.items() if done] == list(STEPS[:3])


def test_a_dead_server(engine, client):
    verdict = check(engine, client, "http://127.0.0.1:9/v1")
    assert (verdict.outcome, verdict.steps["reachable"]) == ("unreachable", False)


def test_a_slow_server_is_not_waited_for(engine, client, model, monkeypatch):
    monkeypatch.setattr(model_check, "LIMIT_SECONDS", 0.6)
    model.default = text("So", "slow", delay=5)
    verdict = check(engine, client, model.url)
    assert verdict.outcome == "slow"
    assert verdict.seconds < 4
    assert model.aborted.wait(10), "the model is no longer asked"


def test_the_check_uses_what_a_question_would(engine, client, model):
    model.script(CALL, text("evergreen"))
    check(engine, client, model.url, temperature=0.3)
    asked = [request["body"] for request in model.requests]
    assert [(each["model"], each["temperature"]) for each in asked] == [("m", 0.3)] * 2


def test_an_engine_that_is_gone_is_told(engine, client):
    gone = connect("http://127.0.0.1:9/v1", "key", Settings())
    going_on = ModelCheck(gone, {})
    while going_on.verdict is None:
        time.sleep(0.02)
    assert going_on.verdict.outcome == "engine"
    gone.close()
