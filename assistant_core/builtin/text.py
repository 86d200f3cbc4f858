"""Small helpers for text that came from elsewhere, for writing it as Markdown, and for lists of words."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

MARKDOWN = re.compile(r"([\\`*_\[\]<>|#$~])")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


def clean(text: str, limit: int = 80) -> str:
    """One line that Markdown shows as it is: names and notes in tool outputs may hold anything."""
    line = " ".join(CONTROL.sub(" ", text).split())
    shortened = line if len(line) <= limit else line[: limit - 1] + "…"
    return MARKDOWN.sub(r"\\\1", shortened)


def fenced(text: str, limit: int = 1_500) -> str:
    shortened = text if len(text) <= limit else text[:limit] + "…"
    return "```\n" + shortened.replace("```", "'''") + "\n```"


def bullets(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def shorter(word: str) -> set[str]:
    """Itself, and without any one letter: two words that have one of them in common differ by a slip."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@cache
def sections(path: Path) -> Mapping[str, str]:
    """The parts of a file by their names, which stand in brackets; lines with # are for who reads it."""
    text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    parts = re.split(r"^\[(.+)\]\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
