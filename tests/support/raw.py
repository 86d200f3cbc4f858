"""Requests as they are written, for what no client library would send."""

import socket
from contextlib import closing
from typing import NamedTuple


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


def ask(port: int, *lines: str, body: bytes = b"", address: str = "127.0.0.1") -> Reply:
    """The reply to a request with these lines as its head."""
    head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "Connection: close", "", ""]).encode()
    return send(port, head + body, address)


def send(port: int, request: bytes, address: str = "127.0.0.1") -> Reply:
    with closing(socket.create_connection((address, port), timeout=60)) as connection:
        connection.sendall(request)
        return receive(connection)


def receive(connection: socket.socket) -> Reply:
    """All that comes until the server closes, or until the head of a reply that leaves it open."""
    data = b""
    while part := connection.recv(65536):
        data += part
        if data.startswith(b"HTTP/1.1 101") and b"\r\n\r\n" in data:
            break
    head, _, body = data.decode(errors="replace").partition("\r\n\r\n")
    first, *others = head.split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in others)
    return Reply(int(first.split()[1]), headers, body)


def upgrade(port: int, host: str, origin: str | None, *more: str) -> int:
    """The status that a WebSocket of the app is answered with: 101 when it is opened."""
    lines = ["GET /_stcore/stream HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"]
    lines += ["Sec-WebSocket-Protocol: streamlit"]
    lines += [f"Origin: {origin}"] if origin is not None else []
    return send(port, "\r\n".join([*lines, *more, "", ""]).encode()).status
