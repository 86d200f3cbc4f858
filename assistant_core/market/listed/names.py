"""The listed companies, and what of a company's name tells it from others."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
PROMINENT = {"us": 1200, "korea": 400, "world": 10_000, "known": 10_000}
"""How many of a file's first companies are known well enough for short names and typing errors."""

_WORD = re.compile(r"[^\W_]+|&")
LEGAL = frozenset(
    """inc incorporated corp corporation co company ltd limited plc llc lp ag se nv sa spa ab asa oyj as kgaa
    kk sab ste bhd tbk holding holdings group groupe aktiengesellschaft publ adr ads trust reit abp
    pjsc""".split()
)
_AND = dict.fromkeys(("and", "und", "et"), "&")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "ł": "l"})
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")
_OWNER = re.compile(r"(?<=\w)'s?(?!\w)")


@dataclass(frozen=True)
class Listed:
    symbol: str
    name: str
    others: tuple[str, ...] = ()
    """Its further symbols."""
    also: tuple[str, ...] = ()
    """Other names: in Korean, former, spoken."""
    is_prominent: bool = False
    is_known: bool = False
    """Everybody knows it."""


@cache
def companies() -> tuple[Listed, ...]:
    """Those most likely meant by a name first; a symbol may come twice, with other names."""
    found = []
    for file in ("known", "korea", "world", "us"):
        lines = (FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines()
        for place, line in enumerate(lines):
            symbols, name, *also = line.split("|")
            symbol, *others = symbols.split() or [""]
            if file == "korea":
                name, also = (also[0] or name), [name]
            found.append(
                Listed(symbol, name, tuple(others), tuple(also), place < PROMINENT[file], file == "known")
            )
    return tuple(found)


@cache
def words() -> frozenset[str]:
    """Ordinary English words, and all words that are the name of a company or look like one."""
    return frozenset((FOLDER / "words.txt").read_text(encoding="utf-8").split())


@cache
def by_symbol() -> dict[str, Listed]:
    """Symbols, and of Korean ones the bare six characters."""
    found: dict[str, Listed] = {}
    for company in companies():
        for symbol in filter(None, (company.symbol, *company.others)):
            found.setdefault(symbol, company)
            if symbol.endswith((".KS", ".KQ")):
                found.setdefault(symbol[:-3], company)
    return found


def is_word(word: str) -> bool:
    return word in words()


def is_proper(word: str) -> bool:
    """A person's or a place's name, among others."""
    return word.capitalize() in words() or word.upper() in words()


def tokens(name: str) -> list[str]:
    """Its words in lower case, without accents, marks and what only tells whose it is."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("’", "'").translate(_LETTERS))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
        plain = unicodedata.normalize("NFC", plain)
    if "." in plain:
        plain = _INITIALS.sub("", plain).replace(".com", " com")
    if "'" in plain:
        plain = _OWNER.sub("", plain)
    return [_AND.get(word, word) for word in _WORD.findall(plain)]


def core(words: list[str]) -> list[str]:
    """The words of a name without its legal form: apple inc → apple."""
    first = 1 if words[:1] == ["the"] and len(words) > 1 else 0
    last = len(words)
    while last - first > 1 and (words[last - 1] in LEGAL or words[last - 1] in ("&", "com", "de", "the")):
        last -= 1
    return words[first:last]
