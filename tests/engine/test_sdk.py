"""The official SDK, sync and async, against the running engine and both wire formats."""

import asyncio

import openai
import pytest
from openai import AssistantEventHandler, AsyncAssistantEventHandler

from tests.engine.conftest import TOOL
from tests.support.scripted_model import calls, text

CALLS = calls(
    ("get_ticker", '{"company_name": "Apple"}'), ("get_ticker", '{"company_name": "BMW"}'), reasoning=True
)
OPENING = ["thread.run.created", "thread.run.queued", "thread.run.in_progress"]
STEP = ["thread.run.step.created", "thread.run.step.in_progress"]
MESSAGE = ["thread.message.created", "thread.message.in_progress"]
ENDING = ["thread.message.completed", "thread.run.step.completed", "thread.run.completed"]


def names(events):
    """The order of events, deltas that follow each other counted as one."""
    order = []
    for event in events:
        if not order or order[-1] != event.event:
            order.append(event.event)
    return order


def test_two_rounds_of_parallel_calls(talk, model):
    model.script(CALLS, text("Apple ", "is ", "big."))
    with talk.stream() as stream:
        assert names(stream) == [
            *OPENING,
            *STEP,
            "thread.run.step.delta",
            "thread.run.requires_action",
        ]
        run = stream.get_final_run()
    asked = run.required_action.submit_tool_outputs.tool_calls
    assert [call.function.arguments for call in asked] == [
        '{"company_name": "Apple"}',
        '{"company_name": "BMW"}',
    ]
    with talk.submit(run, output='{"best": "AAPL"}') as stream:
        assert names(stream) == [
            "thread.run.step.completed",
            "thread.run.queued",
            "thread.run.in_progress",
            *STEP,
            *MESSAGE,
            "thread.message.delta",
            *ENDING,
        ]
        run = stream.get_final_run()
    assert run.status == "completed"
    assert run.usage.total_tokens == 36
    assert talk.texts() == ["Is Apple a good buy?", "Apple is big."]
    steps = talk.client.beta.threads.runs.steps.list(run.id, thread_id=talk.thread_id, order="asc").data
    assert [step.type for step in steps] == ["tool_calls", "message_creation"]
    assert [call.function.output for call in steps[0].step_details.tool_calls] == ['{"best": "AAPL"}'] * 2


def test_what_of_the_prompts_was_cached_is_added_up(talk, model):
    call = calls(("get_ticker", "{}"), prompt_tokens=100, cached_tokens=60)
    model.script(call, text("Done.", prompt_tokens=120, cached_tokens=100), text("Again."))
    with talk.submit(talk.run()) as stream:
        run = stream.get_final_run()
    assert run.usage.prompt_tokens == 220
    assert run.usage.model_extra == {"prompt_token_details": {"cached_tokens": 160}}
    steps = talk.client.beta.threads.runs.steps.list(run.id, thread_id=talk.thread_id, order="asc").data
    cached = [step.usage.model_extra["prompt_token_details"]["cached_tokens"] for step in steps]
    assert cached == [60, 100]
    assert talk.run().usage.model_extra == {}


def test_text_before_calls_is_a_message_of_its_own(talk, model):
    model.script(text("Let me look.", calls=(("get_ticker", "{}"),)))
    with talk.stream() as stream:
        order = names(stream)
    assert order == [
        *OPENING,
        *STEP,
        *MESSAGE,
        "thread.message.delta",
        "thread.message.completed",
        "thread.run.step.completed",
        *STEP,
        "thread.run.step.delta",
        "thread.run.requires_action",
    ]


class Recorder(AssistantEventHandler):
    def __init__(self):
        super().__init__()
        self.seen = []

    def on_text_created(self, text):
        self.seen.append(("text created", text.value))

    def on_text_delta(self, delta, snapshot):
        self.seen.append(("text delta", delta.value))

    def on_text_done(self, text):
        self.seen.append(("text done", text.value))

    def on_tool_call_created(self, tool_call):
        self.seen.append(("call created", tool_call.function.name))

    def on_tool_call_done(self, tool_call):
        self.seen.append(("call done", tool_call.function.arguments))

    def on_end(self):
        self.seen.append(("end", None))


def test_the_handler_fires_each_callback_once(talk, model):
    model.script(CALLS, text("Hello ", "there"))
    recorder = Recorder()
    with talk.stream(event_handler=recorder) as stream:
        stream.until_done()
        run = stream.get_final_run()
    assert recorder.seen == [
        ("call created", "get_ticker"),
        ("call done", '{"company_name": "Apple"}'),
        ("call created", "get_ticker"),
        ("call done", '{"company_name": "BMW"}'),
        ("end", None),
    ]
    with talk.submit(run) as stream:
        assert list(stream.text_deltas) == ["Hello ", "there"]


def test_text_callbacks(talk, model):
    model.script(text("Hello ", "there"))
    recorder = Recorder()
    with talk.stream(event_handler=recorder) as stream:
        stream.until_done()
    assert recorder.seen == [
        ("text created", "Hello "),
        ("text delta", "Hello "),
        ("text delta", "there"),
        ("text done", "Hello there"),
        ("end", None),
    ]


def test_polling(talk, model):
    model.script(CALLS, text("Done."))
    run = talk.run()
    assert run.status == "requires_action"
    calls_asked = run.required_action.submit_tool_outputs.tool_calls
    run = talk.client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=run.id,
        thread_id=talk.thread_id,
        tool_outputs=[{"tool_call_id": call.id, "output": "1"} for call in calls_asked],
        poll_interval_ms=20,
    )
    assert run.status == "completed"
    assert talk.texts()[-1] == "Done."


def test_create_and_run_begins_with_the_thread(client, model):
    model.script(text("Hi."))
    assistant = client.beta.assistants.create(model="default")
    thread = {"messages": [{"role": "user", "content": "Hello"}]}
    with client.beta.threads.create_and_run_stream(assistant_id=assistant.id, thread=thread) as stream:
        order = names(stream)
        run = stream.get_final_run()
    assert order == ["thread.created", *OPENING, *STEP, *MESSAGE, "thread.message.delta", *ENDING]
    assert client.beta.threads.retrieve(run.thread_id).id == run.thread_id


def test_the_async_sdk(engine, model):
    model.script(CALLS, text("Apple ", "is big."))

    class Handler(AsyncAssistantEventHandler):
        text = ""

        async def on_text_delta(self, delta, snapshot):
            self.text += delta.value

    async def converse():
        async with openai.AsyncOpenAI(base_url=engine.base_url, api_key=engine.api_key) as client:
            beta = client.beta
            assistant = await beta.assistants.create(model="default", tools=[TOOL])
            thread = await beta.threads.create(messages=[{"role": "user", "content": "Apple?"}])
            async with beta.threads.runs.stream(thread_id=thread.id, assistant_id=assistant.id) as stream:
                run = await stream.get_final_run()
            outputs = [
                {"tool_call_id": call.id, "output": "{}"}
                for call in run.required_action.submit_tool_outputs.tool_calls
            ]
            handler = Handler()
            async with beta.threads.runs.submit_tool_outputs_stream(
                run_id=run.id, thread_id=thread.id, tool_outputs=outputs, event_handler=handler
            ) as stream:
                run = await stream.get_final_run()
            return run.status, handler.text

    assert asyncio.run(converse()) == ("completed", "Apple is big.")


def test_a_wrong_key_is_refused(engine):
    with (
        openai.OpenAI(base_url=engine.base_url, api_key="sk-wrong", max_retries=0) as client,
        pytest.raises(openai.AuthenticationError, match="Incorrect API key"),
    ):
        client.beta.assistants.list()
