"""What the built-in model says it can do here: the skills that have their tools, with examples."""

from assistant_core.builtin.phrases import say
from assistant_core.builtin.skills import all_skills
from assistant_core.builtin.text import bullets
from assistant_core.builtin.turn import Turn

MOST_OF_EACH = 3
"""Where several skills have examples."""


def offer(turn: Turn, opening: str) -> str:
    """The opening, then what can be asked here, first what the conversation has most tools for."""
    language = turn.language
    opening = say(opening, language)
    usable = [skill for skill in all_skills() if skill.ability and skill.usable(turn)]
    if not usable:
        return f"{opening} {say('no_tool', language)}"
    usable.sort(key=lambda skill: -len(skill.tools & turn.tools.keys()))
    most = None if len(usable) == 1 else MOST_OF_EACH
    abilities = bullets([skill.ability[language] for skill in usable])
    examples = bullets([example for skill in usable for example in skill.examples[language][:most]])
    return f"{opening} {say('can', language)}\n\n{abilities}\n\n{say('try', language)}\n\n{examples}"
