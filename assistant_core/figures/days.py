"""The days that the outputs know, findable by the times that a text names."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from assistant_core.figures.model import Fact, Source, When

SERIES = ("annual", "quarterly", "trailing")
Symbols = frozenset[str]
Told = tuple[tuple[int, int], Source]
"""When the day was first told, when this was; the source."""


class Periods:
    """Of each company: where its periods end, in which frequencies its lines come, its last price's day."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        ends: dict[tuple[str, str], set[date]] = defaultdict(set)
        self.all_ends: set[date] = set()
        self._frequencies: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._any_line: dict[str, set[str]] = defaultdict(set)
        self._price_days: dict[tuple[int, int], set[date]] = defaultdict(set)
        self._last_price: dict[str, date] = {}
        for fact in facts:
            symbol = fact.source.symbol
            if fact.ahead:
                continue
            if fact.frequency in SERIES:
                self._frequencies[symbol, fact.concept].add(fact.frequency)
                self._any_line[symbol].add(fact.frequency)
            if not fact.period:
                continue
            ends[symbol, fact.frequency].add(fact.period)
            if fact.frequency in SERIES:
                self.all_ends.add(fact.period)
            if fact.frequency == "day":
                self._price_days[fact.period.month, fact.period.day].add(fact.period)
            if fact.concept == "price" and fact.newest:
                self._last_price[symbol] = max(fact.period, self._last_price.get(symbol, fact.period))
        self._ends = {key: sorted(days, reverse=True) for key, days in ends.items()}
        self._places = {key: {day: at for at, day in enumerate(days)} for key, days in self._ends.items()}
        self._firsts: dict[tuple[str, str, When], int | None] = {}

    def frequencies(self, symbol: str, concept: str) -> set[str]:
        """Of a derived line, what any line of the company comes in."""
        found = self._frequencies.get((symbol, concept))
        return self._any_line.get(symbol, set()) if found is None else found

    def ends(self, symbol: str, frequency: str) -> list[date]:
        """Newest first."""
        return self._ends.get((symbol, frequency), [])

    def place(self, symbol: str, frequency: str, day: date | None) -> int | None:
        """In `ends`."""
        return self._places.get((symbol, frequency), {}).get(day) if day else None

    def first_at(self, symbol: str, frequency: str, when: When) -> int | None:
        """The place in `ends` of the newest one that a text means."""
        key = symbol, frequency, when
        if key not in self._firsts:
            ends = self.ends(symbol, frequency)
            first, last = 0, len(ends)
            if when.year:
                first = bisect_left(ends, -(when.year + 1), key=lambda day: -day.year)
                last = bisect_right(ends, -(when.year - 1), key=lambda day: -day.year)
            found = (place for place in range(first, last) if agrees(when, ends[place]))
            self._firsts[key] = next(found, None)
        return self._firsts[key]

    def last_price(self, symbol: str) -> date | None:
        return self._last_price.get(symbol)

    def of_prices(self, when: When) -> list[date]:
        same = self._price_days.get((when.month or 0, when.day or 0), ())
        return [day for day in same if when.year in (None, day.year)]

    def year_end(self, symbol: str) -> int | None:
        """The month in which the fiscal year ends."""
        ends = self.ends(symbol, "annual")
        return None if not ends else ends[0].month if ends[0].day > 7 else (ends[0].month - 2) % 12 + 1


class KnownDays:
    """Days in the order in which they were told, of each company and day the first source."""

    def __init__(self, periods: Periods) -> None:
        self._periods = periods
        self._found: dict[int, dict[str, dict[date, Told]]] = defaultdict(lambda: defaultdict(dict))
        self._any: dict[int, dict[tuple[date, int | None], Told]] = defaultdict(dict)
        self._answers: dict[tuple[When, Symbols], tuple[date, Source] | None] = {}
        self._ranks: dict[date, int] = {}
        self._count = 0

    def __contains__(self, day: date) -> bool:
        return day in self._ranks

    def add(self, day: date, source: Source) -> None:
        self._count += 1
        told = (self._ranks.setdefault(day, self._count), self._count), source
        self._found[day.year][source.symbol].setdefault(day, told)
        self._any[day.year].setdefault((day, self._periods.year_end(source.symbol)), told)

    def find(
        self, when: When, symbols: Symbols, may_be: Callable[[date], bool]
    ) -> tuple[date, Source] | None:
        """The first that a text means by `when`; of `symbols`, or of no company, where there are any."""
        if (when, symbols) not in self._answers:
            known = (
                (order, day, source)
                for day, order, source in self._candidates(when, symbols)
                if may_be(day) and agrees(when, day, "", self._periods.year_end(source.symbol))
            )
            best = min(known, key=lambda one: one[0], default=None)
            self._answers[when, symbols] = (best[1], best[2]) if best else None
        return self._answers[when, symbols]

    def _candidates(self, when: When, symbols: Symbols) -> Iterator[tuple[date, tuple[int, int], Source]]:
        for year in range(when.year - 1, when.year + 2) if when.year else list(self._found):
            if not symbols:
                for (day, _), (order, source) in self._any.get(year, {}).items():
                    yield day, order, source
            for symbol in (symbols | {""}) if symbols else ():
                for day, (order, source) in self._found.get(year, {}).get(symbol, {}).items():
                    yield day, order, source


def agrees(when: When, day: date, frequency: str = "", year_end: int | None = None) -> bool:
    """Whether a named time is that day, as far as it goes; a year is that of a fiscal year's end."""
    if when.quarter:
        return _in_quarter(when, day, year_end) and frequency in ("quarterly", "to_date", "")
    if when.day or when.month:
        same_year = when.year in (None, day.year)
        return same_year and when.month == day.month and when.day in (None, day.day)
    early = day.month == 1 and day.day <= 7
    return when.year == day.year or (early and when.year == day.year - 1)


def _in_quarter(when: When, day: date, year_end: int | None) -> bool:
    month, year = day.month, day.year
    if day.day <= 7:  # a 52/53-week quarter may end in the first days of the next month
        month, year = (12, year - 1) if month == 1 else (month - 1, year)
    calendar = (year, (month + 2) // 3)
    if when.year is None:
        return when.quarter == calendar[1]
    if year_end:
        fiscal_year = year if month <= year_end else year + 1
        fiscal = (fiscal_year, ((month - year_end - 1) % 12) // 3 + 1)
        if when.fiscal:
            return (when.year, when.quarter) == fiscal
        return (when.year, when.quarter) in (fiscal, calendar)
    return (when.year, when.quarter) == calendar


def exact(when: When) -> date | None:
    if not (when.year and when.month and when.day):
        return None
    try:
        return date(when.year, when.month, when.day)
    except ValueError:
        return None
