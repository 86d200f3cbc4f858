"""Ways to call a figure check: a Python function, or a command that speaks JSON."""

import importlib
import json
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
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
    try:
        function = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as failure:
        raise ValueError(f"{entrance!r} is no module:function, such as {OWN}: {failure}") from failure

    def call(answer: Answer) -> list[Found]:
        result = function(answer.text, list(answer.outputs.values()), answer.question)
        return _found(getattr(result, "figures", result), answer)

    return call


def by_command(line: str) -> Checker:
    """A command that reads one answer as JSON from stdin and writes its figures as JSON."""

    def call(answer: Answer) -> list[Found]:
        outputs = [{"tool": tool, "output": output} for tool, output in answer.outputs.values()]
        given = json.dumps({"text": answer.text, "outputs": outputs, "question": answer.question})
        try:
            done = subprocess.run(
                shlex.split(line), input=given, capture_output=True, text=True, timeout=SECONDS, check=False
            )
        except OSError as failure:
            raise ValueError(f"{line!r} could not be run: {failure}") from failure
        except subprocess.TimeoutExpired as failure:
            raise ValueError(f"{line!r} took longer than {SECONDS} s on {answer.name}.") from failure
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
        get = one.get if isinstance(one, dict) else partial(getattr, one)
        start, end, status = (get(name, None) for name in ("start", "end", "status"))
        if (
            status not in STATUSES
            or not (isinstance(start, int) and isinstance(end, int))
            or not 0 <= start < end <= len(answer.text)
        ):
            raise ValueError(
                f"{answer.name}: {status!r} from {start} to {end} of {len(answer.text)} characters is no "
                f"figure. Figures have a start, an end and a status, one of {', '.join(sorted(STATUSES))}."
            )
        found.append(Found(start, end, status))
    return found
