"""The code_interpreter tool in a run: what the model is offered, steps, events, files, figures, endings."""

import json
import time

import pytest
from openai import AssistantEventHandler, NotFoundError

from tests.engine.conftest import TOOL
from tests.support.interpreter import PNG
from tests.support.scripted_model import calls, text

CODE = [{"type": "code_interpreter"}]
INPUT = 'print("한글", 6 * 7)'
RUN_CODE = calls(("code_interpreter", json.dumps({"code": INPUT})))
PLOT = calls(("code_interpreter", '{"code": "plot()"}'))


@pytest.fixture
def ask(interpreter, client):
    """A thread with a question, and an assistant with the tool."""
    assistant = client.beta.assistants.create(model="scripted-1", tools=CODE)
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "How much is it?"}])
    return Ask(client, thread.id, assistant.id)


class Ask:
    def __init__(self, client, thread_id, assistant_id):
        self.client, self.thread_id, self.assistant_id = client, thread_id, assistant_id

    def run(self, **given):
        return self.client.beta.threads.runs.create_and_poll(
            thread_id=self.thread_id, assistant_id=self.assistant_id, poll_interval_ms=20, **given
        )

    def start(self):
        return self.client.beta.threads.runs.create(thread_id=self.thread_id, assistant_id=self.assistant_id)

    def stream(self, handler=None):
        given = {"event_handler": handler} if handler else {}
        return self.client.beta.threads.runs.stream(
            thread_id=self.thread_id, assistant_id=self.assistant_id, **given
        )

    def say(self, content, **given):
        self.client.beta.threads.messages.create(self.thread_id, role="user", content=content, **given)

    def steps(self, run):
        return self.client.beta.threads.runs.steps.list(run.id, thread_id=self.thread_id, order="asc").data

    def answer(self):
        return self.client.beta.threads.messages.list(self.thread_id).data[0]


def last_shown(model):
    """The last request's conversation, in whichever wire format."""
    body = model.requests[-1]["body"]
    return json.dumps(body.get("messages") or body["input"], ensure_ascii=False)


def offered(model):
    tools = model.requests[-1]["body"].get("tools") or []
    functions = [tool.get("function", tool) for tool in tools]
    return {function["name"]: function["description"] for function in functions}


def shown_questions(model):
    return [text_of(turn["content"]) for turn in shown_turns(model) if turn.get("role") == "user"]


def shown_outputs(model):
    return [
        text_of(turn.get("content") or turn.get("output"))
        for turn in shown_turns(model)
        if "tool_call_id" in turn or turn.get("type") in ("function_call_output", "tool_result")
    ]


def shown_turns(model):
    """And the parts that a turn consists of."""
    body = model.requests[-1]["body"]
    turns = body.get("messages") or body["input"]
    parts = [part for turn in turns if isinstance(turn.get("content"), list) for part in turn["content"]]
    return [*turns, *parts]


def text_of(content):
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


class Events(AssistantEventHandler):
    def __init__(self):
        super().__init__()
        self.order, self.created, self.done, self.pieces = [], [], [], []
        self.images, self.texts, self.links = [], [], []

    def on_event(self, event):
        if not self.order or self.order[-1] != event.event:
            self.order.append(event.event)

    def on_tool_call_created(self, tool_call):
        self.created.append(tool_call.code_interpreter.model_dump())

    def on_tool_call_delta(self, delta, snapshot):
        self.pieces.append(delta.code_interpreter.input or "")

    def on_tool_call_done(self, tool_call):
        self.done.append(tool_call.code_interpreter)

    def on_image_file_done(self, image_file):
        self.images.append(image_file.file_id)

    def on_text_delta(self, delta, snapshot):
        self.links += delta.annotations or []

    def on_text_done(self, text):
        self.texts.append(text.value)


