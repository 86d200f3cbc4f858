"""Where there is no code interpreter: sums with exact fractions, and linear equations, in this process.

It tells what the programs would print. Sizes are bounded before anything is computed, here as there.
"""

import math
import operator
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Any

from assistant_core.builtin.mathematics.grammar import Node, degree, substituted, variables, walk
from assistant_core.builtin.mathematics.parser import Unreadable
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say

MOST_DIGITS, _MOST_COMPUTED = 300, 100_000
"""Of numbers here, and of those that the interpreter computes."""
_MOST_POWER = 200
"""Of what has letters, where it would be multiplied out or solved."""
_MOST_DENOMINATOR = 10**6
_FAILURES = (Unreadable, ValueError, OverflowError, ZeroDivisionError)
Number = Fraction | float
Line = tuple[Fraction, Fraction]
"""a and b of a x + b."""
Told = tuple[str, tuple[str, ...]]
"""`say` or `step`, and a phrase with its formulas."""


def printed(problem: Problem, say: Say) -> tuple[Told, ...]:
    """Nothing for what needs more than this."""
    sides = [side for one in problem.given for side in one.sides]
    is_linear = problem.task == "equation" and variables(*sides) == [problem.variable]
    try:
        if (problem.task == "arithmetic" or is_linear) and max(map(digits, sides)) <= MOST_DIGITS:
            return tuple((_equation if is_linear else _sum)(problem, say))
    except _FAILURES:
        pass
    return ()


@lru_cache(2_000)
def digits(node: Node) -> float:
    """About how many digits the number has, written out as a whole number or fraction; 0 with letters."""
    if variables(node):
        return 0
    inner = [digits(part) for part in node.parts]
    match node.kind:
        case "number":
            return math.log10(max(*Fraction(node.text).as_integer_ratio(), 1))
        case "+" | "-":
            return max(inner) + 0.3
        case "*" | "times" | "/":
            return sum(inner)
        case "^":
            return inner[0] * abs(roughly(node.parts[1])) if inner[0] else 0
        case "!" | "function" if node.kind == "!" or node.text == "factorial":
            number = roughly(node.parts[0])
            return math.lgamma(number + 1) / math.log(10) if number > 1 else 0
        case "function" if node.text not in ("sqrt", "cbrt", "abs", "gcd", "lcm"):
            return 0
    return max(inner, default=0)


@lru_cache(2_000)
def roughly(node: Node) -> float:
    """Infinite where it is too large to tell."""
    try:
        return float(_value(node)) if max(map(digits, walk(node))) <= MOST_DIGITS else math.inf
    except _FAILURES:
        return 1.0 if Node("constant", "I") in walk(node) else math.inf


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(exponent, Fraction):
        if exponent.denominator == 2 and base >= 0:
            return _power(_root(base), Fraction(exponent.numerator))
        exponent = int(exponent) if exponent.denominator == 1 else float(exponent)
    if base == 0 == exponent or (base < 0 and isinstance(exponent, float)):
        raise Unreadable("^")
    return base**exponent


def _root(value: Number) -> Number:
    if isinstance(value, Fraction) and value >= 0:
        root = Fraction(math.isqrt(value.numerator), math.isqrt(value.denominator))
        if root * root == value:
            return root
    return math.sqrt(value)


def _of_whole(operation: Callable[..., int]) -> Callable[..., Fraction]:
    def computed(*values: Number) -> Fraction:
        if any(value != int(value) or not 0 <= value < 10**MOST_DIGITS for value in values):
            raise Unreadable(str(values))
        return Fraction(operation(*map(int, values)))

    return computed


