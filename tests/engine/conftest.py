from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from openai import OpenAI

from assistant_core.engine import EmbeddedEngine
from assistant_core.engine.store.database import Database
from tests.support.engine import client_of, running

TOOL = {
    "type": "function",
    "function": {
        "name": "get_ticker",
        "description": "Find a ticker.",
        "parameters": {"type": "object", "properties": {"company_name": {"type": "string"}}},
    },
}


@pytest.fixture
def database(tmp_path) -> Iterator[Database]:
    opened = Database(tmp_path)
    yield opened
    opened.close()


@pytest.fixture(params=["chat", "responses", "anthropic"])
def wire_format(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def engine_settings() -> dict[str, Any]:
    """Override to start the engine of a test module with other settings."""
    return {}


@pytest.fixture
def engine(model, wire_format, engine_settings, tmp_path) -> Iterator[EmbeddedEngine]:
    settings = {
        "openai_base_url": model.url,
        "openai_api_key": "sk-test",
        "openai_model": "scripted-1",
        "model_provider": wire_format,
        **engine_settings,
    }
    with running(tmp_path, **settings) as started:
        yield started


@pytest.fixture
def client(engine) -> Iterator[OpenAI]:
    with client_of(engine) as connected:
        yield connected


@dataclass
class Talk:
    """A thread and an assistant with one function."""

    client: OpenAI
    thread_id: str
    assistant_id: str

    def run(self, **given: Any) -> Any:
        return self.client.beta.threads.runs.create_and_poll(
            thread_id=self.thread_id, assistant_id=self.assistant_id, poll_interval_ms=20, **given
        )

    def stream(self, **given: Any) -> Any:
        return self.client.beta.threads.runs.stream(
            thread_id=self.thread_id, assistant_id=self.assistant_id, **given
        )

    def submit(self, run: Any, output: str = "{}") -> Any:
        calls = run.required_action.submit_tool_outputs.tool_calls
        return self.client.beta.threads.runs.submit_tool_outputs_stream(
            thread_id=self.thread_id,
            run_id=run.id,
            tool_outputs=[{"tool_call_id": call.id, "output": output} for call in calls],
        )

    def messages(self) -> list[Any]:
        return self.client.beta.threads.messages.list(self.thread_id, order="asc").data

    def texts(self) -> list[str]:
        return [part.text.value for message in self.messages() for part in message.content]


@pytest.fixture
def talk(client) -> Talk:
    assistant = client.beta.assistants.create(model="default", instructions="Be brief.", tools=[TOOL])
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "Is Apple a good buy?"}])
    return Talk(client, thread.id, assistant.id)
