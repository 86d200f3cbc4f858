"""The helpers that notebooks and scripts for the Assistants API share, under the names they go by.

    from assistant_core.notebook import create_thread_and_run, get_response, print_message, wait_on_run

    thread, run = create_thread_and_run("Solve 3x + 11 = 14.")
    wait_on_run(run, thread)
    print_message(get_response(thread))

They work against the app's own engine, in this process unless ASSISTANTS_BASE_URL names another, with the
assistants, settings and data of the app. Where nothing else is said, the Math Tutor answers. Errors are the
OpenAI SDK's; `ask` adds `RunNotCompleted`.
"""

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import openai
from openai.pagination import SyncCursorPage
from openai.types.beta import Thread
from openai.types.beta.threads import Message, RequiredActionFunctionToolCall, Run
from openai.types.beta.threads.run_submit_tool_outputs_params import ToolOutput
from pydantic import BaseModel

from assistant_core.assistants import registry
from assistant_core.chat.view import TERMINAL
from assistant_core.client import get_client
from assistant_core.config import get_settings
from assistant_core.errors import RunNotCompleted
from assistant_core.tools.registry import run_tool

TUTOR = "tutor"
POLL_SECONDS = 0.2
MOST_AT_ONCE = 16


def client() -> openai.OpenAI:
    """The client that these helpers use, for everything else that the SDK can do."""
    return get_client()


def show_json(obj: BaseModel) -> None:
    """Print an object of the API as indented JSON."""
    print(obj.model_dump_json(indent=2))


def submit_message(assistant_id: str, thread: Thread, user_message: str) -> Run:
    """Add the user's message to the thread and start a run. `assistant_id`: an id, or `tutor`, `investor`…"""
    runs = client().beta.threads
    runs.messages.create(thread.id, role="user", content=user_message)
    return runs.runs.create(thread.id, assistant_id=registry.ensure(client(), assistant_id))


def create_thread_and_run(user_input: str, assistant_id: str = TUTOR) -> tuple[Thread, Run]:
    """A new thread with the user's first message, and the run that answers it."""
    thread = client().beta.threads.create()
    return thread, submit_message(assistant_id, thread, user_input)


def wait_on_run(run: Run, thread: Thread) -> Run:
    """The run when it is over, whichever way: see its `status` and `last_error`.

    Function calls that it asks for meanwhile are answered by the app's tools.
    """
    runs = client().beta.threads.runs
    while run.status not in TERMINAL:
        if run.required_action:
            calls = run.required_action.submit_tool_outputs.tool_calls
            run = runs.submit_tool_outputs(run.id, thread_id=thread.id, tool_outputs=_outputs(calls))
        else:
            time.sleep(POLL_SECONDS)
            run = runs.retrieve(run.id, thread_id=thread.id)
    return run


def get_response(thread: Thread) -> SyncCursorPage[Message]:
    """The messages of the thread, oldest first: the SDK's page. Its `data` has 100 at most; loops get all."""
    return client().beta.threads.messages.list(thread.id, order="asc", limit=100)


def print_message(messages: Message | Iterable[Message]) -> None:
    """Print one message, or many, as `role: text`; a figure is named by its file's id."""
    for message in [messages] if isinstance(messages, Message) else messages:
        print(f"{message.role}: {_text(message)}\n")


def ask(question: str, thread: Thread | None = None, assistant_id: str = TUTOR) -> str:
    """The answer's text, on a new thread unless one is given. Raises `RunNotCompleted` with the reason."""
    thread = thread or client().beta.threads.create()
    run = wait_on_run(submit_message(assistant_id, thread, question), thread)
    if run.status != "completed":
        reason = run.last_error.message if run.last_error else ""
        raise RunNotCompleted(f"The run {run.id} of {thread.id} ended as {run.status}. {reason}".rstrip())
    written = client().beta.threads.messages.list(thread.id, run_id=run.id, order="asc", limit=100)
    return "\n\n".join(_text(message) for message in written)


def _outputs(calls: list[RequiredActionFunctionToolCall]) -> list[ToolOutput]:
    with ThreadPoolExecutor(min(len(calls), MOST_AT_ONCE) or 1, thread_name_prefix="tool") as pool:
        return list(pool.map(_output, calls))


def _output(call: RequiredActionFunctionToolCall) -> ToolOutput:
    seconds = get_settings().tool_timeout_seconds
    return {"tool_call_id": call.id, "output": run_tool(call.function.name, call.function.arguments, seconds)}


def _text(message: Message) -> str:
    parts = []
    for part in message.content:
        if part.type == "text":
            parts.append(part.text.value)
        elif part.type == "image_file":
            parts.append(f"[figure {part.image_file.file_id}]")
    return "\n".join(parts)
