"""The Settings page in Streamlit's own test harness, on an engine whose own model is the built-in one."""

import threading
import time
from pathlib import Path

import pytest
from pydantic import SecretStr
from streamlit.testing.v1 import AppTest

from assistant_core import client as client_module
from assistant_core.assistants import known
from assistant_core.chat import registry
from assistant_core.config import Settings, get_settings
from assistant_core.connections.local_servers import LocalServer
from assistant_core.ui import settings_form, settings_ollama
from tests.support.echo import ECHO
from tests.support.engine import running
from tests.support.scripted_model import calls, http_error, text
from tests.support.scripted_ollama import GIB, MANIFEST, SUCCESS, ScriptedOllama, layer, stored

APP = Path(__file__).parent.parent.parent / "app.py"
KEY = "sk-typed-by-a-reader-9876"
LOCAL: list[LocalServer] = []


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with running(tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture
def open_settings(engine, monkeypatch, tmp_path):
    for name, file in (("env_file", ".env"), ("toml_file", "secrets.toml")):
        monkeypatch.setitem(Settings.model_config, name, tmp_path / file)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    client = client_module.connect(engine.base_url, engine.api_key, get_settings())
    monkeypatch.setattr(client_module, "_connect", lambda: client)
    monkeypatch.setattr(client_module, "_start", lambda: engine)
    monkeypatch.setattr("assistant_core.ui.own.learn", lambda: False)
    monkeypatch.setattr("assistant_core.connections.local_servers.find", lambda: LOCAL)
    monkeypatch.setattr("assistant_core.ui.settings_store.is_at_the_machine", lambda: True)
    monkeypatch.setattr("assistant_core.ui.messages.copy_button", lambda *_, **__: None)
    known.forget()
    settings_form.servers_here.clear()

    def open_settings() -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=20)
        app.context = {"locale": "en-US"}
        return app.run().switch_page("pages/settings.py").run()

    yield open_settings
    registry.forget_all()
    client.close()
    get_settings.cache_clear()
    engine.take_over(Settings(data_dir=tmp_path))


def page(app: AppTest) -> str:
    assert not app.exception
    shown = (app.markdown, app.caption, app.info, app.success, app.warning, app.error)
    return "\n".join(element.value for elements in shown for element in elements)


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def connect(app: AppTest, url: str, key: str = KEY) -> AppTest:
    app.radio(key="settings.service").set_value("other").run()
    app.text_input(key="settings.url").set_value(url).run()
    return app.text_input(key="settings.key").set_value(key).run() if key else app


def ask(app: AppTest, question: str) -> AppTest:
    app.switch_page("pages/investor.py").run()
    return app.chat_input[0].set_value(question).run()


def test_without_a_model_the_built_in_one_says_what_it_is(open_settings):
    app = open_settings()
    assert "is no language model" in page(app)
    assert "From the app's own settings" in page(app)
    assert [each.key for each in app.text_input] == []


@pytest.fixture
def in_process(engine, open_settings, monkeypatch, tmp_path):
    """Opens the page on an engine with these models in its process."""
    with monkeypatch.context() as patch:

        def open_with(models: str) -> AppTest:
            patch.setenv("IN_PROCESS_MODELS", models)
            get_settings.cache_clear()
            engine.take_over(get_settings())
            return open_settings()

        yield open_with


def test_a_model_in_the_engine_from_elsewhere_can_be_chosen(in_process):
    app = in_process(f"{Settings().in_process_models}, {ECHO}")
    radio = app.radio(key="settings.service")
    assert (radio.value, radio.options[:2]) == ("builtin", ["Built-in model", "echo"])
    radio.set_value("echo").run()
    press(app, "settings.use")
    assert "\necho\n" in f"\n{page(app)}\n"
    answered = page(ask(app, "Say it"))
    assert "It is done." in answered
    assert "Answered by echo" in answered


def test_without_any_model_the_page_says_so(in_process):
    app = in_process("off")
    assert "no model is configured" in page(app)
    assert "Built-in model" not in app.radio(key="settings.service").options


