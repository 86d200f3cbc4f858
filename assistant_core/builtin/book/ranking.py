"""Which sentence or row of what was found answers best, and how likely it does."""

import itertools
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant_core.builtin.book.passages import Result, Unit, units_of
from assistant_core.builtin.book.signs import LIST_ITEM, PRONOUN, SIGNS
from assistant_core.builtin.book.terms import HANGUL, Term, Text, places, terms_of

MOST_SIGNS = 50
BESIDE = 12
MOST_ITEMS = 12
LONG = 400
SHORT = 3
MEASURED = (8.36, 5.73, 2.53, -0.99, 1.69, 1.37, -9.3)
"""The weights of `_features` and a constant, by logistic regression on 875 questions of XQuAD and KorQuAD and
110 of this project's own (tests/builtin/book/questions.txt), with and without an answer in the text.
"""


@dataclass(frozen=True)
class Found:
    unit: Unit
    text: str
    """The sentence, with the one beside it where that says more of what is asked, or the list it begins."""
    start: int
    end: int
    likely: float
    """That it answers, 0 to 1."""
    score: float
    features: tuple[float, ...]
    column: int | None = None
    """Of the row, where the question names one."""


@dataclass(frozen=True)
class _View:
    terms: list[Term]
    weights: list[float]
    signs: list[re.Pattern[str]]
    units: list[list[Unit]]
    covers: list[list[list[float]]]
    """Result → sentence → term → how much of it is said."""
    nowhere: float
    """1 if a name or number is in no sentence."""


def ranked(question: str, results: list[Result]) -> list[Found]:
    """Best first."""
    terms = terms_of(question, Text(" ".join(result.text for result in results)))
    units = [units_of(result, rank) for rank, result in enumerate(results)]
    said = [[Text(unit.row.whole if unit.row else unit.text) for unit in some] for some in units]
    covers = [[[term.within(text) for term in terms] for text in texts] for texts in said]
    weights = _weights(terms, [cover for some in covers for cover in some])
    signs = [sign for asks, sign in SIGNS if asks.search(question)]
    said_at_all = [any(cover[index] for some in covers for cover in some) for index in range(len(terms))]
    nowhere = any(term.is_special and not known for term, known in zip(terms, said_at_all, strict=True))
    view = _View(terms, weights, signs, units, covers, float(nowhere))
    found = [
        _found(unit, place, view)
        for some, cover in zip(units, covers, strict=True)
        for place, unit in enumerate(some)
        if any(cover[place]) and not unit.is_heading and _names_its_row(unit, terms)
    ]
    return sorted(found, key=lambda one: (-one.score, one.unit.rank, one.start))


def _found(unit: Unit, place: int, view: _View) -> Found:
    features = _features(unit, place, view)
    logit = sum(a * b for a, b in zip(MEASURED, (*features, 1.0), strict=True))
    own, near, sign = features[:3]
    score = own + 0.5 * near + 0.1 * sign + 0.04 / (1 + unit.rank)
    # A whole paragraph that is one sentence says little by saying much.
    score /= 1 + max(len(unit.text) - LONG, 0) / 800
    start, end = (unit.start, unit.end) if unit.row else _span(unit, place, view)
    column = unit.row.column(view.terms, view.weights) if unit.row else None
    text = unit.result.text[start:end]
    return Found(unit, text, start, end, 1 / (1 + math.exp(-logit)), score, features, column)


