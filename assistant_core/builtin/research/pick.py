"""Which of a company's figures a question means: the line's, of the periods that it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant_core.builtin.research.functions import frequency_of, is_price
from assistant_core.builtin.research.study import Company
from assistant_core.builtin.understanding.frame import Point, Times, Topic
from assistant_core.figures.model import Fact

_TOGETHER = (
    ("year_low", "year_high"),
    ("gross_margin", "operating_margin", "net_margin"),
    ("shareholder_returns", "CashDividendsPaid", "RepurchaseOfCapitalStock"),
    ("OperatingCashFlow", "FreeCashFlow"),
    ("CashAndCashEquivalents", "CashCashEquivalentsAndShortTermInvestments"),
    ("TotalLiabilitiesNetMinorityInterest", "TotalDebt"),
    ("liabilities_to_equity", "debt_to_equity"),
    ("current_ratio", "quick_ratio", "cash_ratio"),
    ("price_high", "price_low"),
)
"""Of one word for all of these, all are meant."""
_NOT_THE_SAME = frozenset(
    {
        ("OperatingIncome", "EBIT"),
        ("DilutedEPS", "eps_actual"),
        ("TotalLiabilitiesNetMinorityInterest", "TotalDebt"),
    }
)
"""A name that a word may have as well, and that is another figure all the same."""
_ALSO = {"dividend_yield": ("yield_percent",)}
_GROWTHS = ("revenue_growth", "net_income_growth", "eps_growth")
MONTHS = 12
QUARTERS = 4
"""Of "quarterly revenue", where none is named."""


@dataclass(frozen=True)
class Picked:
    """One figure of a topic, its periods newest first."""

    concept: str
    facts: tuple[Fact, ...] = ()
    missing: tuple[Point, ...] = ()
    """What the question names and is not there."""
    known: tuple[Fact, ...] = ()
    """All periods that are there."""
    odd: tuple[Fact, ...] = ()
    """Fiscal periods between the chosen ones, or after them, that are no years: for a table to name."""

    @property
    def newest(self) -> Fact | None:
        return self.facts[0] if self.facts else None


def pick(company: Company, topic: Topic, times: Times) -> tuple[Picked, ...]:
    """One for each figure that the topic means; the first one also where nothing is there."""
    first = topic.concepts[0]
    group = next((group for group in _TOGETHER if first in group), ())
    members = [concept for concept in topic.concepts if concept in group]
    if len(members) > 1:
        found = [_picked(company, (concept,), times) for concept in members]
        return tuple(one for one in found if one.facts) or tuple(found[:1])
    same = [concept for concept in topic.concepts if (first, concept) not in _NOT_THE_SAME]
    return (_picked(company, (*same, *_ALSO.get(first, ())), times),)


def newest(company: Company, concept: str, times: Times) -> Fact | None:
    return _picked(company, (concept,), times).newest


def of_now(company: Company, *concepts: str) -> Fact | None:
    """What holds today: a price, a multiple at the last close, a number of employees."""
    now = (f for one in concepts for f in company.figures if _is_level(f, one) and f.newest)
    return next((fact for fact in now if fact.frequency in ("", "day")), None)


def year_before(fact: Fact, known: Iterable[Fact]) -> Fact | None:
    """The same period a year earlier."""
    for old in known:
        if old.period and fact.period and abs((fact.period - old.period).days - 365) <= 8:
            return old if old.currency == fact.currency else None
    return None


def point_of(fact: Fact | date | None, quarterly: bool) -> Point:
    """The fiscal year that ends then; the calendar quarter, by the nearest end of one."""
    end = (fact.period if isinstance(fact, Fact) else fact) or date.min
    if not quarterly:
        return Point((end - timedelta(7)).year)
    near = end - timedelta(45) if end > date(1, 3, 1) else end
    return Point(near.year, (near.month - 1) // 3 + 1)


def _picked(company: Company, concepts: tuple[str, ...], times: Times) -> Picked:
    frequency = frequency_of(times)
    now = of_now(company, *concepts)
    if now and (is_price(now.concept) or not (times.points or times.last or times.back)):
        return Picked(now.concept, (now,), known=(now,))
    every = _series(company, concepts, frequency)
    if not every and frequency == "trailing":
        every = _series(company, concepts, "quarterly")
    if not every:
        return Picked(now.concept if now else concepts[0], (), times.points, (now,) if now else ())
    # No stub, and no fiscal year of fourteen months, where there are others.
    known = tuple(f for f in every if frequency != "annual" or company.months(f) == MONTHS) or every
    chosen, missing = _chosen(known, times, frequency == "quarterly")
    odd: list[Fact] = []
    if len(chosen) > 1:
        first, last = chosen[-1].period, chosen[0].period if times.points else None
        odd = [f for f in every if f not in known and _within(f, first, last)]
    return Picked(known[0].concept, chosen, missing, known, tuple(odd))


def _within(fact: Fact, first: date | None, last: date | None) -> bool:
    return bool(fact.period and first and first < fact.period <= (last or date.max))


def _series(company: Company, concepts: Iterable[str], frequency: str) -> tuple[Fact, ...]:
    """Of the first name that is there, one fact a period, newest first; what is told before what follows."""
    for facts in (company.figures, company.derived):
        for concept in concepts:
            found: dict[date, Fact] = {}
            for fact in facts:
                if _is_level(fact, concept) and fact.frequency == frequency and fact.period:
                    found.setdefault(fact.period, fact)
            ordered = tuple(found[day] for day in sorted(found, reverse=True))
            if ordered:
                return ordered
    return ()


def _chosen(
    known: tuple[Fact, ...], times: Times, quarterly: bool
) -> tuple[tuple[Fact, ...], tuple[Point, ...]]:
    if not times.points:
        return (
            known[times.back : times.back + 1]
            if times.back
            else known[: times.last or (QUARTERS if quarterly else 1)]
        ), ()
    places = {point_of(fact, quarterly): at for at, fact in reversed(list(enumerate(known)))}
    named = list(times.points)
    if times.is_range:
        ends = sorted(named, key=order)
        named = [ends[0], ends[-1]] if len(ends) > 1 else ends
        last = order(ends[-1]) if len(ends) > 1 else (date.max.year, 0)
        chosen = [f for f in known if order(ends[0]) <= order(point_of(f, quarterly)) <= last]
    else:
        wanted = sorted({places[point] + times.back for point in named if point in places})
        chosen = [known[place] for place in wanted if place < len(known)]
    return tuple(chosen), tuple(dict.fromkeys(point for point in named if point not in places))


def order(point: Point) -> tuple[int, int]:
    return point.year, point.quarter or 0


def _is_level(fact: Fact, concept: str) -> bool:
    is_plain = fact.aspect == "level" or concept in _GROWTHS
    return fact.concept == concept and is_plain and not fact.rows and not fact.ahead and fact.kind != "points"