def test_the_stream_is_the_originals(ask, model, interpreter):
    model.script(RUN_CODE, text("It is [here](sandbox:/mnt", "/data/a.csv), ", "42."))
    interpreter.script("한글 42\n", images=2, a__csv=b"1,2")
    handler = Events()
    with ask.stream(handler) as stream:
        stream.until_done()
    step = ["thread.run.step.created", "thread.run.step.in_progress"]
    assert handler.order == [
        *("thread.run.created", "thread.run.queued", "thread.run.in_progress"),
        *(*step, "thread.run.step.delta", "thread.run.step.completed"),
        *(*step, "thread.message.created", "thread.message.in_progress", "thread.message.delta"),
        *("thread.message.completed", "thread.run.step.completed", "thread.run.completed"),
    ]
    assert handler.created[0]["outputs"] == []
    assert len([piece for piece in handler.pieces if piece]) > 2
    assert handler.created[0]["input"] + "".join(handler.pieces) == INPUT
    call = handler.done[0]
    assert call.input == INPUT
    assert [output.type for output in call.outputs] == ["logs", "image", "image"]
    assert call.outputs[0].logs == "한글 42\n"
    images = [output.image.file_id for output in call.outputs[1:]]
    assert handler.images == images
    assert handler.texts == ["It is [here](sandbox:/mnt/data/a.csv), 42."]
    assert [link.index for link in handler.links] == [0]

    (message,) = stream.get_final_messages()
    assert message == ask.answer()
    assert [part.type for part in message.content] == ["image_file", "image_file", "text"]
    assert [part.image_file.file_id for part in message.content[:2]] == images
    said = message.content[2].text
    (link,) = said.annotations
    assert said.value[link.start_index : link.end_index] == link.text == "sandbox:/mnt/data/a.csv"
    assert ask.client.files.content(link.file_path.file_id).content == b"1,2"
    assert ask.client.files.content(images[1]).content == PNG + b"\1"
    made = [ask.client.files.retrieve(id_) for id_ in (*images, link.file_path.file_id)]
    assert [file.filename for file in made] == ["figure-1.png", "figure-2.png", "a.csv"]
    assert {file.purpose for file in made} == {"assistants_output"}
    assert made[2].bytes == 3


def test_the_step_keeps_everything(ask, model, interpreter):
    model.script(RUN_CODE, text("42."))
    interpreter.script("42\n", a__csv=b"1,2", failed=True)
    run = ask.run()
    first, second = ask.steps(run)
    assert (first.type, first.status, second.type) == ("tool_calls", "completed", "message_creation")
    (call,) = first.step_details.tool_calls
    assert (call.type, call.code_interpreter.input) == ("code_interpreter", INPUT)
    assert [output.logs for output in call.code_interpreter.outputs] == ["42\n"]
    extra = call.code_interpreter.model_extra
    assert extra["failed"] is True
    assert [file["filename"] for file in extra["files"]] == ["a.csv"]
    assert first.usage.total_tokens == 18
    assert run.usage.total_tokens == 36


def test_the_model_reads_the_logs_and_what_was_made(ask, model, interpreter):
    model.script(PLOT, text("Look."))
    interpreter.script("17\n", images=1, a__csv=b"1,2")
    ask.run()
    before = offered(model)["code_interpreter"]
    assert before.startswith("Runs Python. What the user adds")
    shown = last_shown(model)
    assert "17\\nFigure 1 was shown to the user.\\nFile sandbox:/mnt/data/a.csv was made" in shown
    assert "plot()" in shown
    assert interpreter.asked[0].session == ask.thread_id

    ask.say("And now?")
    model.script(text("The same: sandbox:/mnt/data/a.csv"))
    ask.run()
    assert "Figure 1 was shown" in last_shown(model)
    assert "data:image" not in last_shown(model)
    assert offered(model)["code_interpreter"] == before
    assert [part.type for part in ask.answer().content] == ["text"]
    assert len(ask.answer().content[0].text.annotations) == 1


def test_a_figure_is_shown_by_the_next_message_alone(ask, model, interpreter):
    more = calls(("code_interpreter", '{"code": "more()"}'))
    model.script(PLOT, more, text("Both."))
    interpreter.script("", images=1)
    interpreter.script("", images=1)
    ask.run()
    assert [part.type for part in ask.answer().content] == ["image_file", "image_file", "text"]
    before = model.requests[-1]["body"]
    assert "The code ran and printed nothing." not in json.dumps(before)


