"""Anthropic's Messages API, and those who follow it."""

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from assistant_core.engine.models.answer import ALIVE, Answer, Call
from assistant_core.engine.models.anthropic_learned import FIXES, KINDS, THOUGHTS
from assistant_core.engine.models.anthropic_request import messages_body, sampling
from assistant_core.engine.models.failures import shortened
from assistant_core.engine.models.learned import Learned, asked
from assistant_core.engine.models.model_list import first_model
from assistant_core.engine.models.provider import (
    Alive,
    Answering,
    ModelEvent,
    ModelRequest,
    Notice,
    Usage,
)
from assistant_core.engine.models.sse import Mark
from assistant_core.engine.models.upstream import LINGER_SECONDS, Upstream, next_of
from assistant_core.engine.models.windows.known import Windows
from assistant_core.engine.models.wire import (
    as_arguments,
    as_count,
    as_name,
    as_object,
    as_objects,
    as_text,
    as_usage,
)
from assistant_core.engine.objects import Object

ANTHROPIC_URL = "https://api.anthropic.com/v1"
ANTHROPIC_DEFAULT_MODEL = "claude-sonnet-5-5"
API_VERSION = "2023-06-01"
"""The one after it, 2026-10-21, takes no temperature from any model, and is not known to all who follow."""
VERSIONED = re.compile(r"/v\d+$")
PING = Alive(is_certain=False)
DELTAS = {
    "text_delta": "text",
    "input_json_delta": "tool_use",
    "thinking_delta": "thinking",
    "signature_delta": "thinking",
}
"""Of which kind of block each delta is a piece."""


def is_anthropic(url: str) -> bool:
    """Whether it is Anthropic's own server, and none that follows it."""
    return urlsplit(url).hostname == urlsplit(ANTHROPIC_URL).hostname


def anthropic_upstream(api_key: str, base_url: str) -> Upstream:
    url = base_url.rstrip("/")
    # Anthropic's own programs are given the address without the version.
    url = url if VERSIONED.search(url) else f"{url}/v1"
    return Upstream(api_key, url, {"x-api-key": api_key, "anthropic-version": API_VERSION})


class AnthropicMessages:
    name = "anthropic-messages"
    lists_models = True

    def __init__(self, upstream: Upstream) -> None:
        self.upstream = upstream
        self.windows = Windows(upstream)
        self.default_model = ANTHROPIC_DEFAULT_MODEL if is_anthropic(upstream.base_url) else "default"
        self._learned = Learned(KINDS, FIXES)

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        model = request.model if request.model != "default" else await first_model(self.upstream)
        origin = f"{self.name} {self.upstream.base_url} {model}"
        body = messages_body(request, model, origin)
        answer = Answer(request)
        reading = Reading(answer)
        async with aclosing(asked(self.upstream, self._learned, "/messages", model, body)) as events:
            while (event := await next_of(events, reading.linger_seconds)) is not None:
                for model_event in reading.take(event):
                    yield model_event
        for setting in sampling(request)[1]:
            yield Notice(f"{model} does not take {setting}; it was left out.")
        for notice in self._learned.notices(model, body):
            yield Notice(notice)
        reading.check_end()
        for model_event in answer.end(origin, reading.carry):
            yield model_event
        yield answer.finished()


@dataclass(eq=False)
class Block:
    """One block of the answer's content, as far as it has come."""

    kind: str
    given: Object
    """As it began."""
    call: Call | None = None
    pieces: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)

    def as_carried(self) -> Object:
        if self.kind == "tool_use":
            return {"type": "tool_use"}
        if self.kind == "text":
            return {"type": "text", "text": "".join(self.pieces)}
        if self.kind == "thinking":
            signed = {"signature": "".join(self.signature)} if self.signature else {}
            return {**self.given, "thinking": "".join(self.pieces), **signed}
        return self.given


