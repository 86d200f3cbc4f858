"""What the rules can decide to do next: call tools, or say something."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Call:
    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class CallTools:
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Say:
    text: str


Move = CallTools | Say
