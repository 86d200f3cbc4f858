"""One figure of a company: what a filing says of a concept and a period, or what follows from two that do.

A figure is served for the very period that it was reported for. Where a quarter was not reported by itself
(the fourth, and most of a cash-flow statement) it is the difference of two longer periods that begin with the
fiscal year, both as they stood on the same day: a year that was restated less nine months that were not
would be neither.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from assistant_core.market.edgar.facts import Facts, Series, Span, Version
from assistant_core.market.edgar.fiscal import NEAR, Period
from assistant_core.market.official import FigureSource, Filing, is_rounding, zeros
from assistant_core.market.periods import DAY, YEAR, months_between

SHARES_OF = {
    "us-gaap:EarningsPerShareBasic": "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic",
    "us-gaap:EarningsPerShareDiluted": "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding",
    "us-gaap:EarningsPerShareBasicAndDiluted": (
        "us-gaap:WeightedAverageNumberOfShareOutstandingBasicAndDiluted"
    ),
    "ifrs-full:BasicEarningsLossPerShare": "ifrs-full:WeightedAverageShares",
    "ifrs-full:DilutedEarningsLossPerShare": "ifrs-full:AdjustedWeightedAverageShares",
}
SAME_SHARES, ALIKE_SHARES = 1.02, 1.1
"""Earnings per share may be taken away within a year, or added up over two, where the numbers of shares
differ by no more than this."""
A_QUARTER = timedelta(100)
WORDS = {3: "three months", 6: "six months", 9: "nine months", YEAR: "the year"}


class Figure(NamedTuple):
    """`told` are the days of the first and the last filing with this figure; None of a computed one."""

    value: float
    source: FigureSource
    told: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is told of a concept in one unit and one span."""

    span: Span
    versions: tuple[Version, ...]

    @property
    def stages(self) -> int:
        """How many times it was told anew; a figure that is only written with fewer digits is not."""
        return len(_stages(self.versions))

    @property
    def last(self) -> Version:
        """The newest figure, in as many digits as it was ever written."""
        return min(_stages(self.versions)[-1], key=lambda one: zeros(one.value))

    @property
    def since(self) -> date:
        return _stages(self.versions)[-1][0].filing.filed

    @property
    def has_both_signs(self) -> bool:
        """Whether filings give the same amount as an increase and as a decrease: one of them is a slip."""
        return any(one.value == -self.versions[-1].value != 0 for one in self.versions)

    def on(self, day: date) -> Version | None:
        known = [one for one in self.versions if one.filing.filed <= day]
        return known[-1] if known else None


