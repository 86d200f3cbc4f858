"""Ways to call a figure check: a Python function, or a command that speaks JSON."""

import importlib
import json
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.figure_check.labels import Answer

OWN = "assistant_core.figures.check:check"
VERIFIED = frozenset({"verified", "given", "file"})
STATUSES = frozenset({*VERIFIED, "ambiguous", "unverified", "typed"})
SECONDS = 60


@dataclass(frozen=True)
class Found:
    """A figure that a checker has found: its place in the text and what it says of it."""

    start: int
    end: int
    status: str


Checker = Callable[[Answer], list[Found]]


def by_function(entrance: str) -> Checker:
    """`module:function`, called as `function(text, [(tool, output), …], question)`."""
    module, _, name = entrance.partition(":")
    if not name:
        raise ValueError(f"{entrance!r} is no module:function, such as {OWN}.")
    function = getattr(importlib.import_module(module), name)

    def call(answer: Answer) -> list[Found]:
        result = function(answer.text, list(answer.outputs.values()), answer.question)
        return _found(getattr(result, "figures", result), answer)

    return call


def by_command(line: str) -> Checker:
    """A command that reads one answer as JSON from stdin and writes its figures as JSON."""

    def call(answer: Answer) -> list[Found]:
        outputs = [{"tool": tool, "output": output} for tool, output in answer.outputs.values()]
        given = json.dumps({"text": answer.text, "outputs": outputs, "question": answer.question})
        done = subprocess.run(
            shlex.split(line), input=given, capture_output=True, text=True, timeout=SECONDS, check=False
        )
        if done.returncode:
            raise ValueError(f"{line} ended with {done.returncode} on {answer.name}: {done.stderr[-500:]}")
        try:
            written = json.loads(done.stdout)
        except json.JSONDecodeError as failure:
            raise ValueError(f"{line} wrote no JSON on {answer.name}: {done.stdout[:200]!r}") from failure
        return _found(written["figures"] if isinstance(written, dict) else written, answer)

    return call


def _found(figures: Any, answer: Answer) -> list[Found]:
    found = []
    for one in figures:
        start, end, status = (
            one[name] if isinstance(one, dict) else getattr(one, name) for name in ("start", "end", "status")
        )
        if status not in STATUSES or not 0 <= start < end <= len(answer.text):
            raise ValueError(
                f"{answer.name}: {status!r} at {start} to {end} of {len(answer.text)} characters is no "
                f"figure. A status is one of {', '.join(sorted(STATUSES))}."
            )
        found.append(Found(start, end, status))
    return found
