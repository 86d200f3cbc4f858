"""An engine whose event loop is watched: whether it is held up while requests are served."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openai import OpenAI

from assistant_core.config import Settings
from assistant_core.engine.app import create_app
from assistant_core.engine.server import listen, new_server

KEY = "sk-watched"
TICK = 0.001
START_SECONDS = 60


class Ticks:
    """How long the loop was not free, at the most.

    In time that the loop's thread has computed, so that a slow or busy machine makes no difference.
    """

    def __init__(self) -> None:
        self._longest = 0.0

    async def run(self) -> None:
        while True:
            before = time.thread_time()
            await asyncio.sleep(TICK)
            self._longest = max(self._longest, time.thread_time() - before)

    def longest(self) -> float:
        """Since it was asked for before."""
        time.sleep(10 * TICK)
        longest, self._longest = self._longest, 0.0
        return longest


@contextmanager
def watched_engine(data_dir: Path, **given: Any) -> Iterator[tuple[OpenAI, Ticks]]:
    socket, ticks = listen("127.0.0.1", 0), Ticks()
    server = new_server(create_app(Settings(data_dir=data_dir, **given), KEY))

    async def serve() -> None:
        ticking = asyncio.create_task(ticks.run())
        await server.serve([socket])
        ticking.cancel()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(TICK)
    try:
        address = f"http://127.0.0.1:{socket.getsockname()[1]}/v1"
        with OpenAI(base_url=address, api_key=KEY, max_retries=0) as client:
            yield client, ticks
    finally:
        server.should_exit = True
        thread.join()
        socket.close()
