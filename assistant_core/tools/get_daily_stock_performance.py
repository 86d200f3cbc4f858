"""The daily prices of a listing."""

from typing import Any

from assistant_core.market import source
from assistant_core.tools.output import price_output
from assistant_core.tools.registry import tool

TRADING_DAYS = 100


@tool
def get_daily_stock_performance(ticker: str) -> dict[str, Any]:
    """Get the prices of the last 100 trading days, oldest first: open, high, low, close, volume.

    Adjusted for splits, not for dividends.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or BTC-USD.
    """
    return price_output(source.daily_prices(ticker), TRADING_DAYS)
