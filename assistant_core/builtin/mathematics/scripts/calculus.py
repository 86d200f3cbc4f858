"""Derivatives, integrals and limits, and the rules that they come from."""

from assistant_core.builtin.mathematics.domain import has_cube_root, partial
from assistant_core.builtin.mathematics.grammar import variables
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.scripts import given, listed, script

_DERIVATIVE = """\
found = diff(f, x, ORDER)
shorter = simplify(found)
derivative = shorter if count_ops(shorter) < count_ops(found) - 2 else found
tell("say: derivative", f"{asked} = {show(derivative)}")
"""
_AT = """
point = POINT
values = [N(part.subs(x, point), 30, chop=True) for part in [f, derivative, *parts]]
usual = [value.is_finite and abs(value) < 10**20 and value.is_real is not False for value in values]
undefined = not all(usual)
if derivative.has(sign) and len({sign(N(derivative.subs(x, point + h))) for h in (-1e-9, 1e-9)}) > 1:
    undefined = True
if undefined:
    tell("say: UNKNOWN at", f"{show(x)} = {show(point)}")
else:
    value = simplify(derivative.subs(x, point))
    places = decimal(value) if DIGITS is not None else ""
    tell("say: value at", f"{show(x)} = {show(point)}", show(value) + places)
"""
_RULES = """

def named(u, v):
    return f"u = {show(u)}, u' = {show(diff(u, x))}, v = {show(v)}, v' = {show(diff(v, x))}"


def explain(f):
    result = f"{D(show(f))} = {show(diff(f, x))}"
    if f == x or not f.has(x):
        return
    constant, rest = f.as_independent(x, as_Add=False)
    top, bottom = f.as_numer_denom()
    if f.is_Add:
        for part in f.args:
            explain(part)
        tell("step: sum rule", result)
    elif constant != 1:
        explain(rest)
        tell("step: constant rule", result, show(constant))
    elif bottom.has(x) and top.has(x):
        explain(top)
        explain(bottom)
        tell("step: quotient rule", f"{D(show(f))} = {show(simplify(diff(f, x)))}", named(top, bottom))
    elif f.is_Mul:
        u, v = f.as_two_terms()
        explain(u)
        explain(v)
        tell("step: product rule", result, named(u, v))
    else:
        is_power = f.is_Pow and not f.exp.has(x)
        inner = f.base if is_power else f.exp if f.is_Pow else f.args[0]
        if inner == x:
            tell("step: power rule" if is_power else "step: known rule", result)
        else:
            explain(inner)
            tell("step: chain rule", result, show(inner), show(diff(inner, x)))


for number in range(ORDER):
    if ORDER > 1:
        tell("step: again", number + 1, show(f))
    explain(f) if f.has(x) else tell("step: constant", f"{D(show(f))} = 0")
    f = diff(f, x)"""