class Reading:
    """Follows one answer: blocks that begin, grow and end, one after the other."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self._blocks: list[Block] = []
        self._by_index: dict[str, Block] = {}
        self._spoken: Block | None = None
        self._used: Object = {}
        self._model = ""
        self._is_over = False
        self._unread: Object | None = None

    @property
    def linger_seconds(self) -> float | None:
        """For how long there may still come something once the answer has ended."""
        if self._is_over:
            return LINGER_SECONDS / 10
        return LINGER_SECONDS if self.answer.finish else None

    @property
    def carry(self) -> Object:
        """The answer's content as it must go back; where nothing was thought, any order will do."""
        if not any(block.kind in THOUGHTS for block in self._blocks):
            return {}
        known = [block for block in self._blocks if block.kind in ("text", "tool_use", *THOUGHTS)]
        carried = [block.as_carried() for block in known]
        return {"content": [block for block in carried if block["type"] != "text" or block["text"].strip()]}

    def take(self, event: Object | Mark) -> list[ModelEvent]:
        if isinstance(event, Mark):
            if event is Mark.DONE:
                self._end()
            return [Alive(is_certain=event is not Mark.COMMENT)]
        return self._take(event) or [ALIVE]

    def check_end(self) -> None:
        self.answer.check_end(None if self._blocks else self._unread)

    def _take(self, event: Object) -> list[ModelEvent]:
        match as_name(event.get("type")):
            case "content_block_delta":
                return self._delta(event, as_object(event.get("delta")))
            case "content_block_start":
                return self._begin(event, as_object(event.get("content_block")))
            case "content_block_stop":
                return self._complete(self._by_index.get(as_name(event.get("index"))))
            case "message_start":
                return self._message(as_object(event.get("message")))
            case "message_delta":
                return self._change(as_object(event.get("delta")), as_object(event.get("usage")))
            case "message_stop":
                self._end()
            case "message":
                return self._message(event)
            case "ping":
                return [PING]
            case _:
                self._unread = self._unread or event
        return []

    def _message(self, message: Object) -> list[ModelEvent]:
        """How an answer begins; one that is not streamed is whole here."""
        events: list[ModelEvent] = []
        if (model := as_name(message.get("model"))) and model != self._model:
            self._model = model
            events.append(Answering(model))
        content = message.get("content")
        if isinstance(content, str):
            content = [{"type": "text", "text": content}]
        for block in as_objects(content or []):
            events += self._begin({}, block)
            events += self._complete(self._blocks[-1])
        return events + self._change(message, as_object(message.get("usage")))

    def _begin(self, event: Object, given: Object) -> list[ModelEvent]:
        block = self._add(event, as_name(given.get("type")), given)
        if block.kind == "text":
            return self._text(block, as_text(given.get("text")))
        if block.kind == "thinking":
            return self._think(block, as_text(given.get("thinking")))
        return self.answer.arguments(block.call, "") if block.call else []

    def _add(self, event: Object, kind: str, given: Object) -> Block:
        block = Block(kind, given)
        if kind == "tool_use":
            block.call = self.answer.begin_call(as_name(given.get("id")), as_name(given.get("name")))
            beside = given.keys() - {"type", "id", "name", "input"}
            block.call.carry |= {name: given[name] for name in beside if given[name] is not None}
        if kind in THOUGHTS:
            self.answer.has_thought = True
        self._blocks.append(block)
        if index := as_name(event.get("index")):
            self._by_index[index] = block
        return block

    def _delta(self, event: Object, delta: Object) -> list[ModelEvent]:
        kind = DELTAS.get(as_name(delta.get("type")))
        if kind is None:
            return []
        block = self._found(event, kind)
        if kind == "text":
            return self._text(block, as_text(delta.get("text")))
        if block.call:
            return self.answer.arguments(block.call, as_arguments(delta.get("partial_json")))
        if signature := as_text(delta.get("signature")):
            block.signature.append(signature)
        return self._think(block, as_text(delta.get("thinking")))

    def _found(self, event: Object, kind: str) -> Block:
        """The block that a delta belongs to: by its index, or the last; one that nobody began begins here."""
        block = self._by_index.get(as_name(event.get("index")))
        if block is None and event.get("index") is None and self._blocks:
            block = self._blocks[-1]
        return block if block and block.kind == kind else self._add(event, kind, {"type": kind})

    def _text(self, block: Block, text: str) -> list[ModelEvent]:
        """What is said before and after a thought or a call are two paragraphs."""
        if not text:
            return []
        if self._spoken is not block:
            last = self._blocks.index(self._spoken) if self._spoken else None
            is_apart = last is not None and self._blocks[last + 1] is not block
            self._spoken = block
            block.pieces.append(text)
            return self.answer.text("\n\n" + text if is_apart else text)
        block.pieces.append(text)
        return self.answer.text(text)

    def _think(self, block: Block, text: str) -> list[ModelEvent]:
        if text:
            block.pieces.append(text)
        return self.answer.thinking(text)

    def _complete(self, block: Block | None) -> list[ModelEvent]:
        """The arguments of a call stand in its beginning where they do not come in pieces."""
        if block is None or block.call is None or block.call.length:
            return []
        return self.answer.arguments(block.call, as_arguments(block.given.get("input") or {}))

    def _change(self, delta: Object, used: Object) -> list[ModelEvent]:
        self._used |= {name: count for name, count in used.items() if as_count(count)}
        self.answer.usage = as_usage(self._used) or Usage()
        reason = as_name(delta.get("stop_reason"))
        self.answer.finish = reason or self.answer.finish
        why = as_text(as_object(delta.get("stop_details")).get("explanation")) if reason == "refusal" else ""
        return [Notice(f"The model declined to answer: {shortened(why)}")] if why else []

    def _end(self) -> None:
        self._is_over = True
        self.answer.finish = self.answer.finish or ("" if self.answer.is_empty else "stop")
