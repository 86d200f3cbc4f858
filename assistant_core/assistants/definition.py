from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Definition:
    key: str
    name: str
    instructions: str
    tools: list[Any]
    """As the Assistants API writes them, the most important first: a model whose window is too small for all
    is not offered the last of them.
    """
    model: str = "default"
    """A model's name, or `default` for the one the engine is configured with."""
