"""One word for several that mean the same, so that examples need not have them all."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "synonyms.txt"
LATIN = re.compile(r"[a-z]")


def plainly(text: str) -> str:
    """Korean words begin with what is replaced, English ones are it."""
    replaced = _english().sub(lambda match: _names()[match[0].lower()], text)
    return _korean().sub(lambda match: _names()[match[0]], replaced)


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in FILE.read_text(encoding="utf-8").splitlines():
        name, english, korean = (part.strip() for part in row.split("|"))
        found |= {word.strip(): name for word in english.split(",") if word.strip()}
        found |= {word.strip(): f" {name} " for word in korean.split(",") if word.strip()}
    return found


@cache
def _english() -> re.Pattern[str]:
    return _any_of([word for word in _names() if LATIN.match(word)], r"(?<!\w)(?:{})(?!\w)")


@cache
def _korean() -> re.Pattern[str]:
    return _any_of([word for word in _names() if not LATIN.match(word)], r"(?<![가-힣])(?:{})")


def _any_of(words: list[str], form: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(form.format("|".join(map(re.escape, longest_first))), re.IGNORECASE)
