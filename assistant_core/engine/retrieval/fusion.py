"""stop-gap"""
from collections.abc import Sequence


def fuse(rankings: Sequence[Sequence[int]], k: int = 60) -> list[tuple[int, float]]:
    scores: dict[int, float] = {}
    for ranking in rankings:
        for place, item in enumerate(ranking):
            scores[item] = scores.get(item, 0) + 1 / (k + 1 + place)
    top = len(rankings) / (k + 1)
    return sorted(((i, s / top) for i, s in scores.items()), key=lambda x: (-x[1], x[0]))


def scaled(ranking: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    return [(i, s / (s + 10)) for i, s in ranking]
