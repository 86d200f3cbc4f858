"""The built-in model computes outside the event loop, on which all runs are served."""

import pytest

from assistant_core.builtin.model import BuiltinModel
from tests.support.event_loop import watched_engine

AT_MOST = 5.0
"""Times as long as a small question."""
TOOL = {"type": "function", "function": {"name": "get_ticker", "parameters": {"type": "object"}}}


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        # Words of an answer are not what is measured here.
        patch.setattr(BuiltinModel.__init__, "__defaults__", (0.0,))
        with watched_engine(tmp_path_factory.mktemp("data"), model_provider="builtin") as engine:
            yield engine


@pytest.mark.parametrize("piece", ["x=1, ", "Alpha Beta ", "(", "방정식 ", "1+", "3~5% "])
def test_a_long_question_holds_up_nobody(watched, piece):
    client, ticks = watched
    assistant = client.beta.assistants.create(model="builtin", tools=[TOOL, {"type": "code_interpreter"}])

    def ask(question):
        ticks.longest()
        thread = client.beta.threads.create(messages=[{"role": "user", "content": question}])
        run = client.beta.threads.runs.create_and_poll(
            thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=20
        )
        assert run.status in ("completed", "requires_action")
        return ticks.longest()

    ask("Hello")
    small = max(ask("What is Apple's revenue?") for _ in range(3))
    assert ask(piece * (50_000 // len(piece))) < AT_MOST * small
