"""The real sandbox behind a real engine: state, files and figures over runs, kill -9, deletion."""

import json
import time
from pathlib import Path

import pytest

from tests.engine.runs.test_code_interpreter import CODE, Ask, last_shown, until
from tests.engine.runs.test_restart import finished, kill, standalone
from tests.support.scripted_model import calls, text

pytestmark = pytest.mark.usefixtures("sandbox_holds")


@pytest.fixture
def wire_format():
    return "chat"


def code(*lines):
    return calls(("code_interpreter", json.dumps({"code": "\n".join(lines)})))


def new_ask(client):
    assistant = client.beta.assistants.create(model="default", tools=CODE)
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello?"}])
    return Ask(client, thread.id, assistant.id)


def test_state_files_and_figures(client, model, tmp_path):
    ask = new_ask(client)
    file = client.files.create(file=("표.csv", b"x,y\n1,2\n3,4\n"), purpose="assistants")
    ask.say("Plot it.", attachments=[{"file_id": file.id, "tools": CODE}])
    model.script(
        code(
            "import pandas as pd, matplotlib.pyplot as plt",
            "frame = pd.read_csv('/mnt/data/표.csv'); frame.plot(title='한글'); plt.show()",
            "frame.to_json('out.json')",
            "print(frame.x.sum())",
        ),
        text("[out.json](sandbox:/mnt/data/out.json)"),
    )
    run = ask.run()
    details = ask.steps(run)[0].step_details.tool_calls[0].code_interpreter
    assert not details.model_extra["failed"], details.outputs[0].logs
    assert details.outputs[0].logs == "4\n"
    figure, said = ask.answer().content
    png = client.files.content(figure.image_file.file_id).content
    assert png.startswith(b"\x89PNG")
    (link,) = said.text.annotations
    assert json.loads(client.files.content(link.file_path.file_id).content)["y"] == {"0": 2, "1": 4}

    ask.say("And y?")
    model.script(code("print(frame.y.sum(), open('out.json').read()[:1])"), text("6."))
    run = ask.run()
    assert ask.steps(run)[0].step_details.tool_calls[0].code_interpreter.outputs[0].logs == "6 {\n"
    assert "6 {" in last_shown(model)

    kept = {path.name for path in (tmp_path / "interpreter" / "sessions").iterdir()}
    assert kept == {ask.thread_id}
    client.beta.threads.delete(ask.thread_id)
    assert not list((tmp_path / "interpreter" / "sessions").iterdir())


def test_cancelling_stops_the_code(client, model):
    ask = new_ask(client)
    model.script(code("import time", "open('started', 'w')", "time.sleep(50)"))
    run = ask.start()
    until(lambda: ask.steps(run) and ask.steps(run)[0].step_details.tool_calls, seconds=120)
    time.sleep(1)
    client.beta.threads.runs.cancel(run.id, thread_id=ask.thread_id)
    until(lambda: ask.steps(run)[0].status == "cancelled", seconds=120)
    model.script(code("print('again')"), text("Yes."))
    ask.say("Again.")
    assert ask.run().status == "completed"
    assert "again" in last_shown(model)


def test_code_of_an_engine_that_was_killed_is_run_anew(tmp_path, model):
    model.script(
        code("kept = 7", "open('a.txt', 'w').write('kept')"),
        code("import time", "time.sleep(50)"),
    )
    with standalone(tmp_path, model) as (process, client):
        ask = new_ask(client)
        run = ask.start()
        until(lambda: len(ask.steps(run)) == 2 and ask.steps(run)[1].step_details.tool_calls, seconds=120)
        processes = children(process.pid)
        assert processes
        kill(process)
    model.script(code("print(open('a.txt').read(), 'kept' in globals())"), text("Done."))
    with standalone(tmp_path, model) as (_, client):
        ask.client = client
        assert finished(ask, run.id, seconds=120).status == "completed"
        assert "kept False" in last_shown(model)
        steps = ask.steps(run)
        assert [step.type for step in steps] == ["tool_calls", "tool_calls", "message_creation"]
        assert {step.status for step in steps} == {"completed"}
    assert not [pid for pid in processes if Path(f"/proc/{pid}").exists()]


def children(pid):
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]
