"""Assistants, threads, messages and steps: create, read, change, list, delete."""

import httpx2
import openai
import pytest


def body_of(error):
    return error.value.body


def test_an_assistant_s_life(client):
    made = client.beta.assistants.create(
        model="gpt-4o", name="Analyst", instructions="Be brief.", metadata={"team": "a"}, temperature=0.5
    )
    assert made.id.startswith("asst_")
    changed = client.beta.assistants.update(made.id, name="Investor", metadata={})
    assert (changed.name, changed.instructions, changed.metadata) == ("Investor", "Be brief.", {})
    assert client.beta.assistants.retrieve(made.id) == changed
    assert client.beta.assistants.delete(made.id).deleted
    with pytest.raises(openai.NotFoundError) as error:
        client.beta.assistants.retrieve(made.id)
    assert body_of(error)["message"] == f"No assistant found with id '{made.id}'."


def test_a_thread_s_life(client):
    thread = client.beta.threads.create(
        messages=[{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi"}],
        metadata={"page": "investor"},
    )
    assert client.beta.threads.update(thread.id, metadata={"page": "book"}).metadata == {"page": "book"}
    assert [m.role for m in client.beta.threads.messages.list(thread.id)] == ["assistant", "user"]
    assert client.beta.threads.delete(thread.id).deleted
    with pytest.raises(openai.NotFoundError):
        client.beta.threads.messages.list(thread.id)


def test_a_message_s_life(client):
    thread = client.beta.threads.create()
    messages = client.beta.threads.messages
    made = messages.create(
        thread.id, role="user", content=[{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]
    )
    assert [part.text.value for part in made.content] == ["a", "b"]
    assert messages.update(made.id, thread_id=thread.id, metadata={"k": "v"}).metadata == {"k": "v"}
    emptied = client.post(f"/threads/{thread.id}/messages/{made.id}", cast_to=object, body={"metadata": None})
    assert emptied["metadata"] == {}
    assert messages.update(made.id, thread_id=thread.id, metadata={"k": "w"}).metadata == {"k": "w"}
    other = client.beta.threads.create()
    with pytest.raises(openai.NotFoundError):
        messages.retrieve(made.id, thread_id=other.id)
    assert messages.delete(made.id, thread_id=thread.id).deleted
    assert list(messages.list(thread.id)) == []


def test_a_run_is_listed_and_changed_and_its_steps_are_read(client):
    assistant = client.beta.assistants.create(model="default")
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello"}])
    runs = client.beta.threads.runs
    run = runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=20)
    assert run.status == "completed"
    assert [listed.id for listed in runs.list(thread.id)] == [run.id]
    assert runs.update(run.id, thread_id=thread.id, metadata={"rated": "5"}).metadata == {"rated": "5"}
    [step] = runs.steps.list(run.id, thread_id=thread.id)
    assert runs.steps.retrieve(step.id, thread_id=thread.id, run_id=run.id) == step
    answers = client.beta.threads.messages.list(thread.id, run_id=run.id)
    assert [message.id for message in answers] == [step.step_details.message_creation.message_id]


def test_additional_messages_and_instructions(client):
    assistant = client.beta.assistants.create(model="default", instructions="One.")
    thread = client.beta.threads.create()
    run = client.beta.threads.runs.create_and_poll(
        thread_id=thread.id,
        assistant_id=assistant.id,
        additional_messages=[{"role": "user", "content": "Hello"}],
        additional_instructions="Two.",
        poll_interval_ms=20,
    )
    assert run.instructions == "One.\n\nTwo."
    assert [m.role for m in client.beta.threads.messages.list(thread.id, order="asc")] == [
        "user",
        "assistant",
    ]


@pytest.mark.parametrize(
    ("given", "param", "message"),
    [
        ({}, "model", "Missing required parameter: 'model'."),
        ({"model": "m", "temperature": 3}, "temperature", "less than or equal to 2"),
        ({"model": "m", "colour": "red"}, "colour", "Unknown parameter: 'colour'."),
        ({"model": "m", "name": "n" * 257}, "name", "at most 256 characters"),
        ({"model": "m", "metadata": {str(n): "" for n in range(17)}}, "metadata", "at most 16 pairs"),
        ({"model": "m", "tools": [{"type": "function"}]}, "tools[0].function", "tools[0].function"),
        ({"model": 5}, "model", "valid string"),
        ({"model": "m", "temperature": "1"}, "temperature", "valid number"),
        ({"model": "m", "temperature": True}, "temperature", "valid number"),
        ({"model": "m", "tools": None}, "tools", "valid list"),
        (
            {"model": "m", "response_format": {"type": "json_schema"}},
            "response_format.json_schema",
            "Missing",
        ),
        ({"model": "m", "response_format": {"type": "xml"}}, "response_format", "json_object"),
        (
            {"model": "m", "tool_resources": {"file_search": {}}},
            "tool_resources.file_search",
            "one of the two",
        ),
    ],
)
def test_bad_values_are_named(client, given, param, message):
    with pytest.raises(openai.BadRequestError) as error:
        client.post("/assistants", body=given, cast_to=object)
    assert body_of(error)["param"] == param
    assert message in body_of(error)["message"]


def test_an_assistant_keeps_its_model_unless_another_is_given(client):
    made = client.beta.assistants.create(model="m")
    assert client.beta.assistants.update(made.id, name="n").model == "m"
    with pytest.raises(openai.BadRequestError) as error:
        client.post(f"/assistants/{made.id}", body={"model": None}, cast_to=object)
    assert body_of(error)["param"] == "model"


def test_what_is_not_json_and_what_is_nowhere(client):
    with pytest.raises(openai.BadRequestError, match="not valid JSON"):
        client.post("/assistants", content=b"{", cast_to=object)
    with pytest.raises(openai.NotFoundError, match="Unknown request URL: GET /v1/nothing"):
        client.get("/nothing", cast_to=object)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"model": "m", "temperature": NaN}',
        b'{"model": "m", "tools": [{"type": "function", "function": {"name": "f", "parameters": [NaN]}}]}',
        b'{"model": "\\ud800"}',
        b'{"model": "\xff"}',
        b"[" * 100_000,
        b"null",
        b'"model"',
    ],
    ids=["nan", "nested nan", "half a surrogate", "not utf-8", "deep", "null", "text"],
)
def test_what_cannot_be_stored_is_refused(client, raw):
    with pytest.raises(openai.BadRequestError, match="The request body"):
        client.post("/assistants", content=raw, cast_to=object)


