"""Text → the tokens that are indexed and searched for, the same for both.

NFKC, lower case; English words as Snowball stems; Hangul as pairs of syllables, with a marked pair where a
word begins (particles hang on its end), Chinese and Japanese as pairs too; numbers without their separators.
Other scripts as they are.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

HANGUL = "\uac00-\ud7a3"
CJK = "\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff"
WORD = re.compile(
    rf"[{HANGUL}]+|[{CJK}]+|\d+(?:[.,]\d+)*(?![a-z])|[a-z0-9]+(?:['’][a-z]+)*|(?:(?![{HANGUL}{CJK}])[^\W_])+"
)
IS_HANGUL, IS_CJK = re.compile(f"[{HANGUL}]"), re.compile(f"[{CJK}]")
BEGINS = "^"
"""Stands in front of the pair that begins a word. Never part of a word itself."""
KNOWN_WORDS = 200_000
# They say how something is asked, not what it is about. Only left out of queries.
STOP_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in "
    "into is it its my no not of on or our she so such that the their them then there these they this "
    "those to us was we were what when where which who whom whose why will with would you your "
    "무엇 누구 어디 언제 어느 어떤 무슨 얼마".split()
)

_stemmer = snowballstemmer.stemmer("english")
_stemming = threading.Lock()


def tokens(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return [token for word in WORD.findall(text.lower()) for token in _tokens(word)]


def query_tokens(text: str) -> list[str]:
    """What to look for: each token once, without stop words unless there is nothing else."""
    found = list(dict.fromkeys(tokens(text)))
    return [token for token in found if token.removeprefix(BEGINS) not in _stop_tokens()] or found


@lru_cache(1)
def _stop_tokens() -> frozenset[str]:
    return frozenset(token.removeprefix(BEGINS) for word in STOP_WORDS for token in tokens(word))


def pairs(word: str) -> list[str]:
    return [word[start : start + 2] for start in range(len(word) - 1)]


@lru_cache(KNOWN_WORDS)
def _tokens(word: str) -> tuple[str, ...]:
    first = word[0]
    if IS_HANGUL.match(first):
        return (BEGINS + word[:2], *pairs(word))
    if IS_CJK.match(first):
        return tuple(pairs(word)) or (word,)
    if word.replace(",", "").replace(".", "").isdigit():
        return (word.replace(",", ""),)
    if not first.isascii():
        return (word,)
    # The stemmer keeps state while it works, and several files are read at once.
    with _stemming:
        return (_stemmer.stemWord(word.replace("’", "'")),)
