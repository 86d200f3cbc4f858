"""The functions that stock research knows, what a company needs of them, and which figures each tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant_core.builtin.understanding.frame import Times, Topic
from assistant_core.figures.vocabulary import GROWTH_OF, RATIO_PARTS
from assistant_core.market.lines import MAIN

GET_TICKER = "get_ticker"
INCOME_STATEMENT = "get_income_statement"
BALANCE_SHEET = "get_balance_sheet"
CASH_FLOW = "get_cash_flow"
DAILY_PRICES = "get_daily_stock_performance"
PRICE_HISTORY = "get_price_history"
QUOTE = "get_quote"
PROFILE = "get_company_profile"
DIVIDENDS = "get_dividends_and_splits"
NEWS = "get_news"
EARNINGS = "get_earnings"
OWNERSHIP = "get_ownership"
SEGMENTS = "get_segments"
KEY_RATIOS = "get_key_ratios"
COMPARE_COMPANIES = "compare_companies"
COMPARE_FILINGS = "compare_filings"
DISCOUNTED_CASH_FLOW = "value_by_discounted_cash_flow"

STATEMENTS = (INCOME_STATEMENT, BALANCE_SHEET, CASH_FLOW)
PRICES = (DAILY_PRICES, PRICE_HISTORY)
TOLD = (QUOTE, PROFILE, DIVIDENDS, NEWS, EARNINGS, OWNERSHIP)
OTHERS = (*TOLD, KEY_RATIOS, COMPARE_COMPANIES, COMPARE_FILINGS)
READ = frozenset({*STATEMENTS, *PRICES, *OTHERS, DISCOUNTED_CASH_FLOW, SEGMENTS})
"""All whose outputs are read, but for lookups."""
USUAL_YEARS, MOST_YEARS = 4, 30
"""Of statements: how many come without asking for more, from any source, and how many there may be."""
VALUED: Mapping[str, Any] = {"discount_rate_percent": 10, "terminal_growth_percent": 2.5, "years": 5}
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    **{name: {"period": "annual"} for name in STATEMENTS},
    PRICE_HISTORY: {"period": "1y"},
    SEGMENTS: {"by": "segment", "period": "annual", "years": 3},
    DISCOUNTED_CASH_FLOW: {"method": "to_firm", **VALUED},
}
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
_TOLD = {
    QUOTE: """price open day_high day_low year_high year_low previous_close volume average_volume market_cap
    shares_outstanding change change_percent price_change""",
    DIVIDENDS: """amount dividends_by_year dividend trailing_12_months dividend_yield yield_percent
    DividendPerShare ratio split""",
    PROFILE: "employees",
    EARNINGS: """eps_actual eps_estimate eps_average revenue_average surprise_percent price_target_mean
    price_target_high price_target_low price_target_median mean median price_targets analysts
    strong_buy buy hold sell growth_percent""",
    OWNERSHIP: "insiders_percent institutions_percent institutions_count percent",
    DISCOUNTED_CASH_FLOW: """value_per_share upside terminal_value equity_value
    growth_implied_by_price_percent""",
}
_PLACES = {concept: function for function, concepts in _TOLD.items() for concept in concepts.split()}
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


@dataclass(frozen=True)
class Need:
    """A function to call for a company, with what it takes beside the company's ticker."""

    function: str
    options: frozenset[tuple[str, Any]] = frozenset()

    def arguments(self, symbol: str = "") -> dict[str, Any]:
        options = {name: list(v) if isinstance(v, tuple) else v for name, v in sorted(self.options)}
        return {**({"ticker": symbol} if symbol else {}), **options}

    @property
    def settled(self) -> "Need":
        """Calls that mean the same are the same: without what is the default anyway."""
        usual = need(self.function, **DEFAULTS.get(self.function, {}))
        return Need(self.function, self.options - usual.options)


def need(function: str, /, **options: Any) -> Need:
    return Need(function, frozenset((name, _key(v)) for name, v in options.items() if v is not None))


def _key(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(map(_key, value))
    return value if isinstance(value, str | int | float) else str(value)


def topics_of(concepts: str) -> tuple[Topic, ...]:
    """One topic for each name."""
    return tuple(Topic((concept,), "") for concept in concepts.split())


def is_flow(concept: str) -> bool:
    """Summed up over a period, unlike what is there at its end."""
    return concept not in _BALANCES


def is_price(concept: str) -> bool:
    return _PLACES.get(concept) == QUOTE


def frequency_of(times: Times) -> str:
    """Of statements: fiscal years, unless the question says otherwise."""
    if times.frequency in ("quarterly", "trailing"):
        return times.frequency
    return "quarterly" if any(point.quarter for point in times.points) else "annual"


def years_of(times: Times, today: date | None = None) -> int | None:
    """How many years of statements a question is about; None where those that come anyway are enough."""
    years = -(-(times.last or 0) // (1 if times.frequency in ("", "annual") else 4))
    if times.points:
        years = (today or date.today()).year - min(point.year for point in times.points) + 1
    return min(years, MOST_YEARS) if years > USUAL_YEARS else None


def needs_of(
    topics: tuple[Topic, ...], times: Times, offered: Callable[[str], bool] = lambda _: True
) -> tuple[Need, ...]:
    """For each of their first figures' places, from the best function that is offered."""
    found, frequency, years = list[Need](), frequency_of(times), years_of(times)
    for concept in (topic.concepts[0] for topic in topics):
        is_line = concept[:1].isupper() or concept in _BALANCES | _CASH_FLOWS
        # That function tells the ratios of a few years; those of more follow from the statements.
        is_ratio = concept not in _PARTS or (concept in COMPARED and years is None)
        if own := _PLACES.get(concept):
            found.append(need(own))
        elif not is_line and is_ratio and frequency == "annual" and offered(KEY_RATIOS):
            found.append(need(KEY_RATIOS))
        else:
            parts = _PARTS.get(concept, (GROWTH_OF.get(concept, "TotalRevenue"),))
            lines = (concept,) if is_line else parts
            found += [_statement(line, frequency, offered, years) for line in lines]
    return tuple(dict.fromkeys(found))


def _statement(line: str, frequency: str, offered: Callable[[str], bool], years: int | None) -> Need:
    is_balance, is_flow = line in _BALANCES, line in _CASH_FLOWS
    function = BALANCE_SHEET if is_balance else CASH_FLOW if is_flow else INCOME_STATEMENT
    if not offered(function) and offered(KEY_RATIOS):
        return need(KEY_RATIOS)
    # A balance has no twelve months: its newest quarter belongs to them.
    of = "quarterly" if frequency == "trailing" and function == BALANCE_SHEET else frequency
    return need(function, period=None if of == "annual" else of, years=years)