def test_words_before_the_code_do_not_show_what_it_draws(ask, model, interpreter):
    with_words = calls(("code_interpreter", '{"code": "plot()"}'), pieces=("Let me see.",))
    model.script(with_words, text("There."))
    interpreter.script("", images=1)
    with ask.stream() as stream:
        first, second = stream.get_final_messages()
    assert [part.type for part in first.content] == ["text"]
    assert [part.type for part in second.content] == ["image_file", "text"]


def test_functions_and_code_in_one_round(ask, model, interpreter):
    ask.client.beta.assistants.update(ask.assistant_id, tools=[*CODE, TOOL])
    mixed = (
        ("get_ticker", '{"company_name": "A"}'),
        ("code_interpreter", '{"code": "plot()"}'),
        ("get_ticker", '{"company_name": "B"}'),
    )
    model.script(calls(*mixed), text("Done."))
    interpreter.script("5\n", images=1)
    seen = []
    with ask.stream() as stream:
        for event in stream:
            if event.event == "thread.run.step.delta":
                seen += [call.index for call in event.data.delta.step_details.tool_calls]
    assert seen == sorted(seen)
    waiting = stream.get_final_run()
    asked_for = waiting.required_action.submit_tool_outputs.tool_calls
    assert [json.loads(call.function.arguments)["company_name"] for call in asked_for] == ["A", "B"]
    done = ask.client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=waiting.id,
        thread_id=ask.thread_id,
        tool_outputs=[{"tool_call_id": call.id, "output": "{}"} for call in asked_for],
        poll_interval_ms=20,
    )
    assert done.status == "completed"
    assert [part.type for part in ask.answer().content] == ["image_file", "text"]
    kinds = [call.type for call in ask.steps(done)[0].step_details.tool_calls]
    assert kinds == ["function", "code_interpreter", "function"]
    assert "Figure 1 was shown" in last_shown(model)


def test_what_functions_returned_can_be_read(ask, model, interpreter):
    ask.client.beta.assistants.update(ask.assistant_id, tools=[*CODE, TOOL])
    two = calls(("get_ticker", '{"company_name": "A"}'), ("get_ticker", '{"company_name": "B"}'))
    model.script(two, RUN_CODE, text("Done."))
    interpreter.script("1\n")
    waiting = ask.run()
    outputs = ['{"ticker": "A"}', "not known"]
    ask.client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=waiting.id,
        thread_id=ask.thread_id,
        tool_outputs=[
            {"tool_call_id": call.id, "output": output}
            for call, output in zip(
                waiting.required_action.submit_tool_outputs.tool_calls, outputs, strict=True
            )
        ],
        poll_interval_ms=20,
    )
    assert interpreter.asked[0].files == {
        "outputs/1-get_ticker.json": b'{"ticker": "A"}',
        "outputs/2-get_ticker.txt": b"not known",
    }
    assert shown_outputs(model)[:2] == [
        '{"ticker": "A"}\n[In /mnt/data/outputs/1-get_ticker.json]',
        "not known\n[In /mnt/data/outputs/2-get_ticker.txt]",
    ]


def test_files_of_the_assistant_the_thread_and_the_message(ask, model, interpreter):
    client = ask.client
    names = ("a.csv", "a.csv", "../b.csv", "c.csv")
    ids = [
        client.files.create(file=(name, f"{number}".encode()), purpose="assistants").id
        for number, name in enumerate(names)
    ]
    resources = [{"code_interpreter": {"file_ids": [id_]}} for id_ in ids]
    client.beta.assistants.update(ask.assistant_id, tool_resources=resources[0])
    client.beta.threads.update(ask.thread_id, tool_resources=resources[1])
    ask.say("And these?", attachments=[{"file_id": ids[2], "tools": CODE}, {"file_id": ids[3], "tools": []}])
    thread = client.beta.threads.retrieve(ask.thread_id)
    assert thread.tool_resources.code_interpreter.file_ids == ids[1:3]
    model.script(RUN_CODE, text("Done."))
    interpreter.script("1\n")
    ask.run()
    assert interpreter.asked[0].files == {"a.csv": b"0", "a (2).csv": b"1", "b.csv": b"2"}
    told = "".join(shown_questions(model))
    assert [told.count(f'"{name}"') for name in ("a.csv", "a (2).csv", "b.csv")] == [1, 1, 1]


