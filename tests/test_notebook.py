import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant_core import notebook
from assistant_core.client import connect
from assistant_core.config import Settings
from assistant_core.errors import RunNotCompleted
from tests.support.engine import running
from tests.support.scripted_model import calls, http_error, text

ROOT = Path(__file__).parent.parent
PROGRAMS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
FIVE_LINES = next(program for program in PROGRAMS if "assistant_core.notebook" in program)


@pytest.fixture
def client(model, tmp_path, monkeypatch):
    given = {"openai_base_url": model.url, "model_provider": "chat", "openai_model": "scripted-1"}
    with running(tmp_path, **given) as engine:
        client = connect(engine.base_url, engine.api_key, Settings(data_dir=tmp_path))
        monkeypatch.setattr(notebook, "get_client", lambda: client)
        yield client
        client.close()


def test_a_thread_goes_on_and_is_printed(client, model, capsys):
    model.script(text("x = 1."), text("You are welcome."))
    thread, run = notebook.create_thread_and_run("Solve 3x + 11 = 14.", "investor")
    assert notebook.wait_on_run(run, thread).status == "completed"
    assistant_id = run.assistant_id
    notebook.wait_on_run(notebook.submit_message(assistant_id, thread, "Thank you"), thread)
    notebook.print_message(notebook.get_response(thread))
    printed = capsys.readouterr().out
    assert printed.split("\n\n") == [
        "user: Solve 3x + 11 = 14.",
        "assistant: x = 1.",
        "user: Thank you",
        "assistant: You are welcome.",
        "",
    ]
    notebook.show_json(thread)
    assert f'  "id": "{thread.id}",' in capsys.readouterr().out
    messages = notebook.get_response(thread)
    notebook.show_json(messages)
    assert '"value": "You are welcome."' in capsys.readouterr().out
    assert [message.role for message in messages.data] == ["user", "assistant"] * 2


def test_functions_are_answered_by_the_apps_tools(client, model):
    model.script(calls(("get_ticker", "{}"), ("no_such_function", "{}")), text("Done."))
    assert notebook.ask("Which ticker?", assistant_id="investor") == "Done."
    outputs = [said["content"] for said in model.requests[-1]["body"]["messages"] if said["role"] == "tool"]
    assert "invalid_arguments" in outputs[0]
    assert "no_such_function" in outputs[1]


def test_threads_run_side_by_side_and_each_remembers(client, model):
    model.script(text("One."), text("Two."), text("One again."))
    first, its_run = notebook.create_thread_and_run("First?", "investor")
    notebook.wait_on_run(its_run, first)
    second, other_run = notebook.create_thread_and_run("Second?", "investor")
    notebook.wait_on_run(other_run, second)
    assert notebook.ask("Again?", first, "investor") == "One again."
    asked = [said["content"] for said in model.requests[-1]["body"]["messages"] if said["role"] == "user"]
    assert asked == ["First?", "Again?"]


def test_a_run_that_fails_says_why(client, model):
    model.script(http_error(400, "No such model."))
    with pytest.raises(RunNotCompleted, match=r"ended as failed\. .*No such model\."):
        notebook.ask("Anything?", assistant_id="investor")


def test_the_readmes_lines_are_a_program(tmp_path):
    env = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    env |= {"DATA_DIR": str(tmp_path), "MODEL_PROVIDER": "builtin", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", FIVE_LINES], env=env, cwd=tmp_path, capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("user: Solve 3x + 11 = 14.\n\nassistant: ")
    assert "x = 1" in done.stdout
    assert not done.stderr
