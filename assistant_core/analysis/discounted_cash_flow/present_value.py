"""A growing cash flow, discounted to one day. Rates in percent a year, times in years after that day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant_core.analysis.discounted_cash_flow.assumptions import Timing

DAYS = 365
DECIMALS = 4
"""Of times, so that whoever computes from those shown comes to the same."""
STEPS = 100


@dataclass(frozen=True, slots=True)
class ProjectedYear:
    """`fraction` is the part of the year that counts: the rest came before `counted_from`."""

    year: int
    end: date
    cash_flow: float
    fraction: float
    time: float
    discount_factor: float

    @property
    def present_value(self) -> float:
        return self.cash_flow * self.fraction * self.discount_factor


@dataclass(frozen=True, slots=True)
class CashFlows:
    """`base` is the cash flow of the twelve months to `base_period`; it grows from there.

    It counts from `counted_from` on, a year's flow evenly, and is discounted to `valued_on`.
    """

    base: float
    base_period: date
    counted_from: date
    valued_on: date
    growth: float
    terminal_growth: float
    years: int
    timing: Timing

    @property
    def elapsed(self) -> float:
        """Years from the end of the base period to the day of the valuation."""
        return _years(self.base_period, self.valued_on)

    @property
    def counted(self) -> float:
        """Years from the end of the base period until the cash flow counts."""
        return max(_years(self.base_period, self.counted_from), 0)

    def projected(self, discount_rate: float) -> Iterator[ProjectedYear]:
        for year in range(1, self.years + 1):
            fraction = round(min(max(year - self.counted, 0.0), 1.0), DECIMALS)
            time = round(year - (fraction / 2 if self.timing == "mid_year" else 0) - self.elapsed, DECIMALS)
            yield ProjectedYear(
                year,
                _years_after(self.base_period, year),
                self._cash_flow(year),
                fraction,
                time,
                _factor(discount_rate, time),
            )

    def terminal_value(self, discount_rate: float) -> float:
        """Of all that comes after the projected years, when the last one's flow comes (Gordon)."""
        after = self._cash_flow(self.years) * (1 + self.terminal_growth / 100)
        return after / ((discount_rate - self.terminal_growth) / 100)

    def terminal_factor(self, discount_rate: float) -> float:
        middle = 0.5 if self.timing == "mid_year" else 0
        return _factor(discount_rate, round(self.years - middle - self.elapsed, DECIMALS))

    def present_value(self, discount_rate: float) -> float:
        terminal = self.terminal_value(discount_rate) * self.terminal_factor(discount_rate)
        return sum(year.present_value for year in self.projected(discount_rate)) + terminal

    def _cash_flow(self, year: int) -> float:
        return self.base * (1 + self.growth / 100) ** year


def _years_after(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap_day else day.day)


def _years(start: date, end: date) -> float:
    return round((end - start).days / DAYS, DECIMALS)


def _factor(discount_rate: float, time: float) -> float:
    return (1 + discount_rate / 100) ** -time


def bracketed(rising: Callable[[float], float], target: float, low: float, high: float) -> float | None:
    """Where `rising` meets `target` between `low` and `high`, by halving; None where it does not."""
    if not rising(low) <= target <= rising(high):
        return None
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < target else (low, middle)
    return (low + high) / 2
