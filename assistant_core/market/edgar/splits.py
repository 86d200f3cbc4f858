"""Splits of shares, as restated figures show them, and which figures of a statement are from before one.

Filings restate the periods that they compare with; those before stay as they were reported.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from assistant_core.market.edgar.facts import Facts
from assistant_core.market.edgar.figures import SHARES_OF, Figure
from assistant_core.market.edgar.fiscal import Period
from assistant_core.market.lines import measure

SMALLEST = 1.2
EXACT = 0.005
LARGEST_PART = 4
"""Of the smaller side of a ratio: 3:2, 5:4, 1:20."""
SAME_SPLIT = timedelta(500)
"""A split is told anew by the reports of the next fiscal year."""


class Split(NamedTuple):
    """`told` is the day of the first filing that restates for it; a ratio of 4 makes four shares of one."""

    told: date
    ratio: Fraction

    def written(self) -> str:
        return f"{self.ratio.numerator}:{self.ratio.denominator}"


def splits(facts: Facts) -> list[Split]:
    """Oldest first."""
    found = sorted(
        Split(new.filing.filed, ratio)
        for concept in SHARES_OF.values()
        for versions in facts.find(concept, "shares").values()
        for old, new in pairwise(versions)
        if (ratio := _ratio(old.value, new.value))
    )
    kept: list[Split] = []
    for one in found:
        if not any(other.ratio == one.ratio and one.told - other.told < SAME_SPLIT for other in kept):
            kept.append(one)
    return kept


def split_notes(
    facts: Facts, periods: Sequence[Period], rows: Mapping[str, Sequence[Figure | None]]
) -> list[str]:
    """For each split that only some of the figures are restated for."""
    told = {
        period.end: [
            figure.source.filing.filed
            for line, row in rows.items()
            if measure(line) in ("per_share", "shares") and (figure := row[index])
        ]
        for index, period in enumerate(periods)
    }
    notes = []
    for split in splits(facts):
        before = [end for end, days in told.items() if any(day < split.told for day in days)]
        after = [end for end, days in told.items() if any(day >= split.told for day in days)]
        if before and after:
            notes.append(
                f"Shares and figures per share up to {max(before)} are as they were before the split of "
                f"{split.written()} if no later report restates them; newer ones are adjusted for it."
            )
    return notes


def _ratio(old: float, new: float) -> Fraction | None:
    """Of new shares to old ones, where it is one that splits have."""
    if old <= 0 or new <= 0 or max(old, new) < min(old, new) * SMALLEST:
        return None
    larger = max(old, new) / min(old, new)
    ratio = Fraction(larger).limit_denominator(LARGEST_PART)
    if abs(float(ratio) - larger) > larger * EXACT:
        return None
    return ratio if new > old else 1 / ratio