def test_a_chosen_model_is_listed_and_answers_until_the_reader_goes_back(open_settings, model):
    model.listing = text("big", "small")
    app = press(connect(open_settings(), model.url), "settings.list")
    assert app.selectbox(key="settings.model").options == ["big", "small"]
    app.selectbox(key="settings.model").set_value("small").run()
    app.number_input(key="settings.temperature").set_value(0.3).run()
    press(app, "settings.use")
    assert "small · 127.0.0.1" in page(app)
    assert "A key is set (…9876)" in page(app)
    model.script(text("By the small one."))
    assert "By the small one." in page(ask(app, "Who are you?"))
    asked = model.requests[0]
    assert (asked["body"]["model"], asked["body"]["temperature"]) == ("small", 0.3)
    assert asked["headers"]["Authorization"] == f"Bearer {KEY}"
    app.switch_page("pages/settings.py").run()
    press(app, "settings.back")
    assert "is no language model" in page(app)


def test_the_key_is_in_no_widget_and_stays_with_its_host(open_settings, model):
    app = connect(open_settings(), model.url)
    assert app.text_input(key="settings.key").value == ""
    assert KEY not in str([app.session_state[name] for name in app.session_state])
    assert "A key is set" in page(app)
    app.text_input(key="settings.url").set_value(model.url + "/other").run()
    assert "A key is set" in page(app)
    app.text_input(key="settings.url").set_value("http://elsewhere.example/v1").run()
    assert "A key is set" not in page(app)


def test_what_was_put_together_survives_a_look_at_another_page(open_settings, model):
    app = connect(open_settings(), model.url)
    app.number_input(key="settings.temperature").set_value(1.5).run()
    app.switch_page("pages/book.py").run()
    app.switch_page("pages/settings.py").run()
    assert app.radio(key="settings.service").value == "other"
    assert app.text_input(key="settings.url").value == model.url
    assert app.number_input(key="settings.temperature").value == 1.5
    assert "A key is set (…9876)" in page(app)


def choose(app: AppTest, service: str) -> AppTest:
    return app.radio(key="settings.service").set_value(service).run()


def test_local_servers_are_offered_with_their_models(open_settings, monkeypatch):
    found = LocalServer("jan", "http://127.0.0.1:1337/v1", ("qwen3-8b", "llama3"))
    monkeypatch.setattr("assistant_core.connections.local_servers.find", lambda: [found])
    app = open_settings()
    assert "Jan" in app.radio(key="settings.service").options
    assert "Found on this machine\\: Jan" in page(app)
    assert "KoboldCpp" not in app.radio(key="settings.service").options
    choose(app, "jan")
    assert app.text_input(key="settings.url").value == found.base_url
    assert app.selectbox(key="settings.model").options == ["llama3", "qwen3-8b"]


def test_what_was_chosen_stays_when_a_server_is_gone_or_the_language_changes(open_settings, monkeypatch):
    found = [LocalServer("jan", "http://127.0.0.1:1337/v1", ("m",))]
    monkeypatch.setattr("assistant_core.connections.local_servers.find", lambda: found)
    app = choose(open_settings(), "jan")
    found.clear()
    settings_form.servers_here.clear()
    assert app.run().radio(key="settings.service").value == "jan"
    choose(app, "other")
    app.query_params["lang"] = "ko"
    assert app.run().radio(key="settings.service").value == "other"
    assert "내장 모델" in app.radio(key="settings.service").options
    assert [each.key for each in app.text_input] == ["settings.url", "settings.key"]


def test_a_local_server_that_does_not_run_is_told_and_may_run_elsewhere(open_settings, model):
    app = choose(open_settings(), "lm_studio")
    assert app.text_input(key="settings.url").value == "http://127.0.0.1:1234/v1"
    assert "Nothing answers here. Start [LM Studio](https://lmstudio.ai)" in page(app)
    model.listing = text("big", "text-embedding-small")
    app.text_input(key="settings.url").set_value(model.url.removesuffix("/v1") + "/").run()
    assert app.text_input(key="settings.url").value == model.url
    assert "Nothing answers here" not in page(app)
    assert app.selectbox(key="settings.model").options == ["big"]
    choose(app, "openai")
    choose(app, "lm_studio")
    assert app.text_input(key="settings.url").value == model.url


