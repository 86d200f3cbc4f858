"""The functions that stock research knows, and what a company needs of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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

STATEMENTS = (INCOME_STATEMENT, BALANCE_SHEET, CASH_FLOW)
PRICES = (DAILY_PRICES, PRICE_HISTORY)
OTHERS = (QUOTE, PROFILE, DIVIDENDS, NEWS, EARNINGS, OWNERSHIP, KEY_RATIOS, COMPARE_COMPANIES)
READ = frozenset({*STATEMENTS, *PRICES, *OTHERS, DISCOUNTED_CASH_FLOW})
"""All whose outputs are read, but for lookups."""
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    **{name: {"period": "annual"} for name in STATEMENTS},
    PRICE_HISTORY: {"period": "1y"},
    DISCOUNTED_CASH_FLOW: {
        "method": "to_firm",
        "discount_rate_percent": 10,
        "terminal_growth_percent": 2.5,
        "years": 5,
    },
}


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
        return Need(
            self.function, self.options - need(self.function, **DEFAULTS.get(self.function, {})).options
        )


def need(function: str, /, **options: Any) -> Need:
    return Need(function, frozenset((name, _key(v)) for name, v in options.items() if v is not None))


def _key(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(map(_key, value))
    return value if isinstance(value, str | int | float) else str(value)
