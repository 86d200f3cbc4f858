"""The listed companies by every name that people use for them, exact or with a typing error."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase

from assistant_core.builtin.text import sections, shorter
from assistant_core.figures.vocabulary import meanings
from assistant_core.market.listed import names
from assistant_core.market.listed.names import Listed

SHORT_FORM = 4
"""Fewest letters of a first word that stands for the company, as Lockheed does for Lockheed Martin."""
LONG = 6
"""Fewest letters of a name that may be parted in other places: service now, cocacola."""
MISSPELT = 5
MISSPELT_KOREAN = 3
TWO_ERRORS = 8
_LINKS = frozenset("& of de the for in on la le".split())
_WORDS = sections(Path(__file__).parent / "words.txt")
_READ_OUT = str.maketrans(dict(zip(ascii_lowercase, _WORDS["letters"].split(), strict=True)))
_CJK = re.compile("[가-힣\u3040-\u9fff]")


class Needs(IntEnum):
    """How much must speak for it that a name means the company."""

    NOTHING = 0
    A_LITTLE = 1
    """A word, but in this place nearly always the company: apple."""
    A_SIGN = 2
    """An ordinary word: target, gap."""
    MORE = 3
    """An ordinary word that is the name of a company few know."""


@dataclass(frozen=True)
class Entry:
    listed: Listed
    words: tuple[str, ...]
    place: int
    """Among all, the best known first."""
    is_spoken: bool = False
    """Though a word, it means the company."""

    @property
    def needs(self) -> Needs:
        company, words = self.listed, self.words
        if is_korean(words[0]):
            return Needs.A_SIGN if words[0] in _ordinary() else Needs.NOTHING
        if self.is_spoken:
            return Needs.A_LITTLE
        is_name = names.is_proper(words[0]) and not company.is_known
        plain = len(words) == 1 and (words[0] in meanings() or is_name)
        if not plain and not all(names.is_word(word) or word in _LINKS for word in words):
            return Needs.NOTHING
        is_abroad = company.symbol.endswith((".KS", ".KQ")) and not company.is_known
        return Needs.A_SIGN if company.is_prominent and not is_abroad else Needs.MORE


@cache
def listed_words(section: str) -> frozenset[str]:
    """Those of a section of words.txt."""
    return frozenset(_WORDS[section].split())


@cache
def by_name() -> dict[str, Entry]:
    """Names in small letters, without spaces and legal form."""
    found: dict[str, Entry] = {}

    def add(company: Listed, words: list[str], is_spoken: bool = False) -> bool:
        words = [word for word in words if word != "&"]
        key = "".join(words).replace("&", "")
        entry = found.get(key) or Entry(company, tuple(words), len(found), is_spoken)
        return not key or found.setdefault(key, entry).listed is company

    long: list[tuple[Listed, list[str]]] = []
    for company in names.companies():
        for said in filter(None, (*company.also, company.name)):
            if is_korean(said):
                key = said.replace(" ", "").casefold()
                add(company, [key])
                add(company, [key.translate(_READ_OUT)])  # 엘지화학
                continue
            words = names.core(names.tokens(said))
            if not add(company, words, said[0] == "!"):
                add(company, names.tokens(said))
            if "'s" in said:  # McDonalds
                add(company, names.core(names.tokens(said.replace("'s", "s"))))
        if not is_korean(company.name) and len(words) > 1:
            long.append((company, words))
    firsts = Counter(words[0] for _, words in long)
    for company, words in long:
        for length in range(len(words) - 1 if company.is_prominent else firsts[words[0]] == 1, 0, -1):
            if _is_telling(words[:length]):
                add(company, words[:length])
    return found


def _is_telling(words: list[str]) -> bool:
    """Whether they stand for the longer name: neither ordinary words nor a place or a person."""
    if len(words) > 1:
        is_plain = "".join(words) in listed_words("places") or all(names.is_word(word) for word in words)
        return words[-1] not in _LINKS and not is_plain
    word = words[0]
    is_plain = word in meanings() or word in listed_words("shapes") or names.is_proper(word)
    return len(word) >= SHORT_FORM and not (is_plain or names.is_word(word))


def is_korean(text: str) -> bool:
    """Hangul, or another script without spaces between a name and what hangs on it."""
    return _CJK.search(text) is not None


@cache
def _ordinary() -> frozenset[str]:
    return frozenset((names.FOLDER / "words_korean.txt").read_text(encoding="utf-8").split())


@lru_cache(256)
def likely(said: str) -> Entry | None:
    """The well-known company whose name differs from `said` by a slip, or two if it is long."""
    spelt = _letters(said)
    ways = dict.fromkeys(shorter(spelt), 1)
    if len(spelt) >= TWO_ERRORS and not is_korean(said):
        ways = {farther: 2 for way in ways for farther in shorter(way)} | ways
    found: list[tuple[int, int, Entry]] = []
    for way, errors in ways.items():
        for key in _well_known().get(way, "").split():
            name, entry = _letters(key), by_name()[key]
            is_near = sorted(name) == sorted(spelt) or _edits(name, spelt) <= errors
            has_end = name[0] == spelt[0] or name[-1] == spelt[-1]
            if is_near and has_end and (errors == 1 or len(name) >= TWO_ERRORS):
                found.append((errors, entry.place, entry))
    return min(found, key=lambda one: one[:2])[2] if found else None


@cache
def _well_known() -> dict[str, str]:
    """Names, with a space between, by how they are spelt without any one of their letters."""
    found: dict[str, str] = {}
    for key, entry in by_name().items():
        if entry.listed.is_prominent and len(key) >= (MISSPELT_KOREAN if is_korean(key) else MISSPELT):
            for way in shorter(_letters(key)):
                found[way] = f"{found[way]} {key}" if way in found else key
    return found


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for letter in one:
        before, row = row, [row[0] + 1]
        for at, wanted in enumerate(other):
            row.append(min(before[at + 1] + 1, row[-1] + 1, before[at] + (letter != wanted)))
    return row[-1]


def _letters(name: str) -> str:
    """Hangul by its letters."""
    return unicodedata.normalize("NFD", name) if is_korean(name) else name
