import re
import string
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import assistant_core
from assistant_core.chat.view import Problem
from assistant_core.tools.registry import all_tools
from assistant_core.words import LANGUAGES, en, ko

ROOT = Path(assistant_core.__file__).parent.parent
CORE = ROOT / "assistant_core"
SOURCES = [
    ROOT / "app.py",
    *(ROOT / "pages").glob("*.py"),
    *(CORE / "ui").glob("*.py"),
    *(CORE / "exhibits").rglob("*.py"),
    *(CORE / "chat" / "export").glob("*.py"),
]


def fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_every_language_has_every_string_with_the_same_places():
    for strings in LANGUAGES.values():
        assert strings.keys() == en.STRINGS.keys()
        assert {key: fields(text) for key, text in strings.items()} == {
            key: fields(text) for key, text in en.STRINGS.items()
        }


def test_korean_is_korean():
    same = {key for key, text in ko.STRINGS.items() if text == en.STRINGS[key]}
    assert same <= {
        "app.title",
        "table.source",
        "unit.percent",
        "scale.ones",
        "compact.ones",
        "watch.fetching",
        "several.example.3",
    }


def test_every_key_in_the_code_exists_and_every_string_is_used():
    code = "\n".join(path.read_text() for path in SOURCES)
    literal = set(re.findall(r"""\b(?:t|words|of)\(\s*["']([\w.]+)["']""", code))
    assert literal <= en.STRINGS.keys()
    composed = (
        *("problem.", "phase.", "tool.", "investor.suggestion.", "book.suggestion.", "steps."),
        *("files.", "cite.", "table.", "exhibit.", "frequency.", "unit.", "shares.", "scale.", "compact."),
        *("figures.", "provenance.", "basis.", "filing.", "export.", "quote."),
        *("investor.title", "book.title"),
        *("settings.service.", "settings.check.", "settings.step.", "interpreter."),
        *("tutor.title", "tutor.suggestion.", "mode.", "several.example."),
        *("connection.", "refused.", "ollama.fault.", "settings.need_"),
        *("assistants.fault.", "assistants.edit", "assistants.restore", "assistants.delete"),
    )
    unused = {
        key
        for key in en.STRINGS
        if not re.search(f"""["']{key}["']""", code) and not key.startswith(composed)
    }
    assert not unused


@pytest.mark.parametrize("kind", get_args(get_type_hints(Problem)["kind"]))
def test_every_problem_has_words(kind):
    assert f"problem.{kind}" in en.STRINGS


@pytest.mark.parametrize("name", all_tools())
def test_every_tool_has_a_title(name):
    assert f"tool.{name}" in en.STRINGS
    assert f"tool.about.{name}" in en.STRINGS
