"""What a text mentions beside its figures: lines and ratios, points in time, directions."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant_core.figures.vocabulary import meanings, spoken, weak_words
from assistant_core.figures.words_in import LONGEST_NAME, pattern_of


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    names: frozenset[str]
    """What it may mean."""
    weak: bool = False
    """A word that is often used for something else."""


_CAPITALS = frozenset(
    "per pe ev pv roe roa peg capm gm om ni op oi nm gp tp pt dy bps dps npm gpm nde pbt ebt etr nii "
    "fcfy div last fx px".split()
)
_MARGINS = frozenset({"gross_margin", "operating_margin", "net_margin", "free_cash_flow_margin"})
_SHORT = {"gross": "gross_margin", "operating": "operating_margin", "net": "net_margin"}
_SHORT_MARGIN = re.compile(
    r"\b(gross|operating|net)\b(?=\s*(?:[|:;,(\d+–=-]|and\b|at\b|was\b|of\b|is\b|to\b|margin|in the period|"
    r"fell|rose|slipped|improved|expanded|eased|from|by|$|\n))",
    re.IGNORECASE,
)
_FLEXIBLE = {" ": r"[\s-]+", "-": r"[\s-]?"}
_MARGIN_WORD = re.compile(r"margin|profitability|이익률|마진", re.IGNORECASE)


def concepts(text: str, known: frozenset[str] = frozenset()) -> list[Mention]:
    """Lines and ratios by their names, `known` ones also by their own name in words."""
    lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    found: list[Mention] = []
    for words, pattern in (_vocabulary(), *([_own_names(known)] if known else [])):
        for match in pattern.finditer(lower):
            word = re.sub(r"\s+", " ", match.group())
            names = words.get(word) or words.get(word.removesuffix("s")) or words.get(word.removesuffix("es"))
            abbreviation = word in _CAPITALS and text[match.start() : match.end()].islower()
            if names and not abbreviation:
                found.append(Mention(match.start(), match.end(), names, word in weak_words()))
    found = _longest(found)
    if _MARGIN_WORD.search(text):
        starts = {mention.start for mention in found}
        found += [
            Mention(match.start(), match.end(), frozenset({_SHORT[match[1].lower()]}))
            for match in _SHORT_MARGIN.finditer(text)
            if match.start() not in starts
        ]
    return sorted(found, key=lambda mention: mention.start)


def _longest(found: list[Mention]) -> list[Mention]:
    """Of mentions that overlap, the longest one."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end)):
        last = kept[-1] if kept else None
        if last is None or mention.start >= last.end:
            kept.append(mention)
        elif mention.end - mention.start > last.end - last.start:
            kept[-1] = mention
    return kept


Words = dict[str, frozenset[str]]


@cache
def _vocabulary() -> tuple[Words, re.Pattern[str]]:
    words = dict(meanings())
    for margin in ("margin", "마진", "이익률"):
        words.setdefault(margin, _MARGINS)
    return words, _any_of(words)


@lru_cache(maxsize=64)
def _own_names(known: frozenset[str]) -> tuple[Words, re.Pattern[str]]:
    words = {word: frozenset({name}) for name in known for word in (spoken(name), name.lower())}
    words = {word: names for word, names in words.items() if word not in _vocabulary()[0]}
    return words, _any_of(words)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    after: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if 0 < len(word) <= LONGEST_NAME:
            after[_before(word)].append(word)
    return re.compile("|".join(f"{before}(?:{_tree(told)})" for before, told in after.items()) or r"(?!)")


def _before(word: str) -> str:
    if word[0].isascii() and word[0].isalnum():
        return r"(?<![A-Za-z])" if word.startswith("x ") else r"(?<![A-Za-z0-9&])"
    return r"(?<![가-힣])"


def _tree(words: Iterable[str]) -> str:
    return pattern_of(
        (
            [_FLEXIBLE.get(char) or re.escape(char) for char in word],
            r"(?:e?s)?(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalpha() else "",
        )
        for word in words
    )


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Those that begin and end between two places."""
    found = []
    for place in range(bisect_left(mentions, start, key=_start), len(mentions)):
        mention = mentions[place]
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found


def last_within(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    for place in range(bisect_left(mentions, end, key=_start) - 1, -1, -1):
        if mentions[place].start < start:
            break
        if mentions[place].end <= end:
            return mentions[place]
    return None


def _start(mention: Mention) -> int:
    return mention.start
