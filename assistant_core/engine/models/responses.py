"""The Responses API, as OpenAI and those who follow it speak it.

Nothing is kept at the provider (`store=False`); reasoning items travel back encrypted between tool rounds.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from assistant_core.engine.models.answer import ALIVE, Answer, Call
from assistant_core.engine.models.error_bodies import error_in, told_by
from assistant_core.engine.models.failures import Refused, Told, refusal
from assistant_core.engine.models.learned import Learned, asked
from assistant_core.engine.models.provider import Alive, Answering, ModelEvent, ModelRequest, Notice
from assistant_core.engine.models.responses_request import responses_body
from assistant_core.engine.models.sse import Mark
from assistant_core.engine.models.upstream import LINGER_SECONDS, Upstream, next_of
from assistant_core.engine.models.windows.known import Windows
from assistant_core.engine.models.wire import (
    as_arguments,
    as_name,
    as_object,
    as_objects,
    as_text,
    as_usage,
    rest_of,
)
from assistant_core.engine.objects import Object

OPENAI_DEFAULT_MODEL = "gpt-5.6-luna"
ENDS = {
    "completed": "stop",
    "done": "stop",
    "incomplete": "incomplete",
    "failed": "failed",
    "cancelled": "cancelled",
}


class OpenAIResponses:
    name = "openai-responses"
    default_model = OPENAI_DEFAULT_MODEL
    lists_models = True
    without = "If this server has no Responses API, set MODEL_PROVIDER=chat."
    """What to do about a server that does not speak this wire."""

    def __init__(self, upstream: Upstream) -> None:
        self.upstream = upstream
        self.windows = Windows(upstream)
        self._learned = Learned()

    async def stream(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        origin = f"{self.name} {self.upstream.base_url} {request.model}"
        body = responses_body(request, origin)
        answer = Answer(request)
        reading = Reading(answer)
        try:
            async with aclosing(
                asked(self.upstream, self._learned, "/responses", request.model, body)
            ) as events:
                while (event := await next_of(events, reading.linger_seconds)) is not None:
                    for model_event in reading.take(event):
                        yield model_event
        except Refused as error:
            if _is_about_the_wire(error.told):
                error.args = (f"{error} {self.without}",)
            raise
        for notice in self._learned.notices(request.model, body):
            yield Notice(notice)
        reading.check_end()
        for model_event in answer.end(origin, {"items": reading.reasoning}):
            yield model_event
        yield answer.finished()


def _is_about_the_wire(told: Told) -> bool:
    names_model = bool(told.code) or "model" in told.message.lower()
    return told.status in (404, 405, 501) and ("chat/completions" in told.message or not names_model)


@dataclass
class Item:
    """One item of the output, as far as it has come."""

    kind: str
    call: Call | None = None
    pieces: list[str] = field(default_factory=list)
    has_thought: bool = False
    is_done: bool = False

    @property
    def said(self) -> str:
        self.pieces = ["".join(self.pieces)]
        return self.pieces[0]


class Reading:
    """Follows one response. What of an item has not come in deltas is taken from where it stands whole."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.reasoning: list[Object] = []
        """Items to hand back with this response's calls."""
        self._items: list[Item] = []
        self._by_key: dict[str, Item] = {}
        self._spoken: Item | None = None
        self._model = ""
        self._is_over = False
        self._unread: Object | None = None

    @property
    def linger_seconds(self) -> float | None:
        return LINGER_SECONDS / 10 if self._is_over else None

    def take(self, event: Object | Mark) -> list[ModelEvent]:
        if isinstance(event, Mark):
            if event is Mark.DONE:
                self._is_over = True
                self.answer.finish = self.answer.finish or ("" if self.answer.is_empty else "stop")
            return [Alive(is_certain=event is not Mark.COMMENT)]
        return self._take(event) or [ALIVE]

    def check_end(self) -> None:
        self.answer.check_end(None if self._items else self._unread)

    def _take(self, event: Object) -> list[ModelEvent]:
        kind = as_name(event.get("type")).removeprefix("response.")
        response = as_object(event.get("response")) or (event if event.get("object") == "response" else {})
        name = kind.rpartition(".")[0] or kind
        if (event.get("object") == "response" and not kind) or kind in ENDS:
            return self._end(response or event, kind)
        match name, kind.rpartition(".")[2]:
            case "created" | "in_progress" | "queued", _ if response:
                return self._answering(response)
            case "output_item", "added" | "done" as state:
                return self._item(event, as_object(event.get("item")), is_done=state == "done")
            case "output_text" | "refusal" | "text", "delta":
                return self._text(self._found(event, "message"), as_text(event.get("delta")))
            case "output_text" | "refusal" | "text", "done":
                whole = as_text(event.get("text")) or as_text(event.get("refusal"))
                return self._text_whole(self._found(event, "message"), whole)
            case "content_part", _:
                return self._part(event, as_object(event.get("part")))
            case "function_call_arguments", "delta":
                return self._arguments(event, as_arguments(event.get("delta")), is_whole=False)
            case "function_call_arguments", "done":
                return self._arguments(event, as_arguments(event.get("arguments")), is_whole=True)
            case "reasoning_text" | "reasoning_summary_text" | "reasoning" | "reasoning_summary", "delta":
                return self._thinking(self._found(event, "reasoning"), as_text(event.get("delta")))
        if not kind or name == "created":
            self._unread = self._unread or event
        return []

    def _answering(self, response: Object) -> list[ModelEvent]:
        model = as_name(response.get("model"))
        if not model or model == self._model:
            return []
        self._model = model
        return [Answering(model)]

    def _item(self, event: Object, given: Object, is_done: bool) -> list[ModelEvent]:
        kind = as_name(given.get("type"))
        place = {**event, "item_id": given.get("id") or event.get("item_id")}
        item = self._found(place, kind, as_name(given.get("call_id")), is_new=not is_done)
        return self._filled(item, given, is_done)

    def _filled(self, item: Item, given: Object, is_done: bool) -> list[ModelEvent]:
        """What the item as a whole tells beyond its deltas."""
        kind = item.kind
        events: list[ModelEvent] = []
        if kind == "function_call":
            events += self._call(item, given)
        elif kind == "message":
            events += self._text_whole(item, as_text(given.get("content")))
        elif kind == "reasoning":
            thought = as_text(given.get("content")) or as_text(given.get("summary"))
            if is_done:
                self._keep(item, given)
            if not item.has_thought:
                events += self._thinking(item, thought)
        item.is_done = item.is_done or is_done
        return events

    def _keep(self, item: Item, given: Object) -> None:
        """Reasoning without its content is known to nobody but the server, which has not kept it."""
        kept = {name: value for name, value in given.items() if value is not None}
        if not item.is_done and (kept.get("encrypted_content") or kept.get("content")):
            self.reasoning.append(kept)

    def _call(self, item: Item, given: Object) -> list[ModelEvent]:
        if item.call is None:
            call_id = as_name(given.get("call_id")) or as_name(given.get("id"))
            item.call = self.answer.begin_call(call_id, as_name(given.get("name")))
        item.call.name = item.call.name or as_name(given.get("name"))
        return self.answer.whole_arguments(item.call, as_arguments(given.get("arguments")))

    def _arguments(self, event: Object, piece: str, is_whole: bool) -> list[ModelEvent]:
        item = self._found(event, "function_call")
        if item.call is None:
            item.call = self.answer.begin_call("", "")
        item.call.name = item.call.name or as_name(event.get("name"))
        tell = self.answer.whole_arguments if is_whole else self.answer.arguments
        return tell(item.call, piece)

    def _part(self, event: Object, part: Object) -> list[ModelEvent]:
        if as_name(part.get("type")) in ("output_text", "refusal", "text") and (text := as_text(part)):
            return self._text_whole(self._found(event, "message"), text)
        return []

    def _text(self, item: Item, text: str) -> list[ModelEvent]:
        """Two messages in one response become two paragraphs of one."""
        if not text:
            return []
        gap = "\n\n" if self._spoken not in (None, item) else ""
        self._spoken = item
        item.pieces.append(text)
        return self.answer.text(gap + text)

    def _text_whole(self, item: Item, text: str) -> list[ModelEvent]:
        return self._text(item, rest_of(text, item.said))

    def _thinking(self, item: Item, text: str) -> list[ModelEvent]:
        item.has_thought = item.has_thought or bool(text)
        return self.answer.thinking(text)

    def _found(self, event: Object, kind: str, call_id: str = "", is_new: bool = False) -> Item:
        """The item that an event is about: by its ids, by its place, or the last of its kind."""
        item_id = as_name(event.get("item_id"))
        same = self._by_key.get(f"id {item_id}")
        if same and same.kind == kind and not (call_id or is_new):
            return same
        given = ("call", call_id), ("id", item_id), ("at", as_name(event.get("output_index")))
        keys = [f"{name} {value}" for name, value in given if value]
        known = [self._by_key[key] for key in keys if key in self._by_key and self._by_key[key].kind == kind]
        if call_id and f"call {call_id}" not in self._by_key:
            known = [item for item in known if item.call is None or not item.call.id]
        item = None if is_new else next(iter(known), None)
        # A piece of arguments whose id nobody has named belongs to the call that has begun.
        may_be_last = not keys or (kind == "function_call" and not call_id)
        if item is None and may_be_last and not is_new:
            item = next((one for one in reversed(self._items) if one.kind == kind and not one.is_done), None)
        if item is None:
            item = Item(kind)
            self._items.append(item)
        self._by_key |= dict.fromkeys(keys, item)
        return item

    def _end(self, response: Object, kind: str) -> list[ModelEvent]:
        self._is_over = True
        events = self._answering(response)
        state = ENDS.get(as_name(response.get("status")) or kind, kind or "stop")
        if state == "failed" or response.get("error"):
            raise refusal(error_in({"error": response.get("error")}) or told_by("the response failed"))
        events += self._rest(as_objects(response.get("output") or []))
        self.answer.usage = as_usage(response.get("usage")) or self.answer.usage
        why = as_name(as_object(response.get("incomplete_details")).get("reason"))
        self.answer.finish = why or state
        return events

    def _rest(self, output: list[Object]) -> list[ModelEvent]:
        """What of the items stands only in the final response: the nth of a kind is the nth that came."""
        events: list[ModelEvent] = []
        came: dict[str, int] = {}
        for given in output:
            kind, call_id = as_name(given.get("type")), as_name(given.get("call_id"))
            number = came[kind] = came.get(kind, -1) + 1
            same = [item for item in self._items if item.kind == kind]
            by_id = [item for item in same if call_id and item.call and item.call.id == call_id]
            item = next(iter(by_id or same[number : number + 1]), None)
            if item is None:
                item = Item(kind)
                self._items.append(item)
            events += self._filled(item, given, is_done=True)
        return events
