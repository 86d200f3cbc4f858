"""The facts that tool outputs state, whatever tool they are from."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from assistant_core.figures import other_facts, tables
from assistant_core.figures.model import Fact, Frequency, Kind, Source

DEEPEST = 50
UNITS = {"millions": 1e6, "thousands": 1e3, "ones": 1.0, "billions": 1e9}


def facts_of(tool: str, output: str | Mapping[str, Any]) -> list[Fact]:
    """Nothing for a failure, and for what is not a JSON object."""
    data = parsed(output)
    if data is None or "error" in data:
        return []
    if "statement" in data and "periods" in data:
        return list(_statement(tool, data))
    if "companies" in data and "columns" in data:
        return list(tables.comparison(tool, data))
    if "periods" in data and "ratios" in data:
        return list(tables.ratios(tool, data))
    if "assumptions" in data:
        return list(other_facts.valuation(tool, data))
    if "rows" in data and "last_close" in data:
        return list(other_facts.prices(tool, data))
    return list(other_facts.anything(tool, data))


def parsed(output: str | Mapping[str, Any]) -> dict[str, Any] | None:
    if not isinstance(output, str):
        return dict(output)
    try:
        data = json.loads(output)
    except (ValueError, RecursionError):  # nested a thousand deep
        return None
    return data if isinstance(data, dict) and _is_shallow(data) else None


def _is_shallow(data: Any) -> bool:
    """No tool nests as deep as it would take to run out of stack."""
    level = [data]
    for _ in range(DEEPEST):
        nodes = (node.values() if isinstance(node, dict) else node for node in level)
        level = [child for node in nodes for child in node if isinstance(child, dict | list)]
    return not level


def _statement(tool: str, data: dict[str, Any]) -> Iterator[Fact]:
    source = source_of(tool, data)
    periods = [day(period) for period in data["periods"]]
    frequency: Frequency = data.get("frequency") or "annual"
    shares = dict(data.get("shares") or {})
    groups: tuple[tuple[Mapping[str, Any], float, Kind], ...] = (
        (data.get("lines") or {}, UNITS.get(data.get("unit", ""), 1.0), "money"),
        (data.get("per_share") or {}, 1.0, "money"),
        (shares, UNITS.get(shares.pop("unit", ""), 1.0), "count"),
        (data.get("ratios") or {}, 100.0, "percent"),
    )
    for lines, factor, kind in groups:
        yield from tables.rows(lines, factor, kind, periods, frequency, data.get("currency"), source)


def source_of(tool: str, data: Mapping[str, Any], company: Mapping[str, Any] | None = None) -> Source:
    told = company or data
    return Source(
        tool=tool,
        company=str(told.get("company") or told.get("symbol") or ""),
        symbol=str(told.get("symbol") or ""),
        source=str(data.get("source") or ""),
        fetched=str(data.get("as_of") or data.get("fetched_at") or "")[:10],
    )


def day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def names(outputs: Iterable[tuple[str, str | Mapping[str, Any]]]) -> dict[str, set[str]]:
    """Symbol → the names under which the outputs speak of it."""
    found: dict[str, set[str]] = {}
    for _, output in outputs:
        data = parsed(output) or {}
        companies = data.get("companies")
        for one in [data, *(companies if isinstance(companies, list) else ())]:
            if isinstance(one, dict) and one.get("symbol"):
                found.setdefault(str(one["symbol"]), set()).add(str(one.get("company") or one["symbol"]))
        for listing in data.get("listings") or ():
            if isinstance(listing, dict) and listing.get("symbol") == data.get("best"):
                aliases = found.setdefault(str(data["best"]), set())
                aliases |= {str(listing.get("name") or ""), str(data.get("query") or "")} - {""}
    return found
