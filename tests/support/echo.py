"""A model in the engine's process: it calls the first function on offer, then says what it was told."""

import asyncio
from collections.abc import AsyncGenerator

from assistant_core.engine.ids import new_id
from assistant_core.engine.models.provider import (
    ChatMessage,
    Finished,
    ModelEvent,
    ModelRequest,
    TextDelta,
    ToolCallDelta,
    ToolRound,
    Usage,
)

ECHO = "echo=tests.support.echo:Echo"
"""For `in_process_models`."""


class Echo:
    name = "echo"
    windows = None

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        await asyncio.sleep(0)
        last = request.conversation[-1] if request.conversation else None
        if request.tools and not isinstance(last, ToolRound):
            yield ToolCallDelta(0, "{}", id=new_id("call_"), name=request.tools[0]["function"]["name"])
            yield Finished("tool_calls", Usage(1, 1))
            return
        yield TextDelta(last.text if isinstance(last, ChatMessage) else "It is done.")
        yield Finished("stop", Usage(1, 1))
