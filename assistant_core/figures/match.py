"""Whether a fact is what a figure in its context says: of the same value, with nothing named against it."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from assistant_core.figures import cues
from assistant_core.figures.days import agrees, exact
from assistant_core.figures.frames import Frame
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.model import Fact
from assistant_core.figures.nearby import Span
from assistant_core.figures.outputs import PART
from assistant_core.figures.points import Point, years_named
from assistant_core.figures.vocabulary import GROWTH_OF, OUTFLOWS

PRICED = frozenset({"market_cap", "enterprise_value"})
SIGNED = frozenset({"surprise_percent"})
"""Levels whose sign a text says in words: beat by, missed by."""
_BY = re.compile(r"\bby\s+(?:about\s|some\s|nearly\s|only\s)?[$€£¥₩₹]?\s*$", re.IGNORECASE)
_STATISTICS = {
    "mean": re.compile(r"\b(?:mean|average|avg\.?|consensus)\b|평균", re.IGNORECASE),
    "median": re.compile(r"\bmedian\b|중앙값|중간값|중위", re.IGNORECASE),
    "high": re.compile(
        r"\b(?:high|highest|top|max\w*|bull\w*|upper|peak)\b|최고|상단|최대|고점|고가", re.IGNORECASE
    ),
    "low": re.compile(
        r"\b(?:low|lowest|bottom|min\w*|bear\w*|lower\send|trough)\b|최저|하단|최소|저점|저가", re.IGNORECASE
    ),
}


def statistic(concept: str) -> str:
    last = concept.rpartition("_")[2]
    return "mean" if last == "average" else last if last in _STATISTICS else ""


_UNITS = (
    (re.compile(r"\b(?:in\s)?(?:millions?|mn|mm)\b|\$\s?M\b|\b[A-Z]{3}\s?[Mm]n?\b|\(M\)|백만"), 1e6),
    (re.compile(r"\b(?:in\s)?(?:billions?|bn)\b|\$\s?B\b|\b[A-Z]{3}\s?(?:B|bn)\b|\(B\)|십억"), 1e9),
    (re.compile(r"\b(?:in\s)?thousands?\b|천\s?(?:달러|원|주)"), 1e3),
    (re.compile(r"\b(?:in\s)?trillions?\b"), 1e12),
    (re.compile(r"조\s?(?:원|달러|엔)|\(조\)"), 1e12),
    (re.compile(r"억\s?(?:원|달러|엔|유로|파운드|루피|주)|\(억\)|단위:?\s?억"), 1e8),
    (re.compile(r"\bcrores?\b"), 1e7),
)


def unit_of(text: str) -> float | None:
    """The scale that a header names: "USD millions", "백만 달러"."""
    text = re.sub(
        r"(?<![\d,.])[\d,.]+\s?(?:(?:million|billion|trillion|thousand|crore|mn|bn)\b|[조억만]\s?)", " ", text
    )
    return next((scale for pattern, scale in _UNITS if pattern.search(text)), None)


class Matcher:
    """Tries facts on one figure in its frame."""

    def __init__(self, frame: Frame, ledger: Ledger, unit: float | None, percent: bool) -> None:
        self.frame, self.figure, self.ledger = frame, frame.figure, ledger
        self.unit = unit
        self.percent_header = percent
        self.bound = frame.figure.bound
        self.spans = self._spans_of_value()
        self.growth_near = cues.is_growth(frame.near)
        self.growth = (
            self.figure.sign != ""
            or bool(frame.base)
            or self.growth_near
            or bool(frame.concepts & set(GROWTH_OF))
        )
        self.years = frame.years

    def _spans_of_value(self) -> list[Span]:
        """Where the values are that may be meant, whatever the fact: a little more than what `fits` takes."""
        spans = []
        for scale in (1.0, 0.01, 1e3, 1e6, self.unit or 1.0):
            said, step = abs(self.figure.value * scale), self.figure.step * scale
            room = step / 2 + self.ledger.slack
            if self.bound:
                room = max(room, step, min(_last_digit(said), said * 0.1))
            room += 1e-8 * max(said, 1.0)
            spans.append((said - room, said + room))
        return spans

    def fits(self, fact: Fact) -> bool:
        return (
            self._same_statistic(fact)
            and self._expected(fact)
            and self.is_of_company(fact)
            and self._same_currency(fact)
            and self._same_value(fact)
            and self._same_frequency(fact)
            and self._same_time(fact)
            and self._same_rates(fact)
        )

    def fits_any_company(self, fact: Fact) -> bool:
        return self._same_currency(fact) and self._same_value(fact) and self._same_time(fact)

    def has_value(self, fact: Fact) -> bool:
        return self._same_currency(fact) and self._same_value(fact)

    def is_of_kind(self, fact: Fact) -> bool:
        """Whether such a figure could be of it at all."""
        return fact.kind == self.figure.kind or {fact.kind, self.figure.kind} <= {"money", "number", "count"}

    def _same_statistic(self, fact: Fact) -> bool:
        """A mean is no median, and the low end of a range not the high one."""
        own = statistic(fact.concept)
        if not own:
            return True
        if self.figure.role in ("low", "high") and own in ("low", "high") and own != self.figure.role:
            return False
        said = {name for name, pattern in _STATISTICS.items() if pattern.search(self._clause)}
        return not said or own in said

    @cached_property
    def _clause(self) -> str:
        return (
            self.frame.near if self.frame.cell else self.frame.reading.plain[slice(*self.frame.part.clause)]
        )

    def _expected(self, fact: Fact) -> bool:
        """Of an estimate, it is said to be one, or of a time that is still to come."""
        if not fact.ahead:
            return True
        points = (*self.frame.own_points, *self.frame.points)
        return self.frame.expected or any(p.relative == "next" or self._is_at(p, fact) for p in points)

    def fits_row(self, fact: Fact) -> bool:
        """Of a table's row the text names who it is about instead of a line."""
        named = bool(fact.rows & (self.frame.symbols or frozenset()))
        dated = self.figure.digits > 2 and fact.period is not None and fact.period in self._own_days
        if not (named or dated) or not self._same_currency(fact) or not self._same_value(fact):
            return False
        return fact.aspect == "level" or self.growth

    @cached_property
    def _own_days(self) -> list[date | None]:
        context = self.frame
        return [exact(p.when) for p in context.points if p.when and context.cell and not context.inherited]

    def is_of_company(self, fact: Fact) -> bool:
        symbols = self.frame.symbols
        if symbols is None:
            return PART not in fact.source.symbol  # a part's figure is not the whole company's
        if rows := symbols & self.ledger.rows:
            return bool(rows & fact.rows) or not (fact.rows or self.frame.own_company)
        return not fact.source.symbol or fact.source.symbol in symbols

    def _same_currency(self, fact: Fact) -> bool:
        said = self.figure.currencies
        return not said or fact.kind not in ("money", "number") or (fact.currency or "?") in said

    def _same_value(self, fact: Fact) -> bool:
        figure = self.figure
        if figure.kind == "money":
            if fact.kind not in ("money", "number"):
                return False
            return self._close(fact, self._scales(fact))
        if figure.kind == "percent":
            if fact.kind == "percent":
                return self._close(fact, (1.0,))
            shown = fact.kind == "times" and fact.aspect == "level" and self.frame.own
            return shown and self._close(fact, (0.01,))
        if figure.kind == "points":
            return fact.kind == "points" and self._close(fact, (1.0,))
        if figure.kind == "times":
            return fact.kind in ("times", "number") and self._close(fact, (1.0,))
        if fact.kind == "points":
            return self.frame.cell and self._close(fact, (1.0,))
        if fact.kind == "percent":
            return self.percent_header and self._close(fact, (1.0,))
        return self._close(fact, self._scales(fact))

    def _scales(self, fact: Fact) -> tuple[float, ...]:
        """What a number without a scale word of its own may be counted in."""
        if self.figure.scale != 1 or fact.kind not in ("money", "count"):
            return (1.0,)
        if self.unit:
            return (1.0, self.unit) if abs(fact.value) < 1e6 else (self.unit,)
        # A table that names no unit at all repeats the tool's numbers.
        return (1.0, 1e6, 1e3) if self.frame.cell and self.figure.kind == "number" else (1.0,)

    def _close(self, fact: Fact, scales: Iterable[float]) -> bool:
        return any(self._signed(fact, scale) for scale in scales)

    def _signed(self, fact: Fact, scale: float) -> bool:
        said, step = self.figure.value * scale, self.figure.step * scale
        slack = fact.slack * (0.01 if scale == 0.01 else 1.0)
        if fact.kind == "percent" and fact.aspect == "level" and self.figure.step < 0.01:
            slack = 0.0
        value = fact.value
        if fact.concept == "upside":
            return self._upside(fact, said, step, value, slack)
        if self._may_drop_sign(fact):
            said, value = abs(said), abs(value)
        elif self.figure.sign == "" and (fact.aspect != "level" or fact.concept in SIGNED):
            falls = self._direction == "-"
            if self._direction and falls != (value < 0) and abs(value) > step / 2:
                return False
            value = abs(value)
        return self._near(said, step, value, slack)

    def _near(self, said: float, step: float, value: float, slack: float) -> bool:
        dust = 1e-9 * max(abs(said), abs(value), 1.0)
        if abs(value - said) <= step / 2 + slack + dust:
            return True
        if not self.bound or said == 0:
            return False
        if self.bound == "about":
            return abs(value - said) <= max(step, min(_last_digit(said) / 2, abs(said) * 0.025))
        room = max(step, min(_last_digit(said), abs(said) * 0.1))
        gap = abs(value) - abs(said)
        return -dust <= gap <= room if self.bound == "above" else -room <= gap <= dust

    def _upside(self, fact: Fact, said: float, step: float, value: float, slack: float) -> bool:
        """How far one price is above or below another, of which the words may name the other."""
        if self.figure.sign:
            return self._near(said, step, value, slack)
        if self._direction and (self._direction == "-") != (value < 0):
            return False
        compared = self.frame.compared_with
        with_price = fact.formula.endswith("/ price - 1") or not fact.formula
        if compared and ("price" in compared) != with_price:
            return False
        return self._near(said, step, abs(value), slack)

    def _may_drop_sign(self, fact: Fact) -> bool:
        if fact.concept in OUTFLOWS and fact.aspect == "level":
            return True
        named_loss = any("-" + fact.concept in names for names in self.frame.tiers)
        plain = fact.value < 0 and fact.aspect == "level" and self.figure.sign == ""
        return plain and (named_loss or self._loss)

    @cached_property
    def _loss(self) -> bool:
        context = self.frame
        return cues.is_loss(context.before[-60:]) or (context.cell and cues.is_loss(context.near))

    @cached_property
    def tight(self) -> str:
        """The words that are the figure's alone."""
        context = self.frame
        return context.near if context.cell else context.before + "|" + re.split(r"[,;(]", context.after)[0]

    @cached_property
    def yearly(self) -> bool:
        return cues.is_yearly(self.tight)

    @cached_property
    def yearly_near(self) -> bool:
        return cues.is_yearly(self.frame.near)

    @cached_property
    def change(self) -> bool:
        named = self.frame.named
        lost = bool(named) and all(name.startswith("-") for name in named)  # "it lost 22 million"
        by = _BY.search(self.frame.before) and cues.is_growth(self.frame.said)
        return not lost and (bool(by) or cues.is_change(self.frame.before, self.frame.after))

    @cached_property
    def _direction(self) -> str:
        context = self.frame
        after = re.split(r"[,;(]", context.after)[0][:28]
        korean = bool(re.search(r"[가-힣]", after))
        said_before, said_after = cues.direction(context.before), cues.first_direction(after)
        if korean:
            return said_after or said_before or cues.direction(context.near)
        return said_before or said_after or cues.direction(context.near)

    def _same_frequency(self, fact: Fact) -> bool:
        if fact.frequency == "to_date":
            return self.frame.frequency == "to_date"
        if self.frame.frequency == "to_date" and fact.frequency in ("annual", "trailing"):
            return False
        if fact.frequency == "calendar":
            return self.frame.frequency != "trailing"
        if fact.frequency not in ("annual", "quarterly", "trailing"):
            return True
        asked = self.frame.frequency or "annual"
        if any(p.when and p.when.quarter for p in self.frame.own_points or self.frame.points):
            asked = "quarterly"
        if any(p.when and p.when.day and fact.period == exact(p.when) for p in self.frame.points):
            asked = fact.frequency if not self.frame.frequency else asked
        if fact.frequency == asked:
            return True
        # What there is only by the quarter need not say so, and "trailing" P/E may be of a fiscal year.
        return asked not in self.ledger.periods.frequencies(fact.source.symbol, fact.concept)

    def _same_time(self, fact: Fact) -> bool:
        if fact.aspect == "level" or fact.since is None:
            return self._same_period(fact)
        return self._same_span(fact)

    def _same_period(self, fact: Fact) -> bool:
        frame = self.frame
        if fact.period is None:
            return True
        own = [p for p in frame.own_points if fact.aspect == "level" or not p.base]
        if own := [p for p in own if self._matters(p, fact, inherited=False)]:
            return any(self._is_at(p, fact) for p in own) or self._is_price_day(fact, own)
        named = [p for p in frame.points if self._matters(p, fact, frame.inherited)]
        if fact.frequency != "day" and not fact.ahead:
            if frame.steps:
                return self._is_step(fact, named)
            if self._is_listed(fact, named):
                return True
            if frame.moved or (frame.compared and not frame.spoken and not frame.own_company):
                starts = [p for p in frame.base if frame.moved and self._is_at(p, fact)]
                return bool(starts) or self._is_before(fact, named)
        if not named:
            return fact.newest or self._is_dated_high(fact)
        if any(self._is_at(p, fact) for p in named) or self._is_price_day(fact, named):
            return True
        return frame.loose and fact.newest

    def _is_listed(self, fact: Fact, named: list[Point]) -> bool:
        """Of a list of three or more figures of one line without a year each, the years follow each other."""
        run = self.frame.run
        if (
            len(run) < 3
            or self.frame.own_company
            or (self.frame.points and not self.frame.loose and len(named) < 2)
        ):
            return False
        at = next(index for index, one in enumerate(run) if one is self.figure)
        place = self.ledger.periods.place(fact.source.symbol, fact.frequency, fact.period)
        return place is not None and place in (at, len(run) - 1 - at)

    def _is_step(self, fact: Fact, named: list[Point]) -> bool:
        """In a row of steps time goes on to the newest, or to the last that is named."""
        key = fact.source.symbol, fact.frequency
        place, (step, steps) = self.ledger.periods.place(*key, fact.period), self.frame.steps or (0, 0)
        last = self.ledger.periods.first_at(*key, named[-1].when) if named and named[-1].when else 0
        lasts = {last or 0, 0} if self.frame.inherited else {last or 0}
        return place is None or any(place == one + steps - 1 - step for one in lasts)

    def _is_before(self, fact: Fact, named: list[Point]) -> bool:
        """In "rose to 391.0 from 383.3 billion" the second is of the period before, or of as many."""
        if (years := years_named(self.frame.said)) and years > 1 and fact.frequency == "annual":
            place = self.ledger.periods.place(fact.source.symbol, "annual", fact.period)
            return place == years or (years > 2 and place == years - 1)
        key = fact.source.symbol, fact.frequency
        ends, place = self.ledger.periods.ends(*key), self.ledger.periods.place(*key, fact.period)
        if not place:
            return False
        if any(p.when and agrees(p.when, ends[place - 1]) for p in named):
            return True
        after_newest = all(self.ledger.periods.first_at(*key, p.when) is None for p in named if p.when)
        return place == 1 and after_newest

    def _is_dated_high(self, fact: Fact) -> bool:
        return fact.frequency == "day" and fact.concept in ("price_high", "price_low")

    def _matters(self, point: Point, fact: Fact, inherited: bool) -> bool:
        """A fiscal year says nothing of the day of a price."""
        if fact.frequency == "day" or fact.concept in PRICED or fact.concept == "upside":
            when = point.when
            if when is None or self._is_statement_date(point):
                return False
            return bool(when.day) if inherited else bool(when.month or not when.fiscal)
        if inherited and (fact.concept in self.ledger.priced or not fact.frequency):
            return False
        return not (point.when and point.when.day and self.ledger.is_price_day(point.when))

    def _is_statement_date(self, point: Point) -> bool:
        return bool(point.when and point.when.day and exact(point.when) in self.ledger.statement_days)

    def _is_price_day(self, fact: Fact, named: list[Point]) -> bool:
        day = self.ledger.periods.last_price(fact.source.symbol)
        if fact.frequency not in ("annual", "") or fact.concept not in self.ledger.priced:
            return False
        return bool(day and fact.newest and any(p.when and agrees(p.when, day) for p in named))

    def _is_at(self, point: Point, fact: Fact) -> bool:
        if fact.period is None:
            return True
        if point.when:
            return agrees(
                point.when, fact.period, fact.frequency, self.ledger.periods.year_end(fact.source.symbol)
            )
        if point.relative == "latest":
            return fact.newest
        if point.relative and fact.ahead:
            return fact.concept == "forward_pe" or fact.newest == (point.relative != "next")
        if point.relative == "either" and (day := self._last_year(fact)):
            return fact.period == day
        reference = next((p.when for p in self.frame.points if p.when and not p.base), None)
        key = fact.source.symbol, fact.frequency
        place = (self.ledger.periods.first_at(*key, reference) if reference else None) or 0
        ends = self.ledger.periods.ends(*key)
        if point.relative == "prev" and fact.frequency == "quarterly" and self._says_year(point):
            return place < len(ends) and abs((ends[place] - fact.period).days - 365 * point.back) < 20
        # "Two years ago" counts from the year that is told, or from today, when the newest year has ended.
        least = max(1, point.back - 1)
        wanted = ends[place + least : place + point.back + 1] if point.relative == "prev" else ends[:2]
        return fact.period in wanted

    def _last_year(self, fact: Fact) -> date | None:
        """The end of the year before the outputs were fetched, if that is the newest."""
        newest = next(iter(self.ledger.periods.ends(fact.source.symbol, fact.frequency)), None)
        fetched = fact.source.fetched[:4]
        return newest if newest and fetched.isdigit() and newest.year == int(fetched) - 1 else None

    def _says_year(self, point: Point) -> bool:
        return bool(
            re.search("year|y/y|yoy|년|해", self.frame.reading.plain[point.start : point.end], re.IGNORECASE)
        )

    def _same_span(self, fact: Fact) -> bool:
        context = self.frame
        own = context.own_points
        if len(own) == 1:
            if own[0].relative == "prev" and context.compared:
                return (self._is_at(own[0], fact) and "next" in fact.parts) or fact.concept in GROWTH_OF
            if self._starts_at(own[0], fact) and own[0].when and (own[0].when.day or fact.frequency == "day"):
                return self._to_newest(fact)
        level = [p for p in context.points if not p.base and p.relative != "prev"]
        if (
            context.compared
            and not own
            and context.follows_percent
            and fact.frequency in ("annual", "quarterly")
        ):
            return "next" in fact.parts and self._is_before(fact, level)
        base = [*context.base, *(p for p in context.points if p.base or p.relative == "prev")]
        group = sorted({p.when.year for p in level if p.when and p.when.year})
        if not base and len(group) == 2 and not context.loose:
            return self._year(fact.since) == group[0] and self._year(fact.period) == group[1]
        if (
            level
            and not any(self._is_at(p, fact) for p in level)
            and not (context.loose and self._to_newest(fact))
        ):
            return False
        if not level and not self._to_newest(fact):
            return False
        if base:
            return any(self._starts_at(p, fact) for p in base)
        if self.years:
            return self._spans(fact, self.years)
        if fact.aspect == "yearly":
            return True
        if fact.frequency == "day":
            return fact.newest
        return "next" in fact.parts or (fact.concept in GROWTH_OF and fact.since is not None)

    def _year(self, day: date | None) -> int | None:
        return day.year if day else None

    def _to_newest(self, fact: Fact) -> bool:
        ends = self.ledger.periods.ends(fact.source.symbol, fact.frequency)
        return not ends or fact.period == ends[0] or fact.frequency == "day"

    def _spans(self, fact: Fact, years: int) -> bool:
        if not (fact.since and fact.period):
            return False
        between = round((fact.period - fact.since).days / 365.25)
        return between in (years, years - 1) if years > 1 else between == 1

    def _starts_at(self, point: Point, fact: Fact) -> bool:
        if point.relative:
            if fact.frequency == "quarterly" and re.search("전년|year", self.frame.near):
                return self._spans(fact, 1)
            return "next" in fact.parts or fact.concept in GROWTH_OF
        return bool(point.when and fact.since and agrees(point.when, fact.since, fact.frequency))

    def _same_rates(self, fact: Fact) -> bool:
        """A cell of the sensitivity grid is meant only with its two percentages beside it."""
        if not fact.given:
            return True
        named = [figure.value for figure in self.frame.others]
        return all(any(abs(rate - value) < 1e-9 for value in named) for rate in fact.given)


def _last_digit(value: float) -> float:
    """The worth of the last digit that is not zero: 390 billion → 10 billion."""
    digits = f"{abs(value):.6e}"
    mantissa, exponent = digits.split("e")
    return float(10 ** (int(exponent) - len(mantissa.rstrip("0").rstrip(".").replace(".", "")) + 1))
