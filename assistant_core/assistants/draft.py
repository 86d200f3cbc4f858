"""What a reader sets of an assistant, and how the engine writes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from openai.types.beta import Assistant

from assistant_core.tools.registry import all_tools

# The engine's limits, in characters.
MOST_NAME = 256
MOST_DESCRIPTION = 512
MOST_INSTRUCTIONS = 256_000

Fault = Literal["name", "long_name", "long_description", "long_instructions", "model"]


@dataclass(frozen=True)
class Draft:
    name: str = ""
    description: str = ""
    instructions: str = ""
    model: str = "default"
    """A model's name, or `default` for the one of the settings."""
    tools: tuple[str, ...] = ()
    """Names of function tools, and kinds of the engine's own tools (`file_search`)."""

    def fault(self) -> Fault | None:
        """Why the engine would refuse it, or why nobody could use it."""
        if not any(sign.isprintable() and not sign.isspace() for sign in self.name):
            return "name"
        if not self.model.strip():
            return "model"
        if len(self.name) > MOST_NAME:
            return "long_name"
        if len(self.description) > MOST_DESCRIPTION:
            return "long_description"
        return "long_instructions" if len(self.instructions) > MOST_INSTRUCTIONS else None

    def fields(self, known: Iterable[Any] = ()) -> dict[str, Any]:
        """As the Assistants API takes them. `known`: how tools stand there that the app does not define."""
        described = {tool_name(tool): tool for tool in known}
        return {
            "name": " ".join(self.name.split()),
            "description": self.description or None,
            "instructions": self.instructions,
            "model": self.model.strip(),
            "tools": [_written(name, described) for name in self.tools],
        }


def draft_of(stored: Assistant) -> Draft:
    return Draft(
        name=" ".join((stored.name or "").split()) or stored.id,
        description=stored.description or "",
        instructions=stored.instructions or "",
        model=stored.model,
        tools=tuple(tool_name(tool) for tool in as_dicts(stored)),
    )


def as_dicts(stored: Assistant) -> list[dict[str, Any]]:
    return [tool.to_dict() for tool in stored.tools]


def tool_name(tool: dict[str, Any]) -> str:
    return str(tool["function"]["name"] if tool["type"] == "function" else tool["type"])


def _written(name: str, described: dict[str, Any]) -> Any:
    there = all_tools()
    return there[name].schema if name in there else described.get(name) or {"type": name}
