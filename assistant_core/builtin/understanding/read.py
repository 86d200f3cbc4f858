"""Reads a question, and the conversation before it, into its frame."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from assistant_core.builtin import glossary
from assistant_core.builtin.language import Language
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding import asks, leftover
from assistant_core.builtin.understanding.clauses import TOLD_TOGETHER, is_of_future, several
from assistant_core.builtin.understanding.companies import is_shaped
from assistant_core.builtin.understanding.frame import Assumption, Frame, Named, Point, Times, Topic
from assistant_core.builtin.understanding.marking import Marked
from assistant_core.builtin.understanding.recognition import (
    FIGURES,
    GOES_ON,
    LEAST,
    LINE,
    MANNERS,
    PRONOUN,
    SURE,
    Part,
    decisive,
    knows_of_figures,
    knows_of_terms,
)

MEMORY = 8
"""Questions back that are read."""
FEW = 6
VALUING = frozenset("terminal_growth cost_of_equity cost_of_debt to_equity to_firm".split())
"""Assumptions that only a valuation makes."""
COMPARED = frozenset("value profitable price dividend".split())
"""Of several companies these are a comparison."""
BESIDE = re.compile(
    r"(?:vs\.?|versus|compared (?:to|with)|than|against) (?:the )?\{time\}|\{time\} ?(?:대비|보다)", re.I
)
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
DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "profitable": ("NetIncome", "net_margin"),
    "solvency": ("current_ratio", "CurrentAssets", "CurrentLiabilities"),
    "growth": ("TotalRevenue",),
}
"""What an ask is about where it names no topic itself."""


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
    part = decisive(text, before, today)
    marked = part.marked
    name = _settled(part, marked, before)
    clauses = several(part, before)
    names = [name if one in TOLD_TOGETHER and name in TOLD_TOGETHER else one for one, _ in clauses] or [name]
    name = names[0]
    if name in MANNERS:
        return Frame(text, language, asks.ask(name))
    frame = Frame(
        text,
        language,
        asks.ask(name),
        tuple(asks.ask(one) for one in names[1:]),
        companies=marked.companies,
        topics=marked.topics,
        times=marked.times,
        currency=marked.currency,
        assumptions=_with_years(name, marked),
        chart=name == "chart" or part.score("chart") > SURE,
    )
    told = [text for one, text in clauses if one in TOLD_TOGETHER] if clauses else [marked.text]
    return _checked(_by_what_was_found(_inherited(frame, marked, before)), part, " , ".join(told))


def _settled(part: Part, marked: Marked, before: Frame | None) -> str:
    name, score = part.best
    if score < LEAST:
        name = "value" if marked.topics else "continue" if before and marked.companies else "unclear"
    if name in ("price", "dividend") and LINE.search(part.marked.text):
        name = "value"
    if is_of_future(marked) and name in FIGURES | {"news"}:
        name = "forecast"
    is_beside = bool(marked.times.back and BESIDE.search(part.marked.text))
    growing = is_beside or marked.is_change or any(topic.is_growth for topic in marked.topics)
    return "growth" if name == "value" and growing else name


def _by_what_was_found(frame: Frame) -> Frame:
    """Assumptions make a valuation, some figures are at home in an ask of their own, and of several companies
    a figure is a comparison.
    """
    name, first = frame.ask.name, {topic.concepts[0] for topic in frame.topics}
    if name in FIGURES | {"overvalued"} and any(one.name in VALUING for one in frame.assumptions):
        name = "value_share"
    own = {ASK_OF.get(concept, "value") for concept in first}
    if name == "value" and first:
        name = own.pop() if len(own) == 1 else "value_share" if "value_share" in own else "value"
    if name in FIGURES and "price_change" in first and frame.times.is_open:
        name = "price"
    if name == "price" and frame.times.days:
        name = "price_move"
    if name in COMPARED and len(frame.companies) > 1:
        name = "compare"
    return replace(frame, ask=asks.ask(name)) if name != frame.ask.name else frame


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
        if before and not frame.topics and (needs & {"topic", "companies"} or frame.ask.name in DEFAULTS):
            frame = replace(frame, topics=before.topics)
    if before and frame.are_inherited and frame.ask.answer == before.ask.answer == "value_share":
        frame = replace(frame, assumptions=_stated(frame, before))
    if frame.ask.name == "solvency" or (not frame.topics and frame.ask.name in DEFAULTS):
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


def _checked(frame: Frame, part: Part, told: str) -> Frame:
    """Refused where a word narrows it to what no function knows, or where no company is known. `told`: what
    is said of figures.
    """
    name = frame.ask.name
    needs = asks.kinds()[name].needs
    if needs & {"company", "companies", "topic"} and not frame.companies:
        return replace(frame, ask=asks.ask("which_company"), more=())
    if FIGURES & {name, *(one.name for one in frame.more)}:
        places = frame.ask.answer == "price"
        beyond = leftover.beyond(told, part.marked.said, knows_of_figures, places)
        if name == "compare":
            beyond += tuple(one.said for one in frame.companies if not (one.symbol or is_shaped(one.said)))
        if beyond:
            return replace(frame, ask=asks.ask("segments"), more=(), beyond=beyond)
    if frame.ask.answer == "term":
        concepts = tuple(topic.concepts[0] for topic in frame.topics)
        near = glossary.beside(frame.text)
        beyond = tuple(said for word, said in near if leftover.narrows(word, knows_of_terms))
        return replace(frame, terms=concepts or _nouns(part.marked.text), beyond=beyond)
    return frame


def _nouns(text: str) -> tuple[str, ...]:
    words = (word for word in leftover.WORD.findall(text) if leftover.LETTERS.search(word))
    return tuple(word for word in words if not leftover.is_harmless(word))
