"""Ratios and differences that a text makes up itself: of two lines it names, or of two companies."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from assistant_core.figures.ledger import Ledger
from assistant_core.figures.model import Fact, cells
from assistant_core.figures.nearby import ByValue, Span

MOST_LINES = 4


MOST_ALIKE = 16
"""Facts of one line, company and time that differ in their value, as when the figures were restated."""
MOST_MADE_UP = 3_000
"""Of the same names."""


def near(
    names: frozenset[str], own: bool, symbols: frozenset[str], ledger: Ledger, spans: Sequence[Span]
) -> Iterator[Fact]:
    """Of two companies when the sentence names both, of two lines when the figure's own words do."""
    if len(symbols) > 1 and names:
        yield from _made_up(ledger, names, symbols).near(spans)
    if own and 2 <= len(names) <= 2 * MOST_LINES:
        yield from _made_up(ledger, names).near(spans)


def _made_up(
    ledger: Ledger, concepts: frozenset[str], symbols: frozenset[str] | None = None
) -> ByValue[Fact]:
    key = concepts, symbols
    if key not in ledger.made_up:
        known = list(ledger.levels(concepts))
        made_up = _of_lines(known) if symbols is None else _of_companies(known, symbols)
        ledger.made_up[key] = ByValue(list(islice(made_up, MOST_MADE_UP)), attrgetter("value"))
    return ledger.made_up[key]


def _of_lines(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Of one company and period."""
    known = [fact for fact in facts if fact.kind == "money" and fact.frequency not in ("", "day")]
    for one, other in _alike(known, lambda one: (one.source.symbol, one.period, one.frequency, one.currency)):
        if one.concept == other.concept or not other.value:
            continue
        share, between = one.value / abs(other.value), abs(one.value) - abs(other.value)
        parts = frozenset({one.concept, other.concept})
        base = replace(
            one,
            parts=parts,
            newest=one.newest and other.newest,
            cells=cells(one, other),
            concept=" / ".join((one.concept, other.concept)),
        )
        yield replace(base, kind="percent", value=abs(share) * 100, currency=None, formula=base.concept)
        yield replace(base, kind="times", value=abs(share), currency=None, formula=base.concept)
        total = f"{one.concept} + {other.concept}"
        yield replace(base, concept=total, value=abs(one.value) + abs(other.value), formula=total)
        difference = f"{one.concept} - {other.concept}"
        yield replace(base, concept=difference, value=between, formula=difference)


def _of_companies(facts: Sequence[Fact], symbols: frozenset[str]) -> Iterator[Fact]:
    """Of one line."""
    known = [fact for fact in facts if fact.source.symbol in symbols]
    yield from _of_all(known, symbols)
    for one, other in _alike(known, _of_one_time):
        if one.source.symbol == other.source.symbol:
            continue
        said = f"{one.concept}: {one.source.symbol} / {other.source.symbol}"
        one = replace(one, cells=cells(one, other))
        base = replace(one, currency=None, formula=said)
        if one.kind == "percent":
            if one.value > other.value:
                yield replace(
                    base, kind="points", value=one.value - other.value, formula=said.replace("/", "-")
                )
        elif other.value > 0 and one.value > 0:
            yield replace(base, kind="times", value=one.value / other.value)
            if one.value > other.value:
                yield replace(base, kind="percent", value=(one.value / other.value - 1) * 100)
                yield replace(one, value=one.value - other.value, formula=said.replace("/", "-"))
            else:
                yield replace(base, kind="percent", value=(1 - one.value / other.value) * 100)
                yield replace(base, kind="percent", value=one.value / other.value * 100)


def _of_all(known: Sequence[Fact], symbols: frozenset[str]) -> Iterator[Fact]:
    """What the companies are together, and on average."""
    groups: dict[Hashable, dict[str, Fact]] = defaultdict(dict)
    for fact in known:
        if fact.newest:
            groups[fact.concept, fact.kind, fact.currency].setdefault(fact.source.symbol, fact)
    for found in groups.values():
        if len(found) > 1:
            one, total = next(iter(found.values())), sum(fact.value for fact in found.values())
            names = ", ".join(found)
            source = replace(one.source, company="", symbol="")
            mean = replace(
                one,
                value=total / len(found),
                formula=f"mean {one.concept}: {names}",
                source=source,
                cells=cells(*found.values()),
            )
            yield mean
            if one.kind == "money":
                yield replace(mean, value=total, formula=f"sum {one.concept}: {names}")


def _of_one_time(fact: Fact) -> Hashable:
    """The newest of each company, or those of one year; of prices, of one day."""
    time = (
        None
        if fact.newest or not fact.period
        else fact.period
        if fact.frequency == "day"
        else fact.period.year
    )
    return fact.concept, fact.kind, fact.currency, fact.newest, fact.frequency, time


def _alike(known: Sequence[Fact], key: Callable[[Fact], Hashable]) -> Iterator[tuple[Fact, Fact]]:
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    counts: dict[Hashable, int] = defaultdict(int)
    for fact in known:
        alike = (key(fact), fact.source.symbol, fact.concept)
        counts[alike] += 1
        if counts[alike] <= MOST_ALIKE:
            groups[key(fact)].append(fact)
    for one in known:
        for other in groups[key(one)]:
            if other is not one:
                yield one, other