def test_a_thread_takes_more_attachments_than_its_resources_name(ask, model, interpreter):
    files = [
        ask.client.files.create(file=(f"{number}.txt", b"x"), purpose="assistants") for number in range(22)
    ]
    ask.say("All of these.", attachments=[{"file_id": file.id, "tools": CODE} for file in files])
    thread = ask.client.beta.threads.retrieve(ask.thread_id)
    assert len(thread.tool_resources.code_interpreter.file_ids) == 20
    model.script(RUN_CODE, text("Done."))
    interpreter.script("1\n")
    ask.run()
    assert len(interpreter.asked[0].files) == 22


def test_a_file_that_was_deleted_is_not_there(ask, model, interpreter):
    file = ask.client.files.create(file=("a.csv", b"1"), purpose="assistants")
    ask.say("This.", attachments=[{"file_id": file.id, "tools": CODE}])
    ask.client.files.delete(file.id)
    model.script(RUN_CODE, text("Done."))
    interpreter.script("1\n")
    assert ask.run().status == "completed"
    assert interpreter.asked[0].files == {}


def test_unknown_files_are_refused(ask):
    unknown = {"code_interpreter": {"file_ids": ["file-none"]}}
    with pytest.raises(NotFoundError, match="file-none"):
        ask.client.beta.assistants.create(model="default", tools=CODE, tool_resources=unknown)
    with pytest.raises(NotFoundError, match="file-none"):
        ask.client.beta.threads.update(ask.thread_id, tool_resources=unknown)
    with pytest.raises(NotFoundError, match="file-none"):
        ask.say("?", attachments=[{"file_id": "file-none", "tools": CODE}])


def test_a_forced_call(ask, model, interpreter, wire_format):
    model.script(RUN_CODE, text("42."))
    interpreter.script("42\n")
    ask.run(tool_choice={"type": "code_interpreter"})
    forced, then = (request["body"]["tool_choice"] for request in model.requests)
    assert "code_interpreter" in json.dumps(forced)
    assert then == ({"type": "auto"} if wire_format == "anthropic" else "auto")


def test_arguments_that_hold_no_code_are_told(ask, model, interpreter):
    model.script(calls(("code_interpreter", "{}")), text("Sorry."))
    run = ask.run()
    assert run.status == "completed"
    assert interpreter.asked == []
    assert "Nothing was run" in last_shown(model)
    details = ask.steps(run)[0].step_details.tool_calls[0].code_interpreter
    assert "Nothing was run" in details.outputs[0].logs


def until(is_so, seconds=5):
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_while_code_runs_its_step_tells_it_and_cancelling_stops_it(ask, model, interpreter):
    interpreter.hangs = True
    model.script(RUN_CODE)
    run = ask.start()
    until(lambda: interpreter.asked)
    (step,) = ask.steps(run)
    assert step.status == "in_progress"
    assert step.step_details.tool_calls[0].code_interpreter.input == INPUT
    ask.client.beta.threads.runs.cancel(run.id, thread_id=ask.thread_id)
    until(lambda: ask.steps(run)[0].status == "cancelled")
    assert interpreter.stopped == [ask.thread_id]
    run = ask.client.beta.threads.runs.retrieve(run.id, thread_id=ask.thread_id)
    assert run.status == "cancelled"


