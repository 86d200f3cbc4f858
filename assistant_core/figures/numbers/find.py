"""One pass over the tokens of a text: at each, a name, a time or an amount, or nothing."""

from collections.abc import Sequence
from dataclasses import replace

from assistant_core.figures.numbers import names, times
from assistant_core.figures.numbers.amounts import amount
from assistant_core.figures.numbers.around import Draft
from assistant_core.figures.numbers.groups import grouped, links
from assistant_core.figures.numbers.number import Number, When
from assistant_core.figures.numbers.shared import shared
from assistant_core.figures.numbers.tokens import Token, tokens
from assistant_core.figures.numbers.units import DURATIONS


def find(text: str) -> tuple[Number, ...]:
    """Every number in a Markdown text, English or Korean, in its order.

    Names and times, which state no size, are among them, with the reason; `Number.is_claim` tells.
    """
    read = tokens(text)
    drafts: list[Draft] = []
    at = 0
    while read[at].kind != "end":
        draft = _draft(read, at)
        if draft:
            while drafts and drafts[-1].number.end > draft.number.start:
                drafts.pop()  # the "H" of "H100" began it
            drafts.append(draft)
        at = max(draft.next, at + 1) if draft else at + 1
    linked = links(read, drafts)
    return tuple(grouped(read, drafts, shared(drafts, linked), linked))


def _draft(read: Sequence[Token], at: int) -> Draft | None:
    reason = names.opaque(read[at])
    if reason:
        return _name(read, names.Name(at, at + 1, reason))
    numbered = names.numbering(read, at)
    if numbered:
        return _name(read, numbered)
    time = times.time(read, at)
    if time:
        number = Number(
            read[at].start,
            read[time.next - 1].end,
            "count" if time.claims else "time",
            time.value,
            time.step,
            time.digits,
            noun=time.noun,
            when=time.when,
            reason="" if time.claims else "duration" if time.noun else "date",
        )
        return Draft(number, at, at, time.next)
    named = names.name(read, at)
    return _name(read, named) if named else _timed(amount(read, at))


def _timed(draft: Draft | None) -> Draft | None:
    """The "five projected years" are a time, as "five years" are."""
    if draft is None or draft.number.kind != "count" or draft.number.noun not in DURATIONS:
        return draft
    months, days = DURATIONS[draft.number.noun]
    when = When(months=round(draft.number.value * months), days=round(draft.number.value * days))
    if draft.number.step < 1:
        return replace(draft, number=replace(draft.number, when=when))
    return replace(draft, number=replace(draft.number, kind="time", when=when, reason="duration"))


def _name(read: Sequence[Token], name: names.Name) -> Draft:
    number = Number(read[name.first].start, read[name.next - 1].end, "name", reason=name.reason)
    return Draft(number, name.first, name.first, name.next)
