"""Notes and reasons of tools, files and models, in the reader's language.

They are made in English, because models read them, and stay so in what is stored. As with gettext, the
English text is the key: `ko.SAID` has the Korean for each, with `{}` where a value stands, and a test holds
its keys against the code that says them. What is not known there is shown as it came.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from assistant_core.words import ko

KNOWN = {"ko": (ko.SAID, ko.TERMS)}
_SYMBOL = re.compile(r"([A-Z0-9][A-Z0-9.^=-]{0,11}): (.+)", re.DOTALL)
_NAME = re.compile(r"\b(?:[A-Z][A-Za-z]*[a-z][A-Z]?[A-Za-z]*|[a-z]+(?:_[a-z]+)+|close|price)\b")


@lru_cache(maxsize=2048)
def said(text: str, language: str) -> str:
    if language not in KNOWN:
        return text
    whole = _whole(text, language)
    if whole is not None:
        return whole
    named = _SYMBOL.fullmatch(text)
    if named:
        return f"{named[1]}: {said(named[2], language)}"
    sentences = re.split(r"(?<=[.!?]) (?=[A-Z])", text)
    for end in range(len(sentences) - 1, 0, -1):
        first = _whole(" ".join(sentences[:end]), language)
        if first is not None:
            return f"{first} {said(' '.join(sentences[end:]), language)}"
    # Of somebody else's words and what is said to them, the latter is known.
    last = _whole(sentences[-1], language) if len(sentences) > 1 else None
    return text if last is None else f"{said(' '.join(sentences[:-1]), language)} {last}"


def formula(text: str, language: str) -> str:
    """`NetIncome / TotalRevenue` with the names of lines as a reader calls them."""
    if language not in KNOWN:
        return text
    terms = KNOWN[language][1]
    return _NAME.sub(lambda name: terms.get(name[0], name[0]), said(text, language))


def _whole(text: str, language: str) -> str | None:
    texts, terms = KNOWN[language]
    for pattern, template in _patterns(language):
        found = pattern.fullmatch(text)
        if found:
            values = (_names(value, terms) or said(value, language) for value in found.groups())
            return texts[template].format(*values)
    return None


def _names(value: str, terms: Mapping[str, str]) -> str:
    """`NetIncome, EBIT` as a reader calls them; empty where another word is among them."""
    parts = value.split(", ")
    known = all(part in terms or part == "…" for part in parts)
    return ", ".join(terms.get(part, part) for part in parts) if known else ""


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    """The most telling first: those with the most words of their own."""
    templates = sorted(KNOWN[language][0], key=lambda one: len(one.replace("{}", "")), reverse=True)
    return [
        (re.compile("(.+?)".join(re.escape(part) for part in one.split("{}")), re.DOTALL), one)
        for one in templates
    ]
