"""What statement lines, ratios and columns are called. In English most names speak for themselves."""

import re

from assistant_core.words import en, ko

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def term(name: str, language: str) -> str:
    """`TotalRevenue` → `Total revenue`, in Korean `매출액` where there is a Korean name."""
    if language == "ko" and name in ko.TERMS:
        return ko.TERMS[name]
    return en.TERMS.get(name) or spoken(name)


def spoken(name: str) -> str:
    """`DilutedEPS` → `Diluted EPS`; abbreviations stay as they are."""
    words = [word if word.isupper() else word.lower() for word in _WORDS.split(name.replace("_", " "))]
    text = re.sub(r"\beps\b", "EPS", " ".join(words))
    return text[:1].upper() + text[1:]
