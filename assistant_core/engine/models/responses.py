"""OpenAI's Responses API.

Nothing is kept at the provider (`store=False`); reasoning items travel back encrypted between tool rounds.
Settings that a model refuses (sampling, on all current reasoning models) are dropped, and the run says so.
"""

import re
from collections import defaultdict
from collections.abc import AsyncGenerator
from typing import Any

import openai
from openai import AsyncStream
from openai.types.responses import ResponseStreamEvent

from assistant_core.engine.models.provider import (
    Answering,
    Carry,
    ChatMessage,
    Finished,
    ModelEvent,
    ModelRequest,
    Notice,
    TextDelta,
    ToolCallDelta,
    ToolRound,
    Usage,
)
from assistant_core.engine.models.upstream import new_client, readable_errors
from assistant_core.errors import ModelError, ModelRateLimited

Object = dict[str, Any]

SAMPLING = ("temperature", "top_p")
DROPPABLE = (*SAMPLING, "include")
INCOMPLETE_REASONS = {"max_output_tokens": "max_tokens", "content_filter": "content_filter"}


class OpenAIResponses:
    name = "openai-responses"

    def __init__(self, api_key: str, base_url: str | None) -> None:
        self._client = new_client(api_key, base_url)
        self._refused: dict[str, set[str]] = defaultdict(set)
        """Model → parameters it has refused before, so that they are not tried again."""

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        with readable_errors(self._client):
            stream = await self._open(request)
            for name in SAMPLING:
                if name in self._refused[request.model] and getattr(request, name) is not None:
                    yield Notice(f"{request.model} does not take {name}; it was left out.")
            async with stream:
                reading = _Reading()
                async for event in stream:
                    for model_event in reading.take(event):
                        yield model_event

    async def _open(self, request: ModelRequest) -> AsyncStream[ResponseStreamEvent]:
        refused = self._refused[request.model]
        while True:
            parameters = {k: v for k, v in _parameters(request).items() if k not in refused}
            try:
                return await self._client.responses.create(**parameters)
            except openai.BadRequestError as error:
                name = _refused_parameter(error)
                if name not in parameters:
                    raise
                refused.add(name)


def _refused_parameter(error: openai.BadRequestError) -> str:
    quoted = re.search(r"[Uu]nsupported (?:parameter|value): '(\w+)'", error.message)
    name = error.param or (quoted[1] if quoted else "")
    return name if name in DROPPABLE else ""


class _Reading:
    """Follows one response."""

    def __init__(self) -> None:
        self._calls: dict[int, int] = {}
        """Position in the response's output → number of the tool call."""
        self._text_at: int | None = None
        self._model = ""

    def take(self, event: ResponseStreamEvent) -> list[ModelEvent]:
        match event.type:
            case "response.created":
                return self._name(event.response.model)
            case "response.output_text.delta" | "response.refusal.delta":
                return [TextDelta(self._gap(event.output_index) + event.delta)]
            case "response.output_item.added" if event.item.type == "function_call":
                index = self._calls[event.output_index] = len(self._calls)
                return [ToolCallDelta(index, id=event.item.call_id, name=event.item.name)]
            case "response.function_call_arguments.delta":
                return [ToolCallDelta(self._calls[event.output_index], event.delta)]
            case "response.output_item.done" if event.item.type == "reasoning":
                return [Carry(event.item.model_dump(mode="json", exclude_none=True))]
            case "response.completed" | "response.incomplete":
                return [self._finished(event.response)]
            case "response.failed":
                raise _failure(event.response.error)
            case "error":
                raise _failure(event)
        return []

    def _name(self, model: str) -> list[ModelEvent]:
        return [Answering(model)] if model else []

    def _gap(self, output_index: int) -> str:
        """Two messages in one response become two paragraphs of one."""
        gap = "\n\n" if self._text_at not in (None, output_index) else ""
        self._text_at = output_index
        return gap

    def _finished(self, response: Any) -> Finished:
        used = response.usage
        usage = Usage(used.input_tokens, used.output_tokens) if used else Usage()
        if response.incomplete_details and response.incomplete_details.reason:
            reason = INCOMPLETE_REASONS.get(response.incomplete_details.reason)
            if reason is None:
                raise ModelError(f"The model stopped early: {response.incomplete_details.reason}.")
            return Finished(reason, usage)  # type: ignore[arg-type]
        return Finished("tool_calls" if self._calls else "stop", usage)


def _failure(error: Any) -> ModelError:
    message = f"The model server reported an error: {error.message if error else 'no reason was given'}"
    if error and error.code == "rate_limit_exceeded":
        return ModelRateLimited(message)
    return ModelError(message)


def _parameters(request: ModelRequest) -> Object:
    parameters: Object = {
        "model": request.model,
        "instructions": request.instructions or None,
        "input": _input(request),
        "stream": True,
        "store": False,
        "include": ["reasoning.encrypted_content"],
        "temperature": request.temperature,
        "top_p": request.top_p,
        "max_output_tokens": request.max_completion_tokens,
    }
    if request.reasoning_effort:
        parameters["reasoning"] = {"effort": request.reasoning_effort}
    if request.response_format:
        parameters["text"] = {"format": _text_format(request.response_format)}
    if request.tools:
        parameters["tools"] = [_tool(tool["function"]) for tool in request.tools]
        parameters["tool_choice"] = _tool_choice(request.tool_choice)
        parameters["parallel_tool_calls"] = request.parallel_tool_calls
    return {name: value for name, value in parameters.items() if value is not None}


def _tool(function: Object) -> Object:
    return {
        "type": "function",
        "name": function["name"],
        "description": function.get("description"),
        "parameters": function.get("parameters") or {"type": "object", "properties": {}},
        # Here strict is the default; in the Assistants API it is not.
        "strict": bool(function.get("strict")),
    }


def _tool_choice(choice: str | Object) -> str | Object:
    if isinstance(choice, dict) and choice["type"] == "function":
        return {"type": "function", "name": choice["function"]["name"]}
    return choice


def _text_format(response_format: Object) -> Object:
    if response_format["type"] == "json_schema":
        return {"type": "json_schema", **response_format["json_schema"]}
    return response_format


def _input(request: ModelRequest) -> list[Object]:
    items: list[Object] = []
    for turn in request.conversation:
        if isinstance(turn, ChatMessage):
            items.append({"role": turn.role, "content": turn.text})
        else:
            items += _round_items(turn)
    return items


def _round_items(turn: ToolRound) -> list[Object]:
    calls = [
        {"type": "function_call", "call_id": call.id, "name": call.name, "arguments": call.arguments}
        for call in turn.calls
    ]
    outputs = [
        {"type": "function_call_output", "call_id": call.id, "output": turn.outputs[call.id]}
        for call in turn.calls
    ]
    return [*turn.carry, *calls, *outputs]
