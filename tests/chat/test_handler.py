"""The handler on streams that the engine cannot produce yet, or should never produce."""

import json

import httpx2
import openai
import pytest

from assistant_core.chat.functions import Functions
from assistant_core.chat.handler import RunHandler
from assistant_core.chat.live import LiveRun
from assistant_core.chat.view import Image, Text, Thought, ToolCall

RUN = {
    "id": "run_1",
    "object": "thread.run",
    "assistant_id": "asst_1",
    "thread_id": "thread_1",
    "created_at": 1,
    "instructions": "",
    "model": "m",
    "parallel_tool_calls": True,
    "tools": [],
}
MESSAGE = {
    "id": "msg_1",
    "object": "thread.message",
    "thread_id": "thread_1",
    "created_at": 1,
    "role": "assistant",
    "content": [],
}


def step(status: str, *calls: dict) -> dict:
    details = {"type": "tool_calls", "tool_calls": list(calls)}
    where = {"run_id": "run_1", "thread_id": "thread_1", "assistant_id": "asst_1", "created_at": 1}
    base = {"id": "step_1", "object": "thread.run.step", "type": "tool_calls"}
    return {**base, **where, "status": status, "step_details": details}


def step_delta(*calls: dict) -> dict:
    details = {"type": "tool_calls", "tool_calls": list(calls)}
    return {"id": "step_1", "object": "thread.run.step.delta", "delta": {"step_details": details}}


def message_delta(*parts: dict) -> dict:
    return {"id": "msg_1", "object": "thread.message.delta", "delta": {"content": list(parts)}}


@pytest.fixture
def read():
    """Reads a stream of (event, data) and returns the live run."""
    opened = []

    def read(*events: tuple[str, dict], live: LiveRun | None = None) -> LiveRun:
        body = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events)
        body += "event: done\ndata: [DONE]\n\n"
        headers = {"Content-Type": "text/event-stream"}
        reply = httpx2.Response(200, headers=headers, content=body.encode())
        http = httpx2.Client(transport=httpx2.MockTransport(lambda request: reply))
        client = openai.OpenAI(api_key="k", base_url="http://engine/v1", http_client=http, max_retries=0)
        opened.append(client)
        live = live or LiveRun("thread_1")
        runs = client.beta.threads.runs
        handler = RunHandler(live, runs, Functions(live, lambda name, arguments: "{}"))
        with runs.stream(thread_id="thread_1", assistant_id="asst_1", event_handler=handler) as stream:
            stream.until_done()
        return live

    yield read
    for client in opened:
        client.close()


def test_code_its_logs_and_its_images(read):
    def code(**fields):
        return {"index": 0, "id": "call_1", "type": "code_interpreter", "code_interpreter": fields}

    logs = {"type": "logs", "logs": "4\n"}
    image = {"type": "image", "image": {"file_id": "file-1"}}
    whole = {
        "id": "call_1",
        "type": "code_interpreter",
        "code_interpreter": {"input": "print(2+2)", "outputs": [logs, image]},
    }
    started = read(
        ("thread.run.step.created", step("in_progress")),
        ("thread.run.step.delta", step_delta(code(input="print("))),
        ("thread.run.step.delta", step_delta({**code(input="2+2)"), "id": None})),
    )
    [call] = started.answer().blocks
    assert isinstance(call, ToolCall)
    assert (call.arguments, call.status) == ("print(2+2)", "running")
    read(("thread.run.step.completed", step("completed", whole)), live=started)
    [call] = started.answer().blocks
    assert call == ToolCall(
        "call_1", "code_interpreter", "code_interpreter", "print(2+2)", "done", "4\n", ("file-1",)
    )


def test_a_search_in_files(read):
    result = {"file_id": "file-1", "file_name": "book.pdf", "score": 0.5}
    search = {"id": "call_1", "type": "file_search", "file_search": {"results": [result]}}
    live = read(
        ("thread.run.step.created", step("in_progress")),
        ("thread.run.step.completed", step("completed", search)),
    )
    [call] = live.answer().blocks
    assert isinstance(call, ToolCall)
    assert (call.kind, call.status) == ("file_search", "done")
    assert json.loads(call.output or "") == [
        {"file": "book.pdf", "page": None, "heading": None, "score": 0.5}
    ]


def test_parallel_calls_that_arrive_interleaved(read):
    def piece(index, arguments, **more):
        return {"index": index, "type": "function", "function": {"arguments": arguments}, **more}

    def first(index, name):
        function = {"name": name, "arguments": ""}
        return {"index": index, "id": f"call_{index}", "type": "function", "function": function}

    pieces = [first(0, "f"), first(1, "g"), piece(0, "{1"), piece(1, "{2"), piece(0, "}"), piece(1, "}")]
    live = read(
        ("thread.run.step.created", step("in_progress")),
        *[("thread.run.step.delta", step_delta(each)) for each in pieces],
        ("thread.run.requires_action", {**RUN, "status": "requires_action"}),
    )
    calls = [block for block in live.answer().blocks if isinstance(block, ToolCall)]
    assert [(call.id, call.name, call.arguments) for call in calls] == [
        ("call_0", "f", "{1}"),
        ("call_1", "g", "{2}"),
    ]


