"""What the page says when its connection to the app is lost: at once, in its language, until it is back."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App
from tests.browser.line import Line
from tests.browser.test_accessibility import violations

# Streamlit's own dialog, in any frame that is drawn.
WATCH_DIALOGS = """() => {
    window.dialogs = []
    const look = () => {
        const dialog = document.querySelector("[data-testid=stDialog]")
        if (dialog) window.dialogs.push(dialog.textContent)
        requestAnimationFrame(look)
    }
    look()
}"""
STATE = "[data-testid=stApp][data-test-connection-state=CONNECTED]"


@pytest.fixture(scope="module")
def own_app(tmp_path_factory):
    """Killed, now and then, and started again."""
    running = App(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.kill()
    assert "Traceback" not in running.log(), running.log()


@pytest.fixture
def line(own_app):
    line = Line(own_app.port)
    yield line
    line.close()


def banner(visitor):
    return visitor.page.locator(".banner.shown")


def wait_until_back(visitor):
    visitor.page.locator(STATE).wait_for()
    banner(visitor).first.wait_for(state="hidden")


def wait_for_streamlits_own(visitor):
    """Until Streamlit has wanted to tell of it."""
    visitor.page.wait_for_event("console", lambda message: "server is not responding" in message.text)


@pytest.mark.parametrize("how", ["closed", "silent", "killed"])
def test_a_lost_connection_is_told_until_it_is_back(own_app, line, visitor, how):
    words = visitor.words
    visitor.open(line.url)
    visitor.wait_until_drawn()
    expect(banner(visitor)).to_have_count(0)
    visitor.page.evaluate(WATCH_DIALOGS)
    visitor.box.fill("A thought")
    {"closed": line.cut, "silent": line.silence, "killed": own_app.kill}[how]()
    expect(banner(visitor)).to_have_text(words("connection.lost"))
    expect(banner(visitor)).to_have_attribute("role", "alert")
    assert visitor.in_view(banner(visitor))
    assert visitor.overflow() == 0
    if how == "silent":
        # Streamlit does not know, and would send it into the void.
        visitor.box.press("Enter")
        expect(banner(visitor)).to_have_text(words("connection.waits"))
    else:
        wait_for_streamlits_own(visitor)
    expect(visitor.box).to_have_value("A thought")
    if how == "killed":
        own_app.start()
    line.mend()
    wait_until_back(visitor)
    if how == "silent":
        visitor.page.get_by_test_id("stChatMessage").get_by_text("A thought").wait_for()
        visitor.wait_for_end()
        expect(visitor.page.get_by_test_id("stChatMessage")).to_have_count(2)
    else:
        expect(visitor.box).to_have_value("A thought")
    assert visitor.page.evaluate("window.dialogs") == []
    if how != "killed":  # what is asked of an app that has forgotten the session is another test's
        visitor.ask("What is Apple's debt?")
        visitor.wait_for_end()


def test_axe_has_nothing_to_say_of_it(line, visitor):
    visitor.open(line.url)
    visitor.wait_until_drawn()
    assert violations(visitor) == []
    line.silence()
    expect(banner(visitor)).to_have_text(visitor.words("connection.lost"))
    assert violations(visitor) == []


def test_a_page_that_is_not_looked_at_asks_for_no_sign_of_life(line, visit):
    visitor = visit()
    visitor.open(line.url)
    visitor.wait_until_drawn()
    with visitor.page.expect_request("**/_stcore/health"):
        pass
    hide = "Object.defineProperty(document, 'hidden', { value: %s, configurable: true })"
    visitor.page.evaluate(hide % "true")
    visitor.page.wait_for_timeout(1500)  # one may be on its way
    before = len(visitor.requests)
    visitor.page.wait_for_timeout(6000)
    assert len(visitor.requests) == before
    with visitor.page.expect_request("**/_stcore/health"):
        visitor.page.evaluate(hide % "false")
        visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_who_goes_on_typing_sends_it_again(line, visit):
    visitor = visit()
    visitor.open(line.url)
    visitor.wait_until_drawn()
    line.silence()
    expect(banner(visitor)).to_have_text(visitor.words("connection.lost"))
    visitor.ask("A thought")
    expect(banner(visitor)).to_have_text(visitor.words("connection.waits"))
    visitor.box.press_sequentially(", and")
    expect(banner(visitor)).to_have_text(visitor.words("connection.lost"))
    line.mend()
    wait_until_back(visitor)
    expect(visitor.box).to_have_value("A thought, and")