_NAMED = ("sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "exp", "cbrt")
_OPERATIONS: dict[str, Callable[..., Number]] = {
    **{name: getattr(math, name) for name in _NAMED},
    **{name: _of_whole(getattr(math, name)) for name in ("factorial", "gcd", "lcm")},
    "!": _of_whole(math.factorial),
    "pi": lambda: math.pi,
    "E": lambda: math.e,
    "negative": operator.neg,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "times": operator.mul,
    "/": operator.truediv,
    "^": _power,
    "%": lambda share: share / 100,
    "deg": lambda angle: math.radians(angle),
    "abs": abs,
    "sqrt": _root,
    "ln": math.log,
    "log": lambda number, base=10: math.log10(number) if base == 10 else math.log(number) / math.log(base),
}


def _value(node: Node) -> Number:
    if node.kind == "number":
        return Fraction(node.text)
    name = node.text if node.kind in ("function", "constant") else node.kind
    if name not in _OPERATIONS:
        raise Unreadable(name)
    return _OPERATIONS[name](*map(_value, node.parts))


def _sum(problem: Problem, say: Say) -> Iterator[Told]:
    asked = say.node(problem.expression)
    try:
        value = _value(problem.expression)
    except ZeroDivisionError:
        yield "say", ("undefined number", asked)
        return
    exact, places = "", _decimal(value, problem.digits, say)
    if isinstance(value, Fraction) and value.denominator < _MOST_DENOMINATOR and _shown(value, say) != asked:
        exact = f" = {_shown(value, say)}"
    yield "say", ("result", asked + exact + ("" if places == exact else places))
    yield "step", ("order",)
    yield from _operations(problem.expression, say)


def _operations(node: Node, say: Say) -> Iterator[Told]:
    """Each with what is known of its parts, the inner ones first."""
    if not node.parts or (node.kind in ("negative", "%", "deg") and node.parts[0].kind == "number"):
        return
    value, known = _value(node), []
    for part in node.parts:
        yield from _operations(part, say)
        inner = _value(part)
        is_kept = part.kind in ("number", "%", "constant", "deg") or isinstance(inner, float)
        known.append(part if is_kept else _node(Fraction(inner)))
    is_fraction = isinstance(value, Fraction)
    if node.kind == "/" and is_fraction and _node(Fraction(value)) == node:
        return
    result = f"= {_shown(Fraction(value), say)}" if is_fraction else _decimal(value, None, say).strip()
    yield "step", ("operation", f"{say.node(Node(node.kind, node.text, tuple(known)))} {result}")


def _equation(problem: Problem, say: Say) -> Iterator[Told]:
    """What is left of a x + b = c x + d after each step."""
    x, (left, right) = problem.variable, problem.given[0].sides
    first, second = _linear(left, x), _linear(right, x)
    if first[0] == second[0]:
        yield "say", ("always" if first == second else "never", x)
        return
    root = (second[1] - first[1]) / (first[0] - second[0])
    solution = f"{x} = {_shown(root, say)}"
    yield "say", ("solution", solution + _decimal(root, problem.digits, say))
    yield "step", ("equation", say.relation(problem.given[0]))

    def step(name: str, *values: str) -> Told:
        return "step", (name, *values, f"{_line(first, x, say)} = {_line(second, x, say)}")

    if step("multiply out")[1][1] != say.relation(problem.given[0]):
        yield step("multiply out")
    if first[0] == 0:
        first, second = second, first
        yield step("swap")
    for taken in ((second[0], Fraction(0)), (Fraction(0), first[1])):
        if any(taken):
            first, second = ((a - taken[0], b - taken[1]) for a, b in (first, second))
            size = (abs(taken[0]), abs(taken[1]))
            yield step("subtract" if max(taken) > 0 else "add", _line(size, x, say))
    if first[0] != 1:
        factor, first, second = first[0], (Fraction(1), Fraction(0)), (Fraction(0), root)
        yield step("divide", _shown(factor, say))
    slope, rest = _linear(left, x)
    yield "step", ("check", solution, _shown(slope * root + rest, say))


def _linear(node: Node, x: str) -> Line:
    at = [_value(substituted(node, {x: Node("number", str(number))})) for number in range(2)]
    if degree(node, x) not in (0, 1) or not all(isinstance(value, Fraction) for value in at):
        raise Unreadable(x)
    return Fraction(at[1] - at[0]), Fraction(at[0])


def _node(value: Fraction) -> Node:
    if value < 0:
        return Node("negative", parts=(_node(-value),))
    above, below = (Node("number", str(number)) for number in value.as_integer_ratio())
    return above if value.denominator == 1 else Node("/", parts=(above, below))


def _shown(value: Fraction, say: Say) -> str:
    shown = say.node(_node(value))
    return shown if say.formulas else shown.replace(" / ", "/")


def _line(line: Line, x: str, say: Say) -> str:
    a, b = line
    if not a:
        return _shown(b, say)
    letter = Node("variable", x)
    size = letter if abs(a) == 1 else Node("times", parts=(_node(abs(a)), letter))
    first = Node("negative", parts=(size,)) if a < 0 else size
    return say.node(Node("-" if b < 0 else "+", parts=(first, _node(abs(b)))) if b else first)


def _decimal(value: Number, places: int | None, say: Say) -> str:
    if isinstance(value, Fraction) and value.denominator == 1:
        return ""
    with localcontext(prec=MOST_DIGITS + 60 if places is not None else 10):
        above, below = value.as_integer_ratio()
        number = Decimal(above) / Decimal(below)
        rounded = (
            number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
            if places is not None
            else number.normalize()
        )
    is_exact = isinstance(value, Fraction) and Fraction(rounded) == value
    return f" {'=' if is_exact else say.signs['about']} {rounded:f}"


def too_large(problem: Problem, say: Say) -> str:
    """What is said instead of an answer; empty where everything has a usual size."""
    nodes = walk(*(side for one in problem.given for side in one.sides), *problem.bounds)
    solves = problem.task in ("equation", "inequality", "system")
    if any(node.kind == "^" and _is_high(node, solves) for node in nodes):
        return say.phrase("high power")
    if all(digits(node) <= _MOST_COMPUTED for node in nodes):
        return ""
    asked, found = say.node(problem.expression), digits(problem.expression)
    is_whole = all(node.text.isdecimal() for node in nodes if node.kind == "number")
    is_power = problem.task == "arithmetic" and problem.expression.kind in ("^", "!")
    if not is_whole or not is_power or found <= _MOST_COMPUTED:
        return say.phrase("large number")
    if found > 10**15:
        return say.phrase("endless number", asked, "16" if math.isinf(found) else str(len(str(int(found)))))
    return say.phrase("long number", asked, f"{math.floor(found) + 1:,}")


def _is_high(power: Node, solves: bool) -> bool:
    base, exponent = power.parts
    if base.kind in ("+", "-") and any((degree(power, name) or 0) > _MOST_POWER for name in variables(base)):
        return True
    return (
        solves and bool(variables(base)) and not variables(exponent) and abs(roughly(exponent)) > _MOST_POWER
    )