def _features(unit: Unit, place: int, view: _View) -> tuple[float, ...]:
    """How much of the question the sentence says by itself, how much more is right beside it, whether it has
    what is looked for, whether a name or number is nowhere, how many words it has, whether it came first.
    """
    covers, own = view.covers[unit.rank], view.covers[unit.rank][place]
    heading, leans = Text(unit.result.heading), bool(PRONOUN.search(unit.text))
    near = []
    for index, term in enumerate(view.terms):
        # "She" is somebody who was named before.
        back, worth = (2, 1.5) if leans and term.is_special else (1, 1.0)
        around = max(cover[index] for cover in covers[max(place - back, 0) : place + 2])
        near.append(max(around, term.within(heading)) - own[index])
        near[-1] *= worth
    signs = [_sign(sign, place, unit, view) for sign in view.signs]
    return (
        _share(own, view.weights),
        _share(near, view.weights),
        sum(signs) / len(signs) if signs else 0.5,
        view.nowhere,
        math.log(1 + sum(cover >= 0.5 for cover in own)),
        float(unit.rank == 0),
    )


def _sign(sign: re.Pattern[str], place: int, unit: Unit, view: _View) -> float:
    own = _shown(sign, unit.text, view.terms)
    units = view.units[unit.rank]
    return own or (0.4 if any(sign.search(near.text) for near in units[place + 1 : place + 2]) else 0.0)


def _shown(sign: re.Pattern[str], text: str, terms: list[Term]) -> float:
    """Most when it stands right beside a word of the question; a word of the question itself is none."""
    number = LIST_ITEM.match(text)
    shown = list(itertools.islice(sign.finditer(text, number.end() if number else 0), MOST_SIGNS))
    if not shown:
        return 0.0
    forms = frozenset(form[:2] if HANGUL.match(form) else form for term in terms for form in term.forms)
    asked, best = places(forms, text), 0.0
    for found in shown:
        start, end = found.span()
        if not any(first < end and start < last for first, last in asked):
            beside = any(first - end <= BESIDE and start - last <= BESIDE for first, last in asked)
            best = max(best, 1.0 if beside else 0.7)
    return best


def _span(unit: Unit, place: int, view: _View) -> tuple[int, int]:
    units, covers = view.units[unit.rank], view.covers[unit.rank]
    start, end = unit.start, unit.end
    if unit.text.endswith(":"):
        items = itertools.takewhile(lambda item: LIST_ITEM.match(item.text), units[place + 1 :][:MOST_ITEMS])
        end = max((item.end for item in items), default=end)
    if (
        len(unit.text.split()) <= SHORT
        and place + 1 < len(units)
        and "\n\n" not in unit.result.text[end : end + 2]
    ):
        end = max(end, units[place + 1].end)
    best = 0.0
    for other in (place + 1, place - 1):
        if 0 <= other < len(units) and not units[other].row and not units[other].is_heading:
            more = [
                max(theirs - ours, 0.0) for theirs, ours in zip(covers[other], covers[place], strict=True)
            ]
            gain = _share(more, view.weights) + 0.2 * _lacks_sign(unit, units[other], view)
            if gain > best:
                best = gain
                start, end = min(unit.start, units[other].start), max(end, units[other].end)
    return start, end


def _lacks_sign(unit: Unit, other: Unit, view: _View) -> bool:
    return any(
        not _shown(sign, unit.text, view.terms) and _shown(sign, other.text, view.terms)
        for sign in view.signs
    )


def _share(cover: Iterable[float], weights: list[float]) -> float:
    return sum(weight * part for weight, part in zip(weights, cover, strict=True)) / sum(weights)


def _weights(terms: list[Term], covers: list[list[float]]) -> list[float]:
    """How telling each word of the question is among these sentences."""
    having = [sum(cover[index] >= 0.5 for cover in covers) for index in range(len(terms))]
    return [
        math.log(1 + (len(covers) + 4 - number) / (number + 0.6)) * term.worth
        for term, number in zip(terms, having, strict=True)
    ]


def _names_its_row(unit: Unit, terms: list[Term]) -> bool:
    """A row is meant by what is in it; the names of its columns are those of every other row, too."""
    if not unit.row:
        return True
    cells, header = Text(" . ".join(unit.row.cells)), Text(" . ".join(unit.row.header))
    return any(term.within(cells) > term.within(header) for term in terms)
