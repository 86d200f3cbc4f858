"""What speaks for and against a company, by the rules of signals.toml, over its last fiscal years and price.
What is not known is not a number, and so in no span.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from math import inf, isnan, nan
from pathlib import Path
from typing import Any

from assistant_core.builtin import numbers
from assistant_core.builtin.research import say
from assistant_core.builtin.research.study import Company
from assistant_core.builtin.research.voice import Voice
from assistant_core.figures.model import Fact

FILE = Path(__file__).parent / "signals.toml"
SIDES = ("for", "against")
FINANCIAL = frozenset({"bank", "insurer", "financial"})
MAIN = ("TotalRevenue", "NetIncome", "TotalAssets")
OF_PRICE = re.compile("price_to|.*yield$")
USUAL = ("valuation_history", "multiples", "price_to_earnings", "median")


class Years:
    """The last whole fiscal years of a company. Percentages are in percent."""

    def __init__(self, company: Company) -> None:
        self.company = company

    @cached_property
    def _known(self) -> dict[str, dict[date, Fact]]:
        """Concept → end → figure; what is told goes before what follows from it."""
        found: dict[str, dict[date, Fact]] = defaultdict(dict)
        for fact in (*self.company.figures, *self.company.derived):
            is_told = fact.aspect == "level" and not fact.ahead and not OF_PRICE.match(fact.concept)
            is_yearly = fact.frequency == "annual" and is_told
            if is_yearly and fact.period and self.company.months(fact) == 12:
                found[fact.concept].setdefault(fact.period, fact)
        return found

    @cached_property
    def end(self) -> date | None:
        """Of the newest year that is reported."""
        return max((end for name in MAIN for end in self._known.get(name, ())), default=None)

    def fact(self, concept: str, back: int = 0) -> Fact | None:
        """Of the newest year, or of so many years before."""
        known, end = self._known.get(concept, {}), self.end
        near = (one for one in known if end and abs((end - one).days - 365.25 * back) < (15 if back else 1))
        return next((known[one] for one in near), None)

    def growth(self, concept: str, back: int = 0) -> float:
        """Over a year; from what is not positive a percentage misleads."""
        new, old = self.fact(concept, back), self.fact(concept, back + 1)
        return (new.value / old.value - 1) * 100 if new and old and old.value > 0 else nan

    def multiple(self, name: str) -> float:
        """Of the price, as the function for ratios tells it."""
        path = USUAL if name == "usual_earnings" else ("valuation", name, "value")
        found = self.company.ratios.number(*path)
        return nan if found is None else found

    def close(self, which: str) -> tuple[str, float]:
        """The day and the price of the highest, the lowest or the last close."""
        closes = self.company.daily.closes if self.company.daily else ()
        if not closes or which == "last":
            return closes[-1] if closes else ("", nan)
        return (max if which == "highest" else min)(closes, key=lambda pair: pair[1])

    def figure(self, name: str) -> float:
        """By its name in signals.toml."""
        if "/" in name:
            above, below = map(self.figure, name.split("/"))
            return above / below if below > 0 else nan
        concept, _, what = name.rpartition("_")
        now, before = self.fact(concept), self.fact(concept, 1)
        match what:
            case "growth":
                return self.growth(concept)
            case "slowing":
                return self.growth(concept, 1) - self.growth(concept)
            case "ahead":
                return self.growth(concept) - max(self.growth("TotalRevenue"), 0)
            case "before":
                return before.value if before else nan
            case "change":
                return now.value - before.value if now and before else nan
            case "close" | "last":
                return self.close(concept or what)[1]
            case "dividends":
                return float("CashDividendsPaid" in self.company.ratios.text("refused", "dividend_yield"))
        fact = self.fact(name)
        return fact.value if fact else self.multiple(name)


def signals(company: Company, voice: Voice) -> dict[str, list[str]]:
    """What is for and what is against it, as it is told, the most telling first."""
    years, is_financial = Years(company), company.ratios.text("company_kind") in FINANCIAL
    found: dict[str, list[tuple[float, str]]] = {side: [] for side in SIDES}
    for kind, rules in _rules().items():
        for rule in rules.values() if kind == "all" or not is_financial else ():
            side = next(one for one in SIDES if one in rule)
            if all(_holds(one, years) for one in rule["when"].split(", ")):
                found[side].append((rule[side], voice.fitted(rule, Written(years, voice))))
    return {side: [text for _, text in sorted(told, key=lambda one: -one[0])] for side, told in found.items()}


@cache
def _rules() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _holds(condition: str, years: Years) -> bool:
    name, span = condition.split(" ")
    value, (low, _, high) = years.figure(name), span.rstrip("?").partition("..")
    if isnan(value) or span == "?":
        return isnan(value) and span.endswith("?")
    return float(low or -inf) <= value < float(high or inf)


class Written(dict[str, str]):
    """Fills in a phrase: {NetIncome}, {NetIncome_growth}, {operating_margin_before}, {price_to_earnings}."""

    def __init__(self, years: Years, voice: Voice) -> None:
        super().__init__()
        self.years, self.voice = years, voice

    def __missing__(self, name: str) -> str:
        years, voice, daily = self.years, self.voice, self.years.company.daily
        concept, _, what = name.rpartition("_")
        if what in ("growth", "slower"):
            return numbers.percent(abs(years.growth(concept, int(what == "slower"))) / 100)
        if what in ("close", "day", "last"):
            day, close = years.close(concept or what)
            return voice.date(day) if what == "day" else voice.price(close, daily.currency if daily else None)
        fact = years.fact(concept, 1) if what == "before" else years.fact(name)
        if fact:
            return say.value(say.positive(fact) if fact.kind == "money" else fact, voice)
        multiple = years.multiple(name)
        return numbers.percent(multiple / 100) if name.endswith("yield") else numbers.multiple(multiple)
