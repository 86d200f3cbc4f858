"""What the right answer is, by the plainest reading of the raw JSON that there is.

It shares no code with our reader: a figure is the value of the fact with exactly this concept, unit, first
and last day that was filed last (or last up to a day).
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

KINDS = (
    *("annual", "quarter", "nine months", "fourth quarter", "restated", "52/53 weeks", "per share", "shares"),
    *("balance", "as of a day", "line of a year", "line of a quarter"),
)
INCOMES = ("us-gaap:NetIncomeLoss", "us-gaap:ProfitLoss", "ifrs-full:ProfitLoss")
ASSETS = ("us-gaap:Assets", "ifrs-full:Assets")
ANNUAL = ("10-K", "20-F", "40-F")
REPORTS = (*ANNUAL, "10-Q", "6-K", "8-K")
EPS = ("EarningsPerShareBasic", "EarningsPerShareDiluted", "CommonStockDividendsPerShareDeclared")
SHARES = ("WeightedAverageNumberOfSharesOutstandingBasic", "WeightedAverageNumberOfDilutedSharesOutstanding")
LINES: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "NetIncome": (1, ("us-gaap:NetIncomeLoss", "ifrs-full:ProfitLossAttributableToOwnersOfParent")),
    "OperatingIncome": (1, ("us-gaap:OperatingIncomeLoss", "ifrs-full:ProfitLossFromOperatingActivities")),
    "GrossProfit": (1, ("us-gaap:GrossProfit", "ifrs-full:GrossProfit")),
    "TaxProvision": (
        1,
        ("us-gaap:IncomeTaxExpenseBenefit", "ifrs-full:IncomeTaxExpenseContinuingOperations"),
    ),
    "DilutedEPS": (1, ("us-gaap:EarningsPerShareDiluted", "ifrs-full:DilutedEarningsLossPerShare")),
    "ResearchAndDevelopment": (1, ("us-gaap:ResearchAndDevelopmentExpense",)),
    "OperatingCashFlow": (
        1,
        (
            "us-gaap:NetCashProvidedByUsedInOperatingActivities",
            "ifrs-full:CashFlowsFromUsedInOperatingActivities",
        ),
    ),
    "FinancingCashFlow": (
        1,
        (
            "us-gaap:NetCashProvidedByUsedInFinancingActivities",
            "ifrs-full:CashFlowsFromUsedInFinancingActivities",
        ),
    ),
    "StockBasedCompensation": (1, ("us-gaap:ShareBasedCompensation",)),
    "CashDividendsPaid": (-1, ("us-gaap:PaymentsOfDividends",)),
    "ChangeInInventory": (-1, ("us-gaap:IncreaseDecreaseInInventories",)),
    "TotalRevenue": (
        1,
        (
            "us-gaap:Revenues",
            "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
            "us-gaap:SalesRevenueNet",
            "ifrs-full:Revenue",
        ),
    ),
    "TotalAssets": (1, ASSETS),
    "StockholdersEquity": (1, ("us-gaap:StockholdersEquity", "ifrs-full:EquityAttributableToOwnersOfParent")),
    "Goodwill": (1, ("us-gaap:Goodwill", "ifrs-full:Goodwill")),
    "AccountsPayable": (1, ("us-gaap:AccountsPayableCurrent",)),
    "RetainedEarnings": (1, ("us-gaap:RetainedEarningsAccumulatedDeficit", "ifrs-full:RetainedEarnings")),
}
WEEKS = (91, 98, 364, 371)
CASH_FLOW = {
    *("OperatingCashFlow", "FinancingCashFlow", "StockBasedCompensation", "CashDividendsPaid"),
    "ChangeInInventory",
}
BALANCES = {"TotalAssets", "StockholdersEquity", "Goodwill", "AccountsPayable", "RetainedEarnings"}


class Question(NamedTuple):
    """`asked` is a concept, or a line of ours; `first` is None where it is not asked for."""

    kind: str
    cik: int
    statement: str
    frequency: str
    asked: str
    start: date | None
    end: date
    unit: str
    value: float
    first: float | None = None
    as_of: date | None = None


class Company:
    """One companyfacts answer, as a flat table."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.cik = int(raw["cik"])
        self.table: dict[tuple[str, str, date | None, date], list[dict[str, Any]]] = {}
        for taxonomy, concepts in raw["facts"].items():
            for concept, about in concepts.items():
                for unit, facts in about["units"].items():
                    for fact in facts:
                        if fact["form"].startswith(REPORTS):
                            start = date.fromisoformat(fact["start"]) if "start" in fact else None
                            end = date.fromisoformat(fact["end"])
                            self.table.setdefault((f"{taxonomy}:{concept}", unit, start, end), []).append(
                                fact
                            )
        for facts in self.table.values():
            facts.sort(key=lambda fact: (fact["filed"], fact["accn"]))
        self.currency = self._currency()
        self.years = {
            (start, end)
            for (concept, unit, start, end), facts in self.table.items()
            if concept in INCOMES
            and start
            and 350 <= days(start, end) <= 380
            and any(fact["form"].startswith(ANNUAL) for fact in facts)
        }
        starts = {start for start, _ in self.years} | {end + timedelta(1) for _, end in self.years}
        self.quarters = {
            (start, end)
            for (concept, unit, start, end) in self.table
            if concept in INCOMES and start and 80 <= days(start, end) <= 100
        }
        self.nine_months = {
            (start, end)
            for (concept, unit, start, end) in self.table
            if concept in INCOMES and start in starts and 250 <= days(start, end) <= 285
        }
        ends = {end for _, end in self.years | self.quarters}
        self.days = {end for (concept, _, _, end) in self.table if concept in ASSETS and end in ends}

    def value(self, concept: str, unit: str, start: date | None, end: date) -> float | None:
        facts = self.table.get((concept, unit, start, end))
        return facts[-1]["val"] if facts else None

    def has_both_signs(self, concept: str, unit: str, start: date | None, end: date) -> bool:
        """Whether filings give one amount as an increase and as a decrease."""
        values = {fact["val"] for fact in self.table.get((concept, unit, start, end), ())} - {0}
        return any(-value in values for value in values)

    def questions(self, kind: str) -> Iterator[Question]:
        """All that there are of a kind."""
        if kind.startswith("line"):
            yield from self._lines(kind)
            return
        for (concept, unit, start, end), facts in self.table.items():
            if not concept.startswith(("us-gaap:", "ifrs-full:")):
                continue
            told = Question(
                kind, self.cik, "income_statement", "annual", concept, start, end, unit, facts[-1]["val"]
            )
            yield from self._about(told, facts)

    def _about(self, told: Question, facts: Sequence[Mapping[str, Any]]) -> Iterator[Question]:
        span, unit, bare = (told.start, told.end), told.unit, told.asked.partition(":")[2]
        yearly, money = span in self.years, unit == self.currency
        regular = yearly or span in self.quarters
        values = [fact["val"] for fact in facts]
        restated = money and regular and values[0] != values[-1]
        wanted = {
            "annual": money and yearly,
            "quarter": money and regular and not yearly,
            "52/53 weeks": money and regular and days(told.start or told.end, told.end) in WEEKS,
            "per share": regular and unit == f"{self.currency}/shares" and bare in EPS,
            "shares": regular and unit == "shares" and bare in SHARES,
            "restated": restated,
            "as of a day": restated,
            "balance": money and told.start is None and told.end in self.days,
            "nine months": money and span in self.nine_months,
            "fourth quarter": money and yearly and len(set(values)) == 1,
        }
        if not wanted[told.kind]:
            return
        told = told._replace(frequency="annual" if yearly else "quarterly")
        if told.kind == "restated":
            yield told._replace(first=values[0])
        elif told.kind == "as of a day":
            yield self._before_restated(told, facts)
        elif told.kind == "balance":
            ends = any(told.end == end for _, end in self.years)
            yield told._replace(statement="balance_sheet", frequency="annual" if ends else "quarterly")
        elif told.kind == "nine months":
            yield from self._third_quarter(told)
        elif told.kind == "fourth quarter":
            yield from self._fourth_quarter(told)
        else:
            yield told

    def _before_restated(self, told: Question, facts: Sequence[Mapping[str, Any]]) -> Question:
        """As it was known the day before it was last told anew."""
        last = max(place for place in range(1, len(facts)) if facts[place]["val"] != facts[place - 1]["val"])
        day = date.fromisoformat(facts[last]["filed"]) - timedelta(1)
        known = [fact["val"] for fact in facts if fact["filed"] <= day.isoformat()]
        return told._replace(as_of=day, value=known[-1])

    def _third_quarter(self, told: Question) -> Iterator[Question]:
        """Where nine months are told, the quarter is another figure."""
        for start, end in self.quarters:
            if end == told.end:
                value = self.value(told.asked, told.unit, start, end)
                if value is not None:
                    yield told._replace(frequency="quarterly", start=start, value=value)

    def _fourth_quarter(self, told: Question) -> Iterator[Question]:
        """Of figures that were never restated: the year less nine months, or as it was reported itself."""
        for start, end in self.nine_months:
            facts = self.table.get((told.asked, told.unit, start, end))
            quarter = (end + timedelta(1), told.end)
            if start == told.start and facts and len({fact["val"] for fact in facts}) == 1:
                direct = self.value(told.asked, told.unit, *quarter)
                value = told.value - facts[0]["val"] if direct is None else direct
                yield told._replace(frequency="quarterly", start=quarter[0], value=value)

    def _lines(self, kind: str) -> Iterator[Question]:
        spans = self.years if kind == "line of a year" else self.quarters
        frequency = "annual" if kind == "line of a year" else "quarterly"
        for line, (sign, concepts) in LINES.items():
            for start, end in spans:
                first = None if line in BALANCES else start
                unit = f"{self.currency}/shares" if line.endswith("EPS") else self.currency
                if any(self.has_both_signs(concept, unit, first, end) for concept in concepts):
                    continue
                found = (self.value(concept, unit, first, end) for concept in concepts)
                values = {one for one in found if one is not None}
                # Where two concepts differ, or a bank nets its interest, a line takes judgement.
                if len(values) == 1 and not (line == "TotalRevenue" and self._lends(start, end)):
                    [value] = values
                    statement = (
                        "balance_sheet"
                        if line in BALANCES
                        else "cash_flow"
                        if line in CASH_FLOW
                        else "income_statement"
                    )
                    yield Question(kind, self.cik, statement, frequency, line, first, end, unit, sign * value)

    def _lends(self, start: date, end: date) -> bool:
        return self.value("us-gaap:InterestAndDividendIncomeOperating", self.currency, start, end) is not None

    def _currency(self) -> str:
        counts: dict[str, int] = {}
        for concept, unit, _, _ in self.table:
            if concept in (*INCOMES, *ASSETS):
                counts[unit] = counts.get(unit, 0) + 1
        return max(counts, key=lambda unit: counts[unit], default="USD")


def days(start: date, end: date) -> int:
    return (end - start).days + 1


def drawn(raws: Sequence[Mapping[str, Any]], values: int, seed: int) -> list[Question]:
    """As many of each kind, of the companies in turn as far as they have any."""
    chance = random.Random(seed)
    companies = [Company(raw) for raw in raws]
    found: list[Question] = []
    pools = {kind: [list(company.questions(kind)) for company in companies] for kind in KINDS}
    kinds = [kind for kind in KINDS if any(pools[kind])]
    for place, kind in enumerate(kinds):
        most = values // len(kinds) + (place < values % len(kinds))
        filled = [pool for pool in pools[kind] if pool]
        for _ in range(most):
            found.append(chance.choice(chance.choice(filled)))
    return found
