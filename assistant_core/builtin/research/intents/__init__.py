"""Questions that have an answer of their own. Every file in this folder with an `INTENT` is found by itself.

An intent says which questions it recognises, which functions it needs, and how it answers for one company.
What no intent recognises is answered from the parts of a company in `topics`.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import ClassVar

from assistant_core.builtin.language import Language
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import Need, need
from assistant_core.builtin.research.topics import Section
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.turn import Turn

Words = Mapping[Language, Mapping[str, str]]


class Intent:
    rank: ClassVar[int] = 50
    """The order of the answers where a question asks for several."""
    pattern: ClassVar[re.Pattern[str]]
    """What asks for it. These words are taken out before the rest of the question is understood."""
    functions: ClassVar[tuple[str, ...]]
    """What it reads; without the first it cannot answer, the others add to the answer."""
    covers: ClassVar[frozenset[Section]] = frozenset()
    """Parts of a company that need no answer of their own beside this one."""
    instead_of: ClassVar[frozenset[str]] = frozenset()
    """Other intents, by their first function, that this one answers as well."""
    alone: ClassVar[bool] = False
    """A question that it recognises asks for nothing else."""
    compared: ClassVar[tuple[Section, ...] | None] = None
    """The parts that a comparison shows in its place; None: it is told of each company."""
    words: ClassVar[Words]

    def recognises(self, turn: Turn) -> bool:
        return self.pattern.search(turn.question) is not None

    def needs(self, turn: Turn) -> tuple[Need, ...]:
        return tuple(need(function) for function in self.functions)

    def computes(self, company: Company, turn: Turn) -> str:
        """Code to run once everything is fetched; empty where none is needed."""
        return ""

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        """Paragraphs, or none where the first function gave nothing to tell. `voice` has its `words`."""
        raise NotImplementedError


@lru_cache
def all_intents() -> tuple[Intent, ...]:
    modules = (
        importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    return tuple(sorted((module.INTENT for module in modules), key=lambda intent: intent.rank))


def known_functions(turn: Turn) -> frozenset[str]:
    return frozenset(turn.tools) | {call.name for call in turn.past_calls}


def intents_of(turn: Turn) -> tuple[Intent, ...]:
    """Those that the question asks for and whose functions are there."""
    known = known_functions(turn)
    usable = [intent for intent in all_intents() if intent.functions[0] in known]
    found = [intent for intent in usable if intent.recognises(turn)]
    lone = [intent for intent in found if intent.alone]
    replaced = frozenset[str]().union(*(intent.instead_of for intent in found))
    return tuple(lone[:1] or [intent for intent in found if intent.functions[0] not in replaced])


def without_words_of(intents: Iterable[Intent], question: str) -> str:
    for intent in intents:
        question = intent.pattern.sub(" ", question)
    return question
