"""Quotes for the panel and the watchlist: fetched in the background, side by side, and kept for a minute.

Nobody waits here. Whoever asks gets what is known and asks again.
"""

import json
import threading
import time
from dataclasses import dataclass
from typing import Any

from assistant_core.tools.registry import run_tool

LIMIT_SECONDS = 10.0
FRESH_SECONDS = 60.0
RETRY_SECONDS = 20.0
MOST_AT_ONCE = 8
MOST_KNOWN = 500


@dataclass(frozen=True)
class Quote:
    symbol: str
    figures: dict[str, Any]
    """As `get_quote` returns them; empty when it failed."""
    problem: str = ""
    """The kind of the failure, as the tool's error has it."""
    detail: str = ""

    @property
    def price(self) -> float | None:
        price = self.figures.get("price")
        return price if isinstance(price, int | float) else None


_known: dict[str, tuple[float, Quote]] = {}
_fetching: set[str] = set()
_lock = threading.Lock()
_at_once = threading.Semaphore(MOST_AT_ONCE)


def look(symbol: str) -> Quote | None:
    """The last quote, or None while the first one is on its way. An old one is replaced in the background."""
    with _lock:
        due, quote = _known.get(symbol, (0.0, None))
        if time.monotonic() >= due and symbol not in _fetching:
            _fetching.add(symbol)
            threading.Thread(target=_fetch, args=(symbol,), name=f"quote-{symbol}", daemon=True).start()
        return quote


def forget_all() -> None:
    """For tests."""
    with _lock:
        _known.clear()


def _fetch(symbol: str) -> None:
    with _at_once:
        quote = _quote(symbol, run_tool("get_quote", json.dumps({"ticker": symbol}), LIMIT_SECONDS))
    with _lock:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[symbol] = (time.monotonic() + (RETRY_SECONDS if quote.problem else FRESH_SECONDS), quote)
        _fetching.discard(symbol)


def _quote(symbol: str, output: str) -> Quote:
    data = json.loads(output)
    error = data.get("error")
    if error is None:
        return Quote(symbol, data)
    return Quote(symbol, {}, str(error.get("kind") or "tool_error"), str(error.get("message") or ""))
