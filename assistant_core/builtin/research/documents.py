"""What the functions return: one document for each output, or the failure that it tells; and all that the
conversation has fetched already, so that nothing is fetched twice.

Nothing is taken for granted: what is missing or of another kind reads as None or as empty. A statement whose
unit is not known is no data: a figure of unknown scale is worse than none.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from assistant_core.builtin.research import functions
from assistant_core.builtin.research.functions import COMPARE_COMPANIES, GET_TICKER, Need, need
from assistant_core.builtin.turn import Turn, read_json
from assistant_core.figures.outputs import UNITS

REFRESH = re.compile(r"\b(again|refresh|reload)\b|다시|새로 ?고침", re.I)


@dataclass(frozen=True)
class Failure:
    kind: str
    retry_after: int | None = None


@dataclass(frozen=True)
class Document:
    data: Mapping[str, Any]

    @property
    def currency(self) -> str | None:
        return self.text("currency") or None

    @property
    def is_sample(self) -> bool:
        return self.data.get("sample_data") is True

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

    def words(self, *path: str) -> list[str]:
        return [text for text in map(word, items(self.at(*path))) if text]

    def inside(self, *path: str) -> list["Document"]:
        """A list of records, each as a document."""
        return [Document(mapping(one)) for one in items(self.at(*path))]

    def money(self, *path: str, unit: str = "") -> float | None:
        """An amount of `unit`, in whole units of its currency."""
        value, factor = self.number(*path), UNITS.get(unit or self.text("unit"))
        return None if value is None or factor is None else value * factor

    def table(self, *path: str) -> list[dict[str, Any]]:
        """A table of `columns` and `rows`, a mapping for each row."""
        columns = [word(column) for column in items(self.at(*path, "columns"))]
        rows = (items(row) for row in items(self.at(*path, "rows")))
        return [dict(zip(columns, row, strict=False)) for row in rows if row]


@dataclass
class Ledger:
    documents: dict[tuple[str, Need], Document | Failure] = field(default_factory=dict)
    """By symbol, in upper case, and what was needed of it."""
    latest_symbols: list[str] = field(default_factory=list)
    """Symbols fetched in earlier runs, latest last: for "and its debt?" when no question names a company."""

    def lookup(self, name: str) -> Document | Failure | None:
        return self.document(_of_name(name))

    def document(self, need: Need, symbol: str = "") -> Document | Failure | None:
        return self.documents.get((symbol.upper(), need.settled))


def read_ledger(turn: Turn) -> Ledger:
    """Failures of earlier runs are forgotten: by now the source may answer again."""
    ledger, fresh_only = Ledger(), REFRESH.search(turn.question) is not None
    for call in turn.past_calls:
        found, given = read(call.name, call.output), dict(call.arguments)
        if call.name == GET_TICKER:
            if isinstance(found, Document) or call.this_run:
                ledger.documents["", _of_name(word(given.get("company_name")))] = found
            if isinstance(found, Document) and found.text("query"):
                ledger.documents.setdefault(("", _of_name(found.text("query"))), found)
        elif call.name in functions.READ:
            symbol = word(given.pop("ticker", None)).upper()
            if isinstance(found, Document) and not call.this_run:
                compared = items(given.get("tickers")) if call.name == COMPARE_COMPANIES else []
                for known in [word(one).upper() for one in compared] or [
                    symbol or found.text("symbol").upper()
                ]:
                    if known and not known.endswith("=X") and known not in ledger.latest_symbols[-1:]:
                        ledger.latest_symbols.append(known)
            if call.this_run or (isinstance(found, Document) and not fresh_only):
                ledger.documents[symbol, need(call.name, **given).settled] = found
    return ledger


def _of_name(name: str) -> Need:
    return need(GET_TICKER, company_name=name.casefold())


def read(function: str, output: str) -> Document | Failure:
    found = Document(mapping(read_json(output)))
    if "error" in found.data:
        return failure(found.data["error"])
    if function == GET_TICKER and not found.text("best"):
        return Failure("unknown_symbol" if found.data.keys() & {"best", "listings"} else "unexpected_answer")
    is_empty = (
        (function in functions.STATEMENTS and not _has_lines(found))
        or (function in functions.PRICES and found.close("last")[1] is None)
        or not found.data
    )
    return Failure("unexpected_answer") if is_empty else found


def _has_lines(statement: Document) -> bool:
    values = (number(one) for line in mapping(statement.at("lines")).values() for one in items(line))
    is_known = statement.text("unit") in UNITS and bool(items(statement.at("periods")))
    return is_known and any(value is not None for value in values)


def failure(told: Any) -> Failure:
    error = Document(mapping(told))
    seconds = error.number("retry_after_seconds")
    return Failure(error.text("kind") or "unexpected_answer", None if seconds is None else int(seconds))


def number(value: Any) -> float | None:
    """None for everything that is not a finite number: null, text, true, 1e999."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        converted = float(value)
    except OverflowError:
        return None
    return converted if math.isfinite(converted) else None


def mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def word(value: Any) -> str:
    return value if isinstance(value, str) else ""
