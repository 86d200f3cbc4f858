"""Reads the outputs that are no statement and no price history: quotes, news, ratios, valuations.

Nothing is taken for granted: what is missing or of another kind reads as None or as empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant_core.builtin.research.outputs import (
    UNITS,
    Failure,
    Origin,
    failure,
    items,
    mapping,
    number,
    origin,
    word,
)
from assistant_core.builtin.turn import read_json


@dataclass(frozen=True)
class Facts:
    data: Mapping[str, Any]
    origin: Origin

    @property
    def company(self) -> str:
        return self.text("company")

    @property
    def symbol(self) -> str:
        return self.text("symbol")

    @property
    def currency(self) -> str | None:
        return self.text("currency") or None

    def at(self, *path: str) -> Any:
        found: Any = self.data
        for key in path:
            found = mapping(found).get(key)
        return found

    def text(self, *path: str) -> str:
        return word(self.at(*path))

    def number(self, *path: str) -> float | None:
        return number(self.at(*path))

    def numbers(self, *path: str) -> list[float | None]:
        return [number(value) for value in items(self.at(*path))]

    def percent(self, *path: str) -> float | None:
        """A figure in percent as a fraction: 46.2 → 0.462."""
        return fraction(self.number(*path))

    def money(self, *path: str) -> float | None:
        """An amount of `unit`, in whole units of its currency."""
        return self.scaled(self.number(*path))

    def scaled(self, value: float | None, unit: str = "") -> float | None:
        factor = UNITS.get(unit or self.text("unit"))
        return None if value is None or factor is None else value * factor

    def lengths(self, frequency: str) -> tuple[Sequence[str], Sequence[float | None]]:
        """The ends of its periods, and how many months they have."""
        yearly = frequency == "annual"
        return [word(end) for end in items(self.at("periods"))] if yearly else (), self.numbers("months")

    def table(self, *path: str) -> list[dict[str, Any]]:
        """A table of `columns` and `rows`, a mapping for each row."""
        columns = [word(column) for column in items(self.at(*path, "columns"))]
        rows = (items(row) for row in items(self.at(*path, "rows")))
        return [dict(zip(columns, row, strict=False)) for row in rows if row]


def fraction(percent: float | None) -> float | None:
    return None if percent is None else percent / 100


def read_facts(text: str) -> Facts | Failure:
    data = mapping(read_json(text))
    if "error" in data:
        return failure(data)
    return Facts(data, origin(data)) if data else Failure("unexpected_answer")
