"""How large a number becomes: what would hold the machine for minutes is not computed."""

import math

from assistant_core.builtin.mathematics.grammar import Node, degree, variables, walk
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say

MOST_DIGITS = 100_000
_MOST_POWER = 200
"""Of what has letters, where it would be multiplied out or solved."""


def refused(problem: Problem, say: Say) -> str:
    """What is said instead of an answer; empty where everything has a usual size."""
    nodes = [node for one in problem.given for side in one.sides for node in walk(side)]
    nodes += [node for bound in [*(problem.bounds or ()), problem.point] if bound for node in walk(bound)]
    solves = problem.task in ("equation", "inequality", "system")
    if any(_is_long(node) or (solves and _is_steep(node)) for node in nodes):
        return say.phrase("high power")
    if all(digits(node) <= MOST_DIGITS for node in nodes):
        return ""
    asked, found = say.node(problem.expression), digits(problem.expression)
    if problem.task != "arithmetic" or problem.expression.kind not in ("^", "!") or found <= MOST_DIGITS:
        return say.phrase("large number")
    if found > 10**15:
        return say.phrase("endless number", asked, "16" if math.isinf(found) else str(len(str(int(found)))))
    return say.phrase("long number", asked, f"{math.floor(found) + 1:,}")


def digits(node: Node) -> float:
    """About how many digits the number has, written out as a whole number or fraction; 0 with letters."""
    if variables(node):
        return 0
    inner = [digits(part) for part in node.parts]
    match node.kind:
        case "number":
            return math.log10(max(float(node.text), 1))
        case "+" | "-":
            return max(inner) + 0.3
        case "*" | "times" | "/":
            return sum(inner)
        case "^":
            return inner[0] * abs(_value(node.parts[1])) if inner[0] else 0
        case "!":
            return _factorial_digits(_value(node.parts[0]))
        case "function" if node.text == "factorial":
            return _factorial_digits(_value(node.parts[0]))
        case "function" if node.text not in ("sqrt", "cbrt", "abs", "gcd", "lcm"):
            return 0
    return max(inner, default=0)


def _factorial_digits(number: float) -> float:
    if math.isinf(number) or math.isnan(number):
        return math.inf
    return math.lgamma(number + 1) / math.log(10) if number > 1 else 0


def _value(node: Node) -> float:
    """Roughly; infinite where it is too large for that."""
    inner = [_value(part) for part in node.parts]
    try:
        match node.kind:
            case "number":
                return float(node.text)
            case "constant":
                return {"pi": math.pi, "E": math.e, "I": 1.0}.get(node.text, math.inf)
            case "negative":
                return -inner[0]
            case "+":
                return inner[0] + inner[1]
            case "-":
                return inner[0] - inner[1]
            case "*" | "times":
                return inner[0] * inner[1]
            case "/":
                return inner[0] / inner[1]
            case "^":
                return float(abs(inner[0]) ** inner[1])
            case "%":
                return inner[0] / 100
            case "function" if node.text == "sqrt":
                return math.sqrt(abs(inner[0]))
    except (OverflowError, ZeroDivisionError):
        return math.inf
    if node.kind in ("!", "function"):
        return 10 ** min(digits(node), 300.0)
    return max(inner, default=math.inf)


def _is_long(node: Node) -> bool:
    if node.kind != "^" or node.parts[0].kind not in ("+", "-"):
        return False
    return any((degree(node, name) or 0) > _MOST_POWER for name in variables(node.parts[0]))


def _is_steep(node: Node) -> bool:
    if node.kind != "^" or not variables(node.parts[0]) or variables(node.parts[1]):
        return False
    return abs(_value(node.parts[1])) > _MOST_POWER
