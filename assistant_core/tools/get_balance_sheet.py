"""The balance sheet of a company."""

from typing import Any, Literal

from assistant_core.market import source
from assistant_core.tools.output import statement_output
from assistant_core.tools.registry import tool


@tool
def get_balance_sheet(ticker: str, period: Literal["annual", "quarterly"] = "annual") -> dict[str, Any]:
    """Get a company's balance sheets: assets, liabilities, debt, cash, equity.

    Amounts are in the reporting currency, scaled by `unit`; periods are ends of fiscal
    periods, newest first; null means not reported; a line that only repeats another is left out. Source:
    Yahoo Finance.

    Args:
        ticker: Yahoo Finance symbol such as AAPL, BMW.DE or 005930.KS. Find it with get_ticker.
        period: annual for fiscal year ends, quarterly for quarter ends.
    """
    return statement_output(source.statement(ticker, "balance_sheet", period))
