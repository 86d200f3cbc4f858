import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import openai
import pytest

from assistant_core.chat import registry
from assistant_core.chat.live import LiveRun
from assistant_core.chat.transcript import Transcript, load
from assistant_core.chat.view import Answer, Problem, Text, ToolCall
from assistant_core.client import connect
from assistant_core.config import Settings
from assistant_core.engine import start_engine
from assistant_core.tools.registry import run_tool

SECONDS = 10.0


@pytest.fixture
def client(model, tmp_path) -> Iterator[openai.OpenAI]:
    settings = Settings(
        data_dir=tmp_path,
        openai_base_url=model.url,
        openai_api_key="sk-test",
        openai_model="scripted-1",
        model_provider="chat",
        model_silence_seconds=4,
    )
    engine = start_engine(settings)
    connected = connect(engine.base_url, engine.api_key, settings)
    yield connected
    for stopping in [thread for thread in threading.enumerate() if thread.name.startswith("stop-")]:
        stopping.join(SECONDS)
    registry.forget_all()
    connected.close()
    engine.stop()


@dataclass
class Chat:
    """A thread, as a page uses it."""

    client: openai.OpenAI
    thread_id: str
    assistant_id: str

    def ask(self, text: str = "Is Apple a good buy?") -> Problem | None:
        return registry.ask(self.client, self.thread_id, self.assistant_id, text)

    @property
    def live(self) -> LiveRun:
        live = registry.find(self.thread_id)
        assert live is not None
        return live

    def wait(self, until: Callable[[Answer], bool] | None = None) -> Answer:
        """The answer once it is over, or once it is as wanted."""
        return wait(self.live, until)

    def transcript(self) -> Transcript:
        return load(self.client, self.thread_id)


def wait(live: LiveRun, until: Callable[[Answer], bool] | None = None) -> Answer:
    reached = threading.Event()
    version = -1
    timer = threading.Timer(SECONDS, reached.set)
    timer.start()
    try:
        while not reached.is_set():
            version, answer = live.wait(version, 0.1)
            if until(answer) if until else live.ended is not None:
                return live.answer()
    finally:
        timer.cancel()
        timer.join()
    raise AssertionError(f"not reached within {SECONDS} seconds: {live.answer()}")


@pytest.fixture
def chat(client) -> Chat:
    assistant = client.beta.assistants.create(
        model="default",
        tools=[
            {
                "type": "function",
                "function": {"name": name, "parameters": {"type": "object", "properties": {}}},
            }
            for name in ("slow", "fine", "broken")
        ],
    )
    return Chat(client, client.beta.threads.create().id, assistant.id)


@pytest.fixture
def tools(monkeypatch):
    """Replaces the tools by name; what they were called with is kept."""
    called = []

    def run(name, arguments, timeout):
        called.append((name, arguments))
        return TOOLS[name](arguments) if name in TOOLS else run_tool(name, arguments, timeout)

    monkeypatch.setattr(registry, "run_tool", run)
    return called


def slow(arguments):
    time.sleep(0.4)
    return json.dumps({"got": arguments})


TOOLS = {"slow": slow, "fine": lambda arguments: '{"fine":true}'}


def steps(answer: Answer) -> list[ToolCall]:
    return [block for block in answer.blocks if isinstance(block, ToolCall)]


def words(answer: Answer) -> str:
    return "".join(block.value for block in answer.blocks if isinstance(block, Text))
