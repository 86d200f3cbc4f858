"""A scripted language model behind a real HTTP server, in every wire format, that can misbehave on purpose.

    with ScriptedModel() as model:
        model.script(calls(("get_ticker", '{"company_name": "Apple"}')), text("Apple ", "is big."))
        ... point a program at model.url ...
        model.requests[0]["body"]

Replies are served in the order they were scripted; a program that asks for more gets a 500 that says so.
Requests for messages are checked as Anthropic checks them, and what is wrong with one gets a 400.
"""

import itertools
import json
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support import messages_api
from tests.support.messages_api import MessagesApi
from tests.support.scripted_server import ScriptedServer


@dataclass(frozen=True)
class Reply:
    pieces: tuple[str, ...] = ()
    thoughts: tuple[str, ...] = ()
    """Chat completions only: pieces of `reasoning_content`, before anything else."""
    calls: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    """Seconds before each piece, until `released` is set."""
    released: threading.Event = field(default_factory=threading.Event)
    silence: float = 0.0
    """Seconds without a byte after the last piece."""
    cut: bool = False
    """Drop the connection after the pieces, with no final event."""
    finish: str = "stop"
    """`stop`, `length` or `content_filter`."""
    raw: str | tuple[str | bytes | float, ...] = ""
    """Sent as it is, instead of anything else; numbers are seconds to wait."""
    whole: str | bytes | None = None
    """Sent as one body, with `status` and `headers`."""
    status: int = 200
    error: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    fragment: int = 7
    """Arguments of tool calls are sent in pieces of this many characters."""
    reasoning: bool = False
    """What was thought goes first: an encrypted item of Responses, signed and hidden blocks of messages."""
    prompt_tokens: int = 11
    completion_tokens: int = 7
    cached_tokens: int = 0
    """Of the prompt's."""


def text(*pieces: str, **options: Any) -> Reply:
    return Reply(pieces=pieces, **options)


def calls(*requested: tuple[str, str], **options: Any) -> Reply:
    return Reply(calls=requested, **options)


def garbled(*raw: str | bytes | float) -> Reply:
    return Reply(raw=raw)


