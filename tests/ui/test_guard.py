"""Who gets in, tried on the running app with requests that no browser would make."""

import asyncio
import contextlib
import re
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from assistant_core.ui import guard
from tests.browser.conftest import App
from tests.support.raw import Reply, ask, upgrade

FOREIGN = (
    "evil.example",
    "evil.example:{port}",
    "localhost.evil.example:{port}",
    "127.0.0.1.evil.example",
    "evil@localhost:{port}",
    "localhost:evil",
    "localhost:99999",
    "localhost/",
    "2130706433",
    "0x7f000001:{port}",
    "127.1",
    "0.0.0.0:{port}",
    "[::]:{port}",
    "[::ffff:127.0.0.1]:{port}",
    "127.0.0.2:{port}",
    "localhost, evil.example",
    "evil.example, localhost",
    "",
)
LOCAL = (
    "localhost",
    "localhost:{port}",
    "LOCALHOST:{port}",
    "localhost.:{port}",
    "127.0.0.1:{port}",
    "[::1]:{port}",
)
PATHS = (
    "/",
    "/settings",
    "/?thread=thread_x",
    "/index.html",
    "/favicon.png",
    "/static/js/index.js",
    "/robots.txt",
    "/media/0123.png",
    "/component/x/index.html",
    "/_stcore/health",
    "/_stcore/script-health-check",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/bidi-components/x/y.js",
    "/_stcore/agent",
    "/_stcore/stream",
    "/healthz",
    "//",
    "/%2e%2e/app.py",
)


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Iterator[App]:
    running = App(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.kill()
    assert "Traceback" not in running.log(), running.log()


def tells_nothing(reply: Reply) -> bool:
    return reply.status in (400, 403, 421) and not re.search(
        "streamlit|investor|script", reply.body, re.IGNORECASE
    )


@pytest.mark.parametrize("path", PATHS)
def test_under_a_foreign_name_there_is_nothing(app, path):
    for host in FOREIGN:
        for method in ("GET", "HEAD", "POST", "OPTIONS"):
            reply = ask(app.port, f"{method} {path} HTTP/1.1", f"Host: {host.format(port=app.port)}")
            assert tells_nothing(reply), (method, host, reply)


@pytest.mark.parametrize(
    "lines",
    [
        ("GET / HTTP/1.1",),
        ("GET / HTTP/1.0",),
        ("GET / HTTP/1.1", "Host: localhost", "Host: evil.example"),
        ("GET / HTTP/1.1", "Host: evil.example", "Host: localhost"),
        ("GET / HTTP/1.1", "Host: localhost", "Host: localhost"),
        ("GET http://localhost/ HTTP/1.1", "Host: evil.example"),
        ("GET http://evil.example/ HTTP/1.1", "Host: evil.example"),
        ("GET / HTTP/1.1", "X-Forwarded-Host: localhost", "Host: evil.example"),
        ("GET / HTTP/1.1", "Forwarded: host=localhost", "Host: evil.example"),
        ("GET / HTTP/1.0", "Host: evil.example"),
    ],
)
def test_without_one_host_there_is_nothing(app, lines):
    assert tells_nothing(ask(app.port, *lines))


@pytest.mark.parametrize("host", LOCAL)
def test_under_its_own_names_it_answers(app, host):
    named = host.format(port=app.port)
    page = ask(app.port, "GET /settings HTTP/1.1", f"Host: {named}")
    assert (page.status, "<title>Streamlit" in page.body) == (200, True)
    assert page.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert upgrade(app.port, named, f"http://{named}") == 101


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_name_opens_no_websocket(app, host):
    named = host.format(port=app.port)
    assert upgrade(app.port, named, f"http://{named}") in (400, 403)


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://evil.example",
        "http://localhost:3000",
        "http://127.0.0.1:{port}",
        "http://localhost.evil.example:{port}",
        "http://localhost:{port}.evil.example",
        "file://",
        "https://localhost",
        "http://0.0.0.0:{port}",
    ],
)
def test_another_page_opens_no_websocket_and_uploads_nothing(app, origin):
    host = f"localhost:{app.port}"
    given = origin.format(port=app.port)
    assert upgrade(app.port, host, given) == 403
    for method, path in (
        ("PUT", "/_stcore/upload_file/a/b"),
        ("DELETE", "/_stcore/upload_file/a/b"),
        ("GET", "/"),
    ):
        reply = ask(app.port, f"{method} {path} HTTP/1.1", f"Host: {host}", f"Origin: {given}")
        assert reply.status == 403
        assert "access-control-allow-origin" not in reply.headers


def test_a_program_that_is_no_browser_may_open_a_websocket(app):
    assert upgrade(app.port, f"localhost:{app.port}", None) == 101


