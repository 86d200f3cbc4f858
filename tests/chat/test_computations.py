"""Answers with code on a real engine, whose interpreter is scripted: live, stored, checked, deleted."""

import json

import openai
import pytest

from assistant_core.chat import deletion, registry
from assistant_core.chat.blocks import laid_out
from assistant_core.chat.view import Image, MadeFile, Text, ToolCall
from tests.chat.conftest import Chat
from tests.support.interpreter import ScriptedInterpreter
from tests.support.scripted_model import calls, text

CODE = 'plt.title("Closes")\nplt.show()\nprint("20-day average:", average)'
RIGHT_AND_WRONG = "Its 20-day average is 257.18 USD, its 50-day average 249.03 USD."


@pytest.fixture
def interpreter(tmp_path, monkeypatch):
    scripted = ScriptedInterpreter(tmp_path / "made")
    monkeypatch.setattr("assistant_core.engine.app.interpreter", lambda settings, folder: scripted)
    return scripted


@pytest.fixture
def chat(interpreter, client):
    # One that only computed would not have its figures checked.
    tools = [{"type": "code_interpreter"}, {"type": "function", "function": {"name": "fetch"}}]
    assistant = client.beta.assistants.create(model="default", tools=tools)
    return Chat(client, client.beta.threads.create().id, assistant.id)


def code(source=CODE):
    return calls(("code_interpreter", json.dumps({"code": source})))


def last(chat):
    return chat.transcript().entries[-1]


def test_the_same_live_and_stored(chat, interpreter, model):
    interpreter.script("20-day average: 257.18 USD\n", images=1, twice__csv=b"a\n1\n")
    model.script(code(), text("See [twice.csv](sandbox:/mnt/data/twice.csv)."))
    chat.ask()
    live, stored = chat.wait().blocks, last(chat).blocks
    for blocks in (live, stored):
        call, image, written = blocks
        assert isinstance(call, ToolCall)
        assert isinstance(image, Image)
        assert isinstance(written, Text)
        assert (call.arguments, call.status, call.output) == (CODE, "done", "20-day average: 257.18 USD\n")
        assert call.images == (image.file_id,)
        assert call.files == written.files == (MadeFile(written.files[0].file_id, "twice.csv"),)
        figures = [block for group in laid_out(blocks) for block in group if isinstance(block, Image)]
        assert [(figure.file_id, figure.title) for figure in figures] == [(image.file_id, "Closes")]
    assert last(chat).made == stored[0].files
    assert chat.client.files.content(stored[0].files[0].file_id).content == b"a\n1\n"


def test_code_that_failed_is_a_step_that_failed(chat, interpreter, model):
    interpreter.script("Stopped: it ran for more than 60 seconds (INTERPRETER_SECONDS).\n", failed=True)
    model.script(code(), text("It took too long."))
    chat.ask()
    assert chat.wait().blocks[0].status == "failed"
    assert last(chat).blocks[0].status == "failed"


def test_figures_behind_a_picture_are_checked_against_what_code_printed(chat, interpreter, model):
    interpreter.script("20-day average: 257.18 USD\n", images=1)
    model.script(code(), text(RIGHT_AND_WRONG))
    chat.ask()
    chat.wait()
    image, written = last(chat).blocks[1:]
    assert isinstance(image, Image)
    assert [(one.text, one.status, one.label) for one in written.report.figures] == [
        ("257.18 USD", "verified", "computed"),
        ("249.03 USD", "unverified", ""),
    ]
    # A later answer may rely on it.
    model.script(text("As computed, 257.18 USD."))
    chat.ask("Again?")
    chat.wait()
    assert [one.label for one in last(chat).blocks[0].report.figures] == ["computed"]


def test_what_code_holds_is_typed_whichever_code_prints_it(chat, interpreter, model):
    interpreter.script("")
    model.script(code("average = 257.18"), text("Kept."))
    chat.ask()
    chat.wait()
    interpreter.script("20-day average: 257.18 USD\n")
    model.script(code("print(average)"), text("It is 257.18 USD."))
    chat.ask("And?")
    chat.wait()
    assert [one.status for one in last(chat).blocks[-1].report.figures] == ["typed"]


def test_what_the_code_of_a_replaced_answer_held_is_typed(chat, interpreter, model):
    interpreter.script("")
    model.script(code("average = 257.18"), text("Kept."))
    chat.ask()
    chat.wait()
    replaced = chat.transcript().entries[0].id
    interpreter.script("20-day average: 257.18 USD\n")
    model.script(code("print(average)"), text("It is 257.18 USD."))
    assert registry.ask(chat.client, chat.thread_id, chat.assistant_id, "Again?", replaced) is None
    chat.wait()
    assert len(chat.transcript().entries) == 2
    assert [one.status for one in last(chat).blocks[-1].report.figures] == ["typed"]


def test_deleting_a_conversation_takes_along_what_its_code_made(chat, interpreter, model):
    interpreter.script("", images=1, shown__csv=b"1", unseen__csv=b"2")
    model.script(code(), text("See [it](sandbox:/mnt/data/shown.csv)."))
    chat.ask()
    chat.wait()
    call = last(chat).blocks[0]
    made = [*call.images, *(file.file_id for file in call.files)]
    assert len(made) == 3
    deletion.delete(chat.client, chat.thread_id)
    for file_id in made:
        with pytest.raises(openai.NotFoundError):
            chat.client.files.retrieve(file_id)
    assert interpreter.forgotten == [chat.thread_id]
