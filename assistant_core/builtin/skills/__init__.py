"""What the built-in model can do. Every file in this folder that has a `SKILL` is found by itself."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, ClassVar

from assistant_core.builtin.language import Language
from assistant_core.builtin.moves import Move
from assistant_core.builtin.phrases import phrases
from assistant_core.builtin.turn import Turn


class Skill:
    rank: ClassVar[int] = 50
    """Skills are asked in this order: the surer one is of what it recognises, the lower."""
    tools: ClassVar[frozenset[str]] = frozenset()
    """The functions it knows how to use and to read."""
    part: ClassVar[str] = ""
    """Of phrases.toml, where it says what it can do."""

    @property
    def ability(self) -> Mapping[Language, str]:
        """As an entry in a list."""
        return phrases().get(self.part, {}).get("ability", {})

    @property
    def examples(self) -> Mapping[Language, list[str]]:
        return phrases().get(self.part, {}).get("examples", {})

    def move(self, turn: Turn) -> Move | None:
        """The next step towards an answer, or None when the question is not for this skill."""
        raise NotImplementedError

    def arguments(self, function: str, turn: Turn) -> dict[str, Any] | None:
        """Arguments for one of its tools when the caller insists on it; None leaves them to the schema."""
        return None

    def usable(self, turn: Turn) -> bool:
        return bool(self.tools & turn.tools.keys())


@lru_cache
def all_skills() -> tuple[Skill, ...]:
    modules = (
        importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    return tuple(sorted((module.SKILL for module in modules), key=lambda skill: skill.rank))
