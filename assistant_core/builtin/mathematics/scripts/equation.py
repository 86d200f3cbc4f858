"""One equation in one unknown."""

from assistant_core.builtin.mathematics.domain import (
    TRIGONOMETRIC,
    functions,
    has_root_as_power,
    is_whole,
    partial,
)
from assistant_core.builtin.mathematics.grammar import Node, degree, variables, walk
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.scripts import given, listed, script

_SIMPLE = """\
difference = expand(left - right)
order = degree(difference, x) if difference.has(x) and not difference.has(zoo, nan, oo) else 0
candidates = solutions = [expand(root) for root in solve(difference, x)]
kind = "always" if difference == 0 else "never"
if difference.has(zoo, nan, oo):
    kind, solutions = "undefined", []
"""
_QUADRATIC = """
if order == 1:
    kind = "linear"
    tell("step: zero side", f"{show(difference)} = 0")
if order == 2:
    kind = "quadratic"
    a, b, c = (difference.coeff(x, power) for power in (2, 1, 0))
    tell("step: zero side", f"{show(difference)} = 0")
    tell("step: coefficients", f"a = {show(a)}", f"b = {show(b)}", f"c = {show(c)}")
    discriminant = simplify(b**2 - 4 * a * c)
    put = [f"({show(one)})" if show(one).startswith("-") else show(one) for one in (b, a, c)]
    whole = f"D = {put[0]}^2 - 4 TIMES {put[1]} TIMES {put[2]} = {show(discriminant)}"
    tell("step: discriminant", whole)
    signs = {True: "positive", False: "negative"}
    sign = "zero" if discriminant == 0 else signs.get(discriminant.is_positive, "unknown")
    tell(f"step: discriminant {sign}")
    tell("step: formula", FORMULA, ", ".join(f"{show(x)} = {show(root)}" for root in solutions))
    if factor(difference).func is not Add:
        tell("step: factored", f"{show(factor(difference))} = 0")"""
