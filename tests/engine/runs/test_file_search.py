"""The file_search tool in a run: attachments, waiting, steps, events and citations."""

import json
import re

import pytest
from openai import AssistantEventHandler

from tests.engine.conftest import TOOL
from tests.engine.runs.test_history import beginnings
from tests.support.odd_servers import CALLED, call_delta, chunk
from tests.support.scripted_model import calls, garbled, text

FERRY = (
    "The ferry to Sark leaves at nine. It carries forty people.\n\nTickets are sold in the harbour office."
)
SEARCH = [{"type": "file_search"}]
ASK = calls(("file_search", '{"queries": ["When does the ferry leave?"]}'))


@pytest.fixture
def client_and_file(client):
    return client, client.files.create(file=("ferry.txt", FERRY.encode()), purpose="assistants")


@pytest.fixture
def asked(client_and_file):
    """A thread whose question has the file attached, and an assistant that searches."""
    client, file = client_and_file
    assistant = client.beta.assistants.create(model="scripted-1", tools=SEARCH)
    attached = [{"file_id": file.id, "tools": SEARCH}]
    question = {"role": "user", "content": "When does the ferry leave?", "attachments": attached}
    thread = client.beta.threads.create(messages=[question])
    return client, file, thread, assistant


def answer_of(client, thread):
    return client.beta.threads.messages.list(thread.id).data[0].content[0].text


def run(client, thread, assistant, **given):
    return client.beta.threads.runs.create_and_poll(
        thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=20, **given
    )


def test_an_attachment_makes_the_threads_store(asked):
    client, file, thread, _ = asked
    store_id = client.beta.threads.retrieve(thread.id).tool_resources.file_search.vector_store_ids[0]
    assert thread.tool_resources.file_search.vector_store_ids == [store_id]
    store = client.vector_stores.retrieve(store_id)
    assert store.expires_after.days == 7
    assert [item.id for item in client.vector_stores.files.list(store_id)] == [file.id]
    more = client.files.create(file=("b.txt", b"More to read."), purpose="assistants")
    client.beta.threads.messages.create(
        thread.id, role="user", content="And?", attachments=[{"file_id": more.id, "tools": SEARCH}]
    )
    assert client.vector_stores.files.list(store_id).data[0].id == more.id


def test_the_answer_cites_the_file(asked, model):
    client, file, thread, assistant = asked
    model.script(ASK, text("It leaves ", "at nine 【1", ":0†sou", "rce】, they say 【7:7†source】."))
    done = run(client, thread, assistant)
    assert done.status == "completed"
    said = answer_of(client, thread)
    assert re.sub(r"\s+", " ", said.value) == "It leaves at nine 【1:0†source】, they say."
    (citation,) = said.annotations
    assert said.value[citation.start_index : citation.end_index] == citation.text == "【1:0†source】"
    assert citation.file_citation.file_id == file.id
    assert citation.file_citation.quote == "The ferry to Sark leaves at nine."
    assert citation.file_citation.page == 1
    assert citation.file_citation.filename == "ferry.txt"


SEARCHES = chunk(call_delta('{"queries": ["ferry"]}', "file_search", "call_a"))


@pytest.mark.parametrize("wire_format", ["chat"], indirect=True)
@pytest.mark.parametrize(
    ("behind", "texts"), [("\n", ["At nine."]), ("I have looked.", ["I have looked.", "At nine."])]
)
def test_text_behind_a_search_wedges_nothing(asked, model, behind, texts):
    client, _, thread, assistant = asked
    model.script(garbled(SEARCHES, chunk({"content": behind}), CALLED), text("At nine."), text("Yes."))
    assert run(client, thread, assistant).status == "completed"
    answers = client.beta.threads.messages.list(thread.id, order="asc").data[1:]
    assert [answer.content[0].text.value for answer in answers] == texts
    assert {answer.status for answer in answers} == {"completed"}
    said = model.requests[1]["body"]["messages"][1]
    assert (said["role"], said["content"], len(said["tool_calls"])) == ("assistant", behind.strip(), 1)
    client.beta.threads.messages.create(thread.id, role="user", content="Sure?")
    assert run(client, thread, assistant).status == "completed"


def test_the_model_reads_what_was_found(asked, model):
    client, _, thread, assistant = asked
    model.script(ASK, text("At nine."))
    run(client, thread, assistant)
    offered, then = (request["body"] for request in model.requests[-2:])
    assert "file_search" in json.dumps(offered["tools"])
    assert "leaves at nine" in json.dumps(then, ensure_ascii=False)
    assert "【1:0†source】" in json.dumps(then, ensure_ascii=False)


