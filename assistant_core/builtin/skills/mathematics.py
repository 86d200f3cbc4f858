"""Mathematics: the code interpreter computes, the skill writes its code and reads what it printed."""

from typing import Any

from assistant_core.builtin.mathematics.glossary import explained
from assistant_core.builtin.mathematics.reading import asked, is_story
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.solving import next_move
from assistant_core.builtin.moves import CallTools, Move
from assistant_core.builtin.moves import Say as Answer
from assistant_core.builtin.skills import Skill
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.read import read_frame
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER


class Mathematics(Skill):
    # It recognises a question as a whole or not at all.
    rank = 60
    tools = frozenset({CODE_INTERPRETER})
    part = "mathematics"

    def move(self, turn: Turn) -> Move | None:
        beside_others = bool(turn.tools.keys() - self.tools)
        if beside_others and not self.usable(turn):
            return None
        if not beside_others and (told := explained(turn.question, turn.language)):
            return Answer(told)
        problem = asked(turn)
        say = Say(turn.language, turn.formulas)
        if problem is None:
            is_told = self.usable(turn) and not beside_others and is_story(turn.question)
            return Answer(say.phrase("story")) if is_told else None
        if beside_others and (not problem.sure or _is_of_a_company(turn)):
            return None
        return next_move(turn, problem, say)

    def arguments(self, function: str, turn: Turn) -> dict[str, Any] | None:
        problem = asked(turn)
        if problem is None:
            return None
        move = next_move(turn, problem, Say(turn.language, turn.formulas))
        return move.calls[0].arguments if isinstance(move, CallTools) else None


def _is_of_a_company(turn: Turn) -> bool:
    """A company and a line of it: "the last 3 years" is no formula then."""
    frame = read_frame(turn)
    return frame is not None and bool(frame.companies and frame.topics)


SKILL = Mathematics()
