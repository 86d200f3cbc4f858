"""Anthropic's Messages API as a scripted model speaks it: what it refuses, and how it tells an answer."""

import itertools
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.scripted_model import Reply

REQUIRED = ("model", "max_tokens", "messages")
KNOWN = {
    *(*REQUIRED, "cache_control", "metadata", "output_config", "service_tier", "stop_sequences", "stream"),
    *("system", "temperature", "thinking", "tool_choice", "tools", "top_k", "top_p"),
}
BLOCK_KEYS = {
    "text": {"type", "text", "cache_control", "citations"},
    "image": {"type", "source", "cache_control"},
    "tool_use": {"type", "id", "name", "input", "cache_control", "caller"},
    "tool_result": {"type", "tool_use_id", "content", "is_error", "cache_control"},
    "thinking": {"type", "thinking", "signature"},
    "redacted_thinking": {"type", "data"},
}
TOOL_KEYS = {"name", "description", "input_schema", "cache_control", "strict", "type"}
CHOICE_KEYS = {
    "auto": {"type", "disable_parallel_tool_use"},
    "any": {"type", "disable_parallel_tool_use"},
    "tool": {"type", "name", "disable_parallel_tool_use"},
    "none": {"type"},
}
LEAST_BUDGET = 1024
MOST_MARKS = 4
THOUGHTS = ("thinking", "redacted_thinking")
_numbers = itertools.count(1)


class BadRequest(Exception):
    """What the API answers 400 with."""


class MessagesApi:
    """Remembers what it answered, to see whether thinking comes back as it was, and in its place."""

    def __init__(self) -> None:
        self._answers: dict[str, list[Any]] = {}

    def remember(self, content: list[dict[str, Any]]) -> None:
        """An answer that may come back, as blocks."""
        for block in content:
            if block["type"] in THOUGHTS:
                self._answers[_mark_of(block)] = _shape(content)

    def refusal(self, body: dict[str, Any], headers: dict[str, str]) -> str:
        """Why the request is refused, in Anthropic's words; empty when it is not."""
        try:
            _check_headers(headers)
            _check_fields(body)
            _check_tools(body)
            _check_sampling(body)
            _check_thinking(body)
            _check_marks(body)
            self._check_messages(body)
        except BadRequest as error:
            return str(error)
        return ""

    def _check_messages(self, body: dict[str, Any]) -> None:
        messages = body["messages"]
        _need(messages, "messages: at least one message is required")
        _need(messages[0]["role"] == "user", 'messages: first message must use the "user" role')
        used: set[str] = set()
        open_calls: list[str] = []
        for number, message in enumerate(messages):
            place, role = f"messages.{number}", message["role"]
            if message.keys() - {"role", "content"}:
                extra = min(message.keys() - {"role", "content"})
                raise BadRequest(f"{place}.{extra}: Extra inputs are not permitted")
            _need(role in ("user", "assistant"), f"messages: Unexpected role {role!r}")
            if number and messages[number - 1]["role"] == role:
                # It would merge them; that it has to is a fault in what builds the request.
                raise BadRequest("messages: roles must alternate between user and assistant")
            content = message["content"]
            _need(content, f"{place}: all messages must have non-empty content")
            blocks = [{"type": "text", "text": content}] if isinstance(content, str) else content
            for at, block in enumerate(blocks):
                _check_block(f"{place}.content.{at}", block, role)
                _need(
                    block["type"] not in THOUGHTS or block in self._answers.get(_mark_of(block), []),
                    f"{place}.content.{at}: Invalid `signature` in `thinking` block",
                )
            results = [block["tool_use_id"] for block in blocks if block["type"] == "tool_result"]
            missing = [id for id in open_calls if id not in results]
            _need(
                not missing,
                f"messages.{number - 1}: `tool_use` ids were found without `tool_result` blocks immediately "
                f"after: {', '.join(missing)}. Each `tool_use` block must have a corresponding `tool_result` "
                "block in the next message.",
            )
            _need(
                all(id in open_calls for id in results) and len(set(results)) == len(results),
                f"{place}.content.0: unexpected `tool_use_id` found in `tool_result` blocks",
            )
            kinds = [block["type"] for block in blocks]
            _need(
                "tool_result" not in kinds[len(results) :],
                f"{place}: `tool_result` blocks must come first in the content",
            )
            open_calls = [block["id"] for block in blocks if block["type"] == "tool_use"]
            for id in open_calls:
                _need(id not in used, f"{place}.content: `tool_use` ids must be unique")
                used.add(id)
        _need(not open_calls, "messages: `tool_use` ids were found without `tool_result` blocks")
        last = messages[-1]
        if last["role"] == "assistant":
            raise BadRequest(
                "This model does not support assistant message prefill. The conversation must end with a "
                "user message."
            )
        has_calls = any(block["type"] == "tool_use" for one in messages for block in _blocks(one))
        _need(body.get("tools") or not has_calls, "Requests which have `tool_use` blocks must define `tools`")
        self._check_latest(messages, body)

    def _check_latest(self, messages: list[Any], body: dict[str, Any]) -> None:
        latest = next((n for n in reversed(range(len(messages))) if messages[n]["role"] == "assistant"), None)
        if latest is None:
            return
        blocks = _blocks(messages[latest])
        for at, block in enumerate(blocks):
            given = self._answers.get(_mark_of(block)) if block["type"] in THOUGHTS else None
            if block["type"] in THOUGHTS and given != _shape(blocks):
                raise BadRequest(
                    f"messages.{latest}.content.{at}: `thinking` or `redacted_thinking` blocks in the latest "
                    "assistant message cannot be modified. These blocks must remain as they were in the "
                    "original response."
                )
        is_within = latest < len(messages) - 1 and _blocks(messages[-1])[0]["type"] == "tool_result"
        if body.get("thinking", {}).get("type") == "enabled" and is_within:
            _need(
                blocks[0]["type"] in THOUGHTS,
                f"messages.{latest}.content.0.type: Expected `thinking` or `redacted_thinking`, but found "
                f"`{blocks[0]['type']}`. When `thinking` is enabled, a final `assistant` message must start "
                "with a thinking block (preceeding the lastmost set of `tool_use` and `tool_result` blocks).",
            )


