"""A small server that answers as Yahoo Finance does, on request badly, and yfinance pointed at it.

Import the `yahoo` fixture into a conftest. While it is in use no request leaves this machine.
"""

import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import curl_cffi.requests
import ddgs.ddgs
import pytest
from curl_cffi.requests.exceptions import DNSError
from ddgs.exceptions import DDGSException
from yfinance.data import SingletonMeta, YfData

from assistant_core.market import age, source
from assistant_core.market.yahoo import fetch
from tests.support.yahoo_about import chart_answer, news_answer, quote_answer, summary_answer
from tests.support.yahoo_companies import APPLE, COMPANIES, LAST_DAY, Company
from tests.support.yahoo_facts import TOLD

Reply = tuple[int, str, dict[str, str]]  # status, body, headers
HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}

WEATHER: dict[str, Reply] = {
    "429": (429, "Too Many Requests\r\n", HTML),
    "429 retry": (429, "Too Many Requests\r\n", HTML | {"Retry-After": "17"}),
    "503": (503, "<html>Service Unavailable</html>", HTML),
    "maintenance": (200, "<html>Will be right back... Thank you for your patience.</html>", HTML),
    "html": (200, "<html>oops</html>", HTML),
    "garbage": (200, "\x00\x01 not json", JSON),
    "truncated": (200, '{"chart": {"result": [{"meta": {"symb', JSON),
    "other shape": (
        200,
        '{"chart": {"result": [{}]}, "quotes": 7, "timeseries": [], '
        '"quoteResponse": {"result": 7}, "quoteSummary": [], "data": 7}',
        JSON,
    ),
    "no such time": (
        400,
        '{"chart": {"result": null, "error": {"code": "Bad Request", '
        '"description": "Data doesn\'t exist for startDate = 1, endDate = 2"}}}',
        JSON,
    ),
    "refused": (422, '{"chart": {"error": {"code": "Unprocessable", "description": "too much"}}}', JSON),
    "list": (200, "[1, 2]", JSON),
    "unauthorized": (401, '{"finance": {"error": {"code": "Unauthorized"}}}', JSON),
}


class FakeYahoo:
    """`weather` is "ok", a key of WEATHER, "slow", "cut" or "down"; `requests` are the paths seen so far."""

    def __init__(self) -> None:
        self.weather = "ok"
        self.delay = 0.0
        self.companies: dict[str, Company] = dict(COMPANIES)
        self.found: dict[str, list[dict[str, Any]]] = {"apple": [APPLE.found()]}
        self.answers: dict[str, dict[str, Any]] = {}  # path → an answer instead of the usual one
        self.requests: list[str] = []
        self.most_at_once = 0
        self._at_once = 0
        self._counting = Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(self))
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def redirected(self, url: str) -> str:
        match = re.match(r"https://([^/?#]*yahoo\.com)/?(.*)$", url)
        if not match:
            raise DNSError(f"Tests reach nothing on the network, so not {url}")
        port = closed_port() if self.weather == "down" else self._server.server_port
        return f"http://127.0.0.1:{port}/{match[1]}/{match[2]}"

    def data_requests(self) -> list[str]:
        return [path for path in self.requests if "getcrumb" not in path and not path.startswith("fc.")]

    def reply(self, host: str, path: str, query: dict[str, str]) -> Reply:
        if host == "fc.yahoo.com":
            return 404, "", HTML
        if path == "v1/test/getcrumb":
            return (200, "CrUmB.123", HTML) if self.weather != "429" else WEATHER["429"]
        with self._counting:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        time.sleep(self.delay)
        with self._counting:
            self._at_once -= 1
        return WEATHER.get(self.weather) or self.answer(path, query)

    def answer(self, path: str, query: dict[str, str]) -> Reply:
        symbol = path.rsplit("/", 1)[-1]
        company = self.companies.get(symbol)
        if path in self.answers:
            return ok(self.answers[path])
        if path.startswith("v8/finance/chart/"):
            if company is None:
                return not_found("chart", "No data found")
            six_months = (query.get("range"), query["interval"]) == ("6mo", "1d")
            return ok(company.chart() if six_months else chart_answer(company, query))
        if path == "v7/finance/quote":
            company = self.companies.get(query["symbols"])
            return ok(quote_answer(company) if company else {"quoteResponse": {"result": [], "error": None}})
        if path.startswith("v10/finance/quoteSummary/"):
            if company is None:
                return not_found("quoteSummary", f"Quote not found for symbol: {symbol}")
            return ok(summary_answer(company, query["modules"].split(",")))
        if path == "xhr/ncp":
            return ok(news_answer(self.companies.get(query["s"])))
        if "fundamentals-timeseries" in path:
            return ok((company or Company(symbol, symbol, figures={})).timeseries(query["type"].split(",")))
        if path == "v1/finance/search":
            return ok({"quotes": self.found.get(query["q"].lower(), [])})
        return 404, "<html>no such page</html>", HTML


def ok(body: dict[str, Any]) -> Reply:
    return 200, json.dumps(body), JSON


def not_found(what: str, description: str) -> Reply:
    error = {"code": "Not Found", "description": description}
    return 404, json.dumps({what: {"result": None, "error": error}}), JSON


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def handler_for(yahoo: FakeYahoo) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.answer({"s": body["serviceConfig"]["s"][0]})

        def do_GET(self) -> None:
            self.answer({})

        def answer(self, posted: dict[str, str]) -> None:
            url = urlsplit(self.path)
            host, _, path = unquote(url.path).lstrip("/").partition("/")
            query = {key: values[0] for key, values in parse_qs(url.query).items()} | posted
            yahoo.requests.append(f"{host}/{path}")
            status, body, headers = yahoo.reply(host, path, query)
            data = body.encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            # A connection that breaks off promises more than it sends.
            self.send_header("Content-Length", str(len(data) + (100 if yahoo.weather == "cut" else 0)))
            self.end_headers()
            self.wfile.write(data)
            self.close_connection = yahoo.weather == "cut"

    return Handler


@contextmanager
def local_yahoo() -> Iterator[FakeYahoo]:
    fake = FakeYahoo()
    original = curl_cffi.requests.Session.request

    def request(self: Any, method: Any, url: str, **kwargs: Any) -> Any:
        return original(self, method, fake.redirected(url), **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(curl_cffi.requests.Session, "request", request)
        patch.setattr(age, "today", lambda: LAST_DAY)
        forget_connection()
        yield fake
    forget_connection()
    fake.close()


@pytest.fixture
def yahoo() -> Iterator[FakeYahoo]:
    with local_yahoo() as fake:
        yield fake


@pytest.fixture
def told(yahoo: FakeYahoo) -> FakeYahoo:
    """A Yahoo that tells much of its companies."""
    yahoo.companies |= TOLD
    return yahoo


def forget_connection() -> None:
    """Forget what was fetched, and yfinance's session with its cookie and crumb."""
    source.cache.clear()
    fetch.connection.cache_clear()
    SingletonMeta._instances.pop(YfData, None)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """What a web search finds, filled by the test: title, href and body; nothing means no connection."""
    results: list[dict[str, str]] = []

    def text(self: Any, query: str, **kwargs: Any) -> list[dict[str, str]]:
        assert kwargs["backend"] == "duckduckgo"
        if not results:
            raise DDGSException("ConnectError: no network in tests")
        return results

    monkeypatch.setattr(ddgs.ddgs.DDGS, "text", text)
    return results
