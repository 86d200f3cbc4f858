"""Which of several asks a text is, by weights learned from examples of each: data in place of rules.

Kernel ridge regression, one output an ask. A text is the set of its stems (English), pairs of syllables
(Hangul), their neighbours, and the marks in it (`{company}`, `{line}`), so that order, endings and politeness
matter little: what examples of every ask have in common weighs nothing, what only some have decides.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from assistant_core.analyzer import tokens

LATIN = re.compile(r"[a-z]+")
MARK = re.compile(r"\{(\w+)\}")
SMOOTHING = 0.2
COMMON = 0.05
"""What any two texts have in common: an ask's share of the examples."""
LETTERS = 4
"""Of an English word: what a typo leaves."""
OFTEN = 40

Numbers = NDArray[np.float32]


class Learned:
    """It takes nothing afterwards, and any number of readers."""

    def __init__(self, examples: Mapping[str, Iterable[str]]) -> None:
        rows = [(ask, features(text)) for ask, texts in examples.items() for text in texts]
        self.asks = tuple(examples)
        names = dict.fromkeys(feature for _, found in rows for feature in found)
        self._places = {name: place for place, name in enumerate(names)}
        scales = np.array([len(found) ** -0.5 for _, found in rows], np.float32)
        places = [[self._places[feature] for feature in found] for _, found in rows]
        kernel = _shared(places)
        kernel *= scales
        kernel *= scales[:, None]
        kernel += np.float32(COMMON)
        kernel[np.diag_indices_from(kernel)] += np.float32(SMOOTHING)
        wanted = np.array([[ask == name for name in self.asks] for ask, _ in rows], np.float32)
        dual = np.linalg.solve(kernel, wanted)
        self._bias = np.float32(COMMON) * dual.sum(0)
        self._weights = np.zeros((len(names), len(self.asks)), np.float32)
        for row, scale, of_row in zip(places, scales, dual, strict=True):
            self._weights[row] += scale * of_row

    def scores(self, text: str) -> dict[str, float]:
        """Of every ask, about 0 to 1."""
        found = features(text)
        places = [self._places[feature] for feature in found if feature in self._places]
        scores = self._weights[places].sum(0) * len(found) ** -0.5 + self._bias
        return dict(zip(self.asks, map(float, scores), strict=True))


def features(text: str) -> frozenset[str]:
    marks = Counter(MARK.findall(text))
    words = tokens(MARK.sub(r" x\1 ", text))
    parts = (
        f"<{word}>"[start : start + LETTERS]
        for word in LATIN.findall(MARK.sub(" ", text.lower()))
        for start in range(len(word) - 1)
    )
    return frozenset(
        [
            f"marks {' '.join(sorted(marks))}",
            *(f"{mark} {count}" for mark, count in marks.items()),
            *words,
            *parts,
            *(f"{one} {other}" for one, other in itertools.pairwise(words)),
            *(f"first {word}" for word in words[:1]),
            *(f"last {word}" for word in words[-1:]),
        ]
    )


def _shared(places: list[list[int]]) -> Numbers:
    """How many features each two rows share. What few have is counted by itself: most features are such."""
    having: dict[int, list[int]] = {}
    for row, found in enumerate(places):
        for place in found:
            having.setdefault(place, []).append(row)
    often = [rows for rows in having.values() if len(rows) > OFTEN]
    dense = np.zeros((len(places), len(often)), np.float32)
    for column, rows in enumerate(often):
        dense[rows, column] = 1
    shared: Numbers = dense @ dense.T
    for rows in having.values():
        if len(rows) <= OFTEN:
            shared[np.ix_(rows, rows)] += 1
    return shared
