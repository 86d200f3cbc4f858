"""A conversation as a model reads it: what is shortened, which files are told of, and how it begins."""

import json
from itertools import pairwise

from assistant_core.engine.models.provider import ChatMessage, Image, ToolCall, ToolRound
from assistant_core.engine.runs.history import Files, as_read
from assistant_core.engine.runs.shortening import LONGEST, in_short
from tests.engine.conftest import TOOL
from tests.engine.runs.test_code_interpreter import CODE, Ask
from tests.engine.runs.test_shortening import PRICES
from tests.support.scripted_model import calls, text

MARK = ', "cache_control": {"type": "ephemeral"}'
"""How far to cache, which moves on with the conversation and is no part of what is cached."""


def round_of(output, is_current=False):
    return ToolRound((ToolCall("call_1", "get_prices", "{}"),), {"call_1": output}, is_current=is_current)


def test_the_outputs_of_the_question_that_is_asked_are_whole():
    output = json.dumps(PRICES)
    earlier, current = as_read([round_of(output), round_of(output, is_current=True)])
    assert current.outputs == {"call_1": output}
    assert earlier.outputs["call_1"].startswith(in_short(output))
    assert earlier.outputs["call_1"].endswith("\n[Shortened; call again for all of it]")
    assert earlier.returned("call_1") == current.returned("call_1") == output


def test_an_output_says_which_file_has_it():
    files = Files([], {"call_1": "outputs/7-get_prices.json"})
    (whole,) = as_read([round_of("{}")], files)
    assert whole.outputs["call_1"] == "{}\n[In /mnt/data/outputs/7-get_prices.json]"
    (cut,) = as_read([round_of(json.dumps(PRICES))], files)
    assert cut.outputs["call_1"].endswith("\n[Shortened; all of it in /mnt/data/outputs/7-get_prices.json]")
    assert (whole.returned("call_1"), whole.files) == ("{}", {"call_1": "outputs/7-get_prices.json"})


def test_files_are_told_of_with_the_question_that_they_came_with():
    asked = [ChatMessage("user", f"{number}?", created_at=number) for number in (10, 20, 30)]
    files = Files([(20, "b.csv"), (3, "a.csv"), (11, "c.csv"), (99, "late.csv")], {})
    told = [turn.text for turn in as_read([asked[0], ChatMessage("assistant", "Yes."), *asked[1:]], files)]
    assert '/mnt/data: "a.csv".' in told[0]
    assert told[1] == "Yes."
    assert '/mnt/data: "c.csv", "b.csv".' in told[2]
    assert '/mnt/data: "late.csv".' in told[3]
    assert as_read(asked) == as_read(asked, Files([], {})) == asked


def test_a_question_with_an_image_tells_of_files_in_a_part_of_its_own():
    image = Image(url="https://example.com/a.png")
    (turn,) = as_read([ChatMessage("user", "This?", ("This?", image))], Files([(0, "a.csv")], {}))
    assert turn.parts[:2] == ("This?", image)
    assert '"a.csv"' in turn.parts[2]


def beginnings(model):
    """Of every request its tools, instructions and turns, one after the other."""
    bodies = [request["body"] for request in model.requests]
    return [
        [json.dumps(part).replace(MARK, "") for part in (body["tools"], *_turns(body))] for body in bodies
    ]


def _turns(body):
    instructions = body.get("instructions") or body.get("system")
    return [instructions, *(body.get("messages") or body["input"])]


def test_each_request_of_a_question_begins_with_all_of_the_one_before(client, model, interpreter):
    """Over functions, code and what was said before them, and whatever files come about meanwhile."""
    assistant = client.beta.assistants.create(model="m", instructions="Be brief.", tools=[TOOL, *CODE])
    ask = Ask(client, client.beta.threads.create().id, assistant.id)
    file = client.files.create(file=("a.csv", b"1"), purpose="assistants")
    lookup = ("get_ticker", '{"company_name": "A"}')
    code = ("code_interpreter", '{"code": "plot()"}')
    for question in ("First?", "Second?"):
        ask.say(question, attachments=[{"file_id": file.id, "tools": CODE}] if question == "First?" else [])
        since = len(model.requests)
        model.script(
            calls(lookup, pieces=("Let me see.",)),
            calls(code),
            calls(lookup, code),
            calls(code, pieces=("Once more.",)),
            text("Done."),
        )
        for number in range(3):
            interpreter.script(f"{number}\n", images=1, **{f"out{number}__csv": b"1,2"})
        run = ask.run()
        while run.status == "requires_action":
            asked = run.required_action.submit_tool_outputs.tool_calls
            run = client.beta.threads.runs.submit_tool_outputs_and_poll(
                run_id=run.id,
                thread_id=ask.thread_id,
                tool_outputs=[{"tool_call_id": call.id, "output": json.dumps(PRICES)} for call in asked],
                poll_interval_ms=20,
            )
        assert run.status == "completed"
        asked_now = beginnings(model)[since:]
        assert len(asked_now) == 5
        for before, after in pairwise(asked_now):
            assert after[: len(before)] == before
    first, second = beginnings(model)[0], asked_now[0]
    assert second[: len(first)] == first
    assert sum(map(len, second)) < 4 * LONGEST + 3_000
    stored = [
        call.function.output
        for step in client.beta.threads.runs.steps.list(run.id, thread_id=ask.thread_id).data
        for call in getattr(step.step_details, "tool_calls", [])
        if call.type == "function"
    ]
    assert stored == [json.dumps(PRICES)] * 2
