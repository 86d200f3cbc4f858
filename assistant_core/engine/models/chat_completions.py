"""Chat completions, as spoken by Ollama, vLLM, LM Studio, llama.cpp and gateways."""

from collections.abc import AsyncGenerator
from typing import Any

from openai import AsyncOpenAI, AsyncStream
from openai.types.chat import ChatCompletionChunk
from openai.types.chat.chat_completion_chunk import ChoiceDeltaToolCall

from assistant_core.engine.models.provider import (
    Answering,
    ChatMessage,
    Finished,
    ModelEvent,
    ModelRequest,
    TextDelta,
    ToolCallDelta,
    ToolRound,
    Usage,
)
from assistant_core.engine.models.upstream import new_client, readable_errors
from assistant_core.errors import ModelError

Object = dict[str, Any]

FINISH_REASONS = {"length": "max_tokens", "content_filter": "content_filter"}


class ChatCompletions:
    name = "chat-completions"

    def __init__(self, api_key: str, base_url: str | None) -> None:
        self._client = new_client(api_key, base_url)

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        with readable_errors(self._client):
            model = request.model
            if model == "default":
                model = await _first_model(self._client)
            parameters: Any = _parameters(request, model)
            stream: AsyncStream[ChatCompletionChunk]
            stream = await self._client.chat.completions.create(stream=True, **parameters)
            async with stream:
                reading = _Reading()
                async for chunk in stream:
                    for event in reading.take(chunk):
                        yield event
            if finished := reading.finished():
                yield finished


async def _first_model(client: AsyncOpenAI) -> str:
    """The model to use when none is named: the first that the server lists."""
    models = (await client.models.list()).data
    if not models:
        raise ModelError(f"The model server at {client.base_url} lists no model. Set OPENAI_MODEL.")
    return models[0].id


class _Reading:
    """Follows one answer. Servers differ in how they number tool calls and how often they repeat names."""

    def __init__(self) -> None:
        self._model = ""
        self._ids: dict[str, int] = {}
        self._numbers: dict[int, int] = {}
        self._calls = 0
        self._finish_reason: str | None = None
        self._usage = Usage()

    def take(self, chunk: ChatCompletionChunk) -> list[ModelEvent]:
        events: list[ModelEvent] = []
        if chunk.model and chunk.model != self._model:
            self._model = chunk.model
            events.append(Answering(chunk.model))
        if chunk.usage:
            self._usage = Usage(chunk.usage.prompt_tokens or 0, chunk.usage.completion_tokens or 0)
        if chunk.choices:
            choice = chunk.choices[0]
            self._finish_reason = choice.finish_reason or self._finish_reason
            if text := choice.delta and (choice.delta.content or choice.delta.refusal):
                events.append(TextDelta(text))
            events += [self._call(call) for call in (choice.delta and choice.delta.tool_calls) or []]
        return events

    def _call(self, call: ChoiceDeltaToolCall) -> ToolCallDelta:
        name = call.function.name if call.function else None
        arguments = (call.function.arguments if call.function else None) or ""
        index = self._known(call, name)
        if index is not None:
            return ToolCallDelta(index, arguments)
        index, self._calls = self._calls, self._calls + 1
        if call.id:
            self._ids[call.id] = index
        if call.index is not None:
            self._numbers[call.index] = index
        return ToolCallDelta(index, arguments, id=call.id, name=name or "")

    def _known(self, call: ChoiceDeltaToolCall, name: str | None) -> int | None:
        """The call that this piece goes on with; None when it begins one."""
        if call.id:
            return self._ids.get(call.id)
        if call.index is not None and call.index in self._numbers:
            return self._numbers[call.index]
        return None if name or not self._calls else self._calls - 1

    def finished(self) -> Finished | None:
        """None when the stream ended before the answer did."""
        if self._finish_reason is None:
            return None
        reason = FINISH_REASONS.get(self._finish_reason, "tool_calls" if self._calls else "stop")
        return Finished(reason, self._usage)  # type: ignore[arg-type]


def _parameters(request: ModelRequest, model: str) -> Object:
    parameters: Object = {
        "model": model,
        "messages": _messages(request),
        "stream_options": {"include_usage": True},
    }
    if request.tools:
        parameters |= {"tools": request.tools, "tool_choice": request.tool_choice}
        # Not every server knows the parameter, and true is what they all do anyway.
        if not request.parallel_tool_calls:
            parameters["parallel_tool_calls"] = False
    optional = {
        "temperature": request.temperature,
        "top_p": request.top_p,
        "reasoning_effort": request.reasoning_effort,
        "response_format": request.response_format,
        "max_tokens": request.max_completion_tokens,
    }
    return parameters | {name: value for name, value in optional.items() if value is not None}


def _messages(request: ModelRequest) -> list[Object]:
    messages: list[Object] = []
    if request.instructions:
        messages.append({"role": "system", "content": request.instructions})
    for turn in request.conversation:
        if isinstance(turn, ChatMessage):
            messages.append({"role": turn.role, "content": turn.text})
        else:
            messages += _round_messages(turn)
    return messages


def _round_messages(turn: ToolRound) -> list[Object]:
    calls = [
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
        for call in turn.calls
    ]
    asked = {"role": "assistant", "content": None, "tool_calls": calls}
    return [asked] + [
        {"role": "tool", "tool_call_id": call.id, "content": turn.outputs[call.id]} for call in turn.calls
    ]
