"""Tries a model connection as questions use it: lists models, asks for a function call and an answer.

The prompt is as long as that of the assistant with the longest one, so that a window too small for it shows.

It goes through the engine, on a thread of its own that is deleted afterwards.
"""

import json
import logging
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import openai
from openai.types.beta.threads import Run

from assistant_core.assistants.definition import Definition
from assistant_core.assistants.registry import definitions
from assistant_core.chat.problems import FAILURES
from assistant_core.chat.view import TERMINAL
from assistant_core.chat.worker import Sampling

logger = logging.getLogger(__name__)

LIMIT_SECONDS = 180.0
"""A machine without a graphics card reads a long prompt for a minute or two."""
POLL_SECONDS = 0.1

Outcome = Literal[
    "works",
    "no_call",
    "no_tools",
    "unreachable",
    "wrong_address",
    "garbled",
    "key",
    "no_model",
    "limited",
    "too_small",
    "slow",
    "failed",
    "engine",
]
STEPS = ("reachable", "key", "model", "answers", "tools")
FAILED_AT = {
    **{"unreachable": 0, "wrong_address": 0, "garbled": 0, "engine": 0, "key": 1, "no_model": 2},
    **{"limited": 3, "too_small": 3, "slow": 3, "failed": 3, "no_tools": 4, "no_call": 4},
}

TOOL: Any = {
    "type": "function",
    "function": {
        "name": "get_password",
        "description": "Returns the password.",
        "parameters": {"type": "object", "properties": {}},
    },
}
INSTRUCTIONS = (
    "This is a test of the connection. Call the function get_password first. Then answer with the password "
    "that it returns. What follows is for later questions."
)
QUESTION = "What is the password? Call get_password to find out."
OUTPUT = json.dumps({"password": "evergreen"})

ANSWERED = re.compile(r"The model server answered (\d+)")


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    seconds: float
    model: str = ""
    """The server's own name for the model that answered."""
    detail: str = ""
    """The failure in the server's words, or the engine's."""
    assistant: str = ""
    """The key of the assistant whose prompt was asked with; empty when it did not come to that."""
    window: int | None = None
    """Tokens that the model takes, where its server tells."""
    is_short: bool = False
    """Whether tools were described more shortly."""
    left_out: tuple[str, ...] = ()
    """The assistant's tools that were not offered, because the window is too small."""

    @property
    def steps(self) -> dict[str, bool | None]:
        """What was found out, in order: True, False, or None where it did not come to that."""
        failed = FAILED_AT.get(self.outcome, len(STEPS))
        found = {
            name: True if at < failed else False if at == failed else None for at, name in enumerate(STEPS)
        }
        return found | {"answers": None} if self.outcome == "no_tools" else found


