"""Mathematics: the code interpreter computes, the skill writes its code and reads what it printed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from assistant_core.builtin.language import Language
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
    ability: ClassVar[Mapping[Language, str]] = {
        "en": "compute, solve equations, systems and inequalities, differentiate, integrate, find limits, and"
        " simplify, factor or expand expressions, and explain each of these step by step",
        "ko": "계산, 방정식·연립방정식·부등식 풀이, 미분, 적분, 극한, 식의 정리·인수분해·전개,"
        " 그리고 그 과정을 단계별로 설명하는 것",
    }
    examples: ClassVar[Mapping[Language, tuple[str, ...]]] = {
        "en": (
            "Solve 3x + 11 = 14",
            "What is 15% of 240?",
            "Differentiate x^2 sin(x)",
            "Integrate x e^x from 0 to 1",
            "Explain in more detail",
        ),
        "ko": (
            "3x + 11 = 14를 풀어 주세요",
            "240의 15%는 얼마인가요?",
            "x^2 sin(x)를 미분해 주세요",
            "x e^x를 0에서 1까지 적분해 주세요",
            "더 자세히 설명해 주세요",
        ),
    }

    def move(self, turn: Turn) -> Move | None:
        beside_others = bool(turn.tools.keys() - self.tools)
        if beside_others and not self.usable(turn):
            return None
        if not beside_others and (told := explained(turn.question, turn.language)):
            return Answer(told)
        problem = asked(turn)
        say = Say(turn.language, turn.formulas)
        if problem is None:
            return (
                Answer(say.phrase("story"))
                if self.usable(turn) and is_story(turn.question) and not beside_others
                else None
            )
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
