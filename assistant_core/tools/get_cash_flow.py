"""The cash flow statement of a company."""

from typing import Any

from assistant_core.market import source
from assistant_core.market.model import Frequency
from assistant_core.tools.output import statement_output
from assistant_core.tools.registry import tool


@tool
def get_cash_flow(ticker: str, period: Frequency = "annual") -> dict[str, Any]:
    """Get a company's cash flow statements, newest first: operating, investing and financing cash flow,
    capital expenditure, free cash flow, dividends, shares bought back. Amounts are scaled by `unit`; money
    spent is negative; null means not reported; repeated lines are left out. Compare only periods of
    as many `months`.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
        period: trailing: twelve months up to the end of each quarter.
    """
    return statement_output(source.statement(ticker, "cash_flow", period))