_GENERAL = """

def gap(root):
    \"\"\"Between the two sides; None where something is not defined, or not real.\"\"\"
    values = [N(part.subs(x, root).subs(LETTERS), 50, chop=True) for part in [left, right, *parts]]
    if all(v.is_finite and abs(v) < 10**30 and (v.is_real or not root.is_real) for v in values):
        return abs(values[0] - values[1]) / (1 + abs(values[0]))


def fits(root):
    return gap(root) is not None and gap(root) < 10**-8


top, bottom = fraction(together(left - right))
top, kind, candidates, solutions = expand(top), "other", [], []
is_polynomial = top.is_polynomial(x) and bottom.is_polynomial(x) and not (left - right).has(Abs)
if top.has(zoo, nan, oo):
    kind = "undefined"
elif not top.has(x):
    kind = "never" if top != 0 else "defined" if parts else "always"
elif is_polynomial and degree(top, x) > 30:
    kind = "unsolved"
elif is_polynomial:
    polynomial = Poly(top, x)
    candidates = roots(polynomial)
    if sum(candidates.values()) < polynomial.degree() or any(root.count_ops() > 25 for root in candidates):
        candidates, kind = [], "unsolved" if LETTERS else kind
        for piece, power in polynomial.factor_list()[1] if not LETTERS else []:
            exact = piece.degree() < 3
            found = roots(piece) if exact else piece.nroots(n=40, maxsteps=200)
            candidates += found if exact else [N(root, 30, chop=True) for root in found]
elif LETTERS:
    candidates = solve(left - right, x)
    kind = "partial" if candidates else "unsolved"
if is_polynomial or LETTERS:
    solutions = [root for root in candidates if fits(root)]
"""
_LETTERED = """\
usual = [N(root.subs(NEGATIVE)) for root in solutions if not root.has(I)]
LETTERS = NEGATIVE
limited = not all(map(fits, solutions)) or any(root.is_real is False for root in usual)
"""
_SCANNED = """\
import numpy

if kind == "other" and not is_polynomial:
    samples = [Rational(number, 4) for number in range(-40, 41)]
    defined = [point for point in samples if gap(point) is not None]
    kind, low, high = "unsolved", -FAR, FAR
    period = periodicity(left - right, x) if IS_PERIODIC else None
    if len(defined) > 3 and all(map(fits, defined)):
        kind = "always" if defined == samples else "defined"
    elif period:
        kind = "periodic"
        if len(top.atoms(sin, cos, tan)) == 1:
            found = solveset(top, x, Interval.Ropen(0, period))
            kind = "periodic" if found.is_FiniteSet or found.is_empty else "unsolved"
            candidates = [root for part in found.atoms(FiniteSet) for root in part]
        low, high = -0.001, float(period) - 0.001
    else:
        try:
            found = solveset(fraction(together(left - right))[0], x, S.Reals)
        except (NotImplementedError, ValueError):
            found = ConditionSet(x, Eq(left, right), S.Reals)
        if found.is_FiniteSet or found.is_empty:
            kind = "other"
        elif found.is_Interval and all(found.contains(point) == fits(point) for point in samples):
            kind = "interval"
            low_end = "" if found.inf == -oo else f"{show(found.inf)} {'<' if found.left_open else AT_MOST} "
            high_end = "" if found.sup == oo else f" {'<' if found.right_open else AT_MOST} {show(found.sup)}"
            if not high_end:
                low_end, high_end = "", f" {'>' if found.left_open else AT_LEAST} {show(found.inf)}"
            tell("say: solution", f"{low_end}{show(x)}{high_end}")
        candidates = [root for part in found.atoms(FiniteSet) for root in part]
    if kind in ("periodic", "other", "unsolved"):
        solutions = [root for root in candidates if fits(root)]
        points = numpy.linspace(low, high, 4002)
        with numpy.errstate(all="ignore"):
            heights = lambdify(x, left - right, "numpy")(points)
        crossings = numpy.flatnonzero(numpy.sign(heights[1:]) * numpy.sign(heights[:-1]) < 0)
        before, between, after = abs(heights[:-2]), abs(heights[1:-1]), abs(heights[2:])
        touching = points[1:-1][(between <= before) & (between <= after) & (between < 0.001)]
        near = [(Float(point), 0.03) for point in touching]
        if kind == "periodic" and not (left - right).has(Abs):
            near = [(nsolve(diff(left - right), point, verify=False), 1e-6) for point in touching]
        for place in crossings:
            ends = tuple(points[place : place + 2])
            near.append((nsolve(left - right, x, ends, solver="bisect", verify=False), 1e-9))
        for root, distance in near:
            exact = [Integer(round(root)), pi * Rational(round(60 * root / N(pi)), 60)]
            root = next((value for value in exact if abs(value - root) < distance and fits(value)), root)
            if fits(root) and all(abs(root - known) > 1e-6 for known in solutions):
                solutions.append(root)
                kind = kind if kind == "periodic" and not root.has(Float) else "numeric"
        searched = show(Integer(round(low))), show(period) if low > -1 else show(Integer(high))
"""
_WHOLE = """\
kind = "whole"
solutions = [Integer(number) for number in range(100) if fits(Integer(number))]
"""
_TOLD = """\
def written(root):
    about = N(root, 6, chop=True)
    if root.has(Float) or root.count_ops() > 25:
        places = decimal(root, 6) if about.is_real else f" {NEAR} {show(about)}"
        return show(x) + (places or f" = {show(root)}")
    is_rational = not root.is_number or root.is_Rational and not DIGITS or root.has(I)
    return f"{show(x)} = {show(root)}" + ("" if is_rational else decimal(root, 6))


ordered = sorted(solutions, key=lambda root: default_sort_key(N(root)))
real = [root for root in ordered if N(root, 6, chop=True).is_real is not False and not root.has(I)]
others = [root for root in ordered if root not in real]
if kind == "defined":
    tell("say: defined", show(x), *CONDITIONS) if CONDITIONS else tell("say: defined somewhere", show(x))
elif kind in ("always", "undefined", "unsolved"):
    tell(f"say: {kind}", show(x))
elif kind == "never":
    rest = simplify(left - right)
    tell("say: never", show(x)) if rest.is_number else tell("say: left over", show(x), f"{show(rest)} = 0")
elif kind == "whole":
    tell("say: whole", *map(written, solutions)) if solutions else tell("say: no whole")
elif kind == "numeric":
    more = len(real) - 12
    nearest = sorted(real, key=lambda root: abs(N(root)))[:12]
    shown = [root for root in real if root in nearest]
    tell("say: numeric", ", ".join(map(written, shown)), *searched) if len(shown) > 1 else tell(
        "say: numeric one", written(shown[0]), *searched
    )
    if more > 0:
        tell("say: more", show(Integer(more)))
elif kind != "interval":
    tell("say: none") if not real else tell(f"say: solution{'s' * (len(real) > 1)}", *map(written, real))
if kind in ("always", "never"):
    tell("step: nothing left", f"{show(simplify(left - right))} = 0")
dropped = [root for root in candidates if root not in solutions and not root.has(Float)]
if not real and dropped and kind == "other":
    tell("say: dropped", *(f"{show(x)} = {show(root)}" for root in dropped))
if CONDITIONED and real:
    lead = numer(together(Poly(fraction(together(left - right))[0], x).LC()))
    bottoms = [numer(together(fraction(together(left - right))[1].subs(x, root))) for root in real]
    pieces = {piece for part in [lead, *bottoms] for piece, power in factor_list(part)[1]}
    if pieces:
        tell("say: so if", *(f"{show(piece)} {NOT} 0" for piece in sorted(pieces, key=str)))
if limited:
    tell("say: limited")
if kind == "partial":
    tell("say: others")
if others and not real:
    few = len(others) < 5
    tell("say: complex", *map(written, others)) if few else tell("say: complex many", len(others))
if kind == "periodic" and real:
    tell("say: repeats" if len(real) > 1 else "say: repeats one", show(period))
if kind in ("other", "partial", "periodic", "numeric"):
    form, below = fraction(together(left - right))
    tell("step: zero side", f"{show(form / below)} = 0")
    if below.has(x):
        tell("step: numerator", f"{show(form)} = 0")
    if factor(form).func in (Mul, Pow):
        tell("step: factored", f"{show(factor(form))} = 0")
for root in dropped:
    tell("step: fails", f"{show(x)} = {show(N(root, 6) if root.count_ops() > 25 else root)}")
for root in real[:6]:
    sides = [side.subs(x, root) for side in (left, right)]
    sides = [simplify(side) if root.count_ops() < 25 else N(side, 6) for side in sides]
    if root.has(Float) or root.count_ops() > 25:
        tell("step: agrees", written(root), show(N(sides[0], 6, chop=True)))
    elif sides[0] == sides[1]:
        tell("step: check", f"{show(x)} = {show(root)}", show(sides[0]))"""


