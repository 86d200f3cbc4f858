import re
from dataclasses import replace

import pytest

from assistant_core.assistants import registry
from assistant_core.assistants.investor import definition
from assistant_core.tools.registry import all_tools
from tests.chat.conftest import client  # noqa: F401
from tests.support.scripted_model import text


@pytest.fixture
def stored(client):  # noqa: F811
    return lambda: list(client.beta.assistants.list())


def test_an_assistant_is_stored_once(client, stored):  # noqa: F811
    first = registry.ensure(client, "investor")
    assert registry.ensure(client, "investor") == first
    [assistant] = stored()
    assert assistant.name == "Investor"
    functions = [tool.function.name for tool in assistant.tools if tool.type == "function"]
    assert functions == list(all_tools())
    assert [tool.type for tool in assistant.tools][-1] == "file_search"


def test_a_changed_definition_updates_the_stored_assistant(client, stored, monkeypatch):  # noqa: F811
    first = registry.ensure(client, "investor")
    changed = replace(definition(), instructions="Be brief.")
    monkeypatch.setattr(registry, "definitions", lambda: {"investor": changed})
    assert registry.ensure(client, "investor") == first
    [assistant] = stored()
    assert assistant.instructions == "Be brief."


def test_assistants_of_others_are_left_alone(client, stored):  # noqa: F811
    client.beta.assistants.create(model="default", name="Investor")
    assert registry.ensure(client, "investor") not in {stored()[-1].id}
    assert len(stored()) == 2


def test_a_thread_from_before_a_change_goes_on(client, model, monkeypatch):  # noqa: F811
    assistant_id = registry.ensure(client, "investor")
    thread_id = client.beta.threads.create().id

    def answer(question):
        model.script(text("Answered."))
        client.beta.threads.messages.create(thread_id, role="user", content=question)
        run = client.beta.threads.runs.create_and_poll(
            thread_id=thread_id, assistant_id=registry.ensure(client, "investor")
        )
        return run.assistant_id, run.status, run.instructions

    assert answer("First?") == (assistant_id, "completed", definition().instructions)
    changed = replace(definition(), instructions="Be brief.")
    monkeypatch.setattr(registry, "definitions", lambda: {"investor": changed})
    assert answer("And then?") == (assistant_id, "completed", "Be brief.")
    assert "First?" in str(model.requests[-1])


def test_the_instructions_name_functions_that_exist():
    """And all that need to be told apart."""
    named = set(re.findall(r"\b(?:get|compare|value|search)_[a-z_]+", definition().instructions))
    assert named - {"search_web", "get_quote", "get_price_history"} <= set(all_tools())
    assert len(definition().instructions) < 256_000
