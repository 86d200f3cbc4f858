"""From a problem to the next move: the sympy code that is still to be run, or the answer.

The code is what is given, as literals, before a program of `programs/`. It prints `say: …` for the answer and
`step: …` for what leads to it: a name of `phrases.toml` and formulas, parted by bars. Every formula of an
answer comes from it.
"""

from functools import cache
from importlib import resources

from assistant_core.builtin.korean import fitted
from assistant_core.builtin.mathematics import exact
from assistant_core.builtin.mathematics.exact import Told
from assistant_core.builtin.mathematics.grammar import Node, partial, sympy_source, variables, walk
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.moves import Call, CallTools, Move
from assistant_core.builtin.moves import Say as Answer
from assistant_core.builtin.turn import Turn
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER

_INVERSE = frozenset({"add", "subtract", "divide"})
_UNNUMBERED = frozenset({"equation", "given", "order"})
_DONE = ("done", ("",))
"""Every program says so at its end."""
_MOST_LINES = 200
_LONGEST = 2_000
_ANGLES = frozenset({"sin", "cos", "tan", "cot", "sec", "csc"})
_OF_NUMBERS = frozenset({"number", "+", "-", "*", "/", "negative"})


def next_move(turn: Turn, problem: Problem, say: Say) -> Move:
    if refused := exact.too_large(problem, say):
        return Answer(refused)
    tool = turn.tools.get(CODE_INTERPRETER)
    is_calculator = "calculator" in str(tool.get("description", "")).casefold() if tool else False
    source = code(problem, say)
    found = _printed(turn, source, earlier=problem.detailed)
    if found is None and tool and not is_calculator:
        return CallTools((Call(CODE_INTERPRETER, {"code": source}),))
    if found is None:
        found = exact.printed(problem, say)
        missing = say.phrase("no sympy" if tool else "no tool")
        return Answer(_answer(problem, found, say) if found else missing)
    told = any(key == "say" for key, _ in found)
    return Answer(_answer(problem, found, say) if told or _DONE in found else _failed(found, say))


def _answer(problem: Problem, found: tuple[Told, ...], say: Say) -> str:
    """The result first; how it comes about where that is asked for."""
    between = "\n\n" if say.language == "ko" else " "
    parts = [between.join(filter(None, (say.phrase(*values) for key, values in found if key == "say")))]
    ways = (exact.printed(problem, say), found) if problem.detailed else ()
    steps = next(filter(None, ([values for key, values in way if key == "step"] for way in ways)), [])
    if problem.why and any(name in _INVERSE for name, *_ in steps):
        parts.append(say.phrase("why"))
    number = 0
    for name, *values in steps:
        if told := say.phrase(name, *values).strip():
            number += name not in _UNNUMBERED
            parts.append(told if name in _UNNUMBERED else f"{number}. {told}")
    if notes := _notes(problem, say):
        parts.append(f"({' '.join(notes)})")
    text = "\n\n".join(parts)
    return fitted(text) if say.language == "ko" else text


def _notes(problem: Problem, say: Say) -> list[str]:
    """How the question was read, where people may have meant something else by it."""
    notes = [say.phrase("other way")] if "other" in problem.way else []
    if any(one.doubtful for one in problem.given):
        notes.append(say.phrase("read as", *map(say.relation, problem.given)))
    nodes = walk(*(side for one in problem.given for side in one.sides))
    angles = [node.parts[0] for node in nodes if node.kind == "function" and node.text in _ANGLES]
    for angle in dict.fromkeys(say.node(angle) for angle in angles if _is_bare_number(angle)):
        notes.append(say.phrase("radians", angle, rf"{angle}^\circ" if say.formulas else f"{angle}°"))
    return notes


def _is_bare_number(angle: Node) -> bool:
    """Of any size but zero, and not a part of pi."""
    nodes = walk(angle)
    return {node.kind for node in nodes} <= _OF_NUMBERS and any(node.text.strip("0.") for node in nodes)


def _printed(turn: Turn, source: str, earlier: bool) -> tuple[Told, ...] | None:
    """What this code has printed in this run, or `earlier` in the conversation; None if it was not run."""
    for call in reversed(turn.past_calls):
        if call.name == CODE_INTERPRETER and call.arguments.get("code") == source:
            found = _lines(call.output)
            if call.this_run or (earlier and _DONE in found):
                return found
    return None


def _lines(logs: str) -> tuple[Told, ...]:
    """`key: phrase | formula | …`; other programs may send anything as an output."""
    written = [line.strip() for line in logs.splitlines() if line.strip()]
    found = []
    for line in [*written[:_MOST_LINES], *written[_MOST_LINES:][-1:]]:
        key, _, rest = line[:_LONGEST].partition(":")
        found.append((key.strip(), tuple(value.strip() for value in rest.split(" | "))))
    return tuple(found)


def _failed(found: tuple[Told, ...], say: Say) -> str:
    """What exactly the code said stands in its output, the error on the last line."""
    last = str(found[-1:]).casefold()
    took_long = "seconds" in last or "timeout" in last
    return say.phrase("took long" if took_long else "took memory" if "memory" in last else "unsolved")


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
