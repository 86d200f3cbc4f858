"""The app's assistants with models whose window is small: every run ends in words, and nothing is cut."""

import json
from typing import Any

import pytest

from assistant_core.assistants.registry import definitions
from tests.engine.conftest import Talk
from tests.support.scripted_model import text
from tests.support.small_model import SmallModel

OUTPUT = json.dumps(
    {"ticker": "AAPL", "rows": [{"date": f"2024-{day:03}", "close": 181.5 + day} for day in range(400)]}
)
BOOK = "\n\n".join(
    f"Chapter {number}. The profit of year {number} was {number * 37} million." * 6 for number in range(60)
)
SEARCH = [{"type": "file_search"}]


@pytest.fixture
def wire_format() -> str:
    return "chat"


@pytest.fixture
def engine_settings() -> dict[str, Any]:
    return {"openai_model": "m"}


@pytest.fixture
def begin(interpreter, client):
    """Asks an assistant of the app; the Book has a file to search."""

    def begin(key: str, question: str = "What became of Apple's profit?") -> Talk:
        definition = definitions()[key]
        assistant = client.beta.assistants.create(
            model="default", instructions=definition.instructions, tools=definition.tools
        )
        message: dict[str, Any] = {"role": "user", "content": question}
        if key == "book":
            file = client.files.create(file=("book.txt", BOOK.encode()), purpose="assistants")
            message["attachments"] = [{"file_id": file.id, "tools": SEARCH}]
        for _ in range(5):
            interpreter.script(logs=OUTPUT)
        return Talk(client, client.beta.threads.create(messages=[message]).id, assistant.id)

    return begin


def to_its_end(talk: Talk) -> Any:
    run = talk.run()
    while run.status == "requires_action":
        with talk.submit(run, OUTPUT) as stream:
            run = stream.get_final_run()
    return run


@pytest.mark.parametrize("key", ["investor", "book", "tutor"])
@pytest.mark.parametrize("window", [2048, 4096, 16384])
@pytest.mark.parametrize(
    ("cuts", "tells"), [(False, True), (False, False), (True, True)], ids=["tells", "refuses", "cuts"]
)
def test_every_assistant_ends_in_words(begin, model, key, window, cuts, tells):
    small = SmallModel(model, window, cuts=cuts, tells=tells)
    talk = begin(key)
    run = to_its_end(talk)
    assert run.status == "completed", run.last_error
    assert talk.texts()[-1] == "That is what I found."
    assert small.cut == 0, "nothing went beyond the window"
    assert small.longest <= window
    assert small.refused == 0 or not tells


def engine_of(run) -> dict[str, Any]:
    return run.model_extra["engine"]


def test_the_run_says_which_tools_were_left_out(begin, model):
    SmallModel(model, 2048)
    run = to_its_end(begin("investor"))
    told = engine_of(run)
    assert (told["window"], told["short_tools"]) == (2048, True)
    assert "get_news" in told["left_out_tools"]
    assert "get_ticker" not in told["left_out_tools"]
    offered = [tool["function"]["name"] for tool in model.requests[0]["body"]["tools"]]
    assert not set(offered) & set(told["left_out_tools"])
    assert any("shortened form" in notice for notice in told["notices"])


def test_in_a_large_window_everything_stays(begin, model):
    SmallModel(model, 131072)
    run = to_its_end(begin("investor"))
    told = engine_of(run)
    assert told["window"] == 131072
    assert {"short_tools", "left_out_tools"}.isdisjoint(told)
    sent = model.requests[1]["body"]
    assert sent["messages"][-1]["content"].startswith(OUTPUT)
    assert {tool["function"]["name"]: tool for tool in sent["tools"]}["get_ticker"] in definitions()[
        "investor"
    ].tools


def test_a_long_conversation_in_a_small_window(begin, model):
    small = SmallModel(model, 4096, cuts=True)
    talk = begin("investor")
    for number in range(3):
        run = to_its_end(talk)
        assert run.status == "completed"
        talk.client.beta.threads.messages.create(
            talk.thread_id, role="user", content=f"And the {number}th? " * 40
        )
    assert to_its_end(talk).status == "completed"
    assert small.cut == 0


@pytest.mark.parametrize("cuts", [False, True])
def test_a_question_longer_than_the_window_is_told_in_words(begin, model, cuts):
    small = SmallModel(model, 2048, cuts=cuts)
    run = to_its_end(begin("tutor", "What is 1 + 1? " * 500))
    assert run.status == "failed"
    assert "the model takes 2,048. Ask a shorter one" in run.last_error.message
    assert small.cut == 0
    assert model.requests == []


def test_a_window_that_a_refusal_told_is_kept_to_from_then_on(begin, model):
    small = SmallModel(model, 4096, tells=False)
    talk = begin("investor")
    assert to_its_end(talk).status == "completed"
    refused = small.refused
    assert refused >= 1
    talk.client.beta.threads.messages.create(talk.thread_id, role="user", content="And its debt?")
    assert to_its_end(talk).status == "completed"
    assert small.refused == refused


def test_a_model_that_must_call_a_function_is_offered_it(begin, model):
    SmallModel(model, 2048)
    talk = begin("investor")
    model.script(text("Fine."))
    run = talk.run(tool_choice={"type": "function", "function": {"name": "search_web"}})
    assert run.status == "completed"
    offered = [tool["function"]["name"] for tool in model.requests[0]["body"]["tools"]]
    assert "search_web" in offered
    assert "get_ticker" in engine_of(run)["left_out_tools"] or "get_ticker" in offered
