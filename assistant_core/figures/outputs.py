"""What tool outputs have in common: whence they are, whom they speak of, how they write days and units."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeGuard

from assistant_core.figures.model import Source

Output = tuple[str, str | Mapping[str, Any]]
"""A tool's name and its output, as JSON or parsed."""

DEEPEST = 50
ROW_NAMES = ("holder", "name")
LARGEST = 1e300
"""What is beyond, or not a number at all, cannot be calculated with."""
PART = " · "
"""Between a company's symbol and the segment, country or product of it that a figure is of."""
UNITS = {"millions": 1e6, "thousands": 1e3, "ones": 1.0, "billions": 1e9}


def parsed(output: str | Mapping[str, Any]) -> dict[str, Any] | None:
    """None for a failure and for what is not a JSON object."""
    data: Any = output
    if isinstance(output, str):
        try:
            data = json.loads(output)
        except (ValueError, RecursionError):  # nested a thousand deep
            return None
    if not isinstance(data, Mapping) or "error" in data or not _is_shallow(data):
        return None
    return dict(data)


def _is_shallow(data: Any) -> bool:
    """No tool nests as deep as it would take to run out of stack."""
    level = [data]
    for _ in range(DEEPEST):
        nodes = (node.values() if isinstance(node, Mapping) else node for node in level)
        level = [child for node in nodes for child in node if isinstance(child, Mapping | list)]
    return not level


def source_of(tool: str, data: Mapping[str, Any], company: Mapping[str, Any] | None = None) -> Source:
    told = company if company is not None else data
    return Source(
        tool=tool,
        company=str(told.get("company") or told.get("symbol") or ""),
        symbol=str(told.get("symbol") or ""),
        source=str(data.get("source") or ""),
        fetched=str(data.get("as_of") or data.get("fetched_at") or "")[:10],
    )


def names(outputs: Iterable[Output]) -> dict[str, set[str]]:
    """Symbol → the names under which the outputs speak of it."""
    found: dict[str, set[str]] = {}
    for _, output in outputs:
        data = parsed(output) or {}
        companies = data.get("companies")
        for one in [data, *(companies if isinstance(companies, list) else ())]:
            if isinstance(one, Mapping) and one.get("symbol"):
                found.setdefault(str(one["symbol"]), set()).add(str(one.get("company") or one["symbol"]))
        for row in row_names(data):
            found.setdefault(row, set()).add(row)
        for one in data.get("members") or ():
            if isinstance(one, Mapping) and isinstance(member := one.get("member"), str):
                found.setdefault(part(str(data.get("symbol") or ""), member), set()).add(member)
        for listing in data.get("listings") or ():
            if isinstance(listing, Mapping) and listing.get("symbol") == data.get("best"):
                aliases = found.setdefault(str(data["best"]), set())
                aliases |= {str(listing.get("name") or ""), str(data.get("query") or "")} - {""}
    return found


def part(symbol: str, member: str) -> str:
    """What stands for a part of a company, as a symbol does for the whole."""
    return f"{symbol}{PART}{member}"


def whole(symbol: str) -> str:
    """The company's symbol, of a part of it too."""
    return symbol.partition(PART)[0]


def row_names(data: Mapping[str, Any]) -> set[str]:
    """Whom the rows of an output's tables are about: holders, insiders."""
    found = set()
    for table in data.values():
        if not (isinstance(table, Mapping) and isinstance(table.get("rows"), list)):
            continue
        columns = table.get("columns") or []
        places = [place for place, name in enumerate(columns) if name in ROW_NAMES]
        for row in table["rows"]:
            if isinstance(row, list):
                found |= {row[at] for at in places if at < len(row) and isinstance(row[at], str)}
    return found


def day(value: Any) -> date | None:
    try:
        said = str(value)[:10]
        return date.fromisoformat(f"{said}-01" if len(said) == 7 else said)  # a month is its first day
    except ValueError:
        return None


def is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST
