"""The code that integrates, checks what it finds, and goes through it."""

from assistant_core.builtin.mathematics.grammar import variables
from assistant_core.builtin.mathematics.kinds.domain import partial
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import given, real

_ANTI = """\

def plain(value):
    value = value.args[0][0] if isinstance(value, Piecewise) and value.args[0][1].func is Ne else value
    value = value.replace(floor, lambda inner: Integer(0))
    return value if f.has(log) else value.replace(log, lambda inner: log(Abs(inner)))


F = integrate(f, {x})
if isinstance(F, Piecewise) and F.args[0][1].func is Ne:
    print("condition:", show(F.args[0][1].lhs), "|", show(F.args[0][1].rhs))
F = plain(F)
numbers = {{name: number for name, number in zip(f.free_symbols - {{{x}}}, (2, 3, 5, 7))}}
for point in (Rational(7, 3), Rational(1, 5), Rational(-5, 3)):
    slope, value = (N(part.subs(numbers).subs({x}, point)) for part in (diff(F, {x}), f))
    gap = abs(slope - value)
    if value.is_real and not (gap.is_number and gap < 1e-8 * (1 + abs(value))):
        F = Integral(f, {x})
if F.has(Integral):
    print("unknown:")
else:
    print("antiderivative:", show(F))"""

_VALUE = """\
a, b = {low}, {high}
value = integrate(f, ({x}, a, b))"""
_SPLIT = """\
a, b = {low}, {high}
poles = [solveset(1 / part, {x}, Interval(min(a, b), max(a, b))) for part in {parts}]
ends = sorted({{a, b}}.union(*(found for found in poles if found.is_FiniteSet)))
for pole in ends:
    if pole not in (a, b) or not f.subs({x}, pole).is_finite and pole.is_finite:
        print("pole:", show(pole))
value = sum(integrate(f, ({x}, *pair)) for pair in zip(ends, ends[1:])) * (1 if a <= b else -1)
if not all(found.is_FiniteSet or found.is_empty for found in poles):
    value = nan"""
_TOLD = """\
if value.has(Integral):
    value = Integral(f, ({x}, a, b)).evalf()
if value.has(oo, -oo, zoo, nan, AccumBounds):
    print("divergent:", show(value) if value in (oo, -oo) else "")
elif N(value, 20, chop=True).is_real is False:
    print("not real:")
else:
    value = simplify(value)
    about = N(value, 10)
    middle = a + (b - a) * Rational(37, 100)
    if value.is_number and all(f.subs({x}, point).is_finite for point in (a, middle, b)):
        area = Integral(f, ({x}, a, middle)).evalf() + Integral(f, ({x}, middle, b)).evalf()
        if not abs(area - about) < 1e-5 * (1 + abs(about)):
            print("unsolved:")
    if value.has(Float):
        print("about:", N(value, 8))
    else:
        print("value:", show(value))
    if about.is_real and not value.is_integer and not value.has(Float):
        exact = Rational(f"{{float(value):.10g}}") == value
        print("exactly:" if exact else "near:", f"{{float(value):.10g}}")"""

_STEPS = """\
from sympy.integrals.manualintegrate import integral_steps


def explain(rule):
    name = type(rule).__name__.removesuffix("Rule")
    if name == "Alternative":
        explain(rule.alternatives[0])
        return
    found = rule.eval()
    if found.has(Integral):
        return
    whole = [show(rule.integrand), show(simplify(plain(found)))]
    if name == "Parts" and rule.second_step:
        v = rule.v_step.eval()
        parts = [rule.u, rule.dv, v, simplify(diff(rule.u, {x}) * v)]
        print("rule: parts |", " | ".join([*whole, *map(show, parts)]))
        explain(rule.second_step)
        return
    if name == "U":
        whole[0] = show(rule.integrand.subs(rule.u_var, rule.u_func))
        print("rule: substitution |", " | ".join([*whole, show(rule.u_func)]))
        return
    if name == "Add":
        for part in rule.substeps:
            explain(part)
    elif name == "ConstantTimes":
        explain(rule.substep)
    elif name == "Rewrite":
        print("rule: rewrite |", " | ".join([*whole, show(rule.rewritten)]))
        explain(rule.substep)
        return
    print(f"rule: {{name}} |", " | ".join(whole))


explain(integral_steps(f, {x}))"""
_ENDS = """\
a, b = {low}, {high}


def at(end, side):
    value = F.subs({x}, end)
    return simplify(value if value.is_finite else limit(F, {x}, end, side))


if not F.has(Integral):
    upper, lower = at(b, "-"), at(a, "+")
    gap = N(upper - lower - Integral(f, ({x}, a, b)).evalf())
    if not gap.is_number or abs(gap) < 1e-5:
        print("ends:", show(upper), "|", show(lower))"""


def opening(problem: Problem) -> str:
    name = problem.variable
    return f"{name} = symbols({name!r}, real=True)\nf = {given(problem.expression, real(name))}\n"


def definite(problem: Problem) -> list[str]:
    if not problem.bounds:
        return []
    name = problem.variable
    parts = ", ".join(given(part, real(name)) for part in partial(name, problem.expression))
    splits = parts and not variables(*problem.bounds)
    low, high = (given(bound) for bound in problem.bounds)
    return [
        (_SPLIT if splits else _VALUE).format(x=name, low=low, high=high, parts=f"[{parts}]"),
        _TOLD.format(x=name),
    ]


def antiderivative(problem: Problem) -> str:
    return _ANTI.format(x=problem.variable)


def going_through(problem: Problem) -> str:
    parts = [_STEPS.format(x=problem.variable)]
    if problem.bounds:
        low, high = (given(bound) for bound in problem.bounds)
        parts.append(_ENDS.format(x=problem.variable, low=low, high=high))
    return "\n".join(parts)
