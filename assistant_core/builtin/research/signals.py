"""What speaks for and against a company, by rules of thumb over its last fiscal years and its price.

The thresholds are common ones of security analysis and deliberately coarse. They are not written into the
answer, which holds no figure that is not from a tool output. What is not known is not a number, and so above
and below no threshold.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import isnan, nan

from assistant_core.builtin import numbers
from assistant_core.builtin.research import say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.voice import Voice
from assistant_core.figures.model import Fact

FINANCIAL = frozenset({"bank", "insurer", "financial"})
MAIN = ("TotalRevenue", "NetIncome", "TotalAssets")
CASH = "CashCashEquivalentsAndShortTermInvestments"


@dataclass(frozen=True)
class Years:
    """The last whole fiscal years of a company. Percentages are in percent."""

    company: Company

    @cached_property
    def _known(self) -> dict[str, dict[date, Fact]]:
        """Concept → end → figure; what is told goes before what follows from it."""
        found: dict[str, dict[date, Fact]] = defaultdict(dict)
        for fact in (*self.company.figures, *self.company.derived):
            is_yearly = fact.frequency == "annual" and fact.aspect == "level" and not fact.ahead
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

    def __call__(self, concept: str, back: int = 0) -> float:
        found = self.fact(concept, back)
        return found.value if found else nan

    def growth(self, concept: str, back: int = 0) -> float:
        """Over a year; from what is not positive a percentage misleads."""
        before = self(concept, back + 1)
        return (self(concept, back) / before - 1) * 100 if before > 0 else nan

    def price(self, *path: str) -> float:
        """What the function for ratios tells of the price."""
        found = self.company.ratios.number(*path)
        return nan if found is None else found

    def multiple(self, name: str) -> float:
        return self.price("valuation", name, "value")

    @property
    def usual_earnings(self) -> float:
        return self.price("valuation_history", "multiples", "price_to_earnings", "median")

    @property
    def has_no_earnings(self) -> bool:
        return isnan(self.multiple("price_to_earnings"))

    @property
    def is_financial(self) -> bool:
        """A bank, an insurer or the like: its cash flow and its debt say nothing for or against it."""
        return self.company.ratios.text("company_kind") in FINANCIAL

    @property
    def pays_nothing(self) -> bool:
        return "CashDividendsPaid" in self.company.ratios.text("refused", "dividend_yield")

    def extreme(self, which: Callable[..., tuple[str, float]]) -> tuple[str, float]:
        """The day of the highest or the lowest close."""
        closes = self.company.daily.closes if self.company.daily else ()
        return which(closes, key=lambda pair: pair[1]) if closes else ("", nan)

    @property
    def last(self) -> float:
        return (self.company.daily.close("last")[1] or nan) if self.company.daily else nan


Test = Callable[[Years], bool]
GOOD, BAD = True, False
RULES: tuple[tuple[str, bool, float, Test], ...] = (
    ("made_loss", BAD, 10, lambda y: y("NetIncome") < 0),
    ("revenue_grew", GOOD, 9, lambda y: 5 <= y.growth("TotalRevenue") <= 300),
    ("revenue_grew", GOOD, 5, lambda y: y.growth("TotalRevenue") >= 1),
    ("revenue_fell", BAD, 9, lambda y: y.growth("TotalRevenue") <= -5),
    ("revenue_fell", BAD, 5, lambda y: y.growth("TotalRevenue") <= -1),
    ("from_loss", GOOD, 8, lambda y: y("NetIncome", 1) < 0 < y("NetIncome")),
    ("net_income_grew", GOOD, 7, lambda y: y("NetIncome") > 0 and 5 <= y.growth("NetIncome") <= 300),
    ("net_income_grew", GOOD, 3, lambda y: y("NetIncome") > 0 and y.growth("NetIncome") >= 1),
    ("net_income_fell", BAD, 7, lambda y: y("NetIncome") > 0 and y.growth("NetIncome") <= -5),
    ("net_income_fell", BAD, 3, lambda y: y("NetIncome") > 0 and y.growth("NetIncome") <= -1),
    ("slowed", BAD, 5, lambda y: 0 < y.growth("TotalRevenue") < y.growth("TotalRevenue", 1) - 5),
    ("good_net_margin", GOOD, 7.5, lambda y: y("net_margin") >= 15),
    ("thin_net_margin", BAD, 6, lambda y: 0 <= y("net_margin") < 5),
    ("operating_loss", BAD, 7, lambda y: y("operating_margin") < 0),
    ("operating_margin_rose", GOOD, 5.5, lambda y: y("operating_margin") - y("operating_margin", 1) >= 1),
    ("operating_margin_fell", BAD, 5.5, lambda y: y("operating_margin") - y("operating_margin", 1) <= -1),
    ("fewer_shares", GOOD, 4, lambda y: -50 < y.growth("DilutedAverageShares") <= -1),
    ("diluted", BAD, 4, lambda y: 1 <= y.growth("DilutedAverageShares") < 50),
    ("paid_in_shares", BAD, 5.5, lambda y: y("StockBasedCompensation") > y("TotalRevenue") / 10),
    ("dear_price", BAD, 8, lambda y: y.multiple("price_to_earnings") >= 30),
    ("cheap_price", GOOD, 8, lambda y: y.multiple("price_to_earnings") <= 15),
    ("dear_sales", BAD, 7, lambda y: y.has_no_earnings and y.multiple("price_to_sales") >= 8),
    ("dear_book", BAD, 3.6, lambda y: y.multiple("price_to_book") >= 10),
    ("cheap_book", GOOD, 3.6, lambda y: y.multiple("price_to_book") < 1),
    ("above_past", BAD, 6, lambda y: y.multiple("price_to_earnings") > 1.15 * y.usual_earnings),
    ("below_past", GOOD, 6, lambda y: y.multiple("price_to_earnings") < 0.85 * y.usual_earnings),
    ("pays", GOOD, 5, lambda y: y.multiple("dividend_yield") >= 3),
    ("pays", GOOD, 3, lambda y: y.multiple("dividend_yield") >= 1),
    ("no_dividend", BAD, 1, lambda y: y.pays_nothing),
    ("fallen", BAD, 5.2, lambda y: y.last < 0.8 * y.extreme(max)[1]),
    ("risen", BAD, 2, lambda y: y.last > 1.4 * y.extreme(min)[1]),
)
"""Phrase, side, how telling it is, and when it holds; of two with one phrase the more telling one is told."""
NOT_OF_BANKS: tuple[tuple[str, bool, float, Test], ...] = (
    ("good_return", GOOD, 4.5, lambda y: y("return_on_invested_capital") >= 15),
    ("poor_return", BAD, 4.5, lambda y: y("return_on_invested_capital") < 5),
    ("positive_cash", GOOD, 6.5, lambda y: y("FreeCashFlow") > 0),
    ("negative_cash", BAD, 8, lambda y: y("FreeCashFlow") < 0),
    ("cash_fell", BAD, 5, lambda y: y("FreeCashFlow") > 0 and y.growth("FreeCashFlow") < -5),
    ("paper_profit", BAD, 5, lambda y: 0 < y("OperatingCashFlow") < 0.8 * y("NetIncome")),
    ("negative_equity", BAD, 7, lambda y: y("StockholdersEquity") < 0),
    ("high_debt", BAD, 6, lambda y: y("debt_to_equity") >= 1.5),
    ("net_cash", GOOD, 5, lambda y: y(CASH) > y("TotalDebt")),
    ("low_debt", GOOD, 4, lambda y: 0 <= y("debt_to_equity") <= 0.5 and not y(CASH) > y("TotalDebt")),
    ("current_short", BAD, 5, lambda y: y("current_ratio") < 1),
    ("current_covers", GOOD, 3, lambda y: y("current_ratio") >= 1),
    ("hard_interest", BAD, 6, lambda y: 0 < y("interest_coverage") < 3),
    ("stock_piles", BAD, 3.5, lambda y: y.growth("Inventory") > max(y.growth("TotalRevenue"), 0) + 5),
    ("owed", BAD, 3.5, lambda y: y.growth("AccountsReceivable") > max(y.growth("TotalRevenue"), 0) + 5),
    ("thin_yield", BAD, 4.2, lambda y: 0 < y.multiple("free_cash_flow_yield") < 2),
    ("good_yield", GOOD, 4.2, lambda y: y.multiple("free_cash_flow_yield") >= 6),
)


def signals(company: Company, voice: Voice) -> dict[bool, list[str]]:
    """What is GOOD and what is BAD, as it is told, the most telling first."""
    years = Years(company)
    rules = sorted(RULES if years.is_financial else (*RULES, *NOT_OF_BANKS), key=lambda rule: -rule[2])
    found = {phrase: is_good for phrase, is_good, _, holds in rules if holds(years)}
    told = {phrase: voice.filled(f"signal_{phrase}", Written(years, voice)) for phrase in found}
    return {side: [told[phrase] for phrase in found if found[phrase] is side] for side in (GOOD, BAD)}


class Written(dict[str, str]):
    """Fills in a phrase: {NetIncome}, {NetIncome_growth}, {operating_margin_before}, {price_to_earnings}."""

    def __init__(self, years: Years, voice: Voice) -> None:
        super().__init__()
        self.years, self.voice = years, voice

    def __missing__(self, name: str) -> str:
        years, voice = self.years, self.voice
        concept, _, what = name.rpartition("_")
        if what == "growth":
            return numbers.percent(abs(years.growth(concept)) / 100)
        if what == "slower":
            return numbers.percent(abs(years.growth(concept, 1)) / 100)
        if what in ("close", "day"):
            day, close = years.extreme({"highest": max, "lowest": min}[concept])
            return voice.date(day) if what == "day" else self._price(close)
        if name == "last":
            return self._price(years.last)
        if name == "usual_earnings":
            return numbers.multiple(years.usual_earnings)
        multiple = years.multiple(name)
        if not isnan(multiple):
            return numbers.percent(multiple / 100) if name.endswith("yield") else numbers.multiple(multiple)
        fact = years.fact(concept, 1) if what == "before" else years.fact(name)
        return say.value(say.positive(fact) if fact and fact.kind == "money" else fact, voice) if fact else ""

    def _price(self, value: float) -> str:
        return self.voice.price(
            value, self.years.company.daily.currency if self.years.company.daily else None
        )