def whole(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Reply:
    """`body`: sent as it is when it is text or bytes, as JSON when it is anything else."""
    sent = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return Reply(whole=sent, status=status, headers=headers or {})


def http_error(status: int, message: str, headers: dict[str, str] | None = None, **fields: Any) -> Reply:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": None, **fields}
    return Reply(status=status, error=error, headers=headers or {})


ASKED = ("/chat/completions", "/responses", "/messages", "/embeddings")
"""Where models are asked, whatever stands before it."""


class ScriptedModel(ScriptedServer):
    def __init__(self) -> None:
        super().__init__(_handler_for(self))
        self.requests: list[dict[str, Any]] = []
        self.listings: list[dict[str, Any]] = []
        """The headers with which the models were asked for."""
        self.listed_paths: list[str] = []
        """The paths, with their queries."""
        self.listing = text("scripted-1")
        """Its pieces are the names of the models."""
        self.list_page: Callable[[str], Any] | None = None
        """The whole answer to a request for the models, by its path with the query."""
        self.beside: dict[str, Any] = {}
        """What other paths answer, as JSON; 404 where there is nothing."""
        self.default: Reply | Callable[[dict[str, Any]], Reply] | None = None
        """Served when nothing is scripted any more."""
        self.messages_api = MessagesApi()
        self.aborted = threading.Event()
        """Set when a client went away before its reply was complete."""
        self._replies: deque[Reply | Callable[[dict[str, Any]], Reply]] = deque()

    def script(self, *replies: Reply | Callable[[dict[str, Any]], Reply]) -> None:
        """A function is given the request's body, and says what the reply to it is."""
        self._replies.extend(replies)

    def forget(self) -> None:
        """Nothing is scripted any more."""
        self._replies.clear()

    def next_reply(self, body: dict[str, Any]) -> Reply:
        reply = self._replies.popleft() if self._replies else self.default
        if reply is None:
            return http_error(500, "nothing more is scripted")
        return reply if isinstance(reply, Reply) else reply(body)


def _handler_for(model: ScriptedModel) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            if not self._asks_for("/v1/models"):
                return self._send_beside()
            model.listings.append(dict(self.headers))
            model.listed_paths.append(self.path)
            reply = model.listing
            time.sleep(reply.delay)
            if model.list_page:
                return self._send_json(200, model.list_page(self.path))
            if reply.whole is not None:
                return self._send_whole(reply.status, reply.whole, reply.headers)
            if reply.raw:
                return self._stream(reply, _as_it_is(reply.raw))
            data = [{"id": name, "object": "model"} for name in reply.pieces]
            body = {"object": "list", "data": data} if reply.status == 200 else {"error": reply.error}
            return self._send_json(reply.status, body, reply.headers)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            if not any(map(self._asks_for, ASKED)):
                return self._send_beside(body)
            model.requests.append({"path": self.path, "body": body, "headers": dict(self.headers)})
            is_messages = self._asks_for("/messages")
            refusal = model.messages_api.refusal(body, dict(self.headers)) if is_messages else ""
            reply = http_error(400, refusal) if refusal else model.next_reply(body)
            if reply.whole is not None:
                return self._send_whole(reply.status, reply.whole, reply.headers)
            if reply.status != 200:
                kind = {"type": "error"} if is_messages else {}
                return self._send_json(reply.status, {**kind, "error": reply.error}, reply.headers)
            if reply.raw:
                return self._stream(reply, _as_it_is(reply.raw))
            return self._stream(reply, self._events(reply, body))

        def _events(self, reply: Reply, body: dict[str, Any]) -> Iterator[tuple[bool, str]]:
            if self._asks_for("/messages"):
                return messages_events(reply, body, model.messages_api)
            return (responses_events if self._asks_for("/responses") else chat_events)(reply, body)

        def _asks_for(self, path: str) -> bool:
            return self.path.partition("?")[0].endswith(path)

        def _send_beside(self, asked: Any = None) -> None:
            found = model.beside.get(self.path)
            answer = found(asked) if callable(found) else found
            status, body = (404, {"error": "no page"}) if answer is None else (200, answer)
            return self._send_json(status, body)

        def _send_json(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
            self._send_whole(status, json.dumps(body), headers)

        def _send_whole(self, status: int, body: str | bytes, headers: dict[str, str] | None) -> None:
            data = body.encode() if isinstance(body, str) else body
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _stream(self, reply: Reply, events: Iterator[tuple[bool, str | bytes | float]]) -> None:
            self.send_response(200)
            for name, value in {"Content-Type": "text/event-stream", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            try:
                self._send_events(reply, events)
            except (BrokenPipeError, ConnectionResetError):
                model.aborted.set()
                self.close_connection = True

        def _send_events(self, reply: Reply, events: Iterator[tuple[bool, str | bytes | float]]) -> None:
            for is_piece, data in events:
                if isinstance(data, float):
                    self._be_silent(data)
                    continue
                if is_piece and reply.delay:
                    reply.released.wait(reply.delay)
                if data == _AFTER_PIECES:
                    self._be_silent(reply.silence)
                    if reply.cut:
                        self.connection.shutdown(socket.SHUT_RDWR)
                        self.close_connection = True
                        return
                    continue
                self._send_chunk(data if isinstance(data, bytes) else data.encode())
            self.wfile.write(b"0\r\n\r\n")

        def _send_chunk(self, data: bytes) -> None:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

        def _be_silent(self, seconds: float) -> None:
            """Wait, but notice at once when the client hangs up."""
            if not seconds:
                return
            self.connection.settimeout(seconds)
            try:
                if self.connection.recv(1, socket.MSG_PEEK) == b"":
                    raise ConnectionResetError
            except TimeoutError:
                pass
            finally:
                self.connection.settimeout(None)

    return Handler


def _as_it_is(raw: str | tuple[str | bytes | float, ...]) -> Iterator[tuple[bool, str | bytes | float]]:
    return ((False, piece) for piece in ((raw,) if isinstance(raw, str) else raw))


_AFTER_PIECES = "after the pieces"
_numbers = itertools.count(1)


def _fragments(arguments: str, size: int) -> list[str]:
    return [arguments[i : i + size] for i in range(0, len(arguments), size)] or [""]


def chat_events(reply: Reply, body: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    """The reply as `data:` lines of chat completions."""
    base = {"id": f"chatcmpl-{next(_numbers)}", "object": "chat.completion.chunk", "created": 1}
    base["model"] = body.get("model", "")

    def chunk(delta: dict[str, Any], finish: str | None = None, **more: Any) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return f"data: {json.dumps({**base, 'choices': [choice], **more})}\n\n"

    yield False, chunk({"role": "assistant", "content": ""})
    for thought in reply.thoughts:
        yield True, chunk({"reasoning_content": thought})
    for piece in reply.pieces:
        yield True, chunk({"content": piece})
    for index, (name, _) in enumerate(reply.calls):
        start = {"index": index, "id": f"call_up{next(_numbers)}", "type": "function"}
        yield True, chunk({"tool_calls": [{**start, "function": {"name": name, "arguments": ""}}]})
    rounds = [_fragments(arguments, reply.fragment) for _, arguments in reply.calls]
    # Fragments of parallel calls arrive interleaved, as real servers send them.
    for fragments in itertools.zip_longest(*rounds):
        for index, fragment in enumerate(fragments):
            if fragment is not None:
                call = {"index": index, "function": {"arguments": fragment}}
                yield False, chunk({"tool_calls": [call]})
    yield False, _AFTER_PIECES
    yield False, chunk({}, "tool_calls" if reply.calls else reply.finish)
    if body.get("stream_options", {}).get("include_usage"):
        usage: dict[str, Any] = {
            "prompt_tokens": reply.prompt_tokens,
            "completion_tokens": reply.completion_tokens,
        }
        usage["total_tokens"] = reply.prompt_tokens + reply.completion_tokens
        usage |= {"prompt_tokens_details": {"cached_tokens": reply.cached_tokens}}
        yield False, f"data: {json.dumps({**base, 'choices': [], 'usage': usage})}\n\n"
    yield False, "data: [DONE]\n\n"


def messages_events(reply: Reply, body: dict[str, Any], api: MessagesApi) -> Iterator[tuple[bool, str]]:
    """The reply as the events of Anthropic's Messages API."""
    content = messages_api.content_of(reply, body)
    api.remember(content)
    yield from messages_api.events_of(reply, content, body)
    yield False, _AFTER_PIECES
    yield from messages_api.end_of(reply)


def responses_events(reply: Reply, body: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    """The reply as the events of the Responses API."""
    sequence = itertools.count()
    response = {
        "id": f"resp_{next(_numbers)}",
        "object": "response",
        "created_at": 1,
        "model": body.get("model", ""),
        "output": [],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "status": "in_progress",
    }

    def event(name: str, **data: Any) -> str:
        payload = {"type": name, "sequence_number": next(sequence), **data}
        return f"event: {name}\ndata: {json.dumps(payload)}\n\n"

    yield False, event("response.created", response=response)
    yield False, event("response.in_progress", response=response)
    index = 0
    if reply.reasoning:
        item = {"type": "reasoning", "id": f"rs_{next(_numbers)}", "summary": []}
        yield False, event("response.output_item.added", output_index=index, item=item)
        done = {**item, "encrypted_content": "c2VjcmV0"}
        yield False, event("response.output_item.done", output_index=index, item=done)
        index += 1
    if reply.pieces:
        yield from _responses_message(reply, index, event)
        index += 1
    items: list[dict[str, Any]] = []
    for name, arguments in reply.calls:
        call = {"type": "function_call", "id": f"fc_{next(_numbers)}", "call_id": f"call_up{next(_numbers)}"}
        items.append({**call, "name": name, "arguments": arguments, "status": "completed"})
    for offset, item in enumerate(items):
        place: dict[str, Any] = {"output_index": index + offset}
        started = {**item, "arguments": "", "status": "in_progress"}
        yield True, event("response.output_item.added", item=started, **place)
        for fragment in _fragments(str(item["arguments"]), reply.fragment):
            yield (
                False,
                event("response.function_call_arguments.delta", item_id=item["id"], delta=fragment, **place),
            )
        yield False, event("response.output_item.done", item=item, **place)
    yield False, _AFTER_PIECES
    usage = {
        "input_tokens": reply.prompt_tokens,
        "output_tokens": reply.completion_tokens,
        "total_tokens": reply.prompt_tokens + reply.completion_tokens,
        "input_tokens_details": {"cached_tokens": reply.cached_tokens},
        "output_tokens_details": {"reasoning_tokens": 0},
    }
    if reply.finish == "stop":
        yield False, event("response.completed", response={**response, "status": "completed", "usage": usage})
        return
    reason = {"length": "max_output_tokens"}.get(reply.finish, reply.finish)
    ended = {**response, "status": "incomplete", "incomplete_details": {"reason": reason}, "usage": usage}
    yield False, event("response.incomplete", response=ended)


def _responses_message(reply: Reply, index: int, event: Any) -> Iterator[tuple[bool, str]]:
    item: dict[str, Any] = {
        "type": "message",
        "id": f"msg_{next(_numbers)}",
        "role": "assistant",
        "status": "in_progress",
    }
    where: dict[str, Any] = {"output_index": index}
    yield False, event("response.output_item.added", item={**item, "content": []}, **where)
    where |= {"item_id": item["id"], "content_index": 0}
    empty = {"type": "output_text", "text": "", "annotations": []}
    yield False, event("response.content_part.added", part=empty, **where)
    for piece in reply.pieces:
        yield True, event("response.output_text.delta", delta=piece, logprobs=[], **where)
    done = {"type": "output_text", "text": "".join(reply.pieces), "annotations": []}
    finished = {**item, "status": "completed", "content": [done]}
    yield False, event("response.output_item.done", item=finished, output_index=index)
