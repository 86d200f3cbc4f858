"""Model providers in the engine's own process: by a setting, by packages, and none at all."""

import re
import tomllib

import pytest

from assistant_core.config import ROOT, Settings
from assistant_core.engine.models.in_process import GROUP, load_providers
from assistant_core.engine.models.registry import Models
from assistant_core.errors import ConfigError
from tests.support.echo import ECHO
from tests.support.engine import client_of, running

TOOL = {"type": "function", "function": {"name": "ring", "parameters": {"type": "object"}}}


def asked(client, model, content="Hello there", **assistant):
    made = client.beta.assistants.create(model=model, **assistant)
    thread = client.beta.threads.create(messages=[{"role": "user", "content": content}])
    return client.beta.threads.runs.create_and_poll(
        thread_id=thread.id, assistant_id=made.id, poll_interval_ms=20
    )


def answer(client, run):
    [message] = client.beta.threads.messages.list(run.thread_id, run_id=run.id)
    return message.content[0].text.value


def install(folder, name, entries):
    """As an installer leaves it."""
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    lines = "\n".join(f"{key} = {value}" for key, value in entries.items())
    (about / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}\n")


@pytest.fixture
def site(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_the_default_is_the_built_in_model():
    assert list(load_providers(Settings().in_process_models)) == ["builtin"]


@pytest.mark.parametrize("off", ["off", "", " , "])
def test_none_at_all(off):
    assert load_providers(off) == {}


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("echo", "echo= of IN_PROCESS_MODELS cannot be used"),
        ("echo=no.such.module:Echo", "ModuleNotFoundError: No module named 'no'"),
        ("echo=tests.support.echo:Choir", "Choir"),
        ("echo=tests.support.echo:ECHO", "TypeError"),
        ("echo=builtins:dict", "it has no name, windows and stream"),
        ("chat=tests.support.echo:Echo", "this name cannot be given"),
        ("default=tests.support.echo:Echo", "this name cannot be given"),
        ("an echo=tests.support.echo:Echo", "this name cannot be given"),
        (f"{ECHO},{ECHO}", "another one has this name"),
    ],
)
def test_what_cannot_be_loaded_stops_the_start(tmp_path, setting, said):
    with pytest.raises(ConfigError, match=re.escape(said)) as error:
        Models(Settings(data_dir=tmp_path, in_process_models=setting))
    assert str(error.value).endswith("Correct or remove it, and start again.")


def test_a_broken_package_is_named(site):
    install(site, "broken-model", {"broken": "broken_model:Model"})
    (site / "broken_model.py").write_text("import something_that_is_not_there\n")
    with pytest.raises(ConfigError, match=r"broken=broken_model:Model of the package broken-model"):
        load_providers("off")


def test_the_setting_wins_over_a_package(site):
    install(site, "other-echo", {"echo": "nothing:Nothing"})
    assert list(load_providers(ECHO)) == ["echo"]


def test_an_unknown_name_says_what_there_is(tmp_path):
    known = r"MODEL_PROVIDER=telex is not known here.*auto, responses, chat, anthropic, azure, echo\."
    with pytest.raises(ConfigError, match=known):
        Models(Settings(data_dir=tmp_path, model_provider="telex", in_process_models=ECHO))


def test_it_answers_where_there_is_no_server_and_says_for_whom(tmp_path):
    with running(tmp_path, in_process_models=ECHO) as engine, client_of(engine) as client:
        assert [model.id for model in client.models.list()] == ["echo"]
        run = asked(client, "gpt-4o")
        says = run.model_extra["engine"]
        assert (run.status, run.model, says["provider"], says["model"]) == (
            "completed",
            "gpt-4o",
            "echo",
            "echo",
        )
        assert "the model echo answered instead of gpt-4o" in says["notices"][0]
        assert answer(client, run) == "Hello there"
        for own in ("default", "echo"):
            assert asked(client, own).model_extra["engine"]["notices"] == []


def test_it_is_chosen_by_name_beside_a_server(tmp_path, model):
    with (
        running(tmp_path / "2", openai_base_url=model.url, in_process_models=ECHO) as engine,
        client_of(engine) as client,
    ):
        assert asked(client, "echo").model_extra["engine"]["provider"] == "echo"
    chosen = {"openai_base_url": model.url, "model_provider": "echo", "in_process_models": ECHO}
    with running(tmp_path / "3", **chosen) as engine, client_of(engine) as client:
        assert asked(client, "default").model_extra["engine"]["provider"] == "echo"
    assert model.requests == []


def test_another_process_takes_its_run_up_with_it(tmp_path, model):
    given = {"openai_base_url": model.url, "in_process_models": ECHO}
    with running(tmp_path, **given) as engine, client_of(engine) as client:
        run = asked(client, "echo", tools=[TOOL])
        assert run.status == "requires_action"
    with running(tmp_path, **given) as engine, client_of(engine) as client:
        [call] = run.required_action.submit_tool_outputs.tool_calls
        ended = client.beta.threads.runs.submit_tool_outputs_and_poll(
            run_id=run.id,
            thread_id=run.thread_id,
            tool_outputs=[{"tool_call_id": call.id, "output": "{}"}],
            poll_interval_ms=20,
        )
        assert (ended.status, answer(client, ended)) == ("completed", "It is done.")
    assert model.requests == []


def test_without_any_model_a_run_says_what_to_do(tmp_path):
    with running(tmp_path, in_process_models="off") as engine, client_of(engine) as client:
        assert list(client.models.list()) == []
        run = asked(client, "gpt-4o")
        assert (run.status, run.model_extra["engine"]["provider"]) == ("failed", "none")
        assert run.last_error.message.startswith("No model is configured. Set OPENAI_API_KEY")


def test_the_package_of_the_docs_answers(tmp_path, site):
    docs = (ROOT / "docs" / "engine.md").read_text(encoding="utf-8")
    section = docs.split("## A model in the engine")[1]
    project, code = (re.search(rf"```{kind}\n(.*?)```", section, re.DOTALL)[1] for kind in ("toml", "python"))
    told = tomllib.loads(project)
    install(site, told["project"]["name"], told["project"]["entry-points"][GROUP])
    (site / f"{told['tool']['setuptools']['py-modules'][0]}.py").write_text(code)
    [name] = told["project"]["entry-points"][GROUP]
    given = {"in_process_models": "off", "model_provider": name}
    with running(tmp_path / "data", **given) as engine, client_of(engine) as client:
        run = asked(client, "default", "one two three")
        assert run.model_extra["engine"]["provider"] == name
        assert answer(client, run).split() == ["three", "two", "one"]
