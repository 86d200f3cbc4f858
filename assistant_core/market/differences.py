"""Where another source's statement differs from what the company filed, and what the likely reason is.

A reason is told only where it meets the figure: the other figure is one that the company reported first, or
for another period, or under another line, or the same in another unit or currency, or with another sign.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import log, log10
from statistics import median

from assistant_core.market.lines import measure
from assistant_core.market.model import Statement
from assistant_core.market.official import Difference, Reason

NEAR_DAYS = 10
"""Yahoo has the months' last days where a fiscal year ends on a Saturday."""
ROUNDED = 5e-4
"""Figures that differ by less are one figure, rounded differently."""
SAME_FACTOR = 0.01
ALIKE = 3
"""Amounts of one period that differ by one factor tell another currency."""
NEAR_RATE = 0.03
FAR_RATE = 0.3
"""How far a factor may be from today's exchange rate, as a logarithm: a rate near 1 tells little."""
FAR_FROM_ONE = 1.5
USUAL_UNITS = (-9, -6, -3, -2, 2, 3, 6, 9)
MOST_QUARTERS = 4

Rates = Callable[[], Mapping[str, float]]
"""What one unit of the statement's currency is worth today in each of some others; asked for if need be."""


@dataclass(frozen=True, slots=True)
class _Compared:
    line: str
    place: int
    official: float
    other: float

    @property
    def factor(self) -> float | None:
        return self.other / self.official if self.official and self.other / self.official > 0 else None


def differences(
    official: Statement, other: Statement, more: Sequence[Statement] = (), rates: Rates = dict
) -> tuple[Difference, ...]:
    """In the order of the lines, newest first.

    Args:
        official: What the company filed.
        other: The same statement from another source, of the same frequency.
        more: What it filed for periods of other lengths, where another source may have its figures from.
        rates: Of exchange, for what nothing else explains.
    """
    places = dict(pairs(official, other))
    compared = [one for mine, theirs in places.items() for one in _both(official, other, mine, theirs)]
    differing = [one for one in compared if not is_same(one.official, one.other)]
    factors = {place: _factor([one for one in differing if one.place == place]) for place in places}
    told = [
        _told(official, one, *_reason(official, one, factors[one.place], more, rates)) for one in differing
    ]
    told = [one for one in told if not _is_defined_otherwise(official, one, told, compared)]
    return (*_once_a_line(told, compared), *_in_other_currencies(official, other))


def pairs(official: Statement, other: Statement) -> Iterator[tuple[int, int]]:
    """Places of the same period in both."""
    for mine, end in enumerate(official.periods):
        near = [at for at, day in enumerate(other.periods) if _is_near(day, end)]
        if near and official.months(mine) == (other.months(near[0]) or official.months(mine)):
            yield mine, near[0]


def _is_near(one: date, other: date) -> bool:
    return abs((one - other).days) <= NEAR_DAYS


def _both(official: Statement, other: Statement, mine: int, theirs: int) -> Iterator[_Compared]:
    for line, row in official.figures.items():
        here, there = row[mine], other.figures[line][theirs] if line in other.figures else None
        if here is not None and there is not None:
            yield _Compared(line, mine, here, there)


def is_same(one: float, two: float) -> bool:
    """But for rounding."""
    return abs(one - two) <= ROUNDED * max(abs(one), abs(two))


