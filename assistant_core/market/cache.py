"""Keeps what was fetched until it expires; a failure is never kept.

Callers that ask for the same key at the same time share one fetch, its failure included: after a rate
limit, four waiting tools must not become four more requests.
"""

import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

MAX_ENTRIES = 1000
T = TypeVar("T")


@dataclass(slots=True)
class _Entry:
    answer: Future[Any] = field(default_factory=Future)
    expires: float = float("inf")  # while the fetch is under way


class Cache:
    """Safe to share between threads. `clock` counts seconds; of more than `most` entries the newest stay."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MAX_ENTRIES) -> None:
        self._clock = clock
        self._most = most
        self._lock = Lock()
        self._entries: dict[Hashable, _Entry] = {}

    def get(self, key: Hashable, seconds: float, fetch: Callable[[], T]) -> T:
        """What `fetch` returned for `key` at most `seconds` ago. Raises what `fetch` raises."""
        with self._lock:
            entry = self._entries.get(key)
            known = entry is not None and self._clock() < entry.expires
            if entry is None or not known:
                entry = self._entries[key] = _Entry()
        if not known:
            self._fill(key, entry, seconds, fetch)
        result: T = entry.answer.result()
        return result

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()

    def _fill(self, key: Hashable, entry: _Entry, seconds: float, fetch: Callable[[], Any]) -> None:
        try:
            answer = fetch()
        except BaseException as error:
            self._forget(key, entry)
            entry.answer.set_exception(error)
            raise
        with self._lock:
            entry.expires = self._clock() + seconds
            self._drop_expired()
        entry.answer.set_result(answer)

    def _forget(self, key: Hashable, entry: _Entry) -> None:
        with self._lock:
            if self._entries.get(key) is entry:
                del self._entries[key]

    def _drop_expired(self) -> None:
        if len(self._entries) <= self._most:
            return
        now = self._clock()
        kept = {key: entry for key, entry in self._entries.items() if now < entry.expires}
        self._entries = dict(list(kept.items())[-self._most :])
