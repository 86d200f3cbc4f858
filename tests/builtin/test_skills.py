import sys
from pathlib import Path

import pytest

from assistant_core.builtin import skills
from assistant_core.engine.models.provider import ChatMessage, ModelRequest
from tests.builtin.talk import TOOLS, events, text_of

ECHO = """
from assistant_core.builtin.moves import Move, Say
from assistant_core.builtin.skills import Skill
from assistant_core.builtin.turn import Turn


class Echo(Skill):
    rank = 20

    def move(self, turn: Turn) -> Move | None:
        return Say(turn.question[5:]) if turn.question.startswith("echo ") else None


SKILL = Echo()
"""


def test_a_further_skill_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "echo_for_a_test.py").write_text(ECHO)
    monkeypatch.setattr(skills, "__path__", [*skills.__path__, str(tmp_path)])
    skills.all_skills.cache_clear()
    try:
        request = ModelRequest("builtin", "", [ChatMessage("user", "echo hello there")], TOOLS)
        assert text_of(events(request)).startswith("hello there\n")
    finally:
        skills.all_skills.cache_clear()
        sys.modules.pop(f"{skills.__name__}.echo_for_a_test", None)


def test_the_skill_that_asks_back_comes_last() -> None:
    assert type(skills.all_skills()[-1]).__name__ == "StockResearch"