def _need(is_met: Any, refusal: str) -> None:
    if not is_met:
        raise BadRequest(refusal)


def _blocks(message: dict[str, Any]) -> list[Any]:
    content = message["content"]
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def _mark_of(block: dict[str, Any]) -> str:
    return block.get("signature") or block.get("data") or ""


def _shape(content: list[Any]) -> list[Any]:
    """The order of an answer, and what must not change in it."""
    return [
        block if block["type"] in THOUGHTS else block.get("text") or (block["type"], block.get("name"))
        for block in content
        if block["type"] != "text" or block["text"].strip()
    ]


def _check_headers(headers: dict[str, str]) -> None:
    given = {name.lower(): value for name, value in headers.items()}
    _need(given.get("x-api-key"), "x-api-key header is required")
    _need("authorization" not in given, "only one of x-api-key and authorization may be given")
    _need(given.get("anthropic-version") == "2023-06-01", "anthropic-version: header is required")


def _check_fields(body: dict[str, Any]) -> None:
    for name in REQUIRED:
        _need(name in body, f"{name}: Field required")
    _need(body["max_tokens"] >= 1, "max_tokens: Input should be greater than or equal to 1")
    for name in sorted(body.keys() - KNOWN):
        raise BadRequest(f"{name}: Extra inputs are not permitted")
    for block in _blocks({"content": body.get("system") or "…"}):
        _need(block["text"].strip(), "system: text content blocks must be non-empty")
    config = body.get("output_config", {})
    for name in sorted(config.keys() - {"effort", "format"}):
        raise BadRequest(f"output_config.{name}: Extra inputs are not permitted")
    efforts = ("low", "medium", "high", "xhigh", "max")
    _need(
        config.get("effort") in (None, *efforts), "output_config.effort: Input should be 'low', 'medium', …"
    )
    if "format" in config:
        for name in sorted(config["format"].keys() - {"type", "schema"}):
            raise BadRequest(f"output_config.format.{name}: Extra inputs are not permitted")
        _check_closed(config["format"]["schema"])


def _check_closed(schema: Any) -> None:
    for one in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        _check_closed(one)
    if isinstance(schema, dict) and schema.get("type") == "object":
        _need(
            schema.get("additionalProperties") is False,
            "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set "
            "to false",
        )


def _check_tools(body: dict[str, Any]) -> None:
    for number, tool in enumerate(body.get("tools", [])):
        for name in sorted(tool.keys() - TOOL_KEYS):
            raise BadRequest(f"tools.{number}.custom.{name}: Extra inputs are not permitted")
        schema = tool.get("input_schema", {})
        _need(schema.get("type") == "object", f"tools.{number}.custom.input_schema.type: Field required")
    choice = body.get("tool_choice")
    if choice is not None:
        _need(body.get("tools"), "tool_choice: may only be specified while providing tools")
        _need(choice.get("type") in CHOICE_KEYS, "tool_choice: Input tag does not match any of the expected")
        for name in sorted(choice.keys() - CHOICE_KEYS[choice["type"]]):
            raise BadRequest(f"tool_choice.{choice['type']}.{name}: Extra inputs are not permitted")


def _check_sampling(body: dict[str, Any]) -> None:
    _need(0 <= body.get("temperature", 1) <= 1, "temperature: range: 0..1")
    _need(
        not ("temperature" in body and "top_p" in body),
        "`temperature` and `top_p` cannot both be specified for this model. Please use only one.",
    )


def _check_thinking(body: dict[str, Any]) -> None:
    thinking = body.get("thinking", {"type": "disabled"})
    if thinking["type"] == "disabled":
        return
    _need(
        body.get("temperature", 1) == 1,
        "`temperature` may only be set to 1 when thinking is enabled or in adaptive mode.",
    )
    _need(
        body.get("tool_choice", {}).get("type") not in ("any", "tool"),
        "Thinking may not be enabled when tool_choice forces tool use.",
    )
    if thinking["type"] == "enabled":
        budget = thinking.get("budget_tokens", 0)
        _need(budget >= LEAST_BUDGET, "thinking.enabled.budget_tokens: Input should be at least 1024")
        _need(body["max_tokens"] > budget, "`max_tokens` must be greater than `thinking.budget_tokens`.")


