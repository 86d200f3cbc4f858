"""What outputs about a company are made of; all of it as compact as figures and words allow."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from assistant_core.market.model import Listing, round_price

SENTENCE_END = re.compile(r"[.!?。](?=\s|$)|。")
EPS_DECIMALS = 4


def head(listing: Listing) -> dict[str, Any]:
    return {
        "company": listing.name,
        "symbol": listing.symbol,
        "type": listing.type,
        "exchange": listing.exchange,
    }


def present(output: dict[str, Any]) -> dict[str, Any]:
    """Without the keys that have no value."""
    return {key: value for key, value in output.items() if value is not None and value not in ([], {})}


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> dict[str, Any] | None:
    """Columns with figures only where any row has one; None without rows."""
    kept = [list(row) for row in rows]
    if not kept:
        return None
    used = [index for index in range(len(columns)) if any(row[index] is not None for row in kept)]
    return {
        "columns": [columns[index] for index in used],
        "rows": [[row[index] for index in used] for row in kept],
    }


def price(value: float | None, decimals: int) -> float | None:
    return None if value is None else round_price(value, decimals)


def per_share(value: float | None) -> float | None:
    return price(value, EPS_DECIMALS)


def whole(value: float | None) -> float | None:
    """An amount or a number of pieces, whose fractions say nothing."""
    return None if value is None else round(value)


def change_percent(new: float | None, old: float | None) -> float | None:
    """From what is shown; None where the old figure is missing, zero or negative."""
    if new is None or old is None or old <= 0:
        return None
    return round((new / old - 1) * 100, 2)


def shortened(text: str | None, limit: int) -> str | None:
    """Cut behind a sentence where one ends within the limit, else behind a word."""
    if text is None or len(text) <= limit:
        return text
    ends = [found.end() for found in SENTENCE_END.finditer(text[: limit + 1])]
    if ends:
        return text[: ends[-1]]
    return text[:limit].rsplit(" ", 1)[0] + " …"
