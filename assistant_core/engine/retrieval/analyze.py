"""stop-gap"""
import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_STEM = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[\uac00-\ud7a3]+|[a-z0-9]+(?:[.,'’][a-z0-9]+)*|[^\W_]+")


@lru_cache(100_000)
def _stem(word: str) -> str:
    return _STEM.stemWord(word)


def tokens(text: str) -> list[str]:
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower()):
        if "\uac00" <= word[0] <= "\ud7a3":
            found.append("^" + word[:2])
            found += [word[i : i + 2] for i in range(len(word) - 1)]
        else:
            found.append(_stem(word))
    return found
