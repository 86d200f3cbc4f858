import asyncio
import socket
from contextlib import closing

import pytest

from assistant_core.ui.localhost import listening_on_both

pytestmark = pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
    writer.write(b"END")
    writer.close()


def test_what_comes_to_the_one_address_reaches_the_other():
    async def talk() -> bytes:
        async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            async with listening_on_both(port):
                reader, writer = await asyncio.open_connection("::1", port)
                writer.write(b"one\n" * 100_000)
                writer.write_eof()
                answer = await reader.read()
                writer.close()
            with pytest.raises(ConnectionRefusedError):
                await asyncio.open_connection("::1", port)
            return answer

    assert asyncio.run(talk()) == b"ONE\n" * 100_000 + b"END"


def test_another_program_at_the_address_is_told(caplog):
    async def start(port: int) -> None:
        async with listening_on_both(port):
            pass

    with closing(socket.create_server(("::1", 0), family=socket.AF_INET6)) as other:
        asyncio.run(start(other.getsockname()[1]))
    assert "Another program listens on [::1]" in caplog.text


def test_with_nobody_at_the_other_end_a_connection_is_closed():
    async def talk() -> bytes:
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            port = free.getsockname()[1]
        async with listening_on_both(port):
            reader, writer = await asyncio.open_connection("::1", port)
            answer = await reader.read()
            writer.close()
            return answer

    assert asyncio.run(talk()) == b""
