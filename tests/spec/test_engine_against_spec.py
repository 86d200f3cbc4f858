"""What the engine answers, held against the published Assistants v2 specification."""

import json
from itertools import groupby

import httpx2
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.spec.published import load
from tests.support.engine import client_of, running
from tests.support.scripted_model import calls, http_error, text

pytestmark = pytest.mark.spec

FUNCTION = {"type": "function", "function": {"name": "get_ticker", "parameters": {"type": "object"}}}
CALL = calls(("get_ticker", '{"company_name": "Apple"}'))


@pytest.fixture(scope="module")
def conforms(spec_folder):
    """Check an object against one of the specification's schemas."""
    registry = Registry().with_resource("spec:", Resource(load(spec_folder), DRAFT202012))

    def check(name, obj):
        schema = {"$ref": f"spec:#/components/schemas/{name}"}
        errors = list(Draft202012Validator(schema, registry=registry).iter_errors(obj))
        assert not errors, f"{name}: {errors[0].message} at {list(errors[0].absolute_path)}"

    return check


@pytest.fixture(scope="module")
def orders(spec_folder):
    return json.loads((spec_folder / "stream-event-order.json").read_text(encoding="utf-8"))


@pytest.fixture
def client(model, tmp_path):
    with (
        running(tmp_path, openai_base_url=model.url, openai_model="m") as engine,
        client_of(engine) as connected,
    ):
        yield connected


@pytest.fixture
def post(client):
    return lambda path, **body: client.post(path, body=body, cast_to=object)


@pytest.fixture
def get(client):
    return lambda path: client.get(path, cast_to=object)


@pytest.fixture
def assistant_id(post):
    return post("/assistants", model="m", tools=[FUNCTION])["id"]


@pytest.fixture
def thread_id(post):
    return post("/threads", messages=[{"role": "user", "content": "Hello"}])["id"]


def streamed(client, path, **body):
    """The raw events of a stream: [(name, data)], the data of the last being text."""
    url = str(client.base_url).rstrip("/") + path
    reply = httpx2.post(url, json={**body, "stream": True}, headers=client.auth_headers)
    lines = [line for line in reply.text.split("\n") if line]
    names = [line.removeprefix("event: ") for line in lines[::2]]
    data = [line.removeprefix("data: ") for line in lines[1::2]]
    assert data[-1] == "[DONE]"
    return [(name, json.loads(datum)) for name, datum in zip(names[:-1], data[:-1], strict=True)] + [
        (names[-1], data[-1])
    ]


def order_of(names):
    """Several deltas in a row count as one: how many there are is the model's business."""
    return [name for name, _ in groupby(names)]


SCHEMAS = {
    "thread.message.delta": "MessageDeltaObject",
    "thread.run.step.delta": "RunStepDeltaObject",
    "thread.message": "MessageObject",
    "thread.run.step": "RunStepObject",
    "thread.run": "RunObject",
    "thread": "ThreadObject",
}


def test_streams_in_order_and_in_shape(client, model, assistant_id, thread_id, conforms, orders):
    model.script(text("Hi ", "there."), CALL, CALL, text("Apple."))
    runs = f"/threads/{thread_id}/runs"
    seen = {
        "post /threads/{thread_id}/runs [Streaming]": streamed(client, runs, assistant_id=assistant_id),
        "post /threads/runs [Streaming with Functions]": streamed(
            client, "/threads/runs", assistant_id=assistant_id, thread={}
        ),
    }
    waiting = streamed(client, runs, assistant_id=assistant_id)[-2][1]
    call_id = waiting["required_action"]["submit_tool_outputs"]["tool_calls"][0]["id"]
    seen["post /threads/{thread_id}/runs/{run_id}/submit_tool_outputs [Streaming]"] = streamed(
        client,
        f"{runs}/{waiting['id']}/submit_tool_outputs",
        tool_outputs=[{"tool_call_id": call_id, "output": "AAPL"}],
    )
    for name, events in seen.items():
        assert order_of(event for event, _ in events) == order_of(orders[name]), name
        for _, data in events[:-1]:
            conforms(SCHEMAS[data["object"]], data)


def test_create_thread_and_run_streams_in_order(client, model, assistant_id, orders):
    model.script(text("Hi."))
    events = streamed(client, "/threads/runs", assistant_id=assistant_id, thread={})
    assert order_of(name for name, _ in events) == order_of(orders["post /threads/runs [Streaming]"])


