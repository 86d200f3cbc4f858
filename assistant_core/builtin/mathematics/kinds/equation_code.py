"""The code that solves an equation: which method fits is read off the formula."""

from assistant_core.builtin.mathematics.grammar import Node, degree, variables, walk
from assistant_core.builtin.mathematics.kinds.domain import (
    TRIGONOMETRIC,
    functions,
    other_letters,
    partial,
)
from assistant_core.builtin.mathematics.kinds.equation_pieces import (
    CONDITION,
    FITS,
    FITS_LETTERS,
    KEEP_LETTERS,
    LETTERS,
    PERIODIC,
    POLYNOMIAL,
    PRINT,
    REAL,
    SAMPLES,
    SCAN,
    SIMPLE,
    SOLVE_LETTERS,
    TOP,
    WHOLE,
)
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import given


def opening(problem: Problem) -> str:
    left, right = problem.given[0].sides
    lines = [
        f"{problem.variable} = symbols({problem.variable!r})",
        *(f"{name} = symbols({name!r})" for name in _letters(problem)),
        f"left = {_real_roots(left)}",
        f"right = {_real_roots(right)}",
    ]
    if not is_simple(problem):
        parts = ", ".join(given(part) for part in partial(problem.variable, left, right))
        lines.append(f"parts = [{parts}]")
    return "\n".join(lines)


def _real_roots(side: Node) -> str:
    """The cube root of a negative number is negative, not sympy's complex one."""
    has_root = any(node.text == "cbrt" and variables(node) for node in walk(side))
    return given(side, "locals={'cbrt': lambda inner: real_root(inner, 3)}" if has_root else "")


def find(problem: Problem) -> str:
    """Leaves `kind`, `candidates` and, of these, `solutions`."""
    used = functions(problem.variable, *problem.given[0].sides)
    if is_simple(problem):
        chosen = [SIMPLE]
    elif _letters(problem):
        chosen = [FITS_LETTERS, *([SOLVE_LETTERS] if used else [TOP + LETTERS]), KEEP_LETTERS]
    elif "factorial" in used:
        chosen = [FITS, WHOLE]
    elif used:
        is_periodic = used & TRIGONOMETRIC
        chosen = [FITS, SAMPLES, *([PERIODIC] if is_periodic else []), REAL, SCAN]
    else:
        chosen = [FITS, TOP + POLYNOMIAL]
    return _filled("\n".join(chosen), problem)


def finish(problem: Problem) -> str:
    """Prints what was found."""
    used = functions(problem.variable, *problem.given[0].sides)
    condition = f"{CONDITION}\n" if _letters(problem) and not used else ""
    return _filled(condition + PRINT, problem)


def is_simple(problem: Problem) -> bool:
    """Two sides without a denominator or function of the unknown, at most quadratic."""
    degrees = [degree(side, problem.variable) for side in problem.given[0].sides]
    return all(one is not None and one <= 2 for one in degrees)


def _letters(problem: Problem) -> list[str]:
    return other_letters(problem.variable, *problem.given[0].sides)


def _filled(text: str, problem: Problem) -> str:
    used = functions(problem.variable, *problem.given[0].sides)
    letters = list(zip(_letters(problem), (2, 3, 5, 7, 11, 13), strict=False))
    for name, value in {
        "{x}": problem.variable,
        "{far}": "10" if used & TRIGONOMETRIC else "100",
        "{letters}": "{" + ", ".join(f"{name}: {number}" for name, number in letters) + "}",
        "{negative}": "{" + ", ".join(f"{name}: -{number}" for name, number in letters) + "}",
    }.items():
        text = text.replace(name, value)
    return text
