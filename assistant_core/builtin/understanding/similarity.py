"""Which of several asks a text is most like, by examples of each: data in place of rules.

Words count by how few of the asks know them. English words count as stems, Hangul as pairs of syllables, so
that order, endings, particles and politeness matter little. `{company}`, `{line}` and the like in an example
stand for whatever the reader of the question has already found; it puts the same marks into the text.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant_core.analyzer import tokens

MARK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Match:
    ask: str
    score: float
    """From 0 to 1: how much of the meaning that examples know is shared with the nearest one."""
    example: str


class Examples:
    """An index of examples; it takes nothing afterwards, and any number of readers."""

    def __init__(self, examples: Mapping[str, Iterable[str]]) -> None:
        self._rows = [(ask, text, _counted(text)) for ask, texts in examples.items() for text in texts]
        asks: dict[str, set[str]] = {}
        for ask, _, words in self._rows:
            for word in words:
                asks.setdefault(word, set()).add(ask)
        most = len(examples) + 1
        self._weights = {word: math.log(most / len(known)) for word, known in asks.items()}
        self._lengths = [self._length(words) for _, _, words in self._rows]
        self._places: dict[str, list[int]] = {}
        for place, (_, _, words) in enumerate(self._rows):
            for word in words:
                self._places.setdefault(word, []).append(place)

    def nearest(self, text: str) -> list[Match]:
        """One match an ask, the best first; nothing for a text that shares no word with any example."""
        words = _counted(text)
        length = self._length(words)
        shared: dict[int, float] = {}
        for word, count in words.items():
            for place in self._places.get(word, ()):
                more = self._weights[word] ** 2 * count * self._rows[place][2][word]
                shared[place] = shared.get(place, 0.0) + more
        best: dict[str, Match] = {}
        for place, product in shared.items():
            ask, example, _ = self._rows[place]
            score = product / (length * self._lengths[place]) if product else 0.0
            if ask not in best or score > best[ask].score:
                best[ask] = Match(ask, score, example)
        return sorted(best.values(), key=lambda match: -match.score)

    def knows(self, word: str) -> bool:
        """Whether any example has the word, or, of a Korean one, all its pairs of syllables."""
        return all(token in self._weights for token in tokens(word))

    def known_share(self, word: str) -> float:
        """How much of the word any example has: from 0 to 1."""
        found = tokens(word)
        return sum(token in self._weights for token in found) / len(found) if found else 1.0

    def _length(self, words: Mapping[str, int]) -> float:
        return math.sqrt(sum((self._weights.get(word, 0.0) * count) ** 2 for word, count in words.items()))


def marked(name: str) -> str:
    """The word that stands for something found: `company` → `xcompany`."""
    return f"x{name}"


def _counted(text: str) -> Counter[str]:
    words = tokens(MARK.sub(lambda match: f" {marked(match[1])} ", text))
    return Counter([*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))])
