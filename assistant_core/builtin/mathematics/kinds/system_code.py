"""The code that solves a system, and the code that goes through it."""

from assistant_core.builtin.mathematics.grammar import variables
from assistant_core.builtin.mathematics.kinds.domain import partial
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import given

_SOLVE = """\

def fits(solution):
    letters = {name: number for name, number in zip(NAMES, (2, 3, 5, 7, 11))}
    pairs = [*equations, *((part, part) for part in parts)]
    values = [[N(side.subs(solution).subs(letters), 30, chop=True) for side in pair] for pair in pairs]
    return all(a.is_finite and b.is_finite and abs(a - b) < 10**-8 for a, b in values)


found = solve([left - right for left, right in equations], unknowns, dict=True)
solutions = [solution for solution in found if fits(solution)]
for solution in solutions:
    known = [name for name in unknowns if name in solution]
    key = "complex:" if any(N(value).is_real is False for value in solution.values()) else "solution:"
    print(key, " | ".join(f"{show(name)} = {show(simplify(solution[name]))}" for name in known))
for name in {name for solution in solutions for name in unknowns if name not in solution}:
    print("free:", show(name))
sides = [left - right for left, right in equations]
if all(side.is_polynomial(*unknowns) and Poly(side, *unknowns).total_degree() == 1 for side in sides):
    print("kind: linear" if not parts else "")"""
_CONDITION = """\
    lead = Matrix([[expand(side).coeff(name) for name in unknowns] for side in sides]).det()
    for piece, power in factor_list(numer(together(lead)))[1]:
        print("condition:", show(piece))"""

ELIMINATE = """\
rows = [expand(left - right) for left, right in equations]


def written(row):
    constant = row.as_coefficients_dict()[1]
    return f"{show(row - constant)} = {show(-constant)}"


pivots = []
for name in unknowns:
    place = len(pivots)
    possible = [number for number in range(place, len(rows)) if rows[number].coeff(name) != 0]
    if not possible:
        continue
    first = min(possible, key=lambda number: (abs(rows[number].coeff(name)) != 1, number))
    pivots.append(name)
    if first != place:
        rows[place], rows[first] = rows[first], rows[place]
        print("step: swap |", place + 1, "|", first + 1)
    for number in range(place + 1, len(rows)):
        factor = rows[number].coeff(name) / rows[place].coeff(name)
        if factor != 0:
            rows[number] = expand(rows[number] - factor * rows[place])
            changed = written(rows[number])
            print("step: subtract |", show(factor), "|", place + 1, "|", number + 1, "|", changed)

for number in range(len(pivots), len(rows)):
    print("step:", "nothing |" if rows[number] == 0 else "never |", number + 1)
values = {}
if pivots == unknowns and all(row == 0 for row in rows[len(pivots):]):
    for place in reversed(range(len(pivots))):
        row = expand(rows[place].subs(values))
        value = solve(row, unknowns[place])[0]
        print("step: solve |", place + 1, "|", written(row), "|", f"{show(unknowns[place])} = {show(value)}")
        values[unknowns[place]] = value
    for left, right in equations:
        print("check:", show(simplify(left.subs(values))), "|", show(simplify(right.subs(values))))"""

SUBSTITUTE = """\
rows = [expand(left - right) for left, right in equations]
ways = [
    (place, name)
    for place, row in enumerate(rows)
    for name in unknowns
    if row.is_polynomial(name) and degree(row, name) == 1 and row.coeff(name).is_number
]
if ways and len(rows) == len(unknowns) == 2:
    place, name = ways[0]
    other = next(one for one in unknowns if one != name)
    value = solve(rows[place], name)[0]
    print("express:", place + 1, "|", f"{show(name)} = {show(value)}")
    rest = expand(rows[1 - place].subs(name, value))
    print("put:", 2 - place, "|", f"{show(rest)} = 0", "|", show(other))
    for root in solve(rest, other):
        pair = f"{show(other)} = {show(root)}", f"{show(name)} = {show(simplify(value.subs(other, root)))}"
        print("pair:", " | ".join(pair))
for solution in solve([left - right for left, right in equations], unknowns, dict=True):
    sides = [[simplify(side.subs(solution)) for side in pair] for pair in equations]
    if all(left == right for left, right in sides):
        put = ", ".join(f"{show(name)} = {show(simplify(value))}" for name, value in solution.items())
        print("fits:", put, "|", " | ".join(f"{show(left)} = {show(right)}" for left, right in sides))"""


def _names(problem: Problem) -> list[str]:
    return variables(*(side for one in problem.given for side in one.sides))


def unknowns(problem: Problem) -> list[str]:
    """With as many equations as there are of x, y and z, the other letters stand for numbers."""
    names = _names(problem)
    usual = [name for name in names if name in "xyz"]
    return usual if len(usual) == len(problem.given) else names


def opening(problem: Problem) -> str:
    declared = "\n".join(f"{name} = symbols({name!r})" for name in _names(problem))
    pairs = "\n".join(f"    ({given(one.sides[0])}, {given(one.sides[1])})," for one in problem.given)
    return f"{declared}\nunknowns = [{', '.join(unknowns(problem))}]\nequations = [\n{pairs}\n]\n"


def solving(problem: Problem) -> str:
    names = _names(problem)
    sides = [side for one in problem.given for side in one.sides]
    parts = {given(part): None for name in names for part in partial(name, *sides)}
    body = _SOLVE.replace("NAMES", f"[{', '.join(names)}]")
    condition = f"\n{_CONDITION}" if names != unknowns(problem) else ""
    return f"parts = [{', '.join(parts)}]\n{body}{condition}"
