"""Reads a question, and the conversation before it, into its frame."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from assistant_core.builtin.language import Language
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding import asks, leftover
from assistant_core.builtin.understanding.frame import Assumption, Frame, Named, Point, Times, Topic
from assistant_core.builtin.understanding.marking import Marked, mark
from assistant_core.builtin.understanding.similarity import Examples

MEMORY = 8
"""Questions back that are read."""
LEAST = 0.25
"""A question less like any example is not understood."""
SURE = 0.6
FIGURES = frozenset("value growth compare price price_move dividend chart profitable solvency".split())
VALUING = frozenset("terminal_growth cost_of_equity cost_of_debt to_equity to_firm".split())
"""Assumptions that only a valuation makes."""
GOES_ON = frozenset({"continue", "currency"})
MANNERS = frozenset({"thanks", "hello"})
SENTENCE = re.compile(r"(?<=[.!?…。])\s+|\s*;\s+|(?<=[가-힣])[~^ㅠㅜㅎㅋ]+\s+")
CLAUSE = re.compile(r",\s+|\s+(?:and|also|plus|그리고)\s+")
MARKS = re.compile(r"\{(?:company|line|growth|profit|liquidity|time|currency|assumption|change)\}")
LINE = re.compile(r"\{(?:line|growth|profit|liquidity)\}")
DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "profitable": ("NetIncome", "net_margin"),
    "solvency": ("current_ratio", "CurrentAssets", "CurrentLiabilities"),
    "growth": ("TotalRevenue",),
}
"""What an ask is about where it names no topic itself."""
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

    text: str
    scores: tuple[tuple[str, float], ...]

    @property
    def best(self) -> tuple[str, float]:
        return self.scores[0] if self.scores else ("unclear", 0.0)

    def score(self, ask: str) -> float:
        return dict(self.scores).get(ask, 0.0)


def read_frame(turn: Turn) -> Frame | None:
    """None where nothing is said."""
    texts = (*turn.earlier_questions[-MEMORY:], turn.question)
    return _conversation(tuple(" ".join(text.split()) for text in texts), turn.language, date.today())


@lru_cache(256)
def _conversation(texts: tuple[str, ...], language: Language, today: date) -> Frame | None:
    """Thanks and the like leave the conversation as it was."""
    frame = before = None
    for text in texts:
        frame = read(text, before, language, today) if text else None
        before = frame if frame and frame.companies else before
    return frame


def read(text: str, before: Frame | None, language: Language, today: date) -> Frame:
    """One question; `before`: the last one about companies."""
    marked = mark(text, today)
    if leftover.is_foreign(text, marked.text):
        return Frame(text, language, asks.ask("foreign"))
    part = _decisive(marked, before)
    name = _settled(part, marked, before)
    if name in MANNERS:
        return Frame(text, language, asks.ask(name))
    frame = Frame(
        text,
        language,
        asks.ask(name),
        companies=marked.companies,
        topics=marked.topics,
        times=marked.times,
        currency=marked.currency,
        assumptions=marked.assumptions,
        chart=name == "chart" or part.score("chart") > SURE,
    )
    return _checked(_inherited(frame, marked, before), part)


def _decisive(marked: Marked, before: Frame | None) -> Part:
    """The sentence that asks: introductions and politeness have nothing found in them, or are like no ask."""
    parts = [_part(text, marked, before) for text in SENTENCE.split(marked.text) if text.strip()]
    asking = [part for part in parts if part.best[0] not in MANNERS] or parts
    found = [part for part in asking if MARKS.search(part.text) or part.best[1] > SURE]
    if not found and len(parts) > len(asking):
        found = [part for part in parts if part.best[0] in MANNERS]
    return max(found or asking or [Part("", ())], key=lambda part: part.best[1])


def _part(text: str, marked: Marked, before: Frame | None) -> Part:
    plain = text.replace("{currency}", "") if LINE.search(text) else text
    scores = {
        match.ask: match.score * _likeness(plain, match.example) for match in _examples().nearest(plain)
    }
    for name, floor in _floors(text, marked, before).items():
        scores[name] = max(scores.get(name, 0.0), floor)
    has_marks = MARKS.search(text) is not None
    fitting = (
        (name, score)
        for name, score in scores.items()
        if _fits(asks.kinds()[name].needs, marked, before) and not (has_marks and name in MANNERS)
    )
    return Part(text, tuple(sorted(fitting, key=lambda pair: -pair[1])))


def _likeness(text: str, example: str) -> float:
    """Less where only one of the two is about a line."""
    return 1.0 if bool(LINE.search(text)) == bool(LINE.search(example)) else 0.6


def _floors(text: str, marked: Marked, before: Frame | None) -> dict[str, float]:
    """What the marks alone tell."""
    if not LINE.search(text):
        return {}
    growing = marked.is_change or "{growth}" in text
    return (
        {"value": 0.4 if marked.companies or before else 0.2}
        | ({"compare": 0.45} if len(marked.companies) > 1 else {})
        | ({"growth": 0.5} if growing else {})
    )


def _fits(needs: frozenset[str], marked: Marked, before: Frame | None) -> bool:
    companies, known = len(marked.companies), len(before.companies) if before else 0
    there = {
        "company": companies > 0 or known > 0,
        "companies": companies > 1 or known > 1 or (companies > 0 and known > 0),
        "no company": companies == 0,
        "topic": bool(marked.topics or (before and before.topics)),
        "before": before is not None,
        "currency": bool(marked.currency and before and not marked.companies),
    }
    return all(there.get(need, False) for need in needs)


def _settled(part: Part, marked: Marked, before: Frame | None) -> str:
    """The ask after what the marks say of themselves."""
    name, score = part.best
    if score < LEAST:
        name = "value" if marked.topics else "continue" if before and marked.companies else "unclear"
        if name == "unclear" and marked.companies:
            name = "judge" if len(part.text.split()) <= 2 else "unclear"
    if name in FIGURES and any(one.name in VALUING for one in marked.assumptions):
        return "value_share"
    if name == "value" and marked.topics:
        own = {ASK_OF.get(topic.concepts[0], "value") for topic in marked.topics}
        name = own.pop() if len(own) == 1 else "value_share" if "value_share" in own else "value"
    if name == "price" and marked.times.days and not marked.times.points:
        name = "price_move"
    if name in ("value", "profitable", "price") and len(marked.companies) > 1:
        name = "compare"
    growing = marked.is_change or any(topic.is_growth for topic in marked.topics)
    return "growth" if name == "value" and growing else name


def _inherited(frame: Frame, marked: Marked, before: Frame | None) -> Frame:
    """With what the question leaves to the conversation, and what an ask is about by itself."""
    goes_on = frame.ask.name in GOES_ON
    needs = asks.kinds()[frame.ask.name].needs
    companies = frame.companies
    if before and goes_on:
        frame = _going_on(frame, before)
    if needs & {"company", "companies", "topic", "before", "currency"}:
        if before and not companies:
            frame = replace(frame, companies=before.companies, are_inherited=True)
        elif before and frame.ask.name == "compare" and len(companies) == 1:
            frame = replace(frame, companies=_each(before.companies, companies))
        if before and not frame.topics and "topic" in needs | {"topic" for _ in needs & {"companies"}}:
            frame = replace(frame, topics=before.topics)
    if before and frame.are_inherited and frame.ask.answer == before.ask.answer == "value_share":
        frame = replace(frame, assumptions=_stated(frame, before))
    if not frame.topics and frame.ask.name in DEFAULTS:
        frame = replace(frame, topics=tuple(Topic((one,), "") for one in DEFAULTS[frame.ask.name]))
    if frame.ask.name == "compare" and len(frame.companies) < 2:
        frame = replace(frame, ask=asks.ask("value"))
    return frame


def _going_on(frame: Frame, before: Frame) -> Frame:
    """What was asked before, of another company, topic, time or currency."""
    topics = frame.topics or before.topics
    name = before.ask.name
    if frame.topics:
        own = {ASK_OF.get(topic.concepts[0], "value") for topic in frame.topics}
        name = own.pop() if len(own) == 1 else "value"
        if before.ask.name in ("compare", "growth", "chart") and name == "value":
            name = before.ask.name
    return replace(
        frame,
        ask=asks.ask(name),
        topics=topics,
        times=_moved(frame.times, before.times),
        currency=frame.currency or before.currency,
        assumptions=_stated(frame, before),
    )


def _stated(frame: Frame, before: Frame) -> tuple[Assumption, ...]:
    new = {one.name for one in frame.assumptions}
    return (*(one for one in before.assumptions if one.name not in new), *frame.assumptions)


def _moved(times: Times, before: Times) -> Times:
    """ "The quarter before": of the newest one, or of the one that was named."""
    if times.is_open:
        return before
    if not times.back or not before.points:
        return times
    first = before.points[0]
    if times.frequency == "quarterly" and first.quarter:
        place = first.year * 4 + first.quarter - 1 - times.back
        point = Point(place // 4, place % 4 + 1)
    else:
        point = Point(first.year - times.back, first.quarter)
    return replace(times, points=(point,), back=0)


def _each(*companies: tuple[Named, ...]) -> tuple[Named, ...]:
    return tuple({one.query: one for some in companies for one in some}.values())


def _checked(frame: Frame, part: Part) -> Frame:
    """Refused where a word narrows it to what no function knows, or where no company is known."""
    name = frame.ask.name
    needs = asks.kinds()[name].needs
    if needs & {"company", "companies", "topic"} and not frame.companies:
        return replace(frame, ask=asks.ask("which_company"))
    if name in FIGURES:
        beyond = leftover.beyond(part.text, _examples().knows)
        if beyond:
            return replace(frame, ask=asks.ask("segments"), beyond=beyond)
    if frame.ask.answer == "term":
        concepts = tuple(topic.concepts[0] for topic in frame.topics)
        return replace(frame, terms=concepts or _nouns(part.text))
    return frame


def _nouns(text: str) -> tuple[str, ...]:
    words = (word for word in leftover.WORD.findall(text) if leftover.LETTERS.search(word))
    return tuple(word for word in words if not leftover.is_harmless(word))


@cache
def _examples() -> Examples:
    today = date(2026, 1, 1)
    return Examples(
        {
            name: [mark(text, today, is_example=True).text for text in kind.examples]
            for name, kind in asks.kinds().items()
        }
    )
