"""What a question wants taken for granted in a valuation: a number with its unit belongs to the nearest name
of an assumption in its clause, whichever of the two comes first.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from assistant_core.builtin.understanding.frame import Assumption
from assistant_core.builtin.understanding.patterns import alternatives, rows
from assistant_core.builtin.understanding.periods import COUNT, number_of

NAME = alternatives(Path(__file__).parent / "assumptions.txt")
RATE = re.compile(
    r"(?<![\d.])([-−+]?\d{1,3}(?:\.\d{1,4})?)\s*(?:%|percent\b|per cent\b|퍼센트|프로(?![가-힣]*그램))",
    re.IGNORECASE,
)
YEARS = re.compile(rf"(?<![\d.]){COUNT}[- ]?(?:years?\b|yrs?\b|년(?! ?전))", re.IGNORECASE)
CLAUSE = re.compile(r"[;.!?\n](?!\d)|,(?!\d)| and | with |하고 ", re.IGNORECASE)
FALLING = re.compile(r"shrink|declin|fall|감소|줄[어고면]", re.IGNORECASE)
FAR = 1_000
TREATMENTS = tuple(rows(Path(__file__).parent / "treatments.txt"))


@dataclass(frozen=True)
class Stated:
    start: int
    end: int
    assumption: Assumption


def find(text: str) -> list[Stated]:
    """Each once. A rate that stands by no name is the discount rate if it is the only one."""
    for _, words in TREATMENTS:
        # The growth of "growth from estimates" has no number.
        text = words.sub(lambda match: match[0] if RATE.search(match[0]) else " " * len(match[0]), text)
    names = list(NAME.finditer(text))
    rates = list(RATE.finditer(text))
    borders = [match.start() for match in CLAUSE.finditer(text)]
    pairs = [(rate, name) for rate in rates[:12] for name in names[:24]]
    found: list[Stated] = []
    used: set[int | str | None] = set()
    for rate, name in sorted(pairs, key=lambda pair: _distance(pair[0], pair[1], borders)):
        if used.isdisjoint((rate.start(), name.lastgroup)) and _distance(rate, name, borders) < FAR:
            found.append(_stated(text, rate, name))
            used |= {rate.start(), name.lastgroup}
    if not found and len(rates) == 1:
        rate = rates[0]
        found.append(Stated(*rate.span(), Assumption("discount_rate", _value(rate[1]), rate[0])))
    years = YEARS.search(text)
    if years and found:
        found.append(Stated(*years.span(), Assumption("years", number_of(years["n"]), years[0])))
    return sorted(found, key=lambda one: one.start)


def treatments(text: str) -> list[Assumption]:
    """How to value, in words: to equity, growth from the analysts' estimates. The value says nothing."""
    found = ((name, words.search(text)) for name, words in TREATMENTS)
    return [Assumption(name, 1, match[0]) for name, match in found if match]


def _distance(rate: re.Match[str], name: re.Match[str], borders: list[int]) -> int:
    """In characters, in the same clause; a name before its number is a little nearer."""
    start, end = min(rate.start(), name.start()), max(rate.end(), name.end())
    crossed = sum(start < border < end for border in borders)
    between = end - start - len(rate[0]) - len(name[0])
    return between + (2 if rate.start() < name.start() else 0) + crossed * 60 + (FAR if between > 60 else 0)


def _stated(text: str, rate: re.Match[str], name: re.Match[str]) -> Stated:
    start, end = min(rate.start(), name.start()), max(rate.end(), name.end())
    value = -abs(_value(rate[1])) if FALLING.search(name[0]) else _value(rate[1])
    return Stated(start, end, Assumption(str(name.lastgroup), value, text[start:end]))


def _value(text: str) -> float:
    return float(text.replace("−", "-"))
