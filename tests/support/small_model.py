"""A scripted model of chat completions with a window of so many tokens, which it counts itself.

Beyond it one server refuses, in the words of llama.cpp, and another cuts off the beginning without a word, as
Ollama does. The model calls every function it is offered, one after the other, and then answers.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.support.scripted_model import Reply, ScriptedModel, calls, text, whole

TOKEN = re.compile(r"[A-Za-z]{1,7}|\d{1,3}|[\uac00-\ud7a3]|[^\w\s]+|\S")
HOW_TO_CALL = (
    "# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with "
    "function signatures within <tools></tools> XML tags. For each function call, return a json object with "
    "function name and arguments within <tool_call></tool_call> XML tags:\n<tool_call>\n"
    '{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>'
)
LEAST_ANSWER = 64
"""Tokens without which no answer has room."""


def counted(body: dict[str, Any]) -> int:
    """Tokens of a request, as a template of today's models writes it."""
    return len(TOKEN.findall("\n".join(_written(body))))


def _written(body: dict[str, Any]) -> Iterator[str]:
    if tools := body.get("tools"):
        yield HOW_TO_CALL
        yield from (json.dumps(tool, ensure_ascii=False) for tool in tools)
    for message in body["messages"]:
        content = message.get("content") or ""
        yield f"<|im_start|>{message['role']}\n{content}"
        for call in message.get("tool_calls") or []:
            name, arguments = call["function"]["name"], call["function"]["arguments"]
            yield f'<tool_call>{{"name": "{name}", "arguments": {arguments}}}</tool_call>'
        yield "<|im_end|>"


class SmallModel:
    """Plays on a scripted model. `tells`: the server says how large the window is."""

    def __init__(self, model: ScriptedModel, window: int, cuts: bool = False, tells: bool = True) -> None:
        self.window = window
        self.cuts = cuts
        self.refused = self.cut = 0
        self._question = ""
        self._called: set[str] = set()
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
        return self._next_move(body)

    def _next_move(self, body: dict[str, Any]) -> Reply:
        question = [message["content"] for message in body["messages"] if message["role"] == "user"][-1]
        if question != self._question:
            self._question, self._called = question, set()
        functions = [tool["function"] for tool in body.get("tools", [])]
        left = [function for function in functions if function["name"] not in self._called]
        if not left:
            return text("That is ", "what I found.")
        self._called.add(left[0]["name"])
        return calls((left[0]["name"], json.dumps(_arguments(left[0]["parameters"]))))


def _refusal(tokens: int, window: int) -> Reply:
    said = (
        f"request ({tokens} tokens) exceeds the available context size ({window} tokens), try increasing it"
    )
    error = {"code": 400, "message": said, "type": "exceed_context_size_error"}
    return whole({"error": {**error, "n_prompt_tokens": tokens, "n_ctx": window}}, status=400)


def _arguments(parameters: dict[str, Any]) -> dict[str, Any]:
    texts = {"string": "AAPL", "array": ["Apple", "profit"]}
    kinds = {name: parameters["properties"][name].get("type", "") for name in parameters.get("required", [])}
    return {name: texts.get(kind, 1) for name, kind in kinds.items()}
