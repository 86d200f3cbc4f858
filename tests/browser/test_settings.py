"""The Settings page in a real browser, with a scripted model behind a real address."""

import threading

from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE_SECONDS, ROOT, App
from tests.browser.test_accessibility import violations
from tests.support.scripted_model import calls, http_error, text
from tests.support.scripted_ollama import GIB, MANIFEST, SUCCESS, ScriptedOllama, layer, stored

KEY = "sk-browser-typed-4711"


def go(visitor, url):
    visitor.page.goto(f"{url}/settings")
    visitor.page.get_by_role("radiogroup", name=visitor.words("settings.service")).wait_for()


def connect(visitor, url):
    page, words = visitor.page, visitor.words
    page.get_by_text(words("settings.service.other"), exact=True).click()
    page.get_by_label(words("settings.url"), exact=True).fill(url)
    key = page.get_by_label(words("settings.key"), exact=True)
    key.fill(KEY)
    key.press("Enter")
    page.get_by_text(words("settings.key.tail", tail="4711")).wait_for()
    expect(key).to_have_value("")
    visitor.wait_until_drawn()


def press(visitor, name, **values):
    visitor.page.get_by_role("button", name=visitor.words(name, **values)).click()


def test_connect_list_test_ask_and_reload(app, visitor, model):
    page, words = visitor.page, visitor.words
    model.listing = text("big-model", "small-model")
    go(visitor, app.url)
    page.get_by_text(words("settings.now.builtin")).wait_for()
    connect(visitor, model.url)
    press(visitor, "settings.list")
    page.get_by_text(words("settings.listed", count=2)).wait_for()
    page.get_by_role("combobox", name=words("settings.model_name")).click()
    page.get_by_role("option", name="small-model").click()
    model.script(calls(("get_password", "{}")), text("evergreen"))
    press(visitor, "settings.test")
    page.get_by_text(words("settings.step.tools")).wait_for()
    expect(page.get_by_test_id("stAlert").get_by_text("small-model")).to_have_count(1)
    assert visitor.overflow() == 0
    press(visitor, "settings.use")
    page.get_by_text(words("settings.now.session")).wait_for()
    model.script(text("Answered by the small one."))
    visitor.sidebar.get_by_role("link", name=words("investor.title")).click()
    visitor.box.wait_for()
    visitor.page.wait_for_timeout(500)
    visitor.ask("Who are you?")
    assert "Answered by the small one." in visitor.wait_for_end()
    assert {request["headers"]["Authorization"] for request in model.requests} == {f"Bearer {KEY}"}
    page.reload()
    visitor.wait_for_end()
    go(visitor, app.url)
    page.get_by_text(words("settings.now.builtin")).wait_for()
    assert KEY not in page.content()
    assert KEY not in app.log()


def test_wrong_connections_get_their_own_words(app, visit, model):
    visitor = visit()
    page, words = visitor.page, visitor.words
    go(visitor, app.url)
    connect(visitor, "http://127.0.0.1:9/v1")
    press(visitor, "settings.test")
    page.get_by_text(words("settings.check.unreachable")).wait_for()
    connect(visitor, model.url)
    for refusal, words_for_it in (
        (http_error(401, "bad key"), "settings.check.key"),
        (http_error(404, "no such model"), "settings.check.no_model"),
        (http_error(400, "does not support tools"), "settings.check.no_tools"),
    ):
        model.script(refusal)
        press(visitor, "settings.test")
        page.get_by_text(words(words_for_it)).wait_for()


def test_a_model_is_pulled_into_ollama_while_other_pages_are_looked_at(app, visitor):
    page, words = visitor.page, visitor.words
    go_on = threading.Event()
    with ScriptedOllama() as ollama:
        ollama.models = [stored("qwen3:8b")]
        choose_ollama(visitor, app.url, ollama.url)
        ollama.script(MANIFEST, layer(GIB, 4 * GIB), threading.Event())
        box = page.get_by_label(words("ollama.name"), exact=True)
        box.fill("ollama run gemma3")
        # The box comes before its button, and a form takes no Enter before it has one.
        page.get_by_text("Press Enter to submit form").wait_for()
        box.press("Enter")
        progress = page.get_by_role("progressbar")
        expect(progress).to_have_attribute("aria-valuenow", "25")
        assert violations(visitor) == []
        assert visitor.overflow() == 0
        press(visitor, "ollama.stop")
        page.get_by_text(words("ollama.stopped", model="gemma3")).wait_for()
        assert ollama.hung_up.wait(PATIENCE_SECONDS)
        ollama.script(MANIFEST, layer(3 * GIB, 4 * GIB), go_on, SUCCESS)
        box.fill("gemma3")
        press(visitor, "ollama.pull")
        expect(progress).to_have_attribute("aria-valuenow", "75")
        visitor.open(f"{app.url}/book")
        choose_ollama(visitor, app.url, ollama.url)
        expect(progress).to_have_attribute("aria-valuenow", "75")
        go_on.set()
        page.get_by_text(words("ollama.done", model="gemma3")).wait_for()
        expect(page.get_by_role("combobox", name=words("settings.model_name"))).to_have_value("gemma3")
        assert [asked["model"] for asked in ollama.asked] == ["gemma3", "gemma3"]


def choose_ollama(visitor, app_url, url):
    """Of a page that is loaded anew."""
    go(visitor, app_url)
    page, words = visitor.page, visitor.words
    page.get_by_role("radiogroup", name=words("settings.service")).get_by_text("Ollama").click()
    address = page.get_by_label(words("settings.url"), exact=True)
    address.fill(url)
    address.press("Enter")
    page.get_by_text(words("ollama.models", count=1)).wait_for()


class StoringApp(App):
    """Keeps what is stored beside its data, and has no say of the environment's."""

    def __init__(self, folder):
        super().__init__(folder, MODEL_PROVIDER="")
        self._script = folder / "app.py"
        files = f'{{"env_file": {str(folder / ".env")!r}, "toml_file": {str(folder / "secrets.toml")!r}}}'
        first = f"from assistant_core.config import Settings\nSettings.model_config |= {files}\n"
        self._script.write_text(first + (ROOT / "app.py").read_text())
        self._env["PYTHONPATH"] = str(ROOT)
        (folder / "pages").symlink_to(ROOT / "pages")


def test_what_is_stored_answers_everyone_and_only_those_at_the_machine_may_store(visit, tmp_path, model):
    app = StoringApp(tmp_path)
    app.start()
    try:
        visitor = visit()
        go(visitor, app.url)
        connect(visitor, model.url)
        press(visitor, "settings.store")
        press(visitor, "settings.store.in", file=".env")
        visitor.page.get_by_text("in use from now on").wait_for()
        assert KEY in (tmp_path / ".env").read_text()
        model.default = text("From the stored one.")
        for host in ("localhost", "[::1]"):
            here = visit()
            go(here, f"http://{host}:{app.port}")
            press(here, "settings.store")
            here.page.get_by_role("button", name=here.words("settings.store.in", file=".env")).wait_for()
        for name in ("Forwarded", "X-Forwarded-For", "X-Anything"):
            other = visit()
            other.page.set_extra_http_headers({name: "127.0.0.1"})
            go(other, app.url)
            press(other, "settings.store")
            other.page.get_by_text("Only someone at the machine").wait_for()
        other.open(app.url)
        other.ask("Who are you?")
        assert "From the stored one." in other.wait_for_end()
        assert KEY not in other.page.content()
    finally:
        app.kill()
