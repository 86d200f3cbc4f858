"""A request as Anthropic's Messages API has it.

The roles alternate, the results of a round's calls stand together at the beginning of the user's next turn,
and no text is blank. What the model thought goes back in its place among what it said and called, or its
signature does not hold.
"""

import re
from itertools import zip_longest
from typing import Any

from assistant_core.engine.models.chat_request import call_id, valid_arguments
from assistant_core.engine.models.learned import short_id
from assistant_core.engine.models.provider import ChatMessage, Image, ModelRequest, ToolCall, ToolRound, Turn
from assistant_core.engine.models.wire import parsed
from assistant_core.engine.objects import Object

LONGEST_ANSWER = 32_000
"""Tokens, thinking among them: a number must be given, and older models are known by what they refuse."""
EFFORTS = {"minimal": "low"}
"""Those that are called otherwise here."""
CACHED = {"type": "ephemeral"}
CACHED_TURNS = 2
"""Of the user: what was written to the cache at the one before the last is found there."""
JSON_ALONE = "Answer with one JSON object, and with nothing around it"
BEGINNING = "…"
"""In place of a question where a conversation has none at its beginning."""
CONTINUE = "Continue."
EMPTY_SCHEMA: Object = {"type": "object", "properties": {}}
DATA_URL = re.compile(r"data:([\w.+/-]{1,100});base64,")


def messages_body(request: ModelRequest, model: str, origin: str) -> Object:
    body: Object = {
        "model": model,
        "max_tokens": request.max_completion_tokens or LONGEST_ANSWER,
        "messages": _messages(request.conversation, origin),
        **_tools(request),
        **_system(request),
        **sampling(request)[0],
    }
    if thinking := _thinking(request):
        body["thinking"] = thinking
    if config := _output_config(request):
        body["output_config"] = config
    _mark_cached(body)
    return body


def sampling(request: ModelRequest) -> tuple[Object, list[str]]:
    """Temperature and top_p as far as they are taken, and what of them is not, in words."""
    given = {"temperature": request.temperature, "top_p": request.top_p}
    sent = {name: value for name, value in given.items() if value is not None}
    if _thinks(request):
        return {}, [f"{name} with reasoning_effort" for name, value in sent.items() if value != 1]
    left_out = []
    if sent.get("temperature", 0) > 1:
        del sent["temperature"]
        left_out.append("temperature above 1")
    if len(sent) == len(given):
        del sent["top_p"]
        left_out.append("top_p beside temperature")
    return sent, left_out


def _thinks(request: ModelRequest) -> bool:
    """A tool that must be called is called without thinking."""
    return request.reasoning_effort not in (None, "none") and not _is_forced(request)


def _is_forced(request: ModelRequest) -> bool:
    return bool(request.tools) and request.tool_choice not in ("auto", "none")


def _thinking(request: ModelRequest) -> Object:
    if request.reasoning_effort == "none":
        return {"type": "disabled"}
    return {"type": "adaptive", "display": "summarized"} if _thinks(request) else {}


def _output_config(request: ModelRequest) -> Object:
    config: Object = {}
    effort = request.reasoning_effort
    if effort not in (None, "none"):
        config["effort"] = EFFORTS.get(effort, effort)
    wanted = request.response_format or {}
    if wanted.get("type") == "json_schema":
        schema = wanted["json_schema"].get("schema") or EMPTY_SCHEMA
        config["format"] = {"type": "json_schema", "schema": _closed(schema)}
    return config


