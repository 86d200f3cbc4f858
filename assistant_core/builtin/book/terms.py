"""What a question asks for, word by word, and how much of it a text says."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant_core.analyzer import STOP_WORDS, tokens
from assistant_core.builtin.text import sections, shorter

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[가-힣]+|[^\W\d_가-힣]+(?:['’][a-z]+)?")
HANGUL = re.compile(r"[가-힣]")
NAME = re.compile(r"(?<=[a-z0-9,;)] )[A-Z][\w’'-]+")
PARTICLE = re.compile(r"(?:에서|으로|까지|부터|[은는이가을를의에로와과도])$")
ENDING = re.compile(
    r"(?:[습합됩입]니까|[는은인한던]가|[을일할될]까|[았었였했]?[나어]|이야|이?에요|예요)[요죠]?$"
)
ASKING = tuple("무슨 무엇 뭐 뭔 누구 누가 어디 언제 왜 어떻게 어떤 어느 어떠한 어때 몇 며칠 얼마".split())
SPECIAL, LIGHT = 1.3, 0.25
LONGEST = 30
MOST_TERMS = 40


class Text:
    """A sentence as terms are looked up in it."""

    def __init__(self, text: str) -> None:
        self.words = frozenset(WORD.findall(unicodedata.normalize("NFKC", text).lower()))
        bare = {PARTICLE.sub("", word) for word in self.words if HANGUL.match(word)}
        self.tokens = frozenset(tokens(" ".join((*self.words, *bare))))


@dataclass(frozen=True)
class Term:
    said: str
    forms: frozenset[str]
    """Words that say the same."""
    is_special: bool = False
    """A name or a number: nothing else says the same."""
    is_light: bool = False
    """It says little."""

    @property
    def worth(self) -> float:
        return SPECIAL if self.is_special else LIGHT if self.is_light else 1.0

    def within(self, text: Text) -> float:
        """From 0 to 1: of a Korean word, whose ending differs, a part."""
        return max(_share(form, text) for form in self.forms)


def terms_of(question: str, known: Text | None = None) -> list[Term]:
    """The words that carry meaning, each once. By all that was found, `known`, typos are understood."""
    words = WORD.findall(unicodedata.normalize("NFKC", question))
    found = (
        _korean(word) if HANGUL.match(word) else _english(word, bool(place), known)
        for place, word in enumerate(words)
    )
    return list({term.forms: term for term in found if term}.values())[:MOST_TERMS]


def _korean(word: str) -> Term | None:
    stem = ENDING.sub("", word) or word
    bare = PARTICLE.sub("", stem) or stem
    if word.startswith(ASKING) or {word, bare} & _words("empty"):
        return None
    is_light = len(bare) == 1 or bool({bare, bare[:2]} & _words("light"))
    return Term(word, frozenset({bare, *_same(bare)}), is_light=is_light)


def _english(word: str, inside: bool, known: Text | None) -> Term | None:
    low = word.lower()
    if low[0].isdigit():
        return Term(word, frozenset({_stem(low)}), True)
    if low.partition("'")[0] in STOP_WORDS or _stem(low) in _words("empty") or len(low) == 1:
        return None
    forms = {_stem(low)}
    if known and _stem(low) not in known.tokens and 2 < len(low) < LONGEST:
        if any(low[0] == stop[0] and (low in shorter(stop) or _swapped(low, stop)) for stop in STOP_WORDS):
            return None
        near = (one for one in known.words if one[0] == low[0] and abs(len(one) - len(low)) < 2)
        meant = [one for one in near if _swapped(low, one) or (len(one) > 4 and shorter(low) & shorter(one))]
        forms |= {_stem(one) for one in meant}
    special = inside and word[0].isupper()
    same = {other for form in forms for other in _same(form)}
    return Term(word, frozenset(forms | same), special, not special and bool(forms & _words("light")))


def _share(form: str, text: Text) -> float:
    if not HANGUL.match(form):
        return float(form in text.tokens)
    found = tokens(form)
    return sum(token in text.tokens for token in found) / len(found)


def _swapped(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(one) == sorted(other)


def _same(stem: str) -> frozenset[str]:
    return _groups().get(stem, frozenset())


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for group in listed("same"):
        stems = {_stem(word) for word in group.split()}
        for stem in stems:
            groups.setdefault(stem, set()).update(other for other in stems if len(other) > 1)
    return {stem: frozenset(group) for stem, group in groups.items()}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_stem(word) for line in listed(kind) for word in line.split())


def _stem(word: str) -> str:
    return word if HANGUL.match(word) else tokens(word)[0]


def listed(section: str) -> list[str]:
    """The entries of a section of words.txt."""
    entries = re.split(r"[|\n]", sections(Path(__file__).parent / "words.txt")[section])
    return [entry.strip() for entry in entries if entry.strip()]
