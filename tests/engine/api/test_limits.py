"""How much a request may hold; what is more is refused before it is there, and holds up nobody."""

import json
import resource
import socket
import time
from contextlib import closing

import openai
import pytest

from assistant_core.engine import protocol
from assistant_core.engine.api import limits
from assistant_core.errors import RequestTooLarge
from tests.support.raw import Reply, ask, receive

MEBIBYTE = 1024 * 1024


@pytest.fixture
def engine_settings():
    return {"in_process_models": "off", "interpreter": "off"}


@pytest.fixture
def port(engine) -> int:
    return int(engine.base_url.removesuffix("/v1").rpartition(":")[2])


@pytest.fixture
def head(engine) -> tuple[str, ...]:
    return "Host: localhost", f"Authorization: Bearer {engine.api_key}", "Content-Type: application/json"


def error_of(reply: Reply) -> dict:
    return json.loads(reply.body)["error"]


def resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def chunked(port: int, head: tuple[str, ...], path: str, chunk: bytes, number: int) -> Reply:
    """The reply, which may come while chunks are still on their way."""
    lines = [f"POST {path} HTTP/1.1", *head, "Transfer-Encoding: chunked", "", ""]
    with closing(socket.create_connection(("127.0.0.1", port), timeout=60)) as connection:
        connection.sendall("\r\n".join(lines).encode())
        try:
            for _ in range(number):
                connection.sendall(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            connection.sendall(b"0\r\n\r\n")
        except ConnectionError:
            pass
        return receive(connection)


def test_what_the_protocol_allows_at_most_is_taken(client):
    """Counted in the most bytes that its characters can take."""
    instructions = "😀" * 256_000
    made = client.beta.assistants.create(model="m", instructions=instructions, description="열" * 512)
    assert made.instructions == instructions
    messages = [{"role": "user", "content": "열" * 256_000} for _ in range(10)]
    thread = client.beta.threads.create(messages=messages)
    assert len(client.beta.threads.messages.list(thread.id).data) == 10
    picture = "data:image/png;base64," + "A" * (8 * MEBIBYTE)
    shown = [{"type": "image_url", "image_url": {"url": picture}}]
    assert client.beta.threads.messages.create(thread.id, role="user", content=shown)


def test_a_body_that_is_too_large_is_refused_unread(port, head, monkeypatch):
    before = resident()
    for size in (limits.MOST_JSON_BYTES + 1, 100 * MEBIBYTE, 10**18):
        request = "\r\n".join(["POST /v1/threads HTTP/1.1", *head, f"Content-Length: {size}", "", ""])
        with closing(socket.create_connection(("127.0.0.1", port), timeout=60)) as connection:
            connection.sendall(request.encode())
            data = connection.recv(65536)
        assert data.startswith(b"HTTP/1.1 413")
        assert (
            error_of(Reply(413, {}, data.decode().partition("\r\n\r\n")[2]))["type"]
            == "invalid_request_error"
        )
    assert resident() - before < 16 * MEBIBYTE


def test_a_body_of_unknown_length_is_refused_as_it_comes(port, head):
    before = resident()
    reply = chunked(port, head, "/v1/threads", b" " * MEBIBYTE, 200)
    assert reply.status == 413
    assert "16777216 bytes" in error_of(reply)["message"]
    assert resident() - before < 100 * MEBIBYTE


@pytest.mark.parametrize(
    "path", ["/v1/threads", "/v1/assistants", "/v1/threads/runs", "/v1/vector_stores", "/v1/files"]
)
@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_no_kind_of_body_is_read_further(port, head, path, kind):
    of_kind = (*head[:2], *([f"Content-Type: {kind}"] if kind else []))
    reply = chunked(port, of_kind, path, b"a" * MEBIBYTE, 30)
    is_a_broken_form = path == "/v1/files" and kind.startswith("multipart")
    assert reply.status == (400 if is_a_broken_form or path == "/v1/files" else 413)


def test_the_sdk_s_user_reads_why(client):
    with pytest.raises(openai.APIStatusError) as error:
        client.beta.threads.create(messages=[{"role": "user", "content": "x" * 17 * MEBIBYTE}])
    assert error.value.status_code == 413
    assert "Nothing was stored" in str(error.value)
    assert client.get("/threads", cast_to=object)["data"] == []


def form(parts: int, name: str = "purpose", value: str = "assistants", head: str = "") -> bytes:
    part = f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n{head}\r\n{value}\r\n'
    return (part * parts).encode() + b"--x--\r\n"


@pytest.mark.parametrize(
    "body",
    [
        form(9),
        form(2000),
        form(1, value="x" * (limits.MOST_FIELD_BYTES + 1)),
        form(1, name="x" * 10_000),
        form(1, head="X: y\r\n" * 50),
        form(1, head=f"X: {'y' * 100_000}\r\n"),
        form(2, name='file"; filename="a'),
    ],
)
def test_a_form_of_too_many_parts(port, head, body):
    of_kind = (*head[:2], "Content-Type: multipart/form-data; boundary=x")
    reply = ask(port, "POST /v1/files HTTP/1.1", *of_kind, body=body)
    assert reply.status == 400
    assert error_of(reply)["type"] == "invalid_request_error"


def test_a_file_that_is_too_large(port, head, client, monkeypatch, tmp_path):
    monkeypatch.setattr(limits, "MOST_FORM_BYTES", 3 * MEBIBYTE)
    with pytest.raises(openai.APIStatusError) as error:
        client.files.create(file=("a.bin", bytes(4 * MEBIBYTE)), purpose="assistants")
    assert error.value.status_code == 413
    of_kind = (*head[:2], "Content-Type: multipart/form-data; boundary=x")
    opening = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    assert chunked(port, of_kind, "/v1/files", opening + bytes(MEBIBYTE), 5).status == 413
    assert list((tmp_path / "files").iterdir()) == []
    assert issubclass(RequestTooLarge, Exception)
    assert (
        client.files.create(file=("a.bin", bytes(2 * MEBIBYTE)), purpose="assistants").bytes == 2 * MEBIBYTE
    )


def test_more_headers_than_anyone_needs(port, head):
    many = [f"X-{n}: y" for n in range(limits.MOST_HEADERS)]
    assert ask(port, "GET /v1/threads HTTP/1.1", *head, *many).status == 431
    assert ask(port, "GET /v1/threads HTTP/1.1", *head, *many[:50]).status == 200


@pytest.mark.parametrize("kilobytes", [65, 129, 300, 1000, 50_000])
def test_a_head_that_is_too_long(port, head, kilobytes):
    """Whether it is one long line or many, and whether it ever ends."""
    long = "y" * kilobytes * 1024
    before = resident()
    for lines in (
        (f"GET /v1/threads?after={long} HTTP/1.1", *head),
        (f"GET /{long} HTTP/1.1", *head),
        ("GET /v1/threads HTTP/1.1", *head, f"X: {long}"),
        ("GET /v1/threads HTTP/1.1", *head, f"{long}: x"),
        (long,),
    ):
        refused(port, "\r\n".join([*lines, "", ""]).encode())
        refused(port, "\r\n".join(lines).encode())
    assert resident() - before < 64 * MEBIBYTE


def refused(port: int, request: bytes) -> None:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=60)) as connection:
        data = b""
        try:
            connection.sendall(request)
            data = connection.recv(65536)
        except ConnectionError:
            return
        assert data.startswith((b"HTTP/1.1 431", b"HTTP/1.1 400", b"HTTP/1.1 401")) or not data, data[:200]