def test_another_page_takes_no_part_of_the_app_but_may_link_to_it(app):
    host = f"Host: localhost:{app.port}"
    for site in ("cross-site", "same-site"):
        taken = ask(
            app.port, "GET /favicon.png HTTP/1.1", host, f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: no-cors"
        )
        assert tells_nothing(taken)
        linked = ask(app.port, "GET / HTTP/1.1", host, f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: navigate")
        assert linked.status == 200


def test_a_refusal_is_in_words_of_the_reader(app):
    asked = ("GET / HTTP/1.1", "Host: desk.example:1")
    assert "under the name desk.example" in ask(app.port, *asked).body
    assert "desk.example" in (korean := ask(app.port, *asked, "Accept-Language: ko-KR,ko;q=0.9").body)
    assert "응답하지 않습니다" in korean


def own_addresses() -> set[str]:
    """Where others could reach this machine. Nothing is sent: a datagram's way is looked up."""
    found = set()
    for family, elsewhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with contextlib.suppress(OSError), closing(socket.socket(family, socket.SOCK_DGRAM)) as asking:
            asking.connect((elsewhere, 9))
            found.add(asking.getsockname()[0])
    return found


def test_other_addresses_of_the_machine_are_closed(app):
    for address in {"127.0.0.2", *own_addresses()}:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with closing(socket.socket(family)) as other, pytest.raises(OSError, match="refused"):
            other.connect((address, app.port))


def test_the_log_tells_no_address_but_its_own(app):
    assert f"http://localhost:{app.port}" in app.log()
    assert "Network URL" not in app.log()
    assert "External URL" not in app.log()


BROWSERS = {
    "Chromium": "host connection pragma cache-control user-agent upgrade origin sec-websocket-version "
    "accept-encoding accept-language cookie sec-websocket-key sec-websocket-extensions "
    "sec-websocket-protocol",
    "Firefox": "host user-agent accept accept-language accept-encoding sec-websocket-version origin "
    "sec-websocket-protocol sec-websocket-extensions sec-websocket-key dnt sec-gpc connection cookie "
    "sec-fetch-dest sec-fetch-mode sec-fetch-site pragma cache-control upgrade priority",
    "Safari": "host origin pragma cache-control connection upgrade user-agent accept accept-encoding "
    "accept-language cookie sec-fetch-dest sec-fetch-mode sec-fetch-site sec-websocket-key "
    "sec-websocket-version sec-websocket-extensions sec-websocket-protocol",
}
PROXIES = (
    *("forwarded", "via", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port"),
    *(
        "x-forwarded-server",
        "x-forwarded-prefix",
        "x-real-ip",
        "cf-connecting-ip",
        "cf-ray",
        "true-client-ip",
    ),
    *("x-client-ip", "x-cluster-client-ip", "fastly-client-ip", "x-envoy-external-address", "x-request-id"),
    *(
        "fly-client-ip",
        "x-azure-clientip",
        "x-original-forwarded-for",
        "x-amzn-trace-id",
        "tailscale-user-login",
    ),
    *("cdn-loop", "x-arr-log-id", "x-proxyuser-ip", "wl-proxy-client-ip", "ngrok-trace-id", "x-vercel-id"),
    *(
        "proxy-connection",
        "x-authenticated-user",
        "remote-user",
        "traceparent",
        "x_forwarded_for",
        "authorization",
    ),
)


def marked(peer, host: str = "localhost:8501", names: str = BROWSERS["Chromium"], **more: str) -> bool:
    """Whether the app behind the guard takes the request for one of a browser at the machine."""
    seen = []

    async def app(scope, receive, send):
        seen.extend(scope["headers"])

    values = dict.fromkeys(names.split(), "x") | {"host": host, "origin": f"http://{host}"} | more
    headers = [(name.encode(), value.encode()) for name, value in values.items()]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers, "client": peer}

    async def call():
        async def send(message):
            assert message["type"] == "websocket.close"

        await guard.Guard(app)(scope, None, send)

    asyncio.run(call())
    marks = [value for name, value in seen if name == guard.AT_THE_MACHINE.encode()]
    assert marks in ([], [guard._TOKEN.encode()])
    return bool(marks)


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.0.0.53"])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_a_browser_at_the_machine(browser, peer, host):
    assert marked((peer, 50000), host, BROWSERS[browser])


@pytest.mark.parametrize(
    "peer", ["10.0.0.7", "::ffff:10.0.0.7", "fe80::1", "2001:db8::1", "0.0.0.0", "", "x"]
)
def test_a_peer_that_is_elsewhere_or_unknown(peer):
    assert not marked((peer, 50000))
    assert not marked(None)


@pytest.mark.parametrize("header", PROXIES)
def test_a_header_that_no_browser_sends(header):
    assert not marked(("127.0.0.1", 50000), **{header: "127.0.0.1"})


def test_a_name_that_is_allowed_but_not_this_machine_s(monkeypatch):
    options = {"server.allowedHosts": ["app.example.com", "localhost"], "server.corsAllowedOrigins": []}
    monkeypatch.setattr(guard.st, "get_option", options.get)
    assert not marked(("127.0.0.1", 50000), "app.example.com")
    assert marked(("127.0.0.1", 50000))


def test_the_mark_cannot_be_sent():
    for name in (guard.AT_THE_MACHINE, guard.AT_THE_MACHINE.title()):
        assert not marked(("10.0.0.7", 50000), **{name: "1"})
        assert not marked(("127.0.0.1", 50000), **{name: guard._TOKEN})
