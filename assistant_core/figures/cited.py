"""Figures with a citation behind them: the cited words are theirs to prove."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from assistant_core.figures.found import figures
from assistant_core.figures.layout import LONGEST_SENTENCE
from assistant_core.figures.model import Checked, Figure, Source, When

Quote = tuple[int, str, str]
"""Of a citation: the place of its marker in the text, the words it cites, the file they are from."""

MOST_QUOTES = 20
"""At one place."""
LONGEST_QUOTE = 10_000
_SENTENCE_ENDS = re.compile(r"[.!?。]\s|\n")


class _Quoted:
    def __init__(self, words: str, name: str) -> None:
        self.words = " ".join(words[:LONGEST_QUOTE].split())
        self.source = Source("file_search", "", "", name, "")
        self._raw = words[:LONGEST_QUOTE]

    def says(self, said: str) -> bool:
        """Word for word, and not as a part of a longer number."""
        at = self.words.find(said)
        while at >= 0:
            before, after = self.words[max(0, at - 1) : at], self.words[at + len(said) :][:1]
            if not (before.isdigit() or before in (".", ",")) and not after.isdigit():
                return True
            at = self.words.find(said, at + 1)
        return False

    @cached_property
    def figures(self) -> set[tuple[str, float, When | None]]:
        return {_key(one) for one in figures(self._raw)}


class Quotes:
    """The citations of a text, each found by where it stands."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._at: dict[int, list[_Quoted]] = defaultdict(list)
        for place, words, name in quotes:
            if len(self._at[place]) < MOST_QUOTES:
                self._at[place].append(_Quoted(words, name))
        self._places = sorted(self._at)

    def checked(self, figure: Figure, text: str, plain: str) -> Checked | None:
        """Nothing where no citation is behind the figure in its sentence."""
        next_one = bisect_left(self._places, figure.end)
        if next_one == len(self._places):
            return None
        place = self._places[next_one]
        if place - figure.end > LONGEST_SENTENCE:
            return None
        said = text[figure.start : figure.end]
        rest = " ".join(plain[figure.start : place].rstrip(' \n”"').split())
        # Word for word what the file says, however many sentences of it.
        proof = next((one for one in self._at[place] if one.says(rest)), None)
        if proof is None and _SENTENCE_ENDS.search(plain[figure.end : place].rstrip()):
            return None
        proof = proof or next((one for one in self._at[place] if _key(figure) in one.figures), None)
        if proof is None:
            return Checked(figure.start, figure.end, said, "file")
        return Checked(figure.start, figure.end, said, "verified", "quote", value=said, source=proof.source)


def _key(figure: Figure) -> tuple[str, float, When | None]:
    return figure.kind, figure.value, figure.when