def test_trailers_and_the_lines_of_chunks_are_bounded(port, head):
    start = "\r\n".join(["POST /v1/threads HTTP/1.1", *head, "Transfer-Encoding: chunked", "", ""]).encode()
    before = resident()
    for tail in (b"2;x=", b"2\r\n{}\r\n0\r\nX: ", b"2\r\n{}\r\n0\r\n"):
        with closing(socket.create_connection(("127.0.0.1", port), timeout=60)) as connection:
            connection.sendall(start + tail)
            more = b"y: y\r\n" * 20_000 if tail.endswith(b"\n") else b"y" * 120_000
            with pytest.raises(ConnectionError):
                connection.sendall(more * 500)
    assert resident() - before < 64 * MEBIBYTE


@pytest.mark.parametrize("sent", [b"", b"GET /v1/threads HTTP/1.1\r\nHost: local", b"POST /v1/threads HT"])
def test_a_head_that_does_not_come_is_not_waited_for(port, monkeypatch, sent):
    monkeypatch.setattr(protocol, "HEAD_SECONDS", 0.2)
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
        connection.sendall(sent)
        assert connection.recv(100) == b""


def test_a_body_that_does_not_come_is_not_waited_for(port, head, monkeypatch):
    monkeypatch.setattr(limits, "SILENCE_SECONDS", 0.2)
    request = "\r\n".join(["POST /v1/threads HTTP/1.1", *head, "Content-Length: 100", "", '{"metadata"'])
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
        connection.sendall(request.encode())
        reply = connection.recv(65536)
    assert reply.startswith(b"HTTP/1.1 408")
    assert b"Send it again" in reply


def test_one_connection_serves_request_after_request(port, head, monkeypatch):
    """Neither bound is for a connection as a whole."""
    monkeypatch.setattr(protocol, "HEAD_SECONDS", 2.0)
    body = b'{"metadata": {"note": "%s"}}' % (b"x" * 500)
    request = "\r\n".join(
        ["POST /v1/threads HTTP/1.1", *head, f"Content-Length: {len(body)}", "", ""]
    ).encode()
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
        end = time.monotonic() + 3
        number = 0
        while time.monotonic() < end or number < 400:
            connection.sendall(request + body)
            data = b""
            while not data.endswith(b"}"):
                data += connection.recv(65536)
            assert data.startswith(b"HTTP/1.1 200")
            number += 1
    assert number * len(request + body) > limits.MOST_HEAD_BYTES


def test_pipelined_requests_are_all_answered(port, head):
    request = "\r\n".join(["GET /v1/threads HTTP/1.1", *head, "", ""]).encode()
    with closing(socket.create_connection(("127.0.0.1", port), timeout=60)) as connection:
        connection.sendall(request * 50)
        data = b""
        while data.count(b"HTTP/1.1 200") < 50:
            data += (part := connection.recv(65536))
            assert part, data