def test_a_provider_asks_for_what_it_needs(open_settings, engine, model, monkeypatch):
    offers, offer = [], engine.offer

    def instead(**given):
        offers.append(given)
        return offer(**{**given, "base_url": model.url})

    monkeypatch.setattr(engine, "offer", instead)
    model.listing = text("mistral-large-latest", "mistral-small-latest")
    app = choose(open_settings(), "mistral")
    assert "[Get a key from Mistral](https://console.mistral.ai/api-keys)" in page(app)
    assert "Mistral needs a key" in page(app)
    assert "settings.url" not in [each.key for each in app.text_input]
    assert app.button(key="settings.list").disabled
    app.text_input(key="settings.key").set_value(KEY).run()
    assert "console.mistral.ai" not in page(app)
    assert app.selectbox(key="settings.model").options == ["mistral-large-latest", "mistral-small-latest"]
    assert "Choose a model, or type its name" in page(app)
    assert app.button(key="settings.use").disabled
    app.selectbox(key="settings.model").set_value("mistral-large-latest").run()
    press(app, "settings.use")
    assert "mistral\\-large\\-latest · Mistral" in page(app)
    assert offers[-1] == {
        "kind": "auto",
        "base_url": "https://api.mistral.ai/v1",
        "api_key": SecretStr(KEY),
        "model": "mistral-large-latest",
        "api_version": None,
    }
    choose(app, "deepseek")
    assert "settings.forget" not in [each.key for each in app.button]
    assert "DeepSeek needs a key" in page(app)
    assert app.selectbox(key="settings.model").value is None


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (http_error(401, "no such key"), "refused the key"),
        (http_error(500, "out of order"), "did not list its models"),
    ],
)
def test_why_models_are_not_listed_is_told(open_settings, model, refused, words):
    model.listing = refused
    app = choose(open_settings(), "vllm")
    app.text_input(key="settings.url").set_value(model.url).run()
    assert words in page(app)
    assert refused.error["message"] in page(app)


def test_azure_takes_what_its_portal_shows(open_settings, model, tmp_path):
    host = model.url.removesuffix("/v1")
    app = choose(open_settings(), "azure")
    assert "Give the endpoint of your resource" in page(app)
    target = "/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21"
    app.text_input(key="settings.url").set_value(host + target).run()
    assert [app.text_input(key=f"settings.{name}").value for name in ("url", "deployment", "version")] == [
        host,
        "my-gpt",
        "2024-10-21",
    ]
    assert "Azure OpenAI needs a key" in page(app)
    app.text_input(key="settings.key").set_value(KEY).run()
    app.text_input(key="settings.version").set_value("no date").run()
    assert "version is a date such as" in page(app)
    app.text_input(key="settings.version").set_value("2025-01-01-preview").run()
    app.text_input(key="settings.deployment").set_value("").run()
    assert "Give the name of your deployment" in page(app)
    app.text_input(key="settings.deployment").set_value("my-gpt").run()
    press(app, "settings.store.env")
    stored = (tmp_path / ".env").read_text()
    for line in ("MODEL_PROVIDER='azure'", f"OPENAI_BASE_URL='{host}'", "OPENAI_MODEL='my-gpt'"):
        assert line in stored
    model.script(text("By the deployment."))
    assert "By the deployment." in page(ask(app, "Who are you?"))
    assert model.requests[0]["path"] == target.replace("2024-10-21", "2025-01-01-preview")
    assert model.requests[0]["headers"]["api-key"] == KEY
    other = open_settings()
    assert other.radio(key="settings.service").value == "azure"
    assert other.text_input(key="settings.version").value == "2025-01-01-preview"
    assert "my\\-gpt · Azure OpenAI" in page(other)
    other.text_input(key="settings.version").set_value("").run()
    press(other, "settings.store.env")
    assert "OPENAI_API_VERSION" not in (tmp_path / ".env").read_text()


@pytest.mark.parametrize(
    ("stored", "service", "model_name"),
    [
        ({}, "builtin", None),
        ({"OPENAI_API_KEY": "k"}, "openai", None),
        ({"OPENAI_API_KEY": "k", "MODEL_PROVIDER": "chat"}, "openai", None),
        ({"OPENAI_API_KEY": "k", "MODEL_PROVIDER": "anthropic"}, "anthropic", None),
        ({"OPENAI_BASE_URL": "https://proxy.example/v1", "MODEL_PROVIDER": "anthropic"}, "other", None),
        ({"OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "https://api.openai.com/v1"}, "openai", None),
        ({"OPENAI_BASE_URL": "https://api.deepseek.com/v1/", "OPENAI_MODEL": "m"}, "deepseek", "m"),
        ({"OPENAI_BASE_URL": "http://localhost:11434/v1"}, "ollama", None),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:4000/v1", "MODEL_PROVIDER": "responses"}, "other", None),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:1337/v1"}, "jan", None),
    ],
)
def test_what_was_stored_before_is_shown_and_stays_as_it_is(
    open_settings, tmp_path, stored, service, model_name
):
    (tmp_path / ".env").write_text("".join(f"{name}='{value}'\n" for name, value in stored.items()))
    get_settings.cache_clear()
    app = open_settings()
    assert app.radio(key="settings.service").value == service
    if service == "builtin":
        return
    assert app.selectbox(key="settings.model").value == model_name
    app.number_input(key="settings.temperature").set_value(0.5).run()
    press(app, "settings.store.env")
    kept = dict(line.split("=", 1) for line in (tmp_path / ".env").read_text().splitlines())
    for name, value in stored.items():
        is_openais = value == "https://api.openai.com/v1"
        assert kept.get(name) == (None if is_openais else f"'{value.rstrip('/')}'")