def test_objects_have_the_specified_shape(client, model, post, get, assistant_id, thread_id, conforms):
    conforms("AssistantObject", get(f"/assistants/{assistant_id}"))
    conforms("ThreadObject", get(f"/threads/{thread_id}"))
    conforms("ListAssistantsResponse", get("/assistants"))
    model.script(CALL, http_error(400, "No."), text("Cut", cut=True), text("Long", finish="length"))
    runs = client.beta.threads.runs
    waiting = run_to(client, thread_id, assistant_id, "requires_action")
    check_run(get, conforms, thread_id, waiting)
    runs.cancel(waiting, thread_id=thread_id)
    check_run(get, conforms, thread_id, waiting)
    for status in ("failed", "failed", "incomplete"):
        check_run(get, conforms, thread_id, run_to(client, thread_id, assistant_id, status))
    conforms("ListMessagesResponse", get(f"/threads/{thread_id}/messages"))
    conforms("ListRunsResponse", get(f"/threads/{thread_id}/runs"))


def run_to(client, thread_id, assistant_id, status):
    run = client.beta.threads.runs.create_and_poll(
        thread_id=thread_id, assistant_id=assistant_id, poll_interval_ms=20
    )
    assert run.status == status
    return run.id


def check_run(get, conforms, thread_id, run_id):
    conforms("RunObject", get(f"/threads/{thread_id}/runs/{run_id}"))
    for step in get(f"/threads/{thread_id}/runs/{run_id}/steps")["data"]:
        conforms("RunStepObject", step)


def test_files_have_the_specified_shape(client, get, conforms):
    made = client.files.create(file=("a.txt", b"hello"), purpose="assistants")
    conforms("OpenAIFile", get(f"/files/{made.id}"))
    conforms("ListFilesResponse", get("/files"))
    conforms("DeleteFileResponse", client.delete(f"/files/{made.id}", cast_to=object))


def test_vector_stores_and_file_search(client, post, get, model, conforms):
    file = client.files.create(file=("ferry.txt", b"The ferry to Sark leaves at nine."), purpose="assistants")
    after = {"anchor": "last_active_at", "days": 7}
    store = post("/vector_stores", name="Notes", expires_after=after)
    conforms("VectorStoreObject", store)
    conforms("VectorStoreObject", post("/vector_stores"))
    path = f"/vector_stores/{store['id']}"
    static = {"type": "static", "static": {"max_chunk_size_tokens": 100, "chunk_overlap_tokens": 20}}
    given = {"file_id": file.id, "attributes": {"year": 2024, "draft": False}, "chunking_strategy": static}
    conforms("VectorStoreFileBatchObject", post(f"{path}/file_batches", files=[given]))
    while (stored := get(f"{path}/files/{file.id}"))["status"] == "in_progress":
        conforms("VectorStoreFileObject", stored)
    conforms("VectorStoreFileObject", stored)
    conforms("ListVectorStoreFilesResponse", get(f"{path}/files"))
    conforms("ListVectorStoresResponse", get("/vector_stores"))
    conforms("VectorStoreSearchResultsPage", post(f"{path}/search", query="ferry"))
    conforms("VectorStoreFileContentResponse", get(f"{path}/files/{file.id}/content"))

    resources = {"file_search": {"vector_store_ids": [store["id"]]}}
    assistant = post("/assistants", model="m", tools=[{"type": "file_search"}], tool_resources=resources)
    conforms("AssistantObject", assistant)
    thread = post("/threads", messages=[{"role": "user", "content": "When?"}])["id"]
    model.script(calls(("file_search", '{"queries": ["ferry"]}')), text("At nine 【1:0†source】."))
    with client.beta.threads.runs.stream(thread_id=thread, assistant_id=assistant["id"]) as stream:
        for event in stream:
            if event.event == "thread.message.delta":
                conforms("MessageDeltaObject", event.data.to_dict())
            if event.event == "thread.run.step.delta":
                conforms("RunStepDeltaObject", event.data.to_dict())
        run = stream.get_final_run()
    steps = get(f"/threads/{thread}/runs/{run.id}/steps?order=asc")
    conforms("ListRunStepsResponse", steps)
    assert [step["type"] for step in steps["data"]] == ["tool_calls", "message_creation"]
    messages = get(f"/threads/{thread}/messages")
    conforms("ListMessagesResponse", messages)
    assert messages["data"][0]["content"][0]["text"]["annotations"]
    conforms(
        "DeleteVectorStoreFileResponse",
        client.vector_stores.files.delete(file.id, vector_store_id=store["id"]).to_dict(),
    )
    conforms("DeleteVectorStoreResponse", client.vector_stores.delete(store["id"]).to_dict())
