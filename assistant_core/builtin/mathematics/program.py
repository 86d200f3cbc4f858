"""The sympy code that solves a problem: what is given, as literals, before a program of `programs/`.

It prints `say: phrase | formula | …` for the answer and `step: …` for what leads to it, with the names of
`phrases.toml`; every formula of an answer comes from it.
"""

from functools import cache
from importlib import resources

from assistant_core.builtin.mathematics.grammar import partial, variables, walk
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.writing import sympy_source

_REWRITING = ("simplify", "factor", "expand")
_ASKED = {  # as text, and as LaTeX
    "derivative": ("d{power}/d{x}{power} ({f})", r"\frac{{d{power}}}{{d{x}{power}}} \left({f}\right)"),
    "integral": ("∫ {f} d{x}", r"\int {inside} \, d{x}"),
    "definite": ("∫ {f} d{x} ({a}..{b})", r"\int_{{{a}}}^{{{b}}} {inside} \, d{x}"),
    "limit": ("lim {x} -> {a}{side} ({f})", r"\lim_{{{x} \to {a}{side}}} \left({f}\right)"),
}


def code(problem: Problem, say: Say) -> str:
    sides = [side for one in problem.given for side in one.sides]
    names, x = variables(*sides), problem.variable
    parts = partial([x] if x else names, *sides)
    is_rewriting, is_of_any = problem.task in _REWRITING, problem.task in ("equation", "system")
    known = {
        "TASK": problem.task,
        "LANGUAGE": say.language,
        "FORMULAS": say.formulas,
        "DIGITS": problem.digits,
        "LETTER": x,
        "NAMES": [*names, *([x] if x and x not in names else [])],
        "REAL": names if is_rewriting else [] if is_of_any else [x],
        "SIDES": [[sympy_source(side) for side in one.sides] for one in problem.given],
        "SIGNS": [one.signs for one in problem.given],
        "BOUNDS": [sympy_source(bound) for bound in problem.bounds],
        "PARTS": [sympy_source(part) for part in parts],
        "CONDITIONS": [
            f"{say.node(inside)} {say.signs.get(sign, sign)} 0" if sign else ""
            for inside, sign in parts.values()
        ],
        "ROOTED": any(node.text == "cbrt" for node in walk(*sides)),
        "ORDER": problem.order,
        "SIDE": problem.side,
        "WAY": problem.way,
        "ASKED": _asked(problem, say),
    }
    given = "\n".join(f"{name} = {value!r}" for name, value in known.items())
    program = _text("rewriting" if is_rewriting else problem.task)
    return "\n\n\n".join([given, _text("common"), program, 'print("done:")'])


def _asked(problem: Problem, say: Say) -> str:
    task = "definite" if problem.task == "integral" and problem.bounds else problem.task
    f, ends = say.node(problem.expression), [say.node(bound) for bound in problem.bounds]
    raised = "^{{{}}}" if say.formulas else "^{}"
    return _ASKED.get(task, ("{f}", "{f}"))[say.formulas].format(
        f=f,
        inside=rf"\left({f}\right)" if problem.expression.kind in ("+", "-") else f,
        x=problem.variable,
        power=raised.format(problem.order) if problem.order > 1 else "",
        side=raised.format(problem.side) if problem.side and say.formulas else problem.side,
        **dict(zip("ab", ends, strict=False)),
    )


@cache
def _text(name: str) -> str:
    return resources.files(__package__).joinpath("programs", f"{name}.txt").read_text(encoding="utf-8")
