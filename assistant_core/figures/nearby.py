"""What has a value, findable by it: a figure is tried on what is about as large, not on everything."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
MOST_CANDIDATES = 500
"""Of one name and about one value; more are the nearest ones."""

Span = tuple[float, float]
"""The least and the largest size, whatever the sign."""


class ByValue(Generic[T]):
    def __init__(self, entries: Sequence[T], value: Callable[[T], float]) -> None:
        self._entries = entries
        ordered = sorted((abs(value(entry)), place) for place, entry in enumerate(entries))
        self._sizes = [size for size, _ in ordered]
        self._places = [place for _, place in ordered]

    def near(self, spans: Iterable[Span]) -> list[T]:
        """In the order in which they were given."""
        places: set[int] = set()
        for low, high in spans:
            first, last = bisect_left(self._sizes, low), bisect_right(self._sizes, high)
            if last - first > MOST_CANDIDATES:
                middle = bisect_left(self._sizes, (low + high) / 2, first, last)
                first = max(first, min(middle - MOST_CANDIDATES // 2, last - MOST_CANDIDATES))
                last = first + MOST_CANDIDATES
            places.update(self._places[first:last])
        return [self._entries[place] for place in sorted(places)]
