"""The code that goes through an equation."""

from assistant_core.builtin.mathematics.grammar import Node, degree, walk
from assistant_core.builtin.mathematics.kinds.domain import has_cube_root
from assistant_core.builtin.mathematics.kinds.equation_code import find
from assistant_core.builtin.mathematics.problem import Problem

_LINEAR = """\
start, end = left, right


def step(name, term=0):
    if name in ("subtract", "divide"):
        print(f"step: {name} | {show(term)} | {show(left)} = {show(right)}")
    else:
        print(f"step: {name} |  | {show(left)} = {show(right)}")


left, right = expand(left), expand(right)
EXPANDif not left.has({x}):
    left, right = right, left
    step("swap")
for term in (*Add.make_args(right - right.subs({x}, 0)), left.subs({x}, 0)):
    if term != 0:
        left, right = expand(left - term), expand(right - term)
        step("subtract", term)
factor = left.coeff({x}, 1)
if factor != 1:
    left, right = left / factor, simplify(right / factor)
    step("divide", factor)
sides = [simplify(side.subs({x}, right)) for side in (start, end)]
print("check:", " | ".join(map(show, [right, *sides])))"""

_QUADRATIC = """\
form = expand(left - right)
a, b, c = (form.coeff({x}, power) for power in (2, 1, 0))
print("form:", show(form))
print("coefficients:", show(a), "|", show(b), "|", show(c))
discriminant = simplify(b**2 - 4 * a * c)
print("discriminant:", show(discriminant))
print("sign:", {-1: "negative", 0: "zero", 1: "positive"}.get(sign(discriminant), "unknown"))
for root in map(simplify, solve(form, {x})):
    print("root:", show(root))
    sides = [simplify(side.subs({x}, root)) for side in (left, right)]
    print("check:", " | ".join(map(show, [root, *sides])))
if factor(form).func is not Add:
    print("factored:", show(factor(form)))"""

_FORM = """\
top, bottom = fraction(together(left - right))
print("form:", show(top if not bottom.has({x}) else top / bottom))
if bottom.has({x}):
    print("numerator:", show(top))
if factor(top).func in (Mul, Pow):
    print("factored:", show(factor(top)))"""

_CHECKS = """\
for root in sorted({*candidates, *solutions}, key=lambda root: default_sort_key(N(root))):
    rounded = root.has(Float) or root.count_ops() > 25
    value = N(root, 6, chop=True) if rounded else root
    if root not in solutions:
        print("fails:", show(value))
    elif rounded and value.is_real:
        print("agrees:", show(value), "|", show(N(left.subs({x}, root), 6, chop=True)))
    elif N(root).is_real is not False:
        print("check:", show(value), "|", show(simplify(right.subs({x}, root))))"""
_NOTHING = """\
print("left over:", show(simplify(left - right)))"""


def code_for(kind: str, problem: Problem) -> str:
    """Empty where there is nothing to go through."""
    if kind in ("undefined", "unsolved", "interval", "whole"):
        return ""
    if kind in ("always", "never", "defined"):
        return _NOTHING
    expands = any(_has_brackets_or_like_terms(side, problem.variable) for side in problem.given[0].sides)
    known = {
        "linear": _LINEAR.replace("EXPAND", 'step("expand")\n' if expands else ""),
        "quadratic": _QUADRATIC,
    }.get(kind)
    form = "" if has_cube_root(*problem.given[0].sides) else f"{_FORM}\n"
    return (known or f"{find(problem)}\n{form}{_CHECKS}").replace("{x}", problem.variable)


def _has_brackets_or_like_terms(side: Node, variable: str) -> bool:
    terms = _terms(side)
    powers = [degree(term, variable) for term in terms]
    operations = [node for term in terms for node in walk(term) if node.kind != "function"]
    has_brackets = any(part.kind in ("+", "-") for node in operations for part in node.parts)
    return has_brackets or len(set(powers)) < len(powers)


def _terms(node: Node) -> list[Node]:
    if node.kind in ("+", "-", "negative"):
        return [term for part in node.parts for term in _terms(part)]
    return [node]