class TestExpiry:
    @pytest.fixture
    def engine_settings(self):
        return {"run_expires_seconds": 4}  # for a run that has begun by then on a busy machine

    def test_code_that_runs_too_long_for_the_run_is_stopped(self, ask, model, interpreter):
        interpreter.hangs = True
        model.script(RUN_CODE)
        run = ask.run()
        assert run.status == "expired"
        assert [step.status for step in ask.steps(run)] == ["expired"]
        assert interpreter.stopped == [ask.thread_id]


def test_a_thread_that_is_deleted_takes_its_session_along(ask, model, interpreter):
    interpreter.hangs = True
    model.script(RUN_CODE)
    ask.start()
    until(lambda: interpreter.asked)
    ask.client.beta.threads.delete(ask.thread_id)
    assert interpreter.forgotten == [ask.thread_id]
    until(lambda: interpreter.stopped)


def test_health_and_the_end_of_the_engine(ask, engine, interpreter):
    health = ask.client.get(str(ask.client.base_url.join("/health")), cast_to=object)
    assert health["tools"] == ["function", "file_search", "code_interpreter"]
    assert health["interpreter"] == {"tier": "sandbox", "reason": ""}
    engine.stop()
    assert interpreter.closed


class TestCalculator:
    def test_it_has_no_files(self, ask, model, interpreter):
        interpreter.tier = "calculator"
        file = ask.client.files.create(file=("a.csv", b"1"), purpose="assistants")
        ask.say("This.", attachments=[{"file_id": file.id, "tools": CODE}])
        model.script(RUN_CODE, text("42."))
        interpreter.script("42\n")
        ask.run()
        assert interpreter.asked[0].files == {}
        assert offered(model)["code_interpreter"] == "Runs Python."


class TestOff:
    @pytest.fixture
    def engine_settings(self):
        return {"interpreter": "off"}

    def test_the_run_goes_on_without_it_and_says_why(self, client, model):
        assistant = client.beta.assistants.create(model="scripted-1", tools=CODE)
        thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello"}])
        ask = Ask(client, thread.id, assistant.id)
        model.script(text("Hi."))
        run = ask.run(tool_choice={"type": "code_interpreter"})
        assert run.status == "completed"
        assert offered(model) == {}
        health = client.get(str(client.base_url.join("/health")), cast_to=object)
        assert "code_interpreter" not in health["tools"]
        assert health["interpreter"]["tier"] == "none"
        (notice,) = run.model_extra["engine"]["notices"]
        assert notice.startswith("No code can be run here, so the model was not offered code_interpreter: ")
        assert notice.endswith(health["interpreter"]["reason"])


def test_a_thread_that_begins_with_its_run_brings_its_files(interpreter, client, model):
    names = ("of_request.csv", "of_message.csv", "of_assistant.csv")
    ids = [client.files.create(file=(name, b"1"), purpose="assistants").id for name in names]
    own = {"code_interpreter": {"file_ids": ids[2:]}}
    assistant = client.beta.assistants.create(model="scripted-1", tools=CODE, tool_resources=own)
    model.script(RUN_CODE, text("Done."))
    interpreter.script("1\n")
    attached = [{"file_id": ids[1], "tools": CODE}]
    question = {"role": "user", "content": "How much?", "attachments": attached}
    run = client.beta.threads.create_and_run_poll(
        assistant_id=assistant.id,
        thread={"messages": [question]},
        tool_resources={"code_interpreter": {"file_ids": ids[:1]}},
        poll_interval_ms=20,
    )
    assert run.status == "completed"
    assert interpreter.asked[0].files == {"of_request.csv": b"1", "of_message.csv": b"1"}


def test_a_file_that_comes_after_one_that_code_wrote_gets_another_name(ask, model, interpreter):
    model.script(RUN_CODE, text("Done."), RUN_CODE, text("Done."))
    interpreter.script("1\n", a__csv=b"made")
    interpreter.script("1\n")
    ask.run()
    time.sleep(1.1)
    file = ask.client.files.create(file=("a.csv", b"given"), purpose="assistants")
    ask.say("This.", attachments=[{"file_id": file.id, "tools": CODE}])
    ask.run()
    assert interpreter.asked[1].files == {"a.csv": b"made", "a (2).csv": b"given"}