_ANTI = """

def plain(value):
    value = value.args[0][0] if isinstance(value, Piecewise) and value.args[0][1].func is Ne else value
    value = value.replace(floor, lambda inner: Integer(0))
    return value if f.has(log) else value.replace(log, lambda inner: log(Abs(inner)))


F = integrate(f, x)
condition = F.args[0][1] if isinstance(F, Piecewise) and F.args[0][1].func is Ne else None
F = plain(F)
numbers = {name: number for name, number in zip(f.free_symbols - {x}, (2, 3, 5, 7))}
for point in (Rational(7, 3), Rational(1, 5), Rational(-5, 3)):
    slope, value = (N(part.subs(numbers).subs(x, point)) for part in (diff(F, x), f))
    gap = abs(slope - value)
    if value.is_real and not (gap.is_number and gap < 1e-8 * (1 + abs(value))):
        F = Integral(f, x)
"""
_INDEFINITE = """\
if F.has(Integral):
    tell("say: no antiderivative", show(f))
else:
    tell("say: integral", f"{asked} = {show(F)} + C")
    if condition is not None:
        tell("say: so if", f"{show(condition.lhs)} {NOT} {show(condition.rhs)}")
"""
_VALUE = """\
value = integrate(f, (x, a, b))
"""
_SPLIT = """\
poles = [solveset(1 / part, x, Interval(min(a, b), max(a, b))) for part in parts]
ends = sorted({a, b}.union(*(found for found in poles if found.is_FiniteSet)))
at = [pole for pole in ends if pole not in (a, b) or not f.subs(x, pole).is_finite and pole.is_finite]
value = sum(integrate(f, (x, *pair)) for pair in zip(ends, ends[1:])) * (1 if a <= b else -1)
if not all(found.is_FiniteSet or found.is_empty for found in poles):
    value = nan
if at:
    tell("step: poles", ", ".join(f"{show(x)} = {show(pole)}" for pole in at))
"""
_DEFINITE = """\
if value.has(Integral):
    value = Integral(f, (x, a, b)).evalf()
solved = False
if value.has(oo, -oo, zoo, nan, AccumBounds):
    tell("say: divergent", asked + (f" = {show(value)}" if value in (oo, -oo) else ""))
elif N(value, 20, chop=True).is_real is False:
    tell("say: UNREAL", asked)
else:
    value = simplify(value)
    about, middle, solved = N(value, 10), a + (b - a) * Rational(37, 100), True
    if value.is_number and all(f.subs(x, point).is_finite for point in (a, middle, b)):
        area = Integral(f, (x, a, middle)).evalf() + Integral(f, (x, middle, b)).evalf()
        solved = abs(area - about) < 1e-5 * (1 + abs(about))
    if not solved:
        tell("say: unreliable", asked)
    elif value.has(Float):
        tell("say: integral", f"{asked}{decimal(value, 8)}")
    else:
        tell("say: integral", f"{asked} = {show(value)}{decimal(value)}")
"""
_INTEGRAL_STEPS = """\
from sympy.integrals.manualintegrate import integral_steps

SIGN, END = INTEGRAL


def explain(rule):
    name = type(rule).__name__.removesuffix("Rule")
    if name == "Alternative":
        explain(rule.alternatives[0])
        return
    found = rule.eval()
    if found.has(Integral):
        return
    inside = rule.integrand.subs(rule.u_var, rule.u_func) if name == "U" else rule.integrand
    shown = f"({show(inside)})" if inside.is_Add else show(inside)
    whole = f"{SIGN} {shown}{END} d{show(x)} = {show(simplify(plain(found)))}"
    if name == "Parts" and rule.second_step:
        v = rule.v_step.eval()
        parts = f"u = {show(rule.u)}, v' = {show(rule.dv)}, v = {show(v)}"
        tell("step: parts", whole, parts, show(simplify(diff(rule.u, x) * v)))
        explain(rule.second_step)
    elif name == "U":
        tell("step: substitution", whole, f"u = {show(rule.u_func)}")
    elif name == "Rewrite":
        tell("step: rewrite", whole, show(rule.rewritten))
        explain(rule.substep)
    else:
        for part in rule.substeps if name == "Add" else [rule.substep] if name == "ConstantTimes" else []:
            explain(part)
        names = {"Add": "each term", "ConstantTimes": "constant factor", "Power": "power integral"}
        tell(f"step: {names.get(name, 'known integral')}", whole)


if not F.has(Integral) and solved:
    explain(integral_steps(f, x))
    tell("step: antiderivative", f"F({show(x)}) = {show(F)}")
    tell("step: differentiated", f"F'({show(x)}) = {show(f)}")
"""
_ENDS = """

def at(end, side):
    value = F.subs(x, end)
    return simplify(value if value.is_finite else limit(F, x, end, side))


if not F.has(Integral) and solved:
    upper, lower = at(b, "-"), at(a, "+")
    gap = N(upper - lower - Integral(f, (x, a, b)).evalf())
    if not gap.is_number or abs(gap) < 1e-5:
        tell("step: ends", f"F({show(b)}) - F({show(a)}) = ({show(upper)}) - ({show(lower)})")"""
