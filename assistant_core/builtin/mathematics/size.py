"""How large a number becomes: what would hold the machine for minutes is not computed."""

import math

from assistant_core.builtin.mathematics import exact
from assistant_core.builtin.mathematics.grammar import Node, degree, variables, walk
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say

MOST_DIGITS = 100_000
_MOST_POWER = 200
"""Of what has letters, where it would be multiplied out or solved."""


def refused(problem: Problem, say: Say) -> str:
    """What is said instead of an answer; empty where everything has a usual size."""
    nodes = walk(*(side for one in problem.given for side in one.sides), *problem.bounds)
    solves = problem.task in ("equation", "inequality", "system")
    if any(node.kind == "^" and _is_high(*node.parts, solves) for node in nodes):
        return say.phrase("high power")
    if all(exact.digits(node) <= MOST_DIGITS for node in nodes):
        return ""
    asked, found = say.node(problem.expression), exact.digits(problem.expression)
    is_whole = all(node.text.isdecimal() for node in nodes if node.kind == "number")
    is_power = problem.task == "arithmetic" and problem.expression.kind in ("^", "!")
    if not is_whole or not is_power or found <= MOST_DIGITS:
        return say.phrase("large number")
    if found > 10**15:
        return say.phrase("endless number", asked, "16" if math.isinf(found) else str(len(str(int(found)))))
    return say.phrase("long number", asked, f"{math.floor(found) + 1:,}")


def _is_high(base: Node, exponent: Node, solves: bool) -> bool:
    power = Node("^", parts=(base, exponent))
    if base.kind in ("+", "-") and any((degree(power, name) or 0) > _MOST_POWER for name in variables(base)):
        return True
    return (
        solves
        and bool(variables(base))
        and not variables(exponent)
        and abs(exact.roughly(exponent)) > _MOST_POWER
    )
