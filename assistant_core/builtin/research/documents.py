"""What the functions return: one document for each output, or the failure that it tells.

Nothing is taken for granted: what is missing or of another kind reads as None or as empty. A statement whose
unit is not known is no data: a figure of unknown scale is worse than none.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assistant_core.builtin.research.functions import PRICES, STATEMENTS
from assistant_core.builtin.turn import read_json
from assistant_core.figures.outputs import UNITS


@dataclass(frozen=True)
class Failure:
    kind: str
    retry_after: int | None = None


@dataclass(frozen=True)
class Listing:
    symbol: str
    name: str
    type: str


@dataclass(frozen=True)
class Lookup:
    query: str
    best: str
    listings: tuple[Listing, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    data: Mapping[str, Any]

    @property
    def currency(self) -> str | None:
        return self.text("currency") or None

    @property
    def is_sample(self) -> bool:
        return self.data.get("sample_data") is True

    @property
    def notes(self) -> tuple[str, ...]:
        return notes(self.data)

    @cached_property
    def closes(self) -> tuple[tuple[str, float], ...]:
        """Date and close of every day that has both, oldest first."""
        found = [(word(row.get("date")), number(row.get("close"))) for row in self.table()]
        return tuple(sorted((day, close) for day, close in found if day and close is not None))

    def close(self, which: str) -> tuple[str, float | None]:
        """The "first" one or the "last"."""
        if self.closes:
            return self.closes[0 if which == "first" else -1]
        return self.text(f"{which}_date"), self.number(f"{which}_close")

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

    def money(self, *path: str, unit: str = "") -> float | None:
        """An amount of `unit`, in whole units of its currency."""
        value, factor = self.number(*path), UNITS.get(unit or self.text("unit"))
        return None if value is None or factor is None else value * factor

    def table(self, *path: str) -> list[dict[str, Any]]:
        """A table of `columns` and `rows`, a mapping for each row."""
        columns = [word(column) for column in items(self.at(*path, "columns"))]
        rows = (items(row) for row in items(self.at(*path, "rows")))
        return [dict(zip(columns, row, strict=False)) for row in rows if row]


def read(function: str, output: str) -> Document | Failure:
    data = mapping(read_json(output))
    if "error" in data:
        return failure(data["error"])
    found = Document(data)
    is_empty = (
        (function in STATEMENTS and not _has_lines(found))
        or (function in PRICES and found.close("last")[1] is None)
        or not data
    )
    return Failure("unexpected_answer") if is_empty else found


def read_lookup(output: str) -> Lookup | Failure:
    data = mapping(read_json(output))
    if "error" in data:
        return failure(data["error"])
    best = word(data.get("best"))
    if not best:
        return Failure("unknown_symbol" if "best" in data or "listings" in data else "unexpected_answer")
    entries = [mapping(entry) for entry in items(data.get("listings"))]
    fields = ("symbol", "name", "type")
    found = [Listing(*(word(entry.get(field)) for field in fields)) for entry in entries]
    return Lookup(word(data.get("query")), best, tuple(one for one in found if one.symbol), notes(data))


def _has_lines(statement: Document) -> bool:
    values = (number(one) for line in mapping(statement.at("lines")).values() for one in items(line))
    is_known = statement.text("unit") in UNITS and bool(items(statement.at("periods")))
    return is_known and any(value is not None for value in values)


def failure(told: Any) -> Failure:
    error = mapping(told)
    seconds = number(error.get("retry_after_seconds"))
    return Failure(word(error.get("kind")) or "unexpected_answer", None if seconds is None else int(seconds))


def number(value: Any) -> float | None:
    """None for everything that is not a finite number: null, text, true, 1e999."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        converted = float(value)
    except OverflowError:
        return None
    return converted if math.isfinite(converted) else None


def notes(data: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(note for note in map(word, items(data.get("notes"))) if note)


def mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def word(value: Any) -> str:
    return value if isinstance(value, str) else ""
