"""Pages of the web and of other programs, in a browser on the machine that runs the app."""

import pytest

from tests.browser.conftest import ARGUMENTS, CHROMIUM, FEATURES_OFF
from tests.ui.test_guard import own_addresses

# What a hostile page tries. It reports what it got hold of, and ends when every try has ended.
ATTACK = """async (app) => {
    const got = [];
    const tries = ["/", "/settings", "/_stcore/health", "/_stcore/host-config", "/favicon.png"];
    for (const path of tries) for (const mode of ["cors", "no-cors"])
        await fetch(app + path, {mode, credentials: "include"})
            .then(async (reply) => reply.ok && got.push([path, mode, (await reply.text()).length]))
            .catch(() => null);
    for (const method of ["PUT", "POST", "DELETE"])
        await fetch(app + "/_stcore/upload_file/a/b", {method, body: new FormData()})
            .then((reply) => reply.ok && got.push([method, reply.status])).catch(() => null);
    const end = (element, attribute) => new Promise((resolve) => {
        element.onload = () => { got.push([element.tagName, "loaded"]); resolve(); };
        element.onerror = resolve;
        element[attribute] = app + "/favicon.png";
        document.body.append(element);
    });
    await end(document.createElement("img"), "src");
    for (const protocols of [[], ["streamlit"], ["streamlit", "x", "y"]])
        await new Promise((resolve) => {
            const socket = new WebSocket(app.replace("http", "ws") + "/_stcore/stream", protocols);
            socket.onopen = () => { got.push(["websocket", protocols]); socket.close(); resolve(); };
            socket.onerror = socket.onclose = resolve;
        });
    return got;
}"""
# This browser keeps some of these pages out by itself. Others do not, and here the app has to.
OWN_PROTECTION = ("LocalNetworkAccessChecks", "LocalNetworkAccessChecksWebSockets")
HOSTILE = "<!doctype html><title>hostile</title><body></body>"


@pytest.fixture
def page_at(browser):
    """A hostile page at an address whose name stands for this machine."""
    arguments = [*ARGUMENTS, "--host-resolver-rules=MAP *.example 127.0.0.1, MAP localtest.me 127.0.0.1"]
    arguments += [f"--disable-features={','.join([*FEATURES_OFF, *OWN_PROTECTION])}"]
    chromium = browser.browser_type.launch(executable_path=CHROMIUM, args=arguments)

    def page_at(url):
        page = chromium.new_context().new_page()
        page.route(url, lambda route: route.fulfill(body=HOSTILE, content_type="text/html"))
        page.goto(url)
        return page

    yield page_at
    chromium.close()


def test_the_app_s_own_page_gets_all_of_it(app, page_at):
    """Or the tries below would prove nothing."""
    for host in ("localhost", "127.0.0.1", "[::1]"):
        url = f"http://{host}:{app.port}"
        got = page_at(f"{url}/hostile").evaluate(ATTACK, url)
        assert ["/_stcore/health", "cors", 2] in got
        assert ["websocket", ["streamlit"]] in got
        assert ["IMG", "loaded"] in got


@pytest.mark.parametrize("name", ["evil.example", "localhost.evil.example", "localtest.me"])
def test_a_name_rebound_to_this_machine_shows_nothing_and_opens_nothing(app, page_at, name):
    url = f"http://{name}:{app.port}"
    page = page_at(f"{url}/hostile")
    assert page.evaluate(ATTACK, url) == []
    reply = page.goto(url)
    assert reply.status == 421
    assert "does not answer under the name" in page.inner_text("body")
    assert page.locator("#root").count() == 0


@pytest.mark.parametrize(
    "origin", ["http://evil.example:9", "http://localhost:9", "http://127.0.0.1:9", "http://[::1]:9"]
)
def test_a_page_of_another_origin_gets_nothing(app, page_at, origin):
    page = page_at(f"{origin}/hostile")
    for host in ("localhost", "127.0.0.1", "[::1]"):
        got = page.evaluate(ATTACK, f"http://{host}:{app.port}")
        assert got == [], host


def test_no_other_page_shows_the_app_in_a_frame(app, page_at):
    page = page_at("http://evil.example:9/hostile")
    page.evaluate(f"document.body.innerHTML = '<iframe src=\"http://localhost:{app.port}/\"></iframe>'")
    page.wait_for_function("frames.length == 1")
    frame = page.frames[1]
    frame.wait_for_load_state()
    assert frame.locator("#root").count() == 0
    assert "chrome-error" in frame.url


def test_no_address_of_the_machine_but_its_own_answers(app, page_at):
    page = page_at("http://evil.example:9/hostile")
    for address in {"127.0.0.2", *own_addresses()}:
        name = f"[{address}]" if ":" in address else address
        with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
            page.goto(f"http://{name}:{app.port}/")
