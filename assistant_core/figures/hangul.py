"""Whether a Hangul word is a name that is written in Latin letters elsewhere: 헬름스웨이, Helmsway.

Both are brought to how they sound: consonants in classes that Korean spelling does not tell apart, vowels as
one letter. What the Latin name begins with, the Hangul word must begin with.
"""

import re
import unicodedata
from functools import lru_cache

_INITIALS = "k k n t t l m p p s s - s s s k t p h".split()
_VOWELS = "a e a e o e o e o o e e o u u e e u - i i".split()  # ㅡ is a vowel that the Latin name may lack
_FINALS = "- k k k n n n t l k m p l l p l m p p t t n s s k t p h".split()
_LATIN = (
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"ch|sh|c(?=[eiy])|j|z|x|s"), "s"),
    (re.compile(r"ph|f|v|b|p"), "p"),
    (re.compile(r"th|d|t"), "t"),
    (re.compile(r"ck|q|g|c|k"), "k"),
    (re.compile(r"r|l"), "l"),
    (re.compile(r"y"), "i"),
)


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """Of a Hangul word, "" for anything else."""
    sounds = []
    for char in word:
        code = ord(char) - 0xAC00
        if not 0 <= code < 11172:
            break
        initial, rest = divmod(code, 588)
        vowel, final = divmod(rest, 28)
        sounds += [_INITIALS[initial], _VOWELS[vowel], _FINALS[final]]
    return "".join(sounds).replace("-", "")


@lru_cache(maxsize=4096)
def latin_sound(name: str, silent: bool) -> str:
    plain = unicodedata.normalize("NFKD", name.lower())
    plain = re.sub(r"[^a-z]", "", plain)
    if silent:
        plain = re.sub(r"(?<=[aeiouy])r(?![aeiouy])", "", plain)
    for pattern, letter in _LATIN:
        plain = pattern.sub(letter, plain)
    return plain


def is_same(hangul: str, latin: str) -> bool:
    """Whether the Hangul word begins with the sound of the Latin one."""
    said = sound(hangul)
    # An r at the end of a syllable is spoken or not; a German w is a ㅂ, an English one a vowel.
    names = (latin_sound(latin, silent) for silent in (True, False))
    return any(_begins(said, spelled) for name in names for spelled in {name, name.replace("w", "p")})


def _begins(said: str, name: str) -> bool:
    """By consonants; an l may stand for an r that nobody speaks, and of two the first vowel must agree."""
    if not said or not name or _first(said) != _first(name):
        return False
    ours, theirs = _consonants(said), _consonants(name)
    if len(theirs) >= 2 and ours.startswith(theirs):
        return len(theirs) > 2 or said[:2] == name[:2]
    ours, theirs = (one[:1] + one[1:].replace("l", "") for one in (ours, theirs))
    return len(theirs) > 2 and ours.startswith(theirs)


def _first(sounds: str) -> str:
    return "" if sounds[0] in "aeiou" else sounds[0]


def _consonants(sounds: str) -> str:
    """h and w tell little, and what ends one syllable and begins the next is written once or twice."""
    return re.sub(r"[aeiouhw]", "", re.sub(r"(.)\1+", r"\1", sounds))
