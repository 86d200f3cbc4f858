"""Which ask a question is: weights learned from the examples of all asks score each of its sentences, and the
one that asks decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from assistant_core.builtin.understanding import asks, synonyms
from assistant_core.builtin.understanding.frame import Frame
from assistant_core.builtin.understanding.learned import Learned
from assistant_core.builtin.understanding.leftover import HANGUL
from assistant_core.builtin.understanding.marking import Marked, mark
from assistant_core.builtin.understanding.similarity import Examples

LEAST = 0.3
"""What is less like every ask is not understood: of right readings of other people's questions 1 in 100."""
SURE = 0.5
A_QUESTION = 0.2
"""What a question mark weighs."""
MOST = 12
"""Sentences that are read."""
FIGURES = frozenset("value growth compare price price_move dividend chart profitable".split())
GOES_ON = frozenset({"continue", "currency"})
MANNERS = frozenset({"thanks", "hello"})
TERMS = frozenset({"term", "term_difference"})
PRONOUN = re.compile(
    r"\b(?:its?|they|their|them|(?:the|this|that) (?:company|stock|firm))\b|그 ?(?:회사|기업|주식|종목)",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\bInc)(?<!\bCorp)(?<!\bCo)(?<!\bLtd)(?<!\bvs)(?<!\bMr)[.!?…。]+[)\"'”’]*\s+(?=[^a-z\s])"
    r"|\s*;\s+|(?<=[가-힣])[~^ㅠㅜㅎㅋ]+\s+"
)
LINE = re.compile(r"\{(?:line|growth|profit|liquidity)\}")
MANNERS_FILE = Path(__file__).parent / "manners.txt"


@dataclass(frozen=True)
class Part:
    """A sentence, and how much it is like each ask, the likest first."""

    marked: Marked
    scores: tuple[tuple[str, float], ...]
    asking: tuple["Part", ...] = ()
    """All sentences that may ask, in the order of the text; of the one that decides."""

    @property
    def best(self) -> tuple[str, float]:
        return self.scores[0]

    def score(self, ask: str) -> float:
        return dict(self.scores).get(ask, 0.0)


def decisive(text: str, before: Frame | None, today: date) -> Part:
    """The sentence that asks. Where it names no company, it is about those of the others."""
    ends = [match.end() for match in SENTENCE.finditer(text)][: MOST - 1]
    sentences = [text[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True)]
    marks = [mark(sentence.strip(), today) for sentence in sentences if sentence.strip()]
    named = next((one.companies for one in reversed(marks) if one.companies), ())
    marks = [replace(one, companies=one.companies or named, are_near=bool(one.companies)) for one in marks]
    parts = [part_of(one, before) for one in marks] or [part_of(mark("", today), before)]
    asking = [part for part in parts if part.best[0] not in MANNERS and part.best[1] >= LEAST] or parts
    best = max(asking, key=lambda part: part.best[1] + A_QUESTION * ("?" in part.marked.text))
    return replace(best, asking=tuple(asking))


def part_of(marked: Marked, before: Frame | None) -> Part:
    scores = learned().scores(synonyms.plainly(marked.text))
    is_about_others = bool(before and not marked.companies) or (marked.companies and not marked.are_near)
    if is_about_others and max(scores[name] for name in MANNERS) < SURE:
        # What goes on says "it", or nothing at all.
        said = PRONOUN.sub(" {company} ", marked.text)
        also = learned().scores(
            synonyms.plainly(said if "{company}" in said else f"{{company}} {marked.text}")
        )
        scores = {
            name: score if name in GOES_ON else max(score, also[name]) for name, score in scores.items()
        }
    of_terms = learned().scores(synonyms.plainly(marked.of_terms))
    scores |= {name: max(scores[name], of_terms[name]) for name in TERMS}
    fitting = {name: score for name, score in scores.items() if _fits(asks.kinds()[name], marked, before)}
    return Part(marked, tuple(sorted(fitting.items(), key=lambda pair: -pair[1])))


def _fits(kind: asks.Kind, marked: Marked, before: Frame | None) -> bool:
    companies, known = len(marked.companies), len(before.companies) if before else 0
    there = {
        "company": True,
        "companies": companies > 1 or known > 1 or (companies > 0 and known > 0),
        "no company": companies == 0,
        "topic": bool(marked.topics or (before and before.topics)),
        "nothing found": not (companies or marked.topics),
        "before": before is not None,
        "nothing before": before is None,
        "currency": bool(marked.currency and before and not marked.companies),
    }
    return all(there[need] for need in kind.needs)


@cache
def learned() -> Learned:
    return Learned(
        {name: tuple(_also_politely(_marked_of(name))) for name in asks.kinds() if _marked_of(name)}
    )


def _also_politely(texts: tuple[str, ...]) -> Iterator[str]:
    """Every third one among words that say nothing about what is asked, so that they weigh nothing."""
    for place, text in enumerate(texts):
        around = manners()[bool(HANGUL.search(text))]
        is_wrapped = place % 3 == 2
        yield around[place // 3 % len(around)].replace("{}", text.rstrip("?.")) if is_wrapped else text


@cache
def manners() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In English, in Korean."""
    rows = [_plain(row) for row in MANNERS_FILE.read_text(encoding="utf-8").splitlines()]
    english = tuple(row for row in rows if not HANGUL.search(row))
    return english, tuple(row for row in rows if HANGUL.search(row))


def knows_of_figures(word: str) -> bool:
    return _of_figures().knows(synonyms.plainly(word))


def knows_of_terms(word: str) -> bool:
    return _marked_examples(TERMS).knows(synonyms.plainly(word))


@cache
def _of_figures() -> Examples:
    return _marked_examples(FIGURES | GOES_ON | {"solvency", "statement"})


@cache
def _marked_examples(names: frozenset[str]) -> Examples:
    return Examples({name: _marked_of(name) for name in sorted(names)})


@cache
def _marked_of(name: str) -> tuple[str, ...]:
    return tuple(_plain(text) for text in asks.kinds()[name].examples)


def _plain(example: str) -> str:
    return synonyms.plainly(mark(example, date(2026, 1, 1), is_example=True).text)