def _check_marks(body: dict[str, Any]) -> None:
    found = json.dumps(body).count('"cache_control"')
    _need(
        found <= MOST_MARKS,
        f"A maximum of {MOST_MARKS} blocks with cache_control may be provided. Found {found}.",
    )


def _check_block(place: str, block: dict[str, Any], role: str) -> None:
    kind = block["type"]
    allowed = ("text", "image", "tool_result") if role == "user" else ("text", "tool_use", *THOUGHTS)
    _need(
        kind in allowed, f"{place}: Input tag '{kind}' found using 'type' does not match any of the expected"
    )
    for name in sorted(block.keys() - BLOCK_KEYS[kind]):
        raise BadRequest(f"{place}.{kind}.{name}: Extra inputs are not permitted")
    if kind == "text":
        _need(block["text"], "messages: text content blocks must be non-empty")
        _need(block["text"].strip(), "messages: text content blocks must contain non-whitespace text")
    if kind == "tool_use":
        _need(isinstance(block["input"], dict), f"{place}.tool_use.input: Input should be a valid dictionary")
        allowed_id = block["id"].replace("_", "").replace("-", "").isalnum()
        _need(allowed_id, f"{place}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'")
    if kind == "thinking":
        _need("signature" in block, f"{place}.thinking.signature: Field required")


def content_of(reply: "Reply", body: dict[str, Any]) -> list[dict[str, Any]]:
    """The reply as blocks. What was thought is told where the request wants a summary of it."""
    content: list[dict[str, Any]] = []
    if reply.reasoning:
        is_told = body.get("thinking", {}).get("display") == "summarized"
        thought = "I should look." if is_told else ""
        signature = f"signature{next(_numbers)}"
        content.append({"type": "thinking", "thinking": thought, "signature": signature})
        content.append({"type": "redacted_thinking", "data": f"hidden{next(_numbers)}"})
    if reply.pieces:
        content.append({"type": "text", "text": "".join(reply.pieces)})
    for name, arguments in reply.calls:
        call = {"type": "tool_use", "id": f"toolu_{next(_numbers)}", "name": name}
        content.append({**call, "input": arguments})
    return content


def events_of(
    reply: "Reply", content: list[dict[str, Any]], body: dict[str, Any]
) -> Iterator[tuple[bool, str]]:
    """The reply's events, up to its last piece. Whether each is one, and its lines."""
    cached = reply.cached_tokens
    usage = {"input_tokens": reply.prompt_tokens - cached, "output_tokens": 1}
    usage |= {"cache_read_input_tokens": cached, "cache_creation_input_tokens": 0}
    message: dict[str, Any] = {
        "id": f"msg_{next(_numbers)}",
        "type": "message",
        "role": "assistant",
        "content": [],
    }
    message |= {"model": body["model"], "stop_reason": None, "stop_sequence": None, "usage": usage}
    yield False, event("message_start", message=message)
    yield False, event("ping")
    for index, block in enumerate(content):
        yield from _block_events(reply, index, block)


def end_of(reply: "Reply") -> Iterator[tuple[bool, str]]:
    reasons = {"stop": "tool_use" if reply.calls else "end_turn", "length": "max_tokens"}
    reason = {**reasons, "content_filter": "refusal"}[reply.finish]
    delta = {"stop_reason": reason, "stop_sequence": None}
    yield False, event("message_delta", delta=delta, usage={"output_tokens": reply.completion_tokens})
    yield False, event("message_stop")


def _block_events(reply: "Reply", index: int, block: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    empty: dict[str, Any] = {
        "text": {"text": ""},
        "thinking": {"thinking": "", "signature": ""},
        "tool_use": {"input": {}},
    }
    begun = {**block, **empty.get(block["type"], {})}
    is_call = block["type"] == "tool_use"
    yield is_call, event("content_block_start", index=index, content_block=begun)
    for delta in _deltas(reply, block):
        yield not is_call, event("content_block_delta", index=index, delta=delta)
    yield False, event("content_block_stop", index=index)


def _deltas(reply: "Reply", block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    match block["type"]:
        case "text":
            yield from ({"type": "text_delta", "text": piece} for piece in reply.pieces)
        case "thinking":
            if block["thinking"]:
                yield {"type": "thinking_delta", "thinking": block["thinking"]}
            yield {"type": "signature_delta", "signature": block["signature"]}
        case "tool_use":
            arguments, size = block["input"], reply.fragment
            pieces = [arguments[at : at + size] for at in range(0, len(arguments), size)]
            yield from ({"type": "input_json_delta", "partial_json": piece} for piece in ["", *pieces])


def event(kind: str, **fields: Any) -> str:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **fields})}\n\n"
