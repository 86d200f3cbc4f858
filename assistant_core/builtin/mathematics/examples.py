"""The kinds of questions, each a list of examples in `asks/`: adding one is adding data."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from assistant_core.builtin.understanding.similarity import Examples
from assistant_core.engine.retrieval.analyze import tokens

MORE = ("detail", "why")
"""They are about the problem before."""
BEYOND = "beyond"
_TALK = "talk"
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[가-힣]+")
MARK = re.compile(r"\{\w+\}")


@lru_cache(1)
def _loaded() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, list[str]]]:
    """What each takes, and its examples."""
    takes: dict[str, tuple[str, ...]] = {}
    texts: dict[str, list[str]] = {}
    for file in sorted(resources.files(__package__).joinpath("asks").iterdir(), key=lambda found: found.name):
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        for task, examples_ in (found.get("tasks") or {found["task"]: found["examples"]}).items():
            takes[task], texts[task] = tuple(found["takes"]), examples_
    return takes, texts


def takes(task: str) -> tuple[str, ...]:
    return _loaded()[0][task]


@lru_cache(1)
def of_formulas() -> Examples:
    """What is asked of a formula."""
    return Examples({task: texts for task, texts in _loaded()[1].items() if takes(task)})


@lru_cache(1)
def of_all() -> Examples:
    return Examples(_loaded()[1])


@lru_cache(1)
def only_beyond() -> frozenset[str]:
    """Words of what is refused, and of nothing else."""
    words = {task: {word for text in texts for word in tokens(text)} for task, texts in _loaded()[1].items()}
    return frozenset(words.pop(BEYOND).difference(*words.values()))


def unknown(words: str) -> list[str]:
    """What is neither asked nor talk."""
    return [word for word in WORD.findall(MARK.sub(" ", words)) if not _knows(of_all(), word)]


def strange(words: str, *more: str, ask: str = "") -> list[str]:
    """What is said besides talk, the examples of the ask and those given."""
    index = _with_talk(ask, more)
    return [word for word in WORD.findall(MARK.sub(" ", words)) if not _knows(index, word)]


@lru_cache(100)
def _with_talk(ask: str, more: tuple[str, ...]) -> Examples:
    """Of one class, so that only whether a word is known can be asked of it."""
    known = _loaded()[1]
    return Examples({_TALK: [*known[_TALK], *known.get(ask, ()), *more]})


def _knows(index: Examples, word: str) -> bool:
    """Of a Korean word, its beginning: particles and endings are many."""
    return len(word) == 1 or index.knows(word) or (word[0] >= "가" and index.knows(word[:2]))
