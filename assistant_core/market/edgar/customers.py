"""Customers that a company depends on: their share of its revenue or receivables, as its report tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant_core.market.edgar.inline import InlineFact
from assistant_core.market.edgar.members import names

MOST = 12
_BENCHMARKS: dict[str, Literal["revenue", "receivables"]] = {
    "SalesRevenueNetMember": "revenue",
    "SalesRevenueSegmentMember": "revenue",
    "RevenueFromContractWithCustomerMember": "revenue",
    "RevenueFromContractWithCustomerProductAndServiceBenchmarkMember": "revenue",
    "AccountsReceivableMember": "receivables",
    "TradeAccountsReceivableMember": "receivables",
}


@dataclass(frozen=True, slots=True)
class Customer:
    """`percent` is the share, in percent: 12. `id` is of the element that says it."""

    name: str
    of: Literal["revenue", "receivables"]
    start: date | None
    end: date
    percent: float
    id: str


def customers(facts: Iterable[InlineFact]) -> list[Customer]:
    """Those of the newest period first, and of it the largest."""
    told = []
    for fact in facts:
        dimensions = {axis.rpartition(":")[2]: member for axis, member in fact.dimensions}
        member = dimensions.get("MajorCustomersAxis")
        benchmark = dimensions.get("ConcentrationRiskByBenchmarkAxis", "").rpartition(":")[2]
        is_share = fact.concept.rpartition(":")[2].startswith("ConcentrationRiskPercentage")
        if (
            is_share
            and member
            and benchmark in _BENCHMARKS
            and fact.value is not None
            and fact.unit == "pure"
        ):
            told.append((member, benchmark, fact))
    called = names([(member, fact) for member, _, fact in told])
    found = {
        (member, benchmark, fact.end, fact.start): Customer(
            called[member],
            _BENCHMARKS[benchmark],
            fact.start,
            fact.end,
            round(float((fact.value or 0) * 100), 4),
            fact.id,
        )
        for member, benchmark, fact in told
    }
    return sorted(found.values(), key=lambda one: (one.end, one.of, one.percent), reverse=True)[:MOST]