_LIMIT = """\
near = Float("1e-30", 100)
sides = {"-": a - near, "+": a + near} if a.is_finite else {"-": sign(a) / near}
if SIDE in sides and a.is_finite:
    sides = {SIDE: sides[SIDE]}
found, fault = {}, ""
for side, point in sides.items():
    at = N(f.subs(x, point), 60, chop=True)
    if at.is_real is False:
        continue
    value = limit(f, x, a, side)
    if value.has(AccumBounds, nan, zoo) or value.is_real is False and value.is_finite is not False:
        fault = "oscillates"
    elif value.has(Limit) or (value.is_number and value.is_finite and abs(at - value) > 0.2 + abs(value) / 5):
        fault = "no limit found"
    found[side] = value
if fault or not found:
    tell(f"say: {fault or 'UNREAL limit'}", asked)
elif len(set(found.values())) == 1:
    tell("say: limit", f"{asked} = {show(value)}{decimal(value) if DIGITS is not None else ''}")
    top, bottom = fraction(together(f))
    for number in range(4):
        above, below = (limit(part, x, a, SIDE or "+") for part in (top, bottom))
        if number:
            tell("step: hopital")
        if bottom == 1:
            tell("step: tends", show(top), show(above))
        else:
            tell("step: tend", show(top), show(above), show(bottom), show(below))
        if not (above == below == 0 or (above in (oo, -oo) and below in (oo, -oo))):
            break
        top, bottom = fraction(together(diff(top, x) / diff(bottom, x)))
else:
    tell("say: two limits", show(found["-"]), show(found["+"]))"""


def derivative(problem: Problem, say: Say) -> str:
    function, name, order = say.node(problem.expression), problem.variable, problem.order
    power = "" if order == 1 else f"^{{{order}}}" if say.formulas else f"^{order}"
    asked = rf"\frac{{d{power}}}{{d{name}{power}}} \left({function}\right)" if say.formulas else ""
    d = rf"\frac{{d}}{{d{name}}} \left(" + "{}" + r"\right)" if say.formulas else f"d/d{name} ({{}})"
    body = [f"D = {d!r}.format\n" + _DERIVATIVE]
    if problem.point:
        unknown = "unknown" if has_cube_root(problem.expression) else "none"
        body.append(_AT.replace("POINT", given(problem.point)).replace("UNKNOWN", unknown))
    body = [part.replace("ORDER", str(order)) for part in [*body, _RULES]]
    return script(
        say, problem.digits, _opening(problem, asked or f"d{power}/d{name}{power} ({function})"), *body
    )


def integral(problem: Problem, say: Say) -> str:
    function, name = say.node(problem.expression), problem.variable
    inside = (
        rf"\left({function}\right)" if say.formulas and problem.expression.kind in ("+", "-") else function
    )
    if not problem.bounds:
        asked = rf"\int {inside} \, d{name}" if say.formulas else f"∫ {function} d{name}"
        body = [_ANTI, _INDEFINITE, "solved = True", _INTEGRAL_STEPS]
    else:
        low, high = (say.node(bound) for bound in problem.bounds)
        asked = f"∫ {function} d{name} ({low}..{high})"
        if say.formulas:
            asked = rf"\int_{{{low}}}^{{{high}}} {inside} \, d{name}"
        splits = partial(name, problem.expression) and not variables(*problem.bounds)
        unreal = "unreliable" if has_cube_root(problem.expression) else "not real there"
        ends = ", ".join(given(bound) for bound in problem.bounds)
        value = f"a, b = {ends}\n{_SPLIT if splits else _VALUE}"
        body = [value, _DEFINITE.replace("UNREAL", unreal), _ANTI, _INTEGRAL_STEPS, _ENDS]
    sign = (r"\int", r" \,") if say.formulas else ("∫", "")
    return script(
        say,
        problem.digits,
        _opening(problem, asked),
        *(part.replace("INTEGRAL", repr(sign)) for part in body),
    )


def limit(problem: Problem, say: Say) -> str:
    function, name = say.node(problem.expression), problem.variable
    point = say.node(problem.point) if problem.point else "0"
    side = f"^{{{problem.side}}}" if problem.side else ""
    asked = f"lim {name} -> {point}{problem.side} ({function})"
    if say.formulas:
        asked = rf"\lim_{{{name} \to {point}{side}}} \left({function}\right)"
    unreal = "no limit found" if has_cube_root(problem.expression) else "unreal limit"
    body = _LIMIT.replace("SIDE", repr(problem.side)).replace("UNREAL limit", unreal)
    a = f"a = {given(problem.point) if problem.point else '0'}"
    return script(say, problem.digits, _opening(problem, asked), a, body)


def _opening(problem: Problem, asked: str) -> str:
    x = problem.variable
    return "\n".join(
        [
            f"asked, x = {asked!r}, symbols({x!r}, real=True)",
            f"f = {given(problem.expression, **{x: 'x'})}",
            f"parts = {listed(partial(x, problem.expression), **{x: 'x'})}",
        ]
    )
