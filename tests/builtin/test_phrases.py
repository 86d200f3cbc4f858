import string

import pytest

from assistant_core.builtin.phrases import phrases as own_phrases
from assistant_core.builtin.research.voice import phrases
from assistant_core.builtin.skills import all_skills

IN_ONE_LANGUAGE = ("line_", "named_", "trade_", "past_", "now_")
"""Names that the other language has from elsewhere, and verbs."""


def fields(phrase: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(phrase) if field}


@pytest.mark.parametrize("key", [key for key in phrases() if not key.startswith(IN_ONE_LANGUAGE)])
def test_both_languages_say_the_same_thing(key: str) -> None:
    """Of a field only English may do without: verbs agree with their line."""
    said = phrases()[key]
    assert said.keys() == {"en", "ko"}
    assert not fields(said["ko"]) - fields(said["en"])


def test_every_skill_speaks_both_languages() -> None:
    for skill in all_skills():
        assert skill.ability.keys() == skill.examples.keys()
        assert not skill.ability or skill.ability.keys() == {"en", "ko"}


def test_what_the_model_says_of_itself_and_of_files_has_the_same_fields_in_both_languages() -> None:
    """Units have an English name from elsewhere."""
    told = [told for part in own_phrases().values() for told in part.values() if "en" in told]
    assert len(told) > 25
    for one in told:
        english, korean = (one[language] for language in ("en", "ko"))
        assert type(english) is type(korean)
        if isinstance(english, str):
            assert fields(english) == fields(korean)
