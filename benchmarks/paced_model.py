"""A model server that streams tokens at a set pace, cheap enough for hundreds of answers at once.

The model's name is the pace: `200x0.02` answers with 200 tokens, one every 0.02 seconds, the first at once.
Each token is the time at which it was sent, by `time.perf_counter`, which on Linux is one clock for all
processes, so that whoever receives it knows how long it was under way.
"""

import asyncio
import json
import time
from typing import Any

import uvloop

from benchmarks.support import END_OF_CHUNKS, END_OF_HEAD, LENGTH

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
EVENT = (
    b'data: {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "paced", '
    b'"choices": [{"index": 0, "delta": %s, "finish_reason": %s}]}\n\n'
)
USAGE = (
    b'data: {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "paced", '
    b'"choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}\n\n'
)
LAST = EVENT % (b"{}", b'"stop"'), USAGE, b"data: [DONE]\n\n"


def serve(pipe: Any) -> None:
    uvloop.run(_serve(pipe))


async def _serve(pipe: Any) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "127.0.0.1", 0, backlog=1024)
    pipe.send(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1")
    await server.serve_forever()


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self._received = b""
        self._answering: asyncio.Task[None] | None = None

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        if self._answering:
            self._answering.cancel()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, _, body = self._received.partition(END_OF_HEAD)
        length = LENGTH.search(head)
        if length and len(body) >= int(length[1]):
            self._received = b""
            count, _, pause = json.loads(body)["model"].partition("x")
            self._answering = asyncio.create_task(self._answer(int(count), float(pause)))

    async def _answer(self, count: int, pause: float) -> None:
        self._transport.write(HEAD)
        self._send(EVENT % (b'{"role": "assistant", "content": ""}', b"null"))
        started = time.perf_counter()
        for number in range(count):
            if (early := started + number * pause - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            self._send(EVENT % (b'{"content": "%.6f "}' % time.perf_counter(), b"null"))
        for event in LAST:
            self._send(event)
        self._transport.write(END_OF_CHUNKS)

    def _send(self, event: bytes) -> None:
        self._transport.write(b"%x\r\n%s\r\n" % (len(event), event))