def test_other_methods_are_refused_with_those_that_are_allowed(client):
    with pytest.raises(openai.APIStatusError) as error:
        client.put("/assistants", cast_to=object)
    assert error.value.status_code == 405
    assert error.value.response.headers["allow"] == "GET, POST"
    assert "Allowed: GET, POST" in body_of(error)["message"]


def test_the_engine_describes_itself(engine):
    url = engine.base_url.removesuffix("/v1") + "/openapi.json"
    document = httpx2.get(url, headers={"Authorization": f"Bearer {engine.api_key}"}).json()
    assert "/v1/threads/{thread_id}/runs" in document["paths"]


def test_resources_of_a_run_take_the_place_of_the_assistant_s(client):
    stores = [client.vector_stores.create().id for _ in range(2)]
    of = [{"file_search": {"vector_store_ids": [store]}} for store in stores]
    search = [{"type": "file_search"}]
    assistant = client.beta.assistants.create(model="m", tools=search, tool_resources=of[0])
    client.vector_stores.delete(stores[0])
    run = client.beta.threads.create_and_run_poll(
        assistant_id=assistant.id, tool_resources=of[1], poll_interval_ms=20
    )
    assert "vector store" not in str(run.engine["notices"])
    with pytest.raises(openai.NotFoundError, match="No vector store found"):
        client.beta.threads.create_and_run(
            assistant_id=assistant.id, tool_resources={"file_search": {"vector_store_ids": ["vs_none"]}}
        )