def code(problem: Problem, say: Say) -> str:
    left, right = sides = problem.given[0].sides
    letters = [name for name in variables(*sides) if name != problem.variable]
    x = problem.variable
    lines = [
        f"x = symbols({x!r})",
        f"left, right = {_source(left)}, {_source(right)}",
        f"parts = {listed(partial(x, *sides))}",
        "limited = False",
    ]
    degrees = [degree(side, x) for side in sides]
    used = functions(x, *sides)
    if all(one is not None and one <= 2 for one in degrees):
        times = r"\\cdot" if say.formulas else "·"
        formula = r"\frac{-b \pm \sqrt{D}}{2a}" if say.formulas else "(-b ± sqrt(D))/(2a)"
        body = _SIMPLE + _QUADRATIC.replace("TIMES", times).replace("FORMULA", repr(f"{x} = {formula}"))
    else:
        numbers = dict(zip(letters, (2, 3, 5, 7, 11, 13), strict=False))
        written, below = (
            ", ".join(f"Symbol({name!r}): {sign}{number}" for name, number in numbers.items())
            for sign in ("", "-")
        )
        body = f"LETTERS = {{{written}}}\n" + _GENERAL
        if letters:
            body += _LETTERED.replace("NEGATIVE", f"{{{below}}}")
        elif any(node.kind == "!" or node.text == "factorial" for side in sides for node in walk(side)):
            body += _WHOLE
        elif used or not _is_rational(sides, x):
            is_periodic = bool(used & TRIGONOMETRIC)
            body += _SCANNED.replace("FAR", "10" if is_periodic else "100").replace(
                "IS_PERIODIC", str(is_periodic)
            )
    told = _TOLD.replace("CONDITIONED", str(bool(letters) and not used)).replace(
        "CONDITIONS", repr(_conditions(x, sides, say))
    )
    notes = ['tell("say: powers")'] if has_root_as_power(x, *sides) else []
    return script(say, problem.digits, "\n".join(lines), body, told, *notes)


def _source(side: Node) -> str:
    """The cube root of a negative number is negative, not sympy's complex one."""
    has_root = any(node.text == "cbrt" and variables(node) for node in walk(side))
    return (
        given(side)[:-1] + ", locals={'cbrt': lambda inner: real_root(inner, 3)})"
        if has_root
        else given(side)
    )


def _is_rational(sides: tuple[Node, ...], x: str) -> bool:
    powers = [node for side in sides for node in walk(side) if node.kind == "^" and x in variables(node)]
    return all(is_whole(power.parts[1]) for power in powers)


def _conditions(x: str, sides: tuple[Node, ...], say: Say) -> list[str]:
    """`x ≠ 0`, `x - 1 > 0`: where all of the parts are defined. Empty where that is not said so easily."""
    signs = {
        "/": r"\neq" if say.formulas else "≠",
        "ln": ">",
        "log": ">",
        "sqrt": r"\geq" if say.formulas else ">=",
    }
    told = []
    for part in partial(x, *sides):
        if (part.text or part.kind) not in signs:
            return []
        told.append(f"{say.node(part.parts[part.kind == '/'])} {signs[part.text or part.kind]} 0")
    return told