@pytest.mark.parametrize("arguments", ['{"queries": ["ferry"]}', '{"query": "ferry", "k": 3}', "ferry", "{}"])
def test_a_search_reads_the_same_once_functions_have_been_answered(asked, model, arguments):
    client, _, thread, assistant = asked
    client.beta.assistants.update(assistant.id, tools=[*SEARCH, TOOL])
    model.script(calls(("file_search", arguments)), calls(("get_ticker", "{}")), text("At nine."))
    waiting = run(client, thread, assistant)
    done = client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=waiting.id,
        thread_id=thread.id,
        tool_outputs=[
            {"tool_call_id": call.id, "output": "{}"}
            for call in waiting.required_action.submit_tool_outputs.tool_calls
        ],
        poll_interval_ms=20,
    )
    assert done.status == "completed"
    _, searched, answered = beginnings(model)
    assert "leave" in str(searched) or "name nothing" in str(searched)
    assert answered[: len(searched)] == searched


class Events(AssistantEventHandler):
    def __init__(self):
        super().__init__()
        self.order = []
        self.citations = []
        self.calls_done = 0

    def on_event(self, event):
        if not self.order or self.order[-1] != event.event:
            self.order.append(event.event)

    def on_tool_call_done(self, tool_call):
        self.calls_done += tool_call.type == "file_search"

    def on_text_delta(self, delta, snapshot):
        self.citations += delta.annotations or []


def test_the_stream_tells_the_search_and_the_citation(asked, model):
    client, file, thread, assistant = asked
    model.script(ASK, text("At nine【1:0†source】. Sold in the harbour office【1:0†source】."))
    handler = Events()
    with client.beta.threads.runs.stream(
        thread_id=thread.id, assistant_id=assistant.id, event_handler=handler
    ) as stream:
        stream.until_done()
    step = ["thread.run.step.created", "thread.run.step.in_progress"]
    assert handler.order == [
        *("thread.run.created", "thread.run.queued", "thread.run.in_progress"),
        *(*step, "thread.run.step.delta", "thread.run.step.completed"),
        *(*step, "thread.message.created", "thread.message.in_progress", "thread.message.delta"),
        *("thread.message.completed", "thread.run.step.completed", "thread.run.completed"),
    ]
    assert handler.calls_done
    assert [citation.index for citation in handler.citations] == [0, 1]
    assert {citation.file_citation.file_id for citation in handler.citations} == {file.id}
    final = stream.get_final_messages()[0].content[0].text
    assert [(c.start_index, c.end_index) for c in final.annotations] == [
        (c.start_index, c.end_index) for c in handler.citations
    ]
    assert final.annotations[1].file_citation.quote == "Tickets are sold in the harbour office."


def test_the_step_keeps_the_results_and_their_text_on_request(asked, model):
    client, file, thread, assistant = asked
    model.script(ASK, text("At nine."))
    done = run(client, thread, assistant)
    steps = client.beta.threads.runs.steps
    listed = steps.list(done.id, thread_id=thread.id, order="asc").data
    (call,) = listed[0].step_details.tool_calls
    assert call.type == "file_search"
    (result,) = call.file_search.results
    assert (result.file_id, result.file_name) == (file.id, "ferry.txt")
    assert 0 < result.score <= 1
    assert result.content is None
    assert call.file_search.ranking_options.score_threshold == 0
    full = steps.retrieve(
        listed[0].id,
        thread_id=thread.id,
        run_id=done.id,
        include=["step_details.tool_calls[*].file_search.results[*].content"],
    )
    assert "leaves at nine" in full.step_details.tool_calls[0].file_search.results[0].content[0].text


def test_options_of_the_tool_are_obeyed(client_and_file, model):
    client, _ = client_and_file
    files = [
        client.files.create(file=(f"{n}.txt", f"The ferry number {n} leaves.".encode()), purpose="assistants")
        for n in range(4)
    ]
    store = client.vector_stores.create(file_ids=[file.id for file in files])
    tool = {"type": "file_search", "file_search": {"max_num_results": 2}}
    assistant = client.beta.assistants.create(
        model="scripted-1",
        tools=[tool],
        tool_resources={"file_search": {"vector_store_ids": [store.id]}},
    )
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "Which ferries leave?"}])
    model.script(ASK, text("Two."))
    done = run(client, thread, assistant)
    step = client.beta.threads.runs.steps.list(done.id, thread_id=thread.id, order="asc").data[0]
    assert len(step.step_details.tool_calls[0].file_search.results) == 2


def test_functions_and_searches_in_one_round(asked, model):
    client, _, thread, assistant = asked
    client.beta.assistants.update(assistant.id, tools=[*SEARCH, TOOL])
    both = calls(("get_ticker", '{"company_name": "Ferries"}'), ("file_search", '{"queries": ["ferry"]}'))
    model.script(both, text("At nine 【1:0†source】."))
    waiting = run(client, thread, assistant)
    assert waiting.status == "requires_action"
    asked_for = waiting.required_action.submit_tool_outputs.tool_calls
    assert [call.function.name for call in asked_for] == ["get_ticker"]
    done = client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=waiting.id,
        thread_id=thread.id,
        tool_outputs=[{"tool_call_id": asked_for[0].id, "output": "{}"}],
        poll_interval_ms=20,
    )
    assert done.status == "completed"
    assert len(answer_of(client, thread).annotations) == 1
    step = client.beta.threads.runs.steps.list(done.id, thread_id=thread.id, order="asc").data[0]
    assert [call.type for call in step.step_details.tool_calls] == ["function", "file_search"]


