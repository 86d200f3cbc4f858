"""The income statement of a company."""

from typing import Any

from assistant_core.market import source
from assistant_core.market.model import Frequency
from assistant_core.tools.output import statement_output
from assistant_core.tools.registry import tool


@tool
def get_income_statement(ticker: str, period: Frequency = "annual") -> dict[str, Any]:
    """Get a company's income statements, newest first: revenue, costs, profit, earnings per share.

    Amounts are scaled by `unit`; null means not reported; repeated lines are left out. Compare only periods
    of as many `months`.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
        period: trailing: twelve months up to the end of each quarter.
    """
    return statement_output(source.statement(ticker, "income_statement", period))
