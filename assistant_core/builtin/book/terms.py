"""What a question asks for, word by word, and how much of it a text says."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from assistant_core.engine.retrieval.analyze import STOP_WORDS, tokens

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[가-힣]+|[^\W\d_가-힣]+(?:['’][a-z]+)?")
HANGUL = re.compile(r"[가-힣]")
PARTICLE = re.compile(
    r"(?:이?라(?:는|고)|에서(?:는|의)?|에게서?|으로(?:는|의)?|까지|부터|보다|처럼|마다|이?란|이나|께서|한테"
    r"|[은는이가을를의에로와과도만])$"
)
ENDING = re.compile(
    r"(?:하였|되었|했|됐|였|었|았|하|되)(?:습니까|니까|나|는가|은가|던가|을까|지|어|아|냐|니)[요죠]?$"
    r"|(?:[습합됩입]니까|[는은인한던]가|[을일할될]까|이야|이?에요|예요|나)[요죠]?$|(?<=[가-힣]{2})[요야]$"
)
ASKING = re.compile(
    r"언제|누[구가]|무[엇슨]|어[디느]|어떤|어떻|얼마|[있하했되]나|있[는습]|[됩합입]니|뭐|[되돼][요는]"
)
DERIVED = 0.7
SPECIAL, LIGHT = 1.3, 0.25
SHORTEST_TYPO = 5
MOST_TERMS = 40


class Text:
    """A sentence as terms are looked up in it."""

    def __init__(self, text: str) -> None:
        self.words = WORD.findall(_folded(text))
        self.korean = [word for word in self.words if HANGUL.match(word)]
        self.stems = {token for word in self.words if not HANGUL.match(word) for token in tokens(word)}
        self.squeezed = "".join(self.korean)
        self.bare = {PARTICLE.sub("", word) for word in self.korean}
        self.letters = [unicodedata.normalize("NFD", word) for word in self.korean]


@dataclass(frozen=True)
class Term:
    said: str
    forms: frozenset[str]
    """Stems that say the same; of Korean words, their beginnings."""
    is_special: bool = False
    """A name or a number: nothing else says the same."""
    is_light: bool = False
    """It says little."""

    @property
    def worth(self) -> float:
        return SPECIAL if self.is_special else LIGHT if self.is_light else 1.0

    def within(self, text: Text) -> float:
        """From 0 to 1."""
        return max(_cover(form, text) for form in self.forms)


def places(forms: frozenset[str], text: str) -> list[tuple[int, int]]:
    """Where the text has words of these stems and beginnings."""
    found = []
    for word in WORD.finditer(text):
        low = word[0].lower()
        is_asked = {low[:2], low[:1]} & forms if HANGUL.match(low) else forms.intersection(tokens(low))
        if is_asked:
            found.append(word.span())
    return found


def terms_of(question: str, known: Text | None = None) -> list[Term]:
    """The words that carry meaning, each once. By all that was found, `known`, typos are understood."""
    found: dict[frozenset[str], Term] = {}
    before = ""
    for word in WORD.findall(unicodedata.normalize("NFKC", question)):
        term = _term(word, before, known)
        before = word
        if term:
            found.setdefault(term.forms, term)
    return list(found.values())[:MOST_TERMS]


def _term(word: str, before: str, known: Text | None) -> Term | None:
    low = _folded(word)
    if HANGUL.match(low):
        stem = _korean_stem(low, known)
        # "몇 석": what is counted is told by the number that is looked for.
        is_counter = (before == "몇" or before.isdigit()) and len(stem) == 1
        if {low, stem} & _words("empty") or ASKING.match(low) or is_counter:
            return None
        is_verb = len(stem) == 1 and ENDING.search(low)
        is_light = bool(is_verb or {stem, stem[:2]} & _words("light"))
        return Term(word, frozenset({stem, *same(stem)}), is_light=is_light)
    stems = frozenset(tokens(low))
    if (
        low.partition("'")[0] in STOP_WORDS
        or stems & _words("empty")
        or (len(low) == 1 and not low.isdigit())
    ):
        return None
    if low[0].isdigit():
        return Term(word, stems, True)
    if known and not stems & known.stems:
        if any(_swapped(low, other) or _drops_a_letter(low, other) for other in STOP_WORDS):
            return None
        stems |= {token for other in set(known.words) if _is_near(low, other) for token in tokens(other)}
    others = {other for stem in stems for other in same(stem)}
    special = word[0].isupper() and bool(before)
    return Term(word, stems | others, special, not special and bool(stems & _words("light")))


def _korean_stem(word: str, known: Text | None) -> str:
    stem = ENDING.sub("", word) or word
    bare = PARTICLE.sub("", stem) or stem
    # "지도" is a map, "날도" a day, too.
    is_whole = len(bare) == 1 < len(stem) and (not known or any(one.startswith(stem) for one in known.korean))
    return stem if is_whole and stem[-1] not in "은는을를" else bare


def _cover(form: str, text: Text) -> float:
    if not HANGUL.match(form):
        if form in text.stems:
            return 1.0
        return DERIVED if any(_derived(form, stem) for stem in text.stems) else 0.0
    if len(form) == 1:
        return float(form in text.bare)
    if form in text.squeezed:
        return 1.0
    letters = unicodedata.normalize("NFD", form)
    longest = max((_shared(letters, word) for word in text.letters), default=0)
    return longest / len(letters) if longest > 3 and longest >= 0.6 * len(letters) else 0.0


def _derived(one: str, other: str) -> bool:
    """sail, sailor; survey, surveyor."""
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and len(long) - len(short) < 4 and long.startswith(short) and short.isalpha()


def _shared(one: str, other: str) -> int:
    """How many letters they begin alike with."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _is_near(one: str, other: str) -> bool:
    """A slip apart: two letters that changed places, or one more, less or other in a long word."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    start = _shared(one, other)
    a, b = one[start:], other[start:]
    long = len(one) >= SHORTEST_TYPO and len(other) >= SHORTEST_TYPO
    return _swapped(one, other) or (long and (a[1:] == b[1:] or a[1:] == b or a == b[1:]))


def _drops_a_letter(one: str, other: str) -> bool:
    start = _shared(one, other)
    return len(one) > 2 and start > 0 and one[start:] == other[start + 1 :]


def _swapped(one: str, other: str) -> bool:
    return len(one) > 2 and one != other and one[0] == other[0] and sorted(one) == sorted(other)


def same(stem: str) -> frozenset[str]:
    return _groups().get(stem, frozenset())


@lru_cache(1)
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for group in entries("same.txt"):
        stems = {_stem(word) for word in group.split()}
        for stem in stems:
            groups.setdefault(stem, set()).update(other for other in stems if len(other) > 1)
    return {stem: frozenset(group) for stem, group in groups.items()}


@lru_cache
def _words(kind: str) -> frozenset[str]:
    found: dict[str, set[str]] = {}
    for entry in entries("words.txt"):
        if entry.startswith("["):
            found[entry.strip("[]")] = words = set[str]()
        else:
            words.update(_stem(word) for word in entry.split())
    return frozenset(found[kind])


def _stem(word: str) -> str:
    return word if HANGUL.match(word) else tokens(word)[0]


def entries(name: str) -> Iterable[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [entry.strip() for line in lines for entry in line.split("|")]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