def test_a_later_run_numbers_its_passages_on(asked, model):
    client, _, thread, assistant = asked
    model.script(ASK, text("At nine 【1:0†source】."))
    run(client, thread, assistant)
    client.beta.threads.messages.create(thread.id, role="user", content="How many people?")
    model.script(ASK, text("Forty 【2:0†source】, and at nine 【1:0†source】."))
    run(client, thread, assistant)
    assert [item.text for item in answer_of(client, thread).annotations] == [
        "【2:0†source】",
        "【1:0†source】",
    ]


def test_a_file_that_cannot_be_read_is_told_and_the_run_goes_on(client, model):
    file = client.files.create(file=("empty.txt", b""), purpose="assistants")
    assistant = client.beta.assistants.create(model="scripted-1", tools=SEARCH)
    attached = [{"file_id": file.id, "tools": SEARCH}]
    thread = client.beta.threads.create(
        messages=[{"role": "user", "content": "What is it?", "attachments": attached}]
    )
    model.script(ASK, text("I cannot tell."))
    assert run(client, thread, assistant).status == "completed"
    assert "could not be read" in json.dumps(model.requests[-1]["body"])


def test_a_store_that_is_gone_is_told_and_the_run_goes_on(asked, model):
    client, _, thread, assistant = asked
    client.vector_stores.delete(thread.tool_resources.file_search.vector_store_ids[0])
    model.script(ASK, text("I cannot tell."))
    done = run(client, thread, assistant)
    assert done.status == "completed"
    assert "not searched" in " ".join(done.engine["notices"])


def test_a_forced_search_does_not_loop(asked, model, wire_format):
    client, _, thread, assistant = asked
    model.script(ASK, text("At nine."))
    assert run(client, thread, assistant, tool_choice={"type": "file_search"}).status == "completed"
    first, second = (request["body"]["tool_choice"] for request in model.requests[-2:])
    assert "file_search" in json.dumps(first)
    assert second == ({"type": "auto"} if wire_format == "anthropic" else "auto")


def test_a_model_that_only_searches_is_stopped(asked, model):
    client, _, thread, assistant = asked
    model.default = ASK
    done = run(client, thread, assistant)
    assert done.status == "failed"
    assert done.last_error.message == "The model asked for tools 50 times in a row and never answered."


def test_arguments_that_make_no_sense_are_told_to_the_model(asked, model):
    client, _, thread, assistant = asked
    model.script(calls(("file_search", '{"que')), calls(("file_search", "[1]")), text("Sorry."))
    assert run(client, thread, assistant).status == "completed"
    assert "nothing to look for" in json.dumps(model.requests[-1]["body"])


BOOK = """Chapter One

Tom walked to the harbour every morning, summer and winter, and wrote down the names of the ships he saw.

Chapter Two

Ada baked bread on the hill, and on Sundays, when the fog lay on the water, Tom came to carry her flour.

제3장 안개

봄이 되어 안개가 걷히자 배들이 다시 들어왔고,
톰은 항구로 내려가 이름을 하나하나 장부에 적었다.
그해 봄에는 배가 많았다. 아다는 언덕 위에서 빵을 구웠다.
"""


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({"pages": [2, 2]}, ["Ada"]),
        ({"pages": 2}, ["Ada"]),
        ({"pages": [1, 9]}, ["Tom", "Ada", "봄이"]),
        ({"pages": [40]}, []),
        ({"section": "chapter 2"}, ["Ada"]),
        ({"section": "두 번째 장"}, ["Ada"]),
        ({"section": "Chapter II"}, ["Ada"]),
        ({"section": "third chapter"}, ["봄이"]),
        ({"section": "안개"}, ["봄이"]),
        ({"section": "chapter 9"}, []),
        ({"queries": ["Ada"], "file": "other"}, []),
        ({"overview": True, "file": "BOOK"}, ["Tom", "Ada", "봄이"]),
    ],
)
def test_pages_and_chapters_are_read_whole(client, model, arguments, found):
    files = [("book.txt", BOOK.encode()), ("note.md", b"# Note\n\nNothing else.")]
    ids = [client.files.create(file=file, purpose="assistants").id for file in files]
    attached = [{"file_id": id, "tools": SEARCH} for id in ids]
    assistant = client.beta.assistants.create(model="scripted-1", tools=SEARCH)
    question = {"role": "user", "content": "?", "attachments": attached}
    thread = client.beta.threads.create(messages=[question])
    model.script(calls(("file_search", json.dumps({"queries": [], **arguments}))), text("So."))
    done = run(client, thread, assistant)
    step = client.beta.threads.runs.steps.list(
        done.id,
        thread_id=thread.id,
        order="asc",
        include=["step_details.tool_calls[*].file_search.results[*].content"],
    ).data[0]
    read = [result.content[0].text for result in step.step_details.tool_calls[0].file_search.results]
    told = [name for name in ("Tom walked", "Ada baked", "봄이") if name in " ".join(read)]
    assert told == [{"Tom": "Tom walked", "Ada": "Ada baked"}.get(name, name) for name in found]