class Part(NamedTuple):
    """One of the figures that a computed one is made of."""

    span: Span
    version: Version
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Reader:
    """`currency` is that of the statement: USD, EUR, …"""

    facts: Facts
    currency: str
    _ends: dict[tuple[str, str], dict[date, list[Span]]] = field(default_factory=dict)

    def reported(self, concept: str, period: Period, unit: str) -> Figure | None:
        """The figure as a filing has it, the newest where filings differ."""
        known = self.known(concept, period.start, period.end, unit)
        if known is None:
            return None
        newest, first = known.versions[-1], known.versions[0]
        differs = first.value != newest.value
        source = FigureSource(
            filing=newest.filing,
            concept=concept,
            start=known.span.start,
            end=known.span.end,
            first=first.value if differs else None,
            first_filing=first.filing if differs else None,
            unit=unit,
        )
        return Figure(newest.value, source, (known.since, newest.until))

    def computed(self, concept: str, period: Period, unit: str) -> Figure | None:
        """Of a flow that can be added up: what other periods come to."""
        parts = self._parts(concept, period, unit)
        per_share = unit.endswith("/shares")
        if not parts or (per_share and not self._of_the_same_shares(concept, parts)):
            return None
        decimals = max(0, *(-zeros(part.version.value) for part in parts))
        value = sum(part.version.value * part.sign for part in parts)
        how = "".join(f" {'plus' if part.sign > 0 else 'less'} {length(part.span)}" for part in parts)
        if any(self._was_restated(concept, unit, part) for part in parts):
            how += ", as first reported"
        source = FigureSource(
            filing=newest_filing(part.version.filing for part in parts),
            concept=concept,
            start=period.start,
            end=period.end,
            computed=how.removeprefix(" plus "),
            unit=unit,
        )
        return Figure(round(value, decimals) if decimals else value, source)

    def tells(self, concept: str, period: Period) -> bool:
        """Whether the company tells anything of the concept but 0, for the period or up to its end.

        Balances are looked for a quarter before and after, too: what was there then may only lack its fact.
        """
        units = self.facts.series.get(concept, {})
        if any(is_balance(series) for series in units.values()):
            return any(
                versions[-1].value
                for series in units.values()
                for span, versions in series.items()
                if abs(span.end - period.end) <= A_QUARTER
            )
        found = (
            self.known(concept, start, period.end, unit)
            for unit in units
            for start in {period.start, period.year_start}
        )
        return any(one and one.versions[-1].value for one in found)

    def known(self, concept: str, start: date, end: date, unit: str) -> Known | None:
        """Of a span that is written a few days off, as some filings do, that one."""
        series = self.facts.find(concept, unit)
        exact = Span(None, end) if is_balance(series) else Span(start, end)
        if exact in series:
            return Known(exact, series[exact])
        if exact.start is None or not series:
            return None
        by_end = self._by_end(concept, unit, series)
        days = (end + DAY * days for days in range(-NEAR.days, NEAR.days + 1))
        ending = (one for day in days for one in by_end.get(day, ()))
        near = [one for one in ending if one.start and abs(one.start - start) <= NEAR]
        if not near:
            return None
        nearest = min(near, key=lambda one: abs(one.end - end) + abs((one.start or start) - start))
        return Known(nearest, series[nearest])

    def _by_end(self, concept: str, unit: str, series: Series) -> dict[date, list[Span]]:
        if (concept, unit) not in self._ends:
            ends: dict[date, list[Span]] = {}
            for span in series:
                ends.setdefault(span.end, []).append(span)
            self._ends[concept, unit] = ends
        return self._ends[concept, unit]

    def _parts(self, concept: str, period: Period, unit: str) -> list[Part] | None:
        if is_balance(self.facts.find(concept, unit)):
            return None
        to_date = self.known(concept, period.year_start, period.end, unit)
        if to_date is None:
            return None
        if period.prior is None:
            if period.start == period.year_start:
                return None
            before = self.known(concept, period.year_start, period.start - DAY, unit)
            return _less(to_date, before)
        start, end = period.prior
        whole = self.known(concept, start or end, end, unit)
        before = self.known(concept, start or end, period.start - DAY, unit)
        rest = _less(whole, before, newest_only=True)
        return [*rest[:1], Part(to_date.span, to_date.last), *rest[1:]] if rest else None

    def _was_restated(self, concept: str, unit: str, part: Part) -> bool:
        """Whether a later filing gives another figure than the one that is used here."""
        newest = self.facts.find(concept, unit)[part.span][-1].value
        return newest != part.version.value and not is_rounding(newest, part.version.value)

    def _of_the_same_shares(self, concept: str, parts: Sequence[Part]) -> bool:
        """Splits, and shares issued in between, leave no figures per share that could be added."""
        counts = [self._shares(SHARES_OF.get(concept), part) for part in parts]
        within = SAME_SHARES if concept in SHARES_OF and len(parts) == 2 else ALIKE_SHARES
        return min(counts) > 0 and max(counts) <= min(counts) * within

    def _shares(self, concept: str | None, part: Part) -> float:
        """The average shares of a part's span, as they were told when it was; 0 where they are not."""
        start, end = part.span
        for name in (concept,) if concept else SHARES_OF.values():
            if known := self.known(name, start or end, end, "shares"):
                return (known.on(part.version.filing.filed) or known.versions[0]).value
        return 0


def is_balance(series: Series) -> bool:
    """Whether the concept is told of days. Single days among spans are a slip of the filer."""
    return bool(series) and not any(span.start for span in series)


def newest_filing(filings: Iterable[Filing]) -> Filing:
    return max(filings, key=lambda one: (one.filed, one.id))


def length(span: Span) -> str:
    months = months_between(span.start or span.end, span.end)
    return WORDS.get(months, f"{months} months")


def _less(whole: Known | None, part: Known | None, newest_only: bool = False) -> list[Part] | None:
    """Both as they stood on one day: today if they were restated as often, else when the longer was new."""
    if whole is None or part is None or whole.has_both_signs or part.has_both_signs:
        return None
    if whole.stages == part.stages and part.since <= whole.versions[-1].until:
        return [Part(whole.span, whole.last), Part(part.span, part.last, -1)]
    if newest_only:
        return None
    first = whole.versions[0]
    then = part.on(first.filing.filed)
    return [Part(whole.span, first), Part(part.span, then, -1)] if then else None


def _stages(versions: Sequence[Version]) -> list[list[Version]]:
    found: list[list[Version]] = []
    for one in versions:
        if found and is_rounding(found[-1][0].value, one.value):
            found[-1].append(one)
        else:
            found.append([one])
    return found
