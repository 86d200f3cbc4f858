"""Where there is no code interpreter: sums with exact fractions, and linear equations, in this process.

It tells what the scripts would print. Sizes are bounded before anything is computed.
"""

import math
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

from assistant_core.builtin.mathematics.grammar import Node, variables
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.size import digits
from assistant_core.builtin.mathematics.tokens import Unreadable

MOST_DIGITS = 300
Number = Fraction | float
_FUNCTIONS = {
    **{
        name: getattr(math, name)
        for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "exp")
    },
    **{"cbrt": math.cbrt, "ln": math.log},
}


def printed(problem: Problem, say: Say) -> Lines | None:
    """None for what needs more than this."""
    sides = [side for one in problem.given for side in one.sides]
    try:
        if any(digits(side) > MOST_DIGITS for side in sides):
            return None
        if problem.task == "arithmetic":
            return Lines(tuple(_sum(problem, say)), "")
        if problem.task == "equation" and variables(*sides) == [problem.variable]:
            return Lines(tuple(_equation(problem, say)), "")
    except (Unreadable, ValueError, OverflowError):
        pass
    return None


def _sum(problem: Problem, say: Say) -> list[tuple[str, tuple[str, ...]]]:
    asked = say.node(problem.expression)
    try:
        value = _value(problem.expression)
    except ZeroDivisionError:
        return [("say", ("undefined number", asked))]
    exact = ""
    if isinstance(value, Fraction) and value.denominator < 10**6 and _shown(value, say) != asked:
        exact = f" = {_shown(value, say)}"
    places = _decimal(value, problem.digits, say)
    found = [("say", ("result", asked + exact + ("" if places == exact else places)))]
    return [*found, ("step", ("order",)), *_operations(problem.expression, say)]


