"""Terms of finance, a file a language. A row: the name among figures, or one of its own | its words, the one
that titles it first | what it is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant_core.builtin.language import Language

LANGUAGES: tuple[Language, Language] = ("en", "ko")
LONGEST = 64
WORD = r"([^\W\d_]{2,60})"
BEFORE, AFTER = re.compile(rf"(?<!\S){WORD} $"), re.compile(r" ([a-z]{2,60})(?![^\s.,;:?!)])")


@dataclass(frozen=True)
class Term:
    name: str
    words: Mapping[Language, tuple[str, ...]]
    text: Mapping[Language, str]

    def title(self, language: Language) -> str:
        return self.words[language][0]


def find(text: str) -> list[Term]:
    """In the order of the text; the longest match counts, and each term once."""
    found = (_words()[_key(match[0])] for match in _pattern().finditer(_plain(text)))
    return list({term.name: term for term in found}.values())


def beside(text: str) -> list[tuple[str, str]]:
    """The words right before and right behind the terms, each with what the two say together."""
    plain = _plain(text)
    found = []
    for match in _pattern().finditer(plain):
        before = BEFORE.search(plain[max(match.start() - LONGEST, 0) : match.start()])
        after = AFTER.match(plain, match.end())
        found += [(before[1], f"{before[1]} {match[0]}")] if before else []
        found += [(after[1], f"{match[0]} {after[1]}")] if after else []
    return found


def named(names: Iterable[str]) -> list[Term]:
    return [terms()[name] for name in names if name in terms()]


@cache
def terms() -> Mapping[str, Term]:
    english, korean = (_rows(language) for language in LANGUAGES)
    return {
        name: Term(name, {"en": words, "ko": korean[name][0]}, {"en": text, "ko": korean[name][1]})
        for name, (words, text) in english.items()
    }


def _rows(language: Language) -> dict[str, tuple[tuple[str, ...], str]]:
    rows = (Path(__file__).parent / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    parts = ([part.strip() for part in row.split("|")] for row in rows)
    return {name: (tuple(re.split(r",\s*", words)), text) for name, words, text in parts}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-–’']", " ", text.lower()).split())


def _key(word: str) -> str:
    return next(word[: len(word) - cut] for cut in (0, 1, 2) if word[: len(word) - cut] in _words())


@cache
def _words() -> Mapping[str, Term]:
    every = ((term, word) for term in terms().values() for some in term.words.values() for word in some)
    return {_plain(word): term for term, word in every}


@cache
def _pattern() -> re.Pattern[str]:
    """English words stand alone but for a plural; of Korean ones something may hang on the end."""
    longest_first = sorted(_words(), key=len, reverse=True)
    latin = "|".join(re.escape(word) for word in longest_first if re.match(r"[0-9a-z&/ ]+$", word))
    korean = "|".join(re.escape(word) for word in longest_first if not re.match(r"[0-9a-z&/ ]+$", word))
    return re.compile(rf"(?<![가-힣])(?:{korean})|(?<![0-9a-z])(?:{latin})(?:e?s)?(?![0-9a-z])")
