"""One request to an authority: asked again only where the answer may have changed; failures in words."""

from http.server import BaseHTTPRequestHandler

import pytest

from assistant_core.errors import NetworkDown, NoAnswer, RateLimited, UnexpectedAnswer
from assistant_core.market import authority
from assistant_core.market.authority import Authority, NothingThere, is_json
from assistant_core.market.fetched import Fetched
from tests.support.scripted_server import ScriptedServer


class Sec:
    """Answers what it is told to, and remembers what it was asked."""

    def __init__(self):
        self.status, self.headers, self.body, self.asked = 200, {"ETag": '"1"'}, b'{"a": 1}', []

    def handler(self):
        play = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                play.asked.append((self.path, dict(self.headers)))
                known = self.headers.get("If-None-Match") == play.headers.get("ETag") is not None
                status, body = (304, b"") if known else (play.status, play.body)
                self.send_response(status)
                for key, value in play.headers.items():
                    self.send_header(key, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler


@pytest.fixture
def sec():
    return Sec()


@pytest.fixture
def server(sec):
    with ScriptedServer(sec.handler()) as running:
        yield running.url


@pytest.fixture
def ask(tmp_path):
    slept = []
    return Authority(
        "SEC EDGAR",
        Fetched(tmp_path / "filings.sqlite3", 1_000_000),
        10,
        1.0,
        {"User-Agent": "A a@example.org"},
        slept.append,
    )


def test_a_fresh_answer_is_not_asked_for_again(ask, server, sec):
    assert ask.get(server, 60) == ask.get(server, 60) == b'{"a": 1}'
    assert len(sec.asked) == 1
    assert sec.asked[0][1]["User-Agent"] == "A a@example.org"


def test_an_old_answer_is_confirmed_and_not_sent_again(ask, server, sec):
    ask.get(server, 0)
    assert ask.get(server, 0) == b'{"a": 1}'
    assert sec.asked[1][1]["If-None-Match"] == '"1"'


def test_a_changed_answer_takes_the_place_of_the_old(ask, server, sec):
    ask.get(server, 0)
    sec.headers, sec.body = {"ETag": '"2"'}, b'{"a": 2}'
    assert ask.get(server, 0) == ask.get(server, 60) == b'{"a": 2}'


@pytest.mark.parametrize(
    ("status", "headers", "error", "words"),
    [
        (403, {}, UnexpectedAnswer, "contact address"),
        (429, {"Retry-After": "17"}, RateLimited, "in 17 seconds"),
        (429, {}, RateLimited, "in 60 seconds"),
        (503, {}, UnexpectedAnswer, "HTTP 503"),
        (302, {"Location": "http://127.0.0.1:1/"}, UnexpectedAnswer, "HTTP 302"),
        (404, {}, NothingThere, None),
    ],
)
def test_a_refusal_is_told_and_not_kept(ask, server, sec, status, headers, error, words):
    sec.status, sec.headers, sec.body = status, headers, b"<html>no</html>"
    with pytest.raises(error, match=words):
        ask.get(server, 3600)
    sec.status, sec.headers, sec.body = 200, {}, b'{"a": 3}'
    assert ask.get(server, 3600) == b'{"a": 3}'


@pytest.mark.parametrize("body", [b'{"a": ', b"<html>Undergoing maintenance</html>", b"[1]", b""])
def test_an_answer_that_is_no_data_is_told_and_not_kept(ask, server, sec, body):
    sec.body, sec.headers = body, {}
    with pytest.raises(UnexpectedAnswer, match="instead of data"):
        ask.decoded(ask.get(server, 3600, is_data=is_json))
    sec.body = b'{"a": 4}'
    assert ask.decoded(ask.get(server, 3600, is_data=is_json)) == {"a": 4}


def test_a_key_is_sent_but_stands_nowhere_on_disk(ask, server, sec):
    ask.get(server, 60, {"year": "2024"}, {"crtfc_key": "k" * 40})
    assert "crtfc_key=" + "k" * 40 in sec.asked[0][0]
    assert b"k" * 40 not in b"".join(path.read_bytes() for path in ask.fetched.path.parent.iterdir())


def test_more_requests_than_the_authority_takes_wait_for_their_turn(tmp_path, server, sec):
    slept = []
    fetched = Fetched(tmp_path / "turns.sqlite3", 1_000_000, lambda: 1_000.0)
    asked = Authority("SEC EDGAR", fetched, 2, 1.0, {}, slept.append)
    for _ in range(4):
        asked.get(server, 0)
    assert slept == [pytest.approx(1.1)] * 2


def test_a_turn_that_is_too_far_off_is_refused(tmp_path, server):
    fetched = Fetched(tmp_path / "turns.sqlite3", 1_000_000, lambda: 1_000.0)
    asked = Authority("OpenDART", fetched, 1, 86_400.0)
    asked.get(server, 0)
    with pytest.raises(RateLimited, match="OpenDART"):
        asked.get(server, 0)


def test_nobody_there(ask):
    with pytest.raises(NetworkDown, match="could not be reached"):
        ask.get("http://127.0.0.1:9/", 0)


def test_no_answer_in_time(ask, monkeypatch, tmp_path):
    import socket

    monkeypatch.setattr(authority, "READ_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(NoAnswer):
        ask.get(f"http://127.0.0.1:{deaf.getsockname()[1]}/", 0)


def test_an_answer_without_end_is_given_up(ask, server, sec, monkeypatch):
    monkeypatch.setattr(authority, "MOST_BYTES", 1_000)
    sec.body = b"x" * 5_000
    with pytest.raises(UnexpectedAnswer, match="which is not read"):
        ask.get(server, 0)
