"""Which ask a question is: each of its sentences is compared with the examples of all asks, and the one that
asks decides.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from assistant_core.builtin.understanding import asks, leftover, synonyms
from assistant_core.builtin.understanding.frame import Frame
from assistant_core.builtin.understanding.marking import AMOUNT, Marked, mark
from assistant_core.builtin.understanding.similarity import Examples

A_QUESTION = 0.2
"""What a question mark weighs."""
MOST = 12
"""Sentences that are read."""
COMPARES = 0.45
"""What two companies and a line say by themselves; a product may look like a company, too."""
SURE = 0.6
LIKE = 0.3
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
MARKS = re.compile(r"\{(?:company|future|line|growth|profit|liquidity|time|currency|assumption|change)\}")
MEANS = re.compile(
    r"\b(?:what|explain|define|meaning|means?|stands? for|how is)\b"
    r"|뭐|뭘|무엇|무슨|뭔|뜻|의미|이란|란\?|설명",
    re.IGNORECASE,
)
LINE = re.compile(r"\{(?:line|growth|profit|liquidity)\}")
OWED = frozenset("TotalDebt TotalLiabilitiesNetMinorityInterest CurrentLiabilities CurrentDebt".split())
OWN = {
    "price": """price open previous_close year_high year_low price_high price_low volume average_volume
        price_change""",
    "dividend": """DividendPerShare dividend_yield amount dividend trailing_12_months shareholder_returns
        payout_ratio""",
    "estimates": """price_target_mean price_target_high price_target_low price_target_median eps_estimate
        revenue_average""",
    "profile": "employees",
    "value_share": "value_per_share upside discount_rate terminal_growth",
}
ASK_OF = {concept: ask for ask, concepts in OWN.items() for concept in concepts.split()}
"""Asks that a topic alone brings about."""


@dataclass(frozen=True)
class Part:
    """A sentence, and the asks that it is like, the likest first."""

    marked: Marked
    scores: tuple[tuple[str, float], ...]
    asking: tuple["Part", ...] = ()
    """All sentences that may ask, in the order of the text; of the one that decides."""

    @property
    def best(self) -> tuple[str, float]:
        return self.scores[0] if self.scores else ("unclear", 0.0)

    def score(self, ask: str) -> float:
        return dict(self.scores).get(ask, 0.0)


def decisive(text: str, before: Frame | None, today: date) -> Part:
    """The sentence that asks: introductions and politeness have nothing found in them, or are like no ask.
    Where it names no company, it is about those of the others.
    """
    ends = [match.end() for match in SENTENCE.finditer(text)][: MOST - 1]
    sentences = [text[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True)]
    marks = [mark(sentence.strip(), today) for sentence in sentences if sentence.strip()]
    named = next((one.companies for one in reversed(marks) if one.companies), ())
    marks = [replace(one, companies=one.companies or named, are_near=bool(one.companies)) for one in marks]
    parts = [part_of(one, before) for one in marks] or [Part(mark("", today), ())]
    asking = [part for part in parts if part.best[0] not in MANNERS] or parts
    found = [
        part
        for part in asking
        if MARKS.search(part.marked.text) or part.best[1] > (LIKE if "?" in part.marked.text else SURE)
    ]
    best = max(found or parts, key=lambda part: part.best[1] + ("?" in part.marked.text) * A_QUESTION)
    return replace(best, asking=tuple(found))


def part_of(marked: Marked, before: Frame | None) -> Part:
    text = marked.text
    scores = _scores(text)
    if marked.companies and not marked.are_near:
        scores = _with_company(scores, text)
    if before and not marked.companies:
        scores = _with_company(scores, text)
    scores |= {name: score for name, score in _scores(marked.of_terms).items() if name in TERMS}
    for name, floor in _floors(text, marked, before).items():
        scores[name] = max(scores.get(name, 0.0), floor)
    for topic in marked.topics:
        name = ASK_OF.get(topic.concepts[0], "")
        for also in (name, "price_move") if name == "price" else (name,):
            scores[also] = scores.get(also, 0.0) + (0.15 if also in scores else 0.0)
    if not _has_more(text):
        scores.pop("segments", None)
    if LINE.search(text) and not any(ASK_OF.get(one.concepts[0]) == "price" for one in marked.topics):
        scores.pop("price", None)
        scores.pop("price_move", None)
    said = said_of(text)
    for name, kind in asks.kinds().items():
        if kind.sure and says(said, kind.sure):
            scores[name] = max(scores.get(name, 0.0), 1.0)
    has_marks = MARKS.search(text) is not None
    fitting = (
        (name, score)
        for name, score in scores.items()
        if name and _fits(asks.kinds()[name], said, marked, before) and not (has_marks and name in MANNERS)
    )
    found = dict(fitting)
    is_bare = not (marked.companies or before or LINE.search(text))
    if is_bare and _lacks_company(text) > max(SURE, *found.values(), 0.0):
        found["which_company"] = 1.0
    return Part(marked, tuple(sorted(found.items(), key=lambda pair: -pair[1])))


def _lacks_company(text: str) -> float:
    """How much it is like a question about a company that it does not name: "any news?"."""
    scores = _with_company({}, text)
    return max(
        (score for name, score in scores.items() if "company" in asks.kinds()[name].needs), default=0.0
    )


def said_of(text: str) -> str:
    """With the marks that words of asks may be."""
    for mark_ in ("growth", "change", "future", "time"):
        text = text.replace(f"{{{mark_}}}", f" x{mark_} ")
    return synonyms.plainly(text).lower()


def _with_company(scores: dict[str, float], text: str) -> dict[str, float]:
    """What goes on says "it", or nothing at all."""
    said = PRONOUN.sub(" {company} ", text)
    said = said if "{company}" in said else "{company} " + text
    also = {name: score for name, score in _scores(said).items() if name not in GOES_ON}
    return {name: max(scores.get(name, 0.0), also.get(name, 0.0)) for name in {**scores, **also}}


def _scores(text: str) -> dict[str, float]:
    plain = text.replace("{currency}", "") if LINE.search(text) else text
    known = _known_share(text)
    matches = _examples().nearest(synonyms.plainly(plain))
    return {match.ask: match.score * known * _likeness(plain, match.example) for match in matches}


def _known_share(text: str) -> float:
    """Lower for a text with words that no example has."""
    words = [word for word in leftover.WORD.findall(text) if leftover.LETTERS.search(word)]
    unknown = [
        word for word in words if word[0] != "{" and not _knows(word) and not leftover.is_harmless(word)
    ]
    return 1 - 0.5 * len(unknown) / max(len(words), 1)


def _has_more(text: str) -> bool:
    """A word that no question about the whole company has."""
    words = [word for word in leftover.WORD.findall(text) if leftover.LETTERS.search(word) and word[0] != "{"]
    return any(not leftover.is_harmless(word) and not knows_of_figures(word) for word in words)


def _knows(word: str) -> bool:
    return _examples().knows(synonyms.plainly(word))


def knows_of_figures(word: str) -> bool:
    return _of_figures().knows(synonyms.plainly(word))


def knows_of_terms(word: str) -> bool:
    return _marked_examples(TERMS).knows(synonyms.plainly(word))


def _likeness(text: str, example: str) -> float:
    """Less where only one of the two is about a line."""
    return 1.0 if bool(LINE.search(text)) == bool(LINE.search(example)) else 0.6


def _floors(text: str, marked: Marked, before: Frame | None) -> dict[str, float]:
    """What the marks alone tell."""
    if marked.topics and marked.times.is_open and not marked.companies and not before:
        means = MEANS.search(text) and not AMOUNT.search(text)
        return {"term": 0.5} if means and not leftover.beyond(text, (), _knows) else {"value": 0.2}
    if not LINE.search(text):
        return {}
    if marked.topics and OWED.issuperset(one.concepts[0] for one in marked.topics):
        afforded = 0.5 if "afford" in synonyms.plainly(text) else 0.0
        return {"value": 0.33, "solvency": afforded}
    floors = {"value": 0.33 if marked.companies or before else 0.2}
    if "{profit}" in text:
        floors["profitable"] = 0.35
    if "{liquidity}" in text:
        floors["solvency"] = 0.35
    if len(marked.companies) > 1:
        floors["compare"] = COMPARES
    if marked.is_change or "{growth}" in text:
        floors["growth"] = 0.5
    return floors


def _fits(kind: asks.Kind, said: str, marked: Marked, before: Frame | None) -> bool:
    companies, known = len(marked.companies), len(before.companies) if before else 0
    there = {
        "company": companies > 0 or known > 0,
        "companies": companies > 1 or known > 1 or (companies > 0 and known > 0),
        "no company": companies == 0,
        "topic": bool(marked.topics or (before and before.topics)),
        "before": before is not None,
        "currency": bool(marked.currency and before and not marked.companies),
    }
    by_line = not (kind.beside and "{line}" in marked.text) or says(said, kind.beside)
    has_words = not kind.words or says(said, kind.words)
    return by_line and has_words and all(there.get(need, False) for need in kind.needs)


def says(said: str, words: frozenset[str]) -> bool:
    return any(re.search(rf"(?<!\w){word}", said) for word in words)


@cache
def _examples() -> Examples:
    return _marked_examples(frozenset(asks.kinds()))


@cache
def _of_figures() -> Examples:
    return _marked_examples(FIGURES | GOES_ON | {"solvency", "statement"})


@cache
def _marked_examples(names: frozenset[str]) -> Examples:
    return Examples({name: _marked_of(name) for name in sorted(names)})


@cache
def _marked_of(name: str) -> tuple[str, ...]:
    today = date(2026, 1, 1)
    return tuple(
        synonyms.plainly(mark(text, today, is_example=True).text) for text in asks.kinds()[name].examples
    )
