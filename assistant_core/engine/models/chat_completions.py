"""Chat completions, as spoken by Ollama, vLLM, LM Studio, llama.cpp and gateways."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from assistant_core.config import is_on_this_machine
from assistant_core.engine.models.answer import ALIVE, Answer, Call
from assistant_core.engine.models.chat_request import chat_body
from assistant_core.engine.models.error_bodies import error_in
from assistant_core.engine.models.failures import refusal
from assistant_core.engine.models.learned import Learned, asked
from assistant_core.engine.models.model_list import first_model
from assistant_core.engine.models.provider import Alive, Answering, ModelEvent, ModelRequest, Notice
from assistant_core.engine.models.sse import Mark
from assistant_core.engine.models.upstream import LINGER_SECONDS, Upstream, next_of
from assistant_core.engine.models.windows.known import Windows
from assistant_core.engine.models.wire import (
    add_up,
    as_arguments,
    as_count,
    as_name,
    as_object,
    as_objects,
    as_text,
    as_usage,
    is_json_object,
    rest_of,
)
from assistant_core.engine.objects import Object

THINKING = ("reasoning_content", "reasoning", "thinking", "reasoning_details", "thinking_blocks")
"""Where thinking stands. Servers that use two say the same in both, so the first that is used counts."""
THINKING_PARTS = ("thinking", "reasoning", "reasoning_text", "redacted_thinking")
LONGEST_CALL = 100_000
SPOKEN = {
    "role",
    "content",
    "refusal",
    "tool_calls",
    "function_call",
    "text",
    "annotations",
    "audio",
    "index",
}
"""Of a message; everything else goes back with its tool calls."""
PLAIN_CHUNK = {"id", "object", "created", "model", "choices", "system_fingerprint", "service_tier", "usage"}
PLAIN_CHOICE = {"index", "delta", "finish_reason", "logprobs"}
PLAIN_DELTA = {"role", "content"}
"""What chunks of text have that tell nothing else."""


class ChatCompletions:
    name = "chat-completions"
    default_model = "default"
    """The first that the server lists."""

    lists_models = True

    def __init__(self, upstream: Upstream) -> None:
        self.upstream = upstream
        self.windows = Windows(upstream)
        self._learned = Learned()
        self._close_unopened: set[str] = set()
        """Models whose thinking begins in the prompt, so that their answers only show its end."""

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        model = request.model if request.model != "default" else await first_model(self.upstream)
        origin = f"{self.name} {self.upstream.base_url} {model}"
        body = chat_body(request, model, origin)
        if is_on_this_machine(self.upstream.base_url):
            body["return_progress"] = True
        answer = Answer(request, begins_in_thinking=model in self._close_unopened)
        reading = Reading(answer)
        async with aclosing(asked(self.upstream, self._learned, self._path(model), model, body)) as chunks:
            while (chunk := await next_of(chunks, reading.linger_seconds)) is not None:
                for event in reading.take(chunk):
                    yield event
        for notice in self._learned.notices(model, body):
            yield Notice(notice)
        reading.check_end()
        for event in answer.end(origin, reading.carry):
            yield event
        if answer.has_words:
            (self._close_unopened.add if answer.closed_unopened else self._close_unopened.discard)(model)
        yield answer.finished()

    def _path(self, model: str) -> str:
        return "/chat/completions"


class Reading:
    """Follows one answer. Servers differ in names, in how they number calls, and in what they repeat."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.carry: Object = {}
        self._model = ""
        self._ids: dict[str, Call] = {}
        self._numbers: dict[str, Call] = {}
        self._thinks_in = ""
        self._has_usage = False
        self._is_done = False
        self._unread: Object | None = None
        self._is_understood = False

    @property
    def linger_seconds(self) -> float | None:
        """For how long there may still come something once the answer has ended."""
        if self._is_done or (self.answer.finish and self._has_usage):
            return LINGER_SECONDS / 10
        return LINGER_SECONDS if self.answer.finish else None

    def take(self, chunk: Object | Mark) -> list[ModelEvent]:
        if isinstance(chunk, Mark):
            if chunk is Mark.DONE:
                self._is_done = True
                self.answer.finish = self.answer.finish or ("" if self.answer.is_empty else "stop")
            return [Alive(is_certain=chunk is not Mark.COMMENT)]
        if text := self._plain_text(chunk):
            self._is_understood = True
            return self.answer.text(text) or [ALIVE]
        events: list[ModelEvent] = []
        if (model := as_name(chunk.get("model"))) and model != self._model:
            self._model = model
            events.append(Answering(model))
        choice = self._choice(chunk)
        if choice:
            self._is_understood = True
        else:
            self._unread = self._unread or chunk
        self._count(chunk, choice)
        events += self._message(choice)
        self._end(chunk, choice)
        if "prompt_progress" in chunk:
            events += _progress(chunk)
        return events or [ALIVE]

    def _plain_text(self, chunk: Object) -> str:
        """The text of a chunk that tells nothing else, as nearly all do; empty for every other."""
        choices = chunk.get("choices")
        if type(choices) is not list or len(choices) != 1 or not chunk.keys() <= PLAIN_CHUNK:
            return ""
        if chunk.get("usage") or (chunk.get("model") or "") != self._model:
            return ""
        choice = choices[0]
        if type(choice) is not dict or not choice.keys() <= PLAIN_CHOICE:
            return ""
        if choice.get("index") not in (0, None) or choice.get("finish_reason"):
            return ""
        delta = choice.get("delta")
        if type(delta) is not dict or not delta.keys() <= PLAIN_DELTA:
            return ""
        content = delta.get("content")
        return content if type(content) is str else ""

    def check_end(self) -> None:
        self.answer.check_end(None if self._is_understood else self._unread)

    def _choice(self, chunk: Object) -> Object:
        """The first choice; Ollama's own format has its message at the top."""
        if "done" in chunk and "choices" not in chunk:
            ended = as_name(chunk.get("done_reason")) or ("stop" if chunk["done"] is True else None)
            return {"delta": chunk.get("message"), "finish_reason": ended, "text": chunk.get("response")}
        choices = as_objects(chunk.get("choices"))
        return next((one for one in choices if as_count(one.get("index")) == 0), {})

    def _count(self, chunk: Object, choice: Object) -> None:
        told = chunk.get("usage") or choice.get("usage") or as_object(chunk.get("x_groq")).get("usage")
        if told is None and "eval_count" in chunk:
            told = {"input_tokens": chunk.get("prompt_eval_count"), "output_tokens": chunk["eval_count"]}
        if told and (usage := as_usage(told)):
            self.answer.usage = usage
            self._has_usage = True

    def _message(self, choice: Object) -> list[ModelEvent]:
        if delta := as_object(choice.get("delta")):
            return self._delta(delta)
        if message := as_object(choice.get("message")):
            return self._whole(message)
        return self.answer.text(as_text(choice.get("text")))

    def _whole(self, message: Object) -> list[ModelEvent]:
        """A message as a whole: all of it, or what no delta has told."""
        if self.answer.calls:
            message = {**message, "tool_calls": None}
        said = as_text(message.get("content"))
        if rest := rest_of(said, self.answer.said):
            return self._delta({**message, "content": rest})
        return self._delta({**message, "content": None}) if not self.answer.said else []

    def _delta(self, delta: Object) -> list[ModelEvent]:
        events: list[ModelEvent] = []
        if beside := {name: delta[name] for name in delta.keys() - SPOKEN}:
            events += self._beside(beside)
        content = delta.get("content")
        for part in content if isinstance(content, list) else [content]:
            if isinstance(part, dict) and part.get("type") in THINKING_PARTS:
                events += self.answer.thinking(as_thinking(part))
            else:
                events += self.answer.text(as_text(part))
        if refusal := delta.get("refusal"):
            events += self.answer.text(as_text(refusal))
        for call in as_objects(delta.get("tool_calls")):
            events += self._call(call)
        if old := as_object(delta.get("function_call")):
            events += self._call({"index": 0, "function": old})
        return events

    def _beside(self, beside: Object) -> list[ModelEvent]:
        add_up(self.carry, {name: value for name, value in beside.items() if value not in (None, "", [])})
        self._thinks_in = self._thinks_in or next(
            (name for name in THINKING if as_thinking(beside.get(name))), ""
        )
        return self.answer.thinking(as_thinking(beside.get(self._thinks_in)))

    def _call(self, piece: Object) -> list[ModelEvent]:
        function = as_object(piece.get("function")) or {
            name: piece.get(name) for name in ("name", "arguments")
        }
        call_id, number = as_name(piece.get("id")), as_name(piece.get("index"))
        name, arguments = as_name(function.get("name")), as_arguments(function.get("arguments"))
        call = self._known(call_id, number, name, arguments)
        if call is None:
            call = self.answer.begin_call(call_id, name)
        elif len(arguments) == call.length and is_json_object(arguments) and arguments == call.arguments:
            arguments = ""  # all of it once more
        elif name and not call.is_begun and name != call.name:
            call.name += name
        if call_id:
            self._ids[call_id] = call
        if number:
            self._numbers[number] = call
        beside = {
            key: value for key, value in piece.items() if key not in ("index", "id", "type", "function")
        }
        inside = {key: value for key, value in function.items() if key not in ("name", "arguments")}
        add_up(call.carry, {**beside, **({"function": inside} if inside else {})})
        return self.answer.arguments(call, arguments)

    def _known(self, call_id: str, number: str, name: str, arguments: str) -> Call | None:
        """The call that this piece goes on with; None when it begins one."""
        known = self._ids.get(call_id) if call_id else None
        if known is None and number in self._numbers and not (call_id and name):
            known = self._numbers[number]
        if known is None and not name and not number and self.answer.calls:
            known = self.answer.calls[-1]
        is_named = known and name and arguments and known.length < LONGEST_CALL
        if known and is_named and is_json_object(arguments) and arguments != known.arguments:
            # A whole call behind a whole one is another, whatever its id or number says.
            return None if is_json_object(known.arguments) else known
        return known

    def _end(self, chunk: Object, choice: Object) -> None:
        if choice.get("error"):
            told = error_in({"error": choice["error"]})
            if told:
                raise refusal(told)
        reason = as_name(choice.get("finish_reason"))
        if reason and reason != "null":
            self.answer.finish = reason
        elif self._has_usage and chunk.get("choices") == [] and not self.answer.is_empty:
            # Usage without a choice is the last that is sent.
            self.answer.finish = self.answer.finish or "stop"


def as_thinking(value: object) -> str:
    """Thinking as text, as an object, or as a list of parts of which some are encrypted."""
    if isinstance(value, list):
        return "".join(map(as_thinking, value))
    if isinstance(value, dict):
        kinds = ("thinking", "text", "summary", "content", "reasoning")
        return next(filter(None, (as_thinking(value.get(kind)) for kind in kinds)), "")
    return value if isinstance(value, str) else ""


def _progress(chunk: Object) -> list[ModelEvent]:
    """How far the prompt is read, as llama.cpp tells it."""
    told = as_object(chunk.get("prompt_progress"))
    total = as_count(told.get("total"))
    return [Alive(read=min(as_count(told.get("processed")) / total, 1.0))] if total else []
