import re
from dataclasses import replace

import openai
import pytest

from assistant_core.assistants import known, registry, removal
from assistant_core.assistants.draft import MOST_INSTRUCTIONS, MOST_NAME, Draft
from assistant_core.assistants.investor import definition
from assistant_core.chat import uploads
from assistant_core.tools.registry import all_tools
from tests.chat.conftest import client  # noqa: F401
from tests.support.scripted_model import calls, text


@pytest.fixture
def stored(client):  # noqa: F811
    return lambda: list(client.beta.assistants.list())


def test_an_assistant_is_stored_once(client, stored):  # noqa: F811
    first = registry.ensure(client, "investor")
    assert registry.ensure(client, "investor") == first
    [assistant] = stored()
    assert assistant.name == "Investor"
    functions = [tool.function.name for tool in assistant.tools if tool.type == "function"]
    assert sorted(functions) == sorted(all_tools())
    assert {"file_search", "code_interpreter"} <= {tool.type for tool in assistant.tools}


def test_a_changed_definition_updates_the_stored_assistant(client, stored, monkeypatch):  # noqa: F811
    first = registry.ensure(client, "investor")
    changed = replace(definition(), instructions="Be brief.")
    monkeypatch.setattr(registry, "definitions", lambda: {"investor": changed})
    assert registry.ensure(client, "investor") == first
    [assistant] = stored()
    assert assistant.instructions == "Be brief."


def test_the_investor_of_an_older_version_gets_the_code_interpreter(client, stored, monkeypatch):  # noqa: F811
    tools = [tool for tool in definition().tools if tool["type"] != "code_interpreter"]
    older = replace(definition(), tools=tools)
    with monkeypatch.context() as before:
        before.setattr(registry, "definitions", lambda: {"investor": older})
        first = registry.ensure(client, "investor")
    assert "code_interpreter" not in [tool.type for tool in stored()[0].tools]
    assert registry.ensure(client, "investor") == first
    assert "code_interpreter" in [tool.type for tool in stored()[0].tools]


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


def brief(client):  # noqa: F811
    """The investor as a reader edited it."""
    id = registry.ensure(client, "investor")
    registry.save(client, id, replace(registry.original("investor"), instructions="Be brief."))
    return id


def investor(client):  # noqa: F811
    return next(one for one in registry.listed(client) if one.key == "investor")


def newer(monkeypatch):
    known_before = registry.definitions()
    changed = replace(definition(), instructions="Newer.")
    monkeypatch.setattr(registry, "definitions", lambda: {**known_before, "investor": changed})


def test_what_a_reader_edited_is_kept(client, stored):  # noqa: F811
    id = brief(client)
    assert registry.ensure(client, "investor") == id
    one = investor(client)
    assert (one.draft.instructions, one.edited, one.outdated) == ("Be brief.", True, False)


def test_a_newer_definition_leaves_an_edited_one_as_it_is(client, monkeypatch):  # noqa: F811
    id = brief(client)
    newer(monkeypatch)
    assert registry.ensure(client, "investor") == id
    one = investor(client)
    assert (one.draft.instructions, one.edited, one.outdated) == ("Be brief.", True, True)
    registry.save(client, id, replace(one.draft, instructions="Be brief, please."))
    assert not investor(client).outdated


def test_back_to_the_original(client, monkeypatch):  # noqa: F811
    id = brief(client)
    newer(monkeypatch)
    registry.restore(client, id, "investor")
    one = investor(client)
    assert (one.draft, one.edited, one.outdated) == (registry.original("investor"), False, False)
    assert one.draft.instructions == "Newer."


def test_saving_the_original_again_is_no_edit(client):  # noqa: F811
    id = brief(client)
    registry.save(client, id, registry.original("investor"))
    assert not investor(client).edited


def test_functions_of_kept_assistants_are_described_as_they_are_now(client, stored):  # noqa: F811
    own = registry.create(client, Draft("Mine", tools=("get_quote", "file_search")))
    function = {
        "name": "get_quote",
        "description": "Old.",
        "parameters": {"type": "object", "properties": {}},
    }
    client.beta.assistants.update(own, tools=[{"type": "function", "function": function}])
    mine = registry.listed(client)[-1]
    assert mine.draft.tools == ("get_quote",)
    [tool] = client.beta.assistants.retrieve(own).tools
    assert tool.function.description == all_tools()["get_quote"].schema["function"]["description"]
    before = client.beta.assistants.retrieve(own)
    registry.listed(client)
    assert client.beta.assistants.retrieve(own) == before