@pytest.fixture
def ollama(monkeypatch):
    """At the machine, unless a test says otherwise."""
    monkeypatch.setattr("assistant_core.ui.settings_ollama.is_at_the_machine", lambda: True)
    settings_ollama.stored_at.clear()
    with ScriptedOllama() as scripted:
        scripted.models = [stored("qwen3:8b"), stored("nomic-embed-text:latest", 10, "137M")]
        yield scripted


def pull(app: AppTest, name: str) -> AppTest:
    app.text_input(key="ollama.name").set_value(name)
    return press(app, "ollama.start")


def when(app: AppTest, words: str) -> None:
    deadline = time.monotonic() + 10
    while words not in page(app.run()):
        assert time.monotonic() < deadline, page(app)


def test_a_model_is_pulled_into_ollama(open_settings, ollama):
    app = choose(open_settings(), "ollama")
    app.text_input(key="settings.url").set_value(ollama.url).run()
    assert "**qwen3\\:8b** · 5.0 GB · 8.2B Q4\\_K\\_M" in page(app)
    assert app.selectbox(key="settings.model").options == ["qwen3:8b"]
    go_on = threading.Event()
    ollama.script(MANIFEST, layer(GIB, 4 * GIB), go_on, SUCCESS)
    pull(app, "ollama run llama3.2")
    when(app, "It goes on while you look at other pages")
    app.switch_page("pages/book.py").run()
    go_on.set()
    app.switch_page("pages/settings.py").run()
    when(app, "llama3.2 was pulled, and is in the list above")
    assert ollama.asked == [{"model": "llama3.2", "stream": True}]
    other = choose(open_settings(), "ollama")
    other.text_input(key="settings.url").set_value(ollama.url).run()
    assert "llama3.2 was pulled" in page(other), "it is every session's"


def test_a_pull_can_be_stopped_and_its_failures_are_told(open_settings, ollama):
    app = choose(open_settings(), "ollama")
    app.text_input(key="settings.url").set_value(ollama.url).run()
    pull(app, "no name")
    assert "That is no model's name" in page(app)
    ollama.script(MANIFEST, layer(GIB, 4 * GIB), threading.Event())
    pull(app, "m")
    press(app, "ollama.stop")
    when(app, "Pulling m was stopped")
    ollama.script(MANIFEST, {"error": "pull model *manifest*: file does not exist"})
    pull(app, "ghost")
    when(app, "Ollama knows no model ghost")
    assert "pull model \\*manifest\\*\\: file does not exist" in page(app)


def test_a_reader_elsewhere_pulls_nothing(open_settings, ollama, monkeypatch):
    monkeypatch.setattr("assistant_core.ui.settings_ollama.is_at_the_machine", lambda: False)
    app = choose(open_settings(), "ollama")
    app.text_input(key="settings.url").set_value(ollama.url).run()
    assert "qwen3" in page(app)
    assert "Only someone at the machine that runs this app may pull models" in page(app)
    assert "ollama.name" not in [each.key for each in app.text_input]


def test_what_is_no_ollama_has_no_models_to_pull(open_settings, model):
    app = choose(open_settings(), "ollama")
    app.text_input(key="settings.url").set_value(model.url).run()
    assert "ollama.name" not in [each.key for each in app.text_input]


WRONG = ["localhost:11434", "http://user:secret@host/v1", "http://host/v1?key=1", "http://[x", ""]


