"""What a question asks for, once it is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant_core.builtin.mathematics.grammar import Node, Relation, substituted, variables
from assistant_core.builtin.mathematics.parser import expression, relation
from assistant_core.builtin.mathematics.shapes import is_simplest
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
    side: Literal["", "+", "-"] = ""
    """Of a limit: from above, from below; else both."""
    order: int = 1
    sure: bool = True
    """The words say so, too; a bare formula may stand for something else."""
    detailed: bool = False
    why: bool = False
    """The reason of the steps is asked for."""
    digits: int | None = None
    """After the decimal point, where that is asked for."""

    @property
    def expression(self) -> Node:
        return self.given[0].sides[0]


def solving(parts: list[str], names: Sequence[str] = (), sure: bool = True) -> Problem:
    """An equation, a system or inequalities, for the unknowns that are named, if any."""
    given = tuple(relation(part) for part in parts)
    whole = ", ".join(parts)
    unknowns = [set(variables(*one.sides)) for one in given]
    found = variables(*(side for one in given for side in one.sides))
    are_equations = {"=" in one.signs for one in given}
    if not given or not all(one.signs for one in given) or not all(unknowns) or len(are_equations) > 1:
        raise Unreadable(whole)
    if are_equations == {True} and any(len(one.signs) > 1 for one in given):
        raise Unreadable(whole)
    if not set(names) <= set(found):
        raise Unreadable(whole)
    if are_equations == {False}:
        if len(found) > 1:
            raise Unreadable(whole)
        return Problem("inequality", given, found[0], sure=sure)
    if len(given) == 1:
        if len(names) > 1:
            raise Unreadable(whole)
        return Problem("equation", given, names[0] if names else _unknown(found), sure=sure)
    if len(found) == 1 or (names and len(found) > max(len(names), len(given))):
        raise Unreadable(whole)  # questions of their own; or letters that stand for numbers
    return Problem("system", given, sure=sure)


def roots(part: str, names: Sequence[str] = ()) -> Problem:
    """An expression alone is taken to be zero."""
    found = relation(part)
    return solving([part if found.signs else f"{part} = 0"], names)


def about(task: Task, part: str, variable: str = "", **more: object) -> Problem:
    """A problem of one expression."""
    node = expression(part)
    found = variables(node)
    if variable and found and variable not in found:
        raise Unreadable(variable)
    if task in ("derivative", "integral", "limit"):
        variable = variable or _unknown(found or ["x"])
    return Problem(task, (Relation((node,), ()),), variable, **more)  # type: ignore[arg-type]


def computing(part: str, sure: bool) -> Problem:
    """A number to compute, or an expression to simplify; that alone may always stand for something else."""
    node = expression(part.rstrip(" ?").removesuffix("="))
    has_letters = bool(variables(node))
    if is_simplest(node):
        raise Unreadable(part)
    return Problem(
        "simplify" if has_letters else "arithmetic", (Relation((node,), ()),), sure=sure and not has_letters
    )


def evaluated(part: str, conditions: list[str]) -> Problem:
    """The value of an expression where each of its letters is given, as in `x = 3`."""
    values = {}
    for condition in conditions:
        found = relation(condition)
        if found.signs != ("=",) or found.sides[0].kind != "variable" or variables(found.sides[1]):
            raise Unreadable(condition)
        values[found.sides[0].text] = found.sides[1]
    node = expression(part)
    if len(values) < len(conditions) or set(values) != set(variables(node)):
        raise Unreadable(part)
    return Problem("arithmetic", (Relation((substituted(node, values),), ()),))


def _unknown(found: list[str]) -> str:
    """The letter that is usually meant."""
    return next((name for name in ("x", "y", "z", "t") if name in found), found[0])
