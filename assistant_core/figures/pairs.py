"""Ratios and differences that a text makes up itself: of two lines it names, or of two companies."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from assistant_core.figures.context import Context
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.model import Fact

MOST_LINES = 4


def of_lines(context: Context, ledger: Ledger) -> Iterator[Fact]:
    """Of two lines of one company and period, when the figure's own clause names the two and no more."""
    if not context.own or not 2 <= len(context.concepts) <= 2 * MOST_LINES:
        return
    known = [fact for fact in ledger.of(context.concepts) if fact.aspect == "level" and fact.kind == "money"]
    for one, other in permutations(known, 2):
        same = (one.source.symbol, one.period, one.frequency, one.currency) == (
            other.source.symbol,
            other.period,
            other.frequency,
            other.currency,
        )
        if not same or one.concept == other.concept or one.frequency in ("", "day") or not other.value:
            continue
        parts = frozenset({one.concept, other.concept})
        base = replace(
            one,
            parts=parts,
            newest=one.newest and other.newest,
            concept=" / ".join((one.concept, other.concept)),
        )
        share = one.value / abs(other.value)
        yield replace(base, kind="percent", value=abs(share) * 100, currency=None, formula=base.concept)
        yield replace(base, kind="times", value=abs(share), currency=None, formula=base.concept)
        difference = f"{one.concept} - {other.concept}"
        yield replace(base, concept=difference, value=abs(one.value) - abs(other.value), formula=difference)


def of_companies(context: Context, ledger: Ledger) -> Iterator[Fact]:
    """Of one line of two companies, when the sentence names both."""
    if len(context.all_symbols) != 2 or not context.concepts:
        return
    known = [
        fact
        for fact in ledger.of(context.concepts)
        if fact.aspect == "level" and fact.source.symbol in context.all_symbols
    ]
    for one, other in permutations(known, 2):
        if one.concept != other.concept or one.source.symbol == other.source.symbol or one.kind != other.kind:
            continue
        if one.currency != other.currency or one.newest != other.newest or one.frequency != other.frequency:
            continue
        if not one.newest and one.period and other.period and one.period.year != other.period.year:
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
