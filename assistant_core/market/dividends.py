"""What a payer's own pattern tells of its dividends: how often they come, what was special, stopped or cut.

Yahoo does not mark special dividends, so they are inferred, by size and by rhythm: a payment far above what
is usual at that time of the year, or one that comes between the usual ones. A level that stays is a raise,
and what comes back every year, such as a final dividend above the interim one, is the pattern itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median, median_low
from typing import Literal

from assistant_core.market.company import Dividend

Frequency = Literal["monthly", "quarterly", "half-yearly", "yearly"]
LONGEST_GAPS: dict[Frequency, int] = {"monthly": 45, "quarterly": 130, "half-yearly": 270, "yearly": 460}

FEWEST = 4
"""Payments that make a pattern."""
MOST = 240
"""Payments that are looked at, the last ones."""
NEAR = timedelta(3 * 366)
"""How far around a payment its pattern is looked for."""
SEASON_DAYS = 45
YEAR_DAYS = 365.25
FAR_ABOVE = 1.9
FAR_ABOVE_UNCONFIRMED = 3.0
"""Of the last payment: whether it stays at that level is not known yet."""
STAYS = 1.5
"""A payment above others by no more than this is on one level with them."""
BETWEEN = 0.6
"""A payment sooner after the one before than this part of the usual gap comes between."""
ONE_GAP = 1.3
CUT = 0.9
"""A last regular payment below this part of that of a year before is a cut."""
ALIKE = 0.1
"""Payments that differ by no more than this part are of one size."""


@dataclass(frozen=True, slots=True)
class Special:
    """A payment that is special, or has a special part: `regular` is about what is usual in it, else 0."""

    day: date
    amount: float
    regular: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """`frequency` is None where there is none; `ended` is the last payment where the next is long overdue.

    `cut` is the last regular payment and that of a year before, where it was lower.
    """

    frequency: Frequency | None = None
    specials: tuple[Special, ...] = ()
    ended: Dividend | None = None
    cut: tuple[Dividend, Dividend] | None = None

    def regular(self, paid: Dividend) -> float:
        """What of a payment is regular."""
        return next((one.regular for one in self.specials if one.day == paid.day), paid.amount)


def pattern(payments: Sequence[Dividend], until: date) -> Pattern:
    """The pattern of payments, oldest first, one a day, as it is seen on the day `until`."""
    payments = payments[-MOST:]
    if len(payments) < FEWEST:
        return Pattern()
    specials = tuple(found for index in range(len(payments)) if (found := special(payments, index)))
    extra = {one.day for one in specials if not one.regular}
    told = Pattern(specials=specials)
    regular = [Dividend(paid.day, told.regular(paid)) for paid in payments if paid.day not in extra]
    gap = usual_gap(regular[-9:])
    frequency = next((name for name, longest in LONGEST_GAPS.items() if gap and gap <= longest), None)
    if gap is None or frequency is None:
        return told
    last = regular[-1]
    overdue = (until - last.day).days > 1.5 * gap + 30
    before = in_season(regular[:-1], last.day, -1)
    lower = before is not None and last.amount < CUT * before.amount
    return Pattern(
        frequency=frequency,
        specials=specials,
        ended=last if overdue else None,
        cut=(last, before) if before is not None and lower and not overdue else None,
    )


def special(payments: Sequence[Dividend], index: int) -> Special | None:
    """The payment at this place, where it is special."""
    paid = payments[index]
    others = [one for place, one in enumerate(payments) if place != index and abs(one.day - paid.day) <= NEAR]
    if len(others) < FEWEST - 1:
        return None
    usual = level(others, paid.day)
    before = [one.amount for one in others if 0 < (paid.day - one.day).days <= 400]
    after = [one.amount for one in others if 0 < (one.day - paid.day).days <= 400]
    times = paid.amount / usual
    # A payment on one level with those after it is a raise; on one with those before it, they were cut later.
    alone = all(paid.amount > STAYS * median(side) for side in (before, after) if side)
    far = alone and times > (FAR_ABOVE if after else FAR_ABOVE_UNCONFIRMED)
    between = comes_between(others, paid.day)
    # Of ordinary size a payment between is told from a shifted one only by a rhythm that is well known.
    beside = [one.amount for one in payments[max(index - 1, 0) : index + 2] if one is not paid]
    odd = between and len(others) >= 6 and not comes_back(others, paid)
    odd = odd and all(abs(paid.amount / one - 1) > ALIKE for one in (usual, *beside))
    if not (far or odd):
        return None
    return Special(paid.day, paid.amount, 0.0 if between else usual)


def level(others: Sequence[Dividend], day: date) -> float:
    """What is usual at that time of the year; of whoever pays often, what is usual around that time.

    Where another year's payment of the season was a special one itself, those around it tell what is usual.
    """
    season = [found.amount for years in (-1, 1, -2, 2) if (found := in_season(others, day, years))]
    yearly = any(in_season(others, day, years) for years in (-1, 1))
    around = [one.amount for one in others if abs((one.day - day).days) <= 200]
    if not yearly:
        return median(around or [one.amount for one in others])
    often = (usual_gap(others) or YEAR_DAYS) <= LONGEST_GAPS["quarterly"]
    if not often or not around or min(season) > STAYS * median(around):
        return median_low(season)
    return min(median_low(season), median(around))


def comes_back(others: Sequence[Dividend], paid: Dividend) -> bool:
    """Whether the year before or after has a like payment at the same time: a schedule that is just new."""
    found = [in_season(others, paid.day, years, days=35) for years in (-1, 1)]
    return any(one and 0.5 <= one.amount / paid.amount <= 2 for one in found)


def in_season(
    payments: Sequence[Dividend], day: date, years: int, days: int = SEASON_DAYS
) -> Dividend | None:
    """The payment nearest to the same day of another year, within so many days of it."""
    there = day + timedelta(round(years * YEAR_DAYS))
    nearest = min(payments, key=lambda one: abs(one.day - there), default=None)
    return nearest if nearest and abs((nearest.day - there).days) <= days else None


def comes_between(others: Sequence[Dividend], day: date) -> bool:
    """Whether a payment on `day` is one too many: those around it keep the usual distance without it."""
    gap = usual_gap(others)
    before = [one.day for one in others if one.day < day]
    if gap is None or not before:
        return False
    since = (day - before[-1]).days
    after = [one.day for one in others if one.day > day]
    if not after:
        return since < BETWEEN * gap
    soon = min(since, (after[0] - day).days) < BETWEEN * gap
    return soon and (after[0] - before[-1]).days <= ONE_GAP * gap


def usual_gap(payments: Sequence[Dividend]) -> float | None:
    gaps = [(later.day - sooner.day).days for sooner, later in pairwise(payments)]
    return median(gaps) if len(gaps) >= 2 else None
