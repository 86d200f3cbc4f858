"""From the SDK's objects to the shapes a page shows.

Snapshots of a stream are built leniently by the SDK and may lack fields that the types promise.
"""

import json
import posixpath
from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from openai.types.beta.threads import Message, Run
from openai.types.beta.threads.runs import RunStep

from assistant_core.chat.code import error_in, titles
from assistant_core.chat.problems import from_run
from assistant_core.chat.view import (
    TERMINAL,
    Answer,
    Block,
    Citation,
    Image,
    MadeFile,
    Text,
    Thought,
    ToolCall,
    is_failure,
)
from assistant_core.figures.stored import unpacked

ENDED_EARLY = ("cancelled", "expired", "failed")


ASKED = ("queries", "overview", "pages", "section", "file")


def answer_of(run: Run, blocks: Iterable[Block] = ()) -> Answer:
    engine = _of_engine(run)
    # The built-in model has no tokens: its usage counts words, for the caps of runs.
    usage = None if engine.get("provider") == "builtin" else run.usage
    details = ((usage and usage.model_extra) or {}).get("prompt_token_details") or {}
    return Answer(
        id=run.id,
        blocks=tuple(blocks),
        status=run.status,
        model=engine.get("model") or run.model,
        provider=engine.get("provider") or "",
        notices=tuple(engine.get("notices") or ()),
        left_out_tools=tuple(engine.get("left_out_tools") or ()),
        problem=from_run(run),
        prompt_tokens=usage.prompt_tokens if usage else 0,
        completion_tokens=usage.completion_tokens if usage else 0,
        cached_tokens=details.get("cached_tokens") or 0,
        created_at=run.created_at,
        ended_at=run.completed_at or run.failed_at or run.cancelled_at,
    )


def stored_blocks(run: Run, steps: Iterable[RunStep], messages: Iterable[Message]) -> list[Block]:
    """The blocks of a run that the engine has stored so far, in the order they came about."""
    by_id = {message.id: message for message in messages}
    blocks: list[Block] = []
    for step in steps:
        blocks += thought_blocks(step)
        if step.step_details.type == "message_creation":
            message = by_id.get(step.step_details.message_creation.message_id)
            blocks += message_blocks(message) if message else []
        else:
            blocks += step_blocks(step, run)
    # Steps are read after their run: what it still thought then may be what the last of them has.
    had = next((block.text for block in reversed(blocks) if isinstance(block, Thought)), "")
    return blocks + [one for one in thought_blocks(run) if one.over or not had.startswith(one.text)]


def thought_blocks(source: RunStep | Run) -> list[Thought]:
    """What was thought before a step, or since a run's last step. Only our engine tells."""
    engine = _of_engine(source)
    thinking, seconds = engine.get("thinking"), engine.get("thinking_seconds")
    if not isinstance(thinking, str) or not thinking.strip():
        return []
    over = isinstance(source, RunStep) or source.status in TERMINAL
    told = seconds if isinstance(seconds, int | float) else None
    return [Thought(f"{source.id}/thought", thinking, told, over)]


def _of_engine(source: RunStep | Run) -> dict[str, Any]:
    engine = (source.model_extra or {}).get("engine")
    return engine if isinstance(engine, dict) else {}


def message_blocks(message: Message) -> list[Block]:
    blocks = (_part(message, index) for index in range(len(message.content)))
    return [block for block in blocks if block]


def laid_out(blocks: Iterable[Block]) -> list[list[Block]]:
    """As they stand in an answer: calls in a row together, then what they drew; each figure once."""
    groups: list[list[Block]] = []
    drawn: set[str] = set()
    for are_calls, row in groupby(blocks, key=lambda block: isinstance(block, ToolCall)):
        told = list(row)
        figures = [figure for call in told if isinstance(call, ToolCall) for figure in figures_of(call)]
        rows: list[list[Block]] = [told, [*figures]] if are_calls else [[block] for block in told]
        for group in rows:
            kept = [block for block in group if not (isinstance(block, Image) and block.file_id in drawn)]
            drawn |= {block.file_id for block in kept if isinstance(block, Image)}
            groups += [kept] if kept else []
    return groups