@pytest.mark.parametrize("url", WRONG)
def test_an_address_that_is_none_cannot_be_used(open_settings, url):
    app = connect(open_settings(), url, key="")
    assert "Give the server's address" in page(app)
    assert app.button(key="settings.use").disabled
    assert app.button(key="settings.test").disabled


def test_openai_needs_a_key(open_settings):
    app = open_settings()
    app.radio(key="settings.service").set_value("openai").run()
    assert "OpenAI needs a key" in page(app)
    assert app.button(key="settings.use").disabled


def test_a_test_tells_its_verdict_and_a_change_forgets_it(open_settings, model):
    app = connect(open_settings(), model.url)
    model.script(calls(("get_password", "{}")), text("evergreen"))
    press(app, "settings.test")
    assert "It works" in page(app)
    assert page(app).count("check_circle") == 5
    model.script(http_error(401, "no such key"))
    press(app, "settings.test")
    assert "refused the key" in page(app)
    assert "401\\: no such key" in page(app)
    app.number_input(key="settings.temperature").set_value(1.0).run()
    assert "refused the key" not in page(app)


def test_a_server_that_lists_nothing_is_told(open_settings, model):
    model.listing = http_error(404, "no page here")
    app = press(connect(open_settings(), model.url), "settings.list")
    assert "did not list its models" in page(app)
    assert "404\\: no page here" in page(app)


@pytest.mark.parametrize("target", ["env", "secrets"])
def test_stored_settings_are_in_use_at_once(open_settings, model, tmp_path, target):
    app = connect(open_settings(), model.url)
    press(app, f"settings.store.{target}")
    assert "in use from now on" in page(app)
    assert "From the app's own settings" in page(app)
    assert KEY in (tmp_path / (".env" if target == "env" else "secrets.toml")).read_text()
    model.script(text("By what was stored."))
    assert "By what was stored." in page(ask(app, "Who are you?"))
    other = open_settings()
    assert "The app's own key is used" in page(other)
    assert "9876" not in page(other)


def test_what_the_environment_decides_is_told(open_settings, model, monkeypatch):
    app = connect(open_settings(), model.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
    press(app, "settings.store.env")
    assert "the environment sets `OPENAI_API_KEY`" in page(app)


def test_a_reader_elsewhere_cannot_store(open_settings, model, monkeypatch):
    monkeypatch.setattr("assistant_core.ui.settings_store.is_at_the_machine", lambda: False)
    app = connect(open_settings(), model.url)
    assert "Only someone at the machine" in page(app)
    assert [each.key for each in app.button if each.key and each.key.startswith("settings.store")] == []


def test_a_connection_that_the_engine_has_dropped_is_told(open_settings, model, engine):
    app = press(connect(open_settings(), model.url), "settings.use")
    engine.withdraw(app.session_state["session.model"].token)
    app = ask(app, "Who are you?")
    deadline = time.monotonic() + 10
    while "The model that you chose is no longer connected" not in page(app):
        assert time.monotonic() < deadline
        app.run()
    assert model.requests == []


def test_a_model_that_went_with_a_forgotten_session_is_replaced_by_no_other(open_settings, engine, model):
    """The address tells that there was one."""
    engine.take_over(
        Settings(openai_base_url=model.url, openai_api_key=SecretStr("sk-own"), data_dir=Path("."))
    )
    model.default = text("Answered by the app's own.")
    app = open_settings()
    app.query_params["model"] = "own"
    app = ask(app.run(), "Who are you?")
    assert "The model that you chose is no longer connected" in page(app)
    assert app.chat_input[0].proto.value == "Who are you?"
    assert app.query_params["model"] == "own"
    assert model.requests == []
    app.switch_page("pages/settings.py").run()
    assert "no question is sent" in page(app)
    app = ask(press(app, "settings.back"), "And now?")
    deadline = time.monotonic() + 10
    while "Answered by the app's own." not in page(app):
        assert time.monotonic() < deadline
        app.run()
    assert "model" not in app.query_params


def test_with_a_separate_engine_the_page_says_where_its_model_is_set(open_settings, engine, monkeypatch):
    monkeypatch.setenv("ASSISTANTS_BASE_URL", engine.base_url)
    get_settings.cache_clear()
    app = open_settings()
    assert "Its model is set there" in page(app)
    assert "settings.service" not in [each.key for each in app.radio]
    app.number_input(key="settings.temperature").set_value(0.7).run()
    press(app, "settings.use")
    assert app.session_state["session.model"].temperature == 0.7