def _factor(differing: Sequence[_Compared]) -> float | None:
    """By which most amounts of a period differ, where that is one factor."""
    ratios = [one.factor for one in differing if one.factor and measure(one.line) == "money"]
    if len(ratios) < ALIKE:
        return None
    usual = median(ratios)
    alike = [ratio for ratio in ratios if abs(ratio / usual - 1) <= SAME_FACTOR]
    return usual if len(alike) >= max(ALIKE, len(ratios) // 2 + 1) else None


def _told(official: Statement, one: _Compared, reason: Reason, detail: str = "") -> Difference:
    return Difference(one.line, official.periods[one.place], one.official, one.other, reason, detail)


def _reason(
    official: Statement, one: _Compared, factor: float | None, more: Sequence[Statement], rates: Rates
) -> tuple[Reason, str]:
    source = official.sources.get(one.line, {one.place: None})[one.place]
    if source and source.first is not None and is_same(source.first, one.other):
        return "restated", source.first_filing.filed.isoformat() if source.first_filing else ""
    if is_same(one.official, -one.other):
        return "other sign", ""
    if power := _power_of_ten(one.factor):
        return "other unit", f"10^{power}"
    if factor and one.factor and abs(one.factor / factor - 1) <= SAME_FACTOR:
        return "other currency", f"{factor:.4g}"
    if period := _other_period(official, one, more):
        return "other period", period
    if name := _other_line(official, one):
        return "other line", name
    if currency := _other_currency(one, rates):
        return "other currency", currency
    return "unexplained", ""


def _power_of_ten(factor: float | None) -> int | None:
    if factor is None:
        return None
    power = round(log10(factor))
    return power if power in USUAL_UNITS and is_same(factor, 10.0**power) else None


def _other_period(official: Statement, one: _Compared, more: Sequence[Statement]) -> str | None:
    for statement in (official, *more):
        row = statement.figures.get(one.line, ())
        for at, value in enumerate(row):
            own = statement is official and at == one.place
            if not own and value and is_same(value, one.other):
                return _span(statement, at, at)
    for statement in (official, *more):
        if statement.frequency == "quarterly" and (found := _quarters(statement, one)):
            return found
    return None


def _quarters(statement: Statement, one: _Compared) -> str | None:
    """Up to the end of a quarter, from the beginning of its year: what cash flows are reported for."""
    if not statement.starts or measure(one.line) != "money":
        return None
    row = statement.figures.get(one.line, ())
    for newest in range(len(row)):
        run = row[newest : newest + MOST_QUARTERS]
        known = run[: run.index(None)] if None in run else run
        for back, total in enumerate(accumulate(value or 0.0 for value in known)):
            if back and is_same(total, one.other) and _are_one_span(statement, newest, newest + back):
                return _span(statement, newest, newest + back)
    return None


def _are_one_span(statement: Statement, newest: int, oldest: int) -> bool:
    return all(
        statement.starts[at] == statement.periods[at + 1] + timedelta(1) for at in range(newest, oldest)
    )


def _span(statement: Statement, newest: int, oldest: int) -> str:
    start = statement.starts[oldest] if statement.starts else None
    end = statement.periods[newest].isoformat()
    return f"{start.isoformat()} to {end}" if start else end


def _other_line(official: Statement, one: _Compared) -> str | None:
    others = (line for line in official.figures if line != one.line and measure(line) == measure(one.line))
    return next(
        (
            line
            for line in others
            if (value := official.figures[line][one.place]) and is_same(value, one.other)
        ),
        None,
    )


def _other_currency(one: _Compared, rates: Rates) -> str | None:
    if one.factor is None or measure(one.line) not in ("money", "per_share"):
        return None
    for currency, rate in rates().items():
        is_far = max(rate, 1 / rate) > FAR_FROM_ONE
        if abs(log(one.factor / rate)) <= (FAR_RATE if is_far else NEAR_RATE):
            return currency
    return None


def _is_defined_otherwise(
    official: Statement, one: Difference, told: Sequence[Difference], compared: Sequence[_Compared]
) -> bool:
    """A sum of our own that nothing explains is another sum to the other source, not a difference."""
    row = official.sources.get(one.line, ())
    if any(source and not source.computed for source in row):
        return False
    in_most = _unlike(one.line, told) * 2 > sum(each.line == one.line for each in compared)
    return one.reason == "unexplained" or (one.reason == "other line" and in_most)


def _unlike(line: str, told: Sequence[Difference]) -> int:
    return sum(one.line == line and one.reason in ("unexplained", "other line") for one in told)


def _once_a_line(told: Sequence[Difference], compared: Sequence[_Compared]) -> Iterator[Difference]:
    """A line that differs in all its periods, without another reason, is another line to the other source."""
    periods = {one.line: sum(each.line == one.line for each in compared) for one in compared}
    for line, count in periods.items():
        own = [one for one in told if one.line == line]
        if 1 < count == _unlike(line, own):
            details = {one.detail for one in own}
            [newest, *_] = own
            detail = details.pop() if len(details) == 1 else ""
            yield Difference(line, newest.period, newest.official, newest.other, "other line", detail)
        else:
            yield from own


def _in_other_currencies(official: Statement, other: Statement) -> Iterator[Difference]:
    """Figures that the other source itself tags with another currency."""
    for one in other.apart:
        row = official.figures.get(one.line, ())
        for end, value in zip(official.periods, row, strict=False):
            if value is not None and _is_near(end, one.period):
                yield Difference(one.line, end, value, one.value, "other currency", one.currency)
