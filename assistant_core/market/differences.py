"""Where another source's statement differs from what the company filed, and what the likely reason is.

A reason is told only where it meets the figure: the other figure is one that the company reported first, or
for another period, or under another line, or the same in another unit or currency, or with another sign.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log10
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
USUAL_UNITS = (-9, -6, -3, -2, 2, 3, 6, 9)


def differences(
    official: Statement, other: Statement, more: Sequence[Statement] = ()
) -> tuple[Difference, ...]:
    """Newest first, a line's periods together where all of them are another line.

    Args:
        official: What the company filed.
        other: The same statement from another source, of the same frequency.
        more: What it filed for periods of other lengths, where another source may have its figures from.
    """
    compared = {
        (line, mine, theirs): (here, there)
        for mine, theirs in _pairs(official, other)
        for line, here, there in _both(official, other, mine, theirs)
    }
    differing = {place: pair for place, pair in compared.items() if not _same(*pair)}
    factors = {theirs: _factor(differing, theirs) for _, _, theirs in differing}
    told = []
    for (line, mine, theirs), (here, there) in differing.items():
        reason, detail = _reason(official, line, mine, there, factors[theirs], more)
        told.append(Difference(line, official.periods[mine], here, there, reason, detail))
    return _by_line(told, [line for line, _, _ in compared])


def _pairs(official: Statement, other: Statement) -> Iterator[tuple[int, int]]:
    for mine, end in enumerate(official.periods):
        near = [at for at, day in enumerate(other.periods) if abs((day - end).days) <= NEAR_DAYS]
        if near and official.months(mine) == (other.months(near[0]) or official.months(mine)):
            yield mine, near[0]


def _both(
    official: Statement, other: Statement, mine: int, theirs: int
) -> Iterator[tuple[str, float, float]]:
    for line, row in official.figures.items():
        if line not in other.figures or not _is_filed(official, line, mine):
            continue
        here, there = row[mine], other.figures[line][theirs]
        if here is not None and there is not None:
            yield line, here, there


def _is_filed(official: Statement, line: str, period: int) -> bool:
    """Sums of our own over several lines are others' in other ways; they are compared with nothing."""
    source = official.sources.get(line, (None,) * len(official.periods))[period]
    return source is not None and not source.computed


def _same(one: float, two: float) -> bool:
    return abs(one - two) <= ROUNDED * max(abs(one), abs(two))


def _factor(differing: Mapping[tuple[str, int, int], tuple[float, float]], theirs: int) -> float | None:
    """By which most amounts of a period differ, where that is one factor."""
    ratios = [
        there / here
        for (line, _, at), (here, there) in differing.items()
        if at == theirs and here and there / here > 0 and measure(line) == "money"
    ]
    if len(ratios) < ALIKE:
        return None
    usual = median(ratios)
    alike = [ratio for ratio in ratios if abs(ratio / usual - 1) <= SAME_FACTOR]
    return usual if len(alike) * 2 > len(ratios) and len(alike) >= ALIKE else None


def _reason(
    official: Statement,
    line: str,
    mine: int,
    there: float,
    factor: float | None,
    more: Sequence[Statement],
) -> tuple[Reason, str]:
    here = official.figures[line][mine] or 0.0
    source = official.sources[line][mine]
    if source and source.first is not None and _same(source.first, there):
        return "restated", source.first_filing.filed.isoformat() if source.first_filing else ""
    if _same(here, -there):
        return "other sign", ""
    if here and (power := _power_of_ten(there / here)):
        return "other unit", f"10^{power}"
    if factor and here and abs(there / here / factor - 1) <= SAME_FACTOR:
        return "other currency", f"{factor:.4g}"
    if period := _other_period(official, line, mine, there, more):
        return "other period", period
    if name := _other_line(official, line, mine, there):
        return "other line", name
    return "unexplained", ""


def _power_of_ten(ratio: float) -> int | None:
    if ratio <= 0:
        return None
    power = round(log10(ratio))
    return power if power in USUAL_UNITS and _same(ratio, 10.0**power) else None


def _other_period(
    official: Statement, line: str, mine: int, there: float, more: Sequence[Statement]
) -> str | None:
    for statement in (official, *more):
        row = statement.figures.get(line, ())
        for at, value in enumerate(row):
            if statement is official and at == mine:
                continue
            if value and _same(value, there):
                start = statement.starts[at] if statement.starts else None
                end = statement.periods[at].isoformat()
                return f"{start.isoformat()} to {end}" if start else end
    return None


def _other_line(official: Statement, line: str, mine: int, there: float) -> str | None:
    others = (one for one in official.figures if one != line and measure(one) == measure(line))
    return next(
        (one for one in others if (value := official.figures[one][mine]) and _same(value, there)), None
    )


def _by_line(told: Sequence[Difference], compared: Sequence[str]) -> tuple[Difference, ...]:
    """A line that differs in all its periods, without another reason, is another line to the other source."""
    lines = {one.line for one in told}
    kept: list[Difference] = []
    for line in sorted(lines, key=compared.index):
        own = [one for one in told if one.line == line]
        unexplained = [one for one in own if one.reason in ("unexplained", "other line")]
        if len(unexplained) > 1 and len(unexplained) == compared.count(line):
            newest = max(unexplained, key=lambda one: one.period)
            names = {one.detail for one in unexplained}
            detail = names.pop() if len(names) == 1 else ""
            kept.append(Difference(line, newest.period, newest.official, newest.other, "other line", detail))
        else:
            kept += own
    return tuple(kept)