def test_text_and_images_keep_their_places(read):
    live = read(
        ("thread.message.created", MESSAGE),
        ("thread.message.delta", message_delta({"index": 0, "type": "text", "text": {"value": "See "}})),
        ("thread.message.delta", message_delta({"index": 0, "type": "text", "text": {"value": "this:"}})),
        (
            "thread.message.delta",
            message_delta({"index": 1, "type": "image_file", "image_file": {"file_id": "file-1"}}),
        ),
        ("thread.message.delta", message_delta({"index": 2, "type": "text", "text": {"value": "Nice."}})),
    )
    assert live.answer().blocks == (
        Text("msg_1/0", "See this:"),
        Image("msg_1/1", "file-1"),
        Text("msg_1/2", "Nice."),
    )


def test_an_error_in_the_stream_is_raised(read):
    with pytest.raises(openai.APIError, match="no more room"):
        read(("error", {"error": {"message": "no more room"}}))


def test_a_run_that_was_stopped_stays_stopped(read):
    live = read(("thread.run.cancelled", {**RUN, "status": "cancelled"}))
    read(("thread.run.in_progress", {**RUN, "status": "in_progress"}), live=live)
    assert live.answer().status == "cancelled"


def thinking(text):
    return "thread.thinking.delta", {
        "id": "run_1",
        "object": "thread.thinking.delta",
        "delta": {"text": text},
    }


def progress(state, done=None):
    return "thread.progress", {"id": "run_1", "object": "thread.progress", "state": state, "done": done}


def words(value):
    return "thread.message.delta", message_delta({"index": 0, "type": "text", "text": {"value": value}})


def writing(thought):
    details = {"type": "message_creation", "message_creation": {"message_id": "msg_1"}}
    step_of_text = {**step("in_progress"), "type": "message_creation", "step_details": details}
    return "thread.run.step.created", {**step_of_text, "engine": thought}


def test_thinking_stands_before_the_step_that_it_led_to(read):
    live = read(thinking("Hm"), thinking(", yes."))
    assert live.phase == "thinking"
    assert live.answer().blocks == (Thought("thinking", "Hm, yes.", over=False),)
    thought = {"thinking": "Hm, yes.", "thinking_seconds": 2.5}
    read(writing(thought), ("thread.message.created", MESSAGE), words("Fine."), live=live)
    assert live.answer().blocks == (
        Thought("step_1/thought", "Hm, yes.", 2.5),
        Text("msg_1/0", "Fine."),
    )


def test_thinking_begins_anew_when_the_model_is_asked_again(read):
    live = read(thinking("It will come aga"), progress("retrying"))
    assert live.answer().blocks == ()
    read(thinking("It came again."), live=live)
    assert [block.text for block in live.answer().blocks] == ["It came again."]


def test_text_that_turns_out_to_be_thinking_is_no_text(read):
    live = read(writing({}), ("thread.message.created", MESSAGE), words("Say $999?"))
    read(("thread.message.created", MESSAGE), thinking("Say $999?"), live=live)
    assert [type(block) for block in live.answer().blocks] == [Thought]
    read(("thread.message.created", MESSAGE), thinking("Say $999?"), words("Fine."), live=live)
    thought, text = live.answer().blocks
    assert (thought.text, text.value) == ("Say $999?Say $999?", "Fine.")


class Phases(LiveRun):
    """Remembers each, and how far it was."""

    def __init__(self):
        super().__init__("thread_1")
        self.seen = []

    def phase_is(self, phase, done=None):
        super().phase_is(phase, done)
        self.seen.append((self.phase, self.done))


def test_how_far_the_server_is_lasts_until_the_model_begins(read):
    live = Phases()
    told = (progress("loading"), progress("retrying"), progress("reading", 0.25), progress("reading", 1))
    read(*told, writing({}), ("thread.message.created", MESSAGE), words("Fine."), live=live)
    server = [("loading", None), ("retrying", None), ("reading", 0.25), ("reading", 1.0)]
    assert live.seen == [*server, ("writing", None), ("thinking", None)]
    live = Phases()
    read(progress("reading", 0.5), thinking("Hm."), live=live)
    assert live.seen[:2] == [("reading", 0.5), ("thinking", None)]


@pytest.mark.parametrize(
    "event",
    [
        ("thread.thinking.delta", {"id": "run_1", "delta": {"text": 7}}),
        ("thread.thinking.delta", {"id": "run_1", "delta": "Hm"}),
        ("thread.thinking.delta", {"id": "run_1"}),
        ("thread.progress", {"id": "run_1", "state": ["reading"], "done": 0.5}),
        ("thread.progress", {"id": "run_1", "state": "calling"}),
        ("thread.something.new", {"id": "run_1"}),
    ],
)
def test_events_of_other_shapes_are_passed_over(read, event):
    live = read(event)
    assert (live.answer().blocks, live.phase, live.done) == ((), "thinking", None)


@pytest.mark.parametrize(("told", "done"), [(-1, 0.0), (7.5, 1.0), ("0.5", None), ([], None)])
def test_how_far_it_is_lies_between_nothing_and_all(read, told, done):
    live = Phases()
    read(progress("reading", told), live=live)
    assert live.seen[0] == ("reading", done)
