"""Ratios and differences that a text makes up itself: of two lines it names, or of two companies."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from assistant_core.figures.context import Context
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.model import Fact

MOST_LINES = 4


MOST_ALIKE = 16
"""Facts of one line, company and time that differ in their value, as when the figures were restated."""
MayBe = Callable[[float], bool]


def of_lines(context: Context, ledger: Ledger, may_be: MayBe) -> Iterator[Fact]:
    """Of two lines of one company and period, when the figure's own clause names the two and no more."""
    if not context.own or not 2 <= len(context.concepts) <= 2 * MOST_LINES:
        return
    known = [
        fact
        for fact in ledger.levels(context.concepts)
        if fact.kind == "money" and fact.frequency not in ("", "day")
    ]
    for one, other in _alike(known, lambda one: (one.source.symbol, one.period, one.frequency, one.currency)):
        if one.concept == other.concept or not other.value:
            continue
        share, between = one.value / abs(other.value), abs(one.value) - abs(other.value)
        if not any(map(may_be, (share, share * 100, between))):
            continue
        parts = frozenset({one.concept, other.concept})
        base = replace(
            one,
            parts=parts,
            newest=one.newest and other.newest,
            concept=" / ".join((one.concept, other.concept)),
        )
        yield replace(base, kind="percent", value=abs(share) * 100, currency=None, formula=base.concept)
        yield replace(base, kind="times", value=abs(share), currency=None, formula=base.concept)
        difference = f"{one.concept} - {other.concept}"
        yield replace(base, concept=difference, value=between, formula=difference)


def of_companies(context: Context, ledger: Ledger, may_be: MayBe) -> Iterator[Fact]:
    """Of one line of two companies, when the sentence names both."""
    if len(context.all_symbols) != 2 or not context.concepts:
        return
    known = [f for f in ledger.levels(context.concepts) if f.source.symbol in context.all_symbols]
    for one, other in _alike(known, _of_one_time):
        if one.source.symbol == other.source.symbol:
            continue
        apart, times = one.value - other.value, one.value / other.value if other.value else 0.0
        if not any(map(may_be, (apart, times, times * 100, (times - 1) * 100))):
            continue
        said = f"{one.concept}: {one.source.symbol} / {other.source.symbol}"
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


def _of_one_time(fact: Fact) -> Hashable:
    """The newest of each company, or those of one year; of prices, of one day."""
    time = None if fact.newest or not fact.period else fact.period if fact.frequency == "day" else fact.period.year
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
