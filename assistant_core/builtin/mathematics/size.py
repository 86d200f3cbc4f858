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
    sides = [side for one in problem.given for side in one.sides]
    nodes = [node for side in (*sides, *problem.bounds) for node in walk(side)]
    solves = problem.task in ("equation", "inequality", "system")
    if any(_is_long(node) or (solves and _is_steep(node)) for node in nodes):
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


def _is_long(node: Node) -> bool:
    if node.kind != "^" or node.parts[0].kind not in ("+", "-"):
        return False
    return any((degree(node, name) or 0) > _MOST_POWER for name in variables(node.parts[0]))


def _is_steep(node: Node) -> bool:
    if node.kind != "^" or not variables(node.parts[0]) or variables(node.parts[1]):
        return False
    return abs(exact.roughly(node.parts[1])) > _MOST_POWER
