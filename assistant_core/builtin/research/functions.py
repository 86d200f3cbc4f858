"""The functions that stock research knows, and how the output of each is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant_core.builtin.research.facts import Facts, read_facts
from assistant_core.builtin.research.outputs import (
    Failure,
    Prices,
    Statement,
    read_prices,
    read_statement,
)

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
KEY_RATIOS = "get_key_ratios"
COMPARE_COMPANIES = "compare_companies"
DISCOUNTED_CASH_FLOW = "value_by_discounted_cash_flow"

Document = Statement | Prices | Facts
FACTS = (
    *(QUOTE, PROFILE, DIVIDENDS, NEWS, EARNINGS, OWNERSHIP),
    *(KEY_RATIOS, COMPARE_COMPANIES, DISCOUNTED_CASH_FLOW),
)
READERS = {
    **dict.fromkeys((INCOME_STATEMENT, BALANCE_SHEET, CASH_FLOW), read_statement),
    **dict.fromkeys((DAILY_PRICES, PRICE_HISTORY), read_prices),
    **dict.fromkeys(FACTS, read_facts),
}
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    **{name: {"period": "annual"} for name in (INCOME_STATEMENT, BALANCE_SHEET, CASH_FLOW)},
    PRICE_HISTORY: {"period": "1y"},
    DISCOUNTED_CASH_FLOW: {
        "method": "to_firm",
        "discount_rate_percent": 10,
        "terminal_growth_percent": 2.5,
        "years": 5,
    },
}
Arguments = frozenset[tuple[str, Any]]


@dataclass(frozen=True)
class Need:
    """A function to call for a company, with what it takes beside the company's ticker."""

    function: str
    options: Arguments = frozenset()

    def arguments(self, symbol: str) -> dict[str, Any]:
        return {"ticker": symbol, **dict(sorted(self.options))}


def need(function: str, **options: Any) -> Need:
    return Need(function, frozen(options))


def frozen(arguments: Mapping[str, Any]) -> Arguments:
    return frozenset((name, _key(value)) for name, value in arguments.items() if value is not None)


def settled(function: str, arguments: Arguments) -> Arguments:
    """Calls that mean the same are the same: without what is the default anyway."""
    return arguments - frozen(DEFAULTS.get(function, {}))


def read(function: str, output: str) -> Document | Failure:
    return READERS[function](output)


def _key(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(map(_key, value))
    return value if isinstance(value, str | int | float) else str(value)
