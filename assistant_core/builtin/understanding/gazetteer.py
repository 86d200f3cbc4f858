"""The listed companies by every name that people use for them, exact or with a typing error."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from assistant_core.figures.vocabulary import meanings
from assistant_core.market.listed import names
from assistant_core.market.listed.names import Listed

MOST_WORDS = 6
LEAST_MISSPELT = 4
TWO_ERRORS = 8
SHORT_FORM = 4
"""Fewest letters of a first word that stands for the company, as Lockheed does for Lockheed Martin."""
KOREAN_ERROR = 3
"""Fewest syllables of a Korean name that may be misspelt."""


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
    needs: Needs


@cache
def by_name() -> dict[str, Entry]:
    """Names in Latin letters, their words in lower case with a space between."""
    found: dict[str, Entry] = {}
    long: list[tuple[Listed, list[str]]] = []
    for company in names.companies():
        for said in (*company.also, company.name):
            if said.lstrip("!")[:1].isascii() and not is_korean(said):
                for words in _spellings(said):
                    found.setdefault(" ".join(words), Entry(company, _needs(words, said, company)))
        words = [] if is_korean(company.name) else names.core(names.tokens(company.name))
        if len(words) > 1:
            long.append((company, words))
    firsts = Counter(words[0] for _, words in long)
    for company, words in long:
        is_only = firsts[words[0]] == 1
        for length in range(len(words) - 1 if company.is_prominent else is_only, 0, -1):
            if words[length - 1] not in _LINKS and _is_telling(words[:length]):
                found.setdefault(" ".join(words[:length]), Entry(company, Needs.NOTHING))
    return found


_LINKS = frozenset("& of de the for in on la le".split())
_PLACES = frozenset(
    (
        "new york|hong kong|los angeles|san francisco|san diego|south africa|north america|south korea|"
        "united states|united kingdom|great britain|new zealand|saudi arabia|silicon valley|latin america"
    ).split("|")
)


def _is_telling(words: list[str]) -> bool:
    if len(words) == 1:
        word = words[0]
        return len(word) >= SHORT_FORM and not (is_word(word) or is_proper(word)) and word not in meanings()
    return " ".join(words) not in _PLACES and not all(is_word(word) for word in words)


def _spellings(said: str) -> Iterator[list[str]]:
    """The whole name, without its legal form, without "&", and McDonalds for McDonald's."""
    words = names.tokens(said.lstrip("!"))
    core = names.core(words)
    yield core
    if words != core:
        yield words
    if "&" in core and len(core) > 3:
        yield [word for word in core if word != "&"]
    if "'s" in said and core:
        yield [*core[:-1], core[-1] + "s"]


def _needs(words: list[str], said: str, company: Listed) -> Needs:
    if said.startswith("!"):
        return Needs.A_LITTLE
    if len(words) == 1 and words[0] in meanings():
        return Needs.A_SIGN if company.is_prominent else Needs.MORE
    is_name = len(words) == 1 and not company.is_known and is_proper(words[0])
    if not is_name and not all(is_word(word) or word in _LINKS for word in words):
        return Needs.NOTHING
    is_abroad = company.symbol.endswith((".KS", ".KQ")) and not company.is_known
    return Needs.A_SIGN if company.is_prominent and not is_abroad else Needs.MORE


def is_word(word: str) -> bool:
    return word in names.words()


def is_proper(word: str) -> bool:
    """A person's or a place's name, among others."""
    return word.capitalize() in names.words() or word.upper() in names.words()


def is_korean(text: str) -> bool:
    """Hangul, or another script without spaces between a name and what hangs on it."""
    return any("가" <= letter <= "힣" or "\u3040" <= letter <= "\u9fff" for letter in text)


@cache
def run_together() -> dict[str, str]:
    """Names of several words without their spaces: cocacola → coca cola."""
    found: dict[str, str] = {}
    for name, entry in by_name().items():
        if " " in name and len(joined := name.replace(" ", "")) >= 6 and entry.listed.is_prominent:
            found.setdefault(joined, name)
    return {joined: name for joined, name in found.items() if joined not in by_name() and not is_word(joined)}


@cache
def by_symbol() -> dict[str, Listed]:
    """Symbols, and of Korean ones the bare six characters."""
    found: dict[str, Listed] = {}
    for company in names.companies():
        for symbol in (company.symbol, *company.others):
            if symbol:
                found.setdefault(symbol, company)
            if symbol.endswith((".KS", ".KQ")):
                found.setdefault(symbol[:-3], company)
    return found


@cache
def by_korean() -> dict[str, Entry]:
    """Names with Hangul, or beside it, without their spaces, in lower case."""
    found: dict[str, Entry] = {}
    for company in names.companies():
        for said in (company.name, *company.also):
            if is_korean(said):
                name = said.replace(" ", "").casefold()
                needs = Needs.A_SIGN if name in ordinary_korean() else Needs.NOTHING
                found.setdefault(name, Entry(company, needs))
    return found


@cache
def ordinary_korean() -> frozenset[str]:
    return frozenset((names.FOLDER / "words_korean.txt").read_text(encoding="utf-8").split())


@lru_cache(256)
def likely(said: str) -> Entry | None:
    """The well-known company whose name differs from `said` by a slip or two; the best known of several."""
    if is_korean(said):
        return _nearest(jamo(said), _hangul(), 1)
    return _nearest(said, _latin(), 2 if len(said) >= TWO_ERRORS else 1)


def _nearest(said: str, known: Mapping[str, list[tuple[int, str, Entry]]], most: int) -> Entry | None:
    """Among names that begin or end with the same letter."""
    best: tuple[int, int, Entry] | None = None
    for end in {said[:1], said[-1:].upper()}:
        for place, name, entry in known.get(end, ()):
            allowed = most if len(name) >= TWO_ERRORS else 1
            if abs(len(said) - len(name)) <= allowed:
                errors = distance(said, name, allowed)
                if errors <= allowed and (best is None or (errors, place) < best[:2]):
                    best = (errors, place, entry)
    return best[2] if best else None


@cache
def _latin() -> dict[str, list[tuple[int, str, Entry]]]:
    known = {name.replace(" ", ""): entry for name, entry in by_name().items()}
    return _by_ends({name: entry for name, entry in known.items() if len(name) > LEAST_MISSPELT})


@cache
def _hangul() -> dict[str, list[tuple[int, str, Entry]]]:
    known = {jamo(name): entry for name, entry in by_korean().items() if len(name) >= KOREAN_ERROR}
    return _by_ends(known)


def _by_ends(known: Mapping[str, Entry]) -> dict[str, list[tuple[int, str, Entry]]]:
    """By the first letter, and by the last, which is a capital to tell them apart."""
    found: dict[str, list[tuple[int, str, Entry]]] = {}
    for place, (name, entry) in enumerate(known.items()):
        if entry.listed.is_prominent:
            for end in (name[0], name[-1].upper()):
                found.setdefault(end, []).append((place, name, entry))
    return found


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap with the next; `most` + 1 for any more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def jamo(text: str) -> str:
    return unicodedata.normalize("NFD", text.casefold())
