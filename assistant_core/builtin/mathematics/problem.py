"""What a question asks for, once it is understood."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant_core.builtin.mathematics.grammar import Node, Relation, is_simplest, substituted, variables
from assistant_core.builtin.mathematics.parser import Unreadable


@dataclass(frozen=True)
class Problem:
    task: str
    """One of the programs, or `simplify`, `factor`, `expand`."""
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
    way: str = ""
    """A way to solve it that is named: `formula`, `factoring`, or `other` than the steps show."""
    digits: int | None = None
    """After the decimal point, where that is asked for."""

    @property
    def expression(self) -> Node:
        return self.given[0].sides[0]


def about(
    task: str, node: Node, variable: str = "", bounds: tuple[Node, ...] = (), **more: object
) -> Problem:
    """A problem of one expression."""
    found = variables(node)
    if variable and found and variable not in found:
        raise Unreadable(variable)
    if task in ("derivative", "integral", "limit", "area"):
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


def solving(given: tuple[Relation, ...], names: Sequence[str] = (), sure: bool = True) -> Problem:
    """An equation, a system or inequalities, for the unknowns that are named, if any."""
    found = variables(*(side for one in given for side in one.sides))
    of_equations, is_alone = "=" in given[0].signs, len(given) == 1
    is_readable = (
        set(names) <= set(found)
        and all(one.signs and variables(*one.sides) and ("=" in one.signs) == of_equations for one in given)
        and (all(len(one.signs) == 1 for one in given) if of_equations else len(found) == 1)
        and not (is_alone and len(names) > 1)
    )
    # One unknown in several equations: questions of their own. Or letters that stand for numbers.
    if is_readable and of_equations and not is_alone:
        is_readable = len(found) > 1 and not (names and len(found) > max(len(names), len(given)))
    if not is_readable:
        raise Unreadable(str(names))
    if not of_equations:
        return Problem("inequality", given, found[0], sure=sure)
    if is_alone:
        return Problem("equation", given, names[0] if names else _unknown(found), sure=sure)
    return Problem("system", given, sure=sure)


def _unknown(found: list[str]) -> str:
    """The letter that is usually meant."""
    return next((name for name in ("x", "y", "z", "t") if name in found), found[0])