def _operations(node: Node, say: Say) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each with what is known of its parts, the inner ones first."""
    if not node.parts or (node.kind in ("negative", "%", "deg") and node.parts[0].kind == "number"):
        return
    value = _value(node)
    known = []
    for part in node.parts:
        yield from _operations(part, say)
        inner = _value(part)
        is_kept = part.kind in ("number", "%", "constant", "deg")
        known.append(part if is_kept or isinstance(inner, float) else _node(inner))
    if node.kind == "/" and isinstance(value, Fraction) and _node(value) == node:
        return
    result = f"= {_shown(value, say)}" if isinstance(value, Fraction) else _decimal(value, None, say).strip()
    yield "step", ("operation", f"{say.node(Node(node.kind, node.text, tuple(known)))} {result}")


def _value(node: Node) -> Number:
    inner: list[Any] = [_value(part) for part in node.parts]
    match node.kind, node.text:
        case "number", _:
            return Fraction(node.text)
        case "constant", "pi" | "E":
            return math.pi if node.text == "pi" else math.e
        case "negative", _:
            return -inner[0]
        case "+", _:
            return inner[0] + inner[1]
        case "-", _:
            return inner[0] - inner[1]
        case "*" | "times", _:
            return inner[0] * inner[1]
        case "/", _:
            return inner[0] / inner[1]
        case "^", _:
            return _power(*inner)
        case "%", _:
            return inner[0] / 100
        case "deg", _:
            return float(inner[0]) * math.pi / 180
        case ("!", _) | ("function", "factorial"):
            return Fraction(math.factorial(_whole(inner[0])))
        case "function", "sqrt":
            return _root(inner[0])
        case "function", "abs":
            return abs(inner[0])
        case "function", "gcd":
            return Fraction(math.gcd(_whole(inner[0]), _whole(inner[1])))
        case "function", "lcm":
            return Fraction(math.lcm(_whole(inner[0]), _whole(inner[1])))
        case "function", "log":
            return math.log(inner[0]) / math.log(inner[1]) if len(inner) == 2 else math.log10(inner[0])
        case "function", name if name in _FUNCTIONS:
            return float(_FUNCTIONS[name](inner[0]))
    raise Unreadable(node.text or node.kind)


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(exponent, Fraction) and exponent.denominator == 2 and base >= 0:
        return _power(_root(base), Fraction(exponent.numerator))
    if isinstance(exponent, Fraction) and exponent.denominator != 1:
        exponent = float(exponent)
    if base == 0 == exponent or (base < 0 and isinstance(exponent, float)):
        raise Unreadable("^")
    return base**exponent if isinstance(exponent, float) or isinstance(base, float) else base ** int(exponent)


def _root(value: Number) -> Number:
    if value < 0:
        raise Unreadable("sqrt")
    if isinstance(value, Fraction):
        root = Fraction(math.isqrt(value.numerator), math.isqrt(value.denominator))
        if root * root == value:
            return root
    return math.sqrt(value)


def _whole(value: Number) -> int:
    if value != int(value) or not 0 <= value < 10**MOST_DIGITS:
        raise Unreadable(str(value))
    return int(value)


def _equation(problem: Problem, say: Say) -> list[tuple[str, tuple[str, ...]]]:
    x, (left, right) = problem.variable, problem.given[0].sides
    (a, b), (c, d) = _linear(left, x), _linear(right, x)
    if a == c:
        return [("say", ("always", x) if b == d else ("never", x))]
    found: list[tuple[str, tuple[str, ...]]] = [("step", ("equation", say.relation(problem.given[0])))]

    def step(name: str, *values: str) -> None:
        found.append(("step", (name, *values, f"{_line(a, b, x, say)} = {_line(c, d, x, say)}")))

    if f"{_line(a, b, x, say)} = {_line(c, d, x, say)}" != say.relation(problem.given[0]):
        step("expand")
    if a == 0:
        (a, b), (c, d) = (c, d), (a, b)
        step("swap")
    if c:
        taken, a, c = c, a - c, Fraction(0)
        step("subtract" if taken > 0 else "add", _line(abs(taken), Fraction(0), x, say))
    if b:
        taken, b, d = b, Fraction(0), d - b
        step("subtract" if taken > 0 else "add", _shown(abs(taken), say))
    if a != 1:
        factor, a, d = a, Fraction(1), d / a
        step("divide", _shown(factor, say))
    both = _linear(left, x)
    places = "" if d.denominator == 1 else _decimal(d, problem.digits, say)
    root = f"{x} = {_shown(d, say)}"
    found.append(("step", ("check", root, _shown(both[0] * d + both[1], say))))
    return [("say", ("solution", root + places)), *found]


def _linear(node: Node, x: str) -> tuple[Fraction, Fraction]:
    """a and b of a x + b."""
    if x not in variables(node):
        value = _value(node)
        if isinstance(value, float):
            raise Unreadable(x)
        return Fraction(0), value
    parts = [_linear(part, x) for part in node.parts]
    match node.kind:
        case "variable":
            return Fraction(1), Fraction(0)
        case "negative":
            return -parts[0][0], -parts[0][1]
        case "+" | "-":
            sign = 1 if node.kind == "+" else -1
            return parts[0][0] + sign * parts[1][0], parts[0][1] + sign * parts[1][1]
        case "*" | "times" if not (parts[0][0] and parts[1][0]):
            (_, factor), (a, b) = parts if not parts[0][0] else parts[::-1]
            return factor * a, factor * b
        case "/" if not parts[1][0] and parts[1][1]:
            return parts[0][0] / parts[1][1], parts[0][1] / parts[1][1]
    raise Unreadable(node.kind)


def _node(value: Fraction) -> Node:
    if value < 0:
        return Node("negative", parts=(_node(-value),))
    above, below = (Node("number", str(number)) for number in (value.numerator, value.denominator))
    return above if value.denominator == 1 else Node("/", parts=(above, below))


def _shown(value: Fraction, say: Say) -> str:
    shown = say.node(_node(value))
    return shown if say.formulas else shown.replace(" / ", "/")


def _line(a: Fraction, b: Fraction, x: str, say: Say) -> str:
    """a x + b."""
    if not a:
        return _shown(b, say)
    letter = Node("variable", x)
    size = letter if abs(a) == 1 else Node("times", parts=(_node(abs(a)), letter))
    first = Node("negative", parts=(size,)) if a < 0 else size
    return say.node(Node("-" if b < 0 else "+", parts=(first, _node(abs(b)))) if b else first)


def _decimal(value: Number, places: int | None, say: Say) -> str:
    if isinstance(value, Fraction) and value.denominator == 1:
        return ""
    with localcontext() as context:
        context.prec = MOST_DIGITS + 60
        number = (
            Decimal(value.numerator) / Decimal(value.denominator)
            if isinstance(value, Fraction)
            else Decimal(value)
        )
        if places is not None:
            written = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        else:
            context.prec = 10
            written = (+number).normalize()
    is_exact = isinstance(value, Fraction) and Fraction(written) == value
    near = r"\approx" if say.formulas else "≈"
    return f" {'=' if is_exact else near} {written:f}"
