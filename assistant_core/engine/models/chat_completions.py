"""Chat completions, as spoken by Ollama, vLLM, LM Studio, llama.cpp and gateways."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from assistant_core.engine.models.provider import (
    Answering,
    ChatMessage,
    Finished,
    FinishReason,
    Image,
    ModelEvent,
    ModelRequest,
    TextDelta,
    ToolCallDelta,
    ToolRound,
    Usage,
)
from assistant_core.engine.models.upstream import Upstream, reading
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError

FINISH_REASONS: dict[str, FinishReason] = {
    "length": "max_completion_tokens",
    "content_filter": "content_filter",
}


class ChatCompletions:
    name = "chat-completions"

    def __init__(self, api_key: str, base_url: str) -> None:
        self.upstream = Upstream(api_key, base_url)

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        model = request.model if request.model != "default" else await self._first_model()
        answer = _Reading()
        async with aclosing(self.upstream.events("/chat/completions", _body(request, model))) as chunks:
            async for chunk in chunks:
                with reading(chunk):
                    events = answer.take(chunk)
                for event in events:
                    yield event
        if finished := answer.finished():
            yield finished

    async def _first_model(self) -> str:
        """The model to use when none is named: the first that the server lists."""
        answer = await self.upstream.get("/models")
        with reading(answer):
            models = answer["data"]
        if not models:
            raise ModelError(
                f"The model server at {self.upstream.base_url} lists no model. Set OPENAI_MODEL."
            )
        return models[0]["id"]


class _Reading:
    """Follows one answer. Servers differ in how they number tool calls and how often they repeat names."""

    def __init__(self) -> None:
        self._model = ""
        self._ids: dict[str, int] = {}
        self._numbers: dict[int, int] = {}
        self._calls = 0
        self._finish_reason: str | None = None
        self._usage = Usage()

    def take(self, chunk: Object) -> list[ModelEvent]:
        events: list[ModelEvent] = []
        if (model := chunk.get("model")) and model != self._model:
            self._model = model
            events.append(Answering(model))
        if used := chunk.get("usage"):
            self._usage = Usage(used.get("prompt_tokens") or 0, used.get("completion_tokens") or 0)
        for choice in (chunk.get("choices") or [])[:1]:
            self._finish_reason = choice.get("finish_reason") or self._finish_reason
            delta = choice.get("delta") or {}
            if text := delta.get("content") or delta.get("refusal"):
                events.append(TextDelta(text))
            events += [self._call(call) for call in delta.get("tool_calls") or []]
        return events

    def _call(self, call: Object) -> ToolCallDelta:
        function = call.get("function") or {}
        call_id, number, name = call.get("id"), call.get("index"), function.get("name")
        arguments = function.get("arguments") or ""
        index = self._known(call_id, number, name)
        if index is not None:
            return ToolCallDelta(index, arguments)
        index, self._calls = self._calls, self._calls + 1
        if call_id:
            self._ids[call_id] = index
        if number is not None:
            self._numbers[number] = index
        return ToolCallDelta(index, arguments, id=call_id, name=name or "")

    def _known(self, call_id: str | None, number: int | None, name: str | None) -> int | None:
        """The call that this piece goes on with; None when it begins one."""
        if call_id:
            return self._ids.get(call_id)
        if number is not None and number in self._numbers:
            return self._numbers[number]
        return None if name or not self._calls else self._calls - 1

    def finished(self) -> Finished | None:
        """None when the stream ended before the answer did."""
        if self._finish_reason is None:
            return None
        usual: FinishReason = "tool_calls" if self._calls else "stop"
        return Finished(FINISH_REASONS.get(self._finish_reason, usual), self._usage)


def _body(request: ModelRequest, model: str) -> Object:
    body: Object = {
        "model": model,
        "messages": _messages(request),
        "stream_options": {"include_usage": True},
    }
    if request.tools:
        body |= {"tools": request.tools, "tool_choice": request.tool_choice}
        # Not every server knows the parameter, and true is what they all do anyway.
        if not request.parallel_tool_calls:
            body["parallel_tool_calls"] = False
    optional = {
        "temperature": request.temperature,
        "top_p": request.top_p,
        "reasoning_effort": request.reasoning_effort,
        "response_format": request.response_format,
        "max_tokens": request.max_completion_tokens,
    }
    return body | {name: value for name, value in optional.items() if value is not None}


def _messages(request: ModelRequest) -> list[Object]:
    messages: list[Object] = []
    if request.instructions:
        messages.append({"role": "system", "content": request.instructions})
    for turn in request.conversation:
        if isinstance(turn, ChatMessage):
            messages.append({"role": turn.role, "content": turn.content(_content_part)})
        else:
            messages += _round_messages(turn)
    return messages


def _content_part(part: str | Image) -> Object:
    if isinstance(part, str):
        return {"type": "text", "text": part}
    return {"type": "image_url", "image_url": {"url": part.url, "detail": part.detail}}


def _round_messages(turn: ToolRound) -> list[Object]:
    calls = [
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
        for call in turn.calls
    ]
    asked = {"role": "assistant", "content": None, "tool_calls": calls}
    return [asked] + [
        {"role": "tool", "tool_call_id": call.id, "content": turn.outputs[call.id]} for call in turn.calls
    ]
