"""What the built-in model says it can do here: the skills that have their tools, with examples."""

from collections.abc import Mapping

from assistant_core.builtin.language import Language
from assistant_core.builtin.phrases import NO_TOOL, OR, TRY
from assistant_core.builtin.skills import all_skills
from assistant_core.builtin.text import bullets
from assistant_core.builtin.turn import Turn

MOST_OF_EACH = 3
"""Where several skills have examples."""


def offer(turn: Turn, opening: Mapping[Language, str]) -> str:
    """`opening` has a place for `{abilities}`."""
    language = turn.language
    skills = sorted(
        (skill for skill in all_skills() if skill.ability),
        key=lambda skill: -len(skill.tools & turn.tools.keys()),
    )
    usable = [skill for skill in skills if skill.usable(turn)]
    abilities = OR[language].join(skill.ability[language] for skill in usable or skills)
    text = opening[language].format(abilities=abilities)
    if not usable:
        return f"{text} {NO_TOOL[language]}"
    each = [skill.examples[language] for skill in usable]
    some = each[0] if len(each) == 1 else [example for one in each for example in one[:MOST_OF_EACH]]
    examples = bullets(list(some))
    return f"{text}\n\n{TRY[language]}\n\n{examples}"