def _closed(schema: Any) -> Any:
    """The schema with objects that may have no other properties than theirs, which is required here."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: _closed(one) for name, one in schema.items()}
    return {**inner, "additionalProperties": False} if schema.get("type") == "object" else inner


def _system(request: ModelRequest) -> Object:
    wants_json = (request.response_format or {}).get("type") == "json_object"
    text = "\n\n".join(filter(None, (request.instructions.strip(), JSON_ALONE if wants_json else "")))
    return {"system": _text(text)} if text else {}


def _tools(request: ModelRequest) -> Object:
    if not request.tools:
        # A history with calls is refused where no tools are.
        rounds = [turn for turn in request.conversation if isinstance(turn, ToolRound)]
        names = dict.fromkeys(call.name for turn in rounds for call in turn.calls)
        gone = [{"name": name, "input_schema": EMPTY_SCHEMA} for name in names]
        return {"tools": gone, "tool_choice": {"type": "none"}} if gone else {}
    choice = _tool_choice(request.tool_choice)
    if not request.parallel_tool_calls and choice["type"] != "none":
        choice["disable_parallel_tool_use"] = True
    return {"tools": [_tool(tool["function"]) for tool in request.tools], "tool_choice": choice}


def _tool(function: Object) -> Object:
    tool = {"name": function["name"], "input_schema": EMPTY_SCHEMA | (function.get("parameters") or {})}
    if description := function.get("description"):
        tool["description"] = description
    return tool | ({"strict": True} if function.get("strict") else {})


def _tool_choice(choice: str | Object) -> Object:
    if isinstance(choice, dict):
        return {"type": "tool", "name": choice.get("function", {}).get("name") or choice["type"]}
    return {"type": {"required": "any"}.get(choice, choice)}


def _messages(conversation: list[Turn], origin: str) -> list[Object]:
    messages: list[Object] = []
    used_ids: set[str] = set()
    for turn, following in zip_longest(conversation, conversation[1:]):
        if isinstance(turn, ToolRound):
            asked, results = _round(turn, origin, used_ids)
            _add(messages, "assistant", asked)
            _add(messages, "user", results)
        elif not _is_told_again(turn, following, origin):
            _add(messages, turn.role, _content(turn))
    if not messages or messages[0]["role"] == "assistant":
        messages.insert(0, {"role": "user", "content": _text(BEGINNING)})
    if messages[-1]["role"] == "assistant":
        _add(messages, "user", _text(CONTINUE))
    return messages


def _add(messages: list[Object], role: str, blocks: list[Object]) -> None:
    if messages and messages[-1]["role"] == role:
        messages[-1]["content"] += blocks
    elif blocks:
        messages.append({"role": role, "content": blocks})


def _content(message: ChatMessage) -> list[Object]:
    content = message.content(_block)
    blocks = _text(content) if isinstance(content, str) else content
    return [block for block in blocks if block.get("text", "…").strip()]


def _text(text: str) -> list[Object]:
    return [{"type": "text", "text": text}] if text.strip() else []


def _block(part: str | Image) -> Object:
    if isinstance(part, str):
        return {"type": "text", "text": part}
    if found := DATA_URL.match(part.url):
        source = {"type": "base64", "media_type": found[1], "data": part.url[found.end() :]}
    else:
        source = {"type": "url", "url": part.url}
    return {"type": "image", "source": source}


def _round(turn: ToolRound, origin: str, used_ids: set[str]) -> tuple[list[Object], list[Object]]:
    is_own = turn.origin == origin
    uses, results = [], []
    for call in turn.calls:
        own = call_id(call, is_own)
        # There are servers that number the calls of every answer anew.
        id = short_id(call.id) if own in used_ids else own
        used_ids.add(id)
        uses.append(_use(call, id, is_own))
        output = turn.outputs[call.id]
        told = {"content": output} if output.strip() else {}
        results.append({"type": "tool_result", "tool_use_id": id, **told})
    return _in_order(_kept(turn, origin), uses), results


def _use(call: ToolCall, id: str, is_own: bool) -> Object:
    beside = call.carry if is_own else {}
    arguments = parsed(valid_arguments(call.arguments))
    return {**beside, "type": "tool_use", "id": id, "name": call.name, "input": arguments}


def _kept(turn: ToolRound, origin: str) -> list[Object]:
    """What the model said, thought and called, in its order; empty when nobody knows it any more.

    Thinking belongs to the run it came from: it is tied to what stood before it, which later runs shorten.
    """
    is_own = turn.origin == origin and turn.is_current
    kept: list[Object] = turn.carry.get("content", []) if is_own else []
    called = sum(1 for block in kept if block["type"] == "tool_use")
    return kept if called == len(turn.calls) else []


def _in_order(kept: list[Object], uses: list[Object]) -> list[Object]:
    left = iter(uses)
    return [next(left) if block["type"] == "tool_use" else block for block in kept] or uses


def _is_told_again(turn: ChatMessage, following: Turn | None, origin: str) -> bool:
    """Whether what was said stands among what is kept of the calls that it led to."""
    if turn.role == "user" or not isinstance(following, ToolRound):
        return False
    said = "".join(block.get("text", "") for block in _kept(following, origin))
    return bool(said) and said.split() == turn.text.split()


def _mark_cached(body: Object) -> None:
    """Up to four places, the most there may be: up to each the next request is likely to be the same."""
    turns = [message for message in body["messages"] if message["role"] == "user"][-CACHED_TURNS:]
    for blocks in (body.get("tools"), body.get("system"), *(turn["content"] for turn in turns)):
        if blocks:
            blocks[-1] = {**blocks[-1], "cache_control": CACHED}
