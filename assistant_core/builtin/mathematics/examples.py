"""The kinds of questions, each a list of examples in `asks.toml`: adding one is adding data."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from assistant_core.analyzer import tokens
from assistant_core.builtin.understanding.similarity import Examples

BEYOND = "beyond"
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[가-힣]+")
_MARK = re.compile(r"\{\w+\}")


@cache
def data(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _lists(table: str) -> dict[str, list[str]]:
    return {name: re.split(r" ?[|\n] ?", texts.strip()) for name, texts in data("asks")[table].items()}


def takes(ask: str) -> list[str]:
    """The kinds of formulas that it is asked of."""
    return next((kinds.split() for asks, kinds in data("asks")["takes"].items() if ask in asks.split()), [])


@cache
def index(of_formulas: bool) -> Examples:
    """Of what is asked of a formula, or of everything that is said."""
    return Examples(
        {ask: texts for ask, texts in _lists("examples").items() if takes(ask) or not of_formulas}
    )


@cache
def ways() -> dict[str, re.Pattern[str]]:
    """Ways that are named, with what says that they are to be used."""
    return {way: _way(sorted(names, key=len, reverse=True)) for way, names in _lists("ways").items()}


def _way(names: list[str]) -> re.Pattern[str]:
    english, korean = ("|".join(name for name in names if (name < "가") == latin) for latin in (True, False))
    return re.compile(
        r"\b(?:us(?:e|ing)|by(?: means of)?|from|with|via|through|appl(?:y|ying)) (?:the )?(?:method of )?"
        rf"(?:{english})(?:'s)?(?: (?:rule|method|theorem|formula))?\b(?: (?:and|to)\b)?,?"
        rf"|(?:{korean})(?:[을를] ?(?:이용|사용|활용|적용|쓰|써|통)\S*|(?:으로|로)(?![가-힣])(?: ?써서)?)",
        re.I,
    )


@cache
def only_beyond() -> frozenset[str]:
    """Words of what is refused, and of nothing else."""
    words = {
        ask: {word for text in texts for word in tokens(text)} for ask, texts in _lists("examples").items()
    }
    return frozenset(words.pop(BEYOND).difference(*words.values()))


def words(text: str) -> list[str]:
    return _WORD.findall(_MARK.sub(" ", text))


def strange(text: str, *more: str, ask: str = "") -> list[str]:
    """What no example has; of one ask, what is said besides talk, its examples and those given."""
    known = _with_talk(ask, more) if ask else index(False)
    return [word for word in words(text) if not _knows(known, word)]


@lru_cache(100)
def _with_talk(ask: str, more: tuple[str, ...]) -> Examples:
    """Of one class, so that only whether a word is known can be asked of it."""
    return Examples({"talk": [*_lists("examples")["talk"], *_lists("examples")[ask], *more]})


def _knows(known: Examples, word: str) -> bool:
    """Of a Korean word, its beginning: particles and endings are many."""
    return len(word) == 1 or known.knows(word) or (word[0] >= "가" and known.knows(word[:2]))
