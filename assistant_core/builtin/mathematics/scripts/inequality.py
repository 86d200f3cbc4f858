"""Inequalities in one unknown."""

from assistant_core.builtin.mathematics.domain import TRIGONOMETRIC, functions, partial
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.scripts import given, listed, script

_SOLVE = """

def holds(point):
    \"\"\"None where something is not defined, or not real.\"\"\"
    sides = [side for left, sign, right in inequalities for side in (left, right)]
    values = [N(part.subs(x, point), 30) for part in [*sides, *parts]]
    if all(value.is_real and abs(value) < 10**20 for value in values):
        gaps = [N((left - right).subs(x, point), 30, chop=True) for left, sign, right in inequalities]
        return all(bool(Rel(gap, 0, sign)) for gap, (left, sign, right) in zip(gaps, inequalities))


def solved(left, sign, right):
    relation = Rel(left, right, sign)
    if relation in (True, False):
        return domain if relation else S.EmptySet
    if (left - right).is_polynomial(x) and Poly(left - right, x).degree() > 2:
        return Union(*solve_poly_inequality(Poly(left - right, x), sign))
    return solve_univariate_inequality(relation, x, relational=False, domain=domain)


def stretches(found):
    for piece in found.args if isinstance(found, Union) else [found]:
        if isinstance(piece, FiniteSet):
            yield from (f"{show(x)} = {written(point)}" for point in piece)
        elif isinstance(piece, Interval):
            less, more = ("<" if piece.right_open else AT_MOST), (">" if piece.left_open else AT_LEAST)
            low, high = written(piece.inf), written(piece.sup)
            if piece.inf == -oo or piece.sup == oo:
                yield f"{show(x)} {less} {high}" if piece.inf == -oo else f"{show(x)} {more} {low}"
            else:
                yield f"{low} {'<' if piece.left_open else AT_MOST} {show(x)} {less} {high}"


def written(value):
    return show(N(value, 6) if value.has(CRootOf) else value)


domain, period = S.Reals, None
left, sign, right = inequalities[0]
if IS_PERIODIC and (period := periodicity(left - right, x)):
    domain = Interval.Ropen(0, period)
defined = domain
for part in parts:
    defined = defined.intersect(calculus.util.continuous_domain(part, x, domain))
solution = Intersection(defined, *(solved(*one) for one in inequalities))
samples = [Rational(number, 4) for number in range(-40, 41) if domain.contains(Rational(number, 4)) == True]
found = list(stretches(solution))
if any(solution.contains(point) != bool(holds(point)) for point in samples):
    tell("say: unsolved inequality")
elif solution == domain:
    tell("say: every", show(x))
elif not found:
    tell("say: no number")
else:
    tell("say: solution", OR.join(found))
    if period:
        tell("say: repeats one", show(period))
    if solution.has(CRootOf):
        tell("say: rounded")
"""
_STEPS = """
form = factor(together(left - right))
tell("step: one side", f"{show(form)} {SHOWN_SIGNS[sign]} 0")
zeros = [solveset(part, x, domain) for part in fraction(form)]
if all(found.is_FiniteSet or found.is_empty for found in zeros):
    edges = {point for point in [*defined.boundary, domain.inf, domain.sup] if point.is_finite}
    points = sorted(edges.union(*zeros))
    if points:
        tell("step: edges", ", ".join(f"{show(x)} = {written(point)}" for point in points))
    ends = [*([] if domain.inf.is_finite else [-oo]), *points, *([] if domain.sup.is_finite else [oo])]
    for low, high in zip(ends, ends[1:]):
        inside = (low + high) / 2
        if low == -oo or high == oo:
            inside = Integer(0) if low == -high else floor(high) - 1 if low == -oo else ceiling(low) + 1
        inside, fits = (N(inside, 6) if inside.has(CRootOf) else inside), holds(inside)
        name = {True: "inside", False: "outside", None: "not defined"}[fits]
        between, put = f"{written(low)} < {show(x)} < {written(high)}", f"{show(x)} = {show(inside)}"
        tell(f"step: {name}", between, put, show(form.subs(x, inside)))
    for point in points:
        if holds(point):
            tell("step: edge", f"{show(x)} = {written(point)}")"""
_PARTS = """
for left, sign, right in inequalities:
    told = OR.join(stretches(solved(left, sign, right))) or show(S.EmptySet)
    tell("step: part", f"{show(left)} {SHOWN_SIGNS[sign]} {show(right)}", told)
tell("step: overlap")"""


def code(problem: Problem, say: Say) -> str:
    x, sides = problem.variable, [side for one in problem.given for side in one.sides]
    known = {x: "x"}
    rows = [
        f"    ({given(left, **known)}, {sign!r}, {given(right, **known)}),"
        for one in problem.given
        for left, sign, right in zip(one.sides, one.signs, one.sides[1:], strict=False)
    ]
    at_most, at_least = ("\\leq", "\\geq") if say.formulas else ("<=", ">=")
    either = say(" or ", " 또는 ")
    lines = [
        f"x = symbols({x!r}, real=True)",
        "inequalities = [",
        *rows,
        "]",
        f"parts = {listed(partial(x, *sides), **known)}",
        f"OR = {(f'${either}$' if say.formulas else either)!r}",
        f"SHOWN_SIGNS = {{'<': '<', '>': '>', '<=': {at_most!r}, '>=': {at_least!r}}}",
    ]
    is_periodic = bool(functions(x, *sides) & TRIGONOMETRIC) and len(sides) == 2
    body = _SOLVE.replace("IS_PERIODIC", str(is_periodic)) + (_PARTS if len(rows) > 1 else _STEPS)
    return script(say, problem.digits, "\n".join(lines), body)
