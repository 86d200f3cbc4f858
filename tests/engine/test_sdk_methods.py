"""Every method of the official SDK's Assistants, files and vector stores, each at work on the engine."""

import inspect
import io
import threading
import warnings
from collections.abc import Iterator

import pytest
from openai import AssistantEventHandler
from openai.resources.beta.assistants import Assistants
from openai.resources.beta.threads.messages import Messages
from openai.resources.beta.threads.runs.runs import Runs
from openai.resources.beta.threads.runs.steps import Steps
from openai.resources.beta.threads.threads import Threads
from openai.resources.files import Files
from openai.resources.vector_stores import file_batches, files
from openai.resources.vector_stores.vector_stores import VectorStores

from tests.engine.conftest import TOOL
from tests.support.scripted_model import calls, text

RESOURCES = (
    *(Assistants, Threads, Messages, Runs, Steps, Files, VectorStores),
    *(files.Files, file_batches.FileBatches),
)
HELLO = [{"role": "user", "content": "Hello"}]
CALL = calls(("get_ticker", '{"company_name": "Apple"}'))
AT_ONCE = {"poll_interval_ms": 20}


@pytest.fixture
def wire_format():
    return "chat"


def methods_of(resource: type) -> Iterator[str]:
    for name, function in vars(resource).items():
        if inspect.isfunction(function) and not name.startswith("_"):
            yield name


@pytest.fixture
def called(monkeypatch) -> set[str]:
    """The methods that a test has called from outside, by resource."""
    seen: set[str] = set()
    for resource in RESOURCES:
        for name in methods_of(resource):
            recorded = f"{resource.__module__}.{name}"
            function = getattr(resource, name)

            def call(*args, _function=function, _recorded=recorded, **kwargs):
                seen.add(_recorded)
                return _function(*args, **kwargs)

            monkeypatch.setattr(resource, name, call)
    return seen


def test_every_method(client, model, called):
    assistant = assistants(client)
    threads_and_messages(client)
    runs(client, model, assistant)
    streamed_runs(client, model, assistant)
    files_and_vector_stores(client)
    every = {f"{resource.__module__}.{name}" for resource in RESOURCES for name in methods_of(resource)}
    assert called == every


def assistants(client):
    resource = client.beta.assistants
    made = resource.create(model="m", name="One", tools=[TOOL], temperature=0.5, metadata={"team": "a"})
    assert resource.retrieve(made.id) == made
    assert resource.update(made.id, name="Two").name == "Two"
    assert made.id in [each.id for each in resource.list()]
    other = resource.create(model="m")
    assert resource.delete(other.id).deleted
    return made.id


def threads_and_messages(client):
    threads = client.beta.threads
    made = threads.create(messages=HELLO, metadata={"user": "anna"})
    assert threads.retrieve(made.id).metadata == {"user": "anna"}
    assert threads.update(made.id, metadata={"user": "ben"}).metadata == {"user": "ben"}
    message = threads.messages.create(made.id, role="user", content="More")
    assert threads.messages.retrieve(message.id, thread_id=made.id) == message
    changed = threads.messages.update(message.id, thread_id=made.id, metadata={"seen": "yes"})
    assert changed.metadata == {"seen": "yes"}
    assert len(threads.messages.list(made.id).data) == 2
    assert threads.messages.delete(message.id, thread_id=made.id).deleted
    assert threads.delete(made.id).deleted


def outputs(run, output="AAPL"):
    pending = run.required_action.submit_tool_outputs.tool_calls
    return [{"tool_call_id": call.id, "output": output} for call in pending]


def runs(client, model, assistant):
    threads = client.beta.threads
    model.script(text("One."))
    run = threads.create_and_run(assistant_id=assistant, thread={"messages": HELLO})
    assert threads.runs.poll(run.id, thread_id=run.thread_id, **AT_ONCE).status == "completed"
    where = {"thread_id": run.thread_id}
    assert threads.runs.retrieve(run.id, **where).usage.total_tokens == 18
    assert threads.runs.update(run.id, **where, metadata={"kept": "yes"}).metadata == {"kept": "yes"}
    [step] = threads.runs.steps.list(run.id, **where).data
    assert threads.runs.steps.retrieve(step.id, run_id=run.id, **where) == step
    model.script(CALL, text("Two."))
    waiting = threads.runs.create_and_poll(assistant_id=assistant, **where, **AT_ONCE)
    done = threads.runs.submit_tool_outputs_and_poll(
        run_id=waiting.id, tool_outputs=outputs(waiting), **where, **AT_ONCE
    )
    assert done.status == "completed"
    model.script(CALL, text("Three."))
    waiting = threads.create_and_run_poll(assistant_id=assistant, thread={"messages": HELLO}, **AT_ONCE)
    there = {"thread_id": waiting.thread_id}
    queued = threads.runs.submit_tool_outputs(waiting.id, tool_outputs=outputs(waiting), **there)
    assert queued.status == "queued"
    assert threads.runs.poll(waiting.id, **there, **AT_ONCE).status == "completed"
    asked = threading.Event()

    def slowly(body):
        asked.set()
        return text("Slow", silence=5)

    model.script(slowly)
    slow = threads.runs.create(assistant_id=assistant, **there)
    assert asked.wait(60)
    assert threads.runs.cancel(slow.id, **there).status == "cancelling"
    assert threads.runs.poll(slow.id, **there, **AT_ONCE).status == "cancelled"
    assert [each.id for each in threads.runs.list(waiting.thread_id)] == [slow.id, waiting.id]


