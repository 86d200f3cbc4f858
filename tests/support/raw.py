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
    head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode()
    return send(port, head + body, address)


def send(port: int, request: bytes, address: str = "127.0.0.1") -> Reply:
    with closing(socket.create_connection((address, port), timeout=60)) as connection:
        connection.sendall(request)
        return receive(connection, has_body=not request.startswith(b"HEAD"))


def receive(connection: socket.socket, has_body: bool = True) -> Reply:
    """One reply. Where it does not tell its length, its body is what comes until the connection is closed."""
    file = connection.makefile("rb")
    status = int(file.readline().split()[1])
    headers = {}
    while line := file.readline().decode().strip():
        name, value = line.split(": ", 1)
        headers[name.lower()] = value
    if status == 101 or not has_body:
        return Reply(status, headers, "")
    length = int(headers.get("content-length", -1))
    return Reply(status, headers, file.read(length).decode(errors="replace"))


def upgrade(port: int, host: str, origin: str | None, *more: str) -> int:
    """The status that a WebSocket of the app is answered with: 101 when it is opened."""
    lines = ["GET /_stcore/stream HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"]
    lines += ["Sec-WebSocket-Protocol: streamlit"]
    lines += [f"Origin: {origin}"] if origin is not None else []
    return send(port, "\r\n".join([*lines, *more, "", ""]).encode()).status