def test_a_tool_that_the_app_does_not_have_stays_as_it_is(client):  # noqa: F811
    own = registry.create(client, Draft("Mine"))
    function = {"name": "get_weather", "description": "Weather.", "parameters": {"type": "object"}}
    client.beta.assistants.update(own, tools=[{"type": "function", "function": function}])
    registry.save(client, own, Draft("Mine", tools=("get_weather", "get_quote")))
    first, second = client.beta.assistants.retrieve(own).tools
    assert (first.function.description, second.function.name) == ("Weather.", "get_quote")


def test_only_ours_are_listed(client):  # noqa: F811
    client.beta.assistants.create(model="default", name="Foreign", metadata={"team": "x"})
    own = registry.create(client, Draft("Mine", "For me.", "Be kind.", "scripted-1", ("get_quote",)))
    assert [(one.key, one.draft.name) for one in registry.listed(client)] == [
        ("book", "Book"),
        ("investor", "Investor"),
        ("tutor", "Math Tutor"),
        (None, "Mine"),
    ]
    mine = registry.listed(client)[-1]
    assert (mine.id, mine.draft.model, mine.draft.tools) == (own, "scripted-1", ("get_quote",))
    assert registry.ensure(client, own) == own


def test_a_deleted_one_takes_its_conversations_and_files_and_nothing_else(client):  # noqa: F811
    own, other = (registry.create(client, Draft(name)) for name in ("Mine", "Other"))
    uploads.add(client, client.beta.threads.create(metadata={"page": own}).id, "note.txt", b"A note.")
    kept = client.beta.threads.create(metadata={"page": other})
    removal.delete(client, own)
    removal.delete(client, own)
    assert [thread["id"] for thread in client.get("/threads", cast_to=object)["data"]] == [kept.id]
    assert not list(client.files.list())
    assert not list(client.vector_stores.list())
    assert [one.id for one in registry.listed(client) if one.key is None] == [other]
    with pytest.raises(openai.NotFoundError):
        registry.ensure(client, own)


def test_a_run_keeps_what_its_assistant_was_when_it_began(client, model):  # noqa: F811
    id = registry.create(client, Draft("Mine", instructions="Be kind.", tools=("get_quote",)))
    model.script(calls(("get_quote", '{"ticker": "AAPL"}')), text("Fine."))
    run = client.beta.threads.create_and_run_poll(
        assistant_id=id, thread={"messages": [{"role": "user", "content": "How much?"}]}
    )
    registry.save(client, id, Draft("Mine", instructions="Be rude.", tools=("get_news",)))
    [call] = run.required_action.submit_tool_outputs.tool_calls
    client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=run.id, thread_id=run.thread_id, tool_outputs=[{"tool_call_id": call.id, "output": "{}"}]
    )
    sent = model.requests[-1]["body"]
    assert "Be kind." in str(sent["messages"])
    assert [tool["function"]["name"] for tool in sent["tools"]] == ["get_quote"]


def test_what_the_engine_would_refuse_is_told_before():
    assert Draft("Fine").fault() is None
    assert Draft(" \u200b").fault() == "name"
    assert Draft("Fine", model=" ").fault() == "model"
    assert Draft("x" * (MOST_NAME + 1)).fault() == "long_name"
    assert Draft("x", instructions="x" * (MOST_INSTRUCTIONS + 1)).fault() == "long_instructions"


def test_the_longest_is_accepted(client):  # noqa: F811
    longest = Draft("가" * MOST_NAME, "나" * 512, "다" * MOST_INSTRUCTIONS)
    registry.create(client, longest)
    assert registry.listed(client)[-1].draft == longest


def test_the_list_is_asked_for_once_and_after_changes(client, monkeypatch):  # noqa: F811
    asked = []
    monkeypatch.setattr(known, "get_client", lambda: asked.append(1) or client)
    known.forget()
    names = [one.draft.name for one in known.ask().assistants]
    assert known.ask() == known.ask()
    assert len(asked) == 1
    registry.create(client, Draft("Mine"))
    known.changed()
    assert [one.draft.name for one in known.ask().assistants] == [*names, "Mine"]
    assert known.ask().built_in_tools[0] == "file_search"


def test_a_failure_is_not_kept(client, monkeypatch):  # noqa: F811
    gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    known.forget()
    monkeypatch.setattr(known, "get_client", lambda: gone)
    with pytest.raises(openai.APIConnectionError):
        known.ask()
    monkeypatch.setattr(known, "get_client", lambda: client)
    assert len(known.ask().assistants) == 3


def test_the_instructions_name_functions_that_exist():
    """And all that need to be told apart."""
    named = set(re.findall(r"\b(?:get|compare|value|search)_[a-z_]+", definition().instructions))
    assert named - {"search_web", "get_quote", "get_price_history"} <= set(all_tools())
    assert len(definition().instructions) < 256_000
