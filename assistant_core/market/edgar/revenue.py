"""Whether an amount is all of a company's revenue: the concepts do not tell by themselves.

Banks net interest expense, lessors and insurers have revenue besides that from contracts with customers, and
some filers use the concept of the total for a segment. Where the statement itself proves the total (revenue
less cost is the gross profit that it states), that is believed; where nothing does and there is reason to
doubt, nothing is served.
"""

from collections.abc import Iterator

from assistant_core.market.edgar.figures import Figure, Reader, newest_filing
from assistant_core.market.edgar.fiscal import Period
from assistant_core.market.official import FigureSource

TOTALS = frozenset({"us-gaap:Revenues", "ifrs-full:Revenue"})
PARTS = frozenset({"us-gaap:SalesRevenueGoodsNet", "us-gaap:SalesRevenueServicesNet"})
BESIDES = tuple(
    f"us-gaap:{name}"
    for name in """
    PremiumsEarnedNet OperatingLeaseLeaseIncome OperatingLeasesIncomeStatementLeaseRevenue LeaseIncome
    RealEstateRevenueNet RevenueNotFromContractWithCustomer InterestAndDividendIncomeOperating
    RevenuesNetOfInterestExpense SalesTypeLeaseRevenue DirectFinancingLeaseRevenue FinancialServicesRevenue
    """.split()
)
"""Who tells of one of these has revenue besides that from contracts with customers."""
CONTRACTS = "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
BANK = ("us-gaap:InterestAndDividendIncomeOperating", "us-gaap:NoninterestIncome")
INTEREST, OTHER = "us-gaap:InterestIncomeExpenseNet", "us-gaap:NoninterestIncome"
BANK_TOTALS = ("us-gaap:Revenues", "us-gaap:RevenuesNetOfInterestExpense")
IDENTITIES = (
    (("us-gaap:CostOfRevenue", "us-gaap:CostOfGoodsAndServicesSold"), "us-gaap:GrossProfit"),
    (("us-gaap:CostsAndExpenses", "us-gaap:OperatingExpenses"), "us-gaap:OperatingIncomeLoss"),
    (("ifrs-full:CostOfSales",), "ifrs-full:GrossProfit"),
)
"""Revenue less one of the first is the second."""
EXACT = 0.0005
"""Amounts are the same up to rounding, as a part of revenue."""


def is_bank(reader: Reader, period: Period) -> bool:
    return all(reader.tells(concept, period) for concept in BANK)


def of_bank(reader: Reader, period: Period) -> Iterator[Figure]:
    """Net interest income and all other income, as the bank itself states the sum or added up here."""
    interest, other = _value(reader, INTEREST, period), _value(reader, OTHER, period)
    if interest is None or other is None:
        return
    total = interest.value + other.value
    for concept in BANK_TOTALS:
        stated = _value(reader, concept, period)
        if stated and _same(stated.value, total, total):
            yield stated
    details = dict.fromkeys(one.source.computed for one in (interest, other) if one.source.computed)
    source = FigureSource(
        filing=newest_filing(one.source.filing for one in (interest, other)),
        concept=interest.source.concept,
        start=interest.source.start,
        end=interest.source.end,
        computed="; ".join(("InterestIncomeExpenseNet + NoninterestIncome", *details)),
        unit=reader.currency,
    )
    yield Figure(total, source)


def is_whole(reader: Reader, found: Figure, period: Period) -> bool:
    """Whether nothing speaks against this being all of the revenue, or the statement proves it."""
    concept = found.source.concept
    if concept in TOTALS:
        contracts = _value(reader, CONTRACTS, period)
        doubted = contracts is not None and contracts.value > found.value * (1 + EXACT)
    else:
        doubted = concept in PARTS or any(reader.tells(other, period) for other in BESIDES)
    return not doubted or _is_proved(reader, found.value, period)


def _is_proved(reader: Reader, total: float, period: Period) -> bool:
    for costs, rest in IDENTITIES:
        stated = _value(reader, rest, period)
        for cost in costs:
            spent = _value(reader, cost, period) if stated else None
            if stated and spent and _same(total - spent.value, stated.value, total):
                return True
    return False


def _same(one: float, other: float, whole: float) -> bool:
    return abs(one - other) <= abs(whole) * EXACT


def _value(reader: Reader, concept: str, period: Period) -> Figure | None:
    currency = reader.currency
    return reader.reported(concept, period, currency) or reader.computed(concept, period, currency)
