"""What the code that solves an equation is put together from; {x} stands for the unknown."""

SIMPLE = """\
difference = expand(left - right)
candidates = solutions = [expand(root) for root in solve(difference, {x})]
kinds = {1: "linear", 2: "quadratic"}
kind = kinds.get(degree(difference, {x}), "always" if difference == 0 else "never")
if difference.has(zoo, nan, oo):
    kind, solutions = "undefined", []"""
FITS = """

def gap(root):
    \"\"\"Between the two sides; None where something is not defined, or not real.\"\"\"
    values = [N(part.subs({x}, root), 50, chop=True) for part in [left, right, *parts]]
    if all(v.is_finite and abs(v) < 10**30 and (v.is_real or not root.is_real) for v in values):
        return abs(values[0] - values[1]) / (1 + abs(values[0]))


def fits(root):
    return gap(root) is not None and gap(root) < 10**-8

"""
FITS_LETTERS = """

def fits(root, letters):
    values = [N(part.subs({x}, root).subs(letters), 50, chop=True) for part in [left, right, *parts]]
    return all(v.is_finite and abs(v) < 10**30 for v in values) and abs(values[0] - values[1]) < 10**-8

"""
TOP = """\
top, bottom = fraction(together(left - right))
top = expand(top)
kind = "rational" if bottom.has({x}) else "polynomial"
candidates = []
if top.has(zoo, nan, oo):
    kind = "undefined"
elif not top.has({x}):
    kind = "never" if top != 0 else "defined" if parts else "always"
elif degree(top, {x}) > 30:
    kind = "unsolved"
else:
    polynomial = Poly(top, {x})
    candidates = roots(polynomial)
"""
POLYNOMIAL = """\
    complete = sum(candidates.values()) == polynomial.degree()
    if not complete or any(root.count_ops() > 25 for root in candidates):
        candidates = []
        for piece, power in polynomial.factor_list()[1]:
            exact = piece.degree() < 3
            found = roots(piece) if exact else piece.nroots(n=40, maxsteps=200)
            candidates += found if exact else [N(root, 30, chop=True) for root in found]
solutions = [root for root in candidates if fits(root)]"""
LETTERS = """\
    if sum(candidates.values()) < polynomial.degree():
        kind, candidates = "unsolved", []"""
SOLVE_LETTERS = """\
candidates = solve(left - right, {x})
kind = "other" if candidates else "unsolved"
print("partial:")"""
KEEP_LETTERS = """\
solutions = [simplify(root) for root in candidates if fits(root, {letters})]
usual = [N(root.subs({negative})) for root in solutions if not root.has(I)]
if not all(fits(root, {negative}) for root in solutions) or any(root.is_real is False for root in usual):
    print("limited:")"""
WHOLE = """\
kind = "whole"
candidates = solutions = [Integer(number) for number in range(100) if fits(Integer(number))]"""
SAMPLES = """\
import numpy

samples = [Rational(number, 4) for number in range(-40, 41)]
defined = [point for point in samples if gap(point) is not None]
candidates, solutions, kind = [], [], "unsolved"
low, high = -{far}, {far}
if len(defined) > 3 and all(fits(point) for point in defined):
    kind = "always" if defined == samples else "defined\""""
PERIODIC = """\
elif period := periodicity(left - right, {x}):
    top = fraction(together(left - right))[0]
    kind = "periodic"
    if len(top.atoms(sin, cos, tan)) == 1:
        found = solveset(top, {x}, Interval.Ropen(0, period))
        kind = "periodic" if found.is_FiniteSet or found.is_empty else "unsolved"
        candidates = [root for part in found.atoms(FiniteSet) for root in part]
    low, high = -0.001, float(period) - 0.001
    print("period:", show(period))"""
REAL = """\
else:
    try:
        found = solveset(fraction(together(left - right))[0], {x}, S.Reals)
    except (NotImplementedError, ValueError):
        found = ConditionSet({x}, Eq(left, right), S.Reals)
    if found.is_FiniteSet or found.is_empty:
        kind = "other"
    elif found.is_Interval and all(found.contains(point) == fits(point) for point in samples):
        kind = "interval"
        low_sign = "" if found.inf == -oo else "<" if found.left_open else "<="
        high_sign = "" if found.sup == oo else "<" if found.right_open else "<="
        print("interval:", show(found.inf), "|", low_sign, "|", high_sign, "|", show(found.sup))
    candidates = [root for part in found.atoms(FiniteSet) for root in part]"""
SCAN = """\
if kind in ("periodic", "other", "unsolved"):
    solutions = [root for root in candidates if fits(root)]
    points = numpy.linspace(low, high, 4002)
    with numpy.errstate(all="ignore"):
        heights = lambdify({x}, left - right, "numpy")(points)
    crossings = numpy.flatnonzero(numpy.sign(heights[1:]) * numpy.sign(heights[:-1]) < 0)
    before, between, after = abs(heights[:-2]), abs(heights[1:-1]), abs(heights[2:])
    touching = points[1:-1][(between <= before) & (between <= after) & (between < 0.001)]
    near = [(Float(point), 0.03) for point in touching]
    if kind == "periodic" and not (left - right).has(Abs):
        near = [(nsolve(diff(left - right), point, verify=False), 1e-6) for point in touching]
    for place in crossings:
        ends = tuple(points[place : place + 2])
        near.append((nsolve(left - right, {x}, ends, solver="bisect", verify=False), 1e-9))
    for root, distance in near:
        exact = [Integer(round(root)), pi * Rational(round(60 * root / N(pi)), 60)]
        root = next((value for value in exact if abs(value - root) < distance and fits(value)), root)
        if fits(root) and all(abs(root - known) > 1e-6 for known in solutions):
            solutions.append(root)
            kind = kind if kind == "periodic" and not root.has(Float) else "numeric"
    if len(solutions) > 12:
        print("more:", len(solutions) - 12)
        solutions = sorted(solutions, key=lambda root: abs(N(root)))[:12]
    print("searched:", round(low), "|", show(period) if low > -1 else high)"""
CONDITION = """\
if kind == "never":
    print("rest:", show(simplify(left - right)))
lead = numer(together(Poly(fraction(together(left - right))[0], {x}).LC())) if solutions else Integer(1)
bottoms = [numer(together(fraction(together(left - right))[1].subs({x}, root))) for root in solutions]
for piece in {piece for part in [lead, *bottoms] for piece, power in factor_list(part)[1]}:
    print("condition:", show(piece))"""
PRINT = """\
print("kind:", kind)
for solution in sorted(solutions, key=lambda root: default_sort_key(N(root))):
    about = N(solution, 6, chop=True)
    key = "complex:" if about.is_real is False or solution.has(I) else "solution:"
    if solution.has(Float) or solution.count_ops() > 25:
        print(key, show(about), "| about")
    elif not solution.is_number or all(part.is_rational for part in solution.as_real_imag()):
        print(key, show(solution))
    else:
        print(key, show(solution), "|", show(about))
for root in candidates:
    if root not in solutions and not root.has(Float):
        print("dropped:", show(root))"""
