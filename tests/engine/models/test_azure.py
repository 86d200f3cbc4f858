"""Azure OpenAI over real HTTP: its addresses, its header and its query."""

import asyncio

import pytest
from pydantic import SecretStr

from assistant_core.client import connect, through
from assistant_core.config import Settings
from assistant_core.engine.models.registry import Models
from tests.support.engine import running
from tests.support.scripted_model import calls, http_error, text, whole

KEY = "azure-key-4711-azure"


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with running(tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture
def client(engine):
    with connect(engine.base_url, engine.api_key, Settings()) as connected:
        yield connected


@pytest.fixture
def connected(engine, client, model):
    def connected(version=None, address=""):
        endpoint = model.url.removesuffix("/v1") + address
        return through(client, engine.offer("azure", endpoint, SecretStr(KEY), "my deployment", version))

    return connected


def ask(client, **options):
    return client.beta.threads.create_and_run_poll(
        assistant_id=client.beta.assistants.create(model="default").id,
        thread={"messages": [{"role": "user", "content": "Who are you?"}]},
        poll_interval_ms=20,
        **options,
    )


@pytest.mark.parametrize("address", ["", "/", "/openai/v1", "/openai/deployments/x/chat/completions"])
def test_the_v1_api_is_spoken_to_through_responses(connected, model, address):
    model.script(text("I am."))
    assert ask(connected(address=address)).status == "completed"
    (asked,) = model.requests
    assert asked["path"] == "/openai/v1/responses"
    assert asked["body"]["model"] == "my deployment"
    assert asked["headers"]["api-key"] == KEY
    assert "Authorization" not in asked["headers"]


def test_a_dated_api_has_deployment_and_version_in_its_address(connected, model):
    model.script(calls(("look", "{}")), text("I am."), text("Another one."))
    client = connected("2024-10-21")
    tool = {
        "type": "function",
        "function": {"name": "look", "parameters": {"type": "object", "properties": {}}},
    }
    run = ask(client, tools=[tool])
    call = run.required_action.submit_tool_outputs.tool_calls[0]
    outputs = [{"tool_call_id": call.id, "output": "1"}]
    run = client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=run.id, thread_id=run.thread_id, tool_outputs=outputs, poll_interval_ms=20
    )
    assert run.status == "completed"
    assert ask(client, model="other").status == "completed"
    path = "/openai/deployments/{}/chat/completions?api-version=2024-10-21"
    assert [asked["path"] for asked in model.requests] == [
        path.format("my%20deployment"),
        path.format("my%20deployment"),
        path.format("other"),
    ]
    assert {asked["headers"]["api-key"] for asked in model.requests} == {KEY}


def test_the_deployment_is_all_that_is_listed(connected, model):
    assert [listed.id for listed in connected().models.list()] == ["my deployment"]
    assert model.listings == []


def test_a_key_that_is_told_again_is_hidden_and_missing_responses_are_told(connected, model):
    model.default = http_error(404, f"No resource for {KEY}: the API is unknown.")
    failed = ask(connected())
    assert failed.status == "failed"
    assert KEY not in failed.last_error.message
    assert "set OPENAI_API_VERSION" in failed.last_error.message


def test_texts_are_embedded_through_the_v1_api(tmp_path, model):
    model.default = whole({"data": [{"index": 0, "embedding": [3.0, 4.0]}]})
    models = Models(
        Settings(
            data_dir=tmp_path,
            model_provider="azure",
            openai_base_url=model.url.removesuffix("/v1"),
            openai_api_key=KEY,
            openai_model="my deployment",
            embedding_model="words",
        )
    )

    async def embed():
        vectors = await models.embedder.embed(["a"])
        await models.close()
        return vectors

    (vector,) = asyncio.run(embed())
    assert vector.tolist() == pytest.approx([0.6, 0.8])
    assert model.requests[0]["path"] == "/openai/v1/embeddings"
    assert model.requests[0]["headers"]["api-key"] == KEY
