"""Which exhibits the outputs of an answer make. There is no list of kinds: each is a file in `kinds/`."""

import importlib
import json
import logging
import pkgutil
from collections.abc import Iterable
from functools import cache
from types import ModuleType
from typing import Any

from assistant_core.exhibits import kinds
from assistant_core.exhibits.model import Exhibit, Words

logger = logging.getLogger(__name__)


@cache
def all_kinds() -> tuple[ModuleType, ...]:
    names = [module.name for module in pkgutil.iter_modules(kinds.__path__)]
    modules = [importlib.import_module(f"{kinds.__name__}.{name}") for name in names]
    return tuple(sorted(modules, key=lambda module: module.RANK))


def exhibits_of(outputs: Iterable[str | None], words: Words) -> list[Exhibit]:
    """The exhibits of tool outputs (JSON), the most telling first, none twice."""
    found: list[tuple[int, Exhibit]] = []
    for output in outputs:
        data = parsed(output)
        if data is None:
            continue
        for kind in all_kinds():
            exhibit = _made(kind, data, words)
            if exhibit and exhibit not in (known for _, known in found):
                found.append((kind.RANK, exhibit))
                break
    return [exhibit for _, exhibit in sorted(found, key=lambda one: one[0])]


def parsed(output: str | None) -> dict[str, Any] | None:
    """The output of a function tool that did not fail; None for anything else."""
    try:
        data = json.loads(output or "")
    except ValueError:
        return None
    return data if isinstance(data, dict) and "error" not in data else None


def _made(kind: ModuleType, data: dict[str, Any], words: Words) -> Exhibit | None:
    try:
        return kind.exhibit(data, words)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        # Not one of our own tools after all; its output stays in the steps as it came.
        logger.info("No %s in an output that looked like it: %r", kind.__name__, error)
        return None
