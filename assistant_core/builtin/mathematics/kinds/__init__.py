"""One file a kind of problem: the code that solves it, the answer, the code that goes through it in steps,
and the explanation. All figures come from what the code has printed.
"""

from typing import Protocol

from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say


class Kind(Protocol):
    def code(self, problem: Problem, say: Say) -> str: ...

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str: ...

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        """Given what the first code has printed."""
        ...

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str: ...
