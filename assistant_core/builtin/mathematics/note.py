"""How a question was read, where people may have meant something else by it."""

from assistant_core.builtin.mathematics.grammar import Node, walk
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say

_OF_ANGLES = ("sin", "cos", "tan", "cot", "sec", "csc")


def note(problem: Problem, say: Say) -> str:
    """To follow the answer; empty where there is one reading only."""
    notes = []
    if any(one.doubtful for one in problem.given):
        read = say.listed([say.math(say.relation(one)) for one in problem.given])
        notes.append(say(f"Read as {read}.", f"읽은 식: {read}"))
    angles = dict.fromkeys(
        say.node(node.parts[0])
        for one in problem.given
        for side in one.sides
        for node in walk(side)
        if node.kind == "function" and node.text in _OF_ANGLES and _is_bare_number(node.parts[0])
    )
    for angle in angles:
        shown, degrees = say.math(angle), say.math(rf"{angle}^\circ" if say.formulas else f"{angle}°")
        notes.append(
            say(
                f"{shown} is taken as radians; for degrees write {degrees}.",
                f"{shown} 은(는) 라디안으로 보았습니다. 도 단위라면 {degrees} 처럼 쓰세요.",
            )
        )
    return f"\n\n({' '.join(notes)})" if notes else ""


def _is_bare_number(angle: Node) -> bool:
    """Of any size but zero, and not a part of pi."""
    nodes = walk(angle)
    numbers = [node for node in nodes if node.kind == "number"]
    return any(number.text.strip("0.") for number in numbers) and all(
        node.kind in ("number", "+", "-", "*", "/", "negative") for node in nodes
    )
