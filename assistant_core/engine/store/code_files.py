"""What a thread's code finds under /mnt/data, by name: files given, files it made, outputs of functions."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from assistant_core.engine.interpreter.call import NAME, OUTPUTS
from assistant_core.engine.objects import Object
from assistant_core.engine.store import records
from assistant_core.engine.store.statements import Statement
from assistant_core.engine.store.tables import files, messages, run_steps, threads

MOST_OF_THREAD = 20
"""A thread's `tool_resources` name no more; what is attached beyond can be read all the same."""
LONGEST_NAME = 200
"""In bytes; file systems take 255."""
LONGEST_SUFFIX = 20
"""In bytes; what is longer is not kept when a name is cut."""
UNUSUAL = re.compile(r"[^\w-]+")

STEPS = Statement(
    select(run_steps.c.body)
    .where(run_steps.c.thread_id == bindparam("thread_id"), run_steps.c.status == "completed")
    .order_by(run_steps.c.seq)
)
MESSAGES = Statement(
    select(messages.c.body).where(messages.c.thread_id == bindparam("thread_id")).order_by(messages.c.seq)
)


class CodeFiles(NamedTuple):
    since: dict[str, int]
    """Name under /mnt/data → Unix seconds, of the files that were given."""
    stored: dict[str, str]
    """Name under /mnt/data → id, of the files that were given and those that code made."""
    made: dict[str, str]
    """Only the latter."""
    outputs: dict[str, bytes]
    """`outputs/N-NAME.json` → what the thread's Nth function call returned."""
    by_call: dict[str, str]
    """Id of a function call → which of the outputs is its."""
    figures: list[str]
    """Ids of what this run has drawn and no message has shown yet."""


def ids_in(tool_resources: Object | None) -> list[str]:
    return list(((tool_resources or {}).get(NAME) or {}).get("file_ids") or [])


def attach(thread: Object, attachments: list[Object]) -> Object:
    """The thread with the attached files among those its code may read."""
    known = ids_in(thread["tool_resources"])
    wanted = list(dict.fromkeys([*known, *_attached(attachments)]))[:MOST_OF_THREAD]
    if len(wanted) <= len(known):
        return thread
    resources = {**(thread["tool_resources"] or {}), NAME: {"file_ids": wanted}}
    return thread | {"tool_resources": resources}


def load(connection: Connection, run: Object, file_ids: list[str]) -> CodeFiles:
    """`file_ids`: those of the run's assistant, or of the request that began it."""
    of_thread = {"thread_id": run["thread_id"]}
    thread = records.peek(connection, threads, run["thread_id"])
    steps = STEPS.bodies(connection, of_thread)
    attached: dict[str, int] = {}
    for message in MESSAGES.bodies(connection, of_thread):
        for file_id in _attached(message["attachments"] or []):
            attached.setdefault(file_id, message["created_at"])
    resources = [*file_ids, *ids_in(thread and thread["tool_resources"])]
    given = []
    for file_id in dict.fromkeys([*resources, *attached]):
        if file := records.peek(connection, files, file_id):
            given.append((attached[file_id] if file_id in attached else file["created_at"], file))
    # In the order of time: what code has written keeps its name, and a file that came later gets another.
    events: list[tuple[int, int, str, str]] = [
        (came, 0, file["filename"], file["id"]) for came, file in given
    ]
    events += [
        (step["completed_at"] or step["created_at"], 1, file["filename"], file["file_id"])
        for step in steps
        for call in _calls(step, NAME)
        for file in call[NAME].get("files") or []
        if records.peek(connection, files, file["file_id"])
    ]
    since: dict[str, int] = {}
    stored: dict[str, str] = {}
    made: dict[str, str] = {}
    for moment, is_made, filename, file_id in sorted(events, key=lambda event: event[:2]):
        if is_made:
            made[filename] = stored[filename] = file_id
        else:
            name = _free_name(filename, stored)
            stored[name], since[name] = file_id, moment
    outputs = list(_outputs(steps))
    return CodeFiles(
        since=since,
        stored=stored,
        made=made,
        outputs={name: output for _, name, output in outputs},
        by_call={call_id: name for call_id, name, _ in outputs},
        figures=_unshown(steps, run["id"]),
    )


def _attached(attachments: Iterable[Object]) -> Iterator[str]:
    for attachment in attachments:
        if any(tool["type"] == NAME for tool in attachment["tools"]):
            yield attachment["file_id"]


def _calls(step: Object, kind: str) -> list[Object]:
    return [call for call in step["step_details"].get("tool_calls") or [] if call["type"] == kind]


def _free_name(filename: str, taken: dict[str, str]) -> str:
    path = PurePosixPath(filename.replace("\\", "/").replace("\0", ""))
    name = "".join(sign for sign in path.name if sign.isprintable()).strip()
    name = name if name not in ("", ".", "..") else "file"
    suffix = PurePosixPath(name).suffix
    suffix = suffix if len(suffix.encode()) <= LONGEST_SUFFIX else ""
    stem = name.removesuffix(suffix).encode()[: LONGEST_NAME - len(suffix.encode())].decode(errors="ignore")
    name, number = stem + suffix, 1
    while name in taken or name == OUTPUTS:
        number += 1
        name = f"{stem} ({number}){suffix}"
    return name


def _outputs(steps: list[Object]) -> Iterator[tuple[str, str, bytes]]:
    """Of every function call its id, the name of its file, and what it returned."""
    calls = [call for step in steps for call in _calls(step, "function")]
    for number, call in enumerate(calls, 1):
        function = call["function"]
        output = function["output"] or ""
        name = UNUSUAL.sub("_", function["name"])[:64]
        suffix = "json" if _is_json(output) else "txt"
        yield call["id"], f"{OUTPUTS}/{number}-{name}.{suffix}", output.encode()


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _unshown(steps: list[Object], run_id: str) -> list[str]:
    figures: list[str] = []
    for step in steps:
        if step["run_id"] != run_id:
            continue
        if step["type"] == "message_creation":
            figures = []
        for call in _calls(step, NAME):
            outputs = call[NAME]["outputs"]
            figures += [output["image"]["file_id"] for output in outputs if output["type"] == "image"]
    return figures