class ModelCheck:
    """A check that goes on in a thread, whoever watches it."""

    def __init__(
        self, client: openai.OpenAI, options: Sampling, finally_do: Callable[[], None] = lambda: None
    ) -> None:
        self.started = time.monotonic()
        self.verdict: Verdict | None = None
        self._client = client.with_options(max_retries=0)
        self._options = options
        self._finally_do = finally_do
        threading.Thread(target=self._work, name="model-check", daemon=True).start()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def _work(self) -> None:
        try:
            self.verdict = self._check()
        except FAILURES as error:
            self.verdict = Verdict("engine", self.seconds, detail=str(error))
        except Exception as error:
            logger.exception("The model connection could not be checked.")
            self.verdict = Verdict("engine", self.seconds, detail=repr(error))
        finally:
            self._finally_do()

    def _check(self) -> Verdict:
        lists = True
        outcome: Outcome
        try:
            self._client.models.list()
        except openai.InternalServerError as error:
            lists = False
            detail = said(error)
            outcome = outcome_of(detail, lists)
            # Some servers list nothing and answer all the same.
            if outcome in ("unreachable", "key", "slow"):
                return Verdict(outcome, self.seconds, detail=detail)
        longest = _longest()
        run, called = self._run(longest)
        told = (run.model_extra or {}).get("engine") or {}
        model, detail = str(told.get("model", "")), ""
        if run.status == "completed":
            outcome = "works" if called else "no_call"
        else:
            detail = run.last_error.message if run.last_error else ""
            outcome = outcome_of(detail, lists) if run.last_error else "slow"
        takes = _takes(longest, told) if FAILED_AT.get(outcome, len(STEPS)) >= STEPS.index("answers") else {}
        return Verdict(outcome, self.seconds, model, detail, **takes)

    def _run(self, longest: Definition) -> tuple[Run, bool]:
        """The run as far as it came within the time, and whether the model called the function."""
        # One of its own: a run may bring fewer tools along than an assistant may have.
        assistant = self._client.beta.assistants.create(
            model="default",
            instructions=f"{INSTRUCTIONS}\n\n{longest.instructions}",
            tools=[TOOL, *longest.tools],
        )
        try:
            return self._run_as(assistant.id)
        finally:
            self._client.beta.assistants.delete(assistant.id)

    def _run_as(self, assistant_id: str) -> tuple[Run, bool]:
        threads = self._client.beta.threads
        run = threads.create_and_run(
            assistant_id=assistant_id,
            thread={"messages": [{"role": "user", "content": QUESTION}], "metadata": {"page": "check"}},
            **self._options,
        )
        called = False
        try:
            while run.status not in TERMINAL and self.seconds < LIMIT_SECONDS:
                if run.required_action:
                    called = True
                    run = self._answer(run)
                time.sleep(POLL_SECONDS)
                run = threads.runs.retrieve(run.id, thread_id=run.thread_id)
            if run.status not in TERMINAL:
                threads.runs.cancel(run.id, thread_id=run.thread_id)
        finally:
            threads.delete(run.thread_id)
        return run, called

    def _answer(self, run: Run) -> Run:
        calls = run.required_action.submit_tool_outputs.tool_calls if run.required_action else []
        return self._client.beta.threads.runs.submit_tool_outputs(
            run.id,
            thread_id=run.thread_id,
            tool_outputs=[{"tool_call_id": call.id, "output": OUTPUT} for call in calls],
        )


def _longest() -> Definition:
    """The assistant that sends the most before the question."""
    return max(definitions().values(), key=lambda one: len(one.instructions) + len(json.dumps(one.tools)))


def _takes(longest: Definition, told: dict[str, Any]) -> dict[str, Any]:
    """What of the assistant's prompt the model was shown, as the engine tells it."""
    left_out = tuple(name for name in told.get("left_out_tools") or () if name != TOOL["function"]["name"])
    is_short = bool(told.get("short_tools"))
    return {
        "assistant": longest.key,
        "window": told.get("window"),
        "is_short": is_short,
        "left_out": left_out,
    }


def said(error: openai.APIError) -> str:
    """The engine's own words, without what the SDK writes around them."""
    body = error.body
    return str(body.get("message")) if isinstance(body, dict) else error.message


def outcome_of(message: str, lists: bool) -> Outcome:
    """What a failure means, from the engine's words for it. `lists`: the server has listed its models."""
    if "larger context window" in message:
        return "too_small"
    if answered := ANSWERED.search(message):
        return _refused(int(answered[1]), message, lists)
    if "could not be reached" in message:
        return "unreachable"
    if "is not JSON" in message or "cannot be read" in message:
        return "garbled"
    if "sent nothing for" in message or "listed no models within" in message:
        return "slow"
    return "failed"


def _refused(status: int, message: str, lists: bool) -> Outcome:
    if status in (401, 403):
        return "key"
    if status in (404, 405):
        return "no_model" if lists else "wrong_address"
    if status == 429:
        return "limited"
    is_about_tools = re.search(r"tool|function", message, re.IGNORECASE)
    return "no_tools" if status in (400, 422, 500, 501) and is_about_tools else "failed"
