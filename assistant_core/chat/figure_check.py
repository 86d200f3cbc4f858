"""Checks the figures of an answer that is complete, and keeps the report with its messages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeGuard

import openai

from assistant_core.chat import feedback, transcript
from assistant_core.chat.transcript import Entry
from assistant_core.chat.view import Answer, Block, Question, Text, ToolCall
from assistant_core.figures.check import check
from assistant_core.figures.model import Report
from assistant_core.figures.stored import FAILED, KEY, MOST_PAIRS, packed

MOST_MESSAGES = 200
"""How far back the outputs of a conversation are looked through."""


def check_run(client: openai.OpenAI, thread_id: str, run_id: str) -> None:
    """Raises the SDK's errors when the thread cannot be read or the report not be kept.

    Outputs of replaced answers prove nothing: the model was not shown them. But what their code has typed
    may still be in a variable.
    """
    entries = transcript.load(client, thread_id, MOST_MESSAGES).entries
    place = next((at for at, entry in enumerate(entries) if entry.id == run_id), 0)
    answer = entries[place] if entries else None
    if not isinstance(answer, Answer) or answer.id != run_id:
        return
    known = entries[: place + 1]
    blocks = [block for entry in known if isinstance(entry, Answer) for block in entry.blocks]
    outputs = [
        (block.name, block.output)
        for block in blocks
        if isinstance(block, ToolCall) and block.kind == "function" and block.output
    ]
    logs = [block.output for block in blocks if _is_code(block) and block.output]
    codes = [block.arguments for block in _blocks_with_replaced(known) if _is_code(block)]
    asked = "\n".join(entry.text for entry in known if isinstance(entry, Question))
    reports: dict[str, dict[int, Report]] = defaultdict(dict)
    for block in answer.blocks:
        if isinstance(block, Text):
            message_id, _, part = block.id.partition("/")
            quotes = [(one.start, one.quote, one.filename) for one in block.citations]
            reports[message_id][int(part)] = check(block.value, outputs, asked, quotes, logs, codes)
    for message_id, found in reports.items():
        _keep(client, thread_id, message_id, found)


def keep_failure(client: openai.OpenAI, thread_id: str, message_id: str) -> None:
    """So that the reader is told that the check broke."""
    messages = client.beta.threads.messages
    metadata = messages.retrieve(message_id, thread_id=thread_id).metadata or {}
    messages.update(message_id, thread_id=thread_id, metadata={**metadata, KEY: FAILED})


def _is_code(block: Block) -> TypeGuard[ToolCall]:
    return isinstance(block, ToolCall) and block.kind == "code_interpreter"


def _blocks_with_replaced(entries: Sequence[Entry]) -> Iterator[Block]:
    todo = [*entries]
    while todo:
        entry = todo.pop()
        if isinstance(entry, Answer):
            yield from entry.blocks
        else:
            todo += [one for version in entry.earlier for one in version]


def _keep(client: openai.OpenAI, thread_id: str, message_id: str, reports: dict[int, Report]) -> None:
    if not any(report.figures for report in reports.values()):
        return
    messages = client.beta.threads.messages
    metadata = messages.retrieve(message_id, thread_id=thread_id).metadata or {}
    # The last pair is the reader's.
    told = packed(reports, taken=len(metadata.keys() | {feedback.KEY}))
    if told and len(metadata) + len(told) <= MOST_PAIRS:
        messages.update(message_id, thread_id=thread_id, metadata={**metadata, **told})
