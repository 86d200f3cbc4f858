"""How long a model server may say nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from assistant_core.errors import ModelError

LONGER = 5
"""So many times as long, a server may only keep the connection open."""


@asynccontextmanager
async def limited_silence(seconds: float) -> AsyncIterator[Callable[[bool], None]]:
    """Fails when what it yields is not called for so long, or for longer only with what is not certain."""
    loop = asyncio.get_running_loop()
    heard_at = certain_at = loop.time()
    watch: asyncio.TimerHandle

    def heard(is_certain: bool) -> None:
        nonlocal heard_at, certain_at
        heard_at = loop.time()
        if is_certain:
            certain_at = heard_at

    def look() -> None:
        """Seldom: a timer that is set anew for every token costs more than reading it."""
        nonlocal watch
        ends = min(heard_at + seconds, certain_at + seconds * LONGER)
        if ends > loop.time():
            watch = loop.call_at(ends, look)
        else:
            limit.reschedule(ends)

    watch = loop.call_later(seconds, look)
    try:
        async with asyncio.timeout(None) as limit:
            yield heard
    except TimeoutError:
        raise ModelError(
            f"The model server sent nothing for {round(loop.time() - certain_at, 1):g} seconds. Try again, "
            "or raise MODEL_SILENCE_SECONDS if the model needs longer."
        ) from None
    finally:
        watch.cancel()
