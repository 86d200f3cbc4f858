"""What needs no computation: terms, and questions that every learner asks."""

import re
from collections.abc import Mapping
from functools import cache

from assistant_core.builtin.language import Language
from assistant_core.builtin.mathematics.examples import data, strange, words
from assistant_core.builtin.understanding.similarity import Examples

LEAST = 0.5
MOST_STRANGE = 4
"""One word of so many may be one that no example has."""
_LONGEST = 200
_POWER_OF_ZERO = re.compile(r"\b\d+ ?\^ ?0\b")
_FORMULA = re.compile(r"[\d=+*/^()|<>√∫]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def explained(question: str, language: Language) -> str:
    """Empty where the question is about nothing in the glossary, or about more than that."""
    if len(question) > _LONGEST:
        return ""
    entry = _term(question) or _sentence(_POWER_OF_ZERO.sub("x^0", question))
    return str(data("glossary")[entry][language]) if entry else ""


@cache
def _sentences() -> Examples:
    return Examples({entry: told["asks"] for entry, told in data("glossary").items() if "asks" in told})


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The longest name first, in Korean without what hangs on it; and whose each name is."""
    owners = {name: entry for entry in data("glossary") if entry[0] != "?" for name in entry.split(", ")}
    names = sorted(owners, key=len, reverse=True)
    english, korean = ("|".join(name for name in names if name.isascii() == latin) for latin in (True, False))
    return re.compile(rf"\b({english})\b|(?<![가-힣])({korean})", re.I), owners


def _term(question: str) -> str:
    """The one term that it asks for, where nothing is left of it but how a term is asked for, and talk."""
    pattern, owners = _names()
    found = {owners[match[0].lower()] for match in pattern.finditer(question)}
    if len(found) > 1:
        found.discard(owners["mean"])  # "what does … mean"
    rest = pattern.sub(" {term} ", question)
    asks = [word for word in words(rest) if len(word) > 1 or word > "z"]
    is_asked = len(found) == 1 and asks and not _FORMULA.search(rest) and not strange(rest, ask="term")
    return found.pop() if is_asked else ""


def _sentence(question: str) -> str:
    best = next(iter(_sentences().nearest(question)), None)
    if not best or best.score < LEAST:
        return ""
    known = data("glossary")[best.ask]["asks"]
    numbers = set(_NUMBER.findall(question)) - set(_NUMBER.findall(" ".join(known)))
    said = [word for word in words(question) if len(word) > 1]
    is_other = (
        len(said) < 2 or numbers or len(strange(question, *known, ask="talk")) * MOST_STRANGE > len(said)
    )
    return "" if is_other else best.ask
