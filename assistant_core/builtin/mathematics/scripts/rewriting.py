"""Expressions written in another form: simplified, factored, expanded."""

from assistant_core.builtin.mathematics.grammar import variables, walk
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.scripts import given, listed, script

_FACTOR_NUMBER = """\
primes = factorrat(f, limit=10**6) if f.is_Rational else {}
powers = [
    show(Pow(prime, primes[prime], evaluate=False)) if primes[prime] != 1 else show(prime)
    for prime in sorted(primes)
]
if list(primes.values()) == [1] and f > 1 and isprime(f):
    tell("say: prime", asked)
elif bare(TIMES.join(powers) or "1") == bare(asked):
    tell("say: factor unchanged", asked)
else:
    tell("say: factor", f"{asked} = {TIMES.join(powers) if f.is_Rational else show(factor(f))}")
if not all(isprime(prime) for prime in primes if prime not in (-1, 0)):
    tell("say: incomplete")
rest = abs(f) if f.is_Integer else Integer(1)
for prime, power in factorint(rest, limit=10**6).items():
    for _ in range(power if prime > 1 else 0):
        tell("step: by prime", f"{show(rest)} {DIVIDED} {prime} = {show(rest / prime)}")
        rest = rest / prime"""
_BARE = """\
import re as patterns


def bare(formula):
    return patterns.sub(r"\\\\cdot|\\\\left|\\\\right|[\\s{}*]", "", formula.replace("**", "^"))

"""
_REWRITE = """\
samples = [dict(zip(names, numbers)) for numbers in ((10, 7, 3, 2), (-3, 2, -5, 4), (7, -5, 3, 2))]
gaps = [N((f - result).subs(sample), 20, chop=True) for sample in samples]
result = result if all(gap == 0 or gap.is_finite is not True for gap in gaps) else f
if bare(show(result)) == bare(asked):
    tell("say: TASK unchanged", asked)
else:
    tell("say: SAID", f"{asked} = {show(result)}")
kept = {piece for piece, power in factor_list(denom(together(result)))[1]}
pieces = [piece for bottom in bottoms for piece, power in factor_list(numer(together(bottom)))[1]]
lost = list(dict.fromkeys(show(piece) for piece in pieces if piece not in kept and not piece.is_positive))
if lost:
    tell("say: so if", *(f"{piece} {NOT} 0" for piece in lost))
top, bottom = fraction(together(f))
if bottom != 1:
    tell("step: fraction", show(factor(top)), show(factor(bottom)))
tell("step: to TASK", f"{asked} = {show(result)}")
for sample in (samples[0], samples[2]) if names else ():
    both = [simplify(form.subs(sample)) for form in (f, result)]
    if both[0] == both[1] and both[0].is_finite:
        put = ", ".join(f"{show(name)} = {value}" for name, value in sample.items())
        tell("step: test", put, *map(show, both))
        break"""
_CALLS = {"simplify": "simplify(f)", "factor": "factor(f)", "expand": "expand(f)"}


def code(problem: Problem, say: Say) -> str:
    names = variables(problem.expression)
    opening = f"{_BARE}\nasked = {say.node(problem.expression)!r}"
    if problem.task == "factor" and not names:
        signs = (r" \cdot ", r"\div") if say.formulas else (" * ", "/")
        given_ = f"TIMES, DIVIDED = {signs!r}\nf = {given(problem.expression)}"
        return script(say, None, opening, given_, _FACTOR_NUMBER)
    said = "expand it" if problem.task == "expand" else problem.task
    known = {name: name for name in names}
    quotients = [node for node in walk(problem.expression) if node.kind == "/"]
    bottoms = dict.fromkeys(node.parts[1] for node in quotients if variables(node.parts[1]))
    lines = [
        *(f"{name} = symbols({name!r}, real=True)" for name in names),
        f"names, bottoms = [{', '.join(names)}], {listed(list(bottoms), **known)}",
        f"f = {given(problem.expression, **known)}",
        f"result = {_CALLS[problem.task]}",
    ]
    return script(
        say, None, opening, "\n".join(lines), _REWRITE.replace("TASK", problem.task).replace("SAID", said)
    )
