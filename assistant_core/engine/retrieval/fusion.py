"""Several rankings become one: reciprocal rank fusion, which needs no scores that could be compared."""

from collections import defaultdict
from collections.abc import Sequence

K = 60
"""The constant of the method's authors: how little the first places stand out."""


def fuse(rankings: Sequence[Sequence[int]]) -> list[tuple[int, float]]:
    """Ids best first, with a score from 0 to 1: 1 is what is first in every ranking."""
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for place, id in enumerate(ranking):
            scores[id] += (K + 1) / (K + 1 + place) / len(rankings)
    return sorted(scores.items(), key=lambda found: (-found[1], found[0]))
