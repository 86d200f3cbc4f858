"""The lines of our statements, out of the concepts that a company uses.

Companies change the concept that they use for a line. Another one stands in for it only where nothing tells
that it is another amount: what one filing gives both of, with different figures, is a part or something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from math import isclose, log10

from assistant_core.market.edgar import revenue
from assistant_core.market.edgar.concepts import Alternative, Term, all_lines, lines
from assistant_core.market.edgar.figures import Figure, Reader, newest_filing
from assistant_core.market.edgar.fiscal import Period
from assistant_core.market.lines import measure
from assistant_core.market.official import FigureSource, is_rounding

REVENUE = "TotalRevenue"
ROUNDED, FAR = 0.02, 0.25
EARNINGS_OF = {"BasicAverageShares": "BasicEPS", "DilutedAverageShares": "DilutedEPS"}
LEAST_EARNINGS = 0.03
SCALE = 2.5
"""Powers of ten; splits and rounding make less of a difference, thousands more."""


class Lines:
    """Reads each line of a period once."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._standard = reader.facts.standard
        self._found: dict[tuple[str, Period], Figure | None] = {}
        self._others: dict[tuple[str, ...], bool] = {}

    def figure(self, line: str, period: Period) -> Figure | None:
        """None where the company tells none that is sure to be this line."""
        key = (line, period)
        if key not in self._found:
            self._found[key] = next(self._candidates(line, period), None)
        return self._found[key]

    def unit(self, line: str) -> str:
        currency = self.reader.currency
        units = {"per_share": f"{currency}/shares", "shares": "shares", "ratio": "pure"}
        return units.get(measure(line), currency)

    def _candidates(self, line: str, period: Period) -> Iterator[Figure]:
        """What is reported comes before what is computed, in the order of concepts.txt."""
        unit, earlier = self.unit(line), list[str]()
        allowed = []
        if line == REVENUE and revenue.is_bank(self.reader, period):
            yield from revenue.of_bank(self.reader, period)
            return
        # Of a year that is told under two standards, the one that the company follows now comes first.
        for one in sorted(all_lines()[line], key=lambda one: one.standard not in ("line", self._standard)):
            name = one.terms[0].name
            other = one.is_concept and any(self._is_other(name, before, unit) for before in earlier)
            if not other and not self._is_less(name, one.least, unit) and self._fits(line, name, period):
                allowed.append(one)
            if one.is_concept:
                earlier.append(name)
        allowed = [one for one in allowed if not any(self.reader.tells(name, period) for name in one.without)]
        reported = (self._reported(line, one.terms[0], period) for one in allowed if one.is_concept)
        computed = (self._sum(one, period, unit) for one in allowed)
        for found in chain(reported, computed):
            if found and self._is_believed(line, found, period):
                yield found

    def _is_believed(self, line: str, found: Figure, period: Period) -> bool:
        if line == REVENUE:
            return revenue.is_whole(self.reader, found, period)
        if line not in EARNINGS_OF:
            return True
        # Shares in thousands that are told as if they were whole ones.
        earnings, income = (self.figure(one, period) for one in (EARNINGS_OF[line], "NetIncome"))
        if not earnings or not income or not found.value or abs(earnings.value) < LEAST_EARNINGS:
            return True
        return abs(log10(abs(income.value / earnings.value / found.value) or 1)) < SCALE

    def _is_less(self, concept: str, parts: Sequence[str], unit: str) -> bool:
        """Whether the concept is less than its parts for any span, as filings tell them last."""
        key = (concept, *parts)
        if parts and key not in self._others:
            found = [self.reader.facts.find(name, unit) for name in parts]
            self._others[key] = any(
                sum(part[span][-1].value for part in found if span in part)
                > versions[-1].value * (1 + ROUNDED)
                for span, versions in self.reader.facts.find(concept, unit).items()
            )
        return bool(parts) and self._others[key]

    def _reported(self, line: str, term: Term, period: Period) -> Figure | None:
        found = self._sure(term.name, period, self.unit(line))
        return _signed(found, term.sign) if found else None

    def _sure(self, concept: str, period: Period, unit: str) -> Figure | None:
        """As it was reported, if not with both signs."""
        known = self.reader.known(concept, period.start, period.end, unit)
        torn = known is None or known.has_both_signs
        return None if torn else self.reader.reported(concept, period, unit)

    def _fits(self, line: str, concept: str, period: Period) -> bool:
        """Cash flows are stated to date: a quarter that is far from their difference is a slip."""
        if line not in lines("cash_flow"):
            return True
        unit = self.unit(line)
        found = self.reader.reported(concept, period, unit)
        other = self.reader.computed(concept, period, unit)
        to_date = self.reader.known(concept, period.year_start, period.end, unit)
        if not found or not other or not to_date:
            return True
        within = abs(to_date.last.value) * ROUNDED
        return isclose(found.value, other.value, rel_tol=FAR, abs_tol=within)

    def _sum(self, alternative: Alternative, period: Period, unit: str) -> Figure | None:
        figures = []
        for term in alternative.terms:
            found = self._term(term, period, unit)
            if found is None:
                return None
            figures.append(_signed(found, term.sign))
        [first, *others] = figures
        if not others:
            return first
        # What a later report restates is not added to what no report has told since.
        told = [one.told for one in figures if one.told]
        if told and max(since for since, _ in told) > min(until for _, until in told):
            return None
        details = dict.fromkeys(one.source.computed for one in figures if one.source.computed)
        how = "; ".join((alternative.written(), *details))
        source = FigureSource(
            filing=newest_filing(one.source.filing for one in figures),
            concept=first.source.concept,
            start=first.source.start,
            end=first.source.end,
            computed=how,
            unit=unit,
        )
        return Figure(sum(one.value for one in figures), source)

    def _term(self, term: Term, period: Period, unit: str) -> Figure | None:
        if term.is_line:
            return self.figure(term.name.removeprefix("line:"), period)
        found = self._sure(term.name, period, unit)
        if found is None and unit not in ("shares", "pure"):
            found = self.reader.computed(term.name, period, unit)
        return found

    def _is_other(self, concept: str, preferred: str, unit: str) -> bool:
        """Whether a filing gives other figures of the two for one span."""
        key = (concept, preferred, unit)
        if key not in self._others:
            one, other = (self.reader.facts.find(name, unit) for name in (concept, preferred))
            self._others[key] = any(
                a.filing.id == b.filing.id and a.value != b.value and not is_rounding(a.value, b.value)
                for span in one.keys() & other.keys()
                for a in one[span]
                for b in other[span]
            )
        return self._others[key]


def _signed(figure: Figure, sign: int) -> Figure:
    if sign > 0:
        return figure
    first = figure.source.first
    source = replace(figure.source, first=None if first is None else -first)
    return figure._replace(value=-figure.value, source=source)
