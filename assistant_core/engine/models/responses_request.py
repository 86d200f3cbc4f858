"""A request as the Responses API has it."""

from assistant_core.engine.models.chat_request import call_id, valid_arguments
from assistant_core.engine.models.provider import ChatMessage, Image, ModelRequest, ToolRound
from assistant_core.engine.objects import Object


def responses_body(request: ModelRequest, origin: str) -> Object:
    body: Object = {
        "model": request.model,
        "instructions": request.instructions or None,
        "input": _input(request, origin),
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


def _input(request: ModelRequest, origin: str) -> list[Object]:
    items: list[Object] = []
    for turn in request.conversation:
        if isinstance(turn, ChatMessage):
            items.append({"role": turn.role, "content": turn.content(_content_part)})
        else:
            items += _round_items(turn, items, turn.origin == origin)
    return items


def _content_part(part: str | Image) -> Object:
    if isinstance(part, str):
        return {"type": "input_text", "text": part}
    return {"type": "input_image", "image_url": part.url, "detail": part.detail}


def _round_items(turn: ToolRound, before: list[Object], is_own: bool) -> list[Object]:
    """Reasoning belongs to the run it came from; it stands in front of what was said before the calls."""
    reasoning = turn.carry.get("items", []) if is_own and turn.is_current else []
    said = [before.pop()] if reasoning and before and before[-1].get("role") == "assistant" else []
    calls = [
        {
            "type": "function_call",
            "call_id": call_id(call, is_own),
            "name": call.name,
            "arguments": valid_arguments(call.arguments),
        }
        for call in turn.calls
    ]
    outputs = [
        {"type": "function_call_output", "call_id": call_id(call, is_own), "output": turn.outputs[call.id]}
        for call in turn.calls
    ]
    return [*reasoning, *said, *calls, *outputs]
