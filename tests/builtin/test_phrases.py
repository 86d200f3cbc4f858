import string

from assistant_core.builtin.research.intents import all_intents
from assistant_core.builtin.research.wording import TABLES
from assistant_core.builtin.skills import all_skills


def fields(phrase: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(phrase) if field}


def test_both_languages_say_the_same_things() -> None:
    assert TABLES["en"].keys() == TABLES["ko"].keys()
    for key, phrase in TABLES["en"].items():
        assert fields(phrase) == fields(TABLES["ko"][key]), key


def test_every_intent_says_the_same_things_in_both_languages() -> None:
    for intent in all_intents():
        assert intent.words["en"].keys() == intent.words["ko"].keys(), intent
        for key, phrase in intent.words["en"].items():
            assert fields(phrase) == fields(intent.words["ko"][key]), (intent, key)


def test_every_skill_speaks_both_languages() -> None:
    for skill in all_skills():
        assert skill.ability.keys() == skill.examples.keys()
        assert not skill.ability or skill.ability.keys() == {"en", "ko"}
