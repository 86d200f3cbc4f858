"""The balance sheet of a company."""

from typing import Any, Literal

from assistant_core.market import source
from assistant_core.tools.output import statement_output
from assistant_core.tools.registry import tool


@tool
def get_balance_sheet(ticker: str, period: Literal["annual", "quarterly"] = "annual") -> dict[str, Any]:
    """Get a company's balance sheets, newest first: assets, liabilities, debt, cash, equity.

    Amounts are scaled by `unit`; null means not reported; repeated lines are left out.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
        period: Ends of fiscal years, or of quarters.
    """
    return statement_output(source.statement(ticker, "balance_sheet", period))