def figures_of(call: ToolCall) -> list[Image]:
    named = titles(call.arguments)
    named = named if len(named) == len(call.images) else [""] * len(call.images)
    pairs = zip(call.images, named, strict=True)
    return [Image(f"{call.id}/{number}", file_id, name) for number, (file_id, name) in enumerate(pairs)]


def step_blocks(step: RunStep, run: Run | None = None) -> list[Block]:
    if step.step_details.type != "tool_calls":
        return []
    seconds = (run and run.metadata) or {}
    calls = step.step_details.tool_calls or []
    return [
        tool_block(call, step.status, seconds.get(call.id) or _engine_took(step, call))
        for call in calls
        if call.id
    ]


def _engine_took(step: RunStep, call: Any) -> str | None:
    """What the engine does itself it times by the second."""
    if call.type == "function" or not step.completed_at:
        return None
    return str(step.completed_at - step.created_at)


def tool_block(call: Any, step_status: str = "in_progress", seconds: str | None = None) -> ToolCall:
    name, arguments, output = _TOOLS[call.type](call)
    return ToolCall(
        id=call.id,
        kind=call.type,
        name=name,
        arguments=arguments,
        status=_status(call, output, step_status),
        output=output,
        images=_images(call),
        files=_made(call),
        seconds=float(seconds) if seconds else None,
    )


def _part(message: Message, index: int) -> Block | None:
    place, part = f"{message.id}/{index}", message.content[index]
    if part.type == "text":
        value = part.text.value or ""
        first = all(earlier.type != "text" for earlier in message.content[:index])
        report = unpacked(message.metadata, index, value, first)
        return Text(place, value, _citations(part.text.annotations), _files(part.text.annotations), report)
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


def _files(annotations: Any) -> tuple[MadeFile, ...]:
    """Each once, under the name that the code gave it."""
    made = {
        note.file_path.file_id: MadeFile(note.file_path.file_id, posixpath.basename(unquote(note.text or "")))
        for note in annotations or ()
        if note.type == "file_path" and note.file_path and note.file_path.file_id
    }
    return tuple(made.values())


def _status(call: Any, output: str | None, step_status: str) -> Any:
    if call.type == "function" and output is not None:
        return "failed" if is_failure(output) else "done"
    if step_status == "completed":
        return "failed" if call.type == "code_interpreter" and _code_failed(call, output) else "done"
    return "failed" if step_status in ENDED_EARLY else "running"


def _code_failed(call: Any, logs: str | None) -> bool:
    """Our engine says so; of others, the logs do."""
    told = getattr(call.code_interpreter, "failed", None)
    return bool(error_in(logs or "")) if told is None else bool(told)


def _function(call: Any) -> tuple[str, str, str | None]:
    return call.function.name or "", call.function.arguments or "", getattr(call.function, "output", None)


def _code(call: Any) -> tuple[str, str, str | None]:
    logs = "".join(output.logs or "" for output in _outputs(call) if output.type == "logs")
    return "code_interpreter", getattr(call.code_interpreter, "input", None) or "", logs or None


def _outputs(call: Any) -> Any:
    return getattr(call.code_interpreter, "outputs", None) or []


def _search(call: Any) -> tuple[str, str, str | None]:
    details = getattr(call, "file_search", None)
    told = details.model_dump() if details else {}
    asked = {name: told[name] for name in ASKED if told.get(name)}
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
    return tuple(output.image.file_id for output in _outputs(call) if output.type == "image" and output.image)


def _made(call: Any) -> tuple[MadeFile, ...]:
    """Our engine names them; others only where a text links to them."""
    told = getattr(call.code_interpreter, "files", None) if call.type == "code_interpreter" else None
    return tuple(MadeFile(file["file_id"], posixpath.basename(file["filename"])) for file in told or ())


_TOOLS = {"function": _function, "code_interpreter": _code, "file_search": _search}
