"""The app as its users have it: a process of its own, on the sample data, in a real Chromium."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from assistant_core.words import Words
from tests.support.scripted_model import ScriptedModel, text

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = "/usr/bin/chromium"
# Playwright turns the first four off; the others draw the address bar, unseen, for every visitor anew.
FEATURES_OFF = (
    *("HttpsUpgrades", "MediaRouter", "OptimizationHints", "PaintHolding"),
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
ARGUMENTS += [f"--disable-features={','.join(FEATURES_OFF)}"]
APPLE = "I want to know if Apple stock is a good buy."
SCROLLER = "[data-testid=stAppScrollToBottomContainer]"
# A caption is markdown too; the one that says what goes on leaves as the answer ends.
WRITTEN = "[data-testid=stMarkdown]:not(:has([data-testid=stCaptionContainer]))"
BY_ASSISTANT = "[aria-label='Chat message from assistant']"
OVERFLOW = f"""Math.max(
    ...[document.scrollingElement, document.querySelector("{SCROLLER}")]
        .filter(Boolean)
        .map((box) => box.scrollWidth - box.clientWidth)
)"""
VERIFIED = re.compile(r"(\d+) of \1 figures verified|수치 (\d+)개 중 \2개 확인됨")
"""All figures of an answer."""
KOREAN_APPLE = "애플 주식을 지금 사도 괜찮을지 알고 싶어요."
ENDLESS = text(*("One more word. " for _ in range(500)), delay=0.5)
"""An answer that a test can act on however slow the machine is; it ends when it is stopped."""
PATIENCE_SECONDS = 90.0
"""A busy machine is no failure, and the first code waits for its libraries; benchmarks tell what is quick."""
CLOSING_SECONDS = 2.0
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
# What readers do is tried in both: each language, width and colours are in one of them.
VIEWS = {
    "en-desktop-light": {"locale": "en-US", "scheme": "light", **DESKTOP},
    "ko-phone-dark": {"locale": "ko-KR", "scheme": "dark", **PHONE},
}


expect.set_options(timeout=PATIENCE_SECONDS * 1000)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


class App:
    def __init__(self, data_dir: Path, **settings: str) -> None:
        self.data_dir = data_dir
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        # No key, no .env of the developer's, and a proxy that is not there: the sample data answers.
        kept = ("PATH", "HOME", "LANG", "VIRTUAL_ENV")
        self._env = {name: os.environ[name] for name in kept if name in os.environ}
        self._env |= {"DATA_DIR": str(data_dir), "HTTPS_PROXY": "http://127.0.0.1:9"}
        self._env |= {"OPENAI_API_KEY": "", "OPENAI_BASE_URL": "", "MODEL_PROVIDER": "builtin"}
        self._env |= settings
        self.options: list[str] = []
        """Of `streamlit run`, beside the port."""
        self._log = data_dir / "app.log"
        self._script = ROOT / "app.py"

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(self._script), f"--server.port={self.port}"]
        command += self.options
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._env, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._healthy():
            assert time.monotonic() < deadline, self._log.read_text()
            time.sleep(0.1)

    def kill(self) -> None:
        """As a power cut does it."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def log(self) -> str:
        return self._log.read_text()

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as reply:
                return reply.status == 200
        except OSError:
            return False


class StandInApp(App):
    """The app with tools that return `tests.support.outputs`, and a model whose calls a test scripts."""

    def __init__(self, data_dir: Path, model_url: str, **settings: str) -> None:
        settings |= {"MODEL_PROVIDER": "chat", "OPENAI_BASE_URL": model_url, "OPENAI_MODEL": "scripted-1"}
        super().__init__(data_dir, **settings)
        self._env["PYTHONPATH"] = str(ROOT)
        self._script = data_dir / "app.py"
        app = (ROOT / "app.py").read_text()
        # After its docstring, which Streamlit would write on the page if anything stood before it.
        self._script.write_text(app.replace('"""\n', '"""\nimport tests.support.stand_in_tools\n', 1))
        (data_dir / "pages").symlink_to(ROOT / "pages")


