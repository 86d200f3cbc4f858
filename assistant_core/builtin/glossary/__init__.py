"""Terms of finance in both languages: terms.txt, in which every term has three lines.

The first has its name among figures (or one of its own) and its words, English and Korean, the one that
titles it first; the others explain it in English and in Korean.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant_core.builtin.language import Language

FILE = Path(__file__).parent / "terms.txt"
LETTER = "0-9a-z"
ENDING = r"(?:e?s)?"
LONGEST = 64
WORD = r"([^\W\d_]{2,60})"
BEFORE, AFTER = re.compile(rf"(?<!\S){WORD} $"), re.compile(r" ([a-z]{2,60})(?![^\s.,;:?!)])")


@dataclass(frozen=True)
class Term:
    name: str
    title: Mapping[Language, str]
    text: Mapping[Language, str]


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
    return [_terms()[name] for name in names if name in _terms()]


def all_terms() -> list[Term]:
    return list(_terms().values())


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-–’']", " ", text.lower()).split())


def _key(word: str) -> str:
    return word if word in _words() else word.removesuffix("s") if word[:-1] in _words() else word[:-2]


@cache
def _terms() -> Mapping[str, Term]:
    return {term.name: term for term, _ in _rows()}


@cache
def _words() -> Mapping[str, Term]:
    return {word: term for term, words in _rows() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    """English words stand alone but for a plural; particles follow Korean ones."""
    words = sorted(_words(), key=len, reverse=True)
    return re.compile("|".join(_bounded(word) for word in words))


def _bounded(word: str) -> str:
    before, after = (rf"(?<![{LETTER}])", rf"(?![{LETTER}])")
    latin = re.match(rf"[{LETTER}&/ ]+$", word)
    # 주 as in 주식 begins many words; a Korean term begins one.
    return f"{before}{re.escape(word)}{ENDING}{after}" if latin else rf"(?<![가-힣]){re.escape(word)}"


def _rows() -> list[tuple[Term, list[str]]]:
    found = []
    lines = iter(FILE.read_text(encoding="utf-8").splitlines())
    for head, english, korean in zip(lines, lines, lines, strict=True):
        name, *words = (part.strip() for part in head.split("|"))
        each = [[word.strip() for word in part.split(",") if word.strip()] for part in words]
        title: dict[Language, str] = {"en": each[0][0], "ko": each[1][0]}
        term = Term(name, title, {"en": english, "ko": korean})
        found.append((term, [_plain(word) for some in each for word in some]))
    return found
