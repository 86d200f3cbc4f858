"""`localhost` is two addresses, 127.0.0.1 and ::1, and Streamlit listens on one.

A browser may try ::1 first. Were nobody there, another user of the machine could be, and be taken for the
app.
"""

import asyncio
import contextlib
import errno
import logging
from collections.abc import AsyncIterator

logger = logging.getLogger(__name__)

CHUNK_BYTES = 64 * 1024


@contextlib.asynccontextmanager
async def listening_on_both(port: int) -> AsyncIterator[None]:
    """Hands on what comes to the port of ::1, where the machine has that address."""
    server: asyncio.Server | None = None
    try:
        server = await asyncio.start_server(_Relay(port), "::1", port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            logger.warning(
                "Another program listens on [::1]:%s, and browsers may take it for the app. Open it as "
                "http://127.0.0.1:%s, or choose another --server.port.",
                *(port, port),
            )
    try:
        yield
    finally:
        if server:
            server.close()


class _Relay:
    def __init__(self, port: int) -> None:
        self._port = port

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:
            return writer.close()
        await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        far_writer.close()
        return writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The end of what one side sends is not the end of what it gets."""
    try:
        while data := await reader.read(CHUNK_BYTES):
            writer.write(data)
            await writer.drain()
        writer.write_eof()
    except OSError:
        writer.transport.abort()
