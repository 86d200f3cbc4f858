"""Answers of model servers as users report them: pieces to write them with, and what became of a run."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.engine.conftest import Talk
from tests.support.scripted_model import Reply, ScriptedModel, garbled

ARGUMENTS = '{"symbol":"AAPL"}'
OTHER = '{"symbol":"MSFT"}'
DONE = "data: [DONE]\n\n"
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_quote",
            "strict": False,
            "parameters": {
                "type": "object",
                "properties": {"symbol": {"type": "string"}},
                "required": ["symbol"],
                "additionalProperties": False,
            },
        },
    },
    {"type": "function", "function": {"name": "list_all"}},
]


def sse(event: Any) -> str:
    return f"data: {json.dumps(event)}\n\n"


def chunk(delta: Any = None, finish: str | None = None, **more: Any) -> str:
    choice = {"index": 0, "delta": delta or {}, "finish_reason": finish}
    return sse({"id": "c", "object": "chat.completion.chunk", "model": "m", "choices": [choice], **more})


def call_delta(arguments: Any = None, name: Any = None, id: Any = None, index: Any = 0, **beside: Any) -> Any:
    function = {key: value for key, value in (("name", name), ("arguments", arguments)) if value is not None}
    given = {key: value for key, value in (("id", id), ("index", index)) if value is not None}
    return {"tool_calls": [{**given, "type": "function", "function": function, **beside}]}


USAGE = sse({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 3}})
CALL = chunk(call_delta(ARGUMENTS, "get_quote", "call_a"))
CALLED = chunk({}, "tool_calls") + DONE
STOP = chunk({}, "stop") + DONE
FINE = garbled(
    chunk({"role": "assistant", "content": ""}), chunk({"content": "fine."}), chunk({}, "stop"), USAGE, DONE
)


def says(*pieces: Any) -> Reply:
    """Chunks, then a usual end."""
    return garbled(*pieces, STOP)


def event(kind: str, **fields: Any) -> str:
    return f"event: response.{kind}\n" + sse({"type": f"response.{kind}", **fields})


RESPONSE = {"id": "resp_1", "object": "response", "model": "m", "status": "in_progress", "output": []}
CREATED = event("created", response=RESPONSE)


def completed(**fields: Any) -> str:
    usage = {"input_tokens": 5, "output_tokens": 3}
    return event("completed", response={**RESPONSE, "status": "completed", "usage": usage, **fields})


def message_item(text: str = "fine.", place: int = 0) -> str:
    item = {"type": "message", "id": f"msg_{place}", "role": "assistant"}
    whole = {**item, "content": [{"type": "output_text", "text": text}]}
    return (
        event("output_item.added", output_index=place, item={**item, "content": []})
        + event("output_text.delta", output_index=place, item_id=item["id"], delta=text)
        + event("output_item.done", output_index=place, item=whole)
    )


def call_item(arguments: Any = ARGUMENTS, **fields: Any) -> dict[str, Any]:
    item = {"type": "function_call", "id": "fc_1", "call_id": "call_a", "name": "get_quote", **fields}
    return {**item, "arguments": arguments}


FINE_RESPONSE = garbled(CREATED, message_item(), completed())


@dataclass
class Outcome:
    """What became of a run whose calls are all answered with `{"price": 1}`."""

    status: str
    error: str = ""
    texts: list[str] = field(default_factory=list)
    calls: list[tuple[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    incomplete: str | None = None
    usage: tuple[int, int] = (0, 0)
    thinking: list[str] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)


MOST_ROUNDS = 4


def outcome_of(client: Any, model: ScriptedModel, name: str, **options: Any) -> Outcome:
    """A run of the model `name`, streamed through the SDK's own handler to its end."""
    asked = len(model.requests)
    assistant = client.beta.assistants.create(model=name, instructions="Be brief.", tools=TOOLS)
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "What is Apple's price?"}])
    talk = Talk(client, thread.id, assistant.id)
    with talk.stream(**options) as stream:
        run = stream.get_final_run()
    outcome = Outcome(run.status)
    while run.status == "requires_action" and len(outcome.calls) < MOST_ROUNDS:
        wanted = run.required_action.submit_tool_outputs.tool_calls
        outcome.calls += [(call.function.name, call.function.arguments) for call in wanted]
        with talk.submit(run, '{"price": 1}') as stream:
            run = stream.get_final_run()
    steps = client.beta.threads.runs.steps.list(run.id, thread_id=thread.id, order="asc").data
    outcome.status = run.status
    outcome.error = run.last_error.message if run.last_error else ""
    outcome.incomplete = run.incomplete_details.reason if run.incomplete_details else None
    outcome.notices = run.model_extra["engine"]["notices"]
    outcome.usage = (run.usage.prompt_tokens, run.usage.completion_tokens) if run.usage else (0, 0)
    outcome.texts = talk.texts()[1:]
    outcome.thinking = [
        engine["thinking"] for step in steps if (engine := (step.model_extra or {}).get("engine"))
    ]
    outcome.requests = [request["body"] for request in model.requests[asked:]]
    return outcome
