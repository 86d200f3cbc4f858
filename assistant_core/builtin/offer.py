"""What the built-in model says it can do here: the skills that have their tools, with examples."""

from collections.abc import Mapping

from assistant_core.builtin.language import Language
from assistant_core.builtin.phrases import CAN, NO_TOOL, TRY
from assistant_core.builtin.skills import all_skills
from assistant_core.builtin.text import bullets
from assistant_core.builtin.turn import Turn

MOST_EXAMPLES = 6


def offer(turn: Turn, opening: Mapping[Language, str]) -> str:
    """The opening, then what can be asked here."""
    language = turn.language
    usable = [skill for skill in reversed(all_skills()) if skill.ability and skill.usable(turn)]
    if not usable:
        return f"{opening[language]} {NO_TOOL[language]}"
    abilities = bullets([skill.ability[language] for skill in usable])
    each = MOST_EXAMPLES // len(usable) or 1
    examples = bullets([example for skill in usable for example in skill.examples[language][:each]])
    return f"{opening[language]} {CAN[language]}\n\n{abilities}\n\n{TRY[language]}\n\n{examples}"
