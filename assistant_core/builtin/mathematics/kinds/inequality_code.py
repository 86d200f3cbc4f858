"""The code that solves inequalities, and the code that goes through one."""

from assistant_core.builtin.mathematics.kinds.domain import TRIGONOMETRIC, functions, partial
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import given

_HOLDS = """

def holds(point):
    \"\"\"None where something is not defined, or not real.\"\"\"
    sides = [side for left, sign, right in inequalities for side in (left, right)]
    values = [N(part.subs({x}, point), 30) for part in [*sides, *parts]]
    if all(value.is_real and abs(value) < 10**20 for value in values):
        gaps = [N((left - right).subs({x}, point), 30, chop=True) for left, sign, right in inequalities]
        return all(bool(Rel(gap, 0, sign)) for gap, (left, sign, right) in zip(gaps, inequalities))"""
_HOLDS_SIMPLE = """

def holds(point):
    return all(bool(Rel(left, right, sign).subs({x}, point)) for left, sign, right in inequalities)"""
_TOLD = """

def solved(left, sign, right):
    relation = Rel(left, right, sign)
    if relation in (True, False):
        return domain if relation else S.EmptySet
    if (left - right).is_polynomial({x}) and Poly(left - right, {x}).degree() > 2:
        return Union(*solve_poly_inequality(Poly(left - right, {x}), sign))
    return solve_univariate_inequality(relation, {x}, relational=False, domain=domain)


def tell(key, found):
    for piece in found.args if isinstance(found, Union) else [found]:
        if isinstance(piece, FiniteSet):
            for point in piece:
                print(f"{key}point:", written(point))
        elif isinstance(piece, Interval):
            low = "" if piece.inf == -oo else "<" if piece.left_open else "<="
            high = "" if piece.sup == oo else "<" if piece.right_open else "<="
            print(f"{key}interval:", written(piece.inf), "|", low, "|", high, "|", written(piece.sup))


def written(value):
    if value.has(CRootOf):
        print("rounded:")
    return show(N(value, 6) if value.has(CRootOf) else value)


domain = S.Reals"""
_PERIOD = """\
left, sign, right = inequalities[0]
if period := periodicity(left - right, {x}):
    domain = Interval.Ropen(0, period)
    print("period:", show(period))"""
_DEFINED = """\
defined = domain
for part in parts:
    defined = defined.intersect(calculus.util.continuous_domain(part, {x}, domain))"""
_SOLVE = """\
solution = Intersection(DEFINED, *(solved(*one) for one in inequalities))
samples = [Rational(number, 4) for number in range(-40, 41) if domain.contains(Rational(number, 4)) == True]
if any(solution.contains(point) != bool(holds(point)) for point in samples):
    print("unsolved:")
elif solution == domain:
    print("every:")
else:
    tell("", solution)"""
_STEPS = """\
left, sign, right = inequalities[0]
form = factor(together(left - right))
print("form:", show(form), "|", sign)
zeros = [solveset(part, {x}, domain) for part in fraction(form)]
if all(found.is_FiniteSet or found.is_empty for found in zeros):
    edges = {point for point in [*DEFINED.boundary, domain.inf, domain.sup] if point.is_finite}
    points = sorted(edges.union(*zeros))
    for point in points:
        print("zero:", written(point), "|", "fits" if holds(point) else "fails")
    outer = [] if domain.sup.is_finite else [-oo], [] if domain.sup.is_finite else [oo]
    ends = [*outer[0], *points, *outer[1]]
    for low, high in zip(ends, ends[1:]):
        inside = (low + high) / 2
        if low == -oo or high == oo:
            inside = Integer(0) if low == -high else floor(high) - 1 if low == -oo else ceiling(low) + 1
        fits = {True: "yes", False: "no", None: "undefined"}[holds(inside)]
        inside = N(inside, 6) if inside.has(CRootOf) else inside
        value = show(form.subs({x}, inside))
        print("sign:", written(low), "|", written(high), "|", show(inside), "|", value, "|", fits)"""
_PARTS = """\
for number, (left, sign, right) in enumerate(inequalities, 1):
    print("part:", show(left), "|", sign, "|", show(right))
    tell(f"{number} ", solved(left, sign, right))"""


def solving(problem: Problem) -> str:
    return _filled("\n".join([_opening(problem), *_domain(problem), _SOLVE]), problem)


def going_through(problem: Problem) -> str:
    several = len(problem.given) > 1 or len(problem.given[0].signs) > 1
    return _filled("\n".join([_opening(problem), *_domain(problem), _PARTS if several else _STEPS]), problem)


def _domain(problem: Problem) -> list[str]:
    sides = [side for one in problem.given for side in one.sides]
    is_periodic = functions(problem.variable, *sides) & TRIGONOMETRIC and len(sides) == 2
    return [
        _HOLDS if functions(problem.variable, *sides) or partial(problem.variable, *sides) else _HOLDS_SIMPLE,
        _TOLD,
        *([_PERIOD] if is_periodic else []),
        *([_DEFINED] if partial(problem.variable, *sides) else []),
    ]


def _opening(problem: Problem) -> str:
    name = problem.variable
    known = f"locals={{{name!r}: {name}}}"
    rows = [
        f"    ({given(left, known)}, {sign!r}, {given(right, known)}),"
        for one in problem.given
        for left, sign, right in zip(one.sides, one.signs, one.sides[1:], strict=False)
    ]
    sides = [side for one in problem.given for side in one.sides]
    parts = ", ".join(given(part, known) for part in partial(name, *sides))
    pairs = "\n".join(rows)
    return f"{name} = symbols({name!r}, real=True)\ninequalities = [\n{pairs}\n]\nparts = [{parts}]"


def _filled(text: str, problem: Problem) -> str:
    sides = [side for one in problem.given for side in one.sides]
    defined = "defined" if partial(problem.variable, *sides) else "domain"
    return text.replace("{x}", problem.variable).replace("DEFINED", defined)
