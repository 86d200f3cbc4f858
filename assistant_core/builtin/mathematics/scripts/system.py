"""Several equations: solved together, and a linear system by elimination."""

from assistant_core.builtin.mathematics.domain import partial
from assistant_core.builtin.mathematics.grammar import variables
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.scripts import given, listed, script

_SOLVE = """

def fits(solution):
    letters = dict(zip(names, (2, 3, 5, 7, 11)))
    pairs = [*equations, *((part, part) for part in parts)]
    values = [[N(side.subs(solution).subs(letters), 30, chop=True) for side in pair] for pair in pairs]
    return all(a.is_finite and b.is_finite and abs(a - b) < 10**-8 for a, b in values)


def written(solution):
    known = [(name, simplify(solution[name])) for name in unknowns if name in solution]
    places = decimal if DIGITS is not None else lambda value: ""
    return ", ".join(f"{show(name)} = {show(value)}{places(value)}" for name, value in known)


found = list(filter(fits, solve([left - right for left, right in equations], unknowns, dict=True)))
real = [one for one in found if all(N(value).is_real is not False for value in one.values())]
sides = [left - right for left, right in equations]
linear = all(side.is_polynomial(*unknowns) and Poly(side, *unknowns).total_degree() == 1 for side in sides)
free = sorted({name for solution in real for name in unknowns if name not in solution}, key=str)
if free:
    tell("say: free", "; ".join(map(written, real)), ", ".join(map(show, free)))
elif len(real) == 1:
    tell("say: solution", *written(real[0]).split(", "))
elif real:
    tell("say: pairs", *map(written, real))
elif found:
    tell("say: pairs complex", *map(written, found))
else:
    tell("say: contradiction" if linear and not parts else "say: not found")
for number, (left, right) in enumerate(equations, 1):
    tell("step: given", number, f"{show(left)} = {show(right)}")"""
_CONDITION = """
lead = Matrix([[expand(side).coeff(name) for name in unknowns] for side in sides]).det()
pieces = [piece for piece, power in factor_list(numer(together(lead)))[1]]
if real and pieces:
    tell("say: so if", *(f"{show(piece)} {NOT} 0" for piece in pieces))"""
_STEPS = """
rows = [expand(side) for side in sides]


def row_written(row):
    constant = row.as_coefficients_dict()[1]
    return f"{show(row - constant)} = {show(-constant)}"


pivots = []
for name in unknowns if linear else ():
    place = len(pivots)
    possible = [number for number in range(place, len(rows)) if rows[number].coeff(name) != 0]
    if not possible:
        continue
    first = min(possible, key=lambda number: (abs(rows[number].coeff(name)) != 1, number))
    pivots.append(name)
    if first != place:
        rows[place], rows[first] = rows[first], rows[place]
        tell("step: exchange", place + 1, first + 1)
    for number in range(place + 1, len(rows)):
        factor = rows[number].coeff(name) / rows[place].coeff(name)
        if factor != 0:
            rows[number] = expand(rows[number] - factor * rows[place])
            times = "" if factor == 1 else show(factor)
            name = "take times" if times else "take"
            tell(f"step: {name}", place + 1, number + 1, row_written(rows[number]), times)
for number in range(len(pivots), len(rows)) if linear else ():
    tell("step: zero row" if rows[number] == 0 else "step: false row", number + 1)
values = {}
if linear and pivots == unknowns and all(row == 0 for row in rows[len(pivots):]):
    for place in reversed(range(len(pivots))):
        row, name = expand(rows[place].subs(values)), unknowns[place]
        values[name] = solve(row, name)[0]
        tell("step: row", place + 1, row_written(row), f"{show(name)} = {show(values[name])}")
ways = [
    (place, name)
    for place, row in enumerate(rows)
    for name in unknowns
    if not linear and row.is_polynomial(name) and degree(row, name) == 1 and row.coeff(name).is_number
]
if ways and len(rows) == len(unknowns) == 2:
    place, name = ways[0]
    other = next(one for one in unknowns if one != name)
    value = solve(rows[place], name)[0]
    tell("step: express", place + 1, f"{show(name)} = {show(value)}")
    rest = expand(rows[1 - place].subs(name, value))
    tell("step: put", 2 - place, f"{show(rest)} = 0", show(other))
    for root in solve(rest, other):
        follows = simplify(value.subs(other, root))
        tell("step: pair", f"{show(other)} = {show(root)}", f"{show(name)} = {show(follows)}")
for solution in real if not free else ():
    both = [[simplify(side.subs(solution)) for side in pair] for pair in equations]
    if all(left == right for left, right in both):
        sides = [f"{show(left)} = {show(right)}" for left, right in both]
        tell("step: fits", written(solution), ", ".join(sides))"""


def code(problem: Problem, say: Say) -> str:
    sides = [side for one in problem.given for side in one.sides]
    names = variables(*sides)
    usual = [name for name in names if name in "xyz"]
    unknowns = usual if len(usual) == len(problem.given) else names  # the other letters stand for numbers
    parts = listed(list(dict.fromkeys(part for name in names for part in partial(name, *sides))))
    pairs = "\n".join(f"    ({given(one.sides[0])}, {given(one.sides[1])})," for one in problem.given)
    lines = [
        *(f"{name} = symbols({name!r})" for name in names),
        f"names, unknowns = [{', '.join(names)}], [{', '.join(unknowns)}]",
        f"equations = [\n{pairs}\n]\nparts = {parts}",
    ]
    condition = _CONDITION if names != unknowns else ""
    return script(say, problem.digits, "\n".join(lines), _SOLVE + condition, _STEPS)
