"""The order of the rules: what the caller insists on, then the skills, then an honest refusal."""

import re
from typing import Any

from assistant_core.builtin.language import Language
from assistant_core.builtin.moves import Call, CallTools, Move, Say
from assistant_core.builtin.offer import offer
from assistant_core.builtin.phrases import say
from assistant_core.builtin.schema import fill
from assistant_core.builtin.skills import all_skills
from assistant_core.builtin.text import fenced
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.leftover import is_foreign

WORD = re.compile(r"[\w-]+", re.ASCII)


def decide(turn: Turn, tool_choice: str | dict[str, Any], parallel: bool) -> Move:
    move = _insisted(turn, tool_choice) or _own_move(turn)
    if isinstance(move, CallTools) and not parallel:
        return CallTools(move.calls[:1])
    return move


def _insisted(turn: Turn, tool_choice: str | dict[str, Any]) -> Move | None:
    """The call that the caller asks for. One round fulfils it, or a run would never come to its answer."""
    if turn.calls_of_this_run or not turn.tools:
        return None
    name = _chosen(tool_choice)
    if name in turn.tools:
        return CallTools((_call(name, turn),))
    return _any_call(turn) if tool_choice == "required" else None


def _chosen(tool_choice: str | dict[str, Any]) -> str:
    if isinstance(tool_choice, str):
        return ""
    function = tool_choice.get("function")
    return str(function.get("name", "")) if isinstance(function, dict) else str(tool_choice.get("type", ""))


def _any_call(turn: Turn) -> Move:
    move = _own_move(turn)
    if isinstance(move, CallTools):
        return move
    known = [name for skill in all_skills() for name in turn.tools if name in skill.tools]
    return CallTools((_call([*known, *turn.tools][0], turn),))


def _call(name: str, turn: Turn) -> Call:
    for skill in all_skills():
        arguments = skill.arguments(name, turn) if name in skill.tools else None
        if arguments is not None:
            return Call(name, arguments)
    return Call(name, fill(turn.tools[name], turn.question))


def _own_move(turn: Turn) -> Move:
    unknown = _unknown_function(turn)
    if unknown:
        return unknown
    moves = (skill.move(turn) for skill in all_skills())
    found = next((move for move in moves if move), None)
    return found or Say(offer(turn, "foreign" if is_foreign(turn.question) else "beyond"))


def _unknown_function(turn: Turn) -> Move | None:
    """Functions without a skill: called when the question names them, their output relayed as it is."""
    taught = frozenset[str]().union(*(skill.tools for skill in all_skills()))
    returned = [call for call in turn.calls_of_this_run if call.name not in taught]
    if returned:
        return Say("\n\n".join(_relay(call.name, call.output, turn.language) for call in returned))
    named = [name for name in turn.tools if name not in taught and _is_named(name, turn.question)]
    return CallTools(tuple(_call(name, turn) for name in named)) if named else None


def _is_named(function: str, question: str) -> bool:
    """Plainly meant: `get_weather` or search(), but not the word "search"."""
    return f"{function}(" in question or ("_" in function and function in WORD.findall(question))


def _relay(name: str, output: str, language: Language) -> str:
    return say("returned", language, name=name.replace("`", "")) + "\n\n" + fenced(output)
