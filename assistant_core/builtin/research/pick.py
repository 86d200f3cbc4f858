"""Which of a company's figures a question means: the line's, of the periods that it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.places import frequency_of, is_price
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
_ALSO = {"dividend_yield": ("yield_percent",), "price": ("price",), "net_cash": ("net_cash",)}
MONTHS = 12
QUARTERS = 4
"""Of "quarterly revenue", where none is named."""
_NOW = frozenset({"", "day"})


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
    group = next((group for group in _TOGETHER if topic.concepts[0] in group), ())
    members = [concept for concept in topic.concepts if concept in group]
    if len(members) > 1:
        found = [_picked(company, (concept,), times) for concept in members]
        there = tuple(one for one in found if one.facts)
        return there or tuple(found[:1])
    first = topic.concepts[0]
    same = [c for c in topic.concepts if (first, c) not in _NOT_THE_SAME]
    return (_picked(company, (*same, *_ALSO.get(first, ())), times),)


def series(company: Company, concepts: Iterable[str], frequency: str) -> tuple[Fact, ...]:
    """Of the first name that is there, one fact a period, newest first; what is told before what follows."""
    ordered = _all(company, concepts, frequency)
    return tuple(fact for fact in ordered if _is_whole(company, fact)) or ordered


def _all(company: Company, concepts: Iterable[str], frequency: str) -> tuple[Fact, ...]:
    for facts in (company.figures, company.derived):
        for concept in concepts:
            found: dict[date, Fact] = {}
            for fact in facts:
                if _is_level(fact, concept) and fact.frequency == frequency and fact.period:
                    found.setdefault(fact.period, fact)
            if found:
                return tuple(found[day] for day in sorted(found, reverse=True))
    return ()


def _is_whole(company: Company, fact: Fact) -> bool:
    """No stub, and no fiscal year of fourteen months."""
    return fact.frequency != "annual" or company.months(fact) == MONTHS


def of_now(company: Company, concepts: Iterable[str]) -> Fact | None:
    """What holds today: a price, a multiple at the last close, a number of employees."""
    for concept in concepts:
        found = [f for f in company.figures if _is_level(f, concept) and f.frequency in _NOW and f.newest]
        if found:
            return found[0]
    return None


def year_before(fact: Fact, known: Iterable[Fact]) -> Fact | None:
    """The same period a year earlier."""
    for old in known:
        if old.period and fact.period and abs((fact.period - old.period).days - 365) <= 8:
            return old if old.currency == fact.currency else None
    return None


def point_of(fact: Fact, quarterly: bool) -> Point:
    """Its fiscal year, by the day on which it ends; its calendar quarter, by the nearest end of one."""
    end = fact.period or date.min
    if not quarterly:
        return Point((end - timedelta(7)).year)
    near = end - timedelta(45) if end > date(1, 3, 1) else end
    return Point(near.year, (near.month - 1) // 3 + 1)


def _picked(company: Company, concepts: tuple[str, ...], times: Times) -> Picked:
    frequency = frequency_of(times)
    now = of_now(company, concepts)
    if now and (is_price(now.concept) or not (times.points or times.last or times.back)):
        return Picked(now.concept, (now,), known=(now,))
    known = series(company, concepts, frequency)
    if not known and frequency == "trailing":
        known = series(company, concepts, "quarterly")
    if not known and now:
        return Picked(now.concept, known=(now,), missing=times.points)
    concept = known[0].concept if known else concepts[0]
    chosen, missing = _chosen(known, times, frequency == "quarterly")
    if len(chosen) < 2 or frequency != "annual":
        return Picked(concept, chosen, missing, known)
    odd = _all(company, (concept,), frequency)
    ends = chosen[-1].period, chosen[0].period if times.points else None
    return Picked(
        concept, chosen, missing, known, tuple(f for f in odd if f not in known and _within(f, *ends))
    )


def _within(fact: Fact, first: date | None, last: date | None) -> bool:
    return bool(fact.period and first and first < fact.period <= (last or date.max))


def _chosen(
    known: tuple[Fact, ...], times: Times, quarterly: bool
) -> tuple[tuple[Fact, ...], tuple[Point, ...]]:
    if not times.points:
        usual = QUARTERS if quarterly else 1
        return (known[times.back : times.back + 1] if times.back else known[: times.last or usual]), ()
    by_point = {point_of(fact, quarterly): at for at, fact in reversed(list(enumerate(known)))}
    if times.is_range and len(times.points) > 1:
        ends = sorted(times.points, key=_order)
        inside = [f for f in known if _order(ends[0]) <= _order(point_of(f, quarterly)) <= _order(ends[-1])]
        gone = tuple(point for point in (ends[0], ends[-1]) if _at(point, by_point) is None)
        return tuple(inside), gone
    if times.is_range:
        inside = [f for f in known if _order(point_of(f, quarterly)) >= _order(times.points[0])]
        return tuple(inside), tuple(p for p in times.points if _at(p, by_point) is None)
    places = {point: _at(point, by_point) for point in times.points}
    gone = tuple(point for point, place in places.items() if place is None)
    wanted = sorted({place + times.back for place in places.values() if place is not None})
    return tuple(known[place] for place in wanted if place < len(known)), gone


def _at(point: Point, by_point: dict[Point, int]) -> int | None:
    return by_point.get(point)


def _order(point: Point) -> tuple[int, int]:
    return point.year, point.quarter or 0


def _is_level(fact: Fact, concept: str) -> bool:
    named = fact.concept == concept
    plain = fact.aspect in ("level",) or concept in ("revenue_growth", "net_income_growth", "eps_growth")
    return named and plain and not fact.rows and not fact.ahead and fact.kind != "points"
