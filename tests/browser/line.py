"""A network line between browser and app that can be cut."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator


class Line:
    """Forwards a port of its own to the app's, in a thread; `cut` drops every connection.

    `silence` drops none, yet nothing comes through any more, as where packets are lost.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._up = True
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._call(asyncio.start_server(self._forward, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def cut(self) -> None:
        self._up = False
        self._call(self._drop())

    def silence(self) -> None:
        self._loop.call_soon_threadsafe(self._flowing.clear)

    def mend(self) -> None:
        self._up = True
        self._loop.call_soon_threadsafe(self._flowing.set)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._flowing.set)
        self._up = False
        self._call(self._hang_up())
        self._call(self._settle())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _call(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)

    async def _hang_up(self) -> None:
        self._server.close()
        await self._drop()

    async def _drop(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _settle(self) -> None:
        """Until nothing is open, neither what was accepted last nor what a drop has still to close."""
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await self._drop()
            await asyncio.wait(others, timeout=0.1)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with self._held(writer):
            if self._up:
                await self._flowing.wait()
                with contextlib.suppress(ConnectionError):
                    await self._connect(reader, writer)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        async with self._held(far_writer):
            await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))

    @contextlib.asynccontextmanager
    async def _held(self, writer: asyncio.StreamWriter) -> AsyncIterator[None]:
        """Can be dropped from its first moment, and is closed at the end, whatever happens."""
        self._writers.add(writer)
        try:
            yield
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()
            self._writers.remove(writer)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                await self._flowing.wait()
                writer.write(data)
                await writer.drain()
        await self._flowing.wait()
        writer.close()
