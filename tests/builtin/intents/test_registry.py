import sys
from pathlib import Path

import pytest

from assistant_core.builtin.research import intents
from tests.builtin.tools_data import called, talk

PATENTS = """
import re

from assistant_core.builtin.research.functions import NEWS
from assistant_core.builtin.research.intents import Intent


class Patents(Intent):
    rank = 1
    pattern = re.compile("patents")
    functions = (NEWS,)
    words = {"en": {"lead": "Patents of {company}."}, "ko": {"lead": "{company} 특허."}}

    def answer(self, company, turn, voice):
        return [voice.say("lead", company=company.title)]


INTENT = Patents()
"""


def test_a_further_intent_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "patents_for_a_test.py").write_text(PATENTS)
    monkeypatch.setattr(intents, "__path__", [*intents.__path__, str(tmp_path)])
    intents.all_intents.cache_clear()
    try:
        conversation = talk()
        assert conversation.ask("Tell me about the patents of Apple").startswith(
            "Patents of Apple Inc. (AAPL)."
        )
        assert "get_news" in called(conversation)[1]
    finally:
        intents.all_intents.cache_clear()
        sys.modules.pop(f"{intents.__name__}.patents_for_a_test", None)


def test_each_intent_can_be_told_from_the_others() -> None:
    found = intents.all_intents()
    assert len({intent.rank for intent in found}) == len(found)
    assert len({type(intent).__name__ for intent in found}) == len(found)