@pytest.fixture(scope="session")
def app(tmp_path_factory) -> Iterator[App]:
    running = App(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.kill()
    assert "Traceback" not in running.log(), running.log()


@pytest.fixture
def own_app(tmp_path) -> Iterator[App]:
    """For a test that needs an app without a past. To start one costs as much as four visits."""
    running = App(tmp_path)
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def scripted() -> Iterator[ScriptedModel]:
    with ScriptedModel() as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_scripted(request) -> None:
    """What a test has left over is not another's."""
    if "scripted" in request.fixturenames:
        model = request.getfixturevalue("scripted")
        model.forget()
        model.default = None


@pytest.fixture(scope="session")
def stand_in(tmp_path_factory, scripted) -> Iterator[StandInApp]:
    running = StandInApp(tmp_path_factory.mktemp("data"), scripted.url)
    running.start()
    yield running
    running.kill()
    assert "Traceback" not in running.log(), running.log()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Visitor:
    """Someone in front of the page."""

    def __init__(self, page: Page, language: str = "en") -> None:
        self.page = page
        self.words = Words(language)
        """The interface's words in this visitor's language, without Markdown's escapes."""
        self.requests: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, url: str) -> None:
        self.page.goto(url)
        self.box.wait_for()

    @property
    def on_phone(self) -> bool:
        size = self.page.viewport_size
        return bool(size and size["width"] < 768)

    @property
    def sidebar(self) -> Locator:
        """Opened first, where a phone hides it."""
        sidebar = self.page.get_by_test_id("stSidebar")
        if self.on_phone and sidebar.get_attribute("data-collapsed") != "false":
            self.page.get_by_test_id("stExpandSidebarButton").click()
            self.page.wait_for_timeout(400)  # it slides
        return sidebar

    def close_sidebar(self) -> None:
        """A phone shows the page again. Where something was picked, the page does it by itself."""
        if not self.on_phone:
            return
        self.wait_until_drawn()
        open_sidebar = self.page.locator("[data-testid=stSidebar][data-collapsed=false]")
        if open_sidebar.count():
            close = open_sidebar.get_by_test_id("stSidebarCollapseButton").get_by_role("button")
            with contextlib.suppress(PlaywrightTimeout):
                close.click(timeout=CLOSING_SECONDS * 1000)
            expect(open_sidebar).to_have_count(0)

    @property
    def box(self) -> Locator:
        return self.page.get_by_test_id("stChatInputTextArea")

    @property
    def answer(self) -> Locator:
        return self.page.get_by_test_id("stChatMessage").last

    @property
    def thread(self) -> str:
        """The address of the conversation."""
        self.page.wait_for_url("**thread=thread_*")
        return self.page.url

    def ask(self, question: str) -> None:
        self.box.fill(question)
        # Until its files have arrived, Streamlit takes no Enter; a click waits for that.
        self.page.get_by_test_id("stChatInputSubmitButton").click()

    def text(self) -> str:
        """The written answer so far, without steps and footer; the last message may still be the question."""
        return "\n".join(self.answer.locator(f"{BY_ASSISTANT} {WRITTEN}").all_inner_texts())

    def wait_for_text(self, longer_than: int = 0) -> str:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(text := self.text()) <= longer_than:
            assert time.monotonic() < deadline, text
            self.page.wait_for_timeout(20)
        return text

    def wait_for_end(self) -> str:
        """The whole answer; it has ended when its footer names the model."""
        footer = re.compile("Built-in model|내장 모델|Answered by|답변 모델")
        self.answer.get_by_test_id("stCaptionContainer").filter(has_text=footer).wait_for()
        self.stop_button.wait_for(state="detached")
        self.wait_until_drawn()
        return self.text()

    def wait_until_drawn(self) -> None:
        """Streamlit takes away what a script did not draw again only when the script has ended."""
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()

    @property
    def stop_button(self) -> Locator:
        return self.page.get_by_test_id("stBottomBlockContainer").get_by_role(
            "button", name=self.words("stop")
        )

    def in_view(self, element: Locator) -> bool:
        """Whether it is where the reader looks, without scrolling."""
        box = element.bounding_box()
        size = self.page.viewport_size
        return bool(box and size and 0 <= box["y"] <= size["height"] - box["height"])

    def wait_until_in_view(self, element: Locator) -> None:
        """The page follows what is appended with an animation."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.in_view(element):
            assert time.monotonic() < deadline, element.bounding_box()
            self.page.wait_for_timeout(50)

    def overflow(self) -> int:
        """Pixels that the page is wider than its window."""
        return self.page.evaluate(OVERFLOW)


@pytest.fixture
def visit(browser):
    """Opens a browser of its own for each visitor."""
    contexts = []

    def visit(locale: str = "en-US", width: int = 1280, height: int = 800, scheme: str = "light") -> Visitor:
        context = browser.new_context(
            locale=locale, viewport={"width": width, "height": height}, color_scheme=scheme
        )
        context.set_default_timeout(PATIENCE_SECONDS * 1000)
        contexts.append(context)
        return Visitor(context.new_page(), locale[:2])

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture(params=VIEWS)
def visitor(request, visit) -> Visitor:
    """A test that asks for this one runs in each of the views."""
    return visit(**VIEWS[request.param])
