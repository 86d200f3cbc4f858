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
    certain_at = loop.time()

    def heard(is_certain: bool) -> None:
        nonlocal certain_at
        now = loop.time()
        certain_at = now if is_certain else certain_at
        limit.reschedule(min(now + seconds, certain_at + seconds * LONGER))

    try:
        async with asyncio.timeout(seconds) as limit:
            yield heard
    except TimeoutError:
        raise ModelError(
            f"The model server sent nothing for {round(loop.time() - certain_at, 1):g} seconds. Try again, "
            "or raise MODEL_SILENCE_SECONDS if the model needs longer."
        ) from None
