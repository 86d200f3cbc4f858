"""From the SDK's objects to the shapes a page shows.

Snapshots of a stream are built leniently by the SDK and may lack fields that the types promise.
"""

import json
from collections.abc import Iterable
from typing import Any

from openai.types.beta.threads import Message, Run
from openai.types.beta.threads.runs import RunStep

from assistant_core.chat.problems import from_run
from assistant_core.chat.view import Answer, Block, Citation, Image, Text, ToolCall, is_failure
from assistant_core.figures.stored import unpacked

ENDED_EARLY = ("cancelled", "expired", "failed")


def answer_of(run: Run, blocks: Iterable[Block] = ()) -> Answer:
    engine = (run.model_extra or {}).get("engine") or {}
    return Answer(
        id=run.id,
        blocks=tuple(blocks),
        status=run.status,
        model=engine.get("model") or run.model,
        provider=engine.get("provider") or "",
        notices=tuple(engine.get("notices") or ()),
        problem=from_run(run),
        tokens=run.usage.total_tokens if run.usage else None,
        created_at=run.created_at,
    )


def stored_blocks(run: Run, steps: Iterable[RunStep], messages: Iterable[Message]) -> list[Block]:
    """The blocks of a run that the engine has stored so far, in the order they came about."""
    by_id = {message.id: message for message in messages}
    blocks: list[Block] = []
    for step in steps:
        if step.step_details.type == "message_creation":
            message = by_id.get(step.step_details.message_creation.message_id)
            blocks += message_blocks(message) if message else []
        else:
            blocks += step_blocks(step, run)
    return blocks


def message_blocks(message: Message) -> list[Block]:
    blocks = (_part(message, index) for index in range(len(message.content)))
    return [block for block in blocks if block]


def step_blocks(step: RunStep, run: Run | None = None) -> list[Block]:
    if step.step_details.type != "tool_calls":
        return []
    seconds = (run and run.metadata) or {}
    calls = step.step_details.tool_calls or []
    return [tool_block(call, step.status, seconds.get(call.id)) for call in calls if call.id]


def tool_block(call: Any, step_status: str = "in_progress", seconds: str | None = None) -> ToolCall:
    name, arguments, output = _TOOLS[call.type](call)
    return ToolCall(
        id=call.id,
        kind=call.type,
        name=name,
        arguments=arguments,
        status=_status(output if call.type == "function" else None, step_status),
        output=output,
        images=_images(call),
        seconds=float(seconds) if seconds else None,
    )


def _part(message: Message, index: int) -> Block | None:
    place, part = f"{message.id}/{index}", message.content[index]
    if part.type == "text":
        value = part.text.value or ""
        return Text(place, value, _citations(part.text.annotations), unpacked(message.metadata, index, value))
    if part.type == "image_file" and part.image_file.file_id:
        return Image(place, part.image_file.file_id)
    return None


def _citations(annotations: Any) -> tuple[Citation, ...]:
    """Beyond the file's id our engine tells more; other engines may not."""
    found = []
    for annotation in annotations or ():
        if annotation.type == "file_citation" and annotation.file_citation and annotation.end_index:
            cited = annotation.file_citation.model_dump()
            citation = Citation(
                start=annotation.start_index or 0,
                end=annotation.end_index,
                file_id=cited["file_id"],
                filename=cited.get("filename") or cited["file_id"],
                page=cited.get("page") or 0,
                unit=cited.get("unit") or "",
                heading=cited.get("heading") or "",
                quote=cited.get("quote") or "",
            )
            found.append(citation)
    return tuple(found)


def _status(function_output: str | None, step_status: str) -> Any:
    if function_output is not None:
        return "failed" if is_failure(function_output) else "done"
    if step_status == "completed":
        return "done"
    return "failed" if step_status in ENDED_EARLY else "running"


def _function(call: Any) -> tuple[str, str, str | None]:
    return call.function.name or "", call.function.arguments or "", getattr(call.function, "output", None)


def _code(call: Any) -> tuple[str, str, str | None]:
    outputs = getattr(call.code_interpreter, "outputs", None) or []
    logs = "".join(output.logs or "" for output in outputs if output.type == "logs")
    return "code_interpreter", call.code_interpreter.input or "", logs or None


def _search(call: Any) -> tuple[str, str, str | None]:
    details = getattr(call, "file_search", None)
    told = details.model_dump() if details else {}
    asked = {name: told[name] for name in ("queries", "overview") if told.get(name)}
    found = [
        {
            "file": result["file_name"],
            "page": result.get("page"),
            "heading": result.get("heading"),
            "score": round(result["score"], 2),
        }
        for result in told.get("results") or []
    ]
    output = json.dumps(found, ensure_ascii=False) if found else None
    return "file_search", json.dumps(asked, ensure_ascii=False) if asked else "", output


def _images(call: Any) -> tuple[str, ...]:
    if call.type != "code_interpreter":
        return ()
    outputs = getattr(call.code_interpreter, "outputs", None) or []
    return tuple(output.image.file_id for output in outputs if output.type == "image" and output.image)


_TOOLS = {"function": _function, "code_interpreter": _code, "file_search": _search}
