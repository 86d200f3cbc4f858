"""A number to compute."""

from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.scripts import given, script

_SHOW = """\
if value.has(oo, zoo, nan):
    tell("say: undefined number", asked)
elif value.is_real is False:
    parted = expand_complex(value)
    tell("say: result", f"{asked} = {show(N(value, 10) if parted.has(re, im) else parted)}")
    tell("say: not real")
elif abs(value) >= 10**40 or (value.is_Rational and value.q >= 10**40):
    tell("say: result", f"{asked} {NEAR} {show(N(value, 10))}")
else:
    exact = "" if (value.is_Rational and value.q >= 10**6) or show(value) == asked else f" = {show(value)}"
    places = decimal(value)
    tell("say: result", asked + exact + ("" if places == exact else places))
"""


def code(problem: Problem, say: Say) -> str:
    opening = f"asked = {say.node(problem.expression)!r}\nvalue = simplify({given(problem.expression)})"
    return script(say, problem.digits, opening, _SHOW)
