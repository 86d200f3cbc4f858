"""OpenAI's Responses API.

Nothing is kept at the provider (`store=False`); reasoning items travel back encrypted between tool rounds.
Settings that a model refuses (sampling, on all current reasoning models) are dropped, and the run says so.
"""

import re
from collections import defaultdict
from collections.abc import AsyncGenerator
from contextlib import aclosing

from assistant_core.engine.models.provider import (
    Answering,
    Carry,
    ChatMessage,
    Finished,
    FinishReason,
    Image,
    ModelEvent,
    ModelRequest,
    Notice,
    TextDelta,
    ToolCallDelta,
    ToolRound,
    Usage,
)
from assistant_core.engine.models.upstream import Refused, Upstream, failure, reading
from assistant_core.engine.objects import Object
from assistant_core.errors import ModelError

SAMPLING = ("temperature", "top_p")
DROPPABLE = (*SAMPLING, "include")
INCOMPLETE_REASONS: dict[str, FinishReason] = {
    "max_output_tokens": "max_completion_tokens",
    "content_filter": "content_filter",
}


class OpenAIResponses:
    name = "openai-responses"

    def __init__(self, api_key: str, base_url: str) -> None:
        self.upstream = Upstream(api_key, base_url)
        self._refused: dict[str, set[str]] = defaultdict(set)
        """Model → parameters it has refused before, so that they are not tried again."""

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        answer = _Reading()
        async with aclosing(self._events(request)) as events:
            async for event in events:
                with reading(event):
                    model_events = answer.take(event)
                for model_event in model_events:
                    yield model_event
        for name in SAMPLING:
            if name in self._refused[request.model] and getattr(request, name) is not None:
                yield Notice(f"{request.model} does not take {name}; it was left out.")
        if answer.finished:
            yield answer.finished

    async def _events(self, request: ModelRequest) -> AsyncGenerator[Object, None]:
        refused = self._refused[request.model]
        while True:
            body = {name: value for name, value in _body(request).items() if name not in refused}
            try:
                async with aclosing(self.upstream.events("/responses", body)) as events:
                    async for event in events:
                        yield event
                return
            except Refused as error:
                name = _refused_parameter(error)
                if name not in body:
                    raise
                refused.add(name)


def _refused_parameter(error: Refused) -> str:
    quoted = re.search(r"[Uu]nsupported (?:parameter|value): '(\w+)'", error.message)
    name = error.param or (quoted[1] if quoted else "")
    return name if error.status == 400 and name in DROPPABLE else ""


class _Reading:
    """Follows one response."""

    def __init__(self) -> None:
        self._calls: dict[int, int] = {}
        """Position in the response's output → number of the tool call."""
        self._text_at: int | None = None
        self.finished: Finished | None = None
        """None as long as the answer has not come to its end."""

    def take(self, event: Object) -> list[ModelEvent]:
        match event.get("type"):
            case "response.created":
                model = event["response"].get("model")
                return [Answering(model)] if model else []
            case "response.output_text.delta" | "response.refusal.delta":
                return [TextDelta(self._gap(event["output_index"]) + event["delta"])]
            case "response.output_item.added":
                return self._begin(event["output_index"], event["item"])
            case "response.function_call_arguments.delta":
                return [ToolCallDelta(self._calls[event["output_index"]], event["delta"])]
            case "response.output_item.done" if event["item"]["type"] == "reasoning":
                return [Carry(event["item"])]
            case "response.completed" | "response.incomplete":
                self.finished = self._end(event["response"])
            case "response.failed":
                raise failure(event["response"].get("error") or {})
            case "error":
                raise failure(event)
        return []

    def _begin(self, output_index: int, item: Object) -> list[ModelEvent]:
        if item["type"] != "function_call":
            return []
        index = self._calls[output_index] = len(self._calls)
        return [ToolCallDelta(index, id=item["call_id"], name=item["name"])]

    def _gap(self, output_index: int) -> str:
        """Two messages in one response become two paragraphs of one."""
        gap = "\n\n" if self._text_at not in (None, output_index) else ""
        self._text_at = output_index
        return gap

    def _end(self, response: Object) -> Finished:
        used = response.get("usage") or {}
        usage = Usage(used.get("input_tokens", 0), used.get("output_tokens", 0))
        if why := (response.get("incomplete_details") or {}).get("reason"):
            if why not in INCOMPLETE_REASONS:
                raise ModelError(f"The model stopped early: {why}.")
            return Finished(INCOMPLETE_REASONS[why], usage)
        return Finished("tool_calls" if self._calls else "stop", usage)


def _body(request: ModelRequest) -> Object:
    body: Object = {
        "model": request.model,
        "instructions": request.instructions or None,
        "input": _input(request),
        "store": False,
        "include": ["reasoning.encrypted_content"],
        "temperature": request.temperature,
        "top_p": request.top_p,
        "max_output_tokens": request.max_completion_tokens,
    }
    if request.reasoning_effort:
        body["reasoning"] = {"effort": request.reasoning_effort}
    if request.response_format:
        body["text"] = {"format": _text_format(request.response_format)}
    if request.tools:
        body["tools"] = [_tool(tool["function"]) for tool in request.tools]
        body["tool_choice"] = _tool_choice(request.tool_choice)
        body["parallel_tool_calls"] = request.parallel_tool_calls
    return {name: value for name, value in body.items() if value is not None}


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
            items.append({"role": turn.role, "content": turn.content(_content_part)})
        else:
            items += _round_items(turn)
    return items


def _content_part(part: str | Image) -> Object:
    if isinstance(part, str):
        return {"type": "input_text", "text": part}
    return {"type": "input_image", "image_url": part.url, "detail": part.detail}


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
