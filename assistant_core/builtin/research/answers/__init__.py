"""Ways of answering, one file each. A module here has

- `needs(frame)`: what it needs of each company, beyond what the topics of the question need;
- `write(study)`: the paragraphs, in Markdown; the first one's first sentence answers the question;
- `WORDS`: its phrases in both languages;

and may have

- `FETCHES = False`: it looks up no company and needs no figure;
- `FUNCTIONS = False`: it says itself what it needs of the functions that the ask names;
- `TOPICS = False`: it does not need the figures that the topics name;
- `USUAL`: the topics that it is about where the question names none;
- `then(study)`: what it needs of each company once `needs` are there;
- `code(study)`: Python to run once all is fetched, a text for each run.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Ask, Frame

DEFAULT = "value"


@cache
def answer(name: str) -> ModuleType:
    names = {found.name for found in pkgutil.iter_modules(__path__)}
    return importlib.import_module(f"{__name__}.{name if name in names else DEFAULT}")


def asks_of(frame: Frame) -> tuple[Ask, ...]:
    """In turn; of two that are answered the same way, the first."""
    return tuple({one.answer: one for one in reversed((frame.ask, *frame.more))}.values())[::-1]


def modules_of(frame: Frame) -> Iterator[tuple[Ask, ModuleType]]:
    for ask in asks_of(frame):
        yield ask, answer(ask.answer)


def fetches(frame: Frame) -> bool:
    return any(getattr(module, "FETCHES", True) for _, module in modules_of(frame))


def then(study: Study) -> tuple[Need, ...]:
    found = (module.then(study) for _, module in modules_of(study.frame) if hasattr(module, "then"))
    return tuple(need for needs in found for need in needs)


def code(study: Study) -> tuple[str, ...]:
    found = (module.code(study) for _, module in modules_of(study.frame) if hasattr(module, "code"))
    return tuple(text for texts in found for text in texts if text)
