"""The lines, ratios and other figures that a question asks for: the longest match over the lexicon that the
figure check has too, and over what only questions say (topics.txt, whose rows come first).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant_core.builtin.understanding.frame import Topic
from assistant_core.builtin.understanding.similarity import MARK
from assistant_core.figures.vocabulary import GROWTH_OF, ordered_meanings

FILE = Path(__file__).parent / "topics.txt"
HANGUL = "가-힣"
KOREAN = re.compile(f"[{HANGUL}]")
WORD = re.compile(rf"[{HANGUL}]+|[^\W{HANGUL}_]+(?:'s\b)?|[^\w\s]")
GLUED = re.compile(
    "은|는|이|가|을|를|도|만|의|와|과|랑|하고|에|로|으로|부터|까지|보다|처럼|요|야|인|임|니|냐|였|입|얼마|좀|정도|이나|나|"
    "추이|현황|규모|금액|비교|변화|증가|감소|성장|알려|보여|어때|어떻|대비|기준|값|액|수준|및|율|률"
)
"""What may hang on a Korean noun and leave it what it is."""
ENDING = re.compile(rf"[{HANGUL}]*")
PLAIN = str.maketrans("’-–", "'  ")
VERB = re.compile(r".*[벌썼남줬팔빌갚잃늘줄올내샀았었였쓴번갔뒀둔낸난된쓰내]$")


@dataclass(frozen=True)
class Found:
    start: int
    end: int
    topic: Topic


@lru_cache(256)
def find(text: str, weak: bool = False) -> tuple[Found, ...]:
    """In the order of the text, which may have marks for what was found before. `weak`: words too that mean
    a line only where an amount is asked for.
    """
    plain = MARK.sub(lambda match: "\0" * len(match[0]), plainly(text))
    words = [(match.start(), match.end(), match[0]) for match in WORD.finditer(plain)]
    found: list[Found] = []
    place = 0
    while place < len(words):
        start = words[place][0]
        match = _longest(plain, start, weak)
        if match and text[start : match[0]] == "per" and not KOREAN.search(text):
            match = None  # "per share": in Korea PER is the P/E.
        if not match:
            place += 1
            continue
        end, names = match
        if names != ("none",):
            found.append(Found(start, end, _topic(names, text[start:end])))
        while place < len(words) and words[place][0] < end:
            place += 1
    return tuple(found)


def plainly(text: str) -> str:
    """Of the same length: lower case, one kind of apostrophe and hyphen."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(PLAIN)


def _longest(plain: str, start: int, weak: bool) -> tuple[int, tuple[str, ...]] | None:
    for word in (*_index().get(plain[start : start + 2], ()), *_index().get(plain[start], ())):
        end = start + len(word)
        if plain.startswith(word, start) and (end := _end(plain, start, end)):
            names = _words()[word]
            if names[0].startswith("?") and not weak:
                return None
            return end, tuple(name.removeprefix("?") for name in names)
    return None


def _end(plain: str, start: int, end: int) -> int:
    """Where the word that begins so ends; 0 where it is only a part of another."""
    rest = plain[end : end + 4]
    if re.match(rf"[{HANGUL}]", plain[end - 1]):
        is_whole = not re.match(rf"[{HANGUL}]", rest) or GLUED.match(rest) or VERB.match(plain[start:end])
        if not is_whole and end - start <= 4:
            return 0
        # A verb's ending goes with it.
        return end if GLUED.match(rest) else end + len(ENDING.match(plain, end)[0])  # type: ignore[index]
    if re.match(r"(?:e?s|'s|s')?(?![a-z0-9])", rest):
        return end + len(re.match(r"(?:e?s(?![a-z0-9]))?", rest)[0])  # type: ignore[index]
    return 0


def _topic(names: tuple[str, ...], said: str) -> Topic:
    concepts = tuple(name.removeprefix("-") for name in names)
    if concepts[0] in GROWTH_OF:
        return Topic((GROWTH_OF[concepts[0]],), said, is_growth=True)
    return Topic(tuple(dict.fromkeys(concepts)), said)


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Without those of the row "!", which in questions are too often something else."""
    shared = {word: names for word, names in ordered_meanings().items() if "none" not in names}
    every = {**shared, **ordered_meanings(FILE)}
    return {plainly(word): names for word, names in every.items() if names != ("!",)}


@cache
def _index() -> Mapping[str, tuple[str, ...]]:
    """The first two characters → the words, longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(_words(), key=len, reverse=True):
        found.setdefault(word[:2], []).append(word)
    return {start: tuple(words) for start, words in found.items()}


def narrowing() -> Iterator[str]:
    """Words that the lexicon knows as no figure of the functions: "market share", "iPhone sales"."""
    return (word for word, names in ordered_meanings().items() if names == ("none",))
