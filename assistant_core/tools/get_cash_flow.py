"""The cash flow statement of a company."""

from typing import Any

from assistant_core.market import source
from assistant_core.market.model import Frequency
from assistant_core.tools.output import statement_output
from assistant_core.tools.registry import tool


@tool
def get_cash_flow(ticker: str, period: Frequency = "annual") -> dict[str, Any]:
    """Get a company's cash flow statements: operating, investing and financing cash flow, capital
    expenditure, free cash flow, dividends paid and shares bought back.

    Amounts are in the reporting currency, scaled by `unit`; money spent is negative; periods are ends of
    fiscal periods, newest first; null means not reported; a line that only repeats another is left out.
    Source: Yahoo Finance.

    Args:
        ticker: Yahoo Finance symbol such as AAPL, BMW.DE or 005930.KS. Find it with get_ticker.
        period: annual, quarterly, or trailing for sums of twelve months up to the end of each quarter.
    """
    return statement_output(source.statement(ticker, "cash_flow", period))
