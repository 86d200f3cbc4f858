"""The events of a run, as server-sent events for whoever follows it.

A stream covers one stretch of a run: from its creation (or the submission of outputs) until it waits for
outputs or has ended. Events are published only after what they tell is stored.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Literal

from pydantic_core import to_json

Progress = Literal["reading", "loading", "retrying"]
"""The server reads the prompt, or loads the model, or is asked once more and what was thought comes again."""
DONE = b"event: done\ndata: [DONE]\n\n"


def encode(data: dict[str, Any], *events: str) -> bytes:
    """All that these events tell is `data`."""
    told = to_json(data)
    return b"".join(b"event: %b\ndata: %b\n\n" % (event.encode(), told) for event in events)


class RunStream:
    """Hands every event to every follower that was there when it was published."""

    def __init__(self) -> None:
        self._followers: list[asyncio.Queue[bytes]] = []

    def follow(self) -> AsyncIterator[bytes]:
        """Follow from now on; nothing published after this call is missed."""
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        self._followers.append(queue)
        return self._drain(queue)

    def publish(self, event: str, data: dict[str, Any]) -> None:
        if self._followers:
            self._send(encode(data, event))

    def publish_begun(self, kind: str, data: dict[str, Any]) -> None:
        """That a step or a message was created, and is in progress."""
        if self._followers:
            self._send(encode(data, f"{kind}.created", f"{kind}.in_progress"))

    def publish_content(self, message_id: str, index: int, content: dict[str, Any]) -> None:
        """What is new of a message: a piece of its text, or a figure."""
        delta = {"content": [{"index": index, **content}]}
        event = {"id": message_id, "object": "thread.message.delta", "delta": delta}
        self.publish("thread.message.delta", event)

    def publish_call(self, step_id: str, index: int, call: dict[str, Any]) -> None:
        """What is new about a tool call, or the call when it begins."""
        delta = {"step_details": {"type": "tool_calls", "tool_calls": [{"index": index, **call}]}}
        event = {"id": step_id, "object": "thread.run.step.delta", "delta": delta}
        self.publish("thread.run.step.delta", event)

    def publish_thinking(self, run_id: str, text: str) -> None:
        """Ours, as is the next one: the official SDKs' helpers hand them on and make nothing of them."""
        event = {"id": run_id, "object": "thread.thinking.delta", "delta": {"text": text}}
        self.publish("thread.thinking.delta", event)

    def publish_progress(self, run_id: str, state: Progress, done: float | None = None) -> None:
        """What goes on while nothing is written; `done` from 0 to 1 where the server tells."""
        event = {"id": run_id, "object": "thread.progress", "state": state, "done": done}
        self.publish("thread.progress", event)

    def close(self) -> None:
        self._send(DONE)

    def _send(self, data: bytes) -> None:
        for queue in self._followers:
            queue.put_nowait(data)

    async def _drain(self, queue: asyncio.Queue[bytes]) -> AsyncIterator[bytes]:
        try:
            while True:
                # What has piled up goes out in one write.
                waiting = [await queue.get()]
                while not queue.empty():
                    waiting.append(queue.get_nowait())
                yield b"".join(waiting)
                if waiting[-1] is DONE:
                    return
        finally:
            self._followers.remove(queue)
