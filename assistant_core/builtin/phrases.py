"""What the model says of itself, what each skill can do, and what is said of files: phrases.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant_core.builtin.language import Language


@cache
def phrases() -> Mapping[str, Mapping[str, Mapping[Language, Any]]]:
    """Part → key → language → phrase, or phrases."""
    return tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))


def say(phrase: str, language: Language, of: str = "model", **values: object) -> str:
    return str(phrases()[of][phrase][language]).format(**values)
