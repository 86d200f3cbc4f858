"""Reads a question, and the conversation before it, into its frame."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from assistant_core.builtin.language import Language
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding import asks, leftover, synonyms
from assistant_core.builtin.understanding.frame import Assumption, Frame, Named, Point, Times, Topic
from assistant_core.builtin.understanding.marking import Marked, mark
from assistant_core.builtin.understanding.similarity import Examples

MOST = 12
"""Sentences that are read."""
MEMORY = 8
"""Questions back that are read."""
FEW = 6
LEAST = 0.25
"""A question less like any example is not understood."""
SURE = 0.6
FIGURES = frozenset("value growth compare price price_move dividend chart profitable solvency".split())
VALUING = frozenset("terminal_growth cost_of_equity cost_of_debt to_equity to_firm".split())
"""Assumptions that only a valuation makes."""
COMPARED = frozenset("value profitable price dividend".split())
"""Of several companies these are a comparison."""
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
CLAUSE = re.compile(r",\s+|\s+(?:and|also|plus|그리고)\s+")
MARKS = re.compile(r"\{(?:company|future|line|growth|profit|liquidity|time|currency|assumption|change)\}")
ASKS_WHAT = re.compile(
    r"\b(?:what|explain|define|meaning|how is)\b|뭐|무엇|뭔|뜻|의미|이란|란\?", re.IGNORECASE
)
BESIDE = re.compile(
    r"(?:vs\.?|versus|compared (?:to|with)|than|against) (?:the )?\{time\}|\{time\} ?(?:대비|보다)", re.I
)
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

    marked: Marked
    scores: tuple[tuple[str, float], ...]

    @property
    def best(self) -> tuple[str, float]:
        return self.scores[0] if self.scores else ("unclear", 0.0)

    def score(self, ask: str) -> float:
        return dict(self.scores).get(ask, 0.0)


def read_frame(turn: Turn) -> Frame | None:
    """None where nothing is said."""
    texts = tuple(" ".join(text.split()) for text in (*turn.earlier_questions[-MEMORY:], turn.question))
    today, ticker = date.today(), turn.last_given("ticker").upper()
    frame = _conversation(texts, turn.language, today)
    if frame is None or frame.companies or not ticker:
        return frame
    return _conversation(texts, turn.language, today, ticker)


@lru_cache(256)
def _conversation(texts: tuple[str, ...], language: Language, today: date, ticker: str = "") -> Frame | None:
    """Thanks and the like leave the conversation as it was. `ticker`: what it is about until one is named."""
    known = (Named(ticker, ticker),) if ticker else ()
    frame, before = None, Frame("", language, asks.ask("judge"), companies=known) if known else None
    for text in texts:
        frame = read(text, before, language, today) if text else None
        before = frame if frame and frame.companies else before
    return frame


def read(text: str, before: Frame | None, language: Language, today: date) -> Frame:
    """One question; `before`: the last one about companies."""
    if leftover.is_foreign(text):
        return Frame(text, language, asks.ask("foreign"))
    part = _decisive(text, before, today)
    marked = part.marked
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
        assumptions=_with_years(name, marked),
        chart=name == "chart" or part.score("chart") > SURE,
    )
    return _checked(_inherited(frame, marked, before), part)


def _decisive(text: str, before: Frame | None, today: date) -> Part:
    """The sentence that asks: introductions and politeness have nothing found in them, or are like no ask.
    Where it names no company, it is about those of the others.
    """
    marks = [mark(sentence, today) for sentence in SENTENCE.split(text)[:MOST] if sentence.strip()]
    named = next((one.companies for one in reversed(marks) if one.companies), ())
    marks = [replace(one, companies=one.companies or named, are_near=bool(one.companies)) for one in marks]
    parts = [_part(one, before) for one in marks] or [Part(mark("", today), ())]
    asking = [part for part in parts if part.best[0] not in MANNERS] or parts
    found = [part for part in asking if MARKS.search(part.marked.text) or part.best[1] > SURE]
    return max(found or parts, key=lambda part: part.best[1])


def _part(marked: Marked, before: Frame | None) -> Part:
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
    said = synonyms.plainly(text.replace("{growth}", " xgrowth ").replace("{change}", " xchange ")).lower()
    has_marks = MARKS.search(text) is not None
    fitting = (
        (name, score)
        for name, score in scores.items()
        if name and _fits(asks.kinds()[name], said, marked, before) and not (has_marks and name in MANNERS)
    )
    return Part(marked, tuple(sorted(fitting, key=lambda pair: -pair[1])))


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
    return any(not leftover.is_harmless(word) and not _knows_of_figures(word) for word in words)


def _knows(word: str) -> bool:
    return _examples().knows(synonyms.plainly(word))


def _knows_of_figures(word: str) -> bool:
    return _of_figures().knows(synonyms.plainly(word))


def _likeness(text: str, example: str) -> float:
    """Less where only one of the two is about a line."""
    return 1.0 if bool(LINE.search(text)) == bool(LINE.search(example)) else 0.6


def _floors(text: str, marked: Marked, before: Frame | None) -> dict[str, float]:
    """What the marks alone tell."""
    if (
        marked.topics
        and marked.times.is_open
        and not marked.companies
        and not before
        and ASKS_WHAT.search(text)
        and _known_share(text) == 1
    ):
        return {"term": 0.3}
    if not LINE.search(text):
        return {}
    floors = {"value": 0.33 if marked.companies or before else 0.2}
    if "{profit}" in text:
        floors["profitable"] = 0.35
    if "{liquidity}" in text:
        floors["solvency"] = 0.35
    if len(marked.companies) > 1:
        floors["compare"] = 0.45
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
    has_words = not kind.words or any(re.search(rf"(?<!\w){word}", said) for word in kind.words)
    return has_words and all(there.get(need, False) for need in kind.needs)


def _settled(part: Part, marked: Marked, before: Frame | None) -> str:
    """The ask after what the marks say of themselves."""
    name, score = part.best
    if score < (LEAST if name not in MANNERS else 0.4):
        name = "value" if marked.topics else "continue" if before and marked.companies else "unclear"
        if name == "unclear" and marked.companies:
            name = "judge" if len(part.marked.text.split()) <= 2 else "unclear"
    if name in FIGURES and any(one.name in VALUING for one in marked.assumptions):
        return "value_share"
    if name == "value" and marked.topics:
        own = {ASK_OF.get(topic.concepts[0], "value") for topic in marked.topics}
        name = own.pop() if len(own) == 1 else "value_share" if "value_share" in own else "value"
    if name == "overvalued" and marked.assumptions:
        name = "value_share"
    if name == "price" and marked.times.days and not marked.times.points:
        name = "price_move"
    if name in COMPARED and len(marked.companies) > 1:
        name = "compare"
    if marked.is_future and name in (FIGURES | {"news"}) - {"solvency"}:
        name = "forecast"
    is_beside = bool(marked.times.back and BESIDE.search(part.marked.text))
    growing = is_beside or marked.is_change or any(topic.is_growth for topic in marked.topics)
    return "growth" if name == "value" and growing else name


def _with_years(ask: str, marked: Marked) -> tuple[Assumption, ...]:
    """ "Value it over ten years": the years that are projected."""
    stated, times = marked.assumptions, marked.times
    if ask != "value_share" or not times.last or any(one.name == "years" for one in stated):
        return stated
    return (*stated, Assumption("years", times.last, times.said))


def _inherited(frame: Frame, marked: Marked, before: Frame | None) -> Frame:
    """With what the question leaves to the conversation, and what an ask is about by itself."""
    goes_on = frame.ask.name in GOES_ON
    needs = asks.kinds()[frame.ask.name].needs
    companies = frame.companies
    if before and goes_on:
        frame = _going_on(frame, before)
    if needs & {"company", "companies", "topic", "before", "currency"} or PRONOUN.search(frame.text):
        if before and not companies:
            frame = replace(frame, companies=before.companies, are_inherited=True)
        elif before and frame.ask.name == "compare" and len(companies) == 1:
            frame = replace(frame, companies=_each(before.companies, companies))
        if before and frame.are_inherited and frame.ask.name in FIGURES and _is_bare(marked.text):
            frame = replace(frame, times=_moved(frame.times, before.times))
        if before and not frame.topics and "topic" in needs | {"topic" for _ in needs & {"companies"}}:
            frame = replace(frame, topics=before.topics)
    if before and frame.are_inherited and frame.ask.answer == before.ask.answer == "value_share":
        frame = replace(frame, assumptions=_stated(frame, before))
    if not frame.topics and frame.ask.name in DEFAULTS:
        frame = replace(frame, topics=tuple(Topic((one,), "") for one in DEFAULTS[frame.ask.name]))
    if frame.ask.name == "compare" and len(frame.companies) < 2:
        frame = replace(frame, ask=asks.ask("value"))
    return frame


def _is_bare(text: str) -> bool:
    """ "And the P/E?": the time, too, is that of the conversation."""
    return len(leftover.WORD.findall(text)) <= FEW


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
        beyond = leftover.beyond(part.marked.text, part.marked.said, _knows_of_figures)
        if beyond:
            return replace(frame, ask=asks.ask("segments"), beyond=beyond)
    if frame.ask.answer == "term":
        concepts = tuple(topic.concepts[0] for topic in frame.topics)
        return replace(frame, terms=concepts or _nouns(part.marked.text))
    return frame


def _nouns(text: str) -> tuple[str, ...]:
    words = (word for word in leftover.WORD.findall(text) if leftover.LETTERS.search(word))
    return tuple(word for word in words if not leftover.is_harmless(word))


@cache
def _examples() -> Examples:
    return _marked_examples(frozenset(asks.kinds()))


@cache
def _of_figures() -> Examples:
    return _marked_examples(FIGURES | GOES_ON)


def _marked_examples(names: frozenset[str]) -> Examples:
    return Examples({name: _marked_of(name) for name in sorted(names)})


@cache
def _marked_of(name: str) -> tuple[str, ...]:
    today = date(2026, 1, 1)
    return tuple(
        synonyms.plainly(mark(text, today, is_example=True).text) for text in asks.kinds()[name].examples
    )
