"""A scripted model with a window of so many tokens, which it counts itself.

Beyond it one server refuses, in the words of llama.cpp, and another cuts off the beginning without a word, as
Ollama does. The model calls every function it is offered, one after the other, and then answers.
"""

import json
import re
from typing import Any

from tests.support.scripted_model import Reply, ScriptedModel, calls, text, whole

TOKEN = re.compile(r"[A-Za-z]{1,7}|\d{1,3}|[\uac00-\ud7a3]|[^\w\s]+|\S")
LEAST_ANSWER = 64
"""Tokens without which no answer has room."""


def counted(body: dict[str, Any]) -> int:
    """Tokens of a request in either wire format."""
    parts = [body.get(name) for name in ("instructions", "messages", "input", "tools")]
    return sum(len(TOKEN.findall(json.dumps(part, ensure_ascii=False))) for part in parts if part)


class SmallModel:
    """Plays on a scripted model. `tells`: the server says how large the window is."""

    def __init__(self, model: ScriptedModel, window: int, cuts: bool = False, tells: bool = True) -> None:
        self.window = window
        self.cuts = cuts
        self.refused = self.cut = 0
        self.longest = 0
        """Tokens of the longest prompt that it read."""
        model.default = self._reply
        if tells and cuts:
            running = {"models": [{"name": "m:latest", "model": "m:latest", "context_length": window}]}
            model.beside = {"/api/version": {"version": "0.12.3"}, "/api/ps": running}
        elif tells:
            model.beside = {"/props": {"default_generation_settings": {"n_ctx": window}}}

    def _reply(self, body: dict[str, Any]) -> Reply:
        tokens = counted(body)
        if tokens + LEAST_ANSWER > self.window:
            if not self.cuts:
                self.refused += 1
                return _refusal(tokens, self.window)
            self.cut += 1
        self.longest = max(self.longest, tokens)
        return _next_move(body)


def _refusal(tokens: int, window: int) -> Reply:
    said = (
        f"request ({tokens} tokens) exceeds the available context size ({window} tokens), try increasing it"
    )
    error = {"code": 400, "message": said, "type": "exceed_context_size_error"}
    return whole({"error": {**error, "n_prompt_tokens": tokens, "n_ctx": window}}, status=400)


def _next_move(body: dict[str, Any]) -> Reply:
    sent = body.get("messages") or body["input"]
    asked = max(place for place, item in enumerate(sent) if item.get("role") == "user")
    called = {name for item in sent[asked:] for name in _called(item)}
    offered = [tool.get("function", tool) for tool in body.get("tools", [])]
    left = [tool for tool in offered if tool["name"] not in called]
    if not left:
        return text("That is ", "what I found.")
    return calls((left[0]["name"], json.dumps(_arguments(left[0]["parameters"]))))


def _called(item: dict[str, Any]) -> list[str]:
    if item.get("type") == "function_call":
        return [item["name"]]
    return [call["function"]["name"] for call in item.get("tool_calls") or []]


def _arguments(parameters: dict[str, Any]) -> dict[str, Any]:
    texts = {"string": "AAPL", "array": ["Apple", "profit"]}
    kinds = {name: parameters["properties"][name].get("type", "") for name in parameters.get("required", [])}
    return {name: texts.get(kind, 1) for name, kind in kinds.items()}
