"""A further kind of question costs one file of examples, one way of answering, and its phrases."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant_core.builtin.research import answers, voice
from assistant_core.builtin.understanding import asks, clauses, read, recognition
from tests.builtin.tools_data import called, talk

ASK = """
answer = "slogans_for_a_test"
functions = ["get_news"]
needs = ["company"]
en = "slogan of {company} | Which slogan does {company} use? | {company} slogans"
ko = "{company} 슬로건 | {company} 슬로건 알려줘"
"""
ANSWER = """
def of(study, company):
    return [study.voice.say("slogans", company=company.title)]
"""
PHRASES = """
slogans = { en = "Slogans of {company}.", ko = "{company} 슬로건입니다." }
"""


def forget() -> None:
    caches: tuple[Callable[..., Any], ...] = tuple(
        function
        for module in (asks, clauses, read, recognition, answers, voice)
        for function in vars(module).values()
        if hasattr(function, "cache_clear")
    )
    for function in caches:
        function.cache_clear()  # type: ignore[attr-defined]


@pytest.fixture
def further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = shutil.copytree(asks.FOLDER, tmp_path / "asks")
    (folder / "slogans.toml").write_text(ASK, encoding="utf-8")
    (tmp_path / "slogans_for_a_test.py").write_text(ANSWER, encoding="utf-8")
    phrases = shutil.copytree(voice.FOLDER, tmp_path / "phrases")
    (phrases / "slogans.toml").write_text(PHRASES, encoding="utf-8")
    monkeypatch.setattr(asks, "FOLDER", folder)
    monkeypatch.setattr(voice, "FOLDER", phrases)
    monkeypatch.setattr(answers, "__path__", [*answers.__path__, str(tmp_path)])
    forget()
    yield
    monkeypatch.undo()
    forget()
    sys.modules.pop(f"{answers.__name__}.slogans_for_a_test", None)


@pytest.mark.usefixtures("further")
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What slogan does Apple have?", "Slogans of Apple Inc."),
        ("애플의 슬로건을 알려 주세요", "슬로건입니다."),
    ],
)
def test_a_further_kind_of_question_costs_one_file_each(question: str, said: str) -> None:
    conversation = talk()
    assert said in conversation.ask(question).split("\n")[0]
    assert "get_news" in called(conversation)[1]