class Heard(AssistantEventHandler):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def on_text_delta(self, delta, snapshot) -> None:
        self.text += delta.value


def streamed_runs(client, model, assistant):
    threads = client.beta.threads
    model.script(text("Four", "."))
    with threads.create_and_run_stream(
        assistant_id=assistant, thread={"messages": HELLO}, event_handler=Heard()
    ) as stream:
        stream.until_done()
        assert stream.text == "Four."
        where = {"thread_id": stream.get_final_run().thread_id}
    model.script(CALL, text("Five", "."))
    with threads.runs.stream(assistant_id=assistant, **where) as stream:
        waiting = stream.get_final_run()
    with threads.runs.submit_tool_outputs_stream(
        run_id=waiting.id, tool_outputs=outputs(waiting), event_handler=Heard(), **where
    ) as stream:
        stream.until_done()
        assert stream.text == "Five."
    model.script(text("Six."))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with threads.runs.create_and_stream(assistant_id=assistant, **where) as stream:
            assert stream.get_final_messages()[0].content[0].text.value == "Six."


def document(name):
    return name, io.BytesIO(f"{name}: the ferry to Sark leaves at nine.".encode())


def files_and_vector_stores(client):
    file = client.files.create(file=document("a.txt"), purpose="assistants")
    assert client.files.retrieve(file.id) == file
    assert client.files.wait_for_processing(file.id).status == "processed"
    assert [each.id for each in client.files.list()] == [file.id]
    assert client.files.content(file.id).text.startswith("a.txt")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        assert client.files.retrieve_content(file.id).startswith("a.txt")
    stores = client.vector_stores
    store = stores.create(name="One")
    assert stores.update(store.id, name="Two").name == "Two"
    assert stores.retrieve(store.id).name == "Two"
    assert [each.id for each in stores.list()] == [store.id]
    of_store = {"vector_store_id": store.id}
    stores.files.create(file_id=file.id, **of_store)
    assert stores.files.poll(file_id=file.id, **of_store, **AT_ONCE).status == "completed"
    assert stores.search(store.id, query="ferry").data[0].file_id == file.id
    assert stores.files.retrieve(file.id, **of_store).status == "completed"
    changed = stores.files.update(file.id, **of_store, attributes={"year": 2024})
    assert changed.attributes == {"year": 2024}
    assert stores.files.content(file.id, **of_store).data[0].text.startswith("a.txt")
    assert [each.id for each in stores.files.list(store.id)] == [file.id]
    assert stores.files.delete(file.id, **of_store).deleted
    assert stores.files.create_and_poll(file_id=file.id, **of_store, **AT_ONCE).status == "completed"
    stores.files.upload(file=document("b.txt"), **of_store)
    assert stores.files.upload_and_poll(file=document("c.txt"), **of_store, **AT_ONCE).status == "completed"
    batches(client, store.id, file.id)
    assert stores.delete(store.id).deleted
    assert client.files.delete(file.id).deleted


def batches(client, store_id, file_id):
    resource = client.vector_stores.file_batches
    new = client.files.create(file=document("d.txt"), purpose="assistants")
    batch = resource.create(store_id, file_ids=[new.id])
    assert resource.poll(batch.id, vector_store_id=store_id, **AT_ONCE).status == "completed"
    assert resource.retrieve(batch.id, vector_store_id=store_id).file_counts.completed == 1
    assert [each.id for each in resource.list_files(batch.id, vector_store_id=store_id)] == [new.id]
    assert resource.create_and_poll(store_id, file_ids=[file_id], **AT_ONCE).status == "completed"
    done = resource.upload_and_poll(store_id, files=[document("e.txt")], **AT_ONCE)
    assert done.file_counts.completed == 1
    slow = [client.files.create(file=document(f"{n}.txt"), purpose="assistants").id for n in range(20)]
    batch = resource.create(store_id, file_ids=slow)
    assert resource.cancel(batch.id, vector_store_id=store_id).status == "cancelled"
