"""A conversation as a model reads it: what is shortened, which files are told of, and how it begins."""

import json
import re
from itertools import pairwise

import pytest

from assistant_core.engine.models.provider import ChatMessage, Image, ToolCall, ToolRound
from assistant_core.engine.runs.history import LONGEST, Files, as_read, shortened
from tests.engine.conftest import TOOL
from tests.engine.runs.test_code_interpreter import CODE, Ask
from tests.support.outputs import ALL
from tests.support.scripted_model import calls, text

ROWS = [[f"2026-01-{day:02}", 100 + day, 1000 * day] for day in range(1, 31)]
PRICES = {"symbol": "AAPL", "columns": ["date", "close", "volume"], "rows": ROWS * 4, "high": 130}


def round_of(output, is_current=False):
    return ToolRound((ToolCall("call_1", "get_prices", "{}"),), {"call_1": output}, is_current=is_current)


def test_rows_are_cut_in_the_middle_and_counted():
    short = json.loads(shortened(json.dumps(PRICES)))
    assert short | {"rows": None} == PRICES | {"rows": None}
    assert short["rows"] == [*ROWS[:6], "… 108 left out …", *ROWS[-6:]]
    many = json.loads(shortened(json.dumps({**PRICES, "notes": ["A long note. " * 40] * 3})))
    assert many["rows"] == [*ROWS[:3], "… 114 left out …", *ROWS[-3:]]


@pytest.mark.parametrize("name", ALL)
def test_a_short_output_stays_as_it_is(name):
    output = json.dumps(ALL[name])[:LONGEST]
    assert shortened(output) == output


@pytest.mark.parametrize(
    "output",
    [
        json.dumps(PRICES),
        json.dumps(ROWS * 100),
        json.dumps({"lines": {f"Line{number}": [1, 2, 3] for number in range(500)}}),
        json.dumps({"a": {"b": {"c": ROWS * 50}}, "text": "word " * 5_000}),
        json.dumps({f"key {number}": number for number in range(10_000)}),
        json.dumps({"k" * 5_000: [1]}),
        json.dumps("가" * 9_000, ensure_ascii=False),
        "[" * 900 + "]" * 900,
        "[" * 100_000 + "]" * 100_000,
        "not JSON at all, line\n" * 500,
        '{"cut": [1, 2, ' + "3, " * 5_000,
        '["\\ud800", ' + "1, " * 3_000 + "1]",
        "9" * 20_000,
        f"[{'1' * 6_000}]",
    ],
    ids=lambda output: output[:20],
)
def test_every_long_output_becomes_short_and_always_the_same(output):
    short = shortened(output)
    assert len(short) <= LONGEST + 100
    assert "left out" in short or "…" in short
    assert short.encode()
    shortened.cache_clear()
    assert shortened(output) == short


@pytest.mark.parametrize("before", range(8))
def test_no_number_is_cut_in_two(before):
    numbers = [f"{number * 7919:,}.5" for number in range(1_000, 1_400)]
    logs = "x" * before + " " + "\n".join(numbers)
    for output in (logs, json.dumps({"summary": logs.replace("\n", " ")})):
        short = re.sub(r"… \d+ characters left out …", "", shortened(output))
        found = set(re.findall(r"[\d,.]+", short))
        assert found
        assert found <= set(numbers)


def test_the_outputs_of_the_question_that_is_asked_are_whole():
    output = json.dumps(PRICES)
    earlier, current = as_read([round_of(output), round_of(output, is_current=True)])
    assert current.outputs == {"call_1": output}
    assert earlier.outputs["call_1"].startswith(shortened(output))
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
        [json.dumps(part) for part in (body["tools"], *(body.get("messages") or _turns(body)))]
        for body in bodies
    ]


def _turns(body):
    return [body.get("instructions"), *body["input"]]


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
