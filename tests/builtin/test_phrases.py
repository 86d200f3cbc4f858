import pkgutil
import string
from collections.abc import Mapping
from typing import Any

import pytest

from assistant_core.builtin.research import answers
from assistant_core.builtin.research.wording import TABLES
from assistant_core.builtin.skills import all_skills

NAMES = [found.name for found in pkgutil.iter_modules(answers.__path__)]


def fields(phrase: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(phrase) if field}


def missing_in_korean(phrases: Mapping[Any, Mapping[str, str]]) -> list[str]:
    """Of a field only English may do without: verbs agree with their line."""
    english, korean = phrases["en"], phrases["ko"]
    return [key for key in english if key not in korean or fields(korean[key]) - fields(english[key])]


def test_both_languages_say_the_same_things() -> None:
    names = [key for key in {**TABLES["en"], **TABLES["ko"]} if not key.startswith("line_")]
    assert all(key in TABLES["en"] and key in TABLES["ko"] for key in names)
    assert [key for key in missing_in_korean(TABLES) if not key.startswith("line_")] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_says_the_same_things_in_both_languages(name: str) -> None:
    words = answers.answer(name).WORDS
    assert words["en"].keys() == words["ko"].keys()
    assert missing_in_korean(words) == []


def test_every_skill_speaks_both_languages() -> None:
    for skill in all_skills():
        assert skill.ability.keys() == skill.examples.keys()
        assert not skill.ability or skill.ability.keys() == {"en", "ko"}
