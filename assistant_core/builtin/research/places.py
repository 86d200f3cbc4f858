"""From the names of figures to the functions that tell them."""

from collections.abc import Callable

from assistant_core.builtin.research.functions import (
    BALANCE_SHEET,
    CASH_FLOW,
    DISCOUNTED_CASH_FLOW,
    DIVIDENDS,
    EARNINGS,
    INCOME_STATEMENT,
    KEY_RATIOS,
    OWNERSHIP,
    PROFILE,
    QUOTE,
    Need,
    need,
)
from assistant_core.builtin.understanding.frame import Times, Topic
from assistant_core.figures.vocabulary import GROWTH_OF, RATIO_PARTS
from assistant_core.market.lines import MAIN

_BALANCES = frozenset(
    """OtherShortTermInvestments Receivables Payables TotalNonCurrentAssets CommonStockEquity
    TotalNonCurrentLiabilitiesNetMinorityInterest CurrentDebtAndCapitalLeaseObligation
    MinorityInterest LongTermDebtAndCapitalLeaseObligation TotalEquityGrossMinorityInterest
    OrdinarySharesNumber ShareIssued net_debt net_cash""".split()
).union(MAIN[MAIN.index("TotalAssets") : MAIN.index("OperatingCashFlow")])
_CASH_FLOWS = frozenset(
    """CommonStockDividendPaid DepreciationAmortizationDepletion shareholder_returns""".split()
).union(MAIN[MAIN.index("OperatingCashFlow") :])
_PARTS = {
    **RATIO_PARTS,
    "quick_ratio": ("CurrentAssets", "Inventory"),
    "payout_ratio": ("CashDividendsPaid", "NetIncome"),
    "revenue_per_share": ("TotalRevenue", "DilutedAverageShares"),
    "book_value_per_share": ("StockholdersEquity", "OrdinarySharesNumber"),
    "free_cash_flow_per_share": ("FreeCashFlow", "OrdinarySharesNumber"),
}
_COMPUTED = frozenset(
    """gross_margin operating_margin net_margin free_cash_flow_margin return_on_equity return_on_assets
    return_on_invested_capital debt_to_equity net_debt_to_ebitda interest_coverage current_ratio
    quick_ratio cash_conversion price_to_funds_from_operations combined_ratio loan_to_deposit
    net_interest_margin""".split()
)
"""Ratios of fiscal years that the function for ratios has."""
_TOLD: dict[str, tuple[str, ...]] = {
    QUOTE: tuple(
        """price open day_high day_low year_high year_low previous_close volume average_volume market_cap
    shares_outstanding change change_percent price_change""".split()
    ),
    DIVIDENDS: tuple(
        """amount dividends_by_year dividend trailing_12_months dividend_yield yield_percent
    DividendPerShare ratio split""".split()
    ),
    PROFILE: ("employees",),
    EARNINGS: tuple(
        """eps_actual eps_estimate eps_average revenue_average surprise_percent price_target_mean
    price_target_high price_target_low price_target_median mean median price_targets analysts
    strong_buy buy hold sell growth_percent""".split()
    ),
    OWNERSHIP: tuple("insiders_percent institutions_percent institutions_count percent".split()),
    DISCOUNTED_CASH_FLOW: tuple(
        "value_per_share upside terminal_value equity_value growth_implied_by_price_percent".split()
    ),
}
_PLACES = {concept: function for function, concepts in _TOLD.items() for concept in concepts}
COMPARED = frozenset(
    """TotalRevenue GrossProfit OperatingIncome NetIncome OperatingCashFlow FreeCashFlow TotalAssets
    StockholdersEquity TotalDebt CashCashEquivalentsAndShortTermInvestments revenue_growth
    net_income_growth eps_growth gross_margin operating_margin net_margin free_cash_flow_margin
    return_on_equity return_on_assets return_on_invested_capital debt_to_equity
    net_debt_to_ebitda interest_coverage current_ratio quick_ratio cash_conversion
    price_to_earnings price_to_sales price_to_book price_to_free_cash_flow earnings_yield
    enterprise_value_to_ebitda enterprise_value_to_sales free_cash_flow_yield forward_pe peg""".split()
)
"""What the function that compares companies tells of their last fiscal year."""
Offered = Callable[[str], bool]


def topics_of(concepts: str) -> tuple[Topic, ...]:
    """One topic for each name."""
    return tuple(Topic((concept,), "") for concept in concepts.split())


def is_flow(concept: str) -> bool:
    """Summed up over a period, unlike what is there at its end."""
    return concept not in _BALANCES


def is_price(concept: str) -> bool:
    return _PLACES.get(concept) == QUOTE


def needs_of(topics: tuple[Topic, ...], times: Times, offered: Offered = lambda _: True) -> tuple[Need, ...]:
    """For each of their first figures' places, from the best function that is offered."""
    found = (one for topic in topics for one in _needs(topic.concepts[0], times, offered))
    return tuple(dict.fromkeys(found))


def _needs(concept: str, times: Times, offered: Offered) -> tuple[Need, ...]:
    own = _PLACES.get(concept)
    if own:
        return (need(own),)
    frequency = frequency_of(times)
    if concept[:1].isupper() or concept in _BALANCES | _CASH_FLOWS:
        lines: tuple[str, ...] = (concept,)
    elif frequency == "annual" and offered(KEY_RATIOS) and (concept in _COMPUTED or concept not in _PARTS):
        return (need(KEY_RATIOS),)
    else:
        lines = _PARTS.get(concept, (GROWTH_OF.get(concept, "TotalRevenue"),))
    return tuple(_statement(line, frequency, offered) for line in lines)


def frequency_of(times: Times) -> str:
    """Of statements: fiscal years, unless the question says otherwise."""
    if times.frequency in ("quarterly", "trailing"):
        return times.frequency
    return "quarterly" if any(point.quarter for point in times.points) else "annual"


def _statement(line: str, frequency: str, offered: Offered) -> Need:
    is_balance, is_flow = line in _BALANCES, line in _CASH_FLOWS
    function = BALANCE_SHEET if is_balance else CASH_FLOW if is_flow else INCOME_STATEMENT
    if not offered(function) and offered(KEY_RATIOS):
        return need(KEY_RATIOS)
    # A balance has no twelve months: its newest quarter belongs to them.
    of = "quarterly" if frequency == "trailing" and function == BALANCE_SHEET else frequency
    return need(function, **({"period": of} if of != "annual" else {}))
