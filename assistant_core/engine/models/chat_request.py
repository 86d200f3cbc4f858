"""A request as chat completions have it, with the history in a form that every server takes."""

import json
from typing import Any

from assistant_core.engine.models.learned import short_id
from assistant_core.engine.models.provider import Image, ModelRequest, ToolCall, ToolRound
from assistant_core.engine.models.wire import is_json_object
from assistant_core.engine.objects import Object


def chat_body(request: ModelRequest, model: str, origin: str) -> Object:
    body: Object = {
        "model": model,
        "messages": _messages(request, origin),
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


def valid_arguments(written: str) -> str:
    """JSON of an object, because servers refuse others; what a model wrote wrongly stays readable in it."""
    if is_json_object(written):
        return written
    return "{}" if written.strip() in ("", "null") else json.dumps({"malformed": written}, ensure_ascii=False)


def call_id(call: ToolCall, is_own: bool) -> str:
    """The server's own id for a call that it made, and for all others one that every server takes."""
    own = call.carry.get("id") if is_own else None
    return own if isinstance(own, str) and own else short_id(call.id)


def _messages(request: ModelRequest, origin: str) -> list[Object]:
    messages: list[Object] = []
    if request.instructions:
        messages.append({"role": "system", "content": request.instructions})
    for turn in request.conversation:
        if isinstance(turn, ToolRound):
            # What was said in front of the calls belongs into one message with them.
            is_said = bool(messages) and _is_plain_answer(messages[-1])
            said = messages.pop()["content"] if is_said else ""
            messages += _round(turn, said, turn.origin == origin)
        else:
            messages.append({"role": turn.role, "content": turn.content(_content_part)})
    return messages


def _is_plain_answer(message: Object) -> bool:
    return message["role"] == "assistant" and "tool_calls" not in message


def _content_part(part: str | Image) -> Object:
    if isinstance(part, str):
        return {"type": "text", "text": part}
    return {"type": "image_url", "image_url": {"url": part.url, "detail": part.detail}}


def _round(turn: ToolRound, said: str, is_own: bool) -> list[Object]:
    asked: Object = {
        **(turn.carry if is_own else {}),
        "role": "assistant",
        "content": said,
        "tool_calls": [_call(call, is_own) for call in turn.calls],
    }
    outputs = [
        {"role": "tool", "tool_call_id": call_id(call, is_own), "content": turn.outputs[call.id]}
        for call in turn.calls
    ]
    return [asked, *outputs]


def _call(call: ToolCall, is_own: bool) -> Object:
    beside: dict[str, Any] = call.carry if is_own else {}
    function = {**beside.get("function", {}), "name": call.name, "arguments": valid_arguments(call.arguments)}
    return {**beside, "id": call_id(call, is_own), "type": "function", "function": function}
