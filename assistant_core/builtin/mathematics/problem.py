"""What a question asks for, once it is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant_core.builtin.mathematics.grammar import Node, Relation, is_simplest, substituted, variables
from assistant_core.builtin.mathematics.tokens import Unreadable

Task = Literal[
    "arithmetic",
    "equation",
    "system",
    "inequality",
    "derivative",
    "integral",
    "limit",
    "simplify",
    "factor",
    "expand",
]


@dataclass(frozen=True)
class Problem:
    task: Task
    given: tuple[Relation, ...]
    """One for each equation or inequality; an expression is a relation without a sign."""
    variable: str = ""
    bounds: tuple[Node, ...] = ()
    """Of a definite integral; or the one point where a derivative is wanted, or that a limit goes to."""
    side: str = ""
    """Of a limit: `+` from above, `-` from below; else both."""
    order: int = 1
    sure: bool = True
    """The words say so, too; a bare formula may stand for something else."""
    detailed: bool = False
    why: bool = False
    """The reason of the steps is asked for."""
    other_way: bool = False
    """Another way than the steps show is asked for."""
    digits: int | None = None
    """After the decimal point, where that is asked for."""

    @property
    def expression(self) -> Node:
        return self.given[0].sides[0]


def solving(given: tuple[Relation, ...], names: Sequence[str] = (), sure: bool = True) -> Problem:
    """An equation, a system or inequalities, for the unknowns that are named, if any."""
    found = variables(*(side for one in given for side in one.sides))
    are_equations = {"=" in one.signs for one in given}
    is_alone = len(given) == 1
    fails = (
        len(are_equations) != 1
        or not all(one.signs and variables(*one.sides) for one in given)
        or not set(names) <= set(found)
        or (True in are_equations and any(len(one.signs) > 1 for one in given))
        or (False in are_equations and len(found) > 1)
        or (is_alone and len(names) > 1)
    )
    if fails:
        raise Unreadable(str(names))
    if False in are_equations:
        return Problem("inequality", given, found[0], sure=sure)
    if is_alone:
        return Problem("equation", given, names[0] if names else _unknown(found), sure=sure)
    if len(found) == 1 or (names and len(found) > max(len(names), len(given))):
        raise Unreadable(str(names))  # questions of their own; or letters that stand for numbers
    return Problem("system", given, sure=sure)


def about(
    task: Task, node: Node, variable: str = "", bounds: tuple[Node, ...] = (), **more: object
) -> Problem:
    """A problem of one expression."""
    found = variables(node)
    if variable and found and variable not in found:
        raise Unreadable(variable)
    if task in ("derivative", "integral", "limit"):
        variable = variable or _unknown(found or ["x"])
    return Problem(task, (Relation((node,)),), variable, bounds, **more)  # type: ignore[arg-type]


def computing(node: Node, sure: bool) -> Problem:
    """A number to compute, or an expression to simplify; that alone may always stand for something else."""
    if is_simplest(node):
        raise Unreadable(str(node))
    return about("simplify", node, sure=False) if variables(node) else about("arithmetic", node, sure=sure)


def evaluated(node: Node, conditions: Sequence[Relation]) -> Problem:
    """The value of an expression where each of its letters is given, as in `x = 3`."""
    values = {found.sides[0].text: found.sides[1] for found in conditions}
    if len(values) < len(conditions) or set(values) != set(variables(node)):
        raise Unreadable(str(node))
    return about("arithmetic", substituted(node, values))


def _unknown(found: list[str]) -> str:
    """The letter that is usually meant."""
    return next((name for name in ("x", "y", "z", "t") if name in found), found[0])
