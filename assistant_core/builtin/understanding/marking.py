"""Puts marks into a text for what is found in it: `Apple's revenue in 2023` → `{company}'s {line} in {time}`.
Questions and examples are marked alike, so that they meet in what is left.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from assistant_core.builtin.understanding import assumptions, companies, periods, topics
from assistant_core.builtin.understanding.frame import Assumption, Named, Times, Topic
from assistant_core.builtin.understanding.patterns import alternatives

AMOUNT = re.compile(
    r"\bhow (?:much|many)\b|\bwho\b.*\b(?:more|most|less|least)\b|\bwhat (?:do|does|did)\b|얼마|몇|더 많",
    re.IGNORECASE,
)
CONTRACTED = re.compile(r"\b(what|how|who|where|when)(?:'|’)?s\b", re.IGNORECASE)
CURRENCY = alternatives(Path(__file__).parent / "currencies.txt")
SPOKEN = frozenset(
    """price open previous_close year_high year_low price_high price_low volume average_volume
    DividendPerShare CashDividendsPaid amount dividend dividend_yield shareholder_returns employees
    RepurchaseOfCapitalStock payout_ratio price_target_mean price_target_high price_target_low
    price_target_median analysts value_per_share upside sensitivity discount_rate terminal_growth
    growth_assumption terminal_value present_value buy hold sell insiders_percent
    institutions_percent percent eps_estimate revenue_average surprise_percent exchange_rate
    trailing_12_months price_change growth_percent buy_or_better sell_or_worse
    growth_implied_by_price_percent""".split()
)
"""What asks of their own are about: their words stay in the text."""
MARK_OF: dict[tuple[str, ...], str] = {
    ("NetIncome", "net_margin", "OperatingIncome"): "profit",
    ("current_ratio", "quick_ratio", "cash_ratio"): "liquidity",
}
"""Of rows that are a judgement more than a line: profitable, liquid."""


@dataclass(frozen=True)
class Marked:
    text: str
    of_terms: str
    """The same with marks for what asks of their own are about, too."""
    companies: tuple[Named, ...]
    said: tuple[str, ...]
    """What the marks of companies stand for, one by one."""
    topics: tuple[Topic, ...]
    times: Times
    currency: str
    assumptions: tuple[Assumption, ...]
    is_change: bool
    """Against the year before."""
    is_future: bool
    are_near: bool = True
    """The companies are named in the sentence itself."""


@lru_cache(512)
def mark(text: str, today: date, is_example: bool = False) -> Marked:
    """`text` on one line. Examples have the marks of their companies already."""
    text = CONTRACTED.sub(r"\1 is", text)
    mentions = [] if is_example else _companies(text, today)
    text = _put(text, [(one.start, one.end, "company") for one in mentions])
    currency = next(CURRENCY.finditer(text), None)
    if currency:
        text = _put(text, [(*currency.span(), "currency")])
    treated, stated = assumptions.treatments(text), assumptions.find(text)
    text = _put(text, [(one.start, one.end, "assumption") for one in stated])
    found = [(one.topic, text[one.start : one.end]) for one in topics.find(text)]
    text = _put_topics(text)
    spoken = [(one.start, one.end) for one in topics.find(text)]
    read = periods.read(_blank(text, spoken), today)
    text = _put(text, [(span.start, span.end, _time_mark(span, read)) for span in read.spans])
    # "작년매출": what a time hid.
    found += [(one.topic, "") for one in topics.find(text) if one.topic.concepts[0] not in SPOKEN]
    text = _put_topics(text)
    weak = [] if found or not AMOUNT.search(text) else topics.find(text, weak=True)
    found += [(one.topic, text[one.start : one.end]) for one in weak]
    text = _put(text, [(one.start, one.end, "line") for one in weak])
    spoken_too = [(one.start, one.end, "line") for one in topics.find(text)]
    return Marked(
        of_terms=" ".join(_put(text, spoken_too).split()),
        text=" ".join(text.split()),
        companies=companies.once(mentions),
        said=tuple(one.named.said for one in mentions),
        topics=tuple({topic.concepts: topic for topic, _ in found}.values()),
        times=read.times,
        currency=str(currency.lastgroup) if currency else "",
        assumptions=(*(one.assumption for one in stated), *treated),
        is_change=read.is_change,
        is_future=read.is_future,
    )


def _companies(text: str, today: date) -> list[companies.Found]:
    """Without those inside a longer name of a line or a time, as the "cap" of "market cap"."""
    others = [(one.start, one.end) for one in topics.find(text)]
    others += [(one.start, one.end) for one in periods.read(text, today).spans]
    return [
        one
        for one in companies.find(text)
        if not any(
            start <= one.start
            and one.end <= end
            and (end - start > one.end - one.start or not one.named.symbol)
            for start, end in others
        )
    ]


def _put_topics(text: str) -> str:
    lines = [one for one in topics.find(text) if one.topic.concepts[0] not in SPOKEN]
    return _put(text, [(one.start, one.end, _mark_of(one.topic)) for one in lines])


def _time_mark(span: periods.Span, read: periods.Read) -> str:
    if span.kind == "yoy":
        return "change"
    is_ahead = span.kind == "future" or all(one.kind != "future" for one in read.spans)
    return "future" if read.is_future and is_ahead else "time"


def _mark_of(topic: Topic) -> str:
    return "growth" if topic.is_growth else MARK_OF.get(topic.concepts, "line")


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Of the same length: the "52 week" of "52 week high" is no time."""
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _put(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    pieces, end = [], 0
    for start, stop, name in spans:
        if start >= end:
            pieces += [text[end:start], f" {{{name}}} "]
            end = stop
    return "".join(pieces) + text[end:]
