"""Ways of answering, one file each; what has no file of its own is told as values. A module here has

- `of(study, company)`: the paragraphs about a company, in Markdown; the first one's first sentence answers
  the question; or `write(study)`: those about all;

and may have

- `needs(frame)`: what it needs of each company, beyond what the topics of the question need;
- `then(study)`: what it needs of each company once that is there;
- `code(study)`: Python to run once all is fetched, a text for each run;
- `usual(frame)`: the topics that it is about where the question names none;
- `FETCHES = False`: it looks up no company and needs no figure;
- `FUNCTIONS = False`: it says itself what it needs of the functions that the ask names;
- `TOPICS = False`: it does not need the figures that the topics name.

Its phrases are in `phrases/`.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import Any

from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Frame, Topic

DEFAULT = "value"


@cache
def answer(name: str) -> ModuleType:
    names = {found.name for found in pkgutil.iter_modules(__path__)}
    return importlib.import_module(f"{__name__}.{name if name in names else DEFAULT}")


def modules_of(frame: Frame) -> Iterator[tuple[Frame, ModuleType]]:
    """For each ask in turn; of two that are answered the same way, the first."""
    asks = {one.answer: one for one in reversed((frame.ask, *frame.more))}
    for ask in reversed(asks.values()):
        yield replace(frame, ask=ask), answer(ask.answer)


def has(module: ModuleType, name: str) -> bool:
    return bool(getattr(module, name, True))


def fetches(frame: Frame) -> bool:
    return any(has(module, "FETCHES") for _, module in modules_of(frame))


def needs(module: ModuleType, frame: Frame) -> tuple[Need, ...]:
    return tuple(module.needs(frame)) if hasattr(module, "needs") else ()


def topics(frame: Frame) -> tuple[Topic, ...]:
    """What the question asks for, or else what its answers are about by themselves."""
    usual = (module.usual(one) for one, module in modules_of(frame) if hasattr(module, "usual"))
    return frame.topics or tuple(topic for topics in usual for topic in topics)


def write(module: ModuleType, study: Study) -> list[str]:
    if hasattr(module, "write"):
        return list(module.write(study))
    return [part for company in study.listed for part in module.of(study, company)]


def each(study: Study, name: str) -> tuple[Any, ...]:
    """What the function of this name gives, of all modules that have it."""
    found = (getattr(module, name, None) for _, module in modules_of(study.frame))
    return tuple(one for function in found if function for one in function(study) if one)
